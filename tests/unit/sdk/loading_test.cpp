// Plugins as files: loaded, used and gone again (DESIGN 3.1).
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <ams/ext/pages.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include <ams/sink.hpp>
#include <ams/text.hpp>
#include <validator/library.hpp>
#include <validator/small_host.hpp>

namespace ams {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using validator::Library;
using validator::SmallHost;

// A plugin, loaded and active until the end of the scope.
class Loaded {
 public:
  explicit Loaded(const std::string &path) : library_(path) {
    CollectingSink why;
    if (library_.entry().create(host_.table(), &plugin_) != AMS_OK)
      throw std::runtime_error("create fails");
    host_.set_active(true);
    EXPECT_EQ(plugin_->activate(plugin_->data, why.table()), AMS_OK) << why.text();
  }
  ~Loaded() {
    plugin_->deactivate(plugin_->data);
    host_.set_active(false);
    plugin_->destroy(plugin_->data);
    EXPECT_EQ(host_.calls_while_inactive(), 0u);
  }
  template <class Table>
  const Table &table(const char *id) const {
    const auto *found = plugin_->get_extension(plugin_->data, id);
    if (!found) throw std::runtime_error(id);
    return *static_cast<const Table *>(found);
  }
  void *data() const { return plugin_->data; }

 private:
  Library library_;
  SmallHost host_;
  const ams_plugin_t *plugin_ = nullptr;
};

// What `validate` answered.
struct Answer {
  std::string error, sealed;
  ams_form_answer_t table{
      sizeof(ams_form_answer_t), this,
      [](void *context, const ams_bytes_t *, const ams_bytes_t *, const ams_bytes_t *message) {
        static_cast<Answer *>(context)->error = view(*message);
      },
      [](void *context, const void *data, std::uint64_t size) {
        static_cast<Answer *>(context)->sealed.assign(static_cast<const char *>(data), size);
      }};
};

// A renewal form with one greeting typed.
struct Greeting {
  explicit Greeting(std::string_view typed, const char *language = "en")
      : pair{bytes("hello_greeting"), bytes(typed)} {
    form.size = sizeof form;
    form.form = AMS_FORM_RENEWAL;
    form.language = language;
    form.member_id.bytes[15] = 1;
    form.typed = 1;
    form.field_count = 1;
    form.fields = &pair;
  }
  ams_pair_t pair;
  ams_form_t form{};
};

std::string rendered(const Loaded &plugin, const ams_form_t &form) {
  CollectingSink html;
  EXPECT_EQ(plugin.table<ams_plugin_forms_t>(AMS_EXT_FORMS).render(plugin.data(), &form, html.table()),
            AMS_OK);
  return html.take();
}

Answer validated(const Loaded &plugin, const ams_form_t &form) {
  Answer answer;
  const auto &forms = plugin.table<ams_plugin_forms_t>(AMS_EXT_FORMS);
  EXPECT_EQ(forms.validate(plugin.data(), &form, &answer.table), AMS_OK);
  return answer;
}

ams_status_t delivered(const Loaded &plugin, std::string_view sealed, std::uint8_t member_id) {
  ams_member_t member{};
  member.size = sizeof member;
  member.id.bytes[15] = member_id;
  ams_event_t event{};
  event.size = sizeof event;
  event.type = AMS_EVENT_FORM_SUBMITTED;
  event.member = &member;
  event.form = AMS_FORM_RENEWAL;
  event.submission = bytes(sealed);
  return plugin.table<ams_plugin_events_t>(AMS_EXT_EVENTS).handle(plugin.data(), &event);
}

// The content of the page at route 0.
std::string page(const Loaded &plugin, const char *language) {
  std::string html;
  ams_page_response_t response{};
  response.size = sizeof response;
  response.context = &html;
  response.page = [](void *context, std::uint32_t status, const ams_bytes_t *, const ams_bytes_t *text) {
    EXPECT_EQ(status, 200u);
    *static_cast<std::string *>(context) = view(*text);
    return ams_status_t{AMS_OK};
  };
  ams_page_request_t request{};
  request.size = sizeof request;
  request.language = language;
  const auto &pages = plugin.table<ams_plugin_pages_t>(AMS_EXT_PAGES);
  EXPECT_EQ(pages.answer(plugin.data(), &request, &response), AMS_OK);
  return html;
}

TEST(Loading, HelloTakesAGreetingFromFormToPage) {
  const Loaded hello(HELLO_PLUGIN);
  EXPECT_THAT(page(hello, "fr"), HasSubstr("Aucune salutation"));
  const Greeting greeting("Good day");
  const auto answer = validated(hello, greeting.form);
  EXPECT_THAT(answer.error, IsEmpty());
  EXPECT_EQ(delivered(hello, answer.sealed, 1), AMS_OK);
  EXPECT_THAT(page(hello, "en"), HasSubstr("Greetings have arrived"));
}

TEST(Loading, HelloTakesASubmissionFromItsMemberAlone) {
  const Loaded hello(HELLO_PLUGIN);
  const auto sealed = validated(hello, Greeting("Good day").form).sealed;
  EXPECT_EQ(delivered(hello, sealed, 2), AMS_REJECTED);
  EXPECT_EQ(delivered(hello, "not sealed by hello", 1), AMS_REJECTED);
  EXPECT_EQ(delivered(hello, "", 1), AMS_REJECTED);
}

TEST(Loading, HelloShowsWhatWasTypedWithItsError) {
  const Loaded hello(HELLO_PLUGIN);
  const std::string typed = "<b>\"" + std::string(80, 'x');
  const Greeting greeting(typed, "fr");
  EXPECT_THAT(validated(hello, greeting.form).error, HasSubstr("trop longue"));
  EXPECT_THAT(validated(hello, greeting.form).sealed, IsEmpty());
  const auto html = rendered(hello, greeting.form);
  EXPECT_THAT(html, HasSubstr("&lt;b&gt;&quot;xxx"));
  EXPECT_THAT(html, HasSubstr("trop longue"));
}

// Bytes that are not UTF-8 count as few characters; they must not fill more than there is room for.
TEST(Loading, HelloBoundsBytesThatAreNoText) {
  const Loaded hello(HELLO_PLUGIN);
  const std::string typed(5000, '\x80');
  EXPECT_THAT(validated(hello, Greeting(typed).form).sealed, IsEmpty());
}

TEST(Loading, ThrowsAnswersInternalForEveryCall) {
  const Loaded throws(THROWS_PLUGIN);
  const Greeting greeting("x");
  CollectingSink html;
  const auto &forms = throws.table<ams_plugin_forms_t>(AMS_EXT_FORMS);
  EXPECT_EQ(forms.render(throws.data(), &greeting.form, html.table()), AMS_INTERNAL);
  EXPECT_EQ(delivered(throws, "", 1), AMS_INTERNAL);
}

void expect_to_leave_memory(const std::string &path, int rounds, void (*use)(const Loaded &)) {
  for (int round = 0; round < rounds; ++round) {
    {
      const Loaded plugin(path);
      ASSERT_TRUE(validator::is_mapped(path));
      use(plugin);
    }
    ASSERT_FALSE(validator::is_mapped(path)) << "after " << round + 1 << " loads";
  }
}

TEST(Loading, HelloLeavesMemory200Times) {
  expect_to_leave_memory(HELLO_PLUGIN, 200, [](const Loaded &hello) {
    EXPECT_EQ(delivered(hello, validated(hello, Greeting("x").form).sealed, 1), AMS_OK);
    EXPECT_THAT(page(hello, "en"), HasSubstr("arrived"));
  });
}

// In C++, with exceptions thrown and caught inside: what pins a library is rarely in C.
TEST(Loading, APluginInCppLeavesMemory200Times) {
  expect_to_leave_memory(THROWS_PLUGIN, 200, [](const Loaded &throws) {
    EXPECT_EQ(delivered(throws, "", 1), AMS_INTERNAL);
  });
}

}  // namespace
}  // namespace ams
