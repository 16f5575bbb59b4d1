// The only way to concerns and blocks. Every change with its audit line and its mails is in the
// transaction it is given; a refusal is thrown, so that it rolls all of that back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/concerns/acquaintances.hpp>
#include <plugin/concerns/letters.hpp>
#include <plugin/concerns/rules.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/disclosures/service.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/service.hpp>

namespace tandem::concerns {

class Service final : public members::Listener {
 public:
  Service(const Context &context, const members::Service &members,
          const mentors::Service &mentors, const introductions::Service &introductions,
          const Letters &letters)
      : context_(context),
        members_(members),
        mentors_(mentors),
        introductions_(introductions),
        letters_(letters),
        acquaintances_(context, members, mentors, introductions) {}

  // The name under which `viewer` knows `other`; nothing: they know nobody by that id.
  std::optional<std::string> name_of(Transaction &transaction, const Id &viewer_id,
                                     const Id &other_id, Instant now) const;

  // ---- Members ----

  // Returns the case's id. Whom it is about is kept only if there is such a person in the program;
  // the reporter sees the same either way. Throws RefusedError.
  Id report(Transaction &transaction, const Id &reporter_id, Report report, Instant now) const;
  std::vector<Concern> of_reporter(Transaction &transaction, const Id &reporter_id) const;
  // How the reporter knows the person; empty when nobody was named.
  std::string about_name(Transaction &transaction, const Id &concern_id) const;
  // For the reporter's own export.
  std::optional<Words> words_of_reporter(Transaction &transaction, const Concern &concern) const;
  // Any case, whoever may see it: pages check that.
  std::optional<Concern> find(Transaction &transaction, const Id &concern_id) const;

  // From now on neither meets the other: open introductions and a pairing end with a neutral
  // notice. Blocking again changes nothing. Throws RefusedError. What it writes may wait for the
  // inboxes of both.
  void block(Transaction &transaction, const Id &member_id, const Id &blocked_id,
             const std::string &name, Instant now) const;
  void unblock(Transaction &transaction, const Id &member_id, const Id &blocked_id) const;
  std::vector<Block> blocks_of(Transaction &transaction, const Id &member_id) const;
  bool has_blocked(Transaction &transaction, const Id &member_id, const Id &blocked_id) const;

  // ---- Whom nobody should meet ----

  std::vector<Id> apart_from(Transaction &transaction, const Id &member_id) const;
  bool are_apart(Transaction &transaction, const Id &one, const Id &other) const;

  // ---- Staff ----

  // Which cases: open ones oldest first, their own open ones, closed ones newest first. Nobody is
  // shown a case that they are part of.
  enum class Shelf { open, mine, closed };
  std::vector<Concern> list(Transaction &transaction, Shelf shelf, const Id &staff_id) const;
  std::int64_t count_open(Transaction &transaction, const Id &staff_id) const;

  struct Request {
    Id concern_id;
    Id actor_id;
    Command command;
    std::string_view typed_reason = "";  // note or reason; needed by every command but assign
    std::optional<Outcome> outcome = std::nullopt;
  };
  // Returns the id of the step that it left in the history. Throws RefusedError.
  Id handle(Transaction &transaction, const Request &request, Instant now) const;
  std::vector<Step> steps(Transaction &transaction, const Id &concern_id) const;
  // What was written, for half an hour after this person opened it with a reason (`step_id`).
  std::optional<Words> opened_words(Transaction &transaction, const Id &concern_id,
                                    const Id &actor_id, const Id &step_id, Instant now) const;
  bool is_hidden(Transaction &transaction, const Concern &concern) const;
  // Removed from the program: they write to no mentor until staff lift it.
  bool is_barred(Transaction &transaction, const Id &member_id) const;

  // ---- Who is gone for good ----

  void on_member_changed(Transaction &, const Id &) override {}
  // The words of a reporter go, the envelope stays; blocks by and of them go.
  void on_member_gone(Transaction &transaction, const Id &id) override;

 private:
  Facts facts_of(Transaction &transaction, const Concern &concern, const Id &actor_id) const;
  void apply(Transaction &transaction, Effect effect, const Concern &concern, const Id &actor_id,
             Instant now) const;
  Id leave_step(Transaction &transaction, const Concern &before, const Concern &after,
                const Request &request, std::string words, Instant now) const;

  void open_under_consent(Transaction &transaction, const Concern &concern, Instant now) const;

  const Context &context_;
  const consent::Service consents_{context_};
  const disclosures::Service disclosures_{context_};
  const members::Service &members_;
  const mentors::Service &mentors_;
  const introductions::Service &introductions_;
  const Letters &letters_;
  const Acquaintances acquaintances_;
};

}  // namespace tandem::concerns
