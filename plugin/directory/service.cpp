#include "service.hpp"

#include <algorithm>

#include <kit/crypto/token.hpp>
#include <plugin/base/throttle.hpp>
#include <plugin/directory/filters.hpp>
#include <plugin/directory/linear_index.hpp>
#include <plugin/directory/store.hpp>

namespace tandem::directory {
namespace {

// Mentors read in one transaction while catching up: what was read is kept when the time is over,
// so that even a first build longer than one request's deadline ends.
constexpr unsigned batch_size = 2'000;
constexpr std::int64_t kept_searches_per_hour = 600;
constexpr std::chrono::hours kept_for{2};
constexpr std::chrono::hours limit_window{1};
// Filters are sealed at one length, so that nothing can be told from it.
constexpr std::size_t sealed_block = 4096;

struct LimitReached {};

std::string place_of(const std::string &token_hash) {
  return "tandem_searches.filters:" + kit::to_base64url(token_hash);
}

std::string session_hash(const Context &context, const Session &session) {
  std::string text = "directory.session:" + session.member_id.text() + ':';
  return kit::hash_token(kit::sign(context.hash_key, text.append(session.key)));
}

}  // namespace

struct Service::Batch {
  std::int64_t newest = 0;
  std::vector<mentors::Service::Change> changes;
};

Service::Service(const Context &context, const mentors::Service &mentors,
                 const members::Service &members, const questionnaires::Catalog &catalog)
    : Service(context, mentors, members, catalog, std::make_unique<LinearIndex>()) {}

Service::Service(const Context &context, const mentors::Service &mentors,
                 const members::Service &members, const questionnaires::Catalog &catalog,
                 std::unique_ptr<Index> index)
    : context_(context),
      mentors_(mentors),
      members_(members),
      catalog_(catalog),
      criteria_(criteria_of(catalog)),
      index_(std::move(index)) {}

Matches Service::search(kit::Deadline deadline, Date today, const Filters &filters,
                        const Seeker &seeker, unsigned page) const {
  catch_up(deadline);
  Seeker asking = seeker;
  asking.apart = apart_from(deadline, seeker.member_id);
  return index_->search(prepare(criteria_, filters, asking, today, page));
}

std::vector<Id> Service::apart_from(kit::Deadline deadline, const Id &seeker_id) const {
  if (!separations_) return {};
  return context_.database.run(deadline, [&](Transaction &transaction) {
    return separations_->apart_from(transaction, seeker_id);
  });
}

Profile Service::profile(kit::Deadline deadline, const Id &mentor_id, Date today) const {
  catch_up(deadline);
  if (auto entry = index_->find(mentor_id); entry && is_current(*entry, today)) {
    return {Standing::listed, std::move(entry)};
  }
  return context_.database.run(deadline, [&](Transaction &transaction) -> Profile {
    const auto mentor = mentors_.find(transaction, mentor_id);
    if (!mentor || !mentor->opted_in || !mentor->paused || mentor->suspended) return {};
    const auto member = members_.find(transaction, mentor_id);
    if (!member || !members::is_active(*member, today)) return {};
    return {Standing::paused, nullptr};
  });
}

// Reading the revision takes no lock. Who finds that it moved on reads on, one at a time; who
// waited for them finds little left to do.
void Service::catch_up(kit::Deadline deadline) const {
  if (newest_revision(deadline) == published_) return;
  const kit::Microseconds left{deadline.steady_us - context_.clock.steady_us()};
  std::unique_lock lock(reading_on_, left);
  if (!lock) throw kit::DatabaseUnavailable("the directory is still being built");
  read_on(deadline);
}

std::int64_t Service::newest_revision(kit::Deadline deadline) const {
  try {
    return context_.database.run(
        deadline, [&](Transaction &transaction) { return mentors_.revision(transaction); });
  } catch (const kit::DatabaseError &error) {
    context_.log.write(kit::Level::error, "directory.revision", error.what());
    throw kit::DatabaseUnavailable("the directory's revision cannot be read");
  }
}

void Service::read_on(kit::Deadline deadline) const {
  for (bool behind = true; behind;) {
    const Batch batch = read_batch(deadline);
    if (batch.newest < reached_) {  // an older database was put back: begin anew
      index_->clear();
      reached_ = 0;
      published_ = -1;
      continue;
    }
    take_in(batch.changes);
    behind = batch.changes.size() == batch_size;
    reached_ = behind ? batch.changes.back().revision : batch.newest;
  }
  index_->publish();
  published_ = reached_;
}

// The revision is read first: every change up to it can be seen by the statement after it.
Service::Batch Service::read_batch(kit::Deadline deadline) const {
  return context_.database.run(deadline, [&](Transaction &transaction) {
    Batch batch;
    batch.newest = mentors_.revision(transaction);
    if (batch.newest <= reached_) return batch;
    batch.changes = mentors_.changed_since(transaction, reached_, batch_size);
    return batch;
  });
}

void Service::take_in(const std::vector<mentors::Service::Change> &changes) const {
  std::vector<Change> entries;
  entries.reserve(changes.size());
  for (const auto &change : changes) {
    entries.push_back(
        {change.mentor.member_id, searchable(change.mentor, change.member, catalog_)});
  }
  index_->apply(std::move(entries));
}

// The same search twice makes two tokens and harms nobody; an operation id would only leave the
// token in plain text in the table of operations.
std::optional<std::string> Service::keep(kit::Deadline deadline, const Session &session,
                                         const Filters &filters) const {
  const std::string token = kit::make_token(context_.random);
  const std::string token_hash = kit::hash_token(token);
  const kit::Instant now = context_.clock.now();
  const KeptSearch search{
      token_hash,
      session.member_id,
      session_hash(context_, session),
      context_.sealer.seal_padded(place_of(token_hash), to_json(filters), sealed_block),
      now,
      now + kept_for};
  try {
    context_.database.once(deadline, insert_search, search_row(search),
                           [&](Transaction &transaction) {
                             delete_expired_searches(transaction, now);
                             take_places(transaction, session.member_id, filters);
                           });
  } catch (const LimitReached &) {
    return std::nullopt;
  }
  return token;
}

void Service::take_places(Transaction &transaction, const Id &member_id,
                          const Filters &filters) const {
  auto take = [&](std::string_view what, std::int64_t limit) {
    if (!take_place(transaction, context_, what, member_id.text(), limit, limit_window)) {
      throw LimitReached{};
    }
  };
  if (has_identity(filters)) {
    take("directory.identity_search", context_.program.number("identity_searches_per_hour"));
  }
  take("directory.kept_search", kept_searches_per_hour);
}

bool Service::has_identity(const Filters &filters) const {
  return !filters.own_words.empty() ||
         std::ranges::any_of(criteria_, [&](const Criterion &criterion) {
           return criterion.identity && filters.codes.contains(criterion.id);
         });
}

std::optional<Filters> Service::kept(kit::Deadline deadline, const Session &session,
                                     std::string_view token) const {
  const std::string token_hash = kit::hash_token(token);
  const auto sealed = context_.database.run(deadline, [&](Transaction &transaction) {
    return find_search(transaction, token_hash, session.member_id, session_hash(context_, session),
                       context_.clock.now());
  });
  if (!sealed) return std::nullopt;
  try {
    return from_json(context_.sealer.open_padded(place_of(token_hash), *sealed));
  } catch (const kit::SealBroken &) {
    return std::nullopt;  // its key was destroyed: as if it were over
  }
}

}  // namespace tandem::directory
