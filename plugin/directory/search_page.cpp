#include "search_page.hpp"

#include <algorithm>
#include <array>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/directory/filters.hpp>
#include <plugin/directory/wording.hpp>
#include <plugin/directory/words.hpp>
#include <plugin/questionnaires/form.hpp>

namespace tandem::directory {
namespace {

using ctemplate::TemplateDictionary;
using questionnaires::FieldError;

constexpr std::size_t reasons_on_card = 3;
constexpr std::array<std::string_view, 3> facts_on_card{"practice_area", "language", "experience"};

class SearchPage {
 public:
  SearchPage(const Context &context, const std::vector<Criterion> &criteria, const Choices &choices,
             const SearchView &view)
      : context_(context),
        criteria_(criteria),
        choices_(choices),
        view_(view),
        language_(view.language) {}

  std::string render() {
    put_notices();
    put_form();
    put_results();
    return context_.templates.render("directory/search.html.tpl", language_, root_);
  }

 private:
  std::string say(kit::Text text, std::initializer_list<kit::Argument> arguments = {}) const {
    return context_.catalogue.say(language_, text, arguments);
  }

  void put_notices() {
    if (view_.notice == SearchNotice::too_many) root_.ShowSection("TOO_MANY");
    if (view_.notice == SearchNotice::search_over) root_.ShowSection("SEARCH_OVER");
    if (view_.notice == SearchNotice::left_out) root_.ShowSection("LEFT_OUT");
    if (view_.errors.empty()) return;
    auto &errors = *root_.AddSectionDictionary("ERRORS");
    for (const FieldError &error : view_.errors) {
      auto &line = *errors.AddSectionDictionary("ERROR");
      line.SetValue("ANCHOR", error.anchor);
      line.SetValue("MESSAGE", error.message);
    }
  }

  const FieldError *error_of(std::string_view name) const {
    auto found = std::ranges::find(view_.errors, name, &FieldError::field);
    return found == view_.errors.end() ? nullptr : &*found;
  }

  void put_form() {
    root_.SetValue("CSRF", view_.csrf);
    root_.SetValue("CURRENT", search_address());
    root_.SetValue("WORDS", view_.typed.words);
    if (!view_.matches.counts.empty()) root_.ShowSection("COUNTED");
    if (const FieldError *error = error_of(words_name)) {
      root_.SetValueAndShowSection("WORDS_ERROR", error->message, "WORDS_ERROR_SECTION");
      root_.ShowSection("WORDS_DESCRIBED");
    }
    bool identity_open = false;
    std::string identity_chosen;
    for (const Criterion &criterion : criteria_) {
      auto &slot =
          *root_.AddSectionDictionary(criterion.identity ? "IDENTITY_CRITERION" : "OPEN_CRITERION");
      auto &part = *slot.AddIncludeDictionary("CRITERION");
      part.SetFilename(kit::Templates::include_name("directory/criterion.html.tpl", language_));
      const bool open = put_criterion(part, criterion);
      if (!criterion.identity) continue;
      identity_open = identity_open || open;
      add_to(identity_chosen, chosen_in(criterion));
    }
    if (identity_open) root_.ShowSection("IDENTITY_OPEN");
    if (!identity_chosen.empty())
      root_.SetValueAndShowSection("CHOSEN", identity_chosen, "IDENTITY_CHOSEN");
    if (!view_.typed.empty() || !view_.asked.empty()) root_.ShowSection("FILTERED");
  }

  // With its page, for the language switch to come back to.
  std::string search_address() const {
    const std::string path = search_path(view_.current, view_.page);
    const auto at = path.find('?');
    return at == std::string::npos ? std::string() : path.substr(at + 1);
  }

  bool put_criterion(TemplateDictionary &part, const Criterion &criterion) {
    part.SetValue("ID", criterion.id);
    part.SetValue("LABEL", label_of(criterion, context_.catalogue, language_));
    part.SetValue("CHOICES", choices_of(criterion));
    const std::string chosen = chosen_in(criterion);
    if (!chosen.empty()) part.SetValueAndShowSection("CHOSEN", chosen, "CHOSEN_SECTION");
    const bool refused = criterion.identity && put_own_words(part, criterion);
    // What was searched is named in the summary, and folded away: its results stand below it on a
    // narrow screen. What still is to be searched stays in sight.
    const bool open = refused || (!chosen.empty() && view_.typed != view_.asked);
    if (open) part.ShowSection("OPEN");
    return open;
  }

