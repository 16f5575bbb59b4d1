// The queue of requests under privacy law: received, taken on, answered, closed, each with its line
// and its mail in the transaction it is given (PRV-04, PRV-21).
#pragma once

#include <exception>
#include <memory>
#include <vector>

#include <host/context.hpp>
#include <host/jobs/job.hpp>
#include <host/members/member.hpp>
#include <host/privacy/request_rules.hpp>

namespace ams::host {

// Somebody who wrote or called. Without an address everything goes by letter.
struct RequestContact {
  std::string name;
  std::string email;
};

// What can be told without opening anything sealed.
struct PrivacyRequest {
  kit::Id id;
  kit::Id member_id;  // none: somebody without an account
  RequestKind kind = RequestKind::access;
  RequestChannel channel = RequestChannel::page;
  kit::Language language = kit::Language::english;
  std::int64_t version = 1;
  RequestState state = RequestState::received;
  std::optional<RequestOutcome> outcome = std::nullopt;
  kit::Id owner_id = {};  // none yet
  kit::Date received_on{};
  kit::Date due_on{};
  bool extended = false;
  bool answered = false;
  kit::Instant entered_at{};
  std::optional<kit::Instant> closed_at = std::nullopt;
  bool has_words = true;  // false once the person was erased
};

struct RequestStep {
  kit::Id id;
  kit::Instant at{};
  kit::Id actor_id;
  RequestAction action = RequestAction::received;
  std::optional<RequestOutcome> outcome = std::nullopt;
  std::string words = {};
};

struct RequestCounts {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t soon = 0;
  std::optional<kit::Date> next_due = std::nullopt;  // of those that are not overdue
};

// Thrown, so that a refusal rolls back whatever its transaction had written.
struct RequestRefusedError : std::exception {
  explicit RequestRefusedError(RequestRefusal why_not) : why(why_not) {}
  const char *what() const noexcept override { return "a privacy request was refused"; }
  RequestRefusal why;
};

class Requests {
 public:
  explicit Requests(const Context &context) : context_(context) {}

  kit::Date today(kit::Instant now) const;

  // `id` was made with the form: sent twice, it is one request. `words` was read by the rules.
  struct New {
    kit::Id id;
    kit::Id member_id = {};
    RequestKind kind = RequestKind::access;
    RequestChannel channel = RequestChannel::page;
    kit::Language language = kit::Language::english;
    kit::Date received_on{};
    std::string words = {};
    RequestContact contact = {};  // of somebody without an account
    kit::Id entered_by = {};      // the member, or staff
  };
  // Throws RequestRefusedError: `too_many_open`, of a member who asks on the page.
  void receive(kit::Transaction &transaction, const New &asked, kit::Instant now) const;

  struct Command {
    kit::Id request_id;
    kit::Id actor_id;
    RequestAction action = RequestAction::taken;
    std::int64_t version = 0;  // that whoever decides has seen
    std::string words = {};    // the answer or the reason, mailed
    std::optional<RequestOutcome> outcome = std::nullopt;
  };
  // Throws RequestRefusedError.
  void handle(kit::Transaction &transaction, const Command &command, kit::Instant now) const;
  RequestFacts facts_of(const PrivacyRequest &request, const kit::Id &actor_id,
                        kit::Instant now) const;

  std::optional<PrivacyRequest> find(kit::Transaction &transaction, const kit::Id &id) const;
  std::vector<PrivacyRequest> of_member(kit::Transaction &transaction, const kit::Id &id) const;
  // Open: what is due first, first. Closed: the newest first.
  std::vector<PrivacyRequest> list(kit::Transaction &transaction, bool closed) const;
  std::vector<RequestStep> steps(kit::Transaction &transaction, const kit::Id &id) const;
  std::string words(kit::Transaction &transaction, const kit::Id &id) const;
  // Nobody: erased since.
  RequestContact contact(kit::Transaction &transaction, const PrivacyRequest &request) const;
  RequestCounts counts(kit::Transaction &transaction, kit::Instant now) const;

  // The alarm (PRV-04): once a day by mail while something is overdue or due within five days.
  std::optional<kit::Instant> next_reminder(kit::Transaction &transaction) const;
  void remind(kit::Transaction &transaction, kit::Instant now) const;

  // What a person wrote and was answered goes; that it was asked and how it ended stays. What was
  // open has nobody left to be answered: it ends.
  static void erase_words(kit::Transaction &transaction, const kit::Id &member_id,
                          kit::Instant now);

 private:
  void add_step(kit::Transaction &transaction, const kit::Id &request_id,
                const RequestStep &step) const;
  void tell(kit::Transaction &transaction, const PrivacyRequest &request, RequestAction action,
            const std::string &words) const;

  const Context &context_;
};

// Reminds staff by mail. And what a machine watches; nothing while the database does not answer.
std::unique_ptr<Job> make_request_reminder_job(const Context &context);
std::string request_metrics(const Context &context, kit::Deadline deadline);

// In words.
kit::Text text_of(RequestKind kind);
kit::Text text_of(RequestChannel channel);
kit::Text text_of(RequestState state);
kit::Text text_of(RequestOutcome outcome);
kit::Text text_of(RequestAction action);
kit::Text text_of(RequestRefusal refusal);
// "PR-7F3K9Q2M": what people call it by.
std::string reference_of(const kit::Id &request_id);

}  // namespace ams::host
