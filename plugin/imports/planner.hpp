// What would come of the files: each row against those who are in the association and what they
// have said here. Reads, and writes nothing.
#pragma once

#include <map>
#include <string>

#include <plugin/concerns/service.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/imports/reading.hpp>
#include <plugin/introductions/imported.hpp>
#include <plugin/mentors/imported.hpp>

namespace tandem::imports {

// Members by the address in the files; who is not in it is nobody's.
using Known = std::map<std::string, members::Member>;

// What rows are compared with, when they are planned and once more when they are carried out.
struct Nouns {
  const Context &context;
  const consent::Service &consents;
  const mentors::Service &mentors;
  const concerns::Service &concerns;
  const mentors::Imported &imported_mentors;
  const introductions::Imported &imported_pairings;
};

Instant day_begins(const Context &context, Date date);
introductions::EarlierPairing earlier(const Context &context, const PairingRow &row,
                                      const Id &mentor_id, const Id &mentee_id);
Reason reason_of(mentors::NotEntered why);
// Why the two are not brought together again; none: nothing is in the way.
Reason why_not_pair(Transaction &transaction, const Nouns &nouns,
                    const introductions::EarlierPairing &pairing);

Plan make_plan(Transaction &transaction, const Nouns &nouns, const Reading &reading,
               const Known &known, Date today);

}  // namespace tandem::imports
