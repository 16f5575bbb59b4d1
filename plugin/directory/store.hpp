// All SQL of the directory: kept searches. Mentors are read through their own service.
#pragma once

#include <optional>
#include <string>

#include <kit/database/database.hpp>
#include <plugin/directory/types.hpp>

namespace tandem::directory {

struct KeptSearch {
  std::string token_hash;  // 32 bytes
  Id member_id;
  std::string session_hash;  // 32 bytes
  std::string filters;       // sealed
  kit::Instant created_at;
  kit::Instant expires_at;
};

// The first row of the transaction that keeps a search: its statement and parameters.
extern const char *const insert_search;
kit::Parameters search_row(const KeptSearch &search);

// The sealed filters; nothing when the search is somebody else's, another session's, or over.
std::optional<std::string> find_search(kit::Transaction &transaction, const std::string &token_hash,
                                       const Id &member_id, const std::string &session_hash,
                                       kit::Instant now);
// Deletes what is over, a bounded number at a time.
void delete_expired_searches(kit::Transaction &transaction, kit::Instant now);

}  // namespace tandem::directory
