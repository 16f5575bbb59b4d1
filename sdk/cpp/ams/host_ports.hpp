// Kit's ports on top of the host's tables, and readers for what is no port.
//
//  1. Make them in `activate` and drop them in `deactivate`: the tables may be called only between
//     (host.h). A table that the host does not offer throws MissingExtension.
//  2. All of them may be called on any thread that is inside a call of the host.
#pragma once

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
#include <ams/host.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <ams/member.hpp>
#include <kit/base/log.hpp>
#include <kit/base/random.hpp>
#include <kit/base/time.hpp>
#include <kit/crypto/sealer.hpp>
#include <kit/database/database.hpp>
#include <kit/mail/outbox.hpp>
#include <kit/mail/transport.hpp>

namespace ams {

struct MissingExtension : std::runtime_error {
  explicit MissingExtension(const std::string &id)
      : std::runtime_error("the host does not offer " + id) {}
};

// One table of the host with the pointer that its functions want.
template <class Table>
class HostTable {
 public:
  HostTable(const ams_host_t &host, const char *id)
      : table_(static_cast<const Table *>(host.get_extension(host.data, id))), data_(host.data) {
    if (!table_) throw MissingExtension(id);
  }
  const Table *operator->() const { return table_; }
  void *data() const { return data_; }

 private:
  const Table *table_;
  void *data_;
};

class HostClock final : public kit::Clock {
 public:
  explicit HostClock(const ams_host_t &host) : table_(host, AMS_EXT_CLOCK) {}
  kit::Instant now() const override { return kit::from_us(table_->wall_us(table_.data())); }
  std::int64_t steady_us() const override { return table_->steady_us(table_.data()); }

 private:
  HostTable<ams_host_clock_t> table_;
};

class HostRandom final : public kit::Random {
 public:
  explicit HostRandom(const ams_host_t &host) : table_(host, AMS_EXT_RANDOM) {}
  void fill(const char *stream, std::span<std::byte> out) override;

 private:
  HostTable<ams_host_random_t> table_;
};

class HostLog final : public kit::Log {
 public:
  explicit HostLog(const ams_host_t &host) : table_(host, AMS_EXT_LOG) {}
  void write(kit::Level level, std::string_view call, std::string_view text) override;

 private:
  HostTable<ams_host_log_t> table_;
};

// The generations of the one key `name`.
class HostKeyRing final : public kit::KeyRing {
 public:
  HostKeyRing(const ams_host_t &host, std::string name)
      : table_(host, AMS_EXT_SECRETS), name_(std::move(name)) {}
  Generation current() override;
  kit::SecretKey find(std::uint32_t id) override;

 private:
  HostTable<ams_host_secrets_t> table_;
  std::string name_;
};

class HostTransport final : public kit::Transport {
 public:
  explicit HostTransport(const ams_host_t &host) : table_(host, AMS_EXT_MAIL) {}
  kit::Attempt send(std::string_view envelope_from, std::string_view recipient,
                    std::string_view message, kit::Deadline deadline) override;
  // Who the association's mails come from.
  kit::OutboxSender sender() const;

 private:
  HostTable<ams_host_mail_t> table_;
};

// The plugin's section of the configuration.
class HostConfig {
 public:
  explicit HostConfig(const ams_host_t &host) : table_(host, AMS_EXT_CONFIG) {}
  std::optional<std::string> get(const char *key) const;
  std::string text(const char *key, std::string fallback) const;
  // Throws std::invalid_argument, naming the key, when the value is no whole number.
  std::int64_t number(const char *key, std::int64_t fallback) const;

 private:
  HostTable<ams_host_config_t> table_;
};

class HostUrls {
 public:
  explicit HostUrls(const ams_host_t &host) : table_(host, AMS_EXT_URLS) {}
  std::string absolute(std::string_view path) const;

 private:
  HostTable<ams_host_urls_t> table_;
};

class HostMembers {
 public:
  explicit HostMembers(const ams_host_t &host) : table_(host, AMS_EXT_MEMBERS) {}
  std::optional<Member> get(const kit::Id &id) const;
  std::vector<Member> changed_since(std::int64_t revision, std::uint32_t limit) const;

 private:
  HostTable<ams_host_members_t> table_;
};

// Optional for a host: without it, staff pages that look for members say so.
class HostMemberSearch {
 public:
  explicit HostMemberSearch(const ams_host_t &host) : host_(host) {}
  bool offered() const { return find_table() != nullptr; }
  // Nobody for a text that has no word, too many, or is too long. Throws MissingExtension.
  std::vector<Member> find(std::string_view text, std::uint32_t limit) const;
  std::optional<Member> by_email(std::string_view email) const;

 private:
  const ams_host_member_search_t *find_table() const {
    return static_cast<const ams_host_member_search_t *>(
        host_.get_extension(host_.data, AMS_EXT_MEMBER_SEARCH));
  }
  const ams_host_t &host_;
};

kit::DatabaseSettings read_database(const ams_host_t &host);

}  // namespace ams
