#include <gmock/gmock.h>

#include <filesystem>

#include <kit/base/system.hpp>
#include <kit/mail/transport.hpp>
#include <testing/folder.hpp>

namespace ams::kit {
namespace {

using namespace std::chrono_literals;
using test::TemporaryFolder;
using testing::ElementsAre;

const std::string mail_text = "Subject: x\r\n\r\n.\r\nFrom here\r\n";

struct maildir : testing::Test {
  SystemClock clock;
};

TEST_F(maildir, shows_whole_messages_in_new_alone) {
  const TemporaryFolder scratch;
  const auto folder = scratch / "maildir";
  auto transport = make_maildir(folder, clock);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(transport->send("", "marie@example.org", mail_text, clock.in(5s)).delivery,
              Delivery::accepted);
  }
  std::vector<std::string> contents;
  for (const auto &entry : std::filesystem::directory_iterator(folder / "new")) {
    contents.push_back(test::read_file(entry.path()));
  }
  EXPECT_THAT(contents, ElementsAre(mail_text, mail_text, mail_text));
  EXPECT_TRUE(std::filesystem::is_empty(folder / "tmp"));
}

TEST_F(maildir, that_cannot_be_written_is_tried_again) {
  const TemporaryFolder scratch;
  const auto folder = scratch / "maildir";
  auto transport = make_maildir(folder, clock);
  std::filesystem::remove_all(folder / "tmp");
  EXPECT_EQ(transport->send("", "marie@example.org", mail_text, clock.in(5s)).delivery,
            Delivery::retry_later);
}

}  // namespace
}  // namespace ams::kit
