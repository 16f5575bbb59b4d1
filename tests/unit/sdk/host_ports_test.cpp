#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include <ams/host_ports.hpp>
#include <ams/sink.hpp>
#include <ams/text.hpp>
#include <validator/small_host.hpp>

namespace ams {
namespace {

using validator::SmallHost;

TEST(HostPorts, NameTheTableThatIsMissing) {
  const SmallHost host;
  try {
    read_database(*host.table());
    FAIL() << "the small host has no database";
  } catch (const MissingExtension &error) {
    EXPECT_STREQ(error.what(), "the host does not offer ams.database/1");
  }
}

TEST(HostPorts, ReadTheDatabaseSettings) {
  const SmallHost host({.config = {},
                        .database_address = "unix:///run/db.sock",
                        .database_user = "tandem",
                        .database_password = "",
                        .database_schema = "association"});
  const auto settings = read_database(*host.table());
  EXPECT_EQ(settings.address, "unix:///run/db.sock");
  EXPECT_EQ(settings.user, "tandem");
  EXPECT_EQ(settings.password, "");
  EXPECT_EQ(settings.schema, "association");
  EXPECT_EQ(settings.pool_size, 4u);
}

TEST(HostPorts, ReadConfigurationOfAnyLength) {
  const std::string longer(1000, 'x');
  const SmallHost host({.config = {{"short", "1"}, {"long", longer}, {"empty", ""}}});
  const HostConfig config(*host.table());
  EXPECT_EQ(config.get("short"), "1");
  EXPECT_EQ(config.get("long"), longer);
  EXPECT_EQ(config.get("empty"), "");
  EXPECT_EQ(config.get("missing"), std::nullopt);
  EXPECT_EQ(config.text("missing", "default"), "default");
}

TEST(HostPorts, ReadWholeNumbersAndNothingElse) {
  const SmallHost host({.config = {{"days", "21"}, {"bad", "21 days"}, {"empty", ""}}});
  const HostConfig config(*host.table());
  EXPECT_EQ(config.number("days", 7), 21);
  EXPECT_EQ(config.number("missing", 7), 7);
  EXPECT_THROW(config.number("bad", 7), std::invalid_argument);
  EXPECT_THROW(config.number("empty", 7), std::invalid_argument);
}

TEST(HostPorts, GiveClockRandomnessLogAndAddresses) {
  const SmallHost host;
  const HostClock clock(*host.table());
  EXPECT_GT(clock.now(), kit::from_us(1'600'000'000'000'000));
  const auto before = clock.steady_us();
  EXPECT_LE(before, clock.steady_us());
  HostRandom random(*host.table());
  std::array<std::byte, 32> first{}, second{};
  random.fill("token", first);
  random.fill("token", second);
  EXPECT_NE(first, second);
  HostLog(*host.table()).write(kit::Level::warning, "call", "text");
  EXPECT_EQ(host.last_line(), "call: text");
  EXPECT_EQ(HostUrls(*host.table()).absolute("/mentorship"), "http://localhost/mentorship");
}

TEST(HostPorts, TellALostKeyFromABrokenHost) {
  const SmallHost host;
  HostKeyRing keys(*host.table(), "answers");
  const auto generation = keys.current();
  EXPECT_EQ(keys.find(generation.id), generation.key);
  EXPECT_THROW(keys.find(generation.id + 1), kit::SealBroken);
}

// A host of one table whose functions answer as the test says.
struct OneTable {
  ams_status_t answer = AMS_OK;
  const void *extension = nullptr;
  ams_host_t table{sizeof(ams_host_t), this, "test", "1",
                   [](void *data, const char *) -> const void * {
                     return static_cast<OneTable *>(data)->extension;
                   }};
};

constexpr ams_host_mail_t mail_table{
    [](void *host, const ams_mail_t *mail, const ams_sink_t *reply) -> ams_status_t {
      EXPECT_EQ(view(mail->recipient), "ana@example.org");
      EXPECT_EQ(view(mail->message), "hello\r\n");
      EXPECT_EQ(mail->deadline_us, 5);
      write(*reply, "250 ");
      write(*reply, "taken");
      return static_cast<OneTable *>(host)->answer;
    },
    [](void *, void *context, void (*receive)(void *, const ams_mail_sender_t *)) -> ams_status_t {
      const ams_mail_sender_t sender{sizeof sender, bytes("Association"), bytes("a@example.org"),
                                     bytes("example.org")};
      receive(context, &sender);
      return AMS_OK;
    }};

TEST(HostPorts, TranslateWhatTheTransportAnswers) {
  OneTable host{.extension = &mail_table};
  HostTransport transport(host.table);
  const auto send = [&](ams_status_t answer) {
    host.answer = answer;
    return transport.send("", "ana@example.org", "hello\r\n", kit::Deadline{5}).delivery;
  };
  EXPECT_EQ(send(AMS_OK), kit::Delivery::accepted);
  EXPECT_EQ(send(AMS_RETRY_LATER), kit::Delivery::retry_later);
  EXPECT_EQ(send(AMS_DEADLINE_EXCEEDED), kit::Delivery::retry_later);
  EXPECT_EQ(send(AMS_REJECTED), kit::Delivery::rejected);
  // A host in trouble loses no mail.
  EXPECT_EQ(send(AMS_INTERNAL), kit::Delivery::retry_later);
  host.answer = AMS_OK;
  EXPECT_EQ(transport.send("", "ana@example.org", "hello\r\n", {5}).reply, "250 taken");
}

TEST(HostPorts, ReadWhoMailsComeFrom) {
  OneTable host{.extension = &mail_table};
  const auto sender = HostTransport(host.table).sender();
  EXPECT_EQ(sender.from.name, "Association");
  EXPECT_EQ(sender.from.email, "a@example.org");
  EXPECT_EQ(sender.domain, "example.org");
}

Member ana() {
  Member member;
  member.id.bytes[0] = 7;
  member.revision = 3;
  member.given_name = "Ana";
  member.family_name = "Côté";
  member.email = "ana@example.org";
  member.category = "MEM";
  member.paid_through = kit::Date{std::chrono::year{2026}, std::chrono::month{9}, std::chrono::day{30}};
  member.province = "QC";
  member.country = "CA";
  member.language = kit::Language::french;
  return member;
}

constexpr ams_host_members_t members_table{
    [](void *host, const ams_id_t *id, void *context, ams_receive_member_t receive) -> ams_status_t {
      if (static_cast<OneTable *>(host)->answer != AMS_OK) return static_cast<OneTable *>(host)->answer;
      const Member member = ana();
      EXPECT_EQ(to_id(*id), member.id);
      const auto given = from_member(member);
      receive(context, &given);
      return AMS_OK;
    },
    [](void *, std::int64_t, std::uint32_t limit, void *context, ams_receive_member_t receive) {
      for (std::uint32_t n = 0; n < limit; ++n) {
        const Member member = ana();
        const auto given = from_member(member);
        receive(context, &given);
      }
      return ams_status_t{AMS_OK};
    }};

TEST(HostPorts, CopyMembersWhole) {
  OneTable host{.extension = &members_table};
  const HostMembers members(host.table);
  EXPECT_EQ(members.get(ana().id), ana());
  EXPECT_THAT(members.changed_since(0, 2), testing::ElementsAre(ana(), ana()));
  host.answer = AMS_NOT_FOUND;
  EXPECT_EQ(members.get(ana().id), std::nullopt);
  host.answer = AMS_RETRY_LATER;
  EXPECT_THROW(members.get(ana().id), StatusError);
}

TEST(Text, KeepsNoDateAsNoDate) {
  EXPECT_FALSE(to_date(ams_date_t{}).ok());
  const auto none = from_date(kit::Date{});
  EXPECT_EQ(none.year, 0);
  EXPECT_EQ(none.month, 0);
  EXPECT_EQ(none.day, 0);
}

// types.h, 1: a reader looks at no member beyond `size`.
TEST(Text, SeesWhatAnOlderWriterFilled) {
  ams_mail_t mail{};
  mail.size = offsetof(ams_mail_t, deadline_us);
  EXPECT_TRUE(has(mail, &ams_mail_t::message));
  EXPECT_FALSE(has(mail, &ams_mail_t::deadline_us));
  mail.size = sizeof mail;
  EXPECT_TRUE(has(mail, &ams_mail_t::deadline_us));
}

TEST(CollectingSink, RefusesWhatGoesBeyondItsLimit) {
  CollectingSink sink(5);
  EXPECT_NO_THROW(write(*sink.table(), "12345"));
  EXPECT_THROW(write(*sink.table(), "6"), StatusError);
  EXPECT_EQ(sink.text(), "12345");
}

}  // namespace
}  // namespace ams
