#include <host/mailbox/sent_mails.hpp>

#include <host/keys.hpp>
#include <host/mailbox/tokens.hpp>
#include <host/mailbox/troubles.hpp>
#include <host/members/member.hpp>
#include <kit/crypto/token.hpp>
#include <kit/mail/received.hpp>

namespace ams::host {
namespace {

constexpr std::size_t longest_subject = 300;
// What recording the outcome may take beyond the attempt's own deadline.
constexpr kit::Microseconds recording_time = std::chrono::seconds(3);
constexpr const char *held_text =
    "held back: mail to this address came back; it waits until the address is confirmed";

// "<id@domain>"
kit::Id id_in(std::string_view message_id) {
  if (!message_id.starts_with('<')) return {};
  return kit::Id::parse(message_id.substr(1, message_id.find('@') - 1)).value_or(kit::Id{});
}

SentState state_of(kit::Delivery delivery) {
  switch (delivery) {
    case kit::Delivery::accepted:
      return SentState::taken;
    case kit::Delivery::rejected:
      return SentState::refused;
    case kit::Delivery::retry_later:
      break;
  }
  return SentState::delayed;
}

// "550 5.1.1 No such mailbox": the address, and not the mail, is what the server refuses.
std::string address_status(std::string_view reply) {
  if (reply.size() < 9 || reply.substr(3, 1) != " " || !reply.substr(4).starts_with("5.1."))
    return {};
  return std::string(reply.substr(4, reply.find(' ', 4) - 4)).substr(0, 9);
}

class OwnTransport final : public kit::Transport {
 public:
  explicit OwnTransport(SentMails &mails) : mails_(mails) {}
  kit::Attempt send(std::string_view envelope_from, std::string_view recipient,
                    std::string_view message, kit::Deadline deadline) override {
    return mails_.send("", envelope_from, recipient, message, deadline);
  }

 private:
  SentMails &mails_;
};

// What the host itself must be able to say, whatever came back: a new password, a changed address,
// a receipt.
bool is_essential(kit::Transaction &transaction, const SentMail &mail) {
  if (!mail.owner.empty()) return false;
  const auto row =
      transaction.query_one("SELECT class FROM ams_mails WHERE id = ?", {mail.mail_id});
  return row && row->integer(0) == static_cast<int>(kit::MailClass::transactional);
}

}  // namespace

struct SentMails::Prepared {
  SentMail mail;
  bool held = false;
};

SentMails::SentMails(const Context &context, kit::Transport &transport)
    : context_(context),
      transport_(transport),
      return_address_(return_address(context.settings.return_path, context.settings.mail_from)),
      sealer_(context.keys.ring("host.sent_mails")) {}

kit::Attempt SentMails::send(const std::string &owner, std::string_view envelope_from,
                             std::string_view recipient, std::string_view message,
                             kit::Deadline deadline) {
  try {
    const Prepared prepared = prepare(owner, recipient, message, deadline);
    const bool ours = envelope_from.empty() || envelope_from == context_.settings.mail_from;
    const kit::Attempt attempt =
        prepared.held ? kit::Attempt{kit::Delivery::retry_later, held_text}
                      : transport_.send(ours ? bounce_address(return_address_, prepared.mail.token)
                                             : std::string(envelope_from),
                                        recipient, with_reply_to(message, prepared.mail.token),
                                        deadline);
    if (!prepared.held) record(prepared.mail, attempt);
    return attempt;
  } catch (const kit::DatabaseUnavailable &) {
    // Nothing was handed over: without its row, what comes back could not be told apart.
    return {kit::Delivery::retry_later, "the database is away"};
  }
}

SentMails::Prepared SentMails::prepare(const std::string &owner, std::string_view recipient,
                                       std::string_view message, kit::Deadline deadline) const {
  std::string_view body;
  const kit::HeaderFields fields = kit::read_fields(message, body);
  const std::string_view message_id = fields.first("message-id");
  SentMail fresh;
  context_.random.fill("mail.token", std::as_writable_bytes(std::span(fresh.token.bytes)));
  fresh.owner = owner;
  fresh.mail_id = id_in(message_id);
  fresh.recipient = recipient;
  fresh.created_at = context_.clock.now();
  fresh.subject_sealed =
      sealer_.seal(subject_place(fresh.token),
                   kit::header_text_of(fields.first("subject")).substr(0, longest_subject));
  const std::string key = kit::hash_token(owner + '\n' + std::string(recipient) + '\n' +
                                          std::string(message_id.empty() ? message : message_id));
  return context_.database.run(deadline, [&](kit::Transaction &transaction) {
    const auto member = MemberStore::find_by_email(transaction, recipient);
    SentMail row = fresh;
    row.member_id = member ? member->id : kit::Id{};
    Prepared prepared{SentMailStore::find_or_insert(transaction, key, row), false};
    prepared.held = Troubles::holds_back(transaction, prepared.mail.recipient) &&
                    !is_essential(transaction, prepared.mail);
    if (prepared.held && prepared.mail.state != SentState::held)
      SentMailStore::set_state(transaction, prepared.mail.token, SentState::held, fresh.created_at);
    return prepared;
  });
}

// A report may have come before this is recorded; it knows better.
void SentMails::record(const SentMail &mail, const kit::Attempt &attempt) const {
  try {
    context_.database.run(context_.clock.in(recording_time), [&](kit::Transaction &transaction) {
      const auto now = context_.clock.now();
      const auto row = SentMailStore::lock(transaction, mail.token);
      if (!row || row->state == SentState::came_back) return;
      SentMailStore::set_state(transaction, mail.token, state_of(attempt.delivery), now);
      if (mail.member_id.is_none()) return;
      if (attempt.delivery == kit::Delivery::accepted)
        Troubles::reached(transaction, mail.member_id, mail.recipient);
      const std::string status = address_status(attempt.reply);
      // One refusal may be the server's mistake, so it counts as one that may pass.
      if (attempt.delivery == kit::Delivery::rejected && !status.empty())
        Troubles::record(transaction, kit::make_id(context_.clock, context_.random), *row,
                         {false, status, attempt.reply.substr(0, 300)}, now);
    });
  } catch (const kit::DatabaseUnavailable &) {
    context_.log.write(kit::Level::warning, "sent_mails.record", mail.token.text());
  }
}

// A reply that would go to the program's support comes to the mailbox instead, where it is kept,
// and is passed on from there: so none is lost. Other people's Reply-To stay as they are.
std::string SentMails::with_reply_to(std::string_view message, const kit::Id &token) const {
  const auto &settings = context_.settings;
  const std::string line = "Reply-To: <" + settings.support_email + ">\r\n";
  const std::size_t head = message.find("\r\n\r\n");
  const std::size_t at = message.substr(0, head).find("\r\n" + line.substr(0, line.size() - 2));
  if (!settings.mailbox || head == message.npos || at == message.npos) return std::string(message);
  return std::string(message.substr(0, at + 2)) + "Reply-To: <" +
         reply_address(return_address_, token) + ">\r\n" +
         std::string(message.substr(at + 2 + line.size()));
}

std::unique_ptr<kit::Transport> make_own_transport(SentMails &mails) {
  return std::make_unique<OwnTransport>(mails);
}

}  // namespace ams::host
