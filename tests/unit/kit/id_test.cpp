#include <gmock/gmock.h>

#include <kit/base/id.hpp>
#include <kit/base/system.hpp>
#include <kit/base/utf8.hpp>
#include <set>
#include <testing/clock.hpp>
#include <testing/random.hpp>

namespace ams::kit {
namespace {

using test::ManualClock;
using test::SeededRandom;

TEST(id, carries_the_milliseconds_and_says_version_7) {
  ManualClock clock{from_us(0x0123456789AB * 1000 + 999)};
  SeededRandom random;
  auto id = make_id(clock, random);
  EXPECT_THAT(id.text(), testing::StartsWith("01234567-89ab-7"));
  EXPECT_EQ(id.bytes[8] & 0xC0, 0x80);
}

TEST(id, differs_within_one_millisecond_and_repeats_with_its_seed) {
  ManualClock clock;
  SeededRandom random{7}, again{7}, other{8};
  std::set<std::string> seen;
  for (int count = 0; count < 1000; ++count) {
    auto id = make_id(clock, random);
    EXPECT_TRUE(seen.insert(id.text()).second);
    EXPECT_EQ(id, make_id(clock, again));
    EXPECT_NE(id, make_id(clock, other));
  }
}

TEST(id, text_and_bytes_come_back_as_they_were) {
  ManualClock clock;
  SeededRandom random;
  for (int count = 0; count < 100; ++count) {
    auto id = make_id(clock, random);
    EXPECT_EQ(Id::parse(id.text()), id);
    EXPECT_EQ(Id::from_binary(id.binary()), id);
  }
  EXPECT_EQ(Id{}.text(), "00000000-0000-0000-0000-000000000000");
  EXPECT_TRUE(Id{}.is_none());
}

TEST(id, takes_nothing_but_what_it_writes) {
  constexpr std::string_view good = "01234567-89ab-7cde-8f01-23456789abcd";
  EXPECT_TRUE(Id::parse(good));
  EXPECT_EQ(Id::parse(good)->text(), good);
  for (std::string_view bad :
       {"", "01234567-89ab-7cde-8f01-23456789abc", "01234567-89ab-7cde-8f01-23456789abcde",
        "01234567-89AB-7cde-8f01-23456789abcd", "0123456789ab-7cde-8f01-23456789abcd-",
        "{1234567-89ab-7cde-8f01-23456789abc}", "01234567-89ab-7cde-8f01-23456789abc ",
        "01234567x89ab-7cde-8f01-23456789abcd", "+1234567-89ab-7cde-8f01-23456789abcd"}) {
    EXPECT_FALSE(Id::parse(bad)) << bad;
  }
  EXPECT_FALSE(Id::parse({"01234567-89ab-7cde-8f01-23456789ab\0d", 36}));
  EXPECT_THROW(Id::from_binary("fifteen bytes.."), std::invalid_argument);
}

TEST(system_clock, moves_its_wall_clock_alone) {
  SystemClock machine, moved{std::chrono::hours(48)};
  auto ahead = moved.now() - machine.now();
  EXPECT_NEAR(static_cast<double>(ahead.count()), 48.0 * 3600e6, 1e6);
  EXPECT_NEAR(static_cast<double>(moved.steady_us() - machine.steady_us()), 0.0, 1e6);
  moved.set_offset(Microseconds{0});
  EXPECT_LT((moved.now() - machine.now()).count(), 1'000'000);
}

TEST(system_random, fills_all_of_it) {
  SystemRandom random;
  std::set<std::byte> last;
  for (int count = 0; count < 64; ++count) {
    std::array<std::byte, 33> bytes{};
    random.fill("id", bytes);
    last.insert(bytes.back());
  }
  EXPECT_GT(last.size(), 16u);
}

TEST(utf8, reads_strictly_and_writes_what_it_read) {
  constexpr std::string_view text = "aé’€𝄞\x7F";
  std::string written;
  for (auto rest = text; auto character = take_character(rest);) append_utf8(written, *character);
  EXPECT_EQ(written, text);
  for (std::string_view bad :
       {"\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\xC3(", "\xFF"}) {
    EXPECT_FALSE(is_utf8(bad)) << testing::PrintToString(bad);
    EXPECT_FALSE(is_utf8("a" + std::string(bad) + "b"));
  }
}

}  // namespace
}  // namespace ams::kit
