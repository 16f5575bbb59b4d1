#include <host/mailbox/post.hpp>

#include <ams/ext/events.h>

#include <host/mailbox/replies.hpp>
#include <host/mailbox/tokens.hpp>
#include <host/mailbox/troubles.hpp>
#include <host/members/member.hpp>
#include <kit/crypto/token.hpp>

namespace ams::host {
namespace {

std::string lowered(std::string text) {
  for (char &c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

Sorted sorted(const kit::ReceivedMail &mail, std::string_view return_address) {
  Sorted what;
  for (const std::string &address : kit::addressed_to(mail)) {
    if (!what.bounce_token) what.bounce_token = bounce_token(return_address, address);
    if (!what.reply_token) what.reply_token = reply_token(return_address, address);
  }
  what.report = kit::delivery_report(mail);
  what.kind = what.report                     ? Sorted::Kind::report
              : kit::is_machine_written(mail) ? Sorted::Kind::machine
                                              : Sorted::Kind::reply;
  return what;
}

Post::Post(const Context &context, Events &events)
    : context_(context),
      events_(events),
      return_address_(
          return_address(context.settings.return_path, context.settings.mail_from)) {}

std::string Post::take_in(kit::Transaction &transaction, const std::string &raw, bool cut) const {
  const kit::ReceivedMail mail = kit::read_mail(raw);
  const Sorted what = sorted(mail, return_address_);
  if (what.kind == Sorted::Kind::report) return take_report(transaction, what);
  if (what.kind == Sorted::Kind::machine) return "machine";
  Replies(context_).take(transaction, raw, mail,
                         what.reply_token ? what.reply_token : what.bounce_token, cut);
  return "reply";
}

// A report without a token of ours proves nothing: it is counted, and that is all.
std::string Post::take_report(kit::Transaction &transaction, const Sorted &what) const {
  const auto mail = what.bounce_token ? SentMailStore::lock(transaction, *what.bounce_token)
                                      : std::nullopt;
  if (!mail) return "unknown";
  const auto &worst = what.report->worst();
  using Action = kit::DeliveryReport::Action;
  if (worst.action != Action::failed && worst.action != Action::delayed) return "news";
  const Failure failure{kit::DeliveryReport::is_permanent(worst), worst.status, worst.diagnostic};
  const auto now = context_.clock.now();
  const auto id = kit::make_id(context_.clock, context_.random);
  if (!Troubles::record(transaction, id, *mail, failure, now)) return "bounce";
  const bool over = worst.action == Action::failed;
  SentMailStore::set_state(transaction, mail->token,
                           over ? SentState::came_back : SentState::delayed, now);
  if (over && mail->owner.empty() && !mail->mail_id.is_none())
    context_.outbox.came_back(transaction, mail->mail_id,
                              "came back: " + failure.status + " " + failure.diagnostic);
  tell(transaction, *mail, failure);
  return "bounce";
}

void Post::tell(kit::Transaction &transaction, const SentMail &mail,
                const Failure &failure) const {
  Event event;
  event.type = AMS_EVENT_MAIL_BOUNCED;
  if (const auto member = MemberStore::find(transaction, mail.member_id)) event.member = *member;
  event.plugin = mail.owner;
  event.mail_owner = mail.owner;
  event.mail_id = mail.mail_id;
  event.address_hash = kit::hash_token(lowered(mail.recipient));
  event.mail_status = failure.status;
  event.mail_permanent = failure.permanent;
  events_.record(transaction, event);
}

}  // namespace ams::host
