#include <host/accounts/profile_pages.hpp>

#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <ctemplate/template.h>

#include <charconv>
#include <stdexcept>

#include <host/accounts/account.hpp>
#include <host/accounts/address_change.hpp>
#include <host/accounts/sign_in.hpp>
#include <host/members/labels.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

// So long the next page waits for the plugins, to show the effect already (DESIGN 2.3).
constexpr auto inline_delivery = std::chrono::seconds(1);
constexpr const char *saved_path = "/account/profile/saved";

// Somebody changed the member since the form was shown.
struct Conflict {};

void add_options(ctemplate::TemplateDictionary &page, const char *section,
                 std::span<const Label> labels, const std::string &chosen,
                 const kit::Catalogue &catalogue, kit::Language language) {
  for (const auto &label : in_order(catalogue, language, labels)) {
    auto *option = page.AddSectionDictionary(section);
    option->SetValue("CODE", label.code);
    option->SetValue("LABEL", label.name);
    if (chosen == label.code) option->ShowSection("SELECTED");
  }
}

std::int64_t number(std::string_view text) {
  std::int64_t value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool same_record(const Member &left, const Member &right) {
  return left.given_name == right.given_name && left.family_name == right.family_name &&
         left.email == right.email && left.province == right.province &&
         left.country == right.country && left.language == right.language;
}

Event event_of(const char *type, const Member &member) {
  Event event;
  event.type = type;
  event.member = member;
  return event;
}

}  // namespace

void ProfilePages::add_routes(Router &router) {
  router.add({Method::get, "/account/profile", "account",
              [this](const Request &request) { return edit(request); }});
  // The plugins' sections hold long answers.
  router.add({Method::post, "/account/profile", "account",
              [this](const Request &request) { return save(request); }, 512 * 1024});
  router.add({Method::get, saved_path, "account",
              [this](const Request &request) { return saved(request); }});
}

std::string ProfilePages::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

Member ProfilePages::member_of(const Request &request) const {
  auto member = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return MemberStore::find(transaction, request.session->member_id);
  });
  if (!member) throw std::runtime_error("a session without a member");
  return std::move(*member);
}

Reply ProfilePages::show(const Request &request, const Shown &shown) const {
  const auto &form = shown.form;
  ctemplate::TemplateDictionary page("profile");
  page.SetValue("CSRF", request.csrf_token);
  page.SetValue("OPERATION_ID", kit::make_id(context_.clock, context_.random).text());
  page.SetValue("REVISION", std::to_string(shown.revision));
  page.SetValue("GIVEN_NAME", form.given_name);
  page.SetValue("FAMILY_NAME", form.family_name);
  page.SetValue("EMAIL", form.email);
  show_pending(page, request);
  add_options(page, "PROVINCE", provinces(), form.province, context_.catalogue, request.language);
  add_options(page, "COUNTRY", countries(), form.country, context_.catalogue, request.language);
  page.SetValue("ENGLISH_NAME", own_name(kit::Language::english));
  page.SetValue("FRENCH_NAME", own_name(kit::Language::french));
  if (form.language == "en") page.ShowSection("ENGLISH");
  if (form.language == "fr") page.ShowSection("FRENCH");
  if (shown.conflict) page.ShowSection("CONFLICT");
  if (sections_) {
    page.SetValue("SECTIONS", sections_->render(AMS_FORM_PROFILE, request, shown.typed));
  }
  show_errors(page, shown.errors, request.language);
  return layout_.page(request, shown.status, say(request, _("Edit my profile")),
                      context_.templates.render("profile/edit.html.tpl", request.language, page));
}

// A new address that waits for its owner, with what can be done about it.
void ProfilePages::show_pending(ctemplate::TemplateDictionary &page,
                                const Request &request) const {
  const auto asked = request.query.first("address");
  if (asked == "resent") page.ShowSection("RESENT");
  if (asked == "given_up") page.ShowSection("GIVEN_UP");
  const auto pending = context_.database.run(
      request.deadline, [&](kit::Transaction &transaction) {
        return AddressChange(context_, events_).pending(transaction, request.session->member_id);
      });
  if (!pending) return;
  auto *section = page.AddSectionDictionary("PENDING");
  section->SetValue("CSRF", request.csrf_token);
  section->SetValue("NEW_EMAIL", pending->new_email);
  section->SetValue("UNTIL",
                    kit::long_date(request.language,
                                   kit::date_in(pending->ends_at, context_.settings.zone)));
}

Reply ProfilePages::edit(const Request &request) const {
  const auto member = member_of(request);
  return show(request, {200, ProfileForm::of(member), member.revision, nullptr, {}, false});
}

FormErrors ProfilePages::host_errors(const Request &request, const ProfileForm &form,
                                     const Member &member) {
  FormErrors errors;
  for (const auto fault : form.faults()) {
    errors.push_back({field_of(fault), field_of(fault), say(request, sentence(fault))});
  }
  if (errors.empty() && form.email != member.email) check_email(request, form, member, errors);
  return errors;
}

