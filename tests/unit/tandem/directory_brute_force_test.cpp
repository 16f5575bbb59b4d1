// The directory against an independent, naive reading of the clauses, and laws that hold for any
// mentor (issue 2, item 12; FOM-13, FOM-14; DESIGN 5).
#include <gtest/gtest.h>

#include <tests/unit/tandem/directory_naive.hpp>

namespace tandem::directory::testing {
namespace {

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
             return codes != filters.codes.end() && !std::ranges::all_of(codes->second, is_special);
           });
  }
  Question question(unsigned page) const {
    return prepare(criteria(), filters, {asked_by, wishes, apart}, today, page);
  }
};

// Mentors, and an index that follows them as they change.
class Crowd {
 public:
  static constexpr unsigned size = 80;

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
  Index index_{criteria(), catalog().mentor(), few_young};
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
      if (answers(named, item.code, given->second.values)) ++counts[{named.criterion, item.code}];
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
    answered += !expected.lines.empty() && expected.lines.size() < 40;
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
