// Asking a mentor to acknowledge the documents in force (FOM-06): both texts, each with a box of
// its own that nobody ticked beforehand. A part of any form; `pages` has one of its own.
#pragma once

#include <string>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/service.hpp>

namespace tandem::mentors {

class Acknowledgement {
 public:
  Acknowledgement(const Context &context, const Service &mentors, const members::Service &members,
                  const consent::Service &consents)
      : context_(context), mentors_(mentors), members_(members), consents_(consents) {}

  // What is to be asked of a mentor, as the database says it now.
  struct Question {
    Outstanding missing;
    std::shared_ptr<const consent::Shelf> texts;
    std::optional<kit::Date> listed_until;
    bool french_first = false;  // LNG-02: an address in Quebec
  };
  Question question(Transaction &transaction, const Id &mentor_id) const;

  // The boxes with their texts, as typed and with the errors beside them. Empty when nothing is
  // missing.
  std::string html(const Question &question, const kit::Fields &typed,
                   const std::vector<ShownError> &errors, Language language) const;
  std::vector<ShownError> check(const Question &question, const kit::Fields &typed,
                                Language language) const;
  // Records what was ticked. True: nothing is missing any more.
  bool record(Transaction &transaction, const Id &mentor_id, const Question &question,
              const kit::Fields &typed, Language language) const;

 private:
  const Context &context_;
  const Service &mentors_;
  const members::Service &members_;
  const consent::Service &consents_;
};

// LNG-02: whoever lives in Quebec reads the French texts first, and may go on in English.
inline bool reads_french_first(const members::Member &member) { return member.province == "QC"; }

}  // namespace tandem::mentors
