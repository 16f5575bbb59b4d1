#include "wording.hpp"

#include <algorithm>
#include <array>

namespace tandem::directory {
namespace {

using questionnaires::Special;

struct Wording {
  std::string_view criterion;
  kit::Text label;
};
const std::array wordings{
    Wording{"practice_area", _("Area of practice")},
    Wording{"focus", _("Focus within practice")},
    Wording{"client_age", _("Age of clients")},
    Wording{"location", _("Province or territory")},
    Wording{"language", _("Language of mentorship")},
    Wording{"experience", _("Years in practice")},
    Wording{"training", _("Type of training")},
    Wording{"topic", _("Topics offered")},
    Wording{"setting", _("Employment setting")},
    Wording{"community", _("Community")},
    Wording{"mode", _("Ways to be in touch")},
    Wording{"gender", _("Gender")},
    Wording{"race", _("Race")},
    Wording{"ethnicity", _("Ethnicity")},
    Wording{"orientation", _("Sexual orientation")},
};

const std::array fields{
    Wording{"languages", _("Mentors in these languages")},
    Wording{"practice_areas", _("Areas of practice")},
    Wording{"focus", _("Focus within practice")},
    Wording{"client_ages", _("Age of clients")},
    Wording{"positions", _("Positions")},
    Wording{"settings", _("Employment settings")},
    Wording{"community_sizes", _("Communities")},
    Wording{"years", _("Years in practice")},
    Wording{"training", _("Type of training")},
    Wording{"topics", _("Topics offered")},
    Wording{"domains", _("Competency domains")},
    Wording{"styles", _("Way of mentoring")},
    Wording{"modes", _("Ways to be in touch")},
    Wording{"availability", _("Times that usually suit")},
    Wording{"skills", _("Skills")},
    Wording{"values", _("Values and interests")},
    Wording{"values_words", _("Values and interests, in their own words")},
    Wording{"path", _("Professional path")},
    Wording{"gender", _("Gender")},
    Wording{"trans_experience", _("Trans experience")},
    Wording{"indigenous_identity", _("First Nations, Métis or Inuit identity")},
    Wording{"race", _("Race")},
    Wording{"ethnicity", _("Ethnicity")},
    Wording{"orientation", _("Sexual orientation")},
};

// There is none for identity: fit never rests on it.
const std::array reasons{
    Wording{"practice_area", _("Practises in {values}")},
    Wording{"focus", _("Knows about {values}")},
    Wording{"client_age", _("Works with these ages: {values}")},
    Wording{"location", _("Is in {values}")},
    Wording{"language", _("Mentors in {values}")},
    Wording{"experience", _("Has the experience you seek: {values}")},
    Wording{"training", _("Has this training: {values}")},
    Wording{"topic", _("Offers topics you seek: {values}")},
    Wording{"setting", _("Knows these settings: {values}")},
    Wording{"community", _("Has practised in such communities: {values}")},
    Wording{"mode", _("Can be in touch by {values}")},
};

template <class Table>
const Wording *find(const Table &table, std::string_view criterion) {
  auto found = std::ranges::find(table, criterion, &Wording::criterion);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::string label_of(const Criterion &criterion, const kit::Catalogue &catalogue,
                     kit::Language language) {
  const Wording *wording = find(wordings, criterion.id);
  return wording ? catalogue.say(language, wording->label) : criterion.field->label.in(language);
}

std::string label_of(const questionnaires::Field &field, const kit::Catalogue &catalogue,
                     kit::Language language) {
  const Wording *wording = find(fields, field.id);
  return wording ? catalogue.say(language, wording->label) : field.label.in(language);
}

std::string values_of(const questionnaires::Field &field, const std::vector<std::string> &codes,
                      kit::Language language) {
  std::string values;
  for (const std::string &code : codes) {
    const auto *item = field.list ? field.list->find(code) : nullptr;
    if (!values.empty()) values += ", ";
    values += item ? item->label.in(language) : code;
  }
  return values;
}

std::vector<std::string> values_of(const questionnaires::Field &field, const Answer &answer,
                                   kit::Language language) {
  std::vector<std::string> values;
  for (const std::string &value : answer.values) {
    const auto *item = field.list ? field.list->find(value) : nullptr;
    if (!item && field.list) continue;  // no longer offered
    const bool own =
        item && (item->special == Special::self_describe || item->special == Special::other);
    if (own && !answer.specify.empty()) {
      values.push_back(answer.specify);
    } else if (!item || item->special != Special::self_describe) {
      values.push_back(item ? item->label.in(language) : value);
    }
  }
  return values;
}

std::string words_of(const Reason &reason, const kit::Catalogue &catalogue,
                     kit::Language language) {
  const std::string values = values_of(*reason.criterion->field, reason.codes, language);
  const Wording *wording = find(reasons, reason.criterion->id);
  if (!wording) return values;
  return catalogue.say(language, wording->label, {{"values", values}});
}

std::string group_label(const std::string &group, const kit::Catalogue &catalogue,
                        kit::Language language) {
  if (group == "common") return catalogue.say(language, _("More languages"));
  if (group == "indigenous") return catalogue.say(language, _("Indigenous languages"));
  if (group == "other") return catalogue.say(language, _("Another language"));
  return {};
}

}  // namespace tandem::directory
