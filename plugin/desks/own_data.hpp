// What the program holds of one member, as a copy; and taking it out, with a report (PRV-17, PRV-20).
#pragma once

#include <plugin/base/own_data.hpp>
#include <plugin/concerns/service.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/disclosures/service.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentees/service.hpp>
#include <plugin/mentors/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::desks {

class OwnData {
 public:
  struct Nouns {
    const members::Service &members;
    const mentors::Service &mentors;
    const mentees::Service &mentees;
    const introductions::Service &introductions;
    const concerns::Service &concerns;
    const questionnaires::Catalog &catalog;
  };
  OwnData(const Context &context, const Nouns &nouns)
      : context_(context), nouns_(nouns), disclosures_(context) {}

  // The same parts for everybody; of others nothing but what they wrote to the member.
  void copy(Transaction &transaction, const Id &member_id, Language language, Copy &copy) const;
  // Takes the member out for good. Repeating it changes nothing.
  void erase(Transaction &transaction, const Id &member_id, Instant now) const;
  // What `erase` takes and leaves: the same for everybody.
  static void report(ErasureReport &report);

 private:
  void copy_mentor(Transaction &transaction, const Id &member_id, Language language,
                   Copy &copy) const;
  void copy_submissions(Transaction &transaction, const Id &member_id, Language language,
                        Copy &copy) const;
  void copy_mentee(Transaction &transaction, const Id &member_id, Language language,
                   Copy &copy) const;
  void copy_introductions(Transaction &transaction, const Id &member_id, Language language,
                          Copy &copy) const;
  void copy_pairings(Transaction &transaction, const Id &member_id, Copy &copy) const;
  void copy_consents(Transaction &transaction, const Id &member_id, Copy &copy) const;
  void copy_concerns(Transaction &transaction, const Id &member_id, Copy &copy) const;
  void copy_mails(Transaction &transaction, const Id &member_id, Copy &copy) const;

  const Context &context_;
  const Nouns nouns_;
  const disclosures::Service disclosures_;
};

}  // namespace tandem::desks
