// Two who do something at the same moment, in real transactions side by side.
#pragma once

#include <algorithm>
#include <barrier>
#include <cstdlib>
#include <thread>

#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::introductions::testing {

// packaging/test --full plays each race ten times as often.
inline const int rounds = std::getenv("TANDEM_FULL") ? 300 : 30;
// Of the races that an end user would notice first.
inline const int many_rounds = std::getenv("TANDEM_FULL") ? 1000 : 100;

class IntroductionsRaces : public IntroductionsTest {
 protected:
  // Lets all begin together; returns what each was refused, or "allowed".
  std::vector<std::string> together(std::vector<std::function<void()>> all) {
    std::vector<std::string> outcomes(all.size());
    std::barrier start(static_cast<std::ptrdiff_t>(all.size()));
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < all.size(); ++i)
      threads.emplace_back([&, i] {
        start.arrive_and_wait();
        outcomes[i] = refusal(all[i]);
      });
    threads.clear();
    return outcomes;
  }
  static std::int64_t allowed(const std::vector<std::string> &outcomes) {
    return std::ranges::count(outcomes, "allowed");
  }

  Id ana = mentee("Ana");
};

}  // namespace tandem::introductions::testing
