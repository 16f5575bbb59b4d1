#include "outbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include <kit/base/utf8.hpp>

#include "outbox_store.hpp"

namespace ams::kit {
namespace {

using mail::Claim;
using mail::OutboxStore;
using mail::Outcome;
using namespace std::chrono_literals;

constexpr std::array<Microseconds, 4> first_delays{1min, 5min, 15min, 60min};
constexpr Microseconds later_delay = 60min;
constexpr Microseconds give_up_after = 48h;
constexpr Microseconds lease_margin = 60s;  // over the step's deadline, for its recording
constexpr Microseconds recording_time = 5s;
constexpr Microseconds shortest_attempt = 3s;  // less is not begun after the first mail of a step
constexpr std::size_t largest_content = 1 << 20;
constexpr std::size_t longest_reply = 400;
constexpr unsigned purge_batch = 500;

// Who a mail is from is known when it leaves; until then this stands in for it.
const OutboxSender anyone{{"", "anyone@localhost"}, "", "localhost"};

[[noreturn]] void refuse(const char *what) {
  throw std::invalid_argument(std::string("outbox: ") + what);
}

void check(const OutgoingMail &mail) {
  if (mail.mail_class == MailClass::commercial) {
    throw std::logic_error("outbox: a commercial mail needs consent, which is not kept (CSL-02)");
  }
  if (mail.id.is_none()) refuse("a mail without id");
  if (mail.template_name.empty() || mail.template_name.size() > 80) refuse("no template's name");
  for (const std::string *text :
       {&mail.to.name, &mail.reply_to.name, &mail.from_name, &mail.on_behalf_of, &mail.subject,
        &mail.text, &mail.html}) {
    if (!is_utf8(*text)) refuse("a text is not UTF-8");
  }
  if (mail.text.size() + mail.html.size() > largest_content) refuse("the mail is too large");
}

// Sealed as one: neither the people's names nor what they wrote lies in the table (PRV-08).
std::string content_of(const OutgoingMail &mail) {
  return nlohmann::json{
      {"to", mail.to.name},      {"reply_to", {mail.reply_to.name, mail.reply_to.email}},
      {"subject", mail.subject}, {"text", mail.text},
      {"html", mail.html},       {"headers", mail.headers},
      {"from_name", mail.from_name}, {"on_behalf_of", mail.on_behalf_of}}
      .dump();
}

// RFC 3834: keeps automatic answers away, which would go to the association.
void mark_automatic(Message &message) {
  const bool marked =
      std::any_of(message.headers.begin(), message.headers.end(),
                  [](const auto &field) { return field.first == "Auto-Submitted"; });
  if (!marked) message.headers.emplace_back("Auto-Submitted", "auto-generated");
}

// A mail queued by an older version says neither.
Address from_of(const Address &sender, const nlohmann::json &fields) {
  std::string name = fields.value("from_name", "");
  if (name.empty()) name = sender.name;
  const std::string on_behalf_of = fields.value("on_behalf_of", "");
  if (on_behalf_of.empty()) return {name, sender.email};
  return {on_behalf_of + (name.empty() ? "" : " – " + name), sender.email};
}

// The same for every attempt, to the byte: a second copy is recognised by its Message-ID.
std::string compose_claimed(const Claim &claim, const OutboxSender &sender,
                            const std::string &content) {
  const auto fields = nlohmann::json::parse(content);
  Message message{.message_id = "<" + claim.id.text() + "@" + sender.domain + ">",
                  .date = claim.created_at,
                  .from = from_of(sender.from, fields),
                  .to = {fields.at("to"), claim.recipient},
                  .reply_to = {fields.at("reply_to").at(0), fields.at("reply_to").at(1)},
                  .subject = fields.at("subject"),
                  .text = fields.at("text"),
                  .html = fields.at("html"),
                  .language = claim.language,
                  .headers = fields.at("headers")};
  mark_automatic(message);
  return compose(message);
}

Microseconds delay_after(std::int64_t attempt) {
  const auto index = static_cast<std::size_t>(attempt - 1);
  return index < first_delays.size() ? first_delays[index] : later_delay;
}

Outcome outcome_of(const Claim &claim, const Attempt &attempt, Instant now) {
  const std::string reply = attempt.reply.substr(0, longest_reply);
  if (attempt.delivery == Delivery::accepted) return {MailState::sent, now, reply, now};
  const Instant again = now + delay_after(claim.attempt);
  const bool dead = attempt.delivery == Delivery::rejected || again > claim.give_up_at;
  return {dead ? MailState::dead : MailState::queued, dead ? now : again, reply, std::nullopt};
}

const char *text_of(MailState state) {
  return state == MailState::dead ? "dead" : "tried again later";
}

// One step of the mail job: claims, sends and records, one mail after the other.
class Step {
 public:
  Step(const OutboxStore &store, const std::string &place, Database &database, const Sealer &sealer,
       const Clock &clock, Log &log)
      : store_(store),
        place_(place),
        database_(database),
        sealer_(sealer),
        clock_(clock),
        log_(log) {}

  bool run(Transport &transport, const OutboxSender &sender, std::int64_t fence, unsigned limit,
           Deadline deadline) {
    auto due = database_.run(deadline, [&](Transaction &transaction) {
      return store_.due(transaction, clock_.now(), fence, limit + 1);
    });
    const bool more = due.size() > limit;
    if (more) due.pop_back();
    for (std::size_t i = 0; i < due.size(); ++i) {
      if (i > 0 && remaining(deadline) < shortest_attempt) return true;
      handle(due[i], transport, sender, fence, deadline);
    }
    return more;
  }

