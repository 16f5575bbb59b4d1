// One row carried out, and one row taken back. What is in the way is looked at once more: between
// checking and now members have gone on (their own newer answer wins).
#pragma once

#include <plugin/imports/planner.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/members/service.hpp>

namespace tandem::imports {

class Work {
 public:
  Work(Transaction &transaction, const Nouns &nouns, const members::Service &members,
       introductions::Service &introductions, const Import &import)
      : transaction_(transaction),
        nouns_(nouns),
        members_(members),
        introductions_(introductions),
        import_(import) {}

  // Each changes the row to what came of it.
  void carry_out(Row &row) const;
  void take_back(Row &row) const;

 private:
  Reason consent(const Row &row) const;
  Reason mentor(Row &row) const;
  Reason prepared(Row &row) const;
  Reason pairing(Row &row) const;
  Reason take_consent_back(const Row &row) const;
  Reason take_mentor_back(const Row &row) const;
  bool is_mentor(const Id &member_id) const;

  Transaction &transaction_;
  const Nouns &nouns_;
  const members::Service &members_;
  introductions::Service &introductions_;
  const Import &import_;
};

}  // namespace tandem::imports
