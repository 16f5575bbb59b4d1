#include <host/privacy/requests.hpp>

#include <nlohmann/json.hpp>

#include <stdexcept>

#include <host/keys.hpp>
#include <host/mail/host_mail.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

constexpr unsigned list_limit = 300;
constexpr std::chrono::hours reminder_hour{7};  // of the association's day

constexpr const char *columns =
    "SELECT id, member_id, kind, channel, language, version, state, outcome, owner_id, "
    "received_on, due_on, extended, answered, entered_at, closed_at, words_sealed IS NOT NULL "
    "FROM ams_privacy_requests ";

std::string place(const char *column, const kit::Id &id) {
  return std::string(column) + ":" + id.text();
}
constexpr const char *words_column = "ams_privacy_requests.words";
constexpr const char *contact_column = "ams_privacy_requests.contact";
constexpr const char *step_column = "ams_privacy_request_steps.words";

kit::Sealer sealer_of(const Context &context) {
  return kit::Sealer(context.keys.ring("host.privacy"));
}

template <class Value>
Value known(std::optional<Value> value) {
  if (!value) throw std::logic_error("a privacy request holds an unknown code");
  return *value;
}

PrivacyRequest read(const kit::Row &row) {
  PrivacyRequest request{.id = row.id(0), .member_id = row.id(1)};
  request.kind = known(parse_request_kind(row.text(2)));
  request.channel = known(parse_request_channel(row.text(3)));
  request.language = kit::parse_language(row.text(4)).value_or(kit::Language::english);
  request.version = row.integer(5);
  request.state = known(parse_request_state(row.text(6)));
  if (!row.is_null(7)) request.outcome = known(parse_request_outcome(row.text(7)));
  if (!row.is_null(8)) request.owner_id = row.id(8);
  request.received_on = row.date(9);
  request.due_on = row.date(10);
  request.extended = row.integer(11) != 0;
  request.answered = row.integer(12) != 0;
  request.entered_at = row.instant(13);
  if (!row.is_null(14)) request.closed_at = row.instant(14);
  request.has_words = row.integer(15) != 0;
  return request;
}

std::vector<PrivacyRequest> read_all(kit::Transaction &transaction, const char *rest,
                                     const kit::Parameters &parameters) {
  std::vector<PrivacyRequest> all;
  for (const auto &row : transaction.query(std::string(columns) + rest, parameters))
    all.push_back(read(row));
  return all;
}

kit::Value sealed(const Context &context, const std::string &where, const std::string &text) {
  return text.empty() ? kit::Value() : kit::Value(sealer_of(context).seal(where, text));
}

kit::Value outcome_value(std::optional<RequestOutcome> outcome) {
  return outcome ? kit::Value(std::string(code(*outcome))) : kit::Value();
}

}  // namespace

kit::Date Requests::today(kit::Instant now) const {
  return kit::date_in(now, context_.settings.zone);
}

// ---- Receiving ----

void Requests::receive(kit::Transaction &transaction, const New &asked, kit::Instant now) const {
  if (!asked.member_id.is_none() && asked.channel == RequestChannel::page) {
    // Whoever sends from two windows at once waits here.
    transaction.query_one("SELECT id FROM ams_members WHERE id = ? FOR UPDATE",
                          {asked.member_id});
    const auto open = transaction.query_one(
        "SELECT COUNT(*) FROM ams_privacy_requests WHERE member_id = ? AND state <> 'closed' AND "
        "id <> ?",
        {asked.member_id, asked.id});
    if (open->integer(0) >= static_cast<std::int64_t>(open_requests_limit))
      throw RequestRefusedError(RequestRefusal::too_many_open);
  }
  const nlohmann::json contact{asked.contact.name, asked.contact.email};
  const bool outside = asked.member_id.is_none();
  const bool added =
      transaction.execute(
          "INSERT IGNORE INTO ams_privacy_requests (id, member_id, kind, channel, language, "
          "version, state, received_on, due_on, extended, answered, entered_at, words_sealed, "
          "contact_sealed) VALUES (?, ?, ?, ?, ?, 1, 'received', ?, ?, 0, 0, ?, ?, ?)",
          {asked.id, asked.member_id, code(asked.kind), code(asked.channel),
           kit::code(asked.language), asked.received_on, due_of(asked.received_on), now,
           sealer_of(context_).seal(place(words_column, asked.id), asked.words),
           sealed(context_, place(contact_column, asked.id), outside ? contact.dump() : "")}) == 1;
  if (!added) return;  // sent twice
  add_step(transaction, asked.id,
           {.id = kit::make_id(context_.clock, context_.random),
            .at = now,
            .actor_id = asked.entered_by,
            .action = RequestAction::received});
  tell(transaction, find(transaction, asked.id).value(), RequestAction::received, "");
}

