// What has served its time goes, as section 6 of the privacy policy promises (PRV-07, PRV-20):
// months and years are settings, and each step is bounded and can be run again.
#pragma once

#include <plugin/base/context.hpp>
#include <plugin/disclosures/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentees/service.hpp>

namespace tandem::desks {

class Retention {
 public:
  Retention(const Context &context, const members::Service &members, mentees::Service &mentees)
      : context_(context), members_(members), mentees_(mentees), disclosures_(context) {}

  // Goes on until nothing is left to do or the deadline has passed; then the next night.
  void run(kit::Deadline deadline) const;

 private:
  Instant months_ago(const char *setting) const;
  bool forget_mentees(Transaction &transaction) const;

  const Context &context_;
  const members::Service &members_;
  mentees::Service &mentees_;
  const disclosures::Service disclosures_;
};

}  // namespace tandem::desks
