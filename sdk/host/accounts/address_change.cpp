#include <host/accounts/address_change.hpp>

#include <ams/ext/events.h>

#include <host/accounts/password_reset.hpp>
#include <host/keys.hpp>
#include <host/mail/host_mail.hpp>
#include <host/mailbox/troubles.hpp>
#include <kit/crypto/token.hpp>

namespace ams::host {
namespace {

// ams_address_changes.state
constexpr int waiting = 0;
constexpr int in_effect = 1;
constexpr int given_up = 2;
constexpr int objected = 3;

}  // namespace

struct AddressChange::Change {
  kit::Id id;
  kit::Id member_id;
  std::string old_email;
  std::string new_email;
  int state = waiting;
  int mails = 0;
  kit::Instant ends_at;  // of waiting, or of objecting
};

// Made from the change's id and a key, so that a link can be sent again; stored as hashes.
std::string AddressChange::token(const char *kind, const kit::Id &change) const {
  return kit::sign(context_.keys.current("host.address_changes"),
                   std::string(kind) + ':' + change.text());
}

std::string AddressChange::link(const char *kind, const kit::Id &change) const {
  return absolute_url(context_.settings,
                      std::string("/account/address/") + kind + "/" + token(kind, change));
}

std::optional<AddressChange::Change> AddressChange::find(kit::Transaction &transaction,
                                                         const char *where,
                                                         const kit::Parameters &values) const {
  const auto row = transaction.query_one(
      std::string("SELECT id, member_id, old_email, new_email, state, mails, ends_at"
                  " FROM ams_address_changes WHERE ") +
          where + " FOR UPDATE",
      values);
  if (!row) return std::nullopt;
  return Change{row->id(0),
                row->id(1),
                row->text(2),
                row->text(3),
                static_cast<int>(row->integer(4)),
                static_cast<int>(row->integer(5)),
                row->instant(6)};
}

bool AddressChange::waits(const Change &change) const {
  return change.state == waiting && change.ends_at > context_.clock.now();
}

bool AddressChange::may_object(const Change &change) const {
  return waits(change) || (change.state == in_effect && change.ends_at > context_.clock.now());
}

void AddressChange::insert(kit::Transaction &transaction, const Change &change) const {
  const auto now = context_.clock.now();
  const bool open = change.state == waiting;
  transaction.execute(
      "INSERT INTO ams_address_changes (id, member_id, open_member, old_email, new_email, state,"
      " confirm_hash, object_hash, mails, created_at, ends_at, confirmed_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)",
      {change.id, change.member_id, open ? kit::Value(change.member_id) : kit::Value(),
       change.old_email, change.new_email, change.state,
       kit::hash_token(token("confirm", change.id)), kit::hash_token(token("object", change.id)),
       now, change.ends_at, open ? kit::Value() : kit::Value(now)});
}

void AddressChange::begin(kit::Transaction &transaction, const Member &member,
                          const std::string &new_email) const {
  give_up(transaction, member.id);
  const Change change{kit::make_id(context_.clock, context_.random),
                      member.id,
                      member.email,
                      new_email,
                      waiting,
                      1,
                      context_.clock.now() + confirm_time};
  insert(transaction, change);
  send_asked(transaction, member, change);
}

void AddressChange::set(kit::Transaction &transaction, Member member,
                        const std::string &new_email, std::vector<kit::Id> &recorded) const {
  give_up(transaction, member.id);
  const Change change{kit::make_id(context_.clock, context_.random),
                      member.id,
                      member.email,
                      new_email,
                      in_effect,
                      1,
                      context_.clock.now() + object_time};
  insert(transaction, change);
  put_in_effect(transaction, member, new_email, recorded);
  send_changed(transaction, member, change);
}

std::optional<PendingAddress> AddressChange::pending(kit::Transaction &transaction,
                                                     const kit::Id &member) const {
  const auto change = find(transaction, "open_member = ?", {member});
  if (!change || !waits(*change)) return std::nullopt;
  return PendingAddress{change->id, change->new_email, change->ends_at};
}

bool AddressChange::resend(kit::Transaction &transaction, const kit::Id &member_id) const {
  const auto change = find(transaction, "open_member = ?", {member_id});
  const auto member = MemberStore::find(transaction, member_id);
  if (!change || !member || !waits(*change) || change->mails >= most_confirm_mails) return false;
  transaction.execute("UPDATE ams_address_changes SET mails = mails + 1 WHERE id = ?",
                      {change->id});
  send_asked(transaction, *member, *change);
  return true;
}

void AddressChange::give_up(kit::Transaction &transaction, const kit::Id &member) const {
  transaction.execute(
      "UPDATE ams_address_changes SET state = ?, open_member = NULL WHERE open_member = ?",
      {given_up, member});
}

void AddressChange::close(kit::Transaction &transaction, const kit::Id &id, int state) const {
  transaction.execute(
      "UPDATE ams_address_changes SET state = ?, open_member = NULL, ends_at = ?,"
      " confirmed_at = COALESCE(confirmed_at, ?) WHERE id = ?",
      {state, context_.clock.now() + object_time, context_.clock.now(), id});
}

// The address is also the name one signs in with: what was sent to the former one dies with it.
void AddressChange::put_in_effect(kit::Transaction &transaction, Member &member,
                                  const std::string &email,
                                  std::vector<kit::Id> &recorded) const {
  recorded.clear();  // the transaction may run again
  member.email = email;
  if (!MemberStore::update(transaction, member)) {
    // Somebody saved the profile in the same moment: what they wrote stays.
    member = MemberStore::find(transaction, member.id).value();
    member.email = email;
    if (!MemberStore::update(transaction, member))
      throw kit::DatabaseUnavailable("the member changes all the time");
  }
  PasswordReset::close_links(transaction, member.id, context_.clock.now());
  Troubles::reached(transaction, member.id, email);
  if (!events_) return;
  Event event;
  event.type = AMS_EVENT_MEMBER_CHANGED;
  event.member = member;
  recorded.push_back(events_->record(transaction, event));
}

bool AddressChange::can_confirm(kit::Transaction &transaction, const std::string &token) const {
  const auto change = find(transaction, "confirm_hash = ?", {kit::hash_token(token)});
  return change && waits(*change);
}

bool AddressChange::can_object(kit::Transaction &transaction, const std::string &token) const {
  const auto change = find(transaction, "object_hash = ?", {kit::hash_token(token)});
  return change && may_object(*change);
}

AddressOutcome AddressChange::confirm(kit::Transaction &transaction,
                                      const std::string &token,
                                      std::vector<kit::Id> &recorded) const {
  const auto change = find(transaction, "confirm_hash = ?", {kit::hash_token(token)});
  if (!change || !waits(*change)) return AddressOutcome::over;
  auto member = MemberStore::find(transaction, change->member_id);
  if (!member || member->email != change->old_email) return AddressOutcome::over;
  const auto other = MemberStore::find_by_email(transaction, change->new_email);
  if (other && other->id != member->id) return AddressOutcome::taken;
  close(transaction, change->id, in_effect);
  put_in_effect(transaction, *member, change->new_email, recorded);
  send_changed(transaction, *member, *change);
  return AddressOutcome::done;
}

// Whoever has the old mailbox has the last word: the address goes back, and all sessions end, since
// the one that asked may be somebody else's.
AddressOutcome AddressChange::object(kit::Transaction &transaction,
                                     const std::string &token,
                                     std::vector<kit::Id> &recorded) const {
  const auto change = find(transaction, "object_hash = ?", {kit::hash_token(token)});
  if (!change || !may_object(*change)) return AddressOutcome::over;
  auto member = MemberStore::find(transaction, change->member_id);
  if (!member) return AddressOutcome::over;
  close(transaction, change->id, objected);
  if (change->state == waiting) return AddressOutcome::done;
  const auto other = MemberStore::find_by_email(transaction, change->old_email);
  if (other && other->id != member->id) return AddressOutcome::taken;
  give_up(transaction, member->id);
  put_in_effect(transaction, *member, change->old_email, recorded);
  transaction.execute("DELETE FROM ams_sessions WHERE member_id = ?", {member->id});
  for (const auto &address : {change->old_email, change->new_email})
    send_mail(context_, transaction, *member,
              {"address_restored", _("Your former e-mail address is back"), address,
               {{"OLD_EMAIL", change->old_email}}});
  return AddressOutcome::done;
}

void AddressChange::send_asked(kit::Transaction &transaction, const Member &member,
                               const Change &change) const {
  send_mail(context_, transaction, member,
            {"address_confirm", _("Please confirm your new e-mail address"), change.new_email,
             {{"NEW_EMAIL", change.new_email}, {"LINK", link("confirm", change.id)}}});
  send_mail(context_, transaction, member,
            {"address_asked", _("A new e-mail address was asked for"), change.old_email,
             {{"NEW_EMAIL", change.new_email}, {"LINK", link("object", change.id)}}});
}

void AddressChange::send_changed(kit::Transaction &transaction, const Member &member,
                                 const Change &change) const {
  send_mail(context_, transaction, member,
            {"email_changed", _("Your e-mail address was changed"), change.old_email,
             {{"OLD_EMAIL", change.old_email},
              {"NEW_EMAIL", change.new_email},
              {"LINK", link("object", change.id)}}});
  send_mail(context_, transaction, member,
            {"address_in_effect", _("Your e-mail address was changed"), change.new_email,
             {{"OLD_EMAIL", change.old_email}, {"NEW_EMAIL", change.new_email}}});
}

}  // namespace ams::host
