// Real plugin libraries that misbehave: none of them costs a member the renewal (DESIGN 2).
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <host/events/event_outbox.hpp>
#include <host/payments/checkout_store.hpp>
#include <host/plugins/plugin_form_sections.hpp>
#include <host/renewals/renewals.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "fake_provider.hpp"
#include "host_fixture.hpp"

namespace ams::host {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class NoMail : public kit::Transport {
 public:
  kit::Attempt send(std::string_view, std::string_view, std::string_view, kit::Deadline) override {
    return {kit::Delivery::accepted, "250"};
  }
};

bool is_mapped(const std::string &library) {
  std::ifstream maps("/proc/self/maps");
  std::string line;
  while (std::getline(maps, line))
    if (line.find(library) != line.npos) return true;
  return false;
}

class PluginsTest : public HostTest {
 protected:
  ~PluginsTest() override {
    if (plugins) plugins->shut_down();
  }

  static PluginSettings plugin(const std::string &id,
                               std::map<std::string, std::string> config = {}) {
    PluginSettings settings;
    settings.id = id;
    settings.library = std::string(PLUGIN_FOLDER) + "/" + id + ".so";
    settings.config = std::move(config);
    return settings;
  }
  void start(std::vector<PluginSettings> settings) {
    kit::OutboxSender sender{{"Association", "no-reply@example.org"}, "", "example.org"};
    plugins = std::make_unique<Plugins>(
        std::move(settings),
        PluginServices{database, this->settings.database, clock, random, log, transport, sender,
                       "http://127.0.0.1", [this](const std::string &name) -> kit::KeyRing & {
                         return keys.ring(name);
                       }});
    plugins->start();
    sections = std::make_unique<PluginFormSections>(*plugins, clock, log, catalogue, timeouts);
  }
  // A renewal form as hello and the others were shown it.
  Request posted(std::vector<std::string> fields) {
    Request request;
    request.now = clock.now();
    request.deadline = soon();
    request.session = Session{{}, amelie.id, false, true, "Amélie"};
    for (auto &name : fields) request.fields.add(name, "Bonjour");
    return request;
  }
  template <class Body>
  static std::chrono::milliseconds took(Body body) {
    auto began = std::chrono::steady_clock::now();
    body();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 began);
  }
  PluginHealth health(std::size_t at) { return plugins->health(soon()).at(at); }

  Member amelie = add_member(date(2026, 12, 31));
  NoMail transport;
  FormTimeouts timeouts{300ms, 300ms, 300ms};
  std::unique_ptr<Plugins> plugins;
  std::unique_ptr<PluginFormSections> sections;
};

TEST_F(PluginsTest, a_plugin_is_loaded_used_and_really_unloaded) {
  for (int cycle = 0; cycle < 20; ++cycle) {
    start({plugin("hello")});
    EXPECT_TRUE(health(0).ready);
    EXPECT_THAT(sections->render(AMS_FORM_RENEWAL, posted({}), nullptr),
                HasSubstr("hello_greeting"));
    EXPECT_TRUE(plugins->shut_down());
    plugins.reset();
  }
  EXPECT_FALSE(is_mapped("hello.so"));
}

TEST_F(PluginsTest, what_cannot_be_loaded_is_shown_and_stops_nothing) {
  PluginSettings misnamed = plugin("hello");
  misnamed.id = "goodbye";
  PluginSettings broken = plugin("broken");
  broken.library = folder / "broken.so";
  test::write_file(broken.library, "not a library");
  start({plugin("missing"), misnamed, broken, plugin("hello")});
  EXPECT_THAT(health(0).problem, HasSubstr("cannot be loaded"));
  EXPECT_THAT(health(1).problem, HasSubstr("is plugin hello, not goodbye"));
  EXPECT_THAT(health(2).problem, HasSubstr("cannot be loaded"));
  EXPECT_TRUE(health(3).ready);
  EXPECT_THAT(plugins->known(), ElementsAre("missing", "goodbye", "broken", "hello"));
}

TEST_F(PluginsTest, who_does_not_answer_is_left_out_of_the_form) {
  start({plugin("hangs", {{"sleep_ms", "3000"}}), plugin("throws"), plugin("escapes"),
         plugin("hello")});
  std::string html;
  EXPECT_LT(took([&] { html = sections->render(AMS_FORM_RENEWAL, posted({}), nullptr); }), 1500ms);
  EXPECT_THAT(html, HasSubstr("hello_greeting"));
  std::size_t notices = 0;
  for (auto at = html.find("class=\"notice\""); at != html.npos;
       at = html.find("class=\"notice\"", at + 1))
    ++notices;
  EXPECT_EQ(notices, 3u);
  EXPECT_THAT(html, HasSubstr("Edit my profile later"));
}