  std::string chosen_in(const Criterion &criterion) const {
    std::string chosen;
    if (auto codes = view_.typed.codes.find(criterion.id); codes != view_.typed.codes.end())
      chosen = values_of(*criterion.field, codes->second, language_);
    if (auto own = view_.typed.own_words.find(criterion.id); own != view_.typed.own_words.end())
      add_to(chosen, own->second);
    return chosen;
  }

  static void add_to(std::string &list, const std::string &more) {
    if (!list.empty() && !more.empty()) list += ", ";
    list += more;
  }

  std::string choices_of(const Criterion &criterion) const {
    static const std::vector<std::string> none;
    static const std::vector<std::size_t> uncounted;
    const auto place = static_cast<std::size_t>(&criterion - criteria_.data());
    const auto chosen = view_.typed.codes.find(criterion.id);
    const Counts &counts = view_.matches.counts;
    return choices_.html(language_, place,
                         chosen == view_.typed.codes.end() ? none : chosen->second,
                         place < counts.size() ? counts[place] : uncounted);
  }

  // True when it was refused.
  bool put_own_words(TemplateDictionary &part, const Criterion &criterion) {
    auto &own = *part.AddSectionDictionary("OWN_WORDS");
    const std::string name = own_words_name(criterion);
    own.SetValue("NAME", name);
    const auto typed = view_.typed.own_words.find(criterion.id);
    if (typed != view_.typed.own_words.end()) own.SetValue("VALUE", typed->second);
    const FieldError *error = error_of(name);
    if (error) {
      own.SetValueAndShowSection("OWN_ERROR", error->message, "OWN_ERROR_SECTION");
      own.ShowSection("OWN_DESCRIBED");
    }
    return error != nullptr;
  }

  void put_results() {
    root_.SetValue("HEADING", heading());
    put_filters_in_use();
    if (view_.matches.page.empty()) put_nobody();
    for (const Match &match : view_.matches.page) put_mentor(match);
    put_paging();
  }

  // While an identity filter is on nobody is counted (FOM-14).
  std::string heading() const {
    if (view_.matches.total && *view_.matches.total > 0) {
      return context_.catalogue.say(language_, _n("{n} mentor found", "{n} mentors found"),
                                    static_cast<std::int64_t>(*view_.matches.total));
    }
    if (view_.page > 1) return say(_("More mentors"));
    if (view_.matches.page.empty()) return say(_("No mentor found"));
    return view_.matches.more ? say(_("More than a few mentors found"))
                              : say(_("A few mentors found"));
  }

  void put_filters_in_use() {
    if (view_.asked.empty()) return;
    auto &in_use = *root_.AddSectionDictionary("IN_USE");
    auto add = [&](const std::string &label) {
      in_use.AddSectionDictionary("FILTER")->SetValue("LABEL", label);
    };
    if (!view_.asked.words.empty()) add(view_.asked.words);
    for (const Criterion &criterion : criteria_) {
      if (auto chosen = view_.asked.codes.find(criterion.id); chosen != view_.asked.codes.end()) {
        for (const auto &code : chosen->second) add(values_of(*criterion.field, {code}, language_));
      }
      if (auto own = view_.asked.own_words.find(criterion.id); own != view_.asked.own_words.end()) {
        add(own->second);
      }
    }
  }

  void put_nobody() {
    auto &nobody = *root_.AddSectionDictionary("NOBODY");
    if (view_.page > 1) {
      nobody.AddSectionDictionary("NOBODY_HERE")->SetValue("FIRST", search_path(view_.current, 1));
    } else {
      nobody.ShowSection(view_.asked.empty() ? "NOBODY_YET" : "NOBODY_FITS");
    }
  }

  void put_mentor(const Match &match) {
    const Searchable &mentor = *match.mentor;
    auto &card = *root_.AddSectionDictionary("MENTOR");
    const std::string address = search_address();
    card.SetValue("LINK", "/mentorship/mentors/" + mentor.mentor_id.text() +
                              (address.empty() ? "" : "?" + address));
    card.SetValue("NAME", mentor.name);
    card.SetValue("WHERE", place_of(mentor, criteria_, language_));
    if (auto pronouns = open_value(mentor, "pronouns"); !pronouns.empty()) {
      card.SetValueAndShowSection("PRONOUNS", pronouns, "PRONOUNS_SECTION");
    }
    put_reasons(card, match);
    put_facts(card, mentor);
  }

