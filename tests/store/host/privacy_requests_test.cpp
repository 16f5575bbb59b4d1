// Requests under privacy law and their 30 days (PRV-04, PRV-21), and an erasure that is cut in the
// middle (PRV-20). UPDATE_GOLDEN=1 writes the samples of their mails anew; look at the difference.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include <host/privacy/erasures.hpp>
#include <host/privacy/own_data.hpp>
#include <host/privacy/requests.hpp>
#include <kit/language/format.hpp>
#include <tests/store/tandem/introductions_mailbox.hpp>

#include "host_fixture.hpp"

namespace ams::host {
namespace {

using tandem::introductions::testing::Mail;
using tandem::introductions::testing::Mailbox;
using testing::HasSubstr;
using testing::Not;
using enum RequestAction;

class PrivacyRequests : public HostTest {
 protected:
  PrivacyRequests() { clock.advance(12h); }  // of the same day, also in Toronto

  kit::Id ask(const Member &member, RequestKind kind = RequestKind::access,
              std::optional<kit::Date> received = std::nullopt) {
    const auto id = kit::make_id(clock, random);
    in([&](kit::Transaction &t) {
      requests.receive(t,
                       {.id = id,
                        .member_id = member.id,
                        .kind = kind,
                        .language = member.language,
                        .received_on = received.value_or(requests.today(clock.now())),
                        .words = "CANARY-words",
                        .entered_by = member.id},
                       clock.now());
    });
    return id;
  }
  PrivacyRequest get(const kit::Id &id) {
    return in([&](kit::Transaction &t) { return requests.find(t, id).value(); });
  }
  std::optional<RequestRefusal> handle(const kit::Id &id, RequestAction action,
                                       const std::string &words = "",
                                       std::optional<RequestOutcome> outcome = std::nullopt,
                                       std::optional<kit::Id> who = std::nullopt) {
    clock.advance(1s);  // a history has an order
    try {
      in([&](kit::Transaction &t) {
        requests.handle(t, {id, who.value_or(sam.id), action, requests.find(t, id)->version, words,
                            outcome},
                        clock.now());
      });
    } catch (const RequestRefusedError &refused) {
      return refused.why;
    }
    return std::nullopt;
  }
  std::vector<Mail> mails() {
    Mailbox box;
    while (outbox.step(box, {{"Association", "no-reply@example.org"}, "", "example.org"}, 1, 100,
                       soon()))
      continue;
    return box.take();
  }
  void remind() {
    in([&](kit::Transaction &t) { requests.remind(t, clock.now()); });
  }

  Requests requests{context};
  Member amelie = add_member(date(2026, 12, 31));
  Member sam = add_member(date(2026, 12, 31));
};

TEST_F(PrivacyRequests, prv_04_thirty_civil_days_from_the_day_it_came) {
  const auto id = ask(amelie);
  EXPECT_EQ(get(id).received_on, date(2026, 11, 22));
  EXPECT_EQ(get(id).due_on, date(2026, 12, 22));
  const auto told = mails();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_THAT(told[0].text, HasSubstr("December 22, 2026"));
  EXPECT_THAT(told[0].text, Not(HasSubstr("CANARY"))) << "own words in no mail (PRV-08)";
  // Entered late: the days run from when the letter came.
  EXPECT_EQ(get(ask(amelie, RequestKind::access, date(2026, 11, 1))).due_on, date(2026, 12, 1));
  clock.advance(16h);  // past midnight in Greenwich, not where the association is
  EXPECT_EQ(get(ask(amelie)).received_on, date(2026, 11, 22));
}

TEST_F(PrivacyRequests, sent_twice_it_is_one_request_and_ten_may_be_open) {
  const auto id = kit::make_id(clock, random);
  for (int times = 0; times < 2; ++times)
    in([&](kit::Transaction &t) {
      requests.receive(t,
                       {.id = id,
                        .member_id = amelie.id,
                        .received_on = date(2026, 11, 22),
                        .words = "Please.",
                        .entered_by = amelie.id},
                       clock.now());
    });
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_privacy_requests"), 1);
  EXPECT_EQ(mails().size(), 1u);
  for (int more = 1; more < 10; ++more) ask(amelie);
  EXPECT_THROW(ask(amelie), RequestRefusedError);
  ask(sam);
}

TEST_F(PrivacyRequests, is_taken_on_answered_and_closed_with_a_line_each) {
  const auto id = ask(amelie);
  EXPECT_EQ(handle(id, answered, "Early."), RequestRefusal::not_taken);
  EXPECT_EQ(handle(id, taken, "", {}, amelie.id), RequestRefusal::own_request);
  EXPECT_EQ(handle(id, taken), std::nullopt);
  EXPECT_EQ(handle(id, answered), RequestRefusal::words_missing);
  EXPECT_EQ(handle(id, closed, "", RequestOutcome::granted), RequestRefusal::not_answered);
  EXPECT_EQ(handle(id, answered, "Here it is."), std::nullopt);
  EXPECT_EQ(handle(id, closed, ""), RequestRefusal::outcome_missing);
  EXPECT_EQ(handle(id, closed, "", RequestOutcome::refused), RequestRefusal::words_missing);
  EXPECT_EQ(handle(id, closed, "", RequestOutcome::granted), std::nullopt);
  EXPECT_EQ(handle(id, answered, "Late."), RequestRefusal::closed_before);
  EXPECT_EQ(get(id).outcome, RequestOutcome::granted);
  const auto steps = in([&](kit::Transaction &t) { return requests.steps(t, id); });
  ASSERT_EQ(steps.size(), 4u);
  EXPECT_EQ(steps[2].words, "Here it is.");
  EXPECT_EQ(steps[2].actor_id, sam.id);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_privacy_request_steps WHERE words_sealed LIKE "
                  "'%Here it%'"), 0) << "sealed";
}