// The address is also the name one signs in with: changing it takes the password.
void ProfilePages::check_email(const Request &request, const ProfileForm &form,
                               const Member &member, FormErrors &errors) {
  const auto refuse = [&](const char *field, kit::Text text) {
    errors.push_back({field, field, say(request, text)});
  };
  const auto password = request.fields.first("password");
  if (password.empty()) {
    return refuse("password", _("To change your e-mail address, please type your password."));
  }
  if (throttle_.attempt(account_rule, password_subject(member.email), request.now,
                        request.deadline)) {
    return refuse("password", _("Too many attempts. Please wait a few minutes."));
  }
  bool taken = false;
  const auto account = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    const auto other = MemberStore::find_by_email(transaction, form.email);
    taken = other && other->id != member.id;
    return AccountStore::find(transaction, member.id);
  });
  if (!passwords_.verify(account ? account->password_hash : "", password)) {
    return refuse("password", _("This is not your current password."));
  }
  if (taken) refuse("email", _("This address cannot be used. Please choose another one."));
}

// Decided before anything is checked: what the first click did makes the second one's form an old
// one, and that would be told as somebody else's change.
bool ProfilePages::is_done(const Request &request, const kit::Id &operation) const {
  return context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return transaction
        .query_one("SELECT created_at FROM ams_operations WHERE operation_id = ? AND member_id = ?",
                   {operation, request.session->member_id})
        .has_value();
  });
}

Reply ProfilePages::save(const Request &request) {
  const auto operation = kit::Id::parse(request.fields.first("operation_id"));
  if (operation && !request.switches_language() && is_done(request, *operation))
    return Reply::redirect(saved_path);
  const auto member = member_of(request);
  Shown shown{200, ProfileForm::typed(request.fields), number(request.fields.first("revision")),
              &request.fields, {}, false};
  if (request.switches_language()) {
    // Answers brought here from the renewal: the host's own fields are not among them.
    if (!request.fields.has("given_name")) {
      shown.form = ProfileForm::of(member);
      shown.revision = member.revision;
    }
    return show(request, shown);
  }
  shown.errors = host_errors(request, shown.form, member);
  SectionAnswer answer;
  if (sections_) answer = sections_->validate(AMS_FORM_PROFILE, request);
  shown.errors.insert(shown.errors.end(), answer.errors.begin(), answer.errors.end());
  if (!operation || !shown.errors.empty()) {
    shown.status = 422;
    return show(request, shown);
  }
  Change change{member, shown.form.applied_to(member), "", *operation, answer.submissions, {}};
  change.after.revision = shown.revision;
  // The address waits for its owner; all else is in effect at once.
  if (change.after.email != member.email) change.new_email = change.after.email;
  change.after.email = member.email;
  try {
    return carry_out(request, std::move(change), !answer.left_out.empty());
  } catch (const Conflict &) {
    shown.status = 409;
    shown.revision = member_of(request).revision;
    shown.conflict = true;
    return show(request, shown);
  }
}

Reply ProfilePages::carry_out(const Request &request, Change change, bool left_out) {
  // A second click finds the row, changes nothing and gets the first one's page.
  const bool first = context_.database.once(
      request.deadline,
      "INSERT INTO ams_operations (operation_id, member_id, created_at) VALUES (?, ?, ?)",
      {change.operation, request.session->member_id, request.now},
      [&](kit::Transaction &transaction) { write(transaction, change); });
  bool processed = true;
  if (first && events_ && !change.events.empty()) {
    processed = events_->deliver_inline(change.events, context_.clock.in(inline_delivery));
  }
  std::string query;
  if (!processed) query += "&processing=1";
  if (left_out) query += "&left_out=1";
  if (!query.empty()) query[0] = '?';
  return Reply::redirect(saved_path + query);
}

// Run again from the start after a lost connection: it keeps nothing but what it writes here.
void ProfilePages::write(kit::Transaction &transaction, Change &change) const {
  change.events.clear();
  Member after = change.after;
  const bool changed = !same_record(change.before, after);
  if (changed && !MemberStore::update(transaction, after)) throw Conflict();
  if (changed && events_) {
    change.events.push_back(
        events_->record(transaction, event_of(AMS_EVENT_MEMBER_CHANGED, after)));
  }
  if (!changed) after = change.before;
  for (const auto &submission : change.submissions) {
    if (!events_) break;
    auto event = event_of(AMS_EVENT_FORM_SUBMITTED, after);
    event.form = AMS_FORM_PROFILE;
    event.plugin = submission.plugin;
    event.submission = submission.sealed;
    change.events.push_back(events_->record(transaction, event));
  }
  if (change.new_email.empty()) return;
  AddressChange(context_, events_).begin(transaction, after, change.new_email);
  throttle_.clear(transaction, password_subject(change.before.email));
}

Reply ProfilePages::saved(const Request &request) const {
  ctemplate::TemplateDictionary page("saved");
  show_pending(page, request);
  if (request.query.has("processing")) page.ShowSection("PROCESSING");
  if (request.query.has("left_out")) page.ShowSection("LEFT_OUT");
  if (sections_) page.SetValue("OUTCOME", sections_->outcome(AMS_FORM_PROFILE, request));
  return layout_.page(request, 200, say(request, _("Your profile is saved")),
                      context_.templates.render("profile/saved.html.tpl", request.language, page));
}

}  // namespace ams::host
