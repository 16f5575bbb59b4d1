#include <host/mailbox/replies.hpp>

#include <fmt/format.h>

#include <host/keys.hpp>
#include <host/mail/host_mail.hpp>
#include <host/mailbox/sent_mail_store.hpp>
#include <host/mailbox/tokens.hpp>
#include <kit/crypto/token.hpp>

namespace ams::host {
namespace {

constexpr std::chrono::hours between_answers = std::chrono::hours(24);

std::string place(const kit::Id &id) { return "ams_mail_replies.raw_sealed:" + id.text(); }

std::string sender_of(const kit::ReceivedMail &mail) {
  const auto from = kit::addresses_in(mail.fields.first("from"));
  return from.empty() ? std::string() : from.front();
}

ReplyLine line_of(const kit::Row &row, const kit::ReceivedMail &mail) {
  ReplyLine line{row.id(0),
                 kit::header_text_of(mail.fields.first("from")),
                 kit::header_text_of(mail.fields.first("subject")),
                 row.integer(2) != 0,
                 row.instant(3),
                 std::nullopt};
  if (!row.is_null(4)) line.done_at = row.instant(4);
  return line;
}

}  // namespace

Replies::Replies(const Context &context)
    : context_(context), sealer_(context.keys.ring("host.replies")) {}

void Replies::take(kit::Transaction &transaction, const std::string &raw,
                   const kit::ReceivedMail &mail, const std::optional<kit::Id> &token,
                   bool cut) const {
  const auto id = kit::make_id(context_.clock, context_.random);
  transaction.execute(
      "INSERT INTO ams_mail_replies (id, token, raw_sealed, cut, received_at)"
      " VALUES (?, ?, ?, ?, ?)",
      {id, token ? kit::Value(*token) : kit::Value(), sealer_.seal(place(id), raw), cut,
       context_.clock.now()});
  const std::string sender = sender_of(mail);
  pass_on(transaction, id, mail, sender);
  if (may_answer(transaction, mail, sender)) answer(transaction, mail, sender, token);
}

// To the address that replies went to before there was a mailbox, so that nobody has to look here.
void Replies::pass_on(kit::Transaction &transaction, const kit::Id &id,
                      const kit::ReceivedMail &mail, const std::string &sender) const {
  const auto &settings = context_.settings;
  HostMail note{"reply_forwarded", _("A reply to one of our e-mails"), "", {}};
  note.values = {{"FROM", kit::header_text_of(mail.fields.first("from"))},
                 {"REPLY_SUBJECT", kit::header_text_of(mail.fields.first("subject"))},
                 {"TEXT", kit::text_of(mail)},
                 {"LINK", absolute_url(settings, "/console/mailbox/replies/" + id.text())}};
  note.reply_to = sender;
  send_mail(context_, transaction, addressee(settings.support_email, kit::Language::english),
            note);
}

// Never to a machine or a list, never to ourselves, and once a day (RFC 3834, 2).
bool Replies::may_answer(kit::Transaction &transaction, const kit::ReceivedMail &mail,
                         const std::string &sender) const {
  const auto &settings = context_.settings;
  const std::string own = return_address(settings.return_path, settings.mail_from);
  const bool ours = sender == settings.support_email || sender == settings.mail_from ||
                    sender == own || bounce_token(own, sender) || reply_token(own, sender);
  if (sender.empty() || ours || kit::is_automatic(mail)) return false;
  const auto now = context_.clock.now();
  const std::string hash = kit::hash_token(sender);
  const auto row = transaction.query_one(
      "SELECT answered_at FROM ams_reply_answers WHERE sender_hash = ? FOR UPDATE", {hash});
  if (row && row->instant(0) > now - between_answers) return false;
  transaction.execute(
      "INSERT INTO ams_reply_answers (sender_hash, answered_at) VALUES (?, ?)"
      " ON DUPLICATE KEY UPDATE answered_at = VALUES(answered_at)",
      {hash, now});
  return true;
}

void Replies::answer(kit::Transaction &transaction, const kit::ReceivedMail &mail,
                     const std::string &sender, const std::optional<kit::Id> &token) const {
  auto member = MemberStore::find_by_email(transaction, sender);
  if (!member && token) {
    if (const auto sent = SentMailStore::find(transaction, *token))
      member = MemberStore::find(transaction, sent->member_id);
  }
  HostMail note{"reply_received", _("We have your reply"), sender, {}};
  note.values = {{"REPLY_SUBJECT", kit::header_text_of(mail.fields.first("subject"))},
                 {"LINK", absolute_url(context_.settings, "/account")}};
  note.headers = {{"Auto-Submitted", "auto-replied"}};
  send_mail(context_, transaction,
            addressee(sender, member ? member->language : kit::Language::english), note);
}

std::string Replies::opened(const kit::Id &id, const std::string &sealed) const {
  try {
    return sealer_.open(place(id), sealed);
  } catch (const kit::SealBroken &) {
    return {};  // its key is lost; that there was a reply is still to be seen
  }
}

std::vector<ReplyLine> Replies::latest(kit::Transaction &transaction, unsigned limit) const {
  std::vector<ReplyLine> lines;
  for (const kit::Row &row : transaction.query(
           fmt::format("SELECT id, raw_sealed, cut, received_at, done_at FROM ams_mail_replies"
                       " ORDER BY done_at IS NOT NULL, received_at DESC, id LIMIT {}",
                       limit))) {
    const std::string raw = opened(row.id(0), row.text(1));
    lines.push_back(line_of(row, kit::read_mail(raw)));
  }
  return lines;
}

std::int64_t Replies::count_open(kit::Transaction &transaction) {
  return transaction.query_one("SELECT COUNT(*) FROM ams_mail_replies WHERE done_at IS NULL")
      ->integer(0);
}

std::optional<ReplyShown> Replies::find(kit::Transaction &transaction, const kit::Id &id) const {
  const auto row = transaction.query_one(
      "SELECT id, raw_sealed, cut, received_at, done_at, token FROM ams_mail_replies WHERE id = ?",
      {id});
  if (!row) return std::nullopt;
  const std::string raw = opened(id, row->text(1));
  const kit::ReceivedMail mail = kit::read_mail(raw);
  ReplyShown shown{line_of(*row, mail), kit::text_of(mail), "", ""};
  const auto sent = row->is_null(5) ? std::nullopt : SentMailStore::find(transaction, row->id(5));
  if (!sent) return shown;
  const kit::Sealer subjects(context_.keys.ring("host.sent_mails"));
  shown.answers_subject = subjects.open(subject_place(sent->token), sent->subject_sealed);
  shown.answers_recipient = sent->recipient;
  return shown;
}

bool Replies::set_done(kit::Transaction &transaction, const kit::Id &id, const kit::Id &staff,
                       bool done) const {
  if (done) {
    transaction.execute(
        "UPDATE ams_mail_replies SET done_by = ?, done_at = ? WHERE id = ? AND done_at IS NULL",
        {staff, context_.clock.now(), id});
  } else {
    transaction.execute("UPDATE ams_mail_replies SET done_by = NULL, done_at = NULL WHERE id = ?",
                        {id});
  }
  return transaction.query_one("SELECT id FROM ams_mail_replies WHERE id = ?", {id}).has_value();
}

// Open ones stay until somebody has looked after them.
std::uint64_t Replies::purge(kit::Transaction &transaction, kit::Instant before) const {
  return transaction.execute("DELETE FROM ams_mail_replies WHERE done_at < ? LIMIT 500", {before});
}

}  // namespace ams::host
