// Mentors and questions by chance, and an independent, naive reading of the clauses (FOM-13,
// FOM-14, FACTS 4.2): written from what the pages promise, not from the code.
#pragma once

#include <map>
#include <random>
#include <set>

#include <kit/language/format.hpp>
#include <tests/unit/tandem/directory_fixture.hpp>

namespace tandem::directory::testing {

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  unsigned below(unsigned bound) { return static_cast<unsigned>(engine_() % bound); }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <class T>
  const T &one_of(const std::vector<T> &values) {
    return values[below(static_cast<unsigned>(values.size()))];
  }
  std::vector<std::string> codes(const std::string &list, unsigned most) {
    std::set<std::string> chosen;
    for (unsigned count = 1 + below(most); count > 0; --count) {
      chosen.insert(one_of(catalog().list(list).items).code);
    }
    return {chosen.begin(), chosen.end()};
  }

 private:
  std::mt19937 engine_;
};

// The ten criteria and the further ones, written out by hand: criterion, field, list.
struct Named {
  std::string criterion, field, list;
};
inline const std::vector<Named> open_criteria{{"practice_area", "practice_areas", "practice_area"},
                                              {"training", "training", "training"},
                                              {"client_age", "client_ages", "client_age"},
                                              {"location", "province", "province"},
                                              {"language", "languages", "language"},
                                              {"experience", "years", "years"},
                                              {"focus", "focus", "focus"},
                                              {"topic", "topics", "topic"},
                                              {"setting", "settings", "setting"},
                                              {"mode", "modes", "mode"},
                                              {"community", "community_sizes", "community_size"}};
inline const std::vector<Named> identity_criteria{{"gender", "gender", "gender"},
                                                  {"race", "race", "race"},
                                                  {"orientation", "orientation", "orientation"}};
inline const std::vector<std::string> vocabulary{"stroke", "école", "Œuvre",
                                                 "équipe", "rural", "nord"};
inline const std::vector<std::string> peoples{"Haïtienne", "Inuk", "Punjabi", "Acadienne"};

inline Someone random_mentor(unsigned number, Dice &dice) {
  Someone someone(number, dice.one_of(vocabulary), dice.one_of(vocabulary));
  someone.mentor.opted_in = dice.chance(90);
  someone.mentor.paused = dice.chance(10);
  someone.mentor.suspended = dice.chance(5);
  const std::chrono::days left{static_cast<int>(dice.below(4)) - 1};
  someone.member.paid_through = Date{std::chrono::sys_days{today} + left};
  for (const auto &[criterion, field, list] : open_criteria) {
    if (dice.chance(70)) someone.open(field, dice.codes(list, 4));
  }
  for (const auto &[criterion, field, list] : identity_criteria) {
    if (dice.chance(60)) {
      someone.identity(field, dice.codes(list, 2), static_cast<Audience>(dice.below(3)),
                       dice.chance(50) ? dice.one_of(peoples) : "");
    }
  }
  if (dice.chance(50)) {
    someone.identity("ethnicity", {dice.one_of(peoples), dice.one_of(peoples)},
                     static_cast<Audience>(dice.below(3)));
  }
  if (dice.chance(50)) {
    someone.open("biography", {dice.one_of(vocabulary) + ", " + dice.one_of(vocabulary)});
  }
  return someone;
}

inline Filters random_filters(Dice &dice) {
  Filters filters;
  for (const auto &[criterion, field, list] : open_criteria) {
    if (dice.chance(12)) filters.codes[criterion] = dice.codes(list, 5);
  }
  for (const auto &[criterion, field, list] : identity_criteria) {
    if (dice.chance(8)) filters.codes[criterion] = dice.codes(list, 2);
    if (dice.chance(3)) filters.own_words[criterion] = dice.one_of(peoples);
  }
  if (dice.chance(8)) filters.own_words["ethnicity"] = dice.one_of(peoples) + ",x y";
  if (dice.chance(15)) filters.words = dice.one_of(vocabulary);
  return filters;
}

inline Codes random_wishes(Dice &dice) {
  Codes wishes;
  for (const auto &[criterion, field, list] : open_criteria) {
    if (dice.chance(40)) wishes[criterion] = dice.codes(list, 4);
  }
  return wishes;
}

inline bool holds(const std::vector<std::string> &values, const std::string &value) {
  return std::ranges::find(values, value) != values.end();
}

inline bool is_special(const std::string &code) {
  return code == "PNTA" || code == "UNSURE" || code == "SELF" || code == "ANOTHER_RACIAL_IDENTITY";
}

// FACTS 4.2, as its search rule reads.
inline bool age_answers(const std::string &asked, const std::string &given) {
  if (asked == given || (given == "CA_ALL" && asked != "CA_NA")) return true;
  if (asked == "CA_PRE" || asked == "CA_SCH") return given == "CA_PED";
  return (asked == "CA_ADU" || asked == "CA_SEN") && given == "CA_MIX";
}

