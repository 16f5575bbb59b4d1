#include <gmock/gmock.h>

#include <kit/crypto/token.hpp>
#include <testing/random.hpp>

namespace ams::kit {
namespace {

using test::SeededRandom;

std::string hex(std::string_view bytes) {
  std::string text;
  for (unsigned char byte : bytes) {
    constexpr char digits[] = "0123456789abcdef";
    text += {digits[byte >> 4], digits[byte & 0xF]};
  }
  return text;
}

TEST(token, is_43_characters_that_need_no_escape) {
  SeededRandom random;
  auto token = make_token(random);
  EXPECT_EQ(token.size(), 43u);
  EXPECT_EQ(
      token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
      std::string::npos);
  EXPECT_NE(token, make_token(random));
}

TEST(token, is_stored_as_blake2b) {
  // b2sum -l 256 of "abc".
  EXPECT_EQ(hex(hash_token("abc")),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(hash_token("").size(), 32u);
}

TEST(token, signature_depends_on_key_and_text) {
  SecretKey key{}, other{};
  other[31] = 1;
  auto signature = sign(key, "text");
  EXPECT_EQ(signature.size(), 43u);
  EXPECT_EQ(signature, sign(key, "text"));
  EXPECT_NE(signature, sign(other, "text"));
  EXPECT_NE(signature, sign(key, "texT"));
  EXPECT_NE(signature, to_base64url(hash_token("text")));
}

TEST(token, comparison_looks_at_every_byte) {
  EXPECT_TRUE(same_secret("", ""));
  EXPECT_TRUE(same_secret("secret", "secret"));
  EXPECT_FALSE(same_secret("secret", "secreT"));
  EXPECT_FALSE(same_secret("secret", "Secret"));
  EXPECT_FALSE(same_secret("secret", "secret2"));
  EXPECT_FALSE(same_secret("secret", ""));
}

TEST(token, base64url_comes_back_as_it_was) {
  std::string bytes;
  for (int size = 0; size < 260; ++size) {
    std::string decoded;
    ASSERT_TRUE(from_base64url(to_base64url(bytes), decoded)) << size;
    EXPECT_EQ(decoded, bytes);
    bytes += static_cast<char>(size * 37);
  }
  EXPECT_EQ(to_base64url("\xFB\xFF"), "-_8");
}

TEST(token, base64url_is_read_strictly) {
  std::string untouched = "untouched";
  for (std::string_view bad : {"A", "AA=", "AA==", "A A", "AA\n", "+/8", "-_9", "AAAAA", "é"}) {
    EXPECT_FALSE(from_base64url(bad, untouched)) << bad;
  }
  EXPECT_FALSE(from_base64url({"AA\0A", 4}, untouched));
  EXPECT_EQ(untouched, "untouched");
}

}  // namespace
}  // namespace ams::kit
