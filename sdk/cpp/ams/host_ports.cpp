#include "host_ports.hpp"

#include <charconv>
#include <exception>

#include <ams/sink.hpp>
#include <ams/status.hpp>
#include <ams/text.hpp>

namespace ams {

namespace {

// What a host's callback receives is copied at once. An exception of ours must not fly through the
// host, so it waits here until the host's function has returned.
template <class Payload, class Copy>
class Receiver {
 public:
  explicit Receiver(Copy copy) : copy_(std::move(copy)) {}

  static void receive(void *context, const Payload *payload) noexcept {
    auto &self = *static_cast<Receiver *>(context);
    try {
      self.copy_(*payload);
    } catch (...) {
      self.failure_ = std::current_exception();
    }
  }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  Copy copy_;
  std::exception_ptr failure_;
};

// Getters that fill a caller's buffer: once more when the first buffer was too small.
template <class Get>
std::optional<std::string> read_text(Get get, const char *call) {
  std::string buffer(256, '\0');
  for (;;) {
    std::uint64_t needed = 0;
    const auto status = get(buffer.data(), buffer.size(), &needed);
    if (status == AMS_NOT_FOUND) return std::nullopt;
    check(status, call);
    const bool whole = needed <= buffer.size();
    buffer.resize(needed);
    if (whole) return buffer;
  }
}

}  // namespace

void HostRandom::fill(const char *stream, std::span<std::byte> out) {
  check(table_->fill(table_.data(), stream, out.data(), out.size()), "ams.random/1 fill");
}

void HostLog::write(kit::Level level, std::string_view call, std::string_view text) {
  static_assert(static_cast<unsigned>(kit::Level::debug) == AMS_LOG_DEBUG);
  static_assert(static_cast<unsigned>(kit::Level::error) == AMS_LOG_ERROR);
  table_->write(table_.data(), static_cast<std::uint32_t>(level), std::string(call).c_str(),
                text.data(), text.size());
}

kit::KeyRing::Generation HostKeyRing::current() {
  static_assert(sizeof(kit::SecretKey) == AMS_SECRET_SIZE);
  Generation generation{};
  check(table_->current(table_.data(), name_.c_str(), &generation.id, generation.key.data()),
        "ams.secrets/1 current");
  return generation;
}

kit::SecretKey HostKeyRing::find(std::uint32_t id) {
  kit::SecretKey key{};
  const auto status = table_->get(table_.data(), name_.c_str(), id, key.data());
  if (status == AMS_NOT_FOUND)
    throw kit::SealBroken("generation " + std::to_string(id) + " of key " + name_ + " is lost");
  check(status, "ams.secrets/1 get");
  return key;
}

kit::Attempt HostTransport::send(std::string_view envelope_from, std::string_view recipient,
                                 std::string_view message, kit::Deadline deadline) {
  const ams_mail_t mail{.size = sizeof(ams_mail_t),
                        .envelope_from = bytes(envelope_from),
                        .recipient = bytes(recipient),
                        .message = bytes(message),
                        .deadline_us = deadline.steady_us};
  CollectingSink reply(64 * 1024);
  const auto status = table_->send(table_.data(), &mail, reply.table());
  switch (status) {
    case AMS_OK:
      return {kit::Delivery::accepted, reply.take()};
    case AMS_RETRY_LATER:
    case AMS_DEADLINE_EXCEEDED:
      return {kit::Delivery::retry_later, reply.take()};
    case AMS_REJECTED:
      return {kit::Delivery::rejected, reply.take()};
    default:  // the host is in trouble, not the mail: it stays queued
      return {kit::Delivery::retry_later, std::string("ams.mail/1 send: ") + name(status)};
  }
}

kit::OutboxSender HostTransport::sender() const {
  kit::OutboxSender result;
  const auto copy = [&](const ams_mail_sender_t &sender) {
    result.from = {std::string(view(sender.name)), std::string(view(sender.address))};
    result.domain = view(sender.domain);
  };
  Receiver<ams_mail_sender_t, decltype(copy)> receiver(copy);
  check(table_->sender(table_.data(), &receiver, receiver.receive), "ams.mail/1 sender");
  receiver.rethrow();
  return result;
}

std::optional<std::string> HostConfig::get(const char *key) const {
  return read_text(
      [&](char *buffer, std::uint64_t capacity, std::uint64_t *needed) {
        return table_->get(table_.data(), key, buffer, capacity, needed);
      },
      "ams.config/1 get");
}

std::string HostConfig::text(const char *key, std::string fallback) const {
  return get(key).value_or(std::move(fallback));
}

std::int64_t HostConfig::number(const char *key, std::int64_t fallback) const {
  const auto value = get(key);
  if (!value) return fallback;
  std::int64_t result = 0;
  const char *end = value->data() + value->size();
  const auto [stop, error] = std::from_chars(value->data(), end, result);
  if (error != std::errc{} || stop != end)
    throw std::invalid_argument(std::string("configuration: ") + key + " is not a whole number");
  return result;
}

std::string HostUrls::absolute(std::string_view path) const {
  const auto url = read_text(
      [&](char *buffer, std::uint64_t capacity, std::uint64_t *needed) {
        return table_->absolute(table_.data(), path.data(), path.size(), buffer, capacity, needed);
      },
      "ams.urls/1 absolute");
  if (!url) throw StatusError(AMS_NOT_FOUND, "ams.urls/1 absolute: AMS_NOT_FOUND");
  return *url;
}

std::optional<Member> HostMembers::get(const kit::Id &id) const {
  std::optional<Member> result;
  const auto copy = [&](const ams_member_t &member) { result = to_member(member); };
  Receiver<ams_member_t, decltype(copy)> receiver(copy);
  const ams_id_t wanted = from_id(id);
  const auto status = table_->get(table_.data(), &wanted, &receiver, receiver.receive);
  if (status == AMS_NOT_FOUND) return std::nullopt;
  check(status, "ams.members/1 get");
  receiver.rethrow();
  return result;
}

std::vector<Member> HostMembers::changed_since(std::int64_t revision, std::uint32_t limit) const {
  std::vector<Member> result;
  const auto copy = [&](const ams_member_t &member) { result.push_back(to_member(member)); };
  Receiver<ams_member_t, decltype(copy)> receiver(copy);
  check(table_->changed_since(table_.data(), revision, limit, &receiver, receiver.receive),
        "ams.members/1 changed_since");
  receiver.rethrow();
  return result;
}

std::vector<Member> HostMemberSearch::find(std::string_view text, std::uint32_t limit) const {
  const HostTable<ams_host_member_search_t> table(host_, AMS_EXT_MEMBER_SEARCH);
  std::vector<Member> result;
  const auto copy = [&](const ams_member_t &member) { result.push_back(to_member(member)); };
  Receiver<ams_member_t, decltype(copy)> receiver(copy);
  const ams_bytes_t wanted = bytes(text);
  const auto status = table->find(table.data(), &wanted, limit, &receiver, receiver.receive);
  if (status == AMS_INVALID_ARGUMENT) return {};
  check(status, "ams.member_search/1 find");
  receiver.rethrow();
  return result;
}

std::optional<Member> HostMemberSearch::by_email(std::string_view email) const {
  const HostTable<ams_host_member_search_t> table(host_, AMS_EXT_MEMBER_SEARCH);
  std::optional<Member> result;
  const auto copy = [&](const ams_member_t &member) { result = to_member(member); };
  Receiver<ams_member_t, decltype(copy)> receiver(copy);
  const ams_bytes_t wanted = bytes(email);
  const auto status = table->by_email(table.data(), &wanted, &receiver, receiver.receive);
  if (status == AMS_NOT_FOUND || status == AMS_INVALID_ARGUMENT) return std::nullopt;
  check(status, "ams.member_search/1 by_email");
  receiver.rethrow();
  return result;
}

kit::DatabaseSettings read_database(const ams_host_t &host) {
  const HostTable<ams_host_database_t> table(host, AMS_EXT_DATABASE);
  kit::DatabaseSettings result;
  const auto copy = [&](const ams_database_settings_t &settings) {
    result = {.address = std::string(view(settings.address)),
              .user = std::string(view(settings.user)),
              .password = std::string(view(settings.password)),
              .schema = std::string(view(settings.schema)),
              .pool_size = settings.pool_size};
  };
  Receiver<ams_database_settings_t, decltype(copy)> receiver(copy);
  check(table->describe(table.data(), &receiver, receiver.receive), "ams.database/1 describe");
  receiver.rethrow();
  return result;
}

}  // namespace ams
