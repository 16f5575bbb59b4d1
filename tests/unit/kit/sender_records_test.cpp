// EML-01, with records as a domain would have them.
#include <gmock/gmock.h>

#include <kit/mail/sender_records.hpp>

namespace ams::kit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

SenderRecords whole() {
  SenderRecords records;
  records.from_domain = records.return_path_domain = "example.org";
  records.of_return_path = {"google-site-verification=x", "v=spf1 ip4:192.0.2.1 ~all"};
  records.of_selector = {"v=DKIM1; k=rsa; p=MIGfMA0"};
  records.of_dmarc = {"v=DMARC1; p=none; rua=mailto:dmarc@example.org"};
  return records;
}

TEST(sender_records, eml_01_a_domain_that_has_all_is_believed) {
  EXPECT_THAT(sender_flaws(whole()), IsEmpty());
}

TEST(sender_records, eml_01_each_record_that_is_missing_is_named) {
  SenderRecords none;
  none.from_domain = none.return_path_domain = "example.org";
  EXPECT_THAT(sender_flaws(none), ElementsAre(SenderFlaw::spf_missing, SenderFlaw::dkim_missing,
                                              SenderFlaw::dmarc_missing));
  EXPECT_THAT(describe(SenderFlaw::dkim_missing, none, "s1"),
              HasSubstr("s1._domainkey.example.org"));
}

TEST(sender_records, two_records_of_a_kind_count_as_none) {
  auto twice = whole();
  twice.of_return_path.push_back("v=spf1 -all");
  twice.of_dmarc.push_back("v=DMARC1; p=reject");
  EXPECT_THAT(sender_flaws(twice),
              ElementsAre(SenderFlaw::spf_several, SenderFlaw::dmarc_several));
}

TEST(sender_records, spf_that_lets_everybody_send_protects_nobody) {
  for (const char *open : {"v=spf1 +all", "v=spf1 a all", "V=SPF1 mx +ALL"}) {
    auto records = whole();
    records.of_return_path = {open};
    EXPECT_THAT(sender_flaws(records), ElementsAre(SenderFlaw::spf_open)) << open;
  }
  for (const char *closed : {"v=spf1 mx -all", "v=spf1 ?all", "v=spf1 include:all.example ~all"}) {
    auto records = whole();
    records.of_return_path = {closed};
    EXPECT_THAT(sender_flaws(records), IsEmpty()) << closed;
  }
  auto other = whole();
  other.of_return_path = {"v=spf10 mx -all"};
  EXPECT_THAT(sender_flaws(other), ElementsAre(SenderFlaw::spf_missing));
}

TEST(sender_records, a_blank_key_was_taken_back) {
  auto records = whole();
  records.of_selector = {"v=DKIM1; p="};
  EXPECT_THAT(sender_flaws(records), ElementsAre(SenderFlaw::dkim_revoked));
  records.of_selector = {"k=rsa;p=MIGf"};
  EXPECT_THAT(sender_flaws(records), IsEmpty()) << "the version may be left out";
}

TEST(sender_records, eml_01_a_policy_may_stand_at_a_domain_above) {
  auto records = whole();
  records.from_domain = records.return_path_domain = "mail.example.org";
  records.of_dmarc = {};
  records.of_dmarc_above = {{"v=DMARC1;p=reject"}};
  EXPECT_THAT(sender_flaws(records), IsEmpty());
  records.of_dmarc_above = {{"v=DMARC1; rua=mailto:x@example.org"}};
  EXPECT_THAT(sender_flaws(records), ElementsAre(SenderFlaw::dmarc_no_policy));
  EXPECT_THAT(domains_above("a.mail.example.org"), ElementsAre("mail.example.org", "example.org"));
  EXPECT_THAT(domains_above("example.org"), IsEmpty());
}

TEST(sender_records, eml_01_the_return_path_is_in_line_with_from) {
  auto records = whole();
  records.return_path_domain = "Bounces.Example.org";
  EXPECT_THAT(sender_flaws(records), IsEmpty());
  records.of_dmarc = {"v=DMARC1; p=none; aspf=s"};
  EXPECT_THAT(sender_flaws(records), ElementsAre(SenderFlaw::not_aligned));
  records = whole();
  for (const char *another : {"sender.example", "notexample.org"}) {
    records.return_path_domain = another;
    EXPECT_THAT(sender_flaws(records), ElementsAre(SenderFlaw::not_aligned)) << another;
  }
}

TEST(sender_records, eml_04_a_mailbox_provider_is_no_sender) {
  auto records = whole();
  records.from_domain = records.return_path_domain = "gmail.com";
  EXPECT_THAT(sender_flaws(records), ElementsAre(SenderFlaw::not_ours));
}

}  // namespace
}  // namespace ams::kit
