#include <gtest/gtest.h>

#include <host/http/refusals.hpp>

namespace ams::host {
namespace {

HeaderFacts fine(std::string_view verb = "GET", std::string_view target = "/a?b=c") {
  HeaderFacts facts;
  facts.verb = verb;
  facts.target = target;
  facts.hosts = 1;
  return facts;
}

TEST(refused_header, lets_plain_requests_through) {
  for (const char *verb : {"GET", "HEAD", "POST"}) EXPECT_EQ(refused_header(fine(verb)), 0u);
  auto chunked = fine("POST");
  chunked.codings = 1;
  chunked.chunked = true;
  EXPECT_EQ(refused_header(chunked), 0u);
  auto old = fine();
  old.version = 10;
  old.hosts = 0;
  EXPECT_EQ(refused_header(old), 0u) << "HTTP/1.0 knows no Host";
}

TEST(refused_header, refuses_ambiguous_framing) {
  auto both = fine("POST");
  both.lengths = both.codings = 1;
  both.chunked = true;
  EXPECT_EQ(refused_header(both), 400u);
  auto lengths = fine("POST");
  lengths.lengths = 2;
  EXPECT_EQ(refused_header(lengths), 400u);
  auto codings = fine("POST");
  codings.codings = 2;
  codings.chunked = true;
  EXPECT_EQ(refused_header(codings), 400u);
  auto gzip = fine("POST");
  gzip.codings = 1;
  EXPECT_EQ(refused_header(gzip), 501u);
  auto old = fine("POST");
  old.version = 10;
  old.codings = 1;
  old.chunked = true;
  EXPECT_EQ(refused_header(old), 400u);
}

TEST(refused_header, wants_exactly_one_host) {
  auto none = fine();
  none.hosts = 0;
  EXPECT_EQ(refused_header(none), 400u);
  auto two = fine();
  two.hosts = 2;
  EXPECT_EQ(refused_header(two), 400u);
}

TEST(refused_header, tells_known_methods_from_unknown_ones) {
  for (const char *verb : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"}) {
    EXPECT_EQ(refused_header(fine(verb)), 405u) << verb;
  }
  for (const char *verb : {"PROPFIND", "get", "BREW"}) {
    EXPECT_EQ(refused_header(fine(verb)), 501u) << verb;
  }
}

TEST(refused_header, takes_a_path_of_this_host_alone) {
  for (const char *target : {"http://evil/", "//evil/", "*", "a", "", "/a b", "/a\\b", "/a#b",
                             "/a\x01", "/\xc3\xa9"}) {
    EXPECT_EQ(refused_header(fine("GET", target)), 400u) << target;
  }
}

TEST(refused_header, knows_its_versions) {
  auto two = fine();
  two.version = 20;
  EXPECT_EQ(refused_header(two), 505u);
}

}  // namespace
}  // namespace ams::host
