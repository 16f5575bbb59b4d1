#include <plugin/imports/words.hpp>

#include <kit/language/format.hpp>
#include <plugin/imports/csv.hpp>

namespace tandem::imports {

kit::Text words_of(File file) {
  switch (file) {
    case File::mentors:
      return _("Mentors");
    case File::consents:
      return _("Consents");
    case File::pairings:
      break;
  }
  return _("Pairings");
}

kit::Text words_of(Effect effect) {
  switch (effect) {
    case Effect::consent:
      return _("Consents recorded");
    case Effect::mentor:
      return _("Mentors brought in");
    case Effect::prepared:
      return _("Profiles prepared, which wait for the member’s word");
    case Effect::pairing:
      break;
  }
  return _("Pairings brought in");
}

kit::Text words_of(Reason reason) {
  switch (reason) {
    case Reason::none:
      break;
    case Reason::is_mentor:
      return _("Is a mentor already");
    case Reason::suspended:
      return _("Was taken out of the directory by staff");
    case Reason::left_program:
      return _("Was a mentor and opted out");
    case Reason::has_answers:
      return _("Has answers of their own that wait");
    case Reason::said_no:
      return _("Said no to being a mentor after the day of the consents");
    case Reason::prepared_before:
      return _("A profile is prepared for them already");
    case Reason::agreed_before:
      return _("Has agreed to this document already");
    case Reason::consents_wrong:
      return _("Something is wrong with the consents of this mentor");
    case Reason::mentor_left_out:
      return _("The mentor’s row is left out");
    case Reason::paired_before:
      return _("This pairing is known already");
    case Reason::introduction_open:
      return _("An introduction between the two waits for its answer");
    case Reason::kept_apart:
      return _("The two are not brought together, because of a concern or a wish");
    case Reason::unknown_member:
      return _("Is not known to the association any more");
    case Reason::unreadable:
      return _("What the row said can no longer be read");
    case Reason::stopped:
      return _("The import was stopped before this row");
    case Reason::changed_since:
      return _("Somebody has changed it since");
    case Reason::mentors_since:
      return _("Has mentees now");
    case Reason::is_mentor_still:
      return _("Is still a mentor, and keeps what they agreed to");
  }
  return _("Done");
}

kit::Text words_of(Note note) {
  if (note == Note::lapsed) return _("Lapsed members, who are not listed until they renew");
  return _("Mentors who agreed to older documents, and are asked to agree to the new ones");
}

kit::Text words_of(State state) {
  switch (state) {
    case State::checked:
      return _("Checked, nothing is done yet");
    case State::discarded:
      return _("Discarded");
    case State::running:
      return _("At work");
    case State::done:
      return _("Done");
    case State::undoing:
      return _("Being undone");
    case State::undone:
      break;
  }
  return _("Undone");
}

namespace {

kit::Text words_of(Problem problem) {
  switch (problem) {
    case Problem::not_utf8:
      return _("This is not UTF-8 text. In your spreadsheet, save the file as “CSV UTF-8”.");
    case Problem::no_header:
      return _("The first line has to hold the names of the columns.");
    case Problem::too_many_columns:
      return _("There are too many columns.");
    case Problem::quote_left_open:
      return _("A value begins with a quotation mark here and never ends.");
    case Problem::stray_quote:
      return _("A quotation mark stands inside a value. Put the whole value in quotation marks and "
               "double the one inside.");
    case Problem::too_long_a_value:
      return _("A value is far too long.");
    case Problem::unknown_column:
      return _("There is no column of this name.");
    case Problem::identity_column:
      return _("Identity answers cannot be imported: only the member can give them and consent to "
               "their use. Take this column out.");
    case Problem::column_twice:
      return _("This column stands there twice.");
    case Problem::column_missing:
      return _("This column is missing.");
    case Problem::wrong_number_of_values:
      return _("This row does not have as many values as there are columns.");
    case Problem::missing:
      return _("This is required.");
    case Problem::unknown_member:
      return _("No member has this e-mail address.");
    case Problem::twice:
      return _("This stands in the file already, further up.");
    case Problem::not_yes_or_no:
      return _("Write yes or no.");
    case Problem::unknown_document:
      return _("Write terms_of_use or confidentiality_agreement.");
    case Problem::unknown_version:
      return _("This version of the document was never published.");
    case Problem::unknown_language:
      return _("Write en or fr.");
    case Problem::not_a_date:
      return _("Write the date as year-month-day, for example 2026-11-22.");
    case Problem::in_the_future:
      return _("This day is in the future.");
    case Problem::ends_before_it_begins:
      return _("This day is before the one on which it began.");
    case Problem::same_person:
      return _("Mentor and mentee are the same person.");
    case Problem::no_mentor_row:
      return _("There is no row for this address in the file of mentors.");
    default:
      return _("This is no mentor, and not in the file of mentors either.");
  }
}

}  // namespace

std::string say(const Context &context, Language language, const Finding &finding) {
  if (finding.problem == Problem::answer)
    return language == Language::english ? finding.english : finding.french;
  if (finding.problem == Problem::too_many_rows)
    return context.catalogue.say(
        language, _("There are more than {most} rows. Split the file, and import one after the other."),
        {{"most", kit::whole_number(language, static_cast<std::int64_t>(most_rows))}});
  return context.catalogue.say(language, words_of(finding.problem));
}

File file_of(Effect effect) {
  if (effect == Effect::consent) return File::consents;
  return effect == Effect::pairing ? File::pairings : File::mentors;
}

}  // namespace tandem::imports
