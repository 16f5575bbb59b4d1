// Staff's pages about mentors: all of them with their state, one of them, hiding a profile with a
// reason and showing it again (FOM-03, FACTS 1.6). What a mentor answered is not shown here.
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/desks/staff/names.hpp>
#include <plugin/introductions/register.hpp>
#include <plugin/mentors/roster.hpp>
#include <plugin/mentors/service.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem::desks {

class MentorsDesk {
 public:
  MentorsDesk(const Context &context, const members::Service &members,
              const mentors::Service &mentors)
      : context_(context), members_(members), mentors_(mentors), names_(context, members) {}

  PageRoutes routes();

 private:
  struct Listing;
  struct Sheet;
  PageReply list(const PageRequest &request) const;
  PageReply show(const PageRequest &request) const;
  PageReply hide(const PageRequest &request) const;
  PageReply restore(const PageRequest &request) const;
  std::optional<Sheet> read(const PageRequest &request) const;
  PageReply sheet_page(const PageRequest &request, const Sheet &sheet, bool without_reason) const;
  void fill_filters(ctemplate::TemplateDictionary &dictionary, const PageRequest &request,
                    const Listing &listing) const;
  void fill_line(ctemplate::TemplateDictionary &line, const PageRequest &request,
                 const mentors::RosterLine &mentor) const;
  void fill_connections(ctemplate::TemplateDictionary &dictionary, const PageRequest &request,
                        const Sheet &sheet) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const Names names_;
};

}  // namespace tandem::desks
