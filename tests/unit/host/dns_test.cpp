// Answers of name servers as bytes (RFC 1035).
#include <gmock/gmock.h>

#include <host/system/dns.hpp>

namespace ams::host {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Bytes = std::vector<unsigned char>;

void put(Bytes &to, const std::string &text) {
  to.push_back(static_cast<unsigned char>(text.size()));
  to.insert(to.end(), text.begin(), text.end());
}

// An answer to a TXT question for "a.b": each record with its strings, and an A record in between.
Bytes answer(const std::vector<std::vector<std::string>> &records) {
  const auto count = static_cast<unsigned char>(records.size() + 1);
  Bytes bytes{0, 1, 0x81, 0x80, 0, 1, 0, count, 0, 0, 0, 0, 1, 'a', 1, 'b', 0, 0, 16, 0, 1};
  bytes.insert(bytes.end(), {0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1});
  for (const auto &strings : records) {
    Bytes data;
    for (const auto &text : strings) put(data, text);
    bytes.insert(bytes.end(), {0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60,
                               static_cast<unsigned char>(data.size() >> 8),
                               static_cast<unsigned char>(data.size() & 255)});
    bytes.insert(bytes.end(), data.begin(), data.end());
  }
  return bytes;
}

TEST(text_records, are_read_and_their_strings_joined) {
  EXPECT_THAT(text_records_in(answer({{"v=spf1 ", "-all"}, {"other"}})),
              ElementsAre("v=spf1 -all", "other"));
  EXPECT_THAT(text_records_in(answer({})), IsEmpty());
}

TEST(text_records, an_answer_that_is_cut_off_anywhere_is_read_as_far_as_it_goes) {
  const auto whole = answer({{"v=spf1 ", "-all"}});
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_THAT(text_records_in({whole.data(), size}), IsEmpty()) << size;
}

TEST(text_records, a_length_beyond_the_record_ends_it) {
  auto bytes = answer({{"abc"}});
  bytes[bytes.size() - 4] = 200;
  EXPECT_THAT(text_records_in(bytes), ElementsAre(""));
}

}  // namespace
}  // namespace ams::host
