// The directory's index against SQL, the same questions to both in one run (issue 3, item 11).
//
//   bench_tandem [--mentors N,N,…] [--questions N] [--sql-questions N] [--seed N]
//
// The index is measured by the processor time of one thread, MariaDB by the time one waits. Answers
// are compared before anything is printed: totals, counts and the page have to be the same.
#include <malloc.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include <plugin/directory/index/index.hpp>
#include <tests/bench/sql_directory.hpp>

namespace tandem::bench {
namespace {

struct Options {
  std::vector<std::size_t> mentors{1'000, 100'000, 1'000'000};
  std::size_t questions = 2'000;
  std::size_t sql_questions = 30;
  std::uint64_t seed = 20261122;
};

double thread_seconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double resident_megabytes() {
  malloc_trim(0);
  std::ifstream statm("/proc/self/statm");
  double size = 0, resident = 0;
  statm >> size >> resident;
  return resident * 4096 / 1e6;
}

struct Times {
  std::vector<double> milliseconds;

  double at(double part) {
    std::ranges::sort(milliseconds);
    const auto place = static_cast<std::size_t>(part * static_cast<double>(milliseconds.size()));
    return milliseconds[std::min(place, milliseconds.size() - 1)];
  }
};

struct Built {
  std::unique_ptr<directory::Index> index;
  double seconds = 0;
  double publish_milliseconds = 0;  // of one change
  double resident = 0;
};

constexpr std::size_t batch = 2'000;

Built build(const Options &options, std::size_t mentors) {
  const double before = resident_megabytes();
  Built built{std::make_unique<directory::Index>(criteria(), catalog().mentor())};
  for (std::size_t number = 0; number < mentors;) {
    std::vector<directory::Change> changes;
    for (; changes.size() < batch && number < mentors; ++number)
      changes.push_back({id_of(number), make_mentor(options.seed, number), 1});
    const double begun = thread_seconds();
    built.index->apply(std::move(changes));
    built.seconds += thread_seconds() - begun;
  }
  const double begun = thread_seconds();
  built.index->publish();
  built.seconds += thread_seconds() - begun;
  built.resident = resident_megabytes() - before;
  return built;
}

// One mentor saves their profile, again and again, without a change.
double change_milliseconds(const Options &options, directory::Index &index, std::size_t mentors) {
  Dice dice(options.seed + 1);
  Times times;
  for (int round = 0; round < 200; ++round) {
    const std::size_t number = dice.below(mentors);
    std::vector<directory::Change> changes;
    changes.push_back({id_of(number), make_mentor(options.seed, number), 2});
    const double begun = thread_seconds();
    index.apply(std::move(changes));
    index.publish();
    times.milliseconds.push_back((thread_seconds() - begun) * 1e3);
  }
  return times.at(0.5);
}

Words words_of_question(Dice &dice) {
  return dice.chance(75) ? Words::none : dice.chance(50) ? Words::typed : Words::label;
}

Times ask_index(const Options &options, const directory::Index &index, std::size_t mentors,
                double &mean_matches) {
  Dice dice(options.seed + 2);
  Times times;
  double matches = 0;
  for (std::size_t at = 0; at < options.questions; ++at) {
    const Words words = words_of_question(dice);
    const auto question = make_question(dice, words, mentors);
    const double begun = thread_seconds();
    const auto hits = index.search(question);
    times.milliseconds.push_back((thread_seconds() - begun) * 1e3);
    matches += static_cast<double>(*hits.total);
  }
  mean_matches = matches / static_cast<double>(options.questions);
  return times;
}

void must_be_equal(const directory::Hits &hits, const SqlAnswer &answer) {
  std::vector<std::size_t> page;
  for (const auto &hit : hits.page) page.push_back(number_of(hit.mentor_id));
  bool equal = hits.total == answer.total && page == answer.page;
  for (std::size_t at = 0; at < criteria().size(); ++at)
    equal = equal && (criteria()[at].identity || hits.counts[at] == answer.counts[at]);
  if (equal) return;
  std::cerr << "SQL answers otherwise: " << *hits.total << " against " << answer.total << '\n';
  std::exit(1);
}

// Both get the same questions, so that the ratio is of like and like.
std::pair<Times, Times> ask_both(const Options &options, const directory::Index &index,
                                 SqlDirectory &sql, std::size_t mentors) {
  Dice dice(options.seed + 3);
  std::pair<Times, Times> times;
  for (std::size_t at = 0; at < options.sql_questions; ++at) {
    const auto question = make_question(dice, at % 4 == 3 ? Words::typed : Words::none, mentors);
    const double begun = thread_seconds();
    const auto hits = index.search(question);
    times.first.milliseconds.push_back((thread_seconds() - begun) * 1e3);
    const double asked = wall_seconds();
    const auto answer = sql.ask(question);
    times.second.milliseconds.push_back((wall_seconds() - asked) * 1e3);
    must_be_equal(hits, answer);
  }
  return times;
}

void measure(const Options &options, std::size_t mentors) {
  Built built = build(options, mentors);
  double mean_matches = 0;
  Times all = ask_index(options, *built.index, mentors, mean_matches);
  std::printf("%zu mentors, %zu questions of three filters, %.0f matches on average\n", mentors,
              options.questions, mean_matches);
  std::printf(
      "  index  median %8.3f ms  p99 %8.3f ms (%.1f x)  memory %.0f MB own count, %.0f MB "
      "resident  built in %.1f s\n",
      all.at(0.5), all.at(0.99), all.at(0.99) / all.at(0.5),
      static_cast<double>(built.index->bytes()) / 1e6, built.resident, built.seconds);
  std::printf("         one change taken in and published: %.3f ms\n",
              change_milliseconds(options, *built.index, mentors));
  Times after = ask_index(options, *built.index, mentors, mean_matches);
  std::printf("         median after 200 changes: %.3f ms\n", after.at(0.5));
  std::fflush(stdout);
  if (options.sql_questions == 0) return;
  SqlDirectory sql(options.seed, mentors);
  auto [ours, theirs] = ask_both(options, *built.index, sql, mentors);
  std::printf(
      "  SQL    median %8.1f ms  p99 %8.1f ms            tables %.0f MB  loaded in %.1f s\n",
      theirs.at(0.5), theirs.at(0.99), sql.megabytes(), sql.build_seconds());
  std::printf("  ratio  %.0f x (medians of the same %zu questions; the index took %.3f ms)\n",
              theirs.at(0.5) / ours.at(0.5), options.sql_questions, ours.at(0.5));
  std::fflush(stdout);
}

std::vector<std::size_t> numbers(const std::string &text) {
  std::vector<std::size_t> numbers;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) numbers.push_back(std::stoull(part));
  return numbers;
}

Options read(int count, char **arguments) {
  Options options;
  for (int at = 1; at + 1 < count; at += 2) {
    const std::string name = arguments[at], value = arguments[at + 1];
    if (name == "--mentors") options.mentors = numbers(value);
    if (name == "--questions") options.questions = std::stoull(value);
    if (name == "--sql-questions") options.sql_questions = std::stoull(value);
    if (name == "--seed") options.seed = std::stoull(value);
  }
  return options;
}

}  // namespace
}  // namespace tandem::bench

int main(int count, char **arguments) {
  const auto options = tandem::bench::read(count, arguments);
  for (const std::size_t mentors : options.mentors) tandem::bench::measure(options, mentors);
}
