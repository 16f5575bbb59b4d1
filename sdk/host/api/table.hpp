// All operations of the API, the host's and the plugins', with the one OpenAPI document that
// describes them and the scopes that tokens can have.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <host/accounts/tokens.hpp>
#include <host/api/exchange.hpp>

namespace ams::host {

struct FoundOperation {
  const Operation *operation = nullptr;
  std::string owner;            // a plugin's id; empty: the host
  kit::Fields parameters;
  std::vector<Method> allowed;  // of that path; empty: there is none
};

struct ApiDocument {
  std::string text;
  std::string etag;
};

class ApiTable {
 public:
  // `base` is the host's document without paths of its own. Throws for a document that is broken.
  ApiTable(std::string_view base, std::string_view public_url);
  ~ApiTable();

  // All of it or nothing. `description` is what ams.api/1 calls so. Throws std::invalid_argument
  // with a sentence for the administrator: a name that is there already, or operations that are not
  // those of the description.
  void add(const std::string &owner, std::vector<Operation> operations,
           std::string_view description);

  FoundOperation find(Method method, std::string_view path) const;
  std::shared_ptr<const ApiDocument> document() const;
  std::vector<Scope> scopes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

const char *verb_of(Method method);

}  // namespace ams::host
