#include <plugin/desks/staff/questionnaire_flaws.hpp>

namespace tandem::desks {

using questionnaires::Flaw;

std::string say(const kit::Catalogue &catalogue, Language language,
                const questionnaires::FlawFound &flaw) {
  const auto text = [&](kit::Text words) {
    return catalogue.say(language, words,
                         {{"line", std::to_string(flaw.line)}, {"what", flaw.what}});
  };
  const bool english = flaw.language == Language::english;
  switch (flaw.flaw) {
    case Flaw::missing:
      return text(_("Choose a file, or paste the questionnaire."));
    case Flaw::too_long:
      return text(_("Line {line}: there is more of this than there can be: {what}."));
    case Flaw::not_utf8:
      return text(_("The file is not text in UTF-8."));
    case Flaw::not_well_formed:
      return text(_("Line {line}: a tag is not closed, or a sign such as & stands alone "
                    "({what})."));
    case Flaw::not_questionnaire:
      return text(_("Line {line}: this is not the questionnaire “{what}”."));
    case Flaw::unknown_element:
      return text(_("Line {line}: {what} does not belong here."));
    case Flaw::unknown_attribute:
      return text(_("Line {line}: the attribute {what} does not belong here."));
    case Flaw::bad_attribute:
      return text(_("Line {line}: missing, or not what it can be: {what}."));
    case Flaw::bad_name:
      return text(_("Line {line}: “{what}” cannot be an identifier."));
    case Flaw::twice:
      return text(_("Line {line}: {what} is there twice."));
    case Flaw::unknown_list:
      return text(_("Line {line}: there is no list “{what}”."));
    case Flaw::unknown_code:
      return text(_("Line {line}: the list has no choice “{what}”."));
    case Flaw::no_text:
      return english ? text(_("Line {line}: the English text is missing, or there twice: {what}."))
                     : text(_("Line {line}: the French text is missing, or there twice: {what}."));
    case Flaw::identical:
      return text(_("Line {line}: English and French say the same: “{what}”."));
    case Flaw::no_sections:
      return text(_("The questionnaire has no section."));
    case Flaw::identity_section:
      return text(_("Line {line}: “{what}” and its section must both be marked as identity, or "
                    "neither."));
    case Flaw::identity_required:
      return text(_("Line {line}: “{what}” is about identity and can never be required."));
    case Flaw::identity_list:
      return text(_("Line {line}: “{what}” asks about identity without being marked so."));
    case Flaw::no_refusal:
      return text(_("Line {line}: the list “{what}” lacks “I prefer not to answer”."));
    case Flaw::no_blank_notice:
      return english ? text(_("Line {line}: the English introduction has to say: “A blank never "
                              "costs you”."))
                     : text(_("Line {line}: the French introduction has to say: “Une case vide ne "
                              "vous coûte jamais”."));
    case Flaw::no_client_notice:
      return english ? text(_("Line {line}: the English help of “{what}” has to ask to leave out "
                              "what could “identify a client”."))
                     : text(_("Line {line}: the French help of “{what}” has to ask to leave out "
                              "what could let someone “reconnaître une personne de votre "
                              "clientèle”."));
    case Flaw::indigenous_first:
      return text(_("Line {line}: Indigenous identity is asked before race."));
    case Flaw::speaks_to_mentee:
      return text(_("Line {line}: mentors read this over an answer, so it needs a “shown” text "
                    "that does not speak to the mentee: “{what}”."));
    case Flaw::unknown_criterion:
      return text(_("Line {line}: “{what}” is not a search criterion for this question."));
    case Flaw::needed_field:
      return text(_("Line {line}: the program needs the question “{what}”, and it has to be "
                    "required."));
    case Flaw::another_meaning:
      return text(_("Line {line}: “{what}” is in use with another type, or with another way of "
                    "being searched. Ask it under a new identifier."));
    case Flaw::wrong_version:
      return text(_("Line {line}: the version has to be {what}, the next one."));
    case Flaw::unchanged:
      return text(_("Nothing differs from the version in force but its number."));
  }
  return "";
}

}  // namespace tandem::desks