void Requests::add_step(kit::Transaction &transaction, const kit::Id &request_id,
                        const RequestStep &step) const {
  transaction.execute(
      "INSERT INTO ams_privacy_request_steps (id, request_id, at, actor_id, action, outcome, "
      "words_sealed) VALUES (?, ?, ?, ?, ?, ?, ?)",
      {step.id, request_id, step.at, step.actor_id, code(step.action), outcome_value(step.outcome),
       sealed(context_, place(step_column, step.id), step.words)});
}

// ---- Handling ----

RequestFacts Requests::facts_of(const PrivacyRequest &request, const kit::Id &actor_id,
                                kit::Instant now) const {
  return {.state = request.state,
          .own = request.member_id == actor_id,
          .by_owner = request.owner_id == actor_id,
          .extended = request.extended,
          .answered = request.answered,
          .overdue = today(now) > request.due_on};
}

void Requests::handle(kit::Transaction &transaction, const Command &command,
                      kit::Instant now) const {
  const auto before = find(transaction, command.request_id);
  if (!before) throw RequestRefusedError(RequestRefusal::changed_meanwhile);
  auto facts = facts_of(*before, command.actor_id, now);
  facts.has_words = !command.words.empty();
  facts.outcome = command.outcome;
  if (const auto refusal = why_not(command.action, facts)) throw RequestRefusedError(*refusal);

  auto after = *before;
  const bool closes = command.action == RequestAction::closed;
  const bool extends = command.action == RequestAction::extended;
  if (command.action == RequestAction::taken) after.owner_id = command.actor_id;
  after.state = closes ? RequestState::closed : RequestState::in_hand;
  if (closes) after.outcome = command.outcome;
  if (extends) after.due_on = days_after(before->due_on, extension_days);
  after.extended |= extends;
  after.answered |= command.action == RequestAction::answered || (closes && facts.has_words);
  const bool moved =
      transaction.execute(
          "UPDATE ams_privacy_requests SET version = version + 1, state = ?, outcome = ?, "
          "owner_id = ?, due_on = ?, extended = ?, answered = ?, closed_at = ? WHERE id = ? AND "
          "version = ?",
          {code(after.state), outcome_value(after.outcome), after.owner_id, after.due_on,
           after.extended, after.answered, closes ? kit::Value(now) : kit::Value(), before->id,
           command.version}) == 1;
  if (!moved) throw RequestRefusedError(RequestRefusal::changed_meanwhile);
  add_step(transaction, before->id,
           {.id = kit::make_id(context_.clock, context_.random),
            .at = now,
            .actor_id = command.actor_id,
            .action = command.action,
            .outcome = closes ? command.outcome : std::nullopt,
            .words = command.words});
  if (command.action != RequestAction::taken)
    tell(transaction, after, command.action, command.words);
}

// ---- Telling ----

namespace {

HostMail mail_about(const Context &context, const PrivacyRequest &request) {
  const auto language = request.language;
  const auto say = [&](kit::Text text) { return context.catalogue.say(language, text); };
  HostMail mail;
  mail.values = {{"REFERENCE", reference_of(request.id)},
                 {"KIND", say(text_of(request.kind))},
                 {"RECEIVED", kit::long_date(language, request.received_on)},
                 {"DUE", kit::long_date(language, request.due_on)},
                 {"LINK", absolute_url(context.settings, request.member_id.is_none()
                                                             ? "/privacy"
                                                             : "/account/privacy/requests/" +
                                                                   request.id.text())}};
  return mail;
}

}  // namespace

