#include "search.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <plugin/directory/index/ranking.hpp>
#include <plugin/directory/words.hpp>

namespace tandem::directory {
namespace {

// The question, with values as slots: looked up once.
struct Plan {
  struct Demand {
    std::size_t criterion;
    std::vector<Slot> any_of;
    const std::vector<Words> *own_words;
  };
  std::vector<Demand> demands;
  std::vector<Wish> wishes;
};

Plan plan_of(const Slots &slots, const Question &question) {
  Plan plan;
  for (const auto &demand : question.demands) {
    const std::size_t at = slots.place_of(*demand.criterion);
    Plan::Demand planned{at, {}, &demand.own_words};
    for (const Wanted &value : demand.values)
      planned.any_of.push_back(slots.answering(at, value.code));
    plan.demands.push_back(std::move(planned));
  }
  for (const auto &wish : question.wishes) {
    const std::size_t at = slots.place_of(*wish.criterion);
    for (const Wanted &value : wish.values) {
      plan.wishes.push_back(
          {slots.answering(at, value.code), static_cast<unsigned>(wish.criterion->weight)});
    }
  }
  return plan;
}

// Whether all of `words` stand among those of `entry`, both sorted.
bool has_words(std::string_view entry, const Words &words) {
  auto wanted = words.begin();
  while (wanted != words.end() && !entry.empty()) {
    const auto end = std::min(entry.find(' '), entry.size());
    if (entry.substr(0, end) == *wanted) ++wanted;
    entry.remove_prefix(std::min(end + 1, entry.size()));
  }
  return wanted == words.end();
}

// One part's answer.
class PartSearch {
 public:
  PartSearch(const Part &part, const Slots &slots, const Plan &plan, const Question &question)
      : part_(part),
        segment_(*part.segment),
        slots_(slots),
        plan_(plan),
        found_(candidates(question)) {
    for (const auto &demand : plan.demands) met_.push_back(meeting(demand));
    if (!question.identity) put_beside();
    for (const Bits &met : met_) found_ &= met;
  }

  const Bits &found() const { return found_; }
  Bits take_found() { return std::move(found_); }

  void count(Counts &counts) const {
    for (std::size_t at = 0; at < slots_.criteria(); ++at) {
      if (slots_.criterion(at).identity) continue;
      const Bits &rows = beside(at);
      const auto &answering = slots_.answering(at);
      for (std::size_t item = 0; item < answering.size(); ++item) {
        if (answering[item] != Slots::none)
          counts[at][item] += segment_.set(answering[item]).count_in(rows);
      }
    }
  }

 private:
  Bits candidates(const Question &question) const {
    Bits rows;
    rows.assign_and(*part_.alive, *segment_.current(question.today));
    take_out(rows, question.asked_by);
    for (const Id &id : question.excluded) take_out(rows, id);
    for (const auto &word : question.words) rows &= having(word);
    return rows;
  }

  void take_out(Bits &rows, const Id &id) const {
    if (const Row row = segment_.find(id); row != segment_.rows()) rows.reset(row);
  }

  // Like `has_word`: a beginning from three letters on (words.hpp).
  Bits having(const std::string &typed) const {
    Bits rows(segment_.rows());
    const Lexicon &words = segment_.words();
    for (std::size_t at = words.lower_bound(typed); at < words.size(); ++at) {
      if (!answers_typed(words.word(at), typed)) break;
      words.add_to(at, rows);
    }
    const auto &labels = slots_.label_words();
    for (auto label = std::ranges::lower_bound(labels, typed, {}, &Slots::LabelWord::word);
         label != labels.end() && answers_typed(label->word, typed); ++label) {
      segment_.set(label->slot).add_to(rows);
    }
    return rows;
  }

  Bits meeting(const Plan::Demand &demand) const {
    Bits rows(segment_.rows());
    for (const Slot slot : demand.any_of) segment_.set(slot).add_to(rows);
    if (demand.own_words->empty()) return rows;
    const Lexicon &own = segment_.own_words(demand.criterion);
    for (std::size_t at = 0; at < own.size(); ++at) {
      const bool asked = std::ranges::any_of(
          *demand.own_words, [&](const Words &words) { return has_words(own.word(at), words); });
      if (asked) own.add_to(at, rows);
    }
    return rows;
  }

  // For each criterion in use, who meets all the others: what its own values are counted among.
  void put_beside() {
    for (std::size_t own = 0; own < met_.size(); ++own) {
      beside_.push_back(found_);
      for (std::size_t other = 0; other < met_.size(); ++other) {
        if (other != own) beside_.back() &= met_[other];
      }
    }
  }

  const Bits &beside(std::size_t criterion) const {
    const auto demand = std::ranges::find(plan_.demands, criterion, &Plan::Demand::criterion);
    if (demand == plan_.demands.end()) return found_;
    return beside_[static_cast<std::size_t>(demand - plan_.demands.begin())];
  }

  const Part &part_;
  const Segment &segment_;
  const Slots &slots_;
  const Plan &plan_;
  Bits found_;
  std::vector<Bits> met_;     // by demand
  std::vector<Bits> beside_;  // by demand
};

Counts no_counts(const Slots &slots) {
  Counts counts(slots.criteria());
  for (std::size_t at = 0; at < counts.size(); ++at) {
    if (!slots.criterion(at).identity) counts[at].resize(slots.answering(at).size());
  }
  return counts;
}

}  // namespace

Hits search(const Snapshot &snapshot, const Slots &slots, const Question &question) {
  const Plan plan = plan_of(slots, question);
  Hits hits;
  if (!question.identity) hits.counts = no_counts(slots);
  std::size_t total = 0;
  std::vector<Ranked> ranked;
  for (const Part &part : snapshot.parts) {
    PartSearch answer(part, slots, plan, question);
    if (!question.identity) answer.count(hits.counts);
    const std::size_t found = answer.found().count();
    if (found == 0) continue;
    total += found;
    ranked.emplace_back(*part.segment, answer.take_found(), plan.wishes);
  }
  const std::size_t begin =
      std::min<std::size_t>(total, std::size_t{question.page - 1} * matches_per_page);
  const std::size_t end = std::min<std::size_t>(total, begin + matches_per_page);
  hits.page = best(std::move(ranked), begin, end);
  hits.more = end < total;
  if (!question.identity) hits.total = total;
  return hits;
}

}  // namespace tandem::directory
