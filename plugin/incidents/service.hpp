// The only way to the register: lines are added, with their audit line, and read.
#pragma once

#include <string>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/incidents/types.hpp>

namespace tandem::incidents {

class Service {
 public:
  explicit Service(const Context &context) : context_(context) {}

  // A new incident; returns its id. `content` has been read without flaws.
  Id enter(Transaction &transaction, const Content &content, const Id &staff_id,
           Instant now) const;
  // A correction of what line `seen` says. False: somebody has corrected it since.
  bool correct(Transaction &transaction, const Id &incident_id, std::int64_t seen,
               const Content &content, const Id &staff_id, Instant now) const;
  // The newest line of each incident, the newest incident first.
  std::vector<Line> newest(Transaction &transaction) const;
  // All lines of one, the newest first; none: there is no such incident.
  std::vector<Line> history(Transaction &transaction, const Id &incident_id) const;
  // Every line, for the regulator (PRV-16): one row each, labels in the language, codes as they are.
  std::string csv(Transaction &transaction, Language language) const;

 private:
  const Context &context_;
};

}  // namespace tandem::incidents
