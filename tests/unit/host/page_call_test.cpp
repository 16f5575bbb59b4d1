// What a plugin may answer to a page, and what it is told (pages.h).
#include <host/plugins/page_call.hpp>

#include <gtest/gtest.h>

#include <host/plugins/wire.hpp>

namespace ams::host {
namespace {

class PageCallTest : public testing::Test {
 protected:
  static Request request() {
    Request request;
    request.cookies.add("tandem_link", "mine");
    request.cookies.add("ams_session", "the host's");
    request.cookies.add("tandemonium", "a neighbour's");
    return request;
  }
  ams_status_t redirect(std::string_view path) {
    ams_bytes_t bytes = to_wire(path);
    return response.redirect(response.context, &bytes);
  }
  ams_status_t cookie(const char *name, std::string_view value, const char *path = "/mentorship") {
    ams_bytes_t bytes = to_wire(value);
    return response.set_cookie(response.context, name, &bytes, path, 60);
  }
  ams_status_t page(unsigned status) {
    ams_bytes_t text = to_wire(std::string_view("x"));
    return response.page(response.context, status, &text, &text);
  }
  ams_status_t raw(const char *type, std::string_view file_name) {
    ams_bytes_t name = to_wire(file_name), body = to_wire(std::string_view("{}"));
    return response.raw(response.context, 200, type, &name, &body);
  }

  PageCall call{"tandem", 3, request()};
  ams_page_response_t response = call.response();
};

TEST_F(PageCallTest, hands_over_only_cookies_of_the_plugin) {
  ASSERT_EQ(call.request()->cookie_count, 1u);
  EXPECT_EQ(view(call.request()->cookies[0].name), "tandem_link");
  EXPECT_EQ(call.request()->route, 3u);
}

TEST_F(PageCallTest, redirects_within_the_site_alone) {
  for (const char *path : {"", "mentorship", "//evil.example", "https://evil.example", "/\\evil",
                           "/a\r\nSet-Cookie: x=y", "/a b"})
    EXPECT_EQ(redirect(path), AMS_INVALID_ARGUMENT) << path;
  EXPECT_EQ(redirect("/mentorship/mine?sent=1"), AMS_OK);
}

TEST_F(PageCallTest, answers_once) {
  EXPECT_EQ(page(200), AMS_OK);
  EXPECT_EQ(page(200), AMS_INVALID_ARGUMENT);
  EXPECT_EQ(redirect("/a"), AMS_INVALID_ARGUMENT);
}

TEST_F(PageCallTest, takes_the_statuses_of_the_contract) {
  EXPECT_EQ(page(302), AMS_INVALID_ARGUMENT);
  EXPECT_EQ(page(500), AMS_INVALID_ARGUMENT);
  EXPECT_EQ(page(422), AMS_OK);
}

TEST_F(PageCallTest, sets_only_cookies_of_the_plugin) {
  EXPECT_EQ(cookie("ams_session", "x"), AMS_INVALID_ARGUMENT);
  EXPECT_EQ(cookie("tandem_link", "a; Domain=evil.example"), AMS_INVALID_ARGUMENT);
  EXPECT_EQ(cookie("tandem_link", "a", "/x; Secure"), AMS_INVALID_ARGUMENT);
  EXPECT_EQ(cookie("tandem_link", "a"), AMS_OK);
  ASSERT_EQ(call.cookies.size(), 1u);
}

TEST_F(PageCallTest, sends_only_content_types_of_the_list) {
  EXPECT_EQ(raw("text/html", ""), AMS_INVALID_ARGUMENT);
  EXPECT_EQ(raw("application/json", "a\"b"), AMS_INVALID_ARGUMENT);
  EXPECT_EQ(raw("application/json", "export.json"), AMS_OK);
}

}  // namespace
}  // namespace ams::host
