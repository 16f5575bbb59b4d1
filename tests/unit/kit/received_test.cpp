// Mail that nobody here wrote: read within limits, whatever it is (SHR-03, EML-05).
#include <gmock/gmock.h>

#include <chrono>
#include <kit/base/utf8.hpp>
#include <kit/mail/delivery_report.hpp>
#include <kit/mail/received.hpp>
#include <random>

namespace ams::kit {
namespace {

using testing::ElementsAre;

// As Postfix writes it, with what it needs to be recognised.
std::string report(const std::string &action = "failed", const std::string &status = "5.1.1") {
  return "Return-Path: <>\r\n"
         "Delivered-To: bounces+00112233445566778899aabbccddeeff@caot.example\r\n"
         "Date: Sun, 22 Nov 2026 12:00:00 +0000\r\n"
         "From: MAILER-DAEMON@mx.example.org (Mail Delivery System)\r\n"
         "Subject: Undelivered Mail Returned to Sender\r\n"
         "To: bounces+00112233445566778899aabbccddeeff@caot.example\r\n"
         "Auto-Submitted: auto-replied\r\n"
         "MIME-Version: 1.0\r\n"
         "Content-Type: multipart/report; report-type=delivery-status;\r\n"
         "\tboundary=\"4BqD/mx.example.org\"\r\n"
         "\r\n"
         "This is a MIME-encapsulated message.\r\n"
         "\r\n"
         "--4BqD/mx.example.org\r\n"
         "Content-Description: Notification\r\n"
         "Content-Type: text/plain; charset=us-ascii\r\n"
         "\r\n"
         "I'm sorry to have to inform you that your message could not be delivered.\r\n"
         "\r\n"
         "--4BqD/mx.example.org\r\n"
         "Content-Description: Delivery report\r\n"
         "Content-Type: message/delivery-status\r\n"
         "\r\n"
         "Reporting-MTA: dns; mx.example.org\r\n"
         "Original-Envelope-Id: QQ314159\r\n"
         "Arrival-Date: Sun, 22 Nov 2026 11:59:59 +0000 (UTC)\r\n"
         "\r\n"
         "Final-Recipient: rfc822; nobody@example.org\r\n"
         "Original-Recipient: rfc822;nobody@example.org\r\n"
         "Action: " + action + "\r\n"
         "Status: " + status + "\r\n"
         "Remote-MTA: dns; mx.example.org\r\n"
         "Diagnostic-Code: smtp; 550 5.1.1 <nobody@example.org>: Recipient address\r\n"
         "    rejected: User unknown\r\n"
         "\r\n"
         "--4BqD/mx.example.org\r\n"
         "Content-Description: Undelivered Message Headers\r\n"
         "Content-Type: text/rfc822-headers\r\n"
         "\r\n"
         "From: no-reply@caot.example\r\n"
         "Message-ID: <0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee@caot.example>\r\n"
         "Subject: A request\r\n"
         "\r\n"
         "--4BqD/mx.example.org--\r\n";
}

TEST(received, reads_a_delivery_report) {
  const std::string bytes = report();
  const ReceivedMail mail = read_mail(bytes);
  EXPECT_FALSE(mail.cut);
  EXPECT_TRUE(is_automatic(mail));
  EXPECT_THAT(addressed_to(mail),
              ElementsAre("bounces+00112233445566778899aabbccddeeff@caot.example",
                          "bounces+00112233445566778899aabbccddeeff@caot.example"));
  const auto found = delivery_report(mail);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->recipients.size(), 1u);
  EXPECT_EQ(found->worst().address, "nobody@example.org");
  EXPECT_EQ(found->worst().status, "5.1.1");
  EXPECT_EQ(found->worst().diagnostic,
            "550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown");
  EXPECT_TRUE(DeliveryReport::is_permanent(found->worst()));
  EXPECT_EQ(found->envelope_id, "QQ314159");
  EXPECT_EQ(found->message_id, "<0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee@caot.example>");
}

TEST(received, tells_what_stays_from_what_may_pass) {
  const auto permanent = [](const char *action, const char *status) {
    const std::string bytes = report(action, status);
    return DeliveryReport::is_permanent(delivery_report(read_mail(bytes))->worst());
  };
  EXPECT_TRUE(permanent("failed", "5.7.1"));
  EXPECT_TRUE(permanent("Failed", "nonsense"));
  EXPECT_FALSE(permanent("failed", "4.4.7"));
  EXPECT_FALSE(permanent("delayed", "4.4.1"));
  EXPECT_FALSE(permanent("delivered", "2.0.0"));
}

TEST(received, takes_bare_line_feeds_as_a_mailbox_gives_them) {
  std::string bytes = report();
  std::erase(bytes, '\r');
  EXPECT_EQ(delivery_report(read_mail(bytes))->worst().status, "5.1.1");
}

TEST(received, a_mail_of_a_person_is_no_report) {
  const ReceivedMail mail =
      read_mail("From: a@example.org\r\nSubject: Hi\r\n\r\nAction: failed\r\n");
  EXPECT_FALSE(delivery_report(mail));
  EXPECT_FALSE(is_automatic(mail));
  EXPECT_EQ(text_of(mail), "Action: failed\n");
}

TEST(received, knows_automatic_mail_by_rfc_3834_and_what_is_used_beside_it) {
  for (const char *field : {"Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated (x)",
                            "Precedence: bulk", "Return-Path: <>", "List-Id: <a.b>",
                            "X-Auto-Response-Suppress: All", "From: MAILER-DAEMON@example.org"}) {
    const std::string bytes = std::string(field) + "\r\nSubject: s\r\n\r\nbody";
    EXPECT_TRUE(is_automatic(read_mail(bytes))) << field;
  }
  EXPECT_FALSE(is_automatic(read_mail("Auto-Submitted: no\r\nFrom: a@b.org\r\n\r\nx")));
}

TEST(received, gives_text_as_people_read_it) {
  const auto text = [](const std::string &head, const std::string &body) {
    const std::string bytes = head + "\r\n\r\n" + body;
    return text_of(read_mail(bytes));
  };
  EXPECT_EQ(text("Content-Type: text/plain; charset=\"utf-8\"\r\n"
                 "Content-Transfer-Encoding: quoted-printable",
                 "caf=C3=A9 =\r\nnoir"),
            "café noir");
  EXPECT_EQ(text("Content-Type: text/plain; charset=ISO-8859-1", "\xE9t\xE9 \x93x\x94"),
            "été “x”");
  EXPECT_EQ(text("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64", "w6l0w6k="),
            "été");
  EXPECT_EQ(text("Content-Type: text/plain; charset=klingon-7", "a\xFF" "b"), "a\uFFFDb");
  EXPECT_EQ(text("Content-Type: text/plain", std::string("a\0b\x1B[31m", 8)), "ab[31m");
  EXPECT_EQ(text("Content-Type: text/html", "<p>Yes, <b>please</b></p>"), "Yes, please");
  EXPECT_EQ(header_text_of("=?utf-8?q?Caf=C3=A9?= =?ISO-8859-1?Q?_ol=E9?= (=?x"), "Café olé (=?x");
}

TEST(received, reads_addresses_as_people_write_them) {
  EXPECT_THAT(addresses_in("\"Doe, Alix\" <alix@example.org>, luc@example.org (Luc), <>, x"),
              ElementsAre("alix@example.org", "luc@example.org"));
  EXPECT_THAT(addresses_in("a@b.org\nBcc: c@d.org"), testing::IsEmpty());
}

TEST(received, a_multipart_cut_off_behind_0xff_ends) {
  for (std::size_t keep = 600; keep < report().size(); keep += 97) {
    const std::string bytes = report().substr(0, keep) + "\xFF";
    EXPECT_FALSE(read_mail(bytes).parts.empty());
  }
  EXPECT_EQ(read_mail("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nx\xFF")
                .parts.size(),
            1u);
}

TEST(received, nesting_without_end_is_cut) {
  std::string bytes;
  for (int level = 0; level < 5000; ++level) {
    const std::string mark = "b" + std::to_string(level);
    bytes += "Content-Type: multipart/mixed; boundary=" + mark + "\r\n\r\n--" + mark + "\r\n";
  }
  const ReceivedMail mail = read_mail(bytes);
  EXPECT_TRUE(mail.cut);
  EXPECT_LE(mail.parts.size(), ReceivedLimits().parts);
}

TEST(received, parts_without_number_are_cut) {
  std::string bytes = "Content-Type: multipart/mixed; boundary=a\r\n\r\n";
  for (int part = 0; part < 100'000; ++part) bytes += "--a\r\n\r\nx\r\n";
  const ReceivedMail mail = read_mail(bytes);
  EXPECT_TRUE(mail.cut);
  EXPECT_EQ(mail.parts.size(), ReceivedLimits().parts);
}

TEST(received, giant_headers_are_read_over) {
  std::string bytes = "Subject: " + std::string(1u << 20, 'x') + "\r\n";
  for (int field = 0; field < 5000; ++field) bytes += "X-" + std::to_string(field) + ": y\r\n";
  bytes += "\r\nbody";
  const ReceivedMail mail = read_mail(bytes);
  EXPECT_LE(mail.fields.first("subject").size(), ReceivedLimits().field);
  EXPECT_LE(mail.fields.list.size(), ReceivedLimits().fields);
  EXPECT_EQ(text_of(mail), "body");
}

TEST(received, more_than_the_limit_is_not_looked_at) {
  const std::string bytes = "Subject: s\r\n\r\n" + std::string(5u << 20, 'x');
  const ReceivedMail mail = read_mail(bytes);
  EXPECT_TRUE(mail.cut);
  EXPECT_LE(text_of(mail).size(), ReceivedLimits().text);
}

void look_at_everything(const std::string &bytes) {
  const ReceivedMail mail = read_mail(bytes);
  ASSERT_FALSE(mail.parts.empty());
  ASSERT_LE(mail.parts.size(), ReceivedLimits().parts);
  for (const ReceivedPart &part : mail.parts) ASSERT_TRUE(is_utf8(text_of(part)));
  ASSERT_TRUE(is_utf8(text_of(mail)));
  ASSERT_TRUE(is_utf8(header_text_of(mail.fields.first("subject"))));
  addressed_to(mail);
  is_automatic(mail);
  if (const auto found = delivery_report(mail)) found->worst();
}

// Seeded, so that what is found once is found again. Mutations repeat, cut, swap and flip.
TEST(received, random_damage_is_survived) {
  std::mt19937 random(20261122);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const auto begin = std::chrono::steady_clock::now();
  for (int round = 0; round < 4000; ++round) {
    std::string bytes = report();
    const std::size_t changes = 1 + below(12);
    for (std::size_t change = 0; change < changes && bytes.size() > 2; ++change) {
      const std::size_t at = below(bytes.size()), length = below(bytes.size() - at) % 200;
      switch (below(5)) {
        case 0: bytes[at] = static_cast<char>(below(256)); break;
        case 1: bytes.insert(below(bytes.size()), bytes.substr(at, length)); break;
        case 2: bytes.erase(at, length); break;
        case 3: bytes.resize(at + 1); bytes.back() = '\xFF'; break;
        default: bytes.insert(at, std::string(1 + below(3), "\0\n\r=?;\"-"[below(8)])); break;
      }
    }
    look_at_everything(bytes);
    if (HasFatalFailure()) FAIL() << "round " << round;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace ams::kit
