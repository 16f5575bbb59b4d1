// The only way to mentors: submissions from renewal and profile, and reading.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <vector>

#include <plugin/base/audit.hpp>
#include <plugin/base/context.hpp>
#include <plugin/base/mailer.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/rules.hpp>
#include <plugin/mentors/submission.hpp>
#include <plugin/mentors/types.hpp>

namespace tandem::mentors {

namespace store {
struct Kept;
struct Changed;
}

// What the nouns above need to know of a mentor, in the same transaction. Wired in tandem.cpp.
class Listener {
 public:
  virtual ~Listener() = default;
  // The mentor was taken out of the program: opted out, erased.
  virtual void on_mentor_left(Transaction &transaction, const Id &mentor_id, Instant at) = 0;
  // Newer answers came into use. The change is written; its revision is stamped after this.
  virtual void on_mentor_saved(Transaction &, const Mentor & /*before*/, const Mentor & /*after*/) {}
};

// Of the links in the mail that asks whether a mentor is still there.
constexpr const char *presence_purpose = "mentor.presence";

// Where a member stands, for the page after a form and for My Mentorship.
enum class Standing {
  none,
  left,  // their newest answers took them out of the directory
  mentor,
  paused,
  waits_for_fee,
  needs_acknowledgement,
  kept_as_draft,
  prepared  // staff have filled in a profile for them, and it waits for their word
};

// Why staff cannot prepare a profile for somebody.
enum class Unprepared {
  unknown_member,
  is_mentor,    // they change their own answers
  has_answers,  // answers of their own wait for a fee or an acknowledgement
};
const char *code(Unprepared why);

struct UnpreparedError : std::exception {
  explicit UnpreparedError(Unprepared reason) : why(reason) {}
  const char *what() const noexcept override { return code(why); }
  Unprepared why;
};

class Service : public members::Listener, public consent::Listener {
 public:
  Service(const Context &context, const members::Service &members,
          const consent::Service &consents, const Mailer &mailer)
      : context_(context), members_(members), consents_(consents), mailer_(mailer) {}

  void listen(mentors::Listener &listener) { listeners_.push_back(&listener); }

  std::optional<Mentor> find(Transaction &transaction, const Id &member_id) const;
  // FOM-12: the mark that those set who know how many mentees there are. Out of the directory, or
  // back in it, by the next search.
  void mark_full(Transaction &transaction, const Id &member_id, bool full) const;
  Standing standing(Transaction &transaction, const Id &member_id) const;
  std::int64_t count_opted_in(Transaction &transaction) const;

  // Mentors whose record or member changed after directory revision `revision`, listed or not, at
  // most `limit`, in order of revision: how the directory catches up.
  struct Change {
    Mentor mentor;
    members::Member member;
    std::int64_t revision;
  };
  std::vector<Change> changed_since(Transaction &transaction, std::int64_t revision,
                                     unsigned limit) const;
  // Of these, listed or not, as they are now; in any order, without those who have no record.
  std::vector<Change> read(Transaction &transaction, const std::vector<Id> &ids) const;
  std::int64_t count(Transaction &transaction) const;
  // The newest directory revision.
  std::int64_t revision(Transaction &transaction) const;

  // form.submitted, with the blob as it came: what takes back acts at once; what gives waits for
  // membership.renewed when the form is the renewal, and is applied at once when it is the profile.
  // Throws kit::SealBroken for a blob that is not this member's.
  void submitted(Transaction &transaction, const Id &event_id, std::string_view form,
                 const Id &member_id, std::string_view sealed) const;
  // membership.renewed: applies the submission that waited.
  void renewed(Transaction &transaction, const Id &submission_event_id) const;
  // payment.failed: the submission becomes a draft that prefills the next form.
  void payment_failed(Transaction &transaction, const Id &submission_event_id) const;

  // The newest submission with answers that is not applied, for prefilling; nothing when the record
  // is newer.
  std::optional<Submission> draft(Transaction &transaction, const Id &member_id) const;
  // Answers that reached us after newer ones: kept until the member saves again (DESIGN 2.4).
  std::optional<Submission> overtaken(Transaction &transaction, const Id &member_id) const;

