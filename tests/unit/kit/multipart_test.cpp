// Forms with files, as browsers post them and as attackers do.
#include <gtest/gtest.h>

#include <kit/web/multipart.hpp>

namespace ams::kit {
namespace {

constexpr const char *type = "multipart/form-data; boundary=----X1";

std::string field(const std::string &name, const std::string &value) {
  return "------X1\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
         "\r\n";
}
std::string file(const std::string &name, const std::string &filename, const std::string &bytes) {
  return "------X1\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" +
         filename + "\"\r\nContent-Type: text/csv\r\n\r\n" + bytes + "\r\n";
}
const std::string end = "------X1--\r\n";

TEST(Multipart, fields_and_files_come_in_their_order) {
  const std::string bytes("a,b\r\n\0\xff--\r\n----X", 16);
  const auto fields =
      parse_multipart(type, field("csrf", "t") + file("list", "émis.csv", bytes) +
                                field("list", "again") + end);
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->first("csrf"), "t");
  EXPECT_EQ(fields->first("list"), bytes) << "any bytes, also what looks like a mark";
  EXPECT_EQ(fields->first("list.filename"), "émis.csv");
  EXPECT_EQ(fields->first("list.type"), "text/csv");
  EXPECT_EQ(fields->all("list").size(), 2u);
}

TEST(Multipart, an_input_left_empty_is_an_empty_file_without_name) {
  const auto fields = parse_multipart(type, file("list", "", "") + end);
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->first("list"), "");
  EXPECT_EQ(fields->first("list.filename"), "");
}

TEST(Multipart, quotes_in_names_and_parameters_are_read_as_browsers_write_them) {
  const auto fields = parse_multipart("Multipart/Form-Data; charset=x; boundary=\"----X1\"",
                                      file("a%22b", "x%22y.csv", "1") + end);
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->first("a\"b"), "1");
  EXPECT_EQ(fields->first("a\"b.filename"), "x\"y.csv");
}

TEST(Multipart, what_is_malformed_is_refused) {
  EXPECT_FALSE(parse_multipart("multipart/form-data", field("a", "1") + end)) << "no boundary";
  EXPECT_FALSE(parse_multipart("text/plain; boundary=----X1", field("a", "1") + end));
  EXPECT_FALSE(parse_multipart(type, "")) << "no part";
  EXPECT_FALSE(parse_multipart(type, field("a", "1"))) << "cut off";
  EXPECT_FALSE(parse_multipart(type, "------X1\r\nContent-Type: text/plain\r\n\r\n1\r\n" + end))
      << "no name";
  EXPECT_FALSE(parse_multipart(type, "------X1\r\nno header\r\n\r\n1\r\n" + end));
  EXPECT_FALSE(parse_multipart(type, field("a", std::string("\0", 1)) + end)) << "a NUL in text";
  EXPECT_FALSE(parse_multipart(type, field("a", "\xff") + end)) << "text that is not UTF-8";
  EXPECT_FALSE(parse_multipart(type, "------X1\r\nX: " + std::string(5000, 'x') + "\r\n\r\n" + end));
  EXPECT_FALSE(parse_multipart(type, field("a", "1") + field("b", "2") + end, 1)) << "too many";
  EXPECT_FALSE(parse_multipart(
      type, "------X1\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n" + end));
}

// No cut and no changed byte makes it read beyond the end (sanitizers watch), and whatever it takes
// was there.
TEST(Multipart, any_cut_is_refused_or_read_within_bounds) {
  const auto whole = field("csrf", "t") + file("list", "a.csv", "1,2\r\n") + end;
  for (std::size_t size = 0; size < whole.size() - 4; ++size)
    EXPECT_FALSE(parse_multipart(type, whole.substr(0, size))) << size;
}

}  // namespace
}  // namespace ams::kit
