// Replies by plain e-mail: kept for staff, passed on to the program's support, and answered once a
// day with where to write instead. None is lost.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <host/context.hpp>
#include <kit/mail/received.hpp>

namespace ams::host {

struct ReplyLine {
  kit::Id id;
  std::string from;     // as it says of itself
  std::string subject;
  bool cut = false;     // the rest is still in the mailbox
  kit::Instant received_at;
  std::optional<kit::Instant> done_at;
};

struct ReplyShown {
  ReplyLine line;
  std::string text;
  std::string answers_subject;  // of the mail it answers, when that is known
  std::string answers_recipient;
};

class Replies {
 public:
  explicit Replies(const Context &context);

  void take(kit::Transaction &transaction, const std::string &raw, const kit::ReceivedMail &mail,
            const std::optional<kit::Id> &token, bool cut) const;

  // Open ones first.
  std::vector<ReplyLine> latest(kit::Transaction &transaction, unsigned limit) const;
  static std::int64_t count_open(kit::Transaction &transaction);
  std::optional<ReplyShown> find(kit::Transaction &transaction, const kit::Id &id) const;
  // Done by `staff`, or open again. False: there is no such reply.
  bool set_done(kit::Transaction &transaction, const kit::Id &id, const kit::Id &staff,
                bool done) const;
  std::uint64_t purge(kit::Transaction &transaction, kit::Instant before) const;

 private:
  void pass_on(kit::Transaction &transaction, const kit::Id &id, const kit::ReceivedMail &mail,
               const std::string &sender) const;
  void answer(kit::Transaction &transaction, const kit::ReceivedMail &mail,
              const std::string &sender, const std::optional<kit::Id> &token) const;
  bool may_answer(kit::Transaction &transaction, const kit::ReceivedMail &mail,
                  const std::string &sender) const;
  std::string opened(const kit::Id &id, const std::string &sealed) const;

  const Context &context_;
  kit::Sealer sealer_;
};

}  // namespace ams::host
