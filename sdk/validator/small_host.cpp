#include "small_host.hpp"

#include <ams/ext/clock.h>
#include <ams/ext/config.h>
#include <ams/ext/log.h>
#include <ams/ext/mail.h>
#include <ams/ext/members.h>
#include <ams/ext/random.h>
#include <ams/ext/secrets.h>
#include <ams/ext/urls.h>
#include <sys/random.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <string_view>

namespace ams::validator {

namespace {

SmallHost &self(void *data) { return *static_cast<SmallHost *>(data); }

template <class Clock>
std::int64_t microseconds() {
  using std::chrono::microseconds;
  return duration_cast<microseconds>(Clock::now().time_since_epoch()).count();
}

std::int64_t wall_us(void *) { return microseconds<std::chrono::system_clock>(); }
std::int64_t steady_us(void *) { return microseconds<std::chrono::steady_clock>(); }

ams_status_t fill(void *, const char *, void *buffer, std::uint64_t size) {
  auto *at = static_cast<char *>(buffer);
  while (size > 0) {
    const auto got = getrandom(at, std::min<std::uint64_t>(size, 256), 0);
    if (got <= 0) return AMS_INTERNAL;
    at += got;
    size -= static_cast<std::uint64_t>(got);
  }
  return AMS_OK;
}

void write_log(void *data, std::uint32_t, const char *call, const void *text, std::uint64_t size) {
  self(data).log(std::string(call) + ": " + std::string(static_cast<const char *>(text), size));
}

ams_status_t copy_out(std::string_view text, void *buffer, std::uint64_t capacity,
                      std::uint64_t *needed) {
  *needed = text.size();
  const auto size = std::min<std::uint64_t>(text.size(), capacity);
  if (size > 0) std::memcpy(buffer, text.data(), size);
  return AMS_OK;
}

ams_status_t get_config(void *data, const char *key, void *buffer, std::uint64_t capacity,
                        std::uint64_t *needed) {
  const auto &config = self(data).settings().config;
  const auto found = config.find(key);
  if (found == config.end()) return AMS_NOT_FOUND;
  return copy_out(found->second, buffer, capacity, needed);
}

ams_status_t absolute(void *, const void *path, std::uint64_t path_size, void *buffer,
                      std::uint64_t capacity, std::uint64_t *needed) {
  const std::string_view text(static_cast<const char *>(path), path_size);
  return copy_out("http://localhost" + std::string(text), buffer, capacity, needed);
}

// One generation, the same for every run: a validator seals nothing that anybody keeps.
ams_status_t get_key(void *, const char *name, std::uint32_t key_id, void *key) {
  if (key_id != 1) return AMS_NOT_FOUND;
  std::memset(key, 0, AMS_SECRET_SIZE);
  std::memcpy(key, name, std::min<std::size_t>(std::strlen(name), AMS_SECRET_SIZE));
  return AMS_OK;
}

ams_status_t current_key(void *data, const char *name, std::uint32_t *key_id, void *key) {
  *key_id = 1;
  return get_key(data, name, 1, key);
}

ams_status_t send(void *, const ams_mail_t *, const ams_sink_t *) { return AMS_OK; }

ams_bytes_t bytes(std::string_view text) { return {text.data(), text.size()}; }

ams_status_t sender(void *, void *context, void (*receive)(void *, const ams_mail_sender_t *)) {
  const ams_mail_sender_t who{sizeof who, bytes("Validator"), bytes("validator@localhost"),
                              bytes("localhost")};
  receive(context, &who);
  return AMS_OK;
}

ams_status_t get_member(void *, const ams_id_t *, void *, ams_receive_member_t) {
  return AMS_NOT_FOUND;
}

ams_status_t changed_since(void *, std::int64_t, std::uint32_t, void *, ams_receive_member_t) {
  return AMS_OK;
}

ams_status_t describe(void *data, void *context,
                      void (*receive)(void *, const ams_database_settings_t *)) {
  const auto &settings = self(data).settings();
  const ams_database_settings_t described{
      sizeof described, bytes(settings.database_address), bytes(settings.database_user),
      bytes(settings.database_password), bytes(settings.database_schema), 4, 0};
  receive(context, &described);
  return AMS_OK;
}

constexpr ams_host_clock_t clock_table{wall_us, steady_us};
constexpr ams_host_random_t random_table{fill};
constexpr ams_host_log_t log_table{write_log};
constexpr ams_host_config_t config_table{get_config};
constexpr ams_host_urls_t urls_table{absolute};
constexpr ams_host_secrets_t secrets_table{current_key, get_key};
constexpr ams_host_mail_t mail_table{send, sender};
constexpr ams_host_members_t members_table{get_member, changed_since};
constexpr ams_host_database_t database_table{describe};

const std::map<std::string_view, const void *> tables{
    {AMS_EXT_CLOCK, &clock_table},   {AMS_EXT_RANDOM, &random_table},
    {AMS_EXT_LOG, &log_table},       {AMS_EXT_CONFIG, &config_table},
    {AMS_EXT_URLS, &urls_table},     {AMS_EXT_SECRETS, &secrets_table},
    {AMS_EXT_MAIL, &mail_table},     {AMS_EXT_MEMBERS, &members_table},
    {AMS_EXT_DATABASE, &database_table}};

const void *get_extension(void *data, const char *id) {
  self(data).note_call();
  if (std::string_view(id) == AMS_EXT_DATABASE && self(data).settings().database_address.empty())
    return nullptr;
  const auto found = tables.find(id);
  return found == tables.end() ? nullptr : found->second;
}

}  // namespace

SmallHost::SmallHost(SmallHostSettings settings)
    : settings_(std::move(settings)),
      table_{sizeof(ams_host_t), this, "ams_small_host", "1.0.0", get_extension} {}

void SmallHost::log(std::string line) {
  last_line_ = std::move(line);
  ++lines_;
}

void SmallHost::note_call() {
  if (!active_) ++calls_while_inactive_;
}

}  // namespace ams::validator
