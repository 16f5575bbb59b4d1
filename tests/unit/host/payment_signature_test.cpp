#include <host/payments/notice.hpp>
#include <host/payments/signature.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <testing/folder.hpp>
#include <testing/random.hpp>

namespace ams::host {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const kit::Instant now = kit::from_us(1'800'000'000'000'000);
const std::string body = R"({"id":"n1"})";

kit::SecretKey key(unsigned char first) {
  kit::SecretKey secret{};
  secret[0] = first;
  return secret;
}

TEST(PaymentSignature, accepts_its_own) {
  EXPECT_EQ(check_signature(key(1), now, make_signature(key(1), now, body), body),
            SignatureCheck::good);
}

TEST(PaymentSignature, refuses_another_key_body_or_time) {
  std::string header = make_signature(key(1), now, body);
  EXPECT_EQ(check_signature(key(2), now, header, body), SignatureCheck::forged);
  EXPECT_EQ(check_signature(key(1), now, header, body + " "), SignatureCheck::forged);
  std::string later = "t=1800000001" + header.substr(header.find(','));
  EXPECT_EQ(check_signature(key(1), now, later, body), SignatureCheck::forged);
}

TEST(PaymentSignature, refuses_more_than_five_minutes_on_either_side) {
  std::string header = make_signature(key(1), now, body);
  EXPECT_EQ(check_signature(key(1), now + minutes(5), header, body), SignatureCheck::good);
  EXPECT_EQ(check_signature(key(1), now + minutes(5) + seconds(1), header, body),
            SignatureCheck::too_old);
  EXPECT_EQ(check_signature(key(1), now - minutes(5) - seconds(1), header, body),
            SignatureCheck::too_old);
}

TEST(PaymentSignature, refuses_what_is_no_signature) {
  for (const char *header : {"", "t=,v=", "v=x", "t=12x,v=y", "t=-5,v=y", "t=1"})
    EXPECT_EQ(check_signature(key(1), now, header, body), SignatureCheck::malformed) << header;
}

TEST(PaymentSignature, the_secret_is_made_once_and_kept) {
  test::TemporaryFolder folder;
  test::SeededRandom first(1), second(2);
  kit::SecretKey made = shared_secret(folder / "provider.key", first);
  EXPECT_EQ(shared_secret(folder / "provider.key", second), made);
  EXPECT_EQ(std::filesystem::status(folder / "provider.key").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(PaymentSignature, a_damaged_secret_is_not_replaced) {
  test::TemporaryFolder folder;
  std::ofstream(folder / "provider.key") << "short";
  test::SeededRandom random;
  EXPECT_THROW(shared_secret(folder / "provider.key", random), std::runtime_error);
}

constexpr const char *whole_notice =
    R"({"id":"n-1","kind":"settled","checkout":"0190f5fe-0000-7000-8000-000000000001",)"
    R"("reference":"0190f5fe-0000-7000-8000-000000000002","amount_cents":25000,)"
    R"("currency":"CAD","environment":"development"})";

std::string with(std::string from, const std::string &to) {
  std::string text = whole_notice;
  return text.replace(text.find(from), from.size(), to);
}

TEST(PaymentNotice, is_read_whole) {
  auto notice = parse_notice(whole_notice);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->kind, NoticeKind::settled);
  EXPECT_EQ(notice->amount_cents, 25000);
  EXPECT_EQ(notice->reference.text(), "0190f5fe-0000-7000-8000-000000000002");
}

TEST(PaymentNotice, anything_less_is_none) {
  EXPECT_FALSE(parse_notice(""));
  EXPECT_FALSE(parse_notice("[]"));
  EXPECT_FALSE(parse_notice(with("settled", "paid")));
  EXPECT_FALSE(parse_notice(with("\"n-1\"", "\"\"")));
  EXPECT_FALSE(parse_notice(with("n-1", "n 1'")));
  EXPECT_FALSE(parse_notice(with("25000", "\"25000\"")));
  EXPECT_FALSE(parse_notice(with("0190f5fe-0000-7000-8000-000000000001", "1")));
  EXPECT_FALSE(parse_notice(with(",\"currency\":\"CAD\"", "")));
}

TEST(PaymentNotice, belongs_to_its_checkout_alone) {
  Notice notice = *parse_notice(whole_notice);
  Checkout checkout;
  checkout.id = notice.checkout;
  checkout.reference = notice.reference;
  checkout.amount_cents = 25000;
  EXPECT_EQ(mismatch(notice, checkout), "");
  Checkout other = checkout;
  other.amount_cents = 24999;
  EXPECT_EQ(mismatch(notice, other), "amount differs");
  other = checkout;
  other.currency = "USD";
  EXPECT_EQ(mismatch(notice, other), "currency differs");
  other = checkout;
  other.environment = "live";
  EXPECT_EQ(mismatch(notice, other), "environment differs");
  other = checkout;
  other.reference = checkout.id;
  EXPECT_EQ(mismatch(notice, other), "reference differs");
}

}  // namespace
}  // namespace ams::host
