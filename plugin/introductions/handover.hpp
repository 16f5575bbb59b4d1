// What an introduction hands on, and the consents it is handed on under: sending one, and accepting
// one, are consents of their own, to one person and for this (PRV-01, PRV-14).
#pragma once

#include <optional>

#include <plugin/consent/service.hpp>
#include <plugin/disclosures/service.hpp>
#include <plugin/introductions/types.hpp>

namespace tandem::introductions {

class Handover {
 public:
  explicit Handover(const Context &context) : consents_(context), disclosures_(context) {}

  // The mentee sends: message and profile go to the mentor.
  void sent(Transaction &transaction, const Envelope &envelope, Language language) const;
  // The mentor accepts: both learn the other's name and address. Throws disclosures::NoConsent.
  void accepted(Transaction &transaction, const Envelope &envelope, Language of_mentee,
                Language of_mentor, Instant now) const;
  // The mentee took it back: nothing further may be handed on.
  void withdrawn(Transaction &transaction, const Envelope &envelope, Instant now) const;
  // The member is gone: every such consent ends.
  void forgotten(Transaction &transaction, const Id &member_id, Instant now) const;

 private:
  const consent::Service consents_;
  const disclosures::Service disclosures_;
};

// The mentee's identity answers that this mentor may see now: each look is a disclosure, and what no
// consent stands for is taken out of `sheet`.
void hand_on_identity(const Context &context, kit::Deadline deadline, const Envelope &envelope,
                      questionnaires::Sheet &sheet, Instant now);

}  // namespace tandem::introductions
