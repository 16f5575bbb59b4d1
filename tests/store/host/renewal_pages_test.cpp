// The pages of a renewal as a member sees them, and as somebody else does not.
#include <host/payments/checkout_store.hpp>
#include <host/payments/payment_pages.hpp>
#include <host/renewals/renewal_pages.hpp>

#include <gmock/gmock.h>

#include <tests/store/host/fake_provider.hpp>
#include <tests/store/host/site_fixture.hpp>

namespace ams::host {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr const char *password = "a long enough password";

// The section "demo" as a plugin that handles everything.
class Demo : public EventReceivers {
 public:
  std::vector<std::string> known() const override { return {"demo"}; }
  bool present(const std::string &) const override { return there; }
  ams_status_t deliver(const std::string &, const EventDelivery &, kit::Deadline) override {
    return AMS_OK;
  }
  bool there = true;
};

class RenewalPagesTest : public testing::Test {
 protected:
  RenewalPagesTest() {
    pages.add_routes(site.router);
    add_payment_routes(site.router, payments);
    amelie = site.add_member("a@example.org", password, false, std::chrono::year{2026} / 12 / 31);
    visitor.sign_in("a@example.org", password);
  }

  Typed typed(const std::string &answer = "right") {
    form = visitor.get("/account/renewal");
    return {{"operation_id", form.hidden("operation_id")}, {"demo_answer", answer}};
  }
  // Posts a form; returns where it led.
  std::string begin() { return visitor.post("/account/renewal", typed()).header("Location"); }
  Checkout checkout() {
    return *site.database.run(site.soon(), [&](kit::Transaction &transaction) {
      auto newest = transaction.query_one("SELECT id FROM ams_checkouts ORDER BY id DESC LIMIT 1");
      return CheckoutStore::find(transaction, newest->id(0));
    });
  }
  std::string path(const std::string &rest = "") {
    return "/account/renewal/" + checkout().reference.text() + rest;
  }
  // The provider's notice, over the site's own route.
  Seen notify(const char *kind) {
    Checkout now = checkout();
    provider.ended(now.id,
                   kind == std::string("settled") ? CheckoutState::settled : CheckoutState::failed);
    std::string body = notice_body(now, now.id.text(), kind);
    Visitor machine_visitor(site);
    machine_visitor.headers[signature_header] = make_signature(secret, machine.now(), body);
    return machine_visitor.ask(Method::post, notice_path, body, "application/json");
  }

