#include <gmock/gmock.h>

#include <kit/crypto/sealer.hpp>
#include <set>
#include <testing/keys.hpp>

namespace ams::kit {
namespace {

using test::MemoryKeyRing;

constexpr std::string_view place = "tandem_mentors.race:0190";

struct sealer : testing::Test {
  MemoryKeyRing keys;
  Sealer seals{keys};
};

TEST_F(sealer, opens_what_it_sealed) {
  for (std::string plain : {std::string(), std::string("Métisse"), std::string("\0\x80\0", 3),
                            std::string(100'000, 'x')}) {
    auto sealed = seals.seal(place, plain);
    EXPECT_EQ(seals.open(place, sealed), plain);
    EXPECT_EQ(sealed.size(), 1 + 4 + 24 + plain.size() + 16);
  }
}

TEST_F(sealer, seals_the_same_value_differently_each_time) {
  std::set<std::string> seen;
  for (int count = 0; count < 100; ++count) seen.insert(seals.seal(place, "same"));
  EXPECT_EQ(seen.size(), 100u);
  EXPECT_THAT(*seen.begin(), testing::Not(testing::HasSubstr("same")));
}

TEST_F(sealer, refuses_a_change_of_any_one_bit) {
  auto sealed = seals.seal(place, "Two-Spirit");
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    auto changed = sealed;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    EXPECT_THROW(seals.open(place, changed), SealBroken) << "bit " << bit;
  }
}

TEST_F(sealer, refuses_every_shorter_and_a_longer_value) {
  auto sealed = seals.seal(place, "cut");
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    EXPECT_THROW(seals.open(place, sealed.substr(0, size)), SealBroken) << size;
  }
  EXPECT_THROW(seals.open(place, sealed + '\0'), SealBroken);
}

TEST_F(sealer, refuses_a_value_that_was_moved) {
  auto sealed = seals.seal(place, "blank");
  EXPECT_THROW(seals.open("tandem_mentors.race:0191", sealed), SealBroken);
  EXPECT_THROW(seals.open("tandem_mentors.gender:0190", sealed), SealBroken);
  EXPECT_THROW(seals.open("", sealed), SealBroken);
}

TEST_F(sealer, seals_with_the_newest_key_and_opens_with_older_ones) {
  auto old_value = seals.seal(place, "old");
  EXPECT_EQ(Sealer::key_id(old_value), 1u);
  keys.rotate();
  auto new_value = seals.seal(place, "new");
  EXPECT_EQ(Sealer::key_id(new_value), 2u);
  EXPECT_EQ(seals.open(place, old_value), "old");
  EXPECT_EQ(seals.open(place, new_value), "new");
}

TEST_F(sealer, does_not_open_under_another_key_of_the_ring) {
  auto sealed = seals.seal(place, "old");
  keys.rotate();
  sealed[4] = 2;
  EXPECT_THROW(seals.open(place, sealed), SealBroken);
}

TEST_F(sealer, says_so_when_the_key_is_lost) {
  auto sealed = seals.seal(place, "gone");
  keys.rotate();
  keys.destroy(1);
  EXPECT_THROW(seals.open(place, sealed), SealBroken);
  EXPECT_EQ(Sealer::key_id(sealed), 1u);
  EXPECT_THROW(Sealer::key_id("short"), SealBroken);
}

TEST_F(sealer, gives_blank_and_answer_one_length) {
  auto blank = seals.seal_padded(place, "", 64);
  for (std::size_t size = 0; size < 64; ++size) {
    EXPECT_EQ(seals.seal_padded(place, std::string(size, 'a'), 64).size(), blank.size());
  }
  EXPECT_EQ(seals.seal_padded(place, std::string(64, 'a'), 64).size(), blank.size() + 64);
}

TEST_F(sealer, takes_the_padding_off_whatever_the_value_ends_in) {
  for (std::string plain :
       {std::string(), std::string("é"), std::string("a\0\0", 3), std::string("\x80"),
        std::string("\x80\0", 2), std::string(63, '\0'), std::string(64, '\x80')}) {
    EXPECT_EQ(seals.open_padded(place, seals.seal_padded(place, plain, 64)), plain);
  }
}

TEST_F(sealer, refuses_padding_that_is_none) {
  EXPECT_THROW(seals.open_padded(place, seals.seal(place, "plain")), SealBroken);
  EXPECT_THROW(seals.open_padded(place, seals.seal(place, "")), SealBroken);
  EXPECT_THROW(seals.seal_padded(place, "x", 0), std::invalid_argument);
}

}  // namespace
}  // namespace ams::kit