inline bool answers(const Named &named, const std::string &asked,
                    const std::vector<std::string> &given) {
  return std::ranges::any_of(given, [&](const std::string &code) {
    return named.criterion == "client_age" ? age_answers(asked, code) : asked == code;
  });
}

class Naive {
 public:
  Naive(const Someone &someone, const Filters &filters) : someone_(someone), filters_(filters) {}

  bool listed() const {
    const auto &[mentor, member] = someone_;
    return mentor.opted_in && !mentor.paused && !mentor.suspended && *member.paid_through >= today;
  }
  bool found() const { return possible() && unmet().empty(); }
  // Whatever the open criteria say.
  bool possible() const {
    if (!listed()) return false;
    for (const auto &named : identity_criteria) {
      if (!identity_found(named.criterion, named.field)) return false;
    }
    return identity_found("ethnicity", "ethnicity") && words_found();
  }
  // The open criteria that stand against it.
  std::set<std::string> unmet() const {
    std::set<std::string> unmet;
    for (const auto &named : open_criteria) {
      if (!open_found(named)) unmet.insert(named.criterion);
    }
    return unmet;
  }

 private:
  bool open_found(const Named &named) const {
    const auto asked = filters_.codes.find(named.criterion);
    if (asked == filters_.codes.end()) return true;
    const auto given = someone_.mentor.sheet.open.find(named.field);
    if (given == someone_.mentor.sheet.open.end()) return false;
    return std::ranges::any_of(asked->second, [&](const std::string &code) {
      return answers(named, code, given->second.values);
    });
  }

  bool identity_found(const std::string &criterion, const std::string &field) const {
    std::vector<std::string> codes;
    if (auto asked = filters_.codes.find(criterion); asked != filters_.codes.end()) {
      for (const auto &code : asked->second) {
        if (!is_special(code)) codes.push_back(code);
      }
    }
    const auto typed = filters_.own_words.find(criterion);
    if (codes.empty() && typed == filters_.own_words.end()) return true;
    const auto given = someone_.mentor.sheet.identity.find(field);
    if (given == someone_.mentor.sheet.identity.end()) return false;
    if (given->second.audience == Audience::staff_matching) return false;
    const auto &[values, specify] = given->second.answer;
    if (std::ranges::any_of(codes, [&](const auto &code) { return holds(values, code); }))
      return true;
    if (typed == filters_.own_words.end()) return false;
    const std::string asked_for = kit::fold(typed->second.substr(0, typed->second.find(',')));
    const bool refused = values == std::vector<std::string>{"PNTA"};
    if (!refused && kit::fold(specify) == asked_for) return true;
    return field == "ethnicity" && std::ranges::any_of(values, [&](const auto &own) {
             return kit::fold(own) == asked_for;
           });
  }

  // One word of the vocabulary; no label of a list in either language begins with one of the
  // chosen words unless the list says so, so labels are looked through as well.
  bool words_found() const {
    if (filters_.words.empty()) return true;
    std::string text = someone_.member.full_name();
    const auto &open = someone_.mentor.sheet.open;
    if (auto biography = open.find("biography"); biography != open.end()) {
      text += ' ' + biography->second.values.front();
    }
    for (const auto &[criterion, field, list] : open_criteria) {
      auto given = open.find(field);
      if (given == open.end()) continue;
      for (const auto &code : given->second.values) {
        const auto *item = catalog().list(list).find(code);
        if (item->special != questionnaires::Special::none) continue;
        text += ' ' + item->label.english + ' ' + item->label.french;
      }
    }
    return begins_a_word(kit::fold(text), kit::fold(filters_.words));
  }

  static bool begins_a_word(const std::string &text, const std::string &word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      if (at == 0 || !std::isalnum(static_cast<unsigned char>(text[at - 1]))) return true;
    }
    return false;
  }

  const Someone &someone_;
  const Filters &filters_;
};

// Written from what the page promises: each value wanted by filter or profile counts once.
inline int naive_fit(const Someone &someone, const Filters &filters, const Codes &wishes) {
  static const std::map<std::string, int> weights{
      {"topic", 3}, {"practice_area", 3}, {"focus", 3}, {"client_age", 2}, {"language", 2}};
  int fit = 0;
  for (const auto &named : open_criteria) {
    std::set<std::string> wanted;
    for (const Codes *codes : {&filters.codes, &wishes}) {
      if (auto found = codes->find(named.criterion); found != codes->end()) {
        wanted.insert(found->second.begin(), found->second.end());
      }
    }
    const auto given = someone.mentor.sheet.open.find(named.field);
    if (given == someone.mentor.sheet.open.end()) continue;
    const auto weight = weights.find(named.criterion);
    for (const auto &code : wanted) {
      if (answers(named, code, given->second.values))
        fit += weight == weights.end() ? 1 : weight->second;
    }
  }
  return fit;
}

}  // namespace tandem::directory::testing
