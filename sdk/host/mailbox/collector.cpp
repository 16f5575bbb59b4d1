#include <host/mailbox/collector.hpp>

#include <host/jobs/host_jobs.hpp>
#include <host/mailbox/post.hpp>
#include <host/mailbox/replies.hpp>
#include <host/mailbox/sent_mail_store.hpp>
#include <kit/crypto/token.hpp>
#include <kit/mail/pop3.hpp>

namespace ams::host {
namespace {

constexpr kit::Microseconds session_time = std::chrono::seconds(20);
constexpr unsigned looked_at = 200;  // messages of one session
constexpr unsigned handled = 20;     // of these, new ones
constexpr std::chrono::hours sent_kept = std::chrono::hours(24 * 180);
constexpr std::chrono::hours replies_kept = std::chrono::hours(24 * 365);
constexpr std::chrono::hours seen_kept = std::chrono::hours(24 * 365);
constexpr unsigned rows_a_purge = 5000;

enum class Seen { no = 0, handled = 1, left_there = 2 };

class Collector {
 public:
  Collector(const Context &context, Events &events) : context_(context), post_(context, events) {}

  std::optional<kit::Instant> next_due(kit::Instant now) {
    if (!context_.settings.mailbox) return std::nullopt;
    return next_.value_or(now);
  }

  // True when there is more to fetch at once.
  bool run(const JobRun &run) {
    next_ = run.now + context_.settings.mailbox_every;
    kit::Pop3 mailbox(*context_.settings.mailbox, context_.clock,
                      {std::min(run.deadline.steady_us,
                                context_.clock.in(session_time).steady_us)});
    unsigned taken = 0;
    for (const kit::Pop3Entry &entry : mailbox.list(looked_at)) {
      if (taken == handled) break;
      const Seen before = seen(entry, run);
      if (before == Seen::left_there) continue;
      if (before == Seen::no) {
        ++taken;
        std::string raw;
        const bool whole = mailbox.retrieve(entry, raw);
        take(entry, raw, whole, run);
        // The session is over, and with it what it was told to delete; the rows remember.
        if (!whole) return true;
      }
      mailbox.remove(entry);
    }
    mailbox.quit();
    return taken == handled;
  }

 private:
  // Server and user are part of it: another mailbox may use the same identifiers.
  std::string hash_of(const kit::Pop3Entry &entry) const {
    const auto &settings = *context_.settings.mailbox;
    return kit::hash_token(settings.host + '\n' + settings.user + '\n' + entry.uid);
  }

  Seen seen(const kit::Pop3Entry &entry, const JobRun &run) const {
    return context_.database.run(run.deadline, [&](kit::Transaction &transaction) {
      const auto row = transaction.query_one(
          "SELECT state FROM ams_mailbox_seen WHERE uid_hash = ?", {hash_of(entry)});
      return row ? static_cast<Seen>(row->integer(0)) : Seen::no;
    });
  }

  void take(const kit::Pop3Entry &entry, const std::string &raw, bool whole, const JobRun &run) {
    const std::string hash = hash_of(entry);
    const auto state = static_cast<int>(whole ? Seen::handled : Seen::left_there);
    std::string kind;
    context_.database.once(
        run.deadline,
        "INSERT INTO ams_mailbox_seen (uid_hash, state, kind, seen_at) VALUES (?, ?, '', ?)",
        {hash, state, context_.clock.now()}, [&](kit::Transaction &transaction) {
          kind = post_.take_in(transaction, raw, !whole);
          transaction.execute("UPDATE ams_mailbox_seen SET kind = ? WHERE uid_hash = ?",
                              {kind, hash});
        });
    context_.log.write(kit::Level::info, "mailbox.collect", kind);
  }

  const Context &context_;
  Post post_;
  std::optional<kit::Instant> next_;
};

}  // namespace

std::unique_ptr<Job> make_collect_job(const Context &context, Events &events) {
  auto collector = std::make_shared<Collector>(context, events);
  return make_job({"mailbox.collect", "mailbox", JobScope::once_per_cluster,
                   [collector](kit::Instant now) { return collector->next_due(now); },
                   [collector](const JobRun &run) { return collector->run(run); },
                   true});
}

std::unique_ptr<Job> make_mailbox_purge_job(const Context &context) {
  return make_nightly_job("mailbox.purge", context, [&context](const JobRun &run) {
    context.database.run(run.deadline, [&](kit::Transaction &transaction) {
      SentMailStore::purge(transaction, run.now - sent_kept, rows_a_purge);
      Replies(context).purge(transaction, run.now - replies_kept);
      transaction.execute("DELETE FROM ams_bounces WHERE done_at < ? LIMIT 5000",
                          {run.now - sent_kept});
      transaction.execute("DELETE FROM ams_reply_answers WHERE answered_at < ?",
                          {run.now - std::chrono::hours(48)});
      transaction.execute("DELETE FROM ams_mailbox_seen WHERE seen_at < ? AND state = 1 LIMIT 5000",
                          {run.now - seen_kept});
    });
  });
}

}  // namespace ams::host