TEST_F(PrivacyRequests, is_extended_once_and_never_after_its_day) {
  const auto id = ask(amelie), late = ask(amelie);
  handle(id, taken);
  handle(late, taken);
  EXPECT_EQ(handle(id, extended), RequestRefusal::words_missing);
  EXPECT_EQ(handle(id, extended, "Many files."), std::nullopt);
  EXPECT_EQ(get(id).due_on, date(2027, 1, 21));
  EXPECT_EQ(handle(id, extended, "Again."), RequestRefusal::extended_before);
  clock.advance(31 * 24h);
  EXPECT_EQ(handle(late, extended, "Too late."), RequestRefusal::too_late_to_extend);
}

TEST_F(PrivacyRequests, who_saw_an_older_state_changes_nothing) {
  const auto id = ask(amelie);
  handle(id, taken);
  const auto stale = [&] {
    in([&](kit::Transaction &t) {
      requests.handle(t, {id, sam.id, answered, 1, "Twice?", {}}, clock.now());
    });
  };
  EXPECT_THROW(stale(), RequestRefusedError);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_privacy_request_steps"), 2);
}

TEST_F(PrivacyRequests, prv_04_the_alarm_rings_once_a_day_from_five_days_before) {
  const auto due = [&] {
    return in([&](kit::Transaction &t) { return requests.next_reminder(t); });
  };
  EXPECT_FALSE(due()) << "nothing is open";
  const auto id = ask(amelie);
  mails();
  ASSERT_TRUE(due());
  EXPECT_EQ(kit::date_in(*due(), settings.zone), date(2026, 12, 17));
  clock.advance(*due() - clock.now());
  remind();
  remind();
  auto told = mails();
  ASSERT_EQ(told.size(), 1u) << "once a day";
  EXPECT_EQ(told[0].recipient, settings.support_email);
  EXPECT_THAT(told[0].text, HasSubstr("due on December 22, 2026"));
  EXPECT_EQ(kit::date_in(*due(), settings.zone), date(2026, 12, 18));
  clock.advance(6 * 24h);
  remind();
  EXPECT_THAT(mails().at(0).text, HasSubstr("overdue since December 22, 2026"));
  EXPECT_THAT(request_metrics(context, soon()), HasSubstr("ams_privacy_requests_overdue 1"));
  handle(id, taken);
  handle(id, closed, "Done.", RequestOutcome::granted);
  EXPECT_FALSE(due());
  EXPECT_THAT(request_metrics(context, soon()), HasSubstr("ams_privacy_requests_overdue 0"));
}

TEST_F(PrivacyRequests, prv_17_the_copy_holds_them_and_prv_20_erasure_leaves_their_dates_alone) {
  const auto id = ask(amelie);
  handle(id, taken);
  handle(id, answered, "CANARY-answer");
  const auto copied = [&] {
    std::string all;
    for (const auto &part : in([&](kit::Transaction &t) {
           return own_copy(context, t, amelie.id, kit::Language::english);
         }))
      for (const auto &row : part.rows)
        for (const auto &cell : row) all += cell + "|";
    return all;
  };
  EXPECT_THAT(copied(), HasSubstr("CANARY-words|CANARY-answer"));
  in([&](kit::Transaction &t) { erase_own(t, amelie.id, clock.now()); });
  EXPECT_THAT(copied(), Not(HasSubstr("CANARY")));
  EXPECT_EQ(get(id).state, RequestState::closed) << "nobody is left to be answered";
  EXPECT_FALSE(get(id).has_words);
  EXPECT_EQ(get(id).due_on, date(2026, 12, 22));
}

// ---- The erasure's steps ----

