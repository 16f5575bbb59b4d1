#include <gtest/gtest.h>

#include <host/site/router.hpp>
#include <stdexcept>

namespace ams::host {
namespace {

Route route(Method method, const char *pattern, const char *permission = "public") {
  return {method, pattern, permission, [](const Request &) { return Reply::text(200, "ok"); }};
}

TEST(router, matches_method_and_pattern_and_decodes_parameters) {
  Router router;
  router.add(route(Method::get, "/mentors/{mentor}/notes/{note}"));
  const auto match = router.match(Method::get, "/mentors/Zo%C3%A9/notes/1+1");
  ASSERT_NE(match.route, nullptr);
  EXPECT_EQ(match.parameters.first("mentor"), "Zoé");
  EXPECT_EQ(match.parameters.first("note"), "1+1") << "a plus is a plus in a path";
}

TEST(router, serves_head_from_get_and_nothing_else_from_anything) {
  Router router;
  router.add(route(Method::get, "/a"));
  EXPECT_NE(router.match(Method::head, "/a").route, nullptr);
  const auto match = router.match(Method::post, "/a");
  EXPECT_EQ(match.route, nullptr);
  EXPECT_EQ(match.allowed, std::vector{Method::get}) << "405, with what is allowed";
}

TEST(router, names_a_method_once_when_a_literal_and_a_parameter_match) {
  Router router;
  router.add(route(Method::get, "/a/new"));
  router.add(route(Method::get, "/a/{one}"));
  EXPECT_EQ(router.match(Method::post, "/a/new").allowed, std::vector{Method::get});
}

TEST(router, what_is_not_in_the_table_does_not_exist) {
  Router router;
  router.add(route(Method::get, "/"));
  router.add(route(Method::get, "/a/b"));
  for (const char *path : {"/a", "/a/", "/a/b/", "/a/b/c", "//a/b", "/A/b", "", "a/b", "/a//b"}) {
    const auto match = router.match(Method::get, path);
    EXPECT_EQ(match.route, nullptr) << path;
    EXPECT_TRUE(match.allowed.empty()) << path;
  }
}

TEST(router, a_literal_wins_over_a_parameter_in_any_order_of_adding) {
  for (const bool literal_first : {true, false}) {
    Router router;
    router.add(route(Method::get, literal_first ? "/x/new" : "/x/{id}"));
    router.add(route(Method::get, literal_first ? "/x/{id}" : "/x/new"));
    EXPECT_EQ(router.match(Method::get, "/x/new").route->pattern, "/x/new");
    EXPECT_EQ(router.match(Method::get, "/x/7").route->pattern, "/x/{id}");
  }
}

TEST(router, a_segment_that_does_not_decode_names_nothing) {
  Router router;
  router.add(route(Method::get, "/x/{id}"));
  for (const char *path : {"/x/%", "/x/%2", "/x/%zz", "/x/a%2Fb", "/x/%00", "/x/%0a", "/x/%5c",
                           "/x/%ff", "/x/%c3%28", "/x/"}) {
    EXPECT_EQ(router.match(Method::get, path).route, nullptr) << path;
  }
}

TEST(router, refuses_what_would_be_ambiguous_or_unknown) {
  Router router;
  router.add(route(Method::get, "/x/{id}"));
  EXPECT_THROW(router.add(route(Method::get, "/x/{other}")), std::invalid_argument);
  EXPECT_NO_THROW(router.add(route(Method::post, "/x/{id}")));
  EXPECT_THROW(router.add(route(Method::get, "/y", "everybody")), std::invalid_argument);
  EXPECT_THROW(router.add(route(Method::head, "/y")), std::invalid_argument);
  for (const char *pattern : {"", "x", "/x/", "//", "/{a}/{a}", "/{A}", "/{}", "/{a", "/a}b",
                              "/a b", "/é", "/a?b"}) {
    EXPECT_THROW(router.add(route(Method::get, pattern)), std::invalid_argument) << pattern;
  }
}

}  // namespace
}  // namespace ams::host