void Requests::tell(kit::Transaction &transaction, const PrivacyRequest &request,
                    RequestAction action, const std::string &words) const {
  Member to;
  if (const auto member = MemberStore::find(transaction, request.member_id)) to = *member;
  if (request.member_id.is_none()) {
    const auto outside = contact(transaction, request);
    to = addressee(outside.email, request.language);
    to.given_name = kit::header_text(outside.name);
  }
  if (to.email.empty()) return;  // by letter, or erased
  to.language = request.language;
  auto mail = mail_about(context_, request);
  mail.name = "privacy_request_" + std::string(code(action));
  mail.subject = action == RequestAction::received   ? _("We have received your request")
                 : action == RequestAction::extended ? _("We need more time for your request")
                 : action == RequestAction::answered ? _("Our answer to your request")
                                                     : _("Your request is closed");
  const auto say = [&](kit::Text text) { return context_.catalogue.say(request.language, text); };
  if (request.outcome) mail.values.emplace_back("OUTCOME", say(text_of(*request.outcome)));
  mail.values.emplace_back("WORDS", words);
  send_mail(context_, transaction, to, mail);
}

// ---- Reading ----

std::optional<PrivacyRequest> Requests::find(kit::Transaction &transaction,
                                             const kit::Id &id) const {
  auto all = read_all(transaction, "WHERE id = ?", {id});
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

std::vector<PrivacyRequest> Requests::of_member(kit::Transaction &transaction,
                                                const kit::Id &id) const {
  if (id.is_none()) return {};
  return read_all(transaction, "WHERE member_id = ? ORDER BY entered_at DESC, id LIMIT ?",
                  {id, list_limit});
}

std::vector<PrivacyRequest> Requests::list(kit::Transaction &transaction, bool closed) const {
  return closed ? read_all(transaction,
                           "WHERE state = 'closed' ORDER BY closed_at DESC, id LIMIT ?",
                           {list_limit})
                : read_all(transaction, "WHERE state <> 'closed' ORDER BY due_on, id LIMIT ?",
                           {list_limit});
}

std::vector<RequestStep> Requests::steps(kit::Transaction &transaction, const kit::Id &id) const {
  std::vector<RequestStep> all;
  for (const auto &row : transaction.query(
           "SELECT id, at, actor_id, action, outcome, words_sealed FROM ams_privacy_request_steps "
           "WHERE request_id = ? ORDER BY at, id",
           {id})) {
    RequestStep step{.id = row.id(0), .at = row.instant(1), .actor_id = row.id(2)};
    step.action = known(parse_request_action(row.text(3)));
    if (!row.is_null(4)) step.outcome = known(parse_request_outcome(row.text(4)));
    if (!row.is_null(5))
      step.words = sealer_of(context_).open(place(step_column, step.id), row.text(5));
    all.push_back(std::move(step));
  }
  return all;
}

std::string Requests::words(kit::Transaction &transaction, const kit::Id &id) const {
  const auto row = transaction.query_one(
      "SELECT words_sealed FROM ams_privacy_requests WHERE id = ?", {id});
  if (!row || row->is_null(0)) return "";
  return sealer_of(context_).open(place(words_column, id), row->text(0));
}

RequestContact Requests::contact(kit::Transaction &transaction,
                                 const PrivacyRequest &request) const {
  if (!request.member_id.is_none()) {
    const auto member = MemberStore::find(transaction, request.member_id);
    if (!member) return {};
    return {member->given_name + " " + member->family_name, member->email};
  }
  const auto row = transaction.query_one(
      "SELECT contact_sealed FROM ams_privacy_requests WHERE id = ?", {request.id});
  if (!row || row->is_null(0)) return {};
  const auto json = nlohmann::json::parse(
      sealer_of(context_).open(place(contact_column, request.id), row->text(0)));
  return {json.at(0), json.at(1)};
}

RequestCounts Requests::counts(kit::Transaction &transaction, kit::Instant now) const {
  RequestCounts counts;
  const auto day = today(now);
  const auto row = transaction.query_one(
      "SELECT COUNT(*), COALESCE(SUM(due_on < ?), 0), COALESCE(SUM(due_on BETWEEN ? AND ?), 0), "
      "MIN(CASE WHEN due_on >= ? THEN due_on END) FROM ams_privacy_requests WHERE state <> "
      "'closed'",
      {day, day, days_after(day, remind_days), day});
  counts.open = row->integer(0);
  counts.overdue = row->integer(1);
  counts.soon = row->integer(2);
  if (!row->is_null(3)) counts.next_due = row->date(3);
  return counts;
}

// ---- The alarm ----

std::optional<kit::Instant> Requests::next_reminder(kit::Transaction &transaction) const {
  const auto first = transaction.query_one(
      "SELECT MIN(due_on) FROM ams_privacy_requests WHERE state <> 'closed'");
  if (!first || first->is_null(0)) return std::nullopt;
  const auto last =
      transaction.query_one("SELECT reminded_on FROM ams_privacy_reminders WHERE id = 1");
  const auto day = std::max(days_after(first->date(0), -remind_days),
                            days_after(last.value().date(0), 1));
  return kit::begin_of_day(day, context_.settings.zone) + reminder_hour;
}

void Requests::remind(kit::Transaction &transaction, kit::Instant now) const {
  const auto day = today(now);
  const bool mine = transaction.execute(
                        "UPDATE ams_privacy_reminders SET reminded_on = ? WHERE id = 1 AND "
                        "reminded_on < ?",
                        {day, day}) == 1;
  if (!mine) return;  // another process was faster
  const auto due = read_all(transaction, "WHERE state <> 'closed' AND due_on <= ? "
                                         "ORDER BY due_on, id LIMIT ?",
                            {days_after(day, remind_days), list_limit});
  if (due.empty()) return;
  // Of the most urgent one, since whoever answers it has to know that language.
  const auto language = due.front().language;
  std::string lines;
  for (const auto &request : due) {
    const bool late = urgency_of(request.state, request.due_on, day) == Urgency::overdue;
    lines += "- " +
             context_.catalogue.say(language,
                                    late ? _("{reference}, {kind}: overdue since {date}")
                                         : _("{reference}, {kind}: due on {date}"),
                                    {{"reference", reference_of(request.id)},
                                     {"kind", context_.catalogue.say(language,
                                                                     text_of(request.kind))},
                                     {"date", kit::long_date(language, request.due_on)}}) +
             "\n";
  }
  HostMail mail;
  mail.name = "privacy_requests_due";
  mail.subject = _("Requests under privacy law are due");
  mail.values = {{"LINES", lines},
                 {"LINK", absolute_url(context_.settings, "/console/privacy-requests")}};
  send_mail(context_, transaction, addressee(context_.settings.support_email, language), mail);
}

// ---- Who is gone for good ----

void Requests::erase_words(kit::Transaction &transaction, const kit::Id &member_id,
                           kit::Instant now) {
  transaction.execute(
      "UPDATE ams_privacy_request_steps s JOIN ams_privacy_requests r ON r.id = s.request_id "
      "SET s.words_sealed = NULL WHERE r.member_id = ?",
      {member_id});
  transaction.execute(
      "UPDATE ams_privacy_requests SET state = 'closed', closed_at = ?, outcome = IF(kind = "
      "'erasure', 'granted', 'withdrawn') WHERE member_id = ? AND state <> 'closed'",
      {now, member_id});
  transaction.execute(
      "UPDATE ams_privacy_requests SET words_sealed = NULL, contact_sealed = NULL, version = "
      "version + 1 WHERE member_id = ?",
      {member_id});
}

}  // namespace ams::host
