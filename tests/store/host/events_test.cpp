// The event outbox against a real database: at least once, any order, parked poison (DESIGN 2).
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <host/events/event_outbox.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "host_fixture.hpp"

namespace ams::host {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// Receivers that answer what the test says, and remember what they got.
class Receivers : public EventReceivers {
 public:
  std::vector<std::string> known() const override { return ids; }
  bool present(const std::string &plugin) const override { return !missing.contains(plugin); }
  ams_status_t deliver(const std::string &plugin, const EventDelivery &delivery,
                       kit::Deadline) override {
    std::lock_guard lock(mutex);
    got.emplace_back(plugin, delivery);
    auto answer = answers.find(delivery.event.type);
    return answer == answers.end() ? AMS_OK : answer->second;
  }
  std::vector<std::string> types() {
    std::vector<std::string> types;
    for (auto &[plugin, delivery] : got) types.push_back(delivery.event.type);
    return types;
  }

  std::vector<std::string> ids{"tandem"};
  std::set<std::string> missing;
  std::map<std::string, ams_status_t> answers;  // by type; else AMS_OK
  std::mutex mutex;
  std::vector<std::pair<std::string, EventDelivery>> got;
};

class EventsTest : public HostTest {
 protected:
  Event event(const char *type = AMS_EVENT_FORM_SUBMITTED) {
    Event event;
    event.type = type;
    event.member = amelie;
    event.form = AMS_FORM_RENEWAL;
    event.submission = "sealed bytes \x01\x02";
    return event;
  }
  kit::Id record(const Event &event) {
    return in([&](kit::Transaction &transaction) { return outbox_.record(transaction, event); });
  }
  bool deliver(std::vector<kit::Id> ids) { return outbox_.deliver_inline(ids, soon()); }
  // Runs the job until nothing is due, moving the clock to the next delivery `times` times.
  void run_retries(int times) {
    for (int i = 0; i < times; ++i) {
      auto due = outbox_.next_due(soon());
      if (!due) return;
      if (*due > clock.now()) clock.set(*due);
      outbox_.step(soon());
    }
  }
  std::int64_t in_state(DeliveryState state) {
    return count("SELECT COUNT(*) FROM ams_event_deliveries WHERE state=?",
                 {static_cast<int>(state)});
  }

  Member amelie = add_member(date(2026, 12, 31));
  Receivers receivers;
  EventOutbox outbox_{database, clock, random, log, receivers};
};

TEST_F(EventsTest, arrives_as_it_was_recorded) {
  Event sent = event(AMS_EVENT_MEMBERSHIP_RENEWED);
  sent.old_paid_through = date(2026, 12, 31);
  sent.new_paid_through = date(2027, 12, 31);
  sent.submission_event_ids["tandem"] = amelie.id;
  kit::Id id = record(sent);
  EXPECT_TRUE(deliver({id}));
  ASSERT_THAT(receivers.got, SizeIs(1));
  const EventDelivery &got = receivers.got[0].second;
  EXPECT_EQ(got.event_id, id);
  EXPECT_EQ(got.occurred_at, clock.now());
  EXPECT_EQ(got.event.member.given_name, "Amélie");
  EXPECT_EQ(got.event.member.revision, amelie.revision);
  EXPECT_EQ(got.event.submission, "sealed bytes \x01\x02");
  EXPECT_EQ(got.event.old_paid_through, date(2026, 12, 31));
  EXPECT_EQ(got.event.new_paid_through, date(2027, 12, 31));
  EXPECT_EQ(got.event.submission_event_ids.at("tandem"), amelie.id);
}

TEST_F(EventsTest, is_in_the_transaction_of_its_fact) {
  EXPECT_THROW(in([&](kit::Transaction &transaction) {
                 outbox_.record(transaction, event());
                 throw std::runtime_error("the fact did not happen");
               }),
               std::runtime_error);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_events"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_event_deliveries"), 0);
}

TEST_F(EventsTest, is_emptied_when_the_last_receiver_has_it) {
  receivers.ids = {"other", "tandem"};
  receivers.missing = {"other"};
  kit::Id id = record(event());
  EXPECT_FALSE(deliver({id}));
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_events WHERE submission IS NOT NULL"), 1);
  receivers.missing.clear();
  EXPECT_TRUE(deliver({id}));
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_events WHERE submission IS NULL AND content IS NULL"),
            1);
  EXPECT_EQ(receivers.got.back().second.event.submission, "sealed bytes \x01\x02");
}

TEST_F(EventsTest, a_submission_goes_to_its_plugin_alone) {
  receivers.ids = {"other", "tandem"};
  Event sent = event();
  sent.plugin = "tandem";
  EXPECT_TRUE(deliver({record(sent)}));
  ASSERT_THAT(receivers.got, SizeIs(1));
  EXPECT_EQ(receivers.got[0].first, "tandem");
}

TEST_F(EventsTest, a_missing_plugin_gets_its_events_when_it_is_back) {
  receivers.missing = {"tandem"};
  kit::Id id = record(event());
  EXPECT_FALSE(deliver({id}));
  EXPECT_EQ(outbox_.next_due(soon()), std::nullopt);  // nothing to be busy with meanwhile
  clock.advance(72h);
  receivers.missing.clear();
  EXPECT_EQ(*outbox_.next_due(soon()) <= clock.now(), true);
  outbox_.step(soon());
  ASSERT_THAT(receivers.got, SizeIs(1));
  EXPECT_EQ(receivers.got[0].second.event_id, id);
}

