#include <plugin/concerns/words.hpp>

#include <kit/language/format.hpp>

namespace tandem::concerns {

namespace {

kit::Text text_of(Kind kind) {
  switch (kind) {
    case Kind::conduct:
      return _("How somebody behaves");
    case Kind::confidentiality:
      return _("Something confidential was shared");
    case Kind::accuracy:
      return _("A profile that is not accurate");
    case Kind::safety:
      return _("Somebody’s safety");
    case Kind::other:
      break;
  }
  return _("Something else");
}

kit::Text text_of(Regarding regarding) {
  switch (regarding) {
    case Regarding::profile:
      return _("A mentor’s profile");
    case Regarding::introduction:
      return _("An introduction");
    case Regarding::pairing:
      return _("A mentorship that has begun");
    case Regarding::general:
      break;
  }
  return _("The program in general");
}

kit::Text text_of(State state) {
  switch (state) {
    case State::received:
      return _("Received");
    case State::in_review:
      return _("In review");
    case State::closed:
      break;
  }
  return _("Closed");
}

kit::Text text_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::no_action:
      return _("No action needed");
    case Outcome::advice_given:
      return _("Advice given");
    case Outcome::profile_hidden:
      return _("Mentor profile hidden");
    case Outcome::pairing_ended:
      return _("Pairing ended");
    case Outcome::removed:
      return _("Removed from the program");
    case Outcome::referred:
      break;
  }
  return _("Referred to somebody else");
}

kit::Text text_of(Command command) {
  switch (command) {
    case Command::assign:
      return _("Taken on");
    case Command::note:
      return _("Note");
    case Command::open_words:
      return _("Words opened");
    case Command::hide_profile:
      return _("Mentor profile hidden");
    case Command::show_profile:
      return _("Mentor profile shown again");
    case Command::lift_bar:
      return _("May write to mentors again");
    case Command::close:
      break;
  }
  return _("Case closed");
}

kit::Text text_of_reporting(Refusal refusal) {
  switch (refusal) {
    case Refusal::kind_missing:
      return _("Choose what it is about.");
    case Refusal::words_missing:
      return _("Tell us in a few words what happened.");
    case Refusal::words_too_long:
      return _("Your text is longer than 5,000 characters. Please shorten it.");
    case Refusal::words_malformed:
      return _("Your text holds characters that cannot be kept. Please type them anew.");
    case Refusal::reach_too_long:
      return _("This is longer than 200 characters. Please shorten it.");
    case Refusal::reach_malformed:
      return _("This has to be one line of plain text.");
    case Refusal::too_many_today:
      return _("You have reported many concerns today. Your text is kept below: send it tomorrow, "
               "or write to us by e-mail.");
    default:
      return _("You cannot block yourself.");
  }
}

kit::Text text_of_handling(Refusal refusal) {
  switch (refusal) {
    case Refusal::own_case:
      return _("You are part of this case, so a colleague has to handle it.");
    case Refusal::already_closed:
      return _("This case is closed already.");
    case Refusal::already_owner:
      return _("This case is yours already.");
    case Refusal::not_owner:
      return _("Take this case on first: then you can do this.");
    case Refusal::nobody_named:
      return _("Nobody is named in this case, so this cannot be done.");
    case Refusal::already_hidden:
      return _("The mentor profile is hidden already.");
    case Refusal::not_hidden:
      return _("The mentor profile is not hidden.");
    case Refusal::not_barred:
      return _("This person may write to mentors already.");
    case Refusal::words_gone:
      return _("Whoever reported this has left for good, and their words were erased.");
    case Refusal::outcome_missing:
      return _("Choose an outcome.");
    case Refusal::reason_too_long:
      return _("This is longer than 1,000 characters. Please shorten it.");
    case Refusal::reason_malformed:
      return _("This holds characters that cannot be kept. Please type them anew.");
    default:
      return _("Say why, in a few words.");
  }
}

bool is_of_reporting(Refusal refusal) {
  return refusal <= Refusal::too_many_today || refusal == Refusal::to_self;
}

}  // namespace

std::string say(const Context &context, Language language, Kind kind) {
  return context.catalogue.say(language, text_of(kind));
}
std::string say(const Context &context, Language language, Regarding regarding) {
  return context.catalogue.say(language, text_of(regarding));
}
std::string say(const Context &context, Language language, State state) {
  return context.catalogue.say(language, text_of(state));
}
std::string say(const Context &context, Language language, Outcome outcome) {
  return context.catalogue.say(language, text_of(outcome));
}
std::string say(const Context &context, Language language, Command command) {
  return context.catalogue.say(language, text_of(command));
}
std::string say(const Context &context, Language language, Refusal refusal) {
  return context.catalogue.say(
      language, is_of_reporting(refusal) ? text_of_reporting(refusal) : text_of_handling(refusal));
}

}  // namespace tandem::concerns
