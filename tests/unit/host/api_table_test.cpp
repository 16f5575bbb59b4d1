// The table of API operations: one document of all, and nothing of a plugin that clashes (ams.api/1).
#include <gtest/gtest.h>

#include <host/api/rate_limit.hpp>
#include <host/api/table.hpp>
#include <nlohmann/json.hpp>

namespace ams::host {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

constexpr const char *base = R"({"openapi": "3.1.0", "components": {"schemas": {"Problem": {}}}})";

Operation operation(Method method, const char *pattern, const char *scope = "demo:read") {
  Operation made;
  made.method = method;
  made.pattern = pattern;
  made.permission = *scope ? "account" : "public";
  made.scope = scope;
  return made;
}

json described(const char *path, const char *id = "readDemo") {
  return {{"paths", {{path, {{"get", {{"operationId", id}, {"responses", json::object()}}}}}}},
          {"components", {{"schemas", {{"Demo", {{"type", "object"}}}}}}},
          {"scopes", {{"demo:read", {{"en", "Read"}, {"fr", "Lire"}}}}}};
}

class ApiTableTest : public testing::Test {
 protected:
  // The sentence of the refusal; empty when it was taken.
  std::string added(std::vector<Operation> operations, const json &description) {
    try {
      table.add("demo", std::move(operations), description.dump());
      return "";
    } catch (const std::invalid_argument &error) {
      return error.what();
    }
  }
  bool serves(const char *path) {
    return table.find(Method::get, path).operation != nullptr;
  }

  ApiTable table{base, "https://example.org"};
};

TEST_F(ApiTableTest, merges_what_is_described_and_adds_what_is_the_hosts_own) {
  const auto before = table.document()->etag;
  ASSERT_EQ(added({operation(Method::get, "/api/v1/demo/{thing}")},
                  described("/api/v1/demo/{thing}")), "");
  const auto found = table.find(Method::get, "/api/v1/demo/7");
  ASSERT_TRUE(found.operation);
  EXPECT_EQ(found.owner, "demo");
  EXPECT_EQ(found.parameters.first("thing"), "7");
  const auto document = json::parse(table.document()->text);
  const auto &get = document["paths"]["/api/v1/demo/{thing}"]["get"];
  EXPECT_EQ(get["security"][0]["token"][0], "demo:read");
  EXPECT_TRUE(get["responses"].contains("401") && get["responses"].contains("429"));
  EXPECT_TRUE(document["components"]["schemas"].contains("Problem"));
  EXPECT_TRUE(document["components"]["schemas"].contains("Demo"));
  EXPECT_NE(table.document()->etag, before);
  ASSERT_EQ(table.scopes().size(), 1u);
  EXPECT_EQ(table.scopes()[0].french, "Lire");
}

TEST_F(ApiTableTest, a_wrong_method_is_told_which_there_are) {
  added({operation(Method::get, "/api/v1/demo")}, described("/api/v1/demo"));
  const auto found = table.find(Method::put, "/api/v1/demo");
  EXPECT_FALSE(found.operation);
  EXPECT_EQ(found.allowed, std::vector<Method>{Method::get});
  EXPECT_TRUE(table.find(Method::get, "/api/v1/none").allowed.empty());
}

TEST_F(ApiTableTest, takes_nothing_of_a_plugin_whose_names_clash) {
  ASSERT_EQ(added({operation(Method::get, "/api/v1/demo")}, described("/api/v1/demo")), "");
  const auto document = table.document()->text;
  EXPECT_EQ(added({operation(Method::get, "/api/v1/other")}, described("/api/v1/other", "other")),
            "the schema Demo is there already");
  auto other = described("/api/v1/other", "other");
  other["components"]["schemas"] = json::object();
  EXPECT_EQ(added({operation(Method::get, "/api/v1/other")}, other),
            "the scope demo:read is there already");
  other["scopes"] = json::object();
  auto twice = other;
  twice["paths"]["/api/v1/other"]["get"]["operationId"] = "readDemo";
  EXPECT_EQ(added({operation(Method::get, "/api/v1/other")}, twice), "readDemo is there already");
  other["paths"] = {{"/api/v1/demo", other["paths"]["/api/v1/other"]}};
  EXPECT_EQ(added({operation(Method::get, "/api/v1/demo")}, other),
            "get /api/v1/demo is there already");
  EXPECT_FALSE(serves("/api/v1/other"));
  EXPECT_EQ(table.document()->text, document);
}

TEST_F(ApiTableTest, takes_nothing_that_is_not_described_or_only_described) {
  EXPECT_EQ(added({operation(Method::get, "/api/v1/a")}, described("/api/v1/b")),
            "get /api/v1/a is not described");
  EXPECT_EQ(added({}, described("/api/v1/b")), "get /api/v1/b is described and not in the table");
  EXPECT_EQ(added({operation(Method::get, "/elsewhere")}, described("/elsewhere")),
            "get /elsewhere is not below /api/v1/");
  EXPECT_EQ(added({operation(Method::get, "/api/v1/b", "demo:none")}, described("/api/v1/b")),
            "the scope demo:none is not described");
  EXPECT_NE(added({operation(Method::get, "/api/v1/b")}, json::array()), "");
  auto malformed = described("/api/v1/b");
  malformed["paths"]["/api/v1/b"]["get"] = 5;
  EXPECT_NE(added({operation(Method::get, "/api/v1/b")}, malformed), "");
  EXPECT_FALSE(serves("/api/v1/b"));
}

TEST(RateLimitTest, counts_each_key_for_itself_by_the_minute) {
  RateLimit limit(2);
  const kit::Instant noon = kit::from_us(1'790'000'040'000'000);  // at a whole minute
  EXPECT_FALSE(limit.take("a", noon));
  EXPECT_FALSE(limit.take("a", noon + 10s));
  EXPECT_EQ(limit.take("a", noon + 15s), 45s);
  EXPECT_FALSE(limit.take("b", noon + 15s));
  EXPECT_FALSE(limit.take("a", noon + 60s));
}

}  // namespace
}  // namespace ams::host