  void put_reasons(TemplateDictionary &card, const Match &match) {
    const std::string mentioned = mentioned_by(*match.mentor);
    if (match.reasons.empty() && mentioned.empty()) return;
    auto &reasons = *card.AddSectionDictionary("REASONS");
    const auto add = [&](const std::string &text) {
      reasons.AddSectionDictionary("REASON")->SetValue("TEXT", text);
    };
    const std::size_t count = std::min(reasons_on_card, match.reasons.size());
    for (std::size_t at = 0; at < count; ++at) {
      add(words_of(match.reasons[at], context_.catalogue, language_));
    }
    if (!mentioned.empty()) add(say(_("Mentions {words}"), {{"words", mentioned}}));
  }

  // What was typed and stands in open answers. What stands in the name is seen there; identity is
  // not among a mentor's words at all (FOM-14).
  std::string mentioned_by(const Searchable &mentor) const {
    if (view_.asked.words.empty()) return {};
    const Words name = words_of(mentor.name);
    std::string mentioned;
    for (std::string_view rest = view_.asked.words; !rest.empty();) {
      const auto end = std::min(rest.find(' '), rest.size());
      const Words typed = words_of(rest.substr(0, end));
      if (!typed.empty() && !has_all(name, typed) && has_all(mentor.words, typed))
        add_to(mentioned, std::string(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return mentioned;
  }

  // What is open on a card, and the identity answers that the mentor lets be shown.
  void put_facts(TemplateDictionary &card, const Searchable &mentor) {
    for (const Criterion &criterion : criteria_) {
      const bool listed = std::ranges::find(facts_on_card, criterion.id) != facts_on_card.end();
      const Answers &answers = criterion.identity ? mentor.shown : mentor.open;
      const auto answer = answers.find(criterion.field->id);
      if (answer == answers.end() || (!criterion.identity && !listed)) continue;
      auto &fact = *card.AddSectionDictionary("FACT");
      fact.SetValue("LABEL", label_of(*criterion.field, context_.catalogue, language_));
      const auto values = values_of(*criterion.field, answer->second, language_);
      fact.SetValue("VALUES", questionnaires::joined(values));
    }
  }

  void put_paging() {
    if (view_.page == 1 && !view_.matches.more) return;
    auto &paging = *root_.AddSectionDictionary("PAGING");
    paging.SetValue("WHICH_PAGE", which_page());
    if (view_.page > 1) {
      paging.SetValueAndShowSection("PREVIOUS", search_path(view_.current, view_.page - 1),
                                    "PREVIOUS_SECTION");
    }
    if (view_.matches.more) {
      paging.SetValueAndShowSection("NEXT", search_path(view_.current, view_.page + 1),
                                    "NEXT_SECTION");
    }
  }

  std::string which_page() const {
    const std::string page = std::to_string(view_.page);
    if (!view_.matches.total) return say(_("Page {page}"), {{"page", page}});
    return say(_("Page {page} of {pages}"),
               {{"page", page}, {"pages", std::to_string(pages_of(*view_.matches.total))}});
  }

  const Context &context_;
  const std::vector<Criterion> &criteria_;
  const Choices &choices_;
  const SearchView &view_;
  Language language_;
  TemplateDictionary root_{"search"};
};

}  // namespace

std::string render_search(const Context &context, const std::vector<Criterion> &criteria,
                          const Choices &choices, const SearchView &view) {
  return SearchPage(context, criteria, choices, view).render();
}

unsigned pages_of(std::size_t total) {
  const std::size_t pages = (total + matches_per_page - 1) / matches_per_page;
  return static_cast<unsigned>(std::max<std::size_t>(pages, 1));
}

std::string search_path(const std::string &current, unsigned page) {
  std::string path = "/mentorship/mentors";
  char sign = '?';
  if (!current.empty()) {
    path += sign + current;
    sign = '&';
  }
  if (page > 1) path += sign + ("page=" + std::to_string(page));
  return path;
}

std::string open_value(const Searchable &mentor, std::string_view field) {
  const auto answer = mentor.open.find(field);
  if (answer == mentor.open.end() || answer->second.values.empty()) return {};
  return answer->second.values.front();
}

std::string place_of(const Searchable &mentor, const std::vector<Criterion> &criteria,
                     Language language) {
  std::string place = open_value(mentor, "city");
  const Criterion *location = find(criteria, "location");
  if (!location) return place;
  const std::string code = open_value(mentor, location->field->id);
  if (code.empty()) return place;
  const std::string province = values_of(*location->field, {code}, language);
  return place.empty() ? province : place + ", " + province;
}

}  // namespace tandem::directory
