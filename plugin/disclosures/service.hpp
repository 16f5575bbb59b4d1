// The only way to disclosures: nothing is written without a consent that stands (PRV-01, PRV-14).
#pragma once

#include <stdexcept>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/disclosures/types.hpp>

namespace tandem::disclosures {

// A defect of the caller, who asks before handing on: it rolls back what was to be handed on.
struct NoConsent : std::logic_error {
  using std::logic_error::logic_error;
};

class Service {
 public:
  explicit Service(const Context &context) : context_(context) {}

  // Hands on to one person, once: repeated, it is the same disclosure. Throws NoConsent.
  void record(Transaction &transaction, const Handing &handing, Instant now) const;
  // Somebody looks: counted once a day for each who does. False: no consent stands, so nothing may
  // be shown.
  bool look(Transaction &transaction, const Handing &handing, const Id &viewer_id,
            Instant now) const;
  // Newest first, for the person's own page and copy.
  std::vector<Disclosure> of_member(Transaction &transaction, const Id &member_id) const;
  // PRV-07: one bounded step; true when another is due at once.
  bool forget_step(Transaction &transaction, Instant before) const;

 private:
  const Context &context_;
};

}  // namespace tandem::disclosures
