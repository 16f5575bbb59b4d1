#include <host/provider/ledger.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

#include <kit/base/id.hpp>
#include <kit/crypto/token.hpp>

namespace ams::provider {

NLOHMANN_JSON_SERIALIZE_ENUM(State, {{State::open, "open"},
                                     {State::paid, "paid"},
                                     {State::declined, "declined"},
                                     {State::voided, "voided"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(HostedCheckout, id, token, reference, amount_cents, currency,
                                   environment, language, return_url, notice_url, state)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Switches, delay_ms, repeat, alter_cents, forge)

namespace {

using nlohmann::json;
using std::chrono::milliseconds;

// Between attempts; the last one goes on for ever, as a provider's would for days.
constexpr milliseconds pauses[] = {milliseconds(500),  milliseconds(1000),  milliseconds(2000),
                                   milliseconds(5000), milliseconds(10000), milliseconds(30000),
                                   milliseconds(60000)};

json json_of(const OutgoingNotice &notice) {
  return {{"id", notice.id},
          {"checkout", notice.checkout},
          {"kind", notice.kind},
          {"due_at", kit::to_us(notice.due_at)},
          {"attempts", notice.attempts},
          {"copies_left", notice.copies_left}};
}

OutgoingNotice notice_of(const json &value) {
  return {value.at("id"),       value.at("checkout"),
          value.at("kind"),     kit::from_us(value.at("due_at").get<std::int64_t>()),
          value.at("attempts"), value.at("copies_left")};
}

}  // namespace

Ledger::Ledger(const std::filesystem::path &folder, const kit::Clock &clock, kit::Random &random)
    : clock_(clock), random_(random) {
  std::filesystem::create_directories(folder);
  journal_ = std::make_unique<Journal>(folder / "provider.journal",
                                       [this](const std::string &line) { replay(line); });
}

void Ledger::replay(const std::string &line) {
  json value = json::parse(line);
  if (value.contains("checkout")) {
    auto checkout = value.at("checkout").get<HostedCheckout>();
    checkouts_[checkout.id] = checkout;
  } else if (value.contains("notice")) {
    OutgoingNotice notice = notice_of(value.at("notice"));
    notices_[notice.id] = notice;
  } else {
    switches_ = value.at("switches").get<Switches>();
  }
}

void Ledger::keep(const HostedCheckout &checkout) {
  journal_->append(json{{"checkout", checkout}}.dump());
  checkouts_[checkout.id] = checkout;
}

void Ledger::keep(const OutgoingNotice &notice) {
  journal_->append(json{{"notice", json_of(notice)}}.dump());
  notices_[notice.id] = notice;
}

HostedCheckout Ledger::open(HostedCheckout wanted) {
  std::lock_guard lock(mutex_);
  auto known = checkouts_.find(wanted.id);
  if (known != checkouts_.end()) return known->second;
  wanted.token = kit::make_token(random_);
  keep(wanted);
  return wanted;
}

State Ledger::void_checkout(const std::string &id) {
  std::lock_guard lock(mutex_);
  auto known = checkouts_.find(id);
  HostedCheckout checkout = known == checkouts_.end() ? HostedCheckout{} : known->second;
  checkout.id = id;
  if (checkout.state != State::open) return checkout.state;
  checkout.state = State::voided;
  keep(checkout);
  return State::voided;
}

std::optional<HostedCheckout> Ledger::find_by_token(const std::string &token) const {
  std::lock_guard lock(mutex_);
  for (const auto &[id, checkout] : checkouts_)
    if (!token.empty() && kit::same_secret(checkout.token, token)) return checkout;
  return std::nullopt;
}

std::optional<std::string> Ledger::decide(const std::string &token, State state) {
  auto found = find_by_token(token);
  if (!found) return std::nullopt;
  std::lock_guard lock(mutex_);
  HostedCheckout checkout = checkouts_.at(found->id);
  if (checkout.state != State::open) return std::nullopt;
  checkout.state = state;
  OutgoingNotice notice{kit::make_id(clock_, random_).text(),
                        checkout.id,
                        state == State::paid ? "settled" : "failed",
                        clock_.now() + milliseconds(switches_.delay_ms),
                        0,
                        1 + switches_.repeat};
  // The notice first: if the second line is lost, a notice of an open checkout is sent, and the
  // person who pays again is told that it had ended.
  keep(notice);
  keep(checkout);
  changed_.notify_all();
  return notice.id;
}

Switches Ledger::switches() const {
  std::lock_guard lock(mutex_);
  return switches_;
}

void Ledger::set_switches(const Switches &switches) {
  std::lock_guard lock(mutex_);
  journal_->append(json{{"switches", switches}}.dump());
  switches_ = switches;
}

std::optional<std::pair<OutgoingNotice, HostedCheckout>> Ledger::next_due() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const OutgoingNotice *next = nullptr;
    for (const auto &[id, notice] : notices_)
      if (notice.copies_left > 0 && (next == nullptr || notice.due_at < next->due_at))
        next = &notice;
    if (next == nullptr) {
      changed_.wait(lock);
    } else if (auto left = next->due_at - clock_.now(); left > kit::Microseconds(0)) {
      changed_.wait_for(lock, left);
    } else {
      return std::pair(*next, checkouts_.at(next->checkout));
    }
  }
  return std::nullopt;
}

void Ledger::attempted(const std::string &id, bool delivered) {
  std::lock_guard lock(mutex_);
  OutgoingNotice notice = notices_.at(id);
  ++notice.attempts;
  if (delivered) {
    --notice.copies_left;
    notice.due_at = clock_.now();
  } else {
    auto pause =
        std::min<std::size_t>(static_cast<std::size_t>(notice.attempts) - 1, std::size(pauses) - 1);
    notice.due_at = clock_.now() + pauses[pause];
  }
  keep(notice);
  changed_.notify_all();
}

void Ledger::wait_for_attempt(const std::string &notice, milliseconds patience) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, patience, [&] { return notices_.at(notice).attempts > 0; });
}

std::size_t Ledger::pending() const {
  std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::count_if(
      notices_.begin(), notices_.end(), [](auto &one) { return one.second.copies_left > 0; }));
}

void Ledger::stop() {
  std::lock_guard lock(mutex_);
  stopping_ = true;
  changed_.notify_all();
}

}  // namespace ams::provider
