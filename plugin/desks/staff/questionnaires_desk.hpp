// Staff publish a new version of a questionnaire, in both languages at once: written, checked,
// looked at with what it would change, confirmed.
#pragma once

#include <plugin/base/form_page.hpp>
#include <plugin/base/page.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/service.hpp>
#include <plugin/questionnaires/changes.hpp>
#include <plugin/questionnaires/service.hpp>

namespace tandem::desks {

class QuestionnairesDesk {
 public:
  QuestionnairesDesk(const Context &context, const members::Service &members,
                     const mentors::Service &mentors, const questionnaires::Catalog &catalog,
                     const questionnaires::Service &questionnaires)
      : context_(context),
        members_(members),
        mentors_(mentors),
        catalog_(catalog),
        questionnaires_(questionnaires) {}

  PageRoutes routes();

 private:
  // GET /console/mentorship/questionnaires
  PageReply list(const PageRequest &request) const;
  // GET …/questionnaires/{questionnaire}/file: what is in force, or ?version=
  PageReply file(const PageRequest &request) const;
  // GET and POST …/questionnaires/{questionnaire}: write or upload, look, confirm, publish.
  PageReply write(const PageRequest &request) const;
  PageReply send(const PageRequest &request) const;

  // What was typed or uploaded, and the version that whoever wrote it has seen in force.
  struct Typed {
    std::string id;
    std::string xml;
    int base = 0;
  };
  std::optional<Typed> typed_in(const PageRequest &request) const;
  PageReply form(const PageRequest &request, const Typed &typed,
                 const std::vector<ShownError> &errors) const;
  PageReply look(const PageRequest &request, const Typed &typed,
                 const questionnaires::Edition &next, bool unconfirmed) const;
  void fill_changes(ctemplate::TemplateDictionary &dictionary, const PageRequest &request,
                    const questionnaires::Questionnaire &before,
                    const questionnaires::Questionnaire &after) const;
  void fill_change(ctemplate::TemplateDictionary &part, const PageRequest &request,
                   const questionnaires::FieldChange &change) const;
  // Of those who have opted in: all, and whose answers would not pass any more.
  struct Mentors {
    std::int64_t all = 0;
    std::int64_t to_ask = 0;
  };
  Mentors count(const PageRequest &request, const questionnaires::Questionnaire &next) const;
  // Nothing: it was not published.
  std::optional<PageReply> publish(const PageRequest &request, const Typed &typed) const;
  PageReply overtaken(const PageRequest &request, const Typed &typed) const;
  std::string title(const PageRequest &request, std::string_view id) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const questionnaires::Catalog &catalog_;
  const questionnaires::Service &questionnaires_;
};

}  // namespace tandem::desks
