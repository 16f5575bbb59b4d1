// GET /mentorship: My Mentorship, a member's own introductions and pairings, as mentee and as
// mentor (FOM-04). It joins nouns and has no rules of its own.
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/introductions/service.hpp>

namespace tandem::desks {

class MyMentorship {
 public:
  MyMentorship(const Context &context, const members::Service &members,
               const mentors::Service &mentors, const mentees::Service &mentees,
               const introductions::Service &introductions)
      : context_(context),
        members_(members),
        mentors_(mentors),
        mentees_(mentees),
        introductions_(introductions) {}

  PageRoutes routes();

 private:
  // One introduction, with the name of the other side as far as it may be known.
  struct Line {
    introductions::Envelope envelope;
    std::string name;
  };
  struct Connection {
    introductions::Pairing pairing;
    std::optional<members::Member> other;
  };
  struct Desk {
    bool active = false;
    bool profile_complete = false;
    std::optional<mentors::Mentor> mentor;
    mentors::Standing standing = mentors::Standing::none;
    std::optional<Instant> asked_until;  // whether they are still there
    introductions::Service::Places places{};
    std::vector<Line> written;   // as mentee
    std::vector<Line> received;  // as mentor
    std::vector<Connection> connections;
    std::vector<Connection> earlier;  // those that have ended
  };

  PageReply show(const PageRequest &request) const;
  Desk read(Transaction &transaction, const PageRequest &request) const;
  std::vector<Line> written(Transaction &transaction, const Id &member_id) const;
  std::vector<Line> received(Transaction &transaction, const Id &member_id) const;
  std::vector<Connection> with_others(Transaction &transaction, const Id &member_id,
                                      const std::vector<introductions::Pairing> &pairings) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const mentees::Service &mentees_;
  const introductions::Service &introductions_;
};

}  // namespace tandem::desks
