// The audit: append-only, ids and codes, never contents, so that erasure leaves it whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>

namespace tandem {

struct AuditLine {
  Id actor_id;               // none: the program itself (a clock, an event)
  std::string_view action;   // "introduction.accepted"
  Id subject_id;             // what it happened to
  Id about_id = {};          // whom else it concerns
  std::string_view reason = "";  // a code, never a person's words
  std::string_view before = "";  // previous state
  std::string_view after = "";
};

// A line as it was written.
struct AuditEntry {
  Id id;
  Instant at{};
  Id actor_id;
  std::string action;
  Id subject_id;
  Id about_id;
  std::string reason;
  std::string before;
  std::string after;
};

struct AuditQuery {
  Id concerning = {};  // as actor, subject or whom it concerns; none: everything
  Id after = {};       // the last line of the page before; none: from the newest on
};
// Newest first, at most `limit`.
std::vector<AuditEntry> read_audit(Transaction &transaction, const AuditQuery &query,
                                   unsigned limit);

void write_audit(Transaction &transaction, const Context &context, const AuditLine &line);

}  // namespace tandem