class CountedEvents final : public Events {
 public:
  kit::Id record(kit::Transaction &, const Event &event) override {
    all.push_back(event);
    return event.member.id;
  }
  bool deliver_inline(const std::vector<kit::Id> &, kit::Deadline) override { return true; }
  std::vector<Event> all;
};

class Discard final : public kit::Transport {
 public:
  kit::Attempt send(std::string_view, std::string_view, std::string_view, kit::Deadline) override {
    return {kit::Delivery::accepted, "250"};
  }
};

class PrivacyErasure : public PrivacyRequests {
 protected:
  Discard discard;
  Plugins none{{},
               PluginServices{database, settings.database, clock, random, log, discard,
                              {{"Association", "no-reply@example.org"}, "", "example.org"},
                              "http://127.0.0.1",
                              [this](const std::string &name) -> kit::KeyRing & {
                                return keys.ring(name);
                              }}};
  PluginPrivacy plugins{none};
  CountedEvents events;
};

TEST_F(PrivacyErasure, prv_20_a_crash_after_the_plugins_only_delays_it) {
  const auto begun = in([&](kit::Transaction &t) {
    return Erasures(context, plugins, events)
        .begin(t, amelie.id, amelie.id, kit::Language::english, clock.now());
  });
  ASSERT_FALSE(begun.refused);
  const auto state = [&] {
    return count("SELECT state FROM ams_erasures WHERE member_id = ?", {amelie.id});
  };
  // Each step in a process of its own: what is not in the database is lost.
  const auto step = [&] {
    const Erasures other(context, plugins, events);
    const auto job = other.job();
    if (const auto due = job->next_due(clock.now()); due && *due > clock.now())
      clock.advance(*due - clock.now());
    job->run({clock.now(), soon(), 0});
  };
  step();
  EXPECT_EQ(state(), 1);
  // The plugins had done it, and the process died before that was kept: they are asked again.
  in([&](kit::Transaction &t) {
    t.execute("UPDATE ams_erasures SET state = 0, report = NULL WHERE member_id = ?", {amelie.id});
  });
  step();
  step();
  EXPECT_EQ(state(), 2);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_members WHERE id = ?", {amelie.id}), 0);
  step();
  EXPECT_EQ(state(), 2) << "the report has not left yet";
  EXPECT_EQ(mails().size(), 1u);
  step();
  EXPECT_EQ(state(), 3);
  EXPECT_EQ(events.all.size(), 1u) << "told once";
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_mails WHERE member_id = ?", {amelie.id}), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM ams_erasures WHERE contact_sealed IS NULL"), 1);
}

// ---- Samples ----

const std::filesystem::path samples = std::filesystem::path(SOURCE_FOLDER) / "tests/golden/mails";

// What differs from run to run.
std::string steady(const std::string &text) {
  static const std::regex id("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  static const std::regex reference("PR-[0-9A-F]{8}");
  return std::regex_replace(std::regex_replace(text, id, "ID"), reference, "PR-00000000");
}

class PrivacyMails : public PrivacyErasure, public testing::WithParamInterface<kit::Language> {
 protected:
  void compare(const std::string &name, const std::string &kind, const std::string &text) {
    const auto path = samples / (name + "." + kit::code(GetParam()) + "." + kind);
    if (std::getenv("UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << steady(text);
    std::ifstream file(path, std::ios::binary);
    std::ostringstream sample;
    sample << file.rdbuf();
    EXPECT_EQ(steady(text), sample.str()) << path.filename();
  }
  void expect(const std::string &name) {
    const auto all = mails();
    ASSERT_EQ(all.size(), 1u) << name;
    compare(name, "txt", all[0].text);
    compare(name, "html", all[0].html);
  }
};

TEST_P(PrivacyMails, are_the_samples) {
  Member kim = add_member(date(2026, 12, 31), GetParam());
  const auto id = ask(kim, RequestKind::correction);
  expect("privacy_request_received");
  handle(id, taken);
  handle(id, answered, "First line.\nSecond <line>.");
  expect("privacy_request_answered");
  handle(id, extended, "It takes longer.");
  expect("privacy_request_extended");
  clock.advance(70 * 24h);
  remind();
  expect("privacy_requests_due");
  handle(id, closed, "Done.", RequestOutcome::partly_granted);
  expect("privacy_request_closed");
  const Erasures erasures(context, plugins, events);
  const auto begun = in([&](kit::Transaction &t) {
    return erasures.begin(t, kim.id, kim.id, GetParam(), clock.now());
  });
  erasures.go_on(begun.id, soon());
  expect("erased");
}

INSTANTIATE_TEST_SUITE_P(BothLanguages, PrivacyMails,
                         testing::Values(kit::Language::english, kit::Language::french),
                         [](const auto &info) { return kit::code(info.param); });

}  // namespace
}  // namespace ams::host
