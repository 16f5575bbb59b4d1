// What every noun uses, on a real database: operations, limits, links of mails.
#include <gmock/gmock.h>

#include <plugin/base/links.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/base/throttle.hpp>
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem {
namespace {

class BaseTest : public introductions::testing::IntroductionsTest {};

TEST_F(BaseTest, a_repeated_operation_has_one_effect_and_one_result) {
  const Id operation = make_id(), ana = member("Ana");
  int runs = 0;
  const auto post = [&] {
    return run_operation(context, operation, ana, soon(), [&](Transaction &) {
      ++runs;
      return std::string("/first");
    });
  };
  EXPECT_EQ(post(), "/first");
  EXPECT_EQ(post(), "/first");
  EXPECT_EQ(runs, 1);
}

TEST_F(BaseTest, an_operation_that_threw_may_be_tried_again) {
  const Id operation = make_id(), ana = member("Ana");
  EXPECT_THROW(run_operation(context, operation, ana, soon(),
                             [](Transaction &) -> std::string { throw std::logic_error("no"); }),
               std::logic_error);
  EXPECT_EQ(run_operation(context, operation, ana, soon(),
                          [](Transaction &) { return std::string("/done"); }),
            "/done");
}

TEST_F(BaseTest, a_limit_gives_its_places_and_opens_again_with_the_next_window) {
  const auto take = [&] {
    return run([&](Transaction &transaction) {
      return take_place(transaction, context, "test", "ana", 2, std::chrono::hours(1));
    });
  };
  EXPECT_TRUE(take());
  EXPECT_TRUE(take());
  EXPECT_FALSE(take());
  clock.advance(std::chrono::hours(1));
  EXPECT_TRUE(take());
}

TEST_F(BaseTest, a_link_lives_for_its_purpose_and_dies_with_its_address_and_its_end) {
  const Id ana = mentor("Ana"), subject = make_id();
  const auto make = [&] {
    return run([&](Transaction &transaction) {
      return make_link(transaction, context, "test", subject, ana, "Ana@example.org",
                       clock.now() + std::chrono::hours(1));
    });
  };
  const auto lives = [&](const std::string &token, const char *purpose = "test") {
    return run([&](Transaction &transaction) {
      return find_link(transaction, context, purpose, token).has_value();
    });
  };
  const std::string first = make();
  EXPECT_TRUE(lives(first));
  EXPECT_FALSE(lives(first, "other"));
  EXPECT_FALSE(lives(first + "x"));
  change(ana, [](auto &member) { member.given_name = "Anaïs"; });
  EXPECT_TRUE(lives(first));
  change(ana, [](auto &member) { member.email = "new@example.org"; });
  EXPECT_FALSE(lives(first));
  const std::string second = make();
  clock.advance(std::chrono::hours(1));
  EXPECT_FALSE(lives(second));
}

TEST_F(BaseTest, a_link_cookie_opens_until_its_end_and_only_as_made) {
  const Id ana = mentor("Ana");
  const auto opens = [&](const std::string &cookie) {
    return run([&](Transaction &transaction) {
      return link_of_cookie(transaction, context, "test", cookie).has_value();
    });
  };
  std::string cookie;
  run([&](Transaction &transaction) {
    const auto token = make_link(transaction, context, "test", make_id(), ana, "Ana@example.org",
                                 clock.now() + std::chrono::hours(9));
    cookie = link_cookie(context, find_link(transaction, context, "test", token).value(),
                         clock.now() + std::chrono::minutes(30));
  });
  EXPECT_TRUE(opens(cookie));
  std::string forged = cookie;
  forged[20] = forged[20] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(opens(forged));
  EXPECT_FALSE(opens(""));
  clock.advance(std::chrono::minutes(30));
  EXPECT_FALSE(opens(cookie));
}

}  // namespace
}  // namespace tandem
