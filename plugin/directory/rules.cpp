#include "rules.hpp"

#include <algorithm>
#include <array>

#include <kit/language/format.hpp>
#include <plugin/directory/words.hpp>

namespace tandem::directory {
namespace {

using questionnaires::Audience;
using questionnaires::Field;
using questionnaires::IdentityAnswer;
using questionnaires::Item;
using questionnaires::Kind;
using questionnaires::Special;

// Criteria beyond the ten that the questionnaire names: any open field with a list will do.
struct Further {
  const char *field;
  const char *criterion;
};
constexpr std::array further_criteria{
    Further{"focus", "focus"},      Further{"topics", "topic"},
    Further{"settings", "setting"}, Further{"community_sizes", "community"},
    Further{"modes", "mode"},
};

// What one wanted value that is found adds. What people come to talk about weighs most.
struct Weight {
  const char *criterion;
  int weight;
};
constexpr std::array weights{
    Weight{"topic", 3},      Weight{"practice_area", 3}, Weight{"focus", 3},
    Weight{"client_age", 2}, Weight{"language", 2},
};
constexpr int usual_weight = 1;

int weight_of(std::string_view criterion) {
  auto found = std::ranges::find(
      weights, criterion, [](const Weight &weight) { return std::string_view(weight.criterion); });
  return found == weights.end() ? usual_weight : found->weight;
}

// Fields that are neither for finding nor for reading: the limit a mentor sets for themselves.
constexpr std::string_view not_for_others = "capacity";
// Fields whose labels are sentences or hours: nobody means them by a word typed.
constexpr std::array<std::string_view, 2> without_label_words{"styles", "availability"};

template <class Visit>
void each_field(const questionnaires::Questionnaire &questionnaire, Visit visit) {
  for (const auto &section : questionnaire.sections) {
    for (const Field &field : section.fields) visit(field);
  }
}

bool is_coded(const Field &field) { return field.list != nullptr; }

void add_labels(Words &words, const Field &field, const Answer &answer) {
  if (!is_found_by_labels(field)) return;
  for (const std::string &code : answer.values) {
    const Item *item = field.list->find(code);
    if (!item || item->special != Special::none) continue;
    add_words(words, item->label.english);
    add_words(words, item->label.french);
  }
}

void add_open_words(Searchable &entry, const Field &field, const Answer &answer) {
  add_words(entry.text, answer.specify);
  if (is_coded(field)) return add_labels(entry.words, field, answer);
  for (const std::string &text : answer.values) add_words(entry.text, text);
}

// Codes of the answer that the criterion offers, in the list's order.
std::vector<std::string> offered_codes(const Criterion &criterion, const Answer &answer) {
  std::vector<std::string> codes;
  if (!criterion.field->list) return codes;
  for (const Item &item : criterion.field->list->items) {
    if (!criterion.offers(item)) continue;
    if (std::ranges::find(answer.values, item.code) != answer.values.end()) {
      codes.push_back(item.code);
    }
  }
  return codes;
}

std::vector<Words> own_entries(const Field &field, const Answer &answer) {
  std::vector<Words> entries;
  auto take = [&](std::string_view text) {
    if (Words words = words_of(text); !words.empty()) entries.push_back(std::move(words));
  };
  if (field.kind == Kind::tags) std::ranges::for_each(answer.values, take);
  take(answer.specify);
  std::ranges::sort(entries);
  return entries;
}

bool says_nothing(const Field &field, std::string_view code) {
  const Item *item = field.list ? field.list->find(code) : nullptr;
  return item && (item->special == Special::prefer_not || item->special == Special::unsure);
}

// The answer without refusals; nothing when nothing is left of it.
std::optional<Answer> disclosed(const Field &field, const Answer &answer) {
  Answer rest = answer;
  std::erase_if(rest.values, [&](const auto &code) { return says_nothing(field, code); });
  if (rest.values.empty()) return std::nullopt;
  return rest;
}

void put_open(Searchable &entry, const Field &field, const Answer &answer) {
  if (field.id == not_for_others) return;
  entry.open.emplace(field.id, answer);
  add_open_words(entry, field, answer);
}

void put_identity(Searchable &entry, const Field &field, const Criterion *criterion,
                  const IdentityAnswer &given) {
  if (given.audience == Audience::staff_matching) return;
  const auto answer = disclosed(field, given.answer);
  if (!answer) return;
  if (given.audience == Audience::shown) entry.shown.emplace(field.id, *answer);
  if (!criterion) return;
  if (auto entries = own_entries(field, *answer); !entries.empty()) {
    entry.own_words.emplace(criterion->id, std::move(entries));
  }
  if (auto codes = offered_codes(*criterion, *answer); !codes.empty()) {
    entry.facets.emplace(criterion->id, std::move(codes));
  }
}

void put_answers(Searchable &entry, const mentors::Mentor &mentor,
                 const questionnaires::Questionnaire &questionnaire) {
  const auto criteria = criteria_of(questionnaire);
  each_field(questionnaire, [&](const Field &field) {
    auto criterion = std::ranges::find(criteria, &field, &Criterion::field);
    const Criterion *found = criterion == criteria.end() ? nullptr : &*criterion;
    if (field.identity) {
      auto given = mentor.sheet.identity.find(field.id);
      if (given != mentor.sheet.identity.end()) put_identity(entry, field, found, given->second);
      return;
    }
    auto answer = mentor.sheet.open.find(field.id);
    if (answer == mentor.sheet.open.end()) return;
    put_open(entry, field, answer->second);
    if (!found) return;
    if (auto codes = offered_codes(*found, answer->second); !codes.empty()) {
      entry.facets.emplace(found->id, std::move(codes));
    }
  });
}

Wanted wanted(const Criterion &criterion, const std::string &code) {
  Wanted value{code, {code}};
  const Item *item = criterion.field->list->find(code);
  value.accepted.insert(value.accepted.end(), item->also.begin(), item->also.end());
  return value;
}

void add_wanted(Demand &demand, const Codes &codes) {
  auto chosen = codes.find(demand.criterion->id);
  if (chosen == codes.end()) return;
  for (const std::string &code : chosen->second) {
    if (!demand.criterion->offers(code)) continue;
    if (std::ranges::find(demand.values, code, &Wanted::code) != demand.values.end()) continue;
    demand.values.push_back(wanted(*demand.criterion, code));
  }
}

void add_own_words(Demand &demand, const Filters &filters) {
  auto typed = filters.own_words.find(demand.criterion->id);
  if (typed == filters.own_words.end()) return;
  for (std::string_view rest = typed->second; !rest.empty();) {
    const auto end = std::min(rest.find_first_of(",;"), rest.size());
    if (Words words = words_of(rest.substr(0, end)); !words.empty()) {
      demand.own_words.push_back(std::move(words));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

bool has_any(const std::vector<std::string> &codes, const Wanted &wanted) {
  return std::ranges::any_of(wanted.accepted, [&](const std::string &code) {
    return std::ranges::find(codes, code) != codes.end();
  });
}

const std::vector<std::string> &codes_of(const Searchable &entry, const Demand &demand) {
  static const std::vector<std::string> none;
  auto found = entry.facets.find(demand.criterion->id);
  return found == entry.facets.end() ? none : found->second;
}

bool calls_itself(const Searchable &entry, const Demand &demand) {
  auto found = entry.own_words.find(demand.criterion->id);
  if (found == entry.own_words.end()) return false;
  return std::ranges::any_of(demand.own_words, [&](const Words &typed) {
    return std::ranges::any_of(found->second,
                               [&](const Words &own) { return has_exactly(own, typed); });
  });
}

bool meets(const Searchable &entry, const Demand &demand) {
  const auto &codes = codes_of(entry, demand);
  return std::ranges::any_of(demand.values,
                             [&](const Wanted &value) { return has_any(codes, value); }) ||
         calls_itself(entry, demand);
}

int weight_found(const Searchable &entry, const Demand &wish) {
  const auto &codes = codes_of(entry, wish);
  const auto found = std::ranges::count_if(
      wish.values, [&](const Wanted &value) { return has_any(codes, value); });
  return wish.criterion->weight * static_cast<int>(found);
}

std::vector<std::string> codes_found(const Searchable &entry, const Demand &wish) {
  std::vector<std::string> found;
  for (const std::string &code : codes_of(entry, wish)) {
    const bool asked_for = std::ranges::any_of(wish.values, [&](const Wanted &value) {
      return std::ranges::find(value.accepted, code) != value.accepted.end();
    });
    if (asked_for) found.push_back(code);
  }
  return found;
}

}  // namespace

bool Criterion::offers(const Item &item) const {
  return item.special == Special::none || item.special == Special::other;
}

bool Criterion::offers(std::string_view code) const {
  const Item *item = field->list ? field->list->find(code) : nullptr;
  return item && offers(*item);
}

bool is_found_by_labels(const Field &field) {
  return is_coded(field) && !field.identity && field.id != not_for_others &&
         std::ranges::find(without_label_words, field.id) == without_label_words.end();
}

std::vector<Criterion> criteria_of(const questionnaires::Questionnaire &mentor) {
  std::vector<Criterion> criteria;
  auto add = [&](const Field &field, const std::string &id) {
    criteria.push_back({id, &field, field.identity, field.identity ? 0 : weight_of(id)});
  };
  each_field(mentor, [&](const Field &field) {
    if (!field.criterion.empty()) return add(field, field.criterion);
    for (const Further &further : further_criteria) {
      if (field.id == further.field && is_coded(field) && !field.identity) {
        add(field, further.criterion);
      }
    }
  });
  return criteria;
}

const Criterion *find(const std::vector<Criterion> &criteria, std::string_view id) {
  auto found = std::ranges::find(criteria, id, &Criterion::id);
  return found == criteria.end() ? nullptr : &*found;
}

std::optional<Searchable> searchable(const mentors::Mentor &mentor, const members::Member &member,
                                     const questionnaires::Questionnaire &questionnaire) {
  if (!mentors::is_listable(mentor) || member.gone || !member.paid_through) return std::nullopt;
  if (mentor.terms_version.empty() || mentor.confidentiality_version.empty()) return std::nullopt;
  return as_listed(mentor, member, questionnaire);
}

Searchable as_listed(const mentors::Mentor &mentor, const members::Member &member,
                     const questionnaires::Questionnaire &questionnaire) {
  Searchable entry;
  entry.mentor_id = mentor.member_id;
  entry.name = member.full_name();
  entry.sort_name = kit::fold(entry.name);
  entry.listed_until = member.paid_through.value_or(Date{});
  if (mentor.acknowledge_by && *mentor.acknowledge_by < entry.listed_until)
    entry.listed_until = *mentor.acknowledge_by;
  add_words(entry.text, entry.name);
  put_answers(entry, mentor, questionnaire);
  settle(entry.text);
  entry.words.insert(entry.words.end(), entry.text.begin(), entry.text.end());
  settle(entry.words);
  return entry;
}

Question prepare(const std::vector<Criterion> &criteria, const Filters &filters,
                 const Seeker &seeker, Date today, unsigned page) {
  Question question;
  for (const Criterion &criterion : criteria) {
    Demand demand{&criterion, {}, {}};
    add_wanted(demand, filters.codes);
    if (criterion.identity) add_own_words(demand, filters);
    if (!demand.values.empty() || !demand.own_words.empty()) {
      question.identity = question.identity || criterion.identity;
      question.demands.push_back(demand);
    }
    if (criterion.identity) continue;
    add_wanted(demand, seeker.wishes);
    if (!demand.values.empty()) question.wishes.push_back(std::move(demand));
  }
  question.words = words_of(filters.words);
  question.asked_by = seeker.member_id;
  question.excluded = seeker.apart;
  std::ranges::sort(question.excluded);
  question.today = today;
  question.page = std::clamp(page, 1u, highest_page);
  return question;
}

bool matches(const Searchable &entry, const Question &question) {
  return is_current(entry, question.today) && entry.mentor_id != question.asked_by &&
         !std::ranges::binary_search(question.excluded, entry.mentor_id) &&
         std::ranges::all_of(question.demands,
                             [&](const Demand &demand) { return meets(entry, demand); }) &&
         has_all(entry.words, question.words);
}

int fit_of(const Searchable &entry, const Question &question) {
  int fit = 0;
  for (const Demand &wish : question.wishes) fit += weight_found(entry, wish);
  return fit;
}

Match weigh(std::shared_ptr<const Searchable> entry, const Question &question) {
  Match match{entry, 0, {}};
  for (const Demand &wish : question.wishes) {
    const int weight = weight_found(*entry, wish);
    if (weight == 0) continue;
    match.fit += weight;
    match.reasons.push_back({wish.criterion, codes_found(*entry, wish), weight});
  }
  std::ranges::stable_sort(match.reasons, std::ranges::greater{}, &Reason::weight);
  return match;
}

}  // namespace tandem::directory