TEST_F(EventsTest, every_delivery_of_one_fact_carries_one_id) {
  receivers.answers[AMS_EVENT_FORM_SUBMITTED] = AMS_RETRY_LATER;
  kit::Id id = record(event());
  deliver({id});
  run_retries(3);
  receivers.answers.clear();
  run_retries(1);
  ASSERT_THAT(receivers.got, SizeIs(5));
  for (auto &[plugin, delivery] : receivers.got) EXPECT_EQ(delivery.event_id, id);
  EXPECT_EQ(in_state(DeliveryState::done), 1);
}

TEST_F(EventsTest, a_poison_event_is_parked_and_later_ones_go_on) {
  receivers.answers[AMS_EVENT_FORM_SUBMITTED] = AMS_REJECTED;
  record(event());
  record(event(AMS_EVENT_MEMBERSHIP_RENEWED));
  run_retries(20);
  EXPECT_EQ(in_state(DeliveryState::parked), 1);
  EXPECT_EQ(in_state(DeliveryState::done), 1);
  EXPECT_EQ(std::ranges::count(receivers.types(), std::string(AMS_EVENT_FORM_SUBMITTED)),
            failures_to_park);
  auto parked =
      in([](kit::Transaction &transaction) { return EventStore::parked(transaction, 10); });
  ASSERT_THAT(parked, SizeIs(1));
  EXPECT_EQ(parked[0].last_error, "AMS_REJECTED");
}

TEST_F(EventsTest, a_parked_event_is_delivered_when_tried_again) {
  receivers.answers[AMS_EVENT_FORM_SUBMITTED] = AMS_INTERNAL;
  kit::Id id = record(event());
  run_retries(20);
  receivers.answers.clear();
  auto unpark = [&](kit::Transaction &transaction) {
    return EventStore::unpark(transaction, id, "tandem", clock.now());
  };
  EXPECT_TRUE(in(unpark));
  EXPECT_FALSE(in(unpark));
  run_retries(1);
  EXPECT_EQ(in_state(DeliveryState::done), 1);
}

TEST_F(EventsTest, a_plugin_that_cannot_for_days_loses_nothing) {
  receivers.answers[AMS_EVENT_FORM_SUBMITTED] = AMS_DEADLINE_EXCEEDED;
  record(event());
  run_retries(100);
  EXPECT_EQ(in_state(DeliveryState::waiting), 1);
  receivers.answers.clear();
  run_retries(1);
  EXPECT_EQ(in_state(DeliveryState::done), 1);
}

TEST_F(EventsTest, two_processes_deliver_each_event_once) {
  for (int i = 0; i < 30; ++i) record(event());
  EventOutbox second(database, clock, random, log, receivers);
  auto work = [&](EventOutbox &mine) {
    while (mine.step(soon())) {
    }
    mine.step(soon());
  };
  std::thread other([&] { work(second); });
  work(outbox_);
  other.join();
  EXPECT_THAT(receivers.got, SizeIs(30));
  EXPECT_EQ(in_state(DeliveryState::done), 30);
}

TEST_F(EventsTest, a_claim_of_a_process_that_died_ends) {
  kit::Id id = record(event());
  in([&](kit::Transaction &transaction) {
    DeliveryRow row = EventStore::waiting_of(transaction, id).at(0);
    EXPECT_TRUE(EventStore::claim(transaction, row, clock.now() + delivery_lease));
  });
  outbox_.step(soon());
  EXPECT_THAT(receivers.got, IsEmpty());
  clock.advance(delivery_lease);
  outbox_.step(soon());
  EXPECT_THAT(receivers.got, SizeIs(1));
}

TEST_F(EventsTest, what_a_late_process_reports_of_an_old_claim_is_dropped) {
  kit::Id id = record(event());
  in([&](kit::Transaction &transaction) {
    DeliveryRow old = EventStore::waiting_of(transaction, id).at(0);
    EventStore::claim(transaction, old, clock.now());
    DeliveryRow fresh = EventStore::waiting_of(transaction, id).at(0);
    EventStore::claim(transaction, fresh, clock.now());
    DeliveryProgress parked = old.progress;
    parked.state = DeliveryState::parked;
    EventStore::finish(transaction, old, parked, "late");
  });
  EXPECT_EQ(in_state(DeliveryState::waiting), 1);
}

TEST_F(EventsTest, a_damaged_event_does_not_hold_up_others) {
  record(event());
  in([](kit::Transaction &transaction) {
    transaction.execute("UPDATE ams_events SET content='{'");
  });
  record(event(AMS_EVENT_MEMBERSHIP_RENEWED));
  outbox_.step(soon());
  EXPECT_THAT(receivers.types(), ElementsAre(AMS_EVENT_MEMBERSHIP_RENEWED));
}

TEST_F(EventsTest, finished_events_are_purged_in_time) {
  deliver({record(event())});
  receivers.missing = {"tandem"};
  record(event());
  auto purge = [&](kit::Transaction &transaction) {
    return EventStore::purge(transaction, clock.now() + 1h, 10);
  };
  EXPECT_EQ(in(purge), 1u);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_events"), 1);
}

}  // namespace
}  // namespace ams::host
