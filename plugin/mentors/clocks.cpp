// What time does to a mentor: asked after introductions that nobody answered, paused in silence,
// reminded of a pause, told that the documents have changed.
#include <plugin/mentors/service.hpp>

#include <plugin/base/form_page.hpp>
#include <plugin/base/links.hpp>
#include <plugin/mentors/store.hpp>
#include <kit/language/format.hpp>

namespace tandem::mentors {

namespace {

// The end of the day on which so many days have passed: people are told the day.
Instant end_of_day_after(const Context &context, Instant from, std::int64_t days) {
  const auto &zone = context.program.zone();
  const kit::Date last =
      std::chrono::sys_days(kit::date_in(from, zone)) + std::chrono::days(days);
  return kit::end_of_day(last, zone) - kit::Microseconds(1);
}

}  // namespace

void Service::set_clocks(Transaction &transaction, const Mentor &before,
                         const Mentor &after) const {
  if (!after.opted_in) {
    if (before.opted_in) store::drop_clocks(transaction, after.member_id);
    return;
  }
  const bool was_paused = before.opted_in && before.paused;
  if (after.paused == was_paused) return;
  store::forget_expired(transaction, after.member_id);
  const auto days = std::chrono::days(context_.program.number("paused_reminder_days"));
  store::set_remind_at(transaction, after.member_id,
                       after.paused ? std::optional(context_.clock.now() + days) : std::nullopt);
}

void Service::request_expired(Transaction &transaction, const Id &mentor_id) const {
  const auto mentor = store::find(transaction, context_, mentor_id);
  if (!mentor || !mentor->opted_in) return;
  const auto in_a_row = store::count_expired(transaction, mentor_id);
  if (in_a_row < context_.program.number("expired_requests_before_pause")) return;
  if (!is_listable(*mentor) || asked_until(transaction, mentor_id)) return;
  ask(transaction, mentor_id);
}

void Service::request_answered(Transaction &transaction, const Id &mentor_id) const {
  const auto clocks = store::clocks_of(transaction, mentor_id);
  if (!clocks) return;
  store::forget_expired(transaction, mentor_id);
  if (clocks->pause_at) kill_links_about(transaction, context_, mentor_id);
}

std::optional<Instant> Service::asked_until(Transaction &transaction, const Id &mentor_id) const {
  const auto clocks = store::clocks_of(transaction, mentor_id);
  return clocks ? clocks->pause_at : std::nullopt;
}

void Service::ask(Transaction &transaction, const Id &mentor_id) const {
  const auto member = members_.find(transaction, mentor_id);
  if (!member) return;
  const auto until = end_of_day_after(context_, context_.clock.now(),
                                      context_.program.number("days_to_say_still_here"));
  store::set_pause_at(transaction, mentor_id, until);
  const auto token = make_link(transaction, context_, presence_purpose, mentor_id, mentor_id,
                               member->email, until);
  tell(transaction, "mentor_still_there", mentor_id,
       {.values = {{"last_day", long_date(context_, member->language, until)},
                   {"url", context_.urls.absolute("/mentorship/presence/" + token)}}});
  write_audit(transaction, context_, {.actor_id = {}, .action = "mentor.asked",
                                      .subject_id = mentor_id, .reason = "requests_expired"});
}

std::optional<Instant> Service::next_clock(Transaction &transaction) const {
  return store::next_clock(transaction);
}

bool Service::clock_step(Transaction &transaction, Instant now) const {
  const auto due = store::due_clocks(transaction, now);
  if (!due) return false;
  const auto &id = due->mentor_id;
  const auto is_due = [&](const std::optional<Instant> &at) { return at && *at <= now; };
  if (is_due(due->pause_at) && store::stop_pause(transaction, id, *due->pause_at))
    pause_in_silence(transaction, id);
  if (is_due(due->remind_at) && store::stop_reminder(transaction, id, *due->remind_at))
    remind_of_pause(transaction, id, now);
  if (is_due(due->tell_at) && store::stop_telling(transaction, id, *due->tell_at))
    tell_of_documents(transaction, id);
  return true;
}

void Service::pause_in_silence(Transaction &transaction, const Id &mentor_id) const {
  const Mentor before = load(transaction, mentor_id);
  const auto change = mentors::set_paused(before, true, context_.clock.now());
  if (!change.changed) return;
  write(transaction, change.mentor,
        {{}, "mentor.paused", mentor_id, {}, "no_answer", state_code(before),
         state_code(change.mentor)});
  set_clocks(transaction, before, change.mentor);
  store::stamp(transaction, mentor_id);
  tell(transaction, "mentor_paused_kindly", mentor_id,
       {.values = {{"url", context_.urls.absolute("/mentorship")}}});
}

void Service::remind_of_pause(Transaction &transaction, const Id &mentor_id, Instant now) const {
  const auto mentor = load(transaction, mentor_id);
  const auto member = members_.find(transaction, mentor_id);
  if (!mentor.opted_in || !mentor.paused || !member) return;
  const auto since = mentor.paused_at == Instant{} ? mentor.answered_at : mentor.paused_at;
  tell(transaction, "mentor_paused_reminder", mentor_id,
       {.values = {{"since", long_date(context_, member->language, since)},
                   {"url", context_.urls.absolute("/mentorship")}}});
  const auto days = std::chrono::days(context_.program.number("paused_reminder_days"));
  store::set_remind_at(transaction, mentor_id, now + days);
}

void Service::tell_of_documents(Transaction &transaction, const Id &mentor_id) const {
  const auto mentor = load(transaction, mentor_id);
  const auto member = members_.find(transaction, mentor_id);
  if (!mentor.acknowledge_by || !member) return;
  tell(transaction, "mentor_documents_changed", mentor_id,
       {.values = {{"last_day", kit::long_date(member->language, *mentor.acknowledge_by)},
                   {"url", context_.urls.absolute("/mentorship/acknowledgement")}}});
}

void Service::tell(Transaction &transaction, std::string_view mail, const Id &member_id,
                   MailContent content) const {
  const auto member = members_.find(transaction, member_id);
  if (!member || member->gone) return;
  mailer_.send(transaction, mail, kit::MailClass::service,
               {member_id, member->full_name(), member->email, member->language}, member_id,
               content);
}

}  // namespace tandem::mentors
