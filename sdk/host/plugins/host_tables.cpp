#include <host/plugins/host_tables.hpp>

#include <ams/ext/clock.h>
#include <ams/ext/config.h>
#include <ams/ext/database.h>
#include <ams/ext/log.h>
#include <ams/ext/mail.h>
#include <ams/ext/member_search.h>
#include <ams/ext/members.h>
#include <ams/ext/random.h>
#include <ams/ext/secrets.h>
#include <ams/ext/urls.h>
#include <host/mailbox/sent_mails.hpp>
#include <host/members/member.hpp>
#include <host/plugins/wire.hpp>
#include <kit/mail/message.hpp>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace ams::host {
namespace {

// How long a question to the host's own tables may take.
constexpr kit::Microseconds members_timeout = std::chrono::seconds(2);
constexpr std::uint32_t most_members_at_once = 1000;
constexpr std::uint32_t most_members_found = 100;
constexpr std::uint64_t longest_search = 200;
constexpr std::size_t most_search_words = 8;
constexpr std::uint64_t longest_log_text = 2000;
constexpr std::uint64_t longest_path = 4096;
constexpr std::uint64_t largest_mail = 32u << 20;

HostTables &self(void *host) { return *static_cast<HostTables *>(host); }

ams_status_t copy_out(std::string_view value, void *buffer, std::uint64_t capacity,
                      std::uint64_t *needed) {
  if (needed == nullptr || (buffer == nullptr && capacity > 0)) return AMS_INVALID_ARGUMENT;
  *needed = value.size();
  if (capacity > 0)
    std::memcpy(buffer, value.data(), std::min<std::uint64_t>(capacity, value.size()));
  return AMS_OK;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

// The C functions. Exceptions of the host stop here, as a plugin's stop at its guard.
struct HostTables::Functions {
  template <class Body>
  static ams_status_t guarded(HostTables &tables, const char *call, Body body) {
    try {
      return body();
    } catch (const kit::DatabaseUnavailable &) {
      return AMS_RETRY_LATER;
    } catch (const std::exception &error) {
      tables.services_.log.write(kit::Level::error, call, error.what());
      return AMS_INTERNAL;
    }
  }

  static void log_write(void *host, std::uint32_t level, const char *call, const void *text,
                        std::uint64_t size) {
    HostTables &tables = self(host);
    guarded(tables, "log.write", [&] {
      std::string origin = tables.plugin_id_ + '/' + (call ? call : "");
      std::string line(static_cast<const char *>(text),
                       text ? std::min(size, longest_log_text) : 0);
      for (char &c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
      tables.services_.log.write(static_cast<kit::Level>(std::min<std::uint32_t>(level, 3)), origin,
                                 line);
      return AMS_OK;
    });
  }

  static std::int64_t clock_wall(void *host) {
    return kit::to_us(self(host).services_.clock.now());
  }
  static std::int64_t clock_steady(void *host) { return self(host).services_.clock.steady_us(); }

  static ams_status_t random_fill(void *host, const char *stream, void *buffer,
                                  std::uint64_t size) {
    HostTables &tables = self(host);
    if (buffer == nullptr && size > 0) return AMS_INVALID_ARGUMENT;
    return guarded(tables, "random.fill", [&] {
      tables.services_.random.fill(stream, {static_cast<std::byte *>(buffer), size});
      return AMS_OK;
    });
  }

  static ams_status_t config_get(void *host, const char *key, void *buffer, std::uint64_t capacity,
                                 std::uint64_t *needed) {
    HostTables &tables = self(host);
    if (key == nullptr) return AMS_INVALID_ARGUMENT;
    auto found = tables.config_.find(key);
    if (found == tables.config_.end()) return AMS_NOT_FOUND;
    return copy_out(found->second, buffer, capacity, needed);
  }

  static kit::KeyRing &ring(HostTables &tables, const char *name) {
    return tables.services_.key_ring(tables.plugin_id_ + '.' + name);
  }

  static ams_status_t secrets_current(void *host, const char *name, std::uint32_t *key_id,
                                      void *key) {
    HostTables &tables = self(host);
    if (name == nullptr || key_id == nullptr || key == nullptr) return AMS_INVALID_ARGUMENT;
    return guarded(tables, "secrets.current", [&] {
      kit::KeyRing::Generation generation = ring(tables, name).current();
      static_assert(sizeof(kit::SecretKey) == AMS_SECRET_SIZE);
      std::memcpy(key, generation.key.data(), AMS_SECRET_SIZE);
      *key_id = generation.id;
      return AMS_OK;
    });
  }

  static ams_status_t secrets_get(void *host, const char *name, std::uint32_t key_id, void *key) {
    HostTables &tables = self(host);
    if (name == nullptr || key == nullptr) return AMS_INVALID_ARGUMENT;
    return guarded(tables, "secrets.get", [&] {
      try {
        kit::SecretKey found = ring(tables, name).find(key_id);
        std::memcpy(key, found.data(), AMS_SECRET_SIZE);
        return AMS_OK;
      } catch (const kit::SealBroken &) {
        return AMS_NOT_FOUND;
      }
    });
  }

  static ams_status_t urls_absolute(void *host, const void *path, std::uint64_t path_size,
                                    void *buffer, std::uint64_t capacity, std::uint64_t *needed) {
    HostTables &tables = self(host);
    std::string_view text(static_cast<const char *>(path), path ? path_size : 0);
    if (!text.starts_with('/') || text.size() > longest_path) return AMS_INVALID_ARGUMENT;
    return guarded(tables, "urls.absolute", [&] {
      return copy_out(tables.services_.public_url + std::string(text), buffer, capacity, needed);
    });
  }

  static ams_status_t database_describe(void *host, void *context,
                                        void (*receive)(void *, const ams_database_settings_t *)) {
    if (receive == nullptr) return AMS_INVALID_ARGUMENT;
    const kit::DatabaseSettings &own = self(host).services_.plugin_database;
    ams_database_settings_t wire{};
    wire.size = sizeof wire;
    wire.address = to_wire(std::string_view(own.address));
    wire.user = to_wire(std::string_view(own.user));
    wire.password = to_wire(std::string_view(own.password));
    wire.schema = to_wire(std::string_view(own.schema));
    wire.pool_size = own.pool_size;
    receive(context, &wire);
    return AMS_OK;
  }

  static ams_status_t members_get(void *host, const ams_id_t *id, void *context,
                                  ams_receive_member_t receive) {
    HostTables &tables = self(host);
    if (id == nullptr || receive == nullptr) return AMS_INVALID_ARGUMENT;
    return guarded(tables, "members.get", [&] {
      auto member = tables.services_.database.run(
          tables.services_.clock.in(members_timeout), [&](kit::Transaction &transaction) {
            return MemberStore::find(transaction, from_wire(*id));
          });
      if (!member) return AMS_NOT_FOUND;
      ams_member_t wire = to_wire(*member);
      receive(context, &wire);
      return AMS_OK;
    });
  }

  static ams_status_t members_changed_since(void *host, std::int64_t revision, std::uint32_t limit,
                                            void *context, ams_receive_member_t receive) {
    HostTables &tables = self(host);
    if (receive == nullptr) return AMS_INVALID_ARGUMENT;
    return guarded(tables, "members.changed_since", [&] {
      auto members = tables.services_.database.run(
          tables.services_.clock.in(members_timeout), [&](kit::Transaction &transaction) {
            return MemberStore::changed_since(transaction, revision,
                                              std::min(limit, most_members_at_once));
          });
      for (const Member &member : members) {
        ams_member_t wire = to_wire(member);
        receive(context, &wire);
      }
      return AMS_OK;
    });
  }

  static ams_status_t members_find(void *host, const ams_bytes_t *text, std::uint32_t limit,
                                   void *context, ams_receive_member_t receive) {
    HostTables &tables = self(host);
    if (text == nullptr || receive == nullptr || text->size > longest_search)
      return AMS_INVALID_ARGUMENT;
    return guarded(tables, "member_search.find", [&] {
      const auto words = words_of(view(*text));
      if (words.empty() || words.size() > most_search_words) return AMS_INVALID_ARGUMENT;
      auto members = tables.services_.database.run(
          tables.services_.clock.in(members_timeout), [&](kit::Transaction &transaction) {
            return MemberStore::search(transaction, words, std::min(limit, most_members_found));
          });
      for (const Member &member : members) {
        ams_member_t wire = to_wire(member);
        receive(context, &wire);
      }
      return AMS_OK;
    });
  }

  static ams_status_t members_by_email(void *host, const ams_bytes_t *email, void *context,
                                       ams_receive_member_t receive) {
    HostTables &tables = self(host);
    if (email == nullptr || receive == nullptr || email->size == 0 ||
        email->size > longest_search * 2)
      return AMS_INVALID_ARGUMENT;
    return guarded(tables, "member_search.by_email", [&] {
      auto member = tables.services_.database.run(
          tables.services_.clock.in(members_timeout), [&](kit::Transaction &transaction) {
            return MemberStore::find_by_email(transaction, view(*email));
          });
      if (!member) return AMS_NOT_FOUND;
      ams_member_t wire = to_wire(*member);
      receive(context, &wire);
      return AMS_OK;
    });
  }

  static ams_status_t mail_send(void *host, const ams_mail_t *mail, const ams_sink_t *reply) {
    HostTables &tables = self(host);
    if (mail == nullptr || mail->size < sizeof *mail || mail->message.size > largest_mail ||
        !kit::is_email(view(mail->recipient)))
      return AMS_INVALID_ARGUMENT;
    return guarded(tables, "mail.send", [&] {
      std::string_view from = view(mail->envelope_from);
      if (from.empty()) from = envelope_from(tables.services_.sender);
      kit::Attempt attempt = hand_over(tables, from, *mail);
      if (reply != nullptr && reply->write != nullptr)
        reply->write(reply->context, attempt.reply.data(), attempt.reply.size());
      return status_of(attempt.delivery);
    });
  }

  static kit::Attempt hand_over(HostTables &tables, std::string_view from,
                                const ams_mail_t &mail) {
    const kit::Deadline deadline{mail.deadline_us};
    if (SentMails *sent = tables.services_.sent_mails)
      return sent->send(tables.plugin_id_, from, view(mail.recipient), view(mail.message),
                        deadline);
    return tables.services_.transport.send(from, view(mail.recipient), view(mail.message),
                                           deadline);
  }

  static std::string_view envelope_from(const kit::OutboxSender &sender) {
    return sender.envelope_from.empty() ? sender.from.email : sender.envelope_from;
  }

  static ams_status_t status_of(kit::Delivery delivery) {
    switch (delivery) {
      case kit::Delivery::accepted:
        return AMS_OK;
      case kit::Delivery::retry_later:
        return AMS_RETRY_LATER;
      case kit::Delivery::rejected:
        return AMS_REJECTED;
    }
    return AMS_INTERNAL;
  }

  static ams_status_t mail_sender(void *host, void *context,
                                  void (*receive)(void *, const ams_mail_sender_t *)) {
    if (receive == nullptr) return AMS_INVALID_ARGUMENT;
    const kit::OutboxSender &sender = self(host).services_.sender;
    ams_mail_sender_t wire{};
    wire.size = sizeof wire;
    wire.name = to_wire(std::string_view(sender.from.name));
    wire.address = to_wire(std::string_view(sender.from.email));
    wire.domain = to_wire(std::string_view(sender.domain));
    receive(context, &wire);
    return AMS_OK;
  }

  static const void *get_extension(void *, const char *id) {
    static const ams_host_log_t log{log_write};
    static const ams_host_clock_t clock{clock_wall, clock_steady};
    static const ams_host_random_t random{random_fill};
    static const ams_host_config_t config{config_get};
    static const ams_host_secrets_t secrets{secrets_current, secrets_get};
    static const ams_host_urls_t urls{urls_absolute};
    static const ams_host_database_t database{database_describe};
    static const ams_host_members_t members{members_get, members_changed_since};
    static const ams_host_member_search_t search{members_find, members_by_email};
    static const ams_host_mail_t mail{mail_send, mail_sender};
    static const std::pair<std::string_view, const void *> tables[] = {
        {AMS_EXT_LOG, &log},           {AMS_EXT_CLOCK, &clock},     {AMS_EXT_RANDOM, &random},
        {AMS_EXT_CONFIG, &config},     {AMS_EXT_SECRETS, &secrets}, {AMS_EXT_URLS, &urls},
        {AMS_EXT_DATABASE, &database}, {AMS_EXT_MEMBERS, &members}, {AMS_EXT_MAIL, &mail},
        {AMS_EXT_MEMBER_SEARCH, &search}};
    if (id == nullptr) return nullptr;
    for (const auto &[name, table] : tables)
      if (name == id) return table;
    return nullptr;
  }
};

HostTables::HostTables(std::string plugin_id, std::map<std::string, std::string> config,
                       const PluginServices &services)
    : plugin_id_(std::move(plugin_id)), config_(std::move(config)), services_(services) {
  wire_ = {sizeof wire_, this, "ams_host", "1.0.0", Functions::get_extension};
}

}  // namespace ams::host
