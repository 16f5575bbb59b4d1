// Staff prepare an opt-in for a member: they look for the member, fill in the mentor questionnaire
// without its identity part, and the member alone brings it into use (FOM-05, FOM-06, PRV-01).
#pragma once

#include <plugin/base/form_page.hpp>
#include <plugin/base/page.hpp>
#include <plugin/members/finder.hpp>
#include <plugin/mentors/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::desks {

class PrepareDesk {
 public:
  PrepareDesk(const Context &context, const members::Service &members,
              const members::Finder &finder, const mentors::Service &mentors,
              const questionnaires::Catalog &catalog);

  PageRoutes routes();

 private:
  struct Shown;
  PageReply look(const PageRequest &request) const;
  PageReply fill_in(const PageRequest &request) const;
  PageReply prepare(const PageRequest &request) const;
  std::optional<members::Member> member_of(const PageRequest &request) const;
  PageReply form_page(const PageRequest &request, const members::Member &member,
                      const Shown &shown) const;
  std::string say(Language language, mentors::Unprepared why) const;

  const Context &context_;
  const members::Service &members_;
  const members::Finder &finder_;
  const mentors::Service &mentors_;
  const questionnaires::Catalog &catalog_;
};

}  // namespace tandem::desks
