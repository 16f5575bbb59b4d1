// The only way to mentors: submissions from renewal and profile, switches, reading.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/base/mailer.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/types.hpp>

namespace tandem::mentors {

struct Submission;

// What the nouns above need to know of a mentor, in the same transaction. Wired in tandem.cpp.
class Listener {
 public:
  virtual ~Listener() = default;
  // The mentor was taken out of the program: opted out, suspended, erased.
  virtual void on_mentor_left(Transaction &transaction, const Id &mentor_id, Instant at) = 0;
};

class Service {
 public:
  Service(const Context &context, const members::Service &members,
          const consent::Service &consents, const Mailer &mailer);

  void listen(Listener &listener) { listener_ = &listener; }

  std::optional<Mentor> find(Transaction &transaction, const Id &member_id) const;
  // Mentors whose record or member changed after directory revision `revision`, opted in or not,
  // at most `limit`, in order of revision: how the directory catches up.
  struct Change {
    Mentor mentor;
    members::Member member;
    std::int64_t revision;
  };
  std::vector<Change> changed_since(Transaction &transaction, std::int64_t revision,
                                    unsigned limit) const;
  // The newest directory revision.
  std::int64_t revision(Transaction &transaction) const;
  // Stamps the mentor with the next revision; the last statement of a transaction that changes what
  // a search may show. Nothing when the member is no mentor.
  void touch(Transaction &transaction, const Id &member_id) const;

  // form.submitted: what takes back acts at once; what gives waits for membership.renewed when the
  // form is the renewal, and is applied at once when it is the profile (DESIGN 2).
  void submitted(Transaction &transaction, const Id &event_id, const Submission &submission) const;
  // membership.renewed: applies the submission that waited.
  void renewed(Transaction &transaction, const Id &submission_event_id, Instant at) const;
  // payment.failed: the submission becomes a draft that prefills the next form.
  void payment_failed(Transaction &transaction, const Id &submission_event_id) const;
  // The newest submission that is not applied, for prefilling; nothing when the record is newer.
  std::optional<Submission> draft(Transaction &transaction, const Id &member_id) const;

 private:
  const Context &context_;
  const members::Service &members_;
  const consent::Service &consents_;
  const Mailer &mailer_;
  Listener *listener_ = nullptr;
};

}  // namespace tandem::mentors
