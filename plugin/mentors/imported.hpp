// Mentors whom staff bring in from a file (imports): members who agreed before this program kept
// their word, and members for whom a profile is prepared. Whatever a member has said here stands.
#pragma once

#include <optional>
#include <string_view>

#include <plugin/mentors/service.hpp>

namespace tandem::mentors {

// Why nobody is brought in.
enum class NotEntered {
  is_mentor,
  suspended,        // by staff
  left,             // was one, and opted out (FOM-10)
  has_answers,      // of their own, that wait
  said_no,          // after the day on which they agreed
  prepared_before,  // a profile waits for their word already
};

class Imported {
 public:
  Imported(const Context &context, const Service &mentors)
      : context_(context), mentors_(mentors) {}

  // Reads only. `agreed_at`: nothing without both acknowledgements.
  std::optional<NotEntered> why_not(Transaction &transaction, const Id &member_id,
                                    std::optional<Instant> agreed_at) const;
  struct Entry {
    Id member_id;
    questionnaires::Sheet sheet;
    bool paused = false;
    Documents agreed;  // the versions alone
    Instant agreed_at{};
  };
  // Becomes a mentor; returns the record's version. Any later answer of their own replaces it, since
  // nothing stands among their submissions. Told, when the documents in force are others.
  std::int64_t enter(Transaction &transaction, const Entry &entry, const Id &staff_id, bool tell,
                     Listener &listener) const;
  // Service::prepare, with or without its mail; returns the id of what was prepared.
  Id prepare(Transaction &transaction, const Id &member_id, const Id &staff_id,
             questionnaires::Sheet answers, bool tell) const;

  // Undoing. False: it is not what was brought in any more.
  bool take_out(Transaction &transaction, const Id &member_id, std::int64_t version,
                const Id &staff_id, Listener &listener) const;
  bool drop_prepared(Transaction &transaction, const Id &member_id, const Id &prepared_id,
                     const Id &staff_id) const;

 private:
  const Context &context_;
  const Service &mentors_;
};

}  // namespace tandem::mentors