  // Staff take a mentor out of the directory and bring them back (FACTS 1.6): what was answered
  // stays, and open introductions end as when a mentor leaves. Whoever is no mentor is kept from
  // becoming one. `reason` is a code for the audit, never a person's words. False: it was so already.
  bool suspend(Transaction &transaction, const Id &member_id, const Id &actor_id,
               std::string_view reason) const;
  bool restore(Transaction &transaction, const Id &member_id, const Id &actor_id,
               std::string_view reason) const;

  // Staff fill in a profile for a member (prepared.cpp): a draft that comes into use when the member
  // acknowledges and saves it, never before. Identity answers are left out. Throws UnpreparedError.
  void prepare(Transaction &transaction, const Id &member_id, const Id &staff_id,
               questionnaires::Sheet answers) const;
  std::optional<Unprepared> why_not_prepare(Transaction &transaction, const Id &member_id) const;

  // ---- Thrown on a page, and in effect at the very next search (marks.cpp) ----

  // `where` is a code for the audit. False: there is no such mentor.
  bool set_paused(Transaction &transaction, const Id &member_id, bool paused,
                  std::string_view where) const;  // FOM-11
  bool set_hidden(Transaction &transaction, const Id &member_id, bool hidden) const;  // PRV-18

  // The documents that a mentor acknowledges, and until when they need not have (FOM-06).
  Documents documents(Transaction &transaction) const;
  // Of a mentor; nothing is outstanding for whoever is none.
  Outstanding outstanding(Transaction &transaction, const Id &member_id) const;
  // The versions that the mentor had before their eyes, in the language they agreed to. True: none
  // is outstanding any more, and the mentor is listed again if that was all.
  bool acknowledge(Transaction &transaction, const Id &member_id, const Documents &seen,
                   Language language) const;
  void on_published(Transaction &transaction, const consent::Edition &edition) override;

  // ---- A mentor's clocks (clocks.cpp) ----

  // An introduction to the mentor expired without an answer. After some in a row they are asked
  // whether they are still there, and paused when nothing comes within some days (FACTS 1.7).
  void request_expired(Transaction &transaction, const Id &mentor_id) const;
  // Any answer of theirs, or a word that they are there: the count begins anew.
  void request_answered(Transaction &transaction, const Id &mentor_id) const;
  // Whether they were asked and have said nothing yet, and until when they can.
  std::optional<Instant> asked_until(Transaction &transaction, const Id &mentor_id) const;
  // When the next clock of any mentor is due, and one step of what is.
  std::optional<Instant> next_clock(Transaction &transaction) const;
  bool clock_step(Transaction &transaction, Instant now) const;

  void on_member_changed(Transaction &transaction, const Id &id) override;
  void on_member_gone(Transaction &transaction, const Id &id) override;

 private:
  std::vector<Change> changes(Transaction &transaction,
                              std::vector<store::Changed> read) const;
  // Writes a decision of staff, with its audit line.
  void write(Transaction &transaction, Mentor mentor, const AuditLine &line) const;
  Mentor load(Transaction &transaction, const Id &member_id) const;
  void write(Transaction &transaction, Transition &change, const Submission &submission) const;
  void take_back(Transaction &transaction, const Submission &submission) const;
  void apply(Transaction &transaction, const store::Kept &kept) const;
  std::optional<Submission> readable(const store::Kept &kept) const;
  void record_consents(Transaction &transaction, const Mentor &mentor,
                       const Submission &submission) const;
  void record_acknowledgement(Transaction &transaction, const Id &member_id,
                              const Documents &seen, Language language, Instant at) const;
  void set_clocks(Transaction &transaction, const Mentor &before, const Mentor &after) const;
  void ask(Transaction &transaction, const Id &mentor_id) const;
  void pause_in_silence(Transaction &transaction, const Id &mentor_id) const;
  void remind_of_pause(Transaction &transaction, const Id &mentor_id, Instant now) const;
  void tell_of_documents(Transaction &transaction, const Id &mentor_id) const;
  void tell(Transaction &transaction, std::string_view mail, const Id &member_id,
            MailContent content) const;
  void tell(Transaction &transaction, std::string_view mail, const Id &member_id,
            const Id &about) const;

  const Context &context_;
  const members::Service &members_;
  const consent::Service &consents_;
  const Mailer &mailer_;
  std::vector<mentors::Listener *> listeners_;
};

}  // namespace tandem::mentors
