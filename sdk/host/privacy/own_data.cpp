#include <host/privacy/own_data.hpp>

#include <fmt/format.h>

#include <host/keys.hpp>
#include <host/members/labels.hpp>
#include <host/members/member.hpp>
#include <host/privacy/copy_format.hpp>
#include <host/privacy/requests.hpp>
#include <kit/mail/member_mails.hpp>

namespace ams::host {

namespace {

using Cells = std::vector<std::string>;

struct Column {
  const char *key;
  kit::Text label;
};

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

std::string when(const kit::Row &row, std::size_t column) {
  return row.is_null(column) ? "" : utc_text(row.instant(column));
}

std::string day_text(std::optional<kit::Date> date) {
  if (!date) return "";
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date->year()),
                     static_cast<unsigned>(date->month()), static_cast<unsigned>(date->day()));
}
std::string day(const kit::Row &row, std::size_t column) {
  return day_text(row.is_null(column) ? std::nullopt : std::optional(row.date(column)));
}

// The states of a mail and of a renewal as codes.
std::string code_of(kit::MailState state) {
  constexpr const char *codes[] = {"queued", "queued", "sent", "not_delivered", "sent"};
  return codes[static_cast<std::size_t>(state)];
}
std::string renewal_code(std::int64_t state) {
  constexpr const char *codes[] = {"awaiting_payment", "settled", "failed", "given_up"};
  return state >= 0 && state < 4 ? codes[state] : "";
}

class OwnCopy {
 public:
  OwnCopy(const Context &context, kit::Transaction &transaction, const kit::Id &member,
          kit::Language language)
      : context_(context), transaction_(transaction), member_(member), language_(language) {}

  CopyParts take() {
    member();
    account();
    sessions();
    tokens();
    renewals();
    mails();
    requests();
    return std::move(parts_);
  }

 private:
  void part(const char *id, kit::Text label, std::initializer_list<Column> columns) {
    CopyPart part{std::string("host.") + id, say(label), {}, {}};
    for (const auto &column : columns) part.columns.push_back({column.key, say(column.label)});
    parts_.push_back(std::move(part));
  }
  void row(Cells cells) { parts_.back().rows.push_back(std::move(cells)); }
  std::string say(kit::Text text) const { return context_.catalogue.say(language_, text); }
  kit::Rows rows(const char *sql) { return transaction_.query(sql, {member_}); }

  void member() {
    part("member", _("Member record"),
         {{"member_id", _("Member number")}, {"given_name", _("Given name")},
          {"family_name", _("Family name")}, {"email", _("E-mail address")},
          {"category", _("Category (code)")}, {"category_label", _("Category")},
          {"subtype", _("Subcategory (code)")}, {"paid_through", _("Paid through")},
          {"province", _("Province or territory (code)")},
          {"province_label", _("Province or territory")}, {"country", _("Country (code)")},
          {"language", _("Language of our messages (code)")}});
    const auto found = MemberStore::find(transaction_, member_);
    if (!found) return;
    const auto label = [&](auto labels, const std::string &code) {
      return label_of(context_.catalogue, language_, labels, code);
    };
    row({found->id.text(), found->given_name, found->family_name, found->email, found->category,
         label(categories(), found->category), found->subtype, day_text(found->paid_through),
         found->province, label(provinces(), found->province), found->country,
         kit::code(found->language)});
  }

  void account() {
    part("account", _("Account"),
         {{"created_at", _("Made at")}, {"password_changed_at", _("Password changed at")},
          {"staff", _("Staff")}, {"second_factor", _("Second factor set up")}});
    for (const auto &found : rows("SELECT created_at, password_changed_at, staff, "
                                  "totp_secret IS NOT NULL FROM ams_accounts WHERE member_id = ?"))
      row({when(found, 0), when(found, 1), yes_or_no(found.integer(2) != 0),
           yes_or_no(found.integer(3) != 0)});
  }

  void sessions() {
    part("sessions", _("Sessions"),
         {{"created_at", _("Signed in at")}, {"seen_at", _("Last used at")},
          {"ends_at", _("Ends at")}});
    for (const auto &found : rows("SELECT created_at, seen_at, ends_at FROM ams_sessions "
                                  "WHERE member_id = ? ORDER BY created_at"))
      row({when(found, 0), when(found, 1), when(found, 2)});
  }

  void tokens() {
    part("tokens", _("Personal access tokens"),
         {{"name", _("Name")}, {"scopes", _("What it may do (codes)")},
          {"created_at", _("Made at")}, {"expires_at", _("Expires at")},
          {"last_used_at", _("Last used at")}, {"revoked_at", _("Revoked at")}});
    for (const auto &found :
         rows("SELECT name, scopes, created_at, expires_at, last_used_at, revoked_at "
              "FROM ams_tokens WHERE member_id = ? ORDER BY created_at"))
      row({found.text(0), found.text(1), when(found, 2), when(found, 3), when(found, 4),
           when(found, 5)});
  }

  void renewals() {
    part("renewals", _("Renewals"),
         {{"created_at", _("Begun at")}, {"state", _("State (code)")},
          {"fee_cents", _("Fee in cents")}, {"old_paid_through", _("Paid through before")},
          {"new_paid_through", _("Paid through after")}, {"ended_at", _("Settled or ended at")}});
    for (const auto &found :
         rows("SELECT created_at, state, fee_cents, old_paid_through, new_paid_through, ended_at "
              "FROM ams_renewals WHERE member_id = ? ORDER BY created_at"))
      row({when(found, 0), renewal_code(found.integer(1)), std::to_string(found.integer(2)),
           day(found, 3), day(found, 4), when(found, 5)});
  }

