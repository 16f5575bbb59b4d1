// Staff's page of the audit: who did what, when, to whom; ids and codes in words, never contents.
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/desks/staff/names.hpp>

namespace tandem::desks {

class AuditDesk {
 public:
  AuditDesk(const Context &context, const members::Service &members)
      : context_(context), names_(context, members) {}

  PageRoutes routes();

 private:
  PageReply list(const PageRequest &request) const;

  const Context &context_;
  const Names names_;
};

}  // namespace tandem::desks