 private:
  Microseconds remaining(Deadline deadline) const {
    return Microseconds(std::max<std::int64_t>(0, deadline.steady_us - clock_.steady_us()));
  }

  void handle(const Id &id, Transport &transport, const OutboxSender &sender, std::int64_t fence,
              Deadline deadline) {
    const auto claim = database_.run(deadline, [&](Transaction &transaction) {
      const Instant now = clock_.now();
      const Instant lease_until = now + remaining(deadline) + lease_margin;
      return store_.claim(transaction, id, fence, now, lease_until);
    });
    if (claim) record(*claim, attempt(*claim, transport, sender, deadline));
  }

  // A mail that cannot be opened or composed never will be: it is dead, and the others go on.
  Attempt attempt(const Claim &claim, Transport &transport, const OutboxSender &sender,
                  Deadline deadline) {
    std::string message;
    try {
      message = compose_claimed(claim, sender,
                                sealer_.open(place_ + claim.id.text(), claim.content_sealed));
    } catch (const std::exception &) {
      // What the error says may quote the content, so the line names the mail alone (PRV-08).
      log_.write(Level::error, "outbox.compose", claim.id.text());
      return {Delivery::rejected, "the mail could not be opened or composed"};
    }
    return transport.send(sender.envelope_from, claim.recipient, message, deadline);
  }

  // The outcome is recorded also when the attempt took the step's whole time.
  void record(const Claim &claim, const Attempt &attempt) {
    const Outcome outcome = outcome_of(claim, attempt, clock_.now());
    const bool recorded = database_.run(clock_.in(recording_time), [&](Transaction &transaction) {
      return store_.record(transaction, claim, outcome);
    });
    if (!recorded) {
      log_.write(Level::warning, "outbox.record", claim.id.text() + ": the claim had passed on");
    } else if (outcome.state != MailState::sent) {
      log_.write(Level::warning, "outbox.send",
                 fmt::format("{}: attempt {}, {}", claim.id.text(), claim.attempt,
                             text_of(outcome.state)));
    }
  }

  const OutboxStore &store_;
  const std::string &place_;
  Database &database_;
  const Sealer &sealer_;
  const Clock &clock_;
  Log &log_;
};

}  // namespace

Outbox::Outbox(std::string prefix, Database &database, const Sealer &sealer, const Clock &clock,
               Log &log)
    : prefix_(std::move(prefix)), database_(database), sealer_(sealer), clock_(clock), log_(log) {}

void Outbox::enqueue(Transaction &transaction, const OutgoingMail &mail) const {
  check(mail);
  const Instant now = clock_.now();
  const std::string content = content_of(mail);
  // What cannot be composed is refused now, where it is a defect of the caller, and not found dead
  // in the outbox later.
  compose_claimed({.id = mail.id,
                   .fence = 0,
                   .attempt = 0,
                   .language = mail.language,
                   .recipient = mail.to.email,
                   .content_sealed = "",
                   .created_at = now,
                   .give_up_at = now},
                  anyone, content);
  const std::string place = prefix_ + "_mails.content:" + mail.id.text();
  OutboxStore(prefix_).insert(transaction, mail, sealer_.seal(place, content), now,
                              now + give_up_after);
}

bool Outbox::step(Transport &transport, const OutboxSender &sender, std::int64_t fencing_token,
                  unsigned limit, Deadline deadline) {
  const OutboxStore store(prefix_);
  const std::string place = prefix_ + "_mails.content:";
  return Step(store, place, database_, sealer_, clock_, log_)
      .run(transport, sender, fencing_token, limit, deadline);
}

std::optional<Instant> Outbox::next_due(Deadline deadline) const {
  return database_.run(deadline, [&](Transaction &transaction) {
    return OutboxStore(prefix_).next_due(transaction);
  });
}

std::uint64_t Outbox::dead(Deadline deadline) const {
  return database_.run(
      deadline, [&](Transaction &transaction) { return OutboxStore(prefix_).dead(transaction); });
}

std::uint64_t Outbox::purge(Instant before, Deadline deadline) {
  std::uint64_t total = 0;
  for (std::uint64_t batch = purge_batch; batch == purge_batch; total += batch) {
    batch = database_.run(deadline, [&](Transaction &transaction) {
      return OutboxStore(prefix_).purge(transaction, before, purge_batch);
    });
  }
  return total;
}

std::vector<MailLine> Outbox::recent(Transaction &transaction, unsigned limit) const {
  return OutboxStore(prefix_).recent(transaction, limit);
}

std::vector<MailLine> Outbox::list(Transaction &transaction, const MailQuery &query,
                                   unsigned limit) const {
  return OutboxStore(prefix_).list(transaction, query, limit);
}

std::optional<MailLine> Outbox::find(Transaction &transaction, const Id &id) const {
  return OutboxStore(prefix_).find(transaction, id);
}

bool Outbox::requeue(Transaction &transaction, const Id &id) const {
  const Instant now = clock_.now();
  return OutboxStore(prefix_).requeue(transaction, id, now, now + give_up_after);
}

bool Outbox::send_again(Transaction &transaction, const Id &id) const {
  const Instant now = clock_.now();
  return OutboxStore(prefix_).send_again(transaction, id, now, now + give_up_after);
}

void Outbox::came_back(Transaction &transaction, const Id &id, const std::string &reply) const {
  OutboxStore(prefix_).came_back(transaction, id, reply.substr(0, longest_reply), clock_.now());
}

}  // namespace ams::kit
