// The only way into the directory.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/directory/index/search.hpp>
#include <plugin/directory/rules.hpp>
#include <plugin/directory/separations.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/service.hpp>

namespace tandem::directory {

// Whose kept searches: they open for this member in this session only.
struct Session {
  Id member_id;
  std::string_view key;
};

enum class Standing {
  listed,
  paused,  // a mentor of the program who takes no new mentees now (FOM-11)
  absent,  // everything else: nobody learns which
};

struct Profile {
  Standing standing = Standing::absent;
  std::shared_ptr<const Searchable> mentor;  // when listed
};

// The first search of a process builds the index; until that is done nobody is found.
struct StillBuilding : kit::DatabaseUnavailable {
  StillBuilding() : kit::DatabaseUnavailable("the directory is still being built") {}
};
struct Progress {
  std::size_t done = 0;
  std::size_t total = 0;  // mentors in the database when building began
};

class Service {
 public:
  Service(const Context &context, const mentors::Service &mentors, const members::Service &members,
          const questionnaires::Catalog &catalog);
  ~Service();

  // Who is asked whom a seeker never finds. Wired in tandem.cpp.
  void ask(const Separations &separations) { separations_ = &separations; }

  // Of the questionnaire in force. They stay where they are when another takes its place.
  const std::vector<Criterion> &criteria() const;

  // First reads the directory's revision and catches up with it, so that a write is seen by the
  // next search in every process. Throws DatabaseUnavailable when that cannot be done: an old
  // answer might show somebody who has left (DESIGN 4).
  Matches search(kit::Deadline deadline, Date today, const Filters &filters, const Seeker &seeker,
                 unsigned page) const;
  // Read from the record, as it is now.
  // Absent for a reader who is kept apart from the mentor, as for everybody once it is not listed.
  Profile profile(kit::Deadline deadline, const Id &mentor_id, Date today,
                  const Id &reader_id = {}) const;

  // How far the first build is, while one is under way; nothing when it is done, and when nobody
  // has searched yet: then nothing waits.
  std::optional<Progress> building() const;
  // Goes on with a build that a search began, up to the deadline. True: it is not done yet.
  bool build_on(kit::Deadline deadline) const;

  // Keeps filters that no address may hold; returns the token of the address. Nothing: the limit of
  // the hour is reached (FOM-14; tighter while an identity filter is on).
  std::optional<std::string> keep(kit::Deadline deadline, const Session &session,
                                  const Filters &filters) const;
  // Nothing: another member's or session's, over, or never there; nobody learns which.
  std::optional<Filters> kept(kit::Deadline deadline, const Session &session,
                              std::string_view token) const;

 private:
  struct Batch;
  struct Now;
  struct Book;
  Now read_now(kit::Deadline deadline, const Id &seeker_id) const;
  // The book of the mentor questionnaire that is in force; an empty one when it has just come in.
  std::shared_ptr<Book> book() const;
  std::optional<Matches> matches_of(kit::Deadline deadline, const Book &book, Hits hits,
                                    const Question &question) const;
  bool read_details(kit::Deadline deadline, const Book &book, const std::vector<Hit> &hits,
                    std::vector<std::shared_ptr<const Searchable>> &details) const;
  void catch_up(kit::Deadline deadline, Book &book, std::int64_t newest) const;
  void read_on(kit::Deadline deadline, Book &book) const;
  Batch read_batch(kit::Deadline deadline, Book &book) const;
  void take_in(Book &book, const std::vector<mentors::Service::Change> &changes) const;
  bool still_offered(const Filters &filters) const;
  bool has_identity(const Filters &filters) const;
  void take_places(Transaction &transaction, const Id &member_id, const Filters &filters) const;

  const Context &context_;
  const mentors::Service &mentors_;
  const members::Service &members_;
  const questionnaires::Catalog &catalog_;
  const Separations *separations_ = nullptr;

  // A cache of what the database says, so that searching stays const. A search holds its book to
  // its end; criteria are pointed to from outside and are kept for good.
  mutable std::mutex books_;  // guards the two below
  mutable std::shared_ptr<Book> book_;
  mutable std::vector<std::unique_ptr<const std::vector<Criterion>>> criteria_;
};

}  // namespace tandem::directory
