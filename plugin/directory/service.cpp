#include "service.hpp"

#include <algorithm>

#include <kit/crypto/token.hpp>
#include <plugin/base/throttle.hpp>
#include <plugin/directory/filters.hpp>
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

// A search is put again when somebody it found changes before they are read.
constexpr int tries = 4;
// Nobody waits longer than this for another's first build: the page says so, and asks to try again.
constexpr kit::Microseconds patience_with_a_build{std::chrono::seconds(1)};

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

struct Service::Now {
  std::int64_t revision = 0;
  std::vector<Id> apart;
};

Service::Service(const Context &context, const mentors::Service &mentors,
                 const members::Service &members, const questionnaires::Catalog &catalog)
    : context_(context),
      mentors_(mentors),
      members_(members),
      catalog_(catalog),
      criteria_(criteria_of(catalog)),
      index_(criteria_, catalog) {}

// What a page shows of those found is read after they were found. Whoever changed in between is
// told by their revision, and the whole question is put again: what is found and what is shown are
// always of one moment.
Matches Service::search(kit::Deadline deadline, Date today, const Filters &filters,
                        const Seeker &seeker, unsigned page) const {
  for (int left = tries; left > 0; --left) {
    Now now = read_now(deadline, seeker.member_id);
    catch_up(deadline, now.revision);
    const Question question = prepare(
        criteria_, filters, {seeker.member_id, seeker.wishes, std::move(now.apart)}, today, page);
    if (auto matches = matches_of(deadline, index_.search(question), question)) return *matches;
  }
  throw kit::DatabaseUnavailable("mentors change faster than they can be read");
}

Service::Now Service::read_now(kit::Deadline deadline, const Id &seeker_id) const {
  try {
    return context_.database.run(deadline, [&](Transaction &transaction) {
      Now now{mentors_.revision(transaction), {}};
      if (separations_) now.apart = separations_->apart_from(transaction, seeker_id);
      return now;
    });
  } catch (const kit::DatabaseError &error) {
    context_.log.write(kit::Level::error, "directory.revision", error.what());
    throw kit::DatabaseUnavailable("the directory's revision cannot be read");
  }
}

std::optional<Matches> Service::matches_of(kit::Deadline deadline, Hits hits,
                                           const Question &question) const {
  std::vector<std::shared_ptr<const Searchable>> details;
  if (!read_details(deadline, hits.page, details)) return std::nullopt;
  Matches matches{{}, hits.more, hits.total, std::move(hits.counts)};
  for (auto &mentor : details) matches.page.push_back(weigh(std::move(mentor), question));
  return matches;
}

// False: one of them is not as they were found.
bool Service::read_details(kit::Deadline deadline, const std::vector<Hit> &hits,
                           std::vector<std::shared_ptr<const Searchable>> &details) const {
  std::vector<Id> missing;
  for (const Hit &hit : hits) {
    details.push_back(details_.find(hit.mentor_id, hit.revision));
    if (!details.back()) missing.push_back(hit.mentor_id);
  }
  if (missing.empty()) return true;
  const auto read = context_.database.run(
      deadline, [&](Transaction &transaction) { return mentors_.read(transaction, missing); });
  for (std::size_t at = 0; at < hits.size(); ++at) {
    if (details[at]) continue;
    const auto found = std::ranges::find_if(read, [&](const auto &change) {
      return change.mentor.member_id == hits[at].mentor_id;
    });
    if (found == read.end() || found->revision != hits[at].revision) return false;
    auto entry = searchable(found->mentor, found->member, catalog_);
    if (!entry) return false;
    details[at] = std::make_shared<const Searchable>(std::move(*entry));
    details_.keep(details[at], found->revision);
  }
  return true;
}

Profile Service::profile(kit::Deadline deadline, const Id &mentor_id, Date today,
                         const Id &reader_id) const {
  const auto read = context_.database.run(deadline, [&](Transaction &transaction) {
    const bool apart =
        separations_ &&
        std::ranges::count(separations_->apart_from(transaction, reader_id), mentor_id) > 0;
    return apart ? std::vector<mentors::Service::Change>()
                 : mentors_.read(transaction, {mentor_id});
  });
  if (read.empty()) return {};
  const auto &[mentor, member, revision] = read.front();
  if (auto entry = searchable(mentor, member, catalog_); entry && is_current(*entry, today))
    return {Standing::listed, std::make_shared<const Searchable>(std::move(*entry))};
  if (!(mentor.paused || mentor.full) || !mentors::may_be_asked(mentor, today)) return {};
  if (!members::is_active(member, today)) return {};
  return {Standing::paused, nullptr};
}

std::optional<Progress> Service::building() const {
  if (!begun_ || published_ >= 0) return std::nullopt;
  return Progress{taken_in_, to_take_in_};
}

bool Service::build_on(kit::Deadline deadline) const {
  if (!building()) return false;
  try {
    catch_up(deadline, read_now(deadline, {}).revision);
  } catch (const StillBuilding &) {
    return true;
  }
  return false;
}

// Who finds that the revision moved on reads on, one at a time; who waited for them finds little
// left to do.
void Service::catch_up(kit::Deadline deadline, std::int64_t newest) const {
  if (newest == published_) return;
  kit::Microseconds left{deadline.steady_us - context_.clock.steady_us()};
  if (building()) left = std::min(left, patience_with_a_build);
  std::unique_lock lock(reading_on_, left);
  if (!lock) throw StillBuilding();
  try {
    read_on(deadline);
  } catch (const kit::DatabaseUnavailable &) {
    if (building()) throw StillBuilding();  // what was read is kept; the next one goes on
    throw;
  }
}

void Service::read_on(kit::Deadline deadline) const {
  begun_ = true;
  for (bool behind = true; behind;) {
    const Batch batch = read_batch(deadline);
    if (batch.newest < reached_) {  // an older database was put back: begin anew
      index_.clear();
      details_.clear();
      reached_ = 0;
      taken_in_ = 0;
      published_ = -1;
      continue;
    }
    take_in(batch.changes);
    behind = batch.changes.size() == batch_size;
    reached_ = behind ? batch.changes.back().revision : batch.newest;
  }
  index_.publish();
  published_ = reached_;
}

// The revision is read first: every change up to it can be seen by the statement after it.
Service::Batch Service::read_batch(kit::Deadline deadline) const {
  return context_.database.run(deadline, [&](Transaction &transaction) {
    Batch batch;
    batch.newest = mentors_.revision(transaction);
    if (reached_ == 0) to_take_in_ = static_cast<std::size_t>(mentors_.count(transaction));
    if (batch.newest <= reached_) return batch;
    batch.changes = mentors_.changed_since(transaction, reached_, batch_size);
    return batch;
  });
}

void Service::take_in(const std::vector<mentors::Service::Change> &changes) const {
  std::vector<Change> entries;
  entries.reserve(changes.size());
  for (const auto &change : changes) {
    details_.forget(change.mentor.member_id);
    entries.push_back({change.mentor.member_id,
                       searchable(change.mentor, change.member, catalog_), change.revision});
  }
  index_.apply(std::move(entries));
  if (published_ < 0) taken_in_ += changes.size();
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