  void mails() {
    part("mails", _("Messages we sent you"),
         {{"created_at", _("Written at")}, {"sent_at", _("Sent at")}, {"kind", _("Kind (code)")},
          {"subject", _("Subject")}, {"language", _("Language (code)")},
          {"state", _("State (code)")}});
    const kit::Sealer sealer(context_.keys.ring("host.mails"));
    for (const auto &mail : kit::mails_of(transaction_, sealer, "ams", member_))
      row({utc_text(mail.created_at), mail.sent_at ? utc_text(*mail.sent_at) : "",
           mail.template_name, mail.subject, kit::code(mail.language), code_of(mail.state)});
  }

  void requests() {
    part("privacy_requests", _("My requests under privacy law"),
         {{"reference", _("Number of the request")}, {"kind", _("Kind (code)")},
          {"received_on", _("Received on")}, {"due_on", _("Answer due on")},
          {"state", _("State (code)")}, {"outcome", _("Outcome (code)")},
          {"closed_at", _("Closed at")}, {"words", _("What I wrote")},
          {"answers", _("What was answered")}});
    const Requests all(context_);
    for (const auto &request : all.of_member(transaction_, member_)) {
      std::string answers;
      for (const auto &step : all.steps(transaction_, request.id))
        if (!step.words.empty()) answers += (answers.empty() ? "" : "\n\n") + step.words;
      row({reference_of(request.id), code(request.kind), day_text(request.received_on),
           day_text(request.due_on), code(request.state),
           request.outcome ? code(*request.outcome) : "",
           request.closed_at ? utc_text(*request.closed_at) : "",
           all.words(transaction_, request.id), answers});
    }
  }

  const Context &context_;
  kit::Transaction &transaction_;
  const kit::Id &member_;
  const kit::Language language_;
  CopyParts parts_;
};

// Replies first: they are found through the mails they answer.
constexpr const char *erasing[] = {
    "DELETE r FROM ams_mail_replies r JOIN ams_sent_mails s ON s.token = r.token "
    "WHERE s.member_id = ?",
    "DELETE FROM ams_sent_mails WHERE member_id = ?",
    "DELETE FROM ams_bounces WHERE member_id = ?",
    "DELETE FROM ams_address_troubles WHERE member_id = ?",
    "DELETE FROM ams_address_changes WHERE member_id = ?",
    "DELETE FROM ams_address_audit WHERE member_id = ?",
    "DELETE FROM ams_mails WHERE member_id = ?",
    "DELETE FROM ams_operations WHERE member_id = ?",
    "DELETE FROM ams_privacy_confirmations WHERE member_id = ?",
    // What waits for a plugin is overtaken by the erasure: nothing of it may come after.
    "DELETE d FROM ams_event_deliveries d JOIN ams_events e ON e.id = d.event_id "
    "WHERE e.member_id = ? AND d.state <> 1",
    "UPDATE ams_events SET content = NULL, submission = NULL, open_deliveries = 0 "
    "WHERE member_id = ?",
};

constexpr const char *closing[] = {
    "DELETE FROM ams_sessions WHERE member_id = ?",
    "DELETE FROM ams_tokens WHERE member_id = ?",
    "DELETE FROM ams_password_resets WHERE member_id = ?",
    "DELETE FROM ams_accounts WHERE member_id = ?",
};

}  // namespace

CopyParts own_copy(const Context &context, kit::Transaction &transaction, const kit::Id &member,
                   kit::Language language) {
  return OwnCopy(context, transaction, member, language).take();
}

Report own_report(const Context &context, kit::Language language) {
  const auto say = [&](kit::Text text) { return context.catalogue.say(language, text); };
  return {
      {false, say(_("Your member record: name, e-mail address, category, place and language")), ""},
      {false, say(_("Your account: password, second step, sessions, access tokens")), ""},
      {false, say(_("The messages we sent you, your replies, and what we know of their delivery")),
       ""},
      {false, say(_("What you filled in and was still on its way to a program")), ""},
      {false,
       say(_("What you wrote when you made requests under privacy law, and our answers")), ""},
      {true, say(_("That you made requests under privacy law, when, and how they ended")),
       say(_("To show that they were answered in time, under a number without a name."))},
      {true, say(_("What you paid for your membership: dates and amounts, without your name")),
       say(_("Tax law asks us to keep payment records for six years."))},
      {true, say(_("That this account was erased, and when, under a number without a name")),
       say(_("So that we can show that we did it, and nothing that comes late brings it back."))},
  };
}

bool awaits_payment(kit::Transaction &transaction, const kit::Id &member) {
  return transaction.query_one("SELECT id FROM ams_renewals WHERE open_member = ?", {member})
      .has_value();
}

void close_account(kit::Transaction &transaction, const kit::Id &member) {
  for (const char *sql : closing) transaction.execute(sql, {member});
}

std::optional<std::int64_t> erase_own(kit::Transaction &transaction, const kit::Id &member,
                                      kit::Instant now) {
  close_account(transaction, member);
  Requests::erase_words(transaction, member, now);
  for (const char *sql : erasing) transaction.execute(sql, {member});
  auto record = MemberStore::find(transaction, member);
  if (!record) return std::nullopt;
  // Takes a revision of its own, which the event carries: it is newer than whatever was sent before.
  if (!MemberStore::update(transaction, *record)) throw kit::Conflict("the member changed meanwhile");
  transaction.execute("DELETE FROM ams_members WHERE id = ?", {member});
  return record->revision;
}

}  // namespace ams::host
