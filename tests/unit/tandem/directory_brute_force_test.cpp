// The directory against an independent, naive reading of the clauses, and laws that hold for any
// mentor (issue 2, item 12; FOM-13, FOM-14; DESIGN 5).
#include <gtest/gtest.h>

#include <random>
#include <set>

#include <kit/language/format.hpp>
#include <tests/unit/tandem/directory_fixture.hpp>

namespace tandem::directory::testing {
namespace {

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
const std::vector<Named> open_criteria{{"practice_area", "practice_areas", "practice_area"},
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
const std::vector<Named> identity_criteria{{"gender", "gender", "gender"},
                                           {"race", "race", "race"},
                                           {"orientation", "orientation", "orientation"}};
const std::vector<std::string> vocabulary{"stroke", "école", "Œuvre", "équipe", "rural", "nord"};
const std::vector<std::string> peoples{"Haïtienne", "Inuk", "Punjabi", "Acadienne"};

Someone random_mentor(unsigned number, Dice &dice) {
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

Filters random_filters(Dice &dice) {
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

Codes random_wishes(Dice &dice) {
  Codes wishes;
  for (const auto &[criterion, field, list] : open_criteria) {
    if (dice.chance(40)) wishes[criterion] = dice.codes(list, 4);
  }
  return wishes;
}

bool holds(const std::vector<std::string> &values, const std::string &value) {
  return std::ranges::find(values, value) != values.end();
}

bool is_special(const std::string &code) {
  return code == "PNTA" || code == "UNSURE" || code == "SELF" || code == "ANOTHER_RACIAL_IDENTITY";
}

// FACTS 4.2, as its search rule reads.
bool age_answers(const std::string &asked, const std::string &given) {
  if (asked == given || (given == "CA_ALL" && asked != "CA_NA")) return true;
  if (asked == "CA_PRE" || asked == "CA_SCH") return given == "CA_PED";
  return (asked == "CA_ADU" || asked == "CA_SEN") && given == "CA_MIX";
}

bool answers(const Named &named, const std::string &asked, const std::vector<std::string> &given) {
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
int naive_fit(const Someone &someone, const Filters &filters, const Codes &wishes) {
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

// Who asks, beside what: mentors ask as well, and some are kept apart.
struct Asking {
  Filters filters;
  Codes wishes;
  Id asked_by;
  std::vector<Id> apart;

  explicit Asking(Dice &dice, unsigned mentors)
      : filters(random_filters(dice)), wishes(random_wishes(dice)) {
    asked_by = id_of(dice.chance(30) ? 1 + dice.below(mentors) : 0);
    for (unsigned count = dice.below(4); count > 0; --count)
      apart.push_back(id_of(1 + dice.below(mentors)));
  }
  bool may_meet(const Id &id) const {
    return id != asked_by && std::ranges::find(apart, id) == apart.end();
  }
  bool asks_identity() const {
    return !filters.own_words.empty() ||
           std::ranges::any_of(identity_criteria, [&](const Named &named) {
             const auto codes = filters.codes.find(named.criterion);
             return codes != filters.codes.end() &&
                    !std::ranges::all_of(codes->second, is_special);
           });
  }
  Question question(unsigned page) const {
    return prepare(criteria(), filters, {asked_by, wishes, apart}, today, page);
  }
};

// Mentors, and an index that follows them as they change.
class Crowd {
 public:
  static constexpr unsigned size = 120;

  explicit Crowd(Dice &dice) : dice_(dice) {
    for (unsigned number = 1; number <= size; ++number)
      people_.push_back(random_mentor(number, dice));
    take_in(people_);
  }

  const std::vector<Someone> &people() const { return people_; }
  const Index &index() const { return index_; }

  void change_some() {
    std::vector<Someone> changed;
    for (unsigned count = 1 + dice_.below(10); count > 0; --count) {
      const unsigned number = 1 + dice_.below(size);
      people_[number - 1] = random_mentor(number, dice_);
      changed.push_back(people_[number - 1]);
    }
    take_in(changed);
  }

 private:
  // In several batches, as it is read.
  void take_in(const std::vector<Someone> &changed) {
    std::vector<Change> changes;
    for (const auto &someone : changed) {
      changes.push_back({someone.mentor.member_id, someone.searchable(), 1});
      if (changes.size() == 7) index_.apply(std::exchange(changes, {}));
    }
    index_.apply(std::move(changes));
    index_.publish();
  }

  Dice &dice_;
  std::vector<Someone> people_;
  Index index_{criteria(), catalog(), few_young};
};

using Line = std::tuple<int, std::string, Id>;  // fit downwards, folded name, id
using Counted = std::map<std::pair<std::string, std::string>, std::size_t>;  // criterion, code

struct NaiveAnswer {
  std::vector<std::pair<Id, int>> lines;
  Counted counts;
};

// Beside each value: who would be found were it alone asked for under its criterion.
void count_naively(Counted &counts, const Someone &someone, const std::set<std::string> &unmet) {
  for (const auto &named : open_criteria) {
    const auto given = someone.mentor.sheet.open.find(named.field);
    if (given == someone.mentor.sheet.open.end()) continue;
    if (unmet.size() - unmet.count(named.criterion) > 0) continue;
    for (const auto &item : catalog().list(named.list).items) {
      if (answers(named, item.code, given->second.values))
        ++counts[{named.criterion, item.code}];
    }
  }
}

NaiveAnswer naive_answer(const std::vector<Someone> &people, const Asking &asking) {
  std::vector<Line> lines;
  NaiveAnswer answer;
  for (const auto &someone : people) {
    const Naive naive(someone, asking.filters);
    if (!asking.may_meet(someone.member.id) || !naive.possible()) continue;
    const auto unmet = naive.unmet();
    if (!asking.asks_identity()) count_naively(answer.counts, someone, unmet);
    if (!unmet.empty()) continue;
    lines.emplace_back(-naive_fit(someone, asking.filters, asking.wishes),
                       kit::fold(someone.member.full_name()), someone.member.id);
  }
  std::ranges::sort(lines);
  for (const auto &[fit, name, id] : lines) answer.lines.emplace_back(id, -fit);
  return answer;
}

Counted counted(const Counts &counts) {
  Counted counted;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    for (std::size_t item = 0; item < counts[at].size(); ++item) {
      const auto &list = criteria()[at].field->list->items;
      if (counts[at][item] > 0) counted[{criteria()[at].id, list[item].code}] = counts[at][item];
    }
  }
  return counted;
}

NaiveAnswer whole_answer(const Index &index, const Asking &asking) {
  NaiveAnswer answer;
  for (unsigned page = 1;; ++page) {
    const auto hits = index.search(asking.question(page));
    for (const auto &hit : hits.page) answer.lines.emplace_back(hit.mentor_id, hit.fit);
    if (page == 1) answer.counts = counted(hits.counts);
    if (!hits.more) return answer;
  }
}

TEST(DirectoryBruteForce, TenThousandQuestionsOverMentorsWhoChangeAnswerAsTheClausesSay) {
  Dice dice(20261122);
  Crowd crowd(dice);
  std::size_t answered = 0, with_counts = 0;
  for (int round = 0; round < 10'000; ++round) {
    if (round % 20 == 19) crowd.change_some();
    const Asking asking(dice, Crowd::size);
    const auto expected = naive_answer(crowd.people(), asking);
    const auto answer = whole_answer(crowd.index(), asking);
    ASSERT_EQ(answer.lines, expected.lines) << "round " << round;
    ASSERT_EQ(answer.counts, expected.counts) << "round " << round;
    answered += !expected.lines.empty() && expected.lines.size() < 60;
    with_counts += !expected.counts.empty();
  }
  EXPECT_GT(answered, 2'000u) << "the questions no longer tell mentors apart";
  EXPECT_GT(with_counts, 3'000u);
}

TEST(DirectoryBruteForce, ABlankNeverFitsWorseThanAnAnswerNobodyAskedFor) {
  Dice dice(7);
  for (int round = 0; round < 3'000; ++round) {
    const Someone someone = random_mentor(1, dice);
    if (!someone.searchable()) continue;
    const Codes wishes = random_wishes(dice);
    const int fit = weighed(someone, {}, wishes).fit;
    const auto &named = dice.one_of(open_criteria);
    Someone blank = someone;
    blank.mentor.sheet.open.erase(named.field);
    const int without = weighed(blank, {}, wishes).fit;
    Codes unasked = wishes;
    unasked.erase(named.criterion);
    EXPECT_LE(without, fit);
    EXPECT_EQ(without, weighed(someone, {}, unasked).fit);
  }
}

TEST(DirectoryBruteForce, IdentityNeverChangesFitOrReasons_FOM_14) {
  Dice dice(11);
  for (int round = 0; round < 1'000; ++round) {
    const Someone someone = random_mentor(1, dice);
    if (!someone.searchable()) continue;
    Someone blank = someone;
    blank.mentor.sheet.identity.clear();
    const Filters filters = random_filters(dice);
    const Codes wishes = random_wishes(dice);
    const Match with = weighed(someone, filters, wishes);
    const Match without = weighed(blank, filters, wishes);
    EXPECT_EQ(with.fit, without.fit);
    ASSERT_EQ(with.reasons.size(), without.reasons.size());
    for (const Reason &reason : with.reasons) EXPECT_FALSE(reason.criterion->identity);
  }
}

}  // namespace
}  // namespace tandem::directory::testing
