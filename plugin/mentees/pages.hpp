// GET and POST /mentorship/profile: the Mentee Profile Questionnaire (FOM-15, FOM-24).
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentees/service.hpp>

namespace tandem::mentees {

class Pages {
 public:
  Pages(const Context &context, const members::Service &members, const Service &mentees,
        const questionnaires::Catalog &catalog)
      : context_(context), members_(members), mentees_(mentees), catalog_(catalog) {}

  PageRoutes routes();

 private:
  // What the form shows: the record or what was typed, and what is wrong with it.
  struct Shown {
    unsigned status = 200;
    kit::Fields fields;
    std::vector<questionnaires::FieldError> errors = {};
    std::string version;     // of the record that the form was first shown with
    std::string whole = {};  // an error about the form as a whole
  };

  PageReply show(const PageRequest &request) const;
  PageReply save(const PageRequest &request) const;
  PageReply save_read(const PageRequest &request, Sheet sheet, std::int64_t version) const;
  Shown from_record(const PageRequest &request) const;
  Shown as_typed(const PageRequest &request) const;
  Shown changed_elsewhere(const PageRequest &request) const;
  PageReply page(const PageRequest &request, const Shown &shown) const;

  const Context &context_;
  const members::Service &members_;
  const Service &mentees_;
  const questionnaires::Catalog &catalog_;
};

}  // namespace tandem::mentees
