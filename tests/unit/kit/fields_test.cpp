#include <gmock/gmock.h>

#include <kit/web/embedded.hpp>
#include <kit/web/fields.hpp>

namespace ams::kit {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(fields, keep_names_and_values_in_order) {
  auto fields = parse_urlencoded("goal=a&goal=b+c&x=%C3%A9%26%3D%25&empty=&bare");
  ASSERT_TRUE(fields);
  EXPECT_THAT(fields->pairs(), ElementsAre(Pair("goal", "a"), Pair("goal", "b c"),
                                           Pair("x", "é&=%"), Pair("empty", ""), Pair("bare", "")));
  EXPECT_EQ(fields->first("goal"), "a");
  EXPECT_THAT(fields->all("goal"), ElementsAre("a", "b c"));
  EXPECT_TRUE(fields->has("bare"));
  EXPECT_FALSE(fields->has("absent"));
  EXPECT_EQ(fields->first("absent"), "");
  EXPECT_TRUE(fields->all("absent").empty());
}

TEST(fields, a_value_may_hold_an_equals_sign_and_pairs_may_be_empty) {
  auto fields = parse_urlencoded("&a=b=c&&");
  ASSERT_TRUE(fields);
  EXPECT_THAT(fields->pairs(), ElementsAre(Pair("a", "b=c")));
  EXPECT_TRUE(parse_urlencoded("")->pairs().empty());
}

TEST(fields, are_nothing_when_malformed) {
  for (std::string_view bad : {"a=%", "a=%4", "a=%zz", "a=%4g", "%=a", "a=%C3", "a=%C0%AF", "a=%FF",
                               "a=%ED%A0%80", "a=%00", "%00=a", "a=b&c=%C3%28"}) {
    EXPECT_FALSE(parse_urlencoded(bad)) << bad;
  }
  EXPECT_FALSE(parse_urlencoded({"a=b\0c", 5}));
}

TEST(fields, are_nothing_beyond_the_limit) {
  EXPECT_TRUE(parse_urlencoded("a=1&b=2", 2));
  EXPECT_FALSE(parse_urlencoded("a=1&b=2&c=3", 2));
  EXPECT_FALSE(parse_urlencoded("a", 0));
}

TEST(fields, urlencode_comes_back_as_it_was) {
  std::string all;
  for (int byte = 1; byte < 128; ++byte) all += static_cast<char>(byte);
  all += "é€𝄞";
  auto fields = parse_urlencoded(urlencode(all) + "=" + urlencode(all));
  ASSERT_TRUE(fields);
  EXPECT_THAT(fields->pairs(), ElementsAre(Pair(all, all)));
  EXPECT_EQ(urlencode("a b/é~"), "a%20b%2F%C3%A9~");
}

TEST(clean_text, makes_line_ends_and_the_end_regular) {
  EXPECT_EQ(clean_text("a\r\nb\rc\nd\r\r\ne", Lines::many), "a\nb\nc\nd\n\ne");
  EXPECT_EQ(clean_text("  a \r\n b \t\r\n\u00A0 \n", Lines::many), "  a \n b");
  EXPECT_EQ(clean_text("a\tb", Lines::many), "a\tb");
  EXPECT_EQ(clean_text("a\tb  ", Lines::one), "a b");
  EXPECT_EQ(clean_text(" \n\u00A0", Lines::many), "");
}

TEST(clean_text, refuses_other_control_characters) {
  for (char byte = 1; byte < 0x20; ++byte) {
    bool allowed = byte == '\t' || byte == '\n' || byte == '\r';
    EXPECT_EQ(clean_text(std::string{'a', byte, 'b'}, Lines::many).has_value(), allowed) << +byte;
    EXPECT_EQ(clean_text(std::string{'a', byte, 'b'}, Lines::one).has_value(), byte == '\t');
  }
  for (std::string_view bad : {"\x7F", "\u0080", "\u0085", "\u009F", "\xC3", "\xFF"}) {
    EXPECT_FALSE(clean_text(bad, Lines::many));
  }
  EXPECT_FALSE(clean_text({"a\0b", 3}, Lines::many));
}

TEST(clean_text, one_line_refuses_every_line_break) {
  for (std::string_view broken : {"a\nBcc: x", "a\rb", "a\r\n.\r\nb", "a\u2028b", "a\u2029b"}) {
    EXPECT_FALSE(clean_text(broken, Lines::one));
    EXPECT_TRUE(clean_text(broken, Lines::many));
  }
  EXPECT_EQ(clean_text("“Éloïse” =?utf-8?q?x?= \"q\" 𝄞", Lines::one),
            "“Éloïse” =?utf-8?q?x?= \"q\" 𝄞");
}

TEST(length_of, counts_characters) {
  EXPECT_EQ(length_of(""), 0u);
  EXPECT_EQ(length_of("Élève’€𝄞"), 8u);
}

TEST(embedded, finds_by_name_or_is_a_defect) {
  const EmbeddedFile files[] = {{"a.sql", "A"}, {"b.sql", "B"}};
  EXPECT_EQ(embedded(files, "b.sql"), "B");
  EXPECT_THROW(embedded(files, "c.sql"), std::out_of_range);
}

}  // namespace
}  // namespace ams::kit
