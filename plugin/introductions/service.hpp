// The only way to introductions and pairings. Every change with its audit line and its mails is in
// the transaction it is given; a refusal is thrown, so that it rolls all of that back.
#pragma once

#include <optional>
#include <vector>

#include <plugin/introductions/handover.hpp>
#include <plugin/introductions/letters.hpp>
#include <plugin/introductions/pairings.hpp>
#include <plugin/introductions/rules.hpp>
#include <plugin/introductions/separations.hpp>
#include <plugin/introductions/store.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentees/service.hpp>
#include <plugin/mentors/service.hpp>

namespace tandem::introductions {

class Service final : public mentors::Listener, public members::Listener {
 public:
  Service(const Context &context, const members::Service &members, const mentors::Service &mentors,
          const mentees::Service &mentees, const Letters &letters);

  // Who is asked about whoever wants to write to a mentor. Wired in tandem.cpp.
  void ask(const Separations &separations) { separations_ = &separations; }
  // What came of those that were accepted.
  const Pairings &pairings() const { return pairings_; }

  // ---- Mentees ----

  // Why this mentee may not write to this mentor now; nothing when they may. Reads only.
  std::optional<Refused> why_not(Transaction &transaction, const Id &mentee_id, const Id &mentor_id,
                                 Instant now) const;
  // Sends `typed` with the mentee's profile as it is now; returns the introduction's id. Throws
  // RefusedError. Takes locks first: call it before anything is read in the transaction.
  Id send(Transaction &transaction, const Id &mentee_id, const Id &mentor_id,
          std::string_view typed, Instant now) const;
  void withdraw(Transaction &transaction, const Id &introduction_id, const Id &mentee_id,
                Instant now) const;
  // FOM-16: answers the mentor's question, which gives the word back to the mentor. Throws
  // RefusedError: `nothing_asked` when none waits.
  void reply(Transaction &transaction, const Id &introduction_id, const Id &mentee_id,
             std::string_view typed, Instant now) const;
  // When the mentee may write to this mentor again; nothing unless it was declined.
  std::optional<Instant> may_write_again(const Envelope &envelope) const;
  // How many of the mentee's places for open introductions are taken, and of how many.
  struct Places {
    std::int64_t taken;
    std::int64_t all;
  };
  Places places(Transaction &transaction, const Id &mentee_id) const;

  // ---- Mentors ----

  // FOM-12: whether the mentor has as many mentees as they set.
  bool is_full(const Id &mentor_id, kit::Deadline deadline) const;
  enum class Answer { accept, decline };
  // FOM-16. Throws RefusedError: `not_theirs` unless it was sent to `mentor_id`.
  void answer(Transaction &transaction, const Id &introduction_id, const Id &mentor_id,
              Answer answer, std::string_view typed_note, Instant now) const;
  // FOM-16: a question before the answer. The introduction stays open, with the clock it has.
  void ask(Transaction &transaction, const Id &introduction_id, const Id &mentor_id,
           std::string_view typed, Instant now) const;
  // FOM-10: open introductions end with a neutral notice; pairings stay.
  void on_mentor_left(Transaction &transaction, const Id &mentor_id, Instant at) override;

  // FOM-12: a capacity that was set, raised or cleared decides at once whether the mentor is full.
  void on_mentor_saved(Transaction &transaction, const mentors::Mentor &before,
                       const mentors::Mentor &after) override;

  // ---- Who must not meet any more ----

  // What is between the two ends, whoever is mentee or mentor: open introductions as if the mentor
  // had left, a pairing without a word about why. In the transaction that sets them apart, so that
  // nothing can be sent in between.
  void part(Transaction &transaction, const Id &one, const Id &other, Instant now) const;

  // ---- Who is gone for good ----

  // Links die with a change of address: what waits for the mentor's answer goes to the new one.
  void on_member_changed(Transaction &transaction, const Id &id) override;
  // What they had sent is withdrawn; what they had received ends with their leaving as a mentor.
  // Their pairings end, so that they hold no place any more.
  void on_member_gone(Transaction &transaction, const Id &id) override;

  // ---- Reading ----

  std::optional<Introduction> find(Transaction &transaction, const Id &introduction_id) const;
  std::vector<Envelope> of_mentee(Transaction &transaction, const Id &mentee_id) const;
  std::vector<Envelope> of_mentor(Transaction &transaction, const Id &mentor_id) const;
  // With the mentees' names, which lie sealed: for one person's list.
  std::vector<Pairing> pairings_of(Transaction &transaction, const Id &member_id) const;
  // Without name; nothing when these two are not connected.
  std::optional<Pairing> pairing_between(Transaction &transaction, const Id &mentee_id,
                                         const Id &mentor_id) const;

  // ---- Clocks: one bounded step each; true when another is due at once ----

  std::optional<Instant> next_reminder(Transaction &transaction, Instant now) const;
  bool remind_step(Transaction &transaction, Instant now) const;
  std::optional<Instant> next_expiry(Transaction &transaction) const;
  bool expire_step(Transaction &transaction, Instant now) const;

 private:
  SendingFacts sending_facts(Transaction &transaction, const Id &mentee_id, const Id &mentor_id,
                             store::Hold hold, Instant now) const;
  void take_places(Transaction &transaction, const Envelope &envelope) const;
  // Locks the introduction, asks the rules, and does what they say.
  struct Request {
    Id introduction_id;
    Command command;
    Id actor_id = {};  // none: the program itself
    std::string words = {};  // note, question or reply
  };
  void carry_out(Transaction &transaction, const Request &request, Instant now) const;
  void carry_out_by_clock(Transaction &transaction, const Request &request, Instant now) const;
  void check_actor(const Envelope &envelope, const Request &request) const;
  Facts facts_of(const Envelope &envelope, const People &people, Instant now) const;
  void store_move(Transaction &transaction, const Envelope &before, const Move &move,
                  const Request &request, Instant now) const;
  bool written(Transaction &transaction, const Envelope &before, const Move &move,
               const Request &request, Instant now) const;
  // The introduction as an answer to the mentor's question leaves it: its end may move, and a
  // reminder that fell due meanwhile is not sent, since the answer reminds.
  Envelope after_reply(const Envelope &before, Instant now) const;
  void apply(Transaction &transaction, Effect effect, const Introduction &introduction,
             const People &people, Instant now) const;
  People people_of(Transaction &transaction, const Envelope &envelope) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const mentees::Service &mentees_;
  const Letters &letters_;
  const Limits limits_;
  const Handover handover_;
  const Pairings pairings_;
  const Separations *separations_ = nullptr;
};

}  // namespace tandem::introductions