TEST_F(PluginsTest, the_notice_is_in_french_too) {
  start({plugin("throws")});
  Request request = posted({});
  request.language = kit::Language::french;
  EXPECT_THAT(sections->render(AMS_FORM_RENEWAL, request, nullptr),
              HasSubstr("sous Modifier mon profil"));
}

TEST_F(PluginsTest, who_does_not_answer_is_left_out_of_the_check) {
  start({plugin("hangs", {{"hang_in", "validate"}, {"sleep_ms", "3000"}}), plugin("throws"),
         plugin("escapes"), plugin("hello")});
  SectionAnswer answer;
  EXPECT_LT(took([&] {
              answer = sections->validate(
                  AMS_FORM_RENEWAL, posted({"hangs_a", "throws_a", "escapes_a", "hello_greeting"}));
            }),
            1500ms);
  EXPECT_THAT(answer.errors, IsEmpty());
  ASSERT_THAT(answer.submissions, SizeIs(1));
  EXPECT_EQ(answer.submissions[0].plugin, "hello");
  EXPECT_THAT(answer.left_out, SizeIs(3));
}

TEST_F(PluginsTest, a_section_that_was_not_shown_is_not_checked) {
  start({plugin("hello"), plugin("poison")});
  SectionAnswer answer = sections->validate(AMS_FORM_RENEWAL, posted({"hello_greeting"}));
  ASSERT_THAT(answer.submissions, SizeIs(1));
  EXPECT_THAT(answer.left_out, SizeIs(1));
}

TEST_F(PluginsTest, a_plugin_sees_no_field_of_another) {
  start({plugin("hello")});
  Request request = posted({});
  request.fields.add("hello_greeting", std::string(100, 'x'));
  request.fields.add("tandem_gender", "secret");
  SectionAnswer answer = sections->validate(AMS_FORM_RENEWAL, request);
  ASSERT_THAT(answer.errors, SizeIs(1));
  EXPECT_EQ(answer.errors[0].field, "hello_greeting");
  EXPECT_THAT(sections->render(AMS_FORM_RENEWAL, request, &request.fields),
              Not(HasSubstr("secret")));
}

TEST_F(PluginsTest, a_plugin_that_keeps_hanging_is_not_asked_any_more) {
  start({plugin("hangs", {{"hang_in", "render"}, {"sleep_ms", "2000"}}), plugin("hello")});
  for (int i = 0; i < 3; ++i) sections->render(AMS_FORM_RENEWAL, posted({}), nullptr);
  EXPECT_TRUE(health(0).breaker_open);
  std::string html;
  EXPECT_LT(took([&] { html = sections->render(AMS_FORM_RENEWAL, posted({}), nullptr); }), 200ms);
  EXPECT_THAT(html, HasSubstr("hello_greeting"));
  // After a while one trial: it still hangs, and the breaker stays open.
  clock.push_steady(31s);
  EXPECT_GE(took([&] { sections->render(AMS_FORM_RENEWAL, posted({}), nullptr); }), 250ms);
  EXPECT_TRUE(health(0).breaker_open);
}

TEST_F(PluginsTest, a_slow_plugin_is_waited_for) {
  start({plugin("slow", {{"delay_ms", "100"}})});
  EXPECT_THAT(sections->render(AMS_FORM_RENEWAL, posted({}), nullptr), HasSubstr("<legend>"));
}

TEST_F(PluginsTest, an_activation_that_came_late_counts_once_it_came) {
  PluginSettings late = plugin("slow", {{"activate_ms", "600"}});
  late.main_timeout = 200ms;
  start({late});
  EXPECT_THAT(health(0).problem, HasSubstr("not returned from activate"));
  EXPECT_FALSE(plugins->activate_inactive());
  EXPECT_TRUE(test::eventually([&] { return plugins->activate_inactive(); }));
  EXPECT_TRUE(health(0).ready);
  EXPECT_THAT(health(0).problem, IsEmpty());
}

