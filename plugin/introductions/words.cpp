#include <plugin/introductions/words.hpp>

#include <plugin/base/form_page.hpp>

namespace tandem::introductions {

namespace {

class Speaker {
 public:
  Speaker(const Context &context, Language language, std::string mentor_name)
      : context_(context), language_(language), mentor_(std::move(mentor_name)) {}

  std::string say(kit::Text text) const {
    return context_.catalogue.say(language_, text, {{"mentor", mentor_}});
  }
  std::string until(kit::Text text, Instant instant) const {
    return context_.catalogue.say(
        language_, text, {{"mentor", mentor_}, {"date", long_date(context_, language_, instant)}});
  }
  std::string count(kit::CountedText text, std::int64_t number) const {
    return context_.catalogue.say(language_, text, number, {{"mentor", mentor_}});
  }
  const Program &program() const { return context_.program; }

 private:
  const Context &context_;
  Language language_;
  std::string mentor_;
};

std::string of_message(const Speaker &speaker, Refusal why) {
  switch (why) {
    case Refusal::message_empty:
      return speaker.say(_("Write a few words to the mentor."));
    case Refusal::message_too_long:
      return speaker.say(_("Your message is longer than 3,000 characters. Please shorten it."));
    case Refusal::message_malformed:
      return speaker.say(
          _("Your message holds characters that cannot be sent. Please type them anew."));
    case Refusal::note_too_long:
      return speaker.say(_("Your note is longer than 1,000 characters. Please shorten it."));
    case Refusal::note_malformed:
      return speaker.say(
          _("Your note holds characters that cannot be sent. Please type them anew."));
    default:
      return "";
  }
}

std::string of_question(const Speaker &speaker, Refusal why) {
  switch (why) {
    case Refusal::question_empty:
      return speaker.say(_("Write your question."));
    case Refusal::question_too_long:
      return speaker.say(_("Your question is longer than 1,000 characters. Please shorten it."));
    case Refusal::question_malformed:
      return speaker.say(
          _("Your question holds characters that cannot be sent. Please type them anew."));
    case Refusal::question_waiting:
      return speaker.say(
          _("You have asked a question already. Once it is answered, you can ask another one."));
    case Refusal::too_many_questions:
      return speaker.say(
          _("You have asked three questions, which is as many as one introduction may have. Please "
            "accept or decline."));
    case Refusal::reply_empty:
      return speaker.say(_("Write your answer to the question."));
    case Refusal::reply_too_long:
      return speaker.say(_("Your answer is longer than 3,000 characters. Please shorten it."));
    case Refusal::reply_malformed:
      return speaker.say(
          _("Your answer holds characters that cannot be sent. Please type them anew."));
    case Refusal::nothing_asked:
      return speaker.say(_("This question has been answered already."));
    default:
      return "";
  }
}

std::string of_limits(const Speaker &speaker, const Refused &refused) {
  switch (refused.why) {
    case Refusal::too_many_open:
      return speaker.count(
          _n("You have {n} open introduction, which is as many as one person may have. Wait for "
             "the answer, or withdraw it.",
             "You have {n} open introductions, which is as many as one person may have. Wait for "
             "an answer, or withdraw one of them."),
          speaker.program().number("open_requests_per_mentee"));
    case Refusal::mentor_inbox_full:
      return speaker.say(
          _("{mentor} has as many introductions to answer as one person can. Please try again in a "
            "few days, or write to another mentor."));
    case Refusal::too_many_today:
      return speaker.say(
          _("You have sent many introductions today. Your text is kept below: please send it "
            "tomorrow."));
    case Refusal::waiting_after_decline:
      return speaker.until(
          _("{mentor} has declined an introduction from you not long ago. You can write to them "
            "again from {date}; until then, please write to another mentor."),
          refused.until.value());
    default:
      return "";
  }
}

std::string of_people(const Speaker &speaker, Refusal why) {
  switch (why) {
    case Refusal::to_self:
      return speaker.say(_("This is your own profile: you cannot write to yourself."));
    case Refusal::not_active_mentee:
      return speaker.say(
          _("Your membership is not active. Renew it, and you can write to mentors again."));
    case Refusal::barred:
      return speaker.say(_("You cannot write to mentors at the moment. Please write to the "
                           "program; our address is below."));
    case Refusal::not_active_mentor:
    case Refusal::mentor_left:
    case Refusal::not_available:
      return speaker.say(
          _("This mentor is not available any more. Other mentors may be just right for you."));
    case Refusal::mentor_paused:
      return speaker.say(
          _("{mentor} is not taking on new mentees at the moment. Please write to another mentor, "
            "or try again later."));
    case Refusal::mentor_full:
      return speaker.say(
          _("{mentor} has as many mentees as they can take at the moment. Please write to another "
            "mentor, or try again later."));
    case Refusal::already_paired:
      return speaker.say(_("You and {mentor} are connected already."));
    case Refusal::already_open_with_mentor:
      return speaker.say(
          _("You have written to {mentor} already, and they have not answered yet."));
    case Refusal::profile_incomplete:
      return speaker.say(_("Complete your mentee profile first: it goes along with your message."));
    default:
      return "";
  }
}

std::string of_ended(const Speaker &speaker, Refusal why) {
  switch (why) {
    case Refusal::already_accepted:
      return speaker.say(_("{mentor} has accepted this introduction already."));
    case Refusal::already_declined:
      return speaker.say(_("{mentor} has declined this introduction already."));
    case Refusal::withdrawn_before:
      return speaker.say(_("You have withdrawn this introduction already."));
    case Refusal::expired_before:
      return speaker.say(_("This introduction has expired already."));
    case Refusal::closed_before:
      return speaker.say(
          _("This introduction was closed, since {mentor} is not available as a mentor any more."));
    default:
      return "";
  }
}

}  // namespace

std::string say_to_mentee(const Context &context, Language language, const Refused &refused,
                          const std::string &mentor_name) {
  const Speaker speaker(context, language, mentor_name);
  auto text = of_people(speaker, refused.why);
  if (text.empty()) text = of_limits(speaker, refused);
  if (text.empty()) text = of_message(speaker, refused.why);
  if (text.empty()) text = of_question(speaker, refused.why);
  if (text.empty()) text = of_ended(speaker, refused.why);
  return text;
}

std::string say_to_mentor(const Context &context, Language language, const Refused &refused) {
  const Speaker speaker(context, language, "");
  switch (refused.why) {
    case Refusal::not_active_mentor:
      return speaker.say(
          _("Your membership is not active, so you can neither accept nor ask now. Renew it first, "
            "or decline."));
    case Refusal::not_active_mentee:
      return speaker.say(
          _("The membership of the person who wrote to you is not active at the moment, so this "
            "introduction cannot be accepted now. You can wait, or decline."));
    case Refusal::already_accepted:
      return speaker.say(_("You have accepted this introduction already."));
    case Refusal::already_declined:
      return speaker.say(_("You have declined this introduction already."));
    case Refusal::withdrawn_before:
      return speaker.say(_("The person who wrote it has withdrawn this introduction."));
    case Refusal::expired_before:
      return speaker.say(_("This introduction has expired: the time for an answer is over."));
    case Refusal::closed_before:
      return speaker.say(_("This introduction was closed without an answer."));
    case Refusal::capacity_reached:
      return speaker.say(
          _("You have as many mentees as you set in your profile. To accept, raise that number "
            "there, or end one of your pairings under My Mentorship."));
    default:
      break;
  }
  const auto text = of_message(speaker, refused.why);
  return text.empty() ? of_question(speaker, refused.why) : text;
}

std::string say_of_pairing(const Context &context, Language language, Refusal why,
                           const std::string &other_name) {
  const Speaker speaker(context, language, other_name);
  switch (why) {
    case Refusal::ended_before:
      return speaker.say(_("This mentorship has ended already."));
    case Refusal::agreement_changed:
      return speaker.say(
          _("This was changed while you were writing. Nothing of yours is lost: compare the two "
            "and save again."));
    case Refusal::agreement_too_long:
      return speaker.say(_("This is longer than 500 characters. Please shorten it."));
    case Refusal::agreement_malformed:
      return speaker.say(_("This holds characters that cannot be kept. Please type them anew."));
    case Refusal::note_too_long:
    case Refusal::note_malformed:
      return of_message(speaker, why);
    default:
      return "";
  }
}

std::string say_state(const Context &context, Language language, State state) {
  const Speaker speaker(context, language, "");
  switch (state) {
    case State::sent:
      return speaker.say(_("Waiting for an answer"));
    case State::question_asked:
      return speaker.say(_("Open: a question is waiting for its answer"));
    case State::accepted:
      return speaker.say(_("Accepted"));
    case State::declined:
      return speaker.say(_("Declined"));
    case State::withdrawn:
      return speaker.say(_("Withdrawn"));
    case State::expired:
      return speaker.say(_("Expired without an answer"));
    case State::auto_declined:
      return speaker.say(_("Closed without an answer"));
  }
  return "";
}

}  // namespace tandem::introductions
