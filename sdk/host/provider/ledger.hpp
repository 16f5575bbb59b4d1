// What the development provider knows: checkouts, notices on their way, and its switches.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <host/provider/journal.hpp>
#include <kit/base/random.hpp>
#include <kit/base/time.hpp>

namespace ams::provider {

enum class State { open, paid, declined, voided };

struct HostedCheckout {
  std::string id;     // the host's; its idempotency key
  std::string token;  // of the hosted page's address; nobody can guess it
  std::string reference;
  std::int64_t amount_cents = 0;
  std::string currency;
  std::string environment;
  std::string language;
  std::string return_url;
  std::string notice_url;
  State state = State::open;
};

struct OutgoingNotice {
  std::string id;
  std::string checkout;
  std::string kind;  // "settled" or "failed"
  kit::Instant due_at;
  std::int64_t attempts = 0;
  std::int64_t copies_left = 1;  // deliveries still to be made; 0: done
};

// How the provider misbehaves, for tests. They act on notices sent while they are on.
struct Switches {
  std::int64_t delay_ms = 0;     // before a notice is sent first
  std::int64_t repeat = 0;       // further deliveries of each notice
  std::int64_t alter_cents = 0;  // added to the amount a notice names
  bool forge = false;            // signs with another key
};

class Ledger {
 public:
  Ledger(const std::filesystem::path &folder, const kit::Clock &clock, kit::Random &random);

  // The checkout with that id as it is, or `wanted` when there is none yet.
  HostedCheckout open(HostedCheckout wanted);
  // The state after it: voided, unless it had ended. One that was never opened is remembered as
  // voided, so that it cannot be opened later.
  State void_checkout(const std::string &id);
  std::optional<HostedCheckout> find_by_token(const std::string &token) const;
  // Ends an open checkout and queues its notice; returns the notice's id, or nothing when it had
  // ended before.
  std::optional<std::string> decide(const std::string &token, State state);

  Switches switches() const;
  void set_switches(const Switches &switches);

  // For the sender. Blocks until a notice is due or `stop` was called; then nothing.
  std::optional<std::pair<OutgoingNotice, HostedCheckout>> next_due();
  void attempted(const std::string &notice, bool delivered);
  // Waits until this notice was attempted once, so that the page after it mostly shows the effect.
  void wait_for_attempt(const std::string &notice, std::chrono::milliseconds patience);
  std::size_t pending() const;
  void stop();

 private:
  void replay(const std::string &line);
  void keep(const HostedCheckout &checkout);
  void keep(const OutgoingNotice &notice);

  const kit::Clock &clock_;
  kit::Random &random_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, HostedCheckout> checkouts_;
  std::map<std::string, OutgoingNotice> notices_;
  Switches switches_;
  bool stopping_ = false;
  std::unique_ptr<Journal> journal_;
};

}  // namespace ams::provider
