// The audit: append-only, ids and codes, never contents, so that erasure leaves it whole.
#pragma once

#include <string_view>

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

void write_audit(Transaction &transaction, const Context &context, const AuditLine &line);

}  // namespace tandem
