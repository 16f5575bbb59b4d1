#include <host/privacy/erasures.hpp>

#include <ams/ext/events.h>
#include <nlohmann/json.hpp>

#include <host/accounts/account.hpp>
#include <host/jobs/host_jobs.hpp>
#include <host/keys.hpp>
#include <host/mail/host_mail.hpp>
#include <host/privacy/copy_format.hpp>
#include <host/privacy/own_data.hpp>

namespace ams::host {

namespace {

constexpr kit::Microseconds plugins_time = std::chrono::seconds(8);
constexpr kit::Microseconds try_again = std::chrono::minutes(2);
constexpr kit::Microseconds look_for_report = std::chrono::minutes(10);
constexpr kit::Microseconds question_timeout = std::chrono::seconds(2);

constexpr const char *columns =
    "SELECT id, member_id, asked_by, state, language, contact_sealed, report, mail_id, asked_at, "
    "done_at, due_at FROM ams_erasures ";

std::string contact_place(const kit::Id &id) { return "ams_erasures.contact:" + id.text(); }

kit::Sealer sealer_of(const Context &context) {
  return kit::Sealer(context.keys.ring("host.privacy"));
}

std::string text_of(const Report &report, bool stays) {
  std::string text;
  for (const auto &line : report) {
    if (line.stays != stays) continue;
    text += "- " + line.what + (line.why.empty() ? "" : ". " + line.why) + "\n";
  }
  return text;
}

}  // namespace

struct Erasures::Row {
  Erasure erasure;
  std::string contact_sealed;
  kit::Id mail_id;
  kit::Instant due_at;
};

std::optional<Erasures::Row> Erasures::read(kit::Transaction &transaction, const char *rest,
                                            const kit::Parameters &parameters) const {
  const auto row = transaction.query_one(std::string(columns) + rest, parameters);
  if (!row) return std::nullopt;
  Row found{{row->id(0), row->id(1), row->id(2), static_cast<ErasureState>(row->integer(3)),
             kit::parse_language(row->text(4)).value_or(kit::Language::english),
             row->is_null(6) ? Report{} : report_from_json(row->text(6)), row->instant(8),
             std::nullopt},
            row->is_null(5) ? "" : row->text(5),
            row->is_null(7) ? kit::Id{} : row->id(7),
            row->instant(10)};
  if (!row->is_null(9)) found.erasure.done_at = row->instant(9);
  return found;
}

// ---- Asking ----

Erasures::Begun Erasures::begin(kit::Transaction &transaction, const kit::Id &member,
                                const kit::Id &asked_by, kit::Language language,
                                kit::Instant now) const {
  if (const auto before = read(transaction, "WHERE member_id = ?", {member}))
    return {before->erasure.id};
  const auto record = MemberStore::find(transaction, member);
  if (!record) return {{}, Refusal::unknown};
  const auto account = AccountStore::find(transaction, member);
  if (account && account->staff) return {{}, Refusal::staff};
  if (awaits_payment(transaction, member)) return {{}, Refusal::awaits_payment};
  const auto id = kit::make_id(context_.clock, context_.random);
  const nlohmann::json contact{record->given_name, record->family_name, record->email};
  transaction.execute(
      "INSERT INTO ams_erasures (id, member_id, asked_by, state, language, contact_sealed, "
      "asked_at, due_at) VALUES (?, ?, ?, 0, ?, ?, ?, ?)",
      {id, member, asked_by, kit::code(language),
       sealer_of(context_).seal(contact_place(id), contact.dump()), now, now});
  close_account(transaction, member);
  return {id};
}

std::optional<Report> Erasures::foretell(kit::Language language, kit::Instant now,
                                         kit::Deadline deadline) const {
  auto plugins = plugins_.foretell({{}, language, now, deadline});
  if (!plugins) return std::nullopt;
  auto report = own_report(context_, language);
  report.insert(report.end(), plugins->begin(), plugins->end());
  return report;
}

// ---- Going on ----

void Erasures::go_on(const kit::Id &id, kit::Deadline deadline) const {
  while (!context_.clock.passed(deadline) && step(id, deadline)) {
  }
}

// True: the next step can follow at once.
bool Erasures::step(const kit::Id &id, kit::Deadline deadline) const {
  const auto row = context_.database.run(deadline, [&](kit::Transaction &transaction) {
    return read(transaction, "WHERE id = ?", {id});
  });
  if (!row) return false;
  switch (row->erasure.state) {
    case ErasureState::asked:
      return ask_plugins(*row, deadline);
    case ErasureState::plugins_done:
      return erase_rest(*row, deadline);
    case ErasureState::reporting:
      return finish(*row, deadline);
    case ErasureState::done:
      break;
  }
  return false;
}

void Erasures::later(const Row &row, kit::Microseconds pause, kit::Deadline deadline) const {
  context_.database.run(deadline, [&](kit::Transaction &transaction) {
    transaction.execute("UPDATE ams_erasures SET due_at = ? WHERE id = ? AND state = ?",
                        {context_.clock.now() + pause, row.erasure.id,
                         static_cast<int>(row.erasure.state)});
  });
}

bool Erasures::ask_plugins(const Row &row, kit::Deadline deadline) const {
  const auto &erasure = row.erasure;
  const auto by = std::min(deadline.steady_us, context_.clock.in(plugins_time).steady_us);
  auto done = plugins_.erase({erasure.member_id, erasure.language, context_.clock.now(), {by}});
  if (!done) {
    later(row, try_again, context_.clock.in(question_timeout));
    return false;
  }
  auto report = own_report(context_, erasure.language);
  report.insert(report.end(), done->begin(), done->end());
  return context_.database.run(deadline, [&](kit::Transaction &transaction) {
    return transaction.execute(
               "UPDATE ams_erasures SET state = 1, report = ? WHERE id = ? AND state = 0",
               {report_to_json(report), erasure.id}) == 1;
  });
}

bool Erasures::erase_rest(const Row &row, kit::Deadline deadline) const {
  const auto &erasure = row.erasure;
  return context_.database.run(deadline, [&](kit::Transaction &transaction) {
    const bool mine = transaction.execute(
                          "UPDATE ams_erasures SET state = 2, due_at = ? WHERE id = ? AND "
                          "state = 1",
                          {context_.clock.now(), erasure.id}) == 1;
    if (!mine) return false;  // another process was faster
    const auto revision = erase_own(transaction, erasure.member_id, context_.clock.now());
    Event event;
    event.type = AMS_EVENT_MEMBER_ERASED;
    event.member.id = erasure.member_id;
    event.member.revision = revision.value_or(0);
    events_.record(transaction, event);
    const auto mail = send_report(transaction, row);
    transaction.execute(
        "UPDATE ams_erasures SET contact_sealed = NULL, mail_id = ? WHERE id = ?",
        {mail, erasure.id});
    return true;
  });
}

kit::Id Erasures::send_report(kit::Transaction &transaction, const Row &row) const {
  const auto &erasure = row.erasure;
  const auto contact = nlohmann::json::parse(
      sealer_of(context_).open(contact_place(erasure.id), row.contact_sealed));
  Member gone;
  gone.id = erasure.member_id;
  gone.given_name = contact.at(0);
  gone.family_name = contact.at(1);
  gone.email = contact.at(2);
  gone.language = erasure.language;
  HostMail mail;
  mail.name = "erased";
  mail.subject = _("Your account is erased");
  mail.values = {{"GOES", text_of(erasure.report, false)}, {"STAYS", text_of(erasure.report, true)}};
  send_mail(context_, transaction, gone, mail);
  const auto sent = transaction.query_one(
      "SELECT id FROM ams_mails WHERE member_id = ? ORDER BY created_at DESC LIMIT 1",
      {erasure.member_id});
  return sent ? sent->id(0) : kit::Id{};
}

// The address goes as soon as the report has left, or cannot leave.
bool Erasures::finish(const Row &row, kit::Deadline deadline) const {
  const bool left = context_.database.run(deadline, [&](kit::Transaction &transaction) {
    const auto waiting = transaction.query_one(
        "SELECT id FROM ams_mails WHERE id = ? AND state < ?",
        {row.mail_id, static_cast<int>(kit::MailState::sent)});
    if (waiting) return false;
    transaction.execute("DELETE FROM ams_mails WHERE member_id = ?", {row.erasure.member_id});
    transaction.execute("DELETE FROM ams_sent_mails WHERE member_id = ?", {row.erasure.member_id});
    transaction.execute("UPDATE ams_erasures SET state = 3, done_at = ? WHERE id = ? AND state = 2",
                        {context_.clock.now(), row.erasure.id});
    return true;
  });
  if (!left) later(row, look_for_report, deadline);
  return false;
}

// ---- Reading, and the job ----

std::optional<Erasure> Erasures::find(kit::Transaction &transaction, const kit::Id &id) const {
  const auto row = read(transaction, "WHERE id = ?", {id});
  return row ? std::optional(row->erasure) : std::nullopt;
}

std::vector<Erasure> Erasures::newest(kit::Transaction &transaction, unsigned limit) const {
  std::vector<Erasure> all;
  for (const auto &row : transaction.query(
           "SELECT id FROM ams_erasures ORDER BY asked_at DESC, id LIMIT ?", {limit}))
    if (auto found = find(transaction, row.id(0))) all.push_back(std::move(*found));
  return all;
}

std::unique_ptr<Job> Erasures::job() const {
  const auto next = [this](kit::Deadline deadline) {
    return context_.database.run(deadline, [&](kit::Transaction &transaction) {
      return read(transaction, "WHERE state < 3 ORDER BY due_at LIMIT 1", {});
    });
  };
  return make_job({"privacy.erase", "privacy", JobScope::once_per_cluster,
                   [this, next](kit::Instant) -> std::optional<kit::Instant> {
                     const auto row = next(context_.clock.in(question_timeout));
                     return row ? std::optional(row->due_at) : std::nullopt;
                   },
                   [this, next](const JobRun &run) {
                     const auto row = next(run.deadline);
                     return row && row->due_at <= run.now && step(row->erasure.id, run.deadline);
                   }});
}

}  // namespace ams::host
