#include <host/dev/mail_reader.hpp>

#include <gtest/gtest.h>

#include <fstream>

#include <kit/mail/message.hpp>
#include <testing/folder.hpp>

namespace ams::host {
namespace {

std::string composed() {
  kit::Message message;
  message.message_id = "<1@example.org>";
  message.date = kit::from_us(1'800'000'000'000'000);
  message.from = {"Association des ergothérapeutes", "no-reply@example.org"};
  message.to = {"Zoë Œuvrard", "zoe@example.org"};
  message.subject = "Une présentation très longue qui se plie sur plusieurs lignes, c’est certain";
  message.text = "Bonjour Zoë,\n\nSuivez ce lien : https://example.org/l/abc=\n\n-- \nL’équipe\n";
  message.html = "<p>Bonjour</p>";
  message.language = kit::Language::french;
  return kit::compose(message);
}

TEST(MailReader, reads_what_the_kit_composes) {
  std::string message = composed();
  EXPECT_EQ(header_of(message, "Subject"),
            "Une présentation très longue qui se plie sur plusieurs lignes, c’est certain");
  EXPECT_NE(header_of(message, "to").find("Zoë Œuvrard"), std::string::npos);
  EXPECT_NE(text_part(message).find("Suivez ce lien : https://example.org/l/abc="),
            std::string::npos);
  EXPECT_EQ(text_part(message).find("<p>"), std::string::npos);
}

TEST(MailReader, lists_a_maildir_and_gives_no_other_file) {
  test::TemporaryFolder folder;
  std::filesystem::create_directories(folder / "new");
  std::ofstream(folder / "new" / "2.b") << composed();
  std::ofstream(folder / "new" / "1.a") << "Subject: first\r\n\r\nx\r\n";
  std::ofstream(folder / "secret") << "x";
  MailReader reader(folder / "");
  auto mails = reader.list();
  ASSERT_EQ(mails.size(), 2u);
  EXPECT_EQ(mails[0].subject, "first");
  EXPECT_EQ(mails[1].id, "2.b");
  EXPECT_TRUE(reader.raw("2.b"));
  EXPECT_FALSE(reader.raw("../secret"));
  EXPECT_FALSE(reader.raw("3.c"));
}

TEST(MailReader, an_absent_maildir_is_empty) {
  EXPECT_TRUE(MailReader("/nonexistent/maildir").list().empty());
}

}  // namespace
}  // namespace ams::host
