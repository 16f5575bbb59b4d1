// All SQL of published questionnaires.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>

namespace tandem::questionnaires::store {

struct Published {
  std::string questionnaire;
  int version = 0;
  std::string xml;  // empty in `all`
  Instant published_at{};
  Id published_by;
};

std::int64_t revision(Transaction &transaction);
// Held to the end of the transaction: who publishes waits for who publishes.
std::int64_t next_revision(Transaction &transaction);
// False: there is such a version.
bool insert(Transaction &transaction, const Published &published);
std::optional<Published> newest(Transaction &transaction, std::string_view questionnaire);
std::optional<Published> find(Transaction &transaction, std::string_view questionnaire,
                              int version);
// Newest first.
std::vector<Published> all(Transaction &transaction, std::string_view questionnaire);

}  // namespace tandem::questionnaires::store
