#include <host/api/table.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <stdexcept>

#include <host/site/router.hpp>
#include <kit/crypto/token.hpp>

namespace ams::host {

namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string &sentence) { throw std::invalid_argument(sentence); }

std::string lower(std::string_view text) {
  std::string low(text);
  std::ranges::transform(low, low.begin(), [](unsigned char c) { return std::tolower(c); });
  return low;
}

std::string key_of(Method method, const std::string &pattern) {
  return std::string(verb_of(method)) + ' ' + pattern;
}

json problem_reference() { return {{"$ref", "#/components/responses/Problem"}}; }

// What the host refuses by itself is described once, here.
void describe_refusals(json &described, const Operation &operation) {
  json &responses = described["responses"];
  std::set<std::string> statuses = {"400", "404", "500", "503"};
  if (operation.permission != "public") statuses.merge(std::set<std::string>{"401", "403", "429"});
  if (operation.method == Method::post || operation.method == Method::put)
    statuses.merge(std::set<std::string>{"413", "415", "422"});
  for (const auto &status : statuses)
    if (!responses.contains(status)) responses[status] = problem_reference();
}

void describe(json &described, const Operation &operation) {
  described["security"] = json::array();
  if (operation.permission != "public")
    described["security"] = {{{"token", {operation.scope}}}, {{"session", json::array()}}};
  if (operation.creates)
    described["parameters"].push_back({{"$ref", "#/components/parameters/IdempotencyKey"}});
  describe_refusals(described, operation);
}

json parsed(std::string_view text) {
  json read = json::parse(text, nullptr, false);
  if (!read.is_object()) refuse("its description is no JSON object");
  return read;
}

}  // namespace

const char *verb_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::remove: return "DELETE";
  }
  return "";
}

struct ApiTable::Impl {
  struct Entry {
    Operation operation;
    std::string owner;
  };

  // Those of the table and those described, each once and the same.
  void check_paths(const std::vector<Operation> &operations, const json &paths) const {
    std::set<std::string> left;
    for (const auto &[path, methods] : paths.items())
      for (const auto &[method, described] : methods.items())
        if (method != "parameters") left.insert(method + ' ' + path);
    for (const auto &operation : operations) {
      const auto name = lower(verb_of(operation.method)) + ' ' + operation.pattern;
      if (left.erase(name) == 0) refuse(name + " is not described");
      if (by_key.contains(key_of(operation.method, operation.pattern)))
        refuse(name + " is there already");
      if (!operation.pattern.starts_with("/api/v1/")) refuse(name + " is not below /api/v1/");
    }
    if (!left.empty()) refuse(*left.begin() + " is described and not in the table");
  }
  void check_names(const json &names, const json &present, const char *what) const {
    for (const auto &[name, content] : names.items())
      if (present.contains(name)) refuse(fmt::format("the {} {} is there already", what, name));
  }
  void check_operation_ids(const json &paths) const {
    for (const auto &[path, methods] : paths.items())
      for (const auto &[method, described] : methods.items())
        if (method != "parameters" &&
            operation_ids.contains(described.value("operationId", std::string())))
          refuse(described.value("operationId", "") + " is there already");
  }
  void check_scopes(const std::vector<Operation> &operations, const json &names) const {
    for (const auto &operation : operations) {
      const bool known = names.contains(operation.scope) || scopes.contains(operation.scope);
      if (operation.permission != "public" && !known)
        refuse("the scope " + operation.scope + " is not described");
    }
  }

  void take(const std::string &owner, std::vector<Operation> operations, json description);
  void publish();

  mutable std::shared_mutex mutex;
  json document;
  json scopes = json::object();
  std::vector<Scope> listed;
  std::set<std::string> operation_ids;
  Router router;
  std::deque<Entry> entries;  // what was found stays where it is
  std::map<std::string, const Entry *> by_key;
  std::shared_ptr<const ApiDocument> published;
};

void ApiTable::Impl::take(const std::string &owner, std::vector<Operation> operations,
                          json description) {
  // May refuse a pattern or a permission; what was taken before is then not in `by_key`, so it is
  // not served.
  for (const auto &operation : operations)
    router.add({operation.method, operation.pattern, operation.permission, {},
                operation.body_limit});
  for (auto &[path, methods] : description["paths"].items())
    for (auto &[method, described] : methods.items())
      if (method != "parameters") operation_ids.insert(described.value("operationId", ""));
  document["paths"].update(description["paths"], true);
  for (auto &[name, schema] : description["components"]["schemas"].items())
    document["components"]["schemas"][name] = schema;
  for (auto &[name, words] : description["scopes"].items()) {
    scopes[name] = words;
    listed.push_back({name, words.value("en", name), words.value("fr", name)});
  }
  for (auto &operation : operations) {
    describe(document["paths"][operation.pattern][lower(verb_of(operation.method))], operation);
    const auto key = key_of(operation.method, operation.pattern);
    entries.push_back({std::move(operation), owner});
    by_key[key] = &entries.back();
  }
  publish();
}

void ApiTable::Impl::publish() {
  auto next = std::make_shared<ApiDocument>();
  next->text = document.dump(1);
  next->etag = kit::to_base64url(kit::hash_token(next->text)).substr(0, 22);
  published = std::move(next);
}

ApiTable::ApiTable(std::string_view base, std::string_view public_url)
    : impl_(std::make_unique<Impl>()) {
  impl_->document = parsed(base);
  impl_->document["servers"] = {{{"url", public_url}}};
  impl_->document["paths"] = json::object();
  impl_->publish();
}

ApiTable::~ApiTable() = default;

void ApiTable::add(const std::string &owner, std::vector<Operation> operations,
                   std::string_view description) {
  json described = parsed(description);
  try {
    std::unique_lock lock(impl_->mutex);
    const auto &present = impl_->document["components"]["schemas"];
    for (const char *part : {"paths", "components", "scopes"})
      if (!described.contains(part)) described[part] = json::object();
    if (!described["components"].contains("schemas"))
      described["components"]["schemas"] = json::object();
    impl_->check_paths(operations, described["paths"]);
    impl_->check_names(described["components"]["schemas"], present, "schema");
    impl_->check_names(described["scopes"], impl_->scopes, "scope");
    impl_->check_operation_ids(described["paths"]);
    impl_->check_scopes(operations, described["scopes"]);
    impl_->take(owner, std::move(operations), std::move(described));
  } catch (const json::exception &error) {
    refuse(std::string("its description is malformed: ") + error.what());
  }
}

FoundOperation ApiTable::find(Method method, std::string_view path) const {
  FoundOperation found;
  const auto match = impl_->router.match(method, path);
  found.allowed = match.allowed;
  if (!match.route) return found;
  std::shared_lock lock(impl_->mutex);
  const auto entry = impl_->by_key.find(key_of(match.route->method, match.route->pattern));
  if (entry == impl_->by_key.end()) return {};
  found.operation = &entry->second->operation;
  found.owner = entry->second->owner;
  found.parameters = match.parameters;
  return found;
}

std::shared_ptr<const ApiDocument> ApiTable::document() const {
  std::shared_lock lock(impl_->mutex);
  return impl_->published;
}

std::vector<Scope> ApiTable::scopes() const {
  std::shared_lock lock(impl_->mutex);
  return impl_->listed;
}

}  // namespace ams::host
