// A mentor's own profile as others see it, for each audience, whether listed or not; and the
// switches that act at once: take no new mentees (FOM-11), hide me now (PRV-18).
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/directory/service.hpp>
#include <plugin/mentors/service.hpp>

namespace tandem::desks {

class MyMentorPage {
 public:
  MyMentorPage(const Context &context, const members::Service &members,
               const mentors::Service &mentors, const directory::Service &directory,
               const questionnaires::Catalog &catalog)
      : context_(context),
        members_(members),
        mentors_(mentors),
        directory_(directory),
        catalog_(catalog) {}

  PageRoutes routes();

 private:
  enum class Audience { member, connected, staff };
  // Why searches do not show the mentor, strongest first; each is told with what to do about it.
  struct Obstacles {
    bool suspended = false;
    bool hidden = false;
    bool lapsed = false;
    bool unacknowledged = false;
    bool paused = false;
    bool full = false;

    bool any() const {
      return suspended || hidden || lapsed || unacknowledged || paused || full;
    }
  };

  // GET /mentorship/my-profile?as=member|connected|staff
  PageReply show(const PageRequest &request) const;
  // POST /mentorship/my-profile/pause and /hide: field "on" is 1 or 0.
  PageReply pause(const PageRequest &request) const;
  PageReply hide(const PageRequest &request) const;
  PageReply throw_switch(const PageRequest &request, const char *done_on, const char *done_off,
                         const std::function<bool(Transaction &, bool)> &change) const;

  Obstacles obstacles(const mentors::Mentor &mentor, const members::Member &member,
                      kit::Date today) const;
  std::string preview(const PageRequest &request, const mentors::Mentor &mentor,
                      const members::Member &member, Audience audience) const;
  std::string for_staff(const PageRequest &request, const mentors::Mentor &mentor,
                        const members::Member &member) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const directory::Service &directory_;
  const questionnaires::Catalog &catalog_;
};

// The switches as a part of a page: what each does is said before it is thrown.
std::string render_switches(const Context &context, const PageRequest &request,
                            const mentors::Mentor &mentor);

}  // namespace tandem::desks
