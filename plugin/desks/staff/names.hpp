// Who somebody is, as staff's pages say it.
#pragma once

#include <string>

#include <plugin/members/service.hpp>

namespace tandem::desks {

class Names {
 public:
  Names(const Context &context, const members::Service &members)
      : context_(context), members_(members) {}

  // The full name; of somebody who is erased that they were a member; of nobody: the program
  // itself.
  std::string of(Transaction &transaction, const Id &id, Language language) const;
  // Whom a line of the audit concerns besides its actor: what it happened to may be a member too;
  // ids of cases, mails and the like name nobody.
  std::string concerned(Transaction &transaction, const Id &subject_id, const Id &about_id,
                        Language language) const;

 private:
  const Context &context_;
  const members::Service &members_;
};

}  // namespace tandem::desks