  SiteUnderTest site;
  Member amelie;
  Visitor visitor{site};
  Seen form;
  Demo demo;
  kit::SystemClock machine;
  kit::SecretKey secret{7};
  FakeProvider provider;
  EventOutbox events{site.database, site.clock, site.random, site.log, demo};
  Payments payments{site.database, site.clock, machine, site.log, provider, secret};
  Renewals renewals{site.context, events, payments};
  RenewalPages pages{site.context, site.layout, site.sections, renewals};
};

TEST_F(RenewalPagesTest, SHR_05_the_form_says_what_it_costs_and_until_when_it_runs) {
  typed();
  EXPECT_TRUE(form.holds("$250.00"));
  EXPECT_TRUE(form.holds("December 31, 2027"));
  EXPECT_TRUE(form.holds("from the record"));
}

TEST_F(RenewalPagesTest, errors_are_422_and_nothing_typed_is_lost) {
  Seen again = visitor.post("/account/renewal", typed("wrong"));
  EXPECT_EQ(again.status, 422u);
  EXPECT_TRUE(again.holds("Demo is wrong."));
  EXPECT_TRUE(again.holds("<p id=\"demo\">wrong</p>"));
  EXPECT_EQ(site.count("ams_renewals"), 0);
}

TEST_F(RenewalPagesTest, LNG_03_the_toggle_keeps_what_was_typed_and_sends_nothing) {
  Typed fields = typed("half an ans");
  fields.emplace_back("switch_language", "fr");
  Seen french = visitor.post("/account/renewal", fields);
  EXPECT_EQ(french.status, 200u);
  EXPECT_TRUE(french.holds("half an ans"));
  EXPECT_TRUE(french.holds("Cotisation"));
  EXPECT_TRUE(french.holds("250,00\u00a0$"));
  EXPECT_EQ(site.count("ams_renewals"), 0);
}

TEST_F(RenewalPagesTest, leads_to_the_provider_and_a_second_click_to_the_same_page) {
  Typed fields = typed();
  std::string there = visitor.post("/account/renewal", fields).header("Location");
  EXPECT_THAT(there, HasSubstr("http://provider.example/pay/"));
  EXPECT_EQ(visitor.post("/account/renewal", fields).header("Location"), there);
  EXPECT_EQ(site.count("ams_renewals"), 1);
}

TEST_F(RenewalPagesTest, the_form_sent_again_after_paying_leads_to_what_came_of_it) {
  Typed fields = typed();
  visitor.post("/account/renewal", fields);
  notify("settled");
  // As a plugin does, whose record the settlement has changed.
  site.sections.refuses = true;
  visitor.get("/account");
  Seen again = visitor.post("/account/renewal", fields);
  EXPECT_EQ(again.status, 303u);
  EXPECT_EQ(again.header("Location"), path());
  EXPECT_EQ(site.count("ams_renewals"), 1);
}

TEST_F(RenewalPagesTest, the_back_button_shows_what_waits_and_not_a_second_form) {
  begin();
  Seen waiting = visitor.get("/account/renewal");
  EXPECT_TRUE(waiting.holds("waits for its payment"));
  EXPECT_FALSE(waiting.holds("operation_id"));
}

TEST_F(RenewalPagesTest, another_window_keeps_its_answers_and_asks_which_count) {
  Typed other_window = typed();
  begin();
  const std::string first = path();
  Seen asked = visitor.post("/account/renewal", other_window);
  EXPECT_EQ(asked.status, 409u);
  EXPECT_TRUE(asked.holds("Which answers should count?"));
  EXPECT_EQ(site.count("ams_renewals"), 1);
  site.clock.advance(1s);
  Seen paying = visitor.post("/account/renewal", asked.carried());
  EXPECT_THAT(paying.header("Location"), HasSubstr("http://provider.example/pay/"));
  EXPECT_NE(path(), first);
  EXPECT_TRUE(visitor.get(first).holds("not renewed yet"));
  EXPECT_EQ(visitor.post("/account/renewal", asked.carried()).header("Location"),
            paying.header("Location")) << "a second click";
  notify("settled");
  EXPECT_TRUE(visitor.get(path()).holds("renewed through December 31, 2027"));
}

TEST_F(RenewalPagesTest, another_window_keeps_its_answers_while_the_provider_is_away) {
  Typed other_window = typed();
  begin();
  Typed fields = visitor.post("/account/renewal", other_window).carried();
  provider.away = true;
  Seen told = visitor.post("/account/renewal", fields);
  EXPECT_EQ(told.status, 503u);
  EXPECT_TRUE(told.holds("try again in a moment"));
  provider.away = false;
  EXPECT_EQ(visitor.post("/account/renewal", told.carried()).status, 303u);
}

TEST_F(RenewalPagesTest, another_window_does_not_pay_again_and_may_take_its_answers_to_the_profile) {
  Typed other_window = typed();
  begin();
  Typed fields = visitor.post("/account/renewal", other_window).carried();
  notify("settled");
  Seen told = visitor.post("/account/renewal", fields);
  EXPECT_EQ(told.status, 409u);
  EXPECT_TRUE(told.holds("not in use, but still here"));
  EXPECT_TRUE(told.holds("name=\"demo_answer\" value=\"right\""));
  EXPECT_EQ(site.count("ams_renewals"), 1);
  // The button posts them to the profile form, which shows them beside the record.
  fields.emplace_back("switch_language", "en");
  Seen profile = visitor.post("/account/profile", fields);
  EXPECT_EQ(profile.status, 200u);
  EXPECT_TRUE(profile.holds("<p id=\"demo\">right</p>"));
  EXPECT_TRUE(profile.holds("value=\"Given\""));
}

TEST_F(RenewalPagesTest, nobody_sets_aside_the_renewal_of_somebody_else) {
  begin();
  site.add_member("b@example.org", password, false, std::chrono::year{2026} / 12 / 31);
  Visitor other(site);
  other.sign_in("b@example.org", password);
  const std::string operation = other.get("/account/renewal").hidden("operation_id");
  EXPECT_EQ(other.post("/account/renewal", {{"operation_id", operation},
                                            {"demo_answer", "right"},
                                            {"instead_of", checkout().reference.text()}}).status,
            404u);
  EXPECT_EQ(checkout().state, CheckoutState::open);
}

TEST_F(RenewalPagesTest, settled_before_the_person_is_back) {
  begin();
  EXPECT_EQ(notify("settled").status, 200u);
  EXPECT_EQ(visitor.get(path("/return")).header("Location"), path());
  Seen done = visitor.get(path());
  EXPECT_TRUE(done.holds("renewed through December 31, 2027"));
  EXPECT_TRUE(done.holds("Outcome of demo."));
  EXPECT_FALSE(done.holds("still being processed"));
}

TEST_F(RenewalPagesTest, back_before_it_is_settled) {
  begin();
  EXPECT_TRUE(visitor.get(path("/return")).holds("being processed"));
  notify("settled");
  EXPECT_EQ(visitor.get(path("/return")).status, 303u);
}

TEST_F(RenewalPagesTest, says_that_a_part_is_in_process_while_its_plugin_is_away) {
  demo.there = false;
  begin();
  notify("settled");
  EXPECT_TRUE(visitor.get(path()).holds("still being processed"));
}

TEST_F(RenewalPagesTest, says_which_part_was_left_out) {
  site.sections.leaves_out = true;
  begin();
  notify("settled");
  EXPECT_TRUE(visitor.get(path()).holds("nothing of it was kept: Demo"));
}

TEST_F(RenewalPagesTest, a_failed_payment_says_that_nothing_was_charged) {
  begin();
  notify("failed");
  Seen failed = visitor.get(path());
  EXPECT_TRUE(failed.holds("Nothing was charged."));
  EXPECT_TRUE(failed.holds("kept as a draft"));
  EXPECT_TRUE(visitor.get("/account/renewal").holds("operation_id"));
}

TEST_F(RenewalPagesTest, giving_up_opens_the_form_again) {
  begin();
  std::string first = path();
  visitor.get("/account/renewal");
  EXPECT_EQ(visitor.post(path("/give-up"), {}).header("Location"), "/account/renewal");
  EXPECT_TRUE(visitor.get("/account/renewal").holds("operation_id"));
  EXPECT_EQ(visitor.post(first + "/pay", {}).header("Location"), first);
}

TEST_F(RenewalPagesTest, a_provider_that_is_away_keeps_everything) {
  provider.away = true;
  Seen away = visitor.post("/account/renewal", typed());
  EXPECT_EQ(away.status, 503u);
  EXPECT_TRUE(away.holds("Nothing was charged."));
  provider.away = false;
  EXPECT_THAT(visitor.post(path("/pay"), {}).header("Location"), HasSubstr("/pay/"));
}

TEST_F(RenewalPagesTest, who_has_paid_far_ahead_is_told_kindly) {
  site.add_member("b@example.org", password, false, std::chrono::year{2028} / 6 / 1);
  Visitor other(site);
  other.sign_in("b@example.org", password);
  Seen told = other.get("/account/renewal");
  EXPECT_EQ(told.status, 200u);
  EXPECT_TRUE(told.holds("paid through June 1, 2028"));
  EXPECT_TRUE(told.holds("from May 1, 2027"));
}

TEST_F(RenewalPagesTest, another_members_renewal_does_not_exist) {
  begin();
  site.add_member("b@example.org", password);
  Visitor other(site);
  other.sign_in("b@example.org", password);
  other.get("/account/renewal");
  EXPECT_EQ(other.get(path()).status, 404u);
  EXPECT_EQ(other.get(path("/return")).status, 404u);
  EXPECT_EQ(other.post(path("/pay"), {}).status, 404u);
  EXPECT_EQ(other.post(path("/give-up"), {}).status, 404u);
  EXPECT_EQ(other.get("/account/renewal/nonsense").status, 404u);
  EXPECT_EQ(Visitor(site).get(path()).status, 303u);  // to sign-in
}

TEST_F(RenewalPagesTest, a_notice_without_signature_is_refused) {
  begin();
  Visitor forger(site);
  EXPECT_EQ(forger.ask(Method::post, notice_path, notice_body(checkout(), "n1"), "application/json")
                .status,
            422u);
  EXPECT_EQ(site.stored(amelie.id).paid_through, std::chrono::year{2026} / 12 / 31);
}

}  // namespace
}  // namespace ams::host
