#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include <ams/guard.hpp>
#include <ams/status.hpp>
#include <kit/database/database.hpp>

namespace ams {
namespace {

class Lines final : public kit::Log {
 public:
  void write(kit::Level level, std::string_view call, std::string_view text) override {
    if (refuses) throw std::runtime_error("the log is full");
    lines.push_back(std::string(call).append(": ").append(text));
    last_level = level;
  }
  std::vector<std::string> lines;
  kit::Level last_level = kit::Level::debug;
  bool refuses = false;
};

class GuardTest : public testing::Test {
 protected:
  template <class Exception>
  ams_status_t thrown(Exception exception) {
    return guard(log, "call", [&] { throw exception; });
  }
  Lines log;
};

TEST_F(GuardTest, PassesOnWhatTheBodyReturns) {
  EXPECT_EQ(guard(log, "call", [] { return ams_status_t{AMS_NOT_FOUND}; }), AMS_NOT_FOUND);
  EXPECT_EQ(guard(log, "call", [] {}), AMS_OK);
  EXPECT_TRUE(log.lines.empty());
}

TEST_F(GuardTest, AnswersEachExceptionWithItsStatus) {
  EXPECT_EQ(thrown(kit::DatabaseUnavailable("x")), AMS_RETRY_LATER);
  EXPECT_EQ(thrown(std::invalid_argument("x")), AMS_INVALID_ARGUMENT);
  EXPECT_EQ(thrown(StatusError(AMS_DENIED, "x")), AMS_DENIED);
  EXPECT_EQ(thrown(std::runtime_error("x")), AMS_INTERNAL);
  EXPECT_EQ(thrown(std::bad_alloc()), AMS_INTERNAL);
  EXPECT_EQ(thrown(42), AMS_INTERNAL);
  EXPECT_EQ(log.lines.size(), 6u);
}

TEST_F(GuardTest, LogsTheCallAndTheCause) {
  thrown(std::runtime_error("the reason"));
  EXPECT_EQ(log.lines.back(), "call: the reason");
  EXPECT_EQ(log.last_level, kit::Level::error);
  thrown(kit::DatabaseUnavailable("x"));
  EXPECT_EQ(log.last_level, kit::Level::warning);
}

// PRV-08: the server and the parser quote values, which may be what a member wrote.
TEST_F(GuardTest, LogsNoValueThatAMessageQuotes) {
  thrown(kit::DuplicateKey("Duplicate entry 'ana@example.org' for key 'one_email'", "one_email"));
  EXPECT_EQ(log.lines.back(), "call: unique key one_email violated");
  thrown(kit::DatabaseError("Incorrect string value: 'canary'", 1366));
  EXPECT_EQ(log.lines.back(), "call: database error 1366");
  nlohmann::json parsed;
  EXPECT_EQ(guard(log, "call", [&] { parsed = nlohmann::json::parse("canary"); }), AMS_INTERNAL);
  EXPECT_EQ(log.lines.back().find("canary"), std::string::npos);
}

TEST_F(GuardTest, AnswersEvenWhenTheLogFails) {
  log.refuses = true;
  EXPECT_EQ(thrown(std::runtime_error("x")), AMS_INTERNAL);
}

TEST(Status, HasANameForEachOfTheClosedList) {
  EXPECT_STREQ(name(AMS_OK), "AMS_OK");
  EXPECT_STREQ(name(AMS_DEADLINE_EXCEEDED), "AMS_DEADLINE_EXCEEDED");
  EXPECT_STREQ(name(AMS_INTERNAL), "AMS_INTERNAL");
  EXPECT_STREQ(name(9), "no status of the contract");
  EXPECT_STREQ(name(-1), "no status of the contract");
}

}  // namespace
}  // namespace ams