TEST_F(PluginsTest, what_came_to_life_too_late_is_shut_down_as_a_whole) {
  PluginSettings late = plugin("slow", {{"activate_ms", "500"}});
  late.main_timeout = 200ms;
  start({late});
  std::this_thread::sleep_for(500ms);
  EXPECT_TRUE(plugins->shut_down());
  plugins.reset();
  EXPECT_FALSE(is_mapped("slow.so"));
}

class RenewalWithPlugins : public PluginsTest {
 protected:
  // The whole path: form, check, payment. Whatever the plugins do, the membership is renewed.
  void renew(std::vector<PluginSettings> settings, std::vector<std::string> fields) {
    start(std::move(settings));
    events = std::make_unique<EventOutbox>(database, clock, random, log, *plugins);
    payments = std::make_unique<Payments>(database, clock, machine, log, provider, secret);
    renewals = std::make_unique<Renewals>(context, *events, *payments);
    SectionAnswer answer = sections->validate(AMS_FORM_RENEWAL, posted(std::move(fields)));
    Begun begun = renewals->begin(amelie.id, kit::make_id(clock, random), answer,
                                  kit::Language::english, soon());
    ASSERT_EQ(begun.result, BeginResult::begun);
    renewal = begun.renewal;
    Checkout checkout = *in([&](kit::Transaction &transaction) {
      return CheckoutStore::find_by_reference(transaction, renewal.id);
    });
    std::string body = notice_body(checkout, "n1");
    payments->receive(make_signature(secret, machine.now(), body), body, soon());
    EXPECT_EQ(member(amelie.id).paid_through, date(2027, 12, 31));
  }
  std::int64_t deliveries(const char *plugin, DeliveryState state) {
    return count("SELECT COUNT(*) FROM ams_event_deliveries WHERE plugin=? AND state=?",
                 {plugin, static_cast<int>(state)});
  }

  kit::SystemClock machine;
  kit::SecretKey secret{1};
  FakeProvider provider;
  std::unique_ptr<EventOutbox> events;
  std::unique_ptr<Payments> payments;
  std::unique_ptr<Renewals> renewals;
  Renewal renewal;
};

TEST_F(RenewalWithPlugins, is_never_cost_by_any_of_them) {
  EXPECT_LT(took([&] {
              renew({plugin("missing"), plugin("throws"), plugin("escapes"),
                     plugin("hangs", {{"sleep_ms", "4000"}}), plugin("poison"), plugin("hello")},
                    {"throws_a", "escapes_a", "hangs_a", "poison_a", "hello_greeting"});
            }),
            8000ms);
  EXPECT_THAT(renewal.left_out, ElementsAre("Throws", "Escapes", testing::_));
  EXPECT_EQ(deliveries("hello", DeliveryState::done), 2);
  EXPECT_EQ(deliveries("missing", DeliveryState::waiting), 1);
}

TEST_F(RenewalWithPlugins, a_hanging_delivery_is_left_to_the_retries) {
  renew({plugin("hangs", {{"hang_in", "handle"}, {"sleep_ms", "1500"}})}, {"hangs_a"});
  EXPECT_EQ(deliveries("hangs", DeliveryState::done), 0);
  EXPECT_EQ(deliveries("hangs", DeliveryState::waiting), 2);
  EXPECT_FALSE(renewals->delivered(*renewals->find(renewal.id, soon()), soon()));
}

TEST_F(RenewalWithPlugins, a_poison_submission_is_parked_and_the_renewal_still_told) {
  renew({plugin("poison")}, {"poison_a"});
  for (int i = 0; i < 20; ++i) {
    if (auto due = events->next_due(soon())) clock.set(std::max(*due, clock.now()));
    events->step(soon());
  }
  EXPECT_EQ(deliveries("poison", DeliveryState::parked), 1);
  EXPECT_EQ(deliveries("poison", DeliveryState::done), 1);
}

TEST_F(PluginsTest, a_stuck_call_is_told_at_shutdown_and_its_code_stays) {
  start({plugin("hangs", {{"hang_in", "render"}, {"sleep_ms", "7000"}})});
  sections->render(AMS_FORM_RENEWAL, posted({}), nullptr);
  EXPECT_FALSE(plugins->shut_down());
  EXPECT_TRUE(is_mapped("hangs.so"));
  plugins.reset();
  std::this_thread::sleep_for(3s);  // the call returns into code that is still there
  EXPECT_TRUE(is_mapped("hangs.so"));
}

}  // namespace
}  // namespace ams::host
