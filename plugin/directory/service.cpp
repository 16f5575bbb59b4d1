#include "service.hpp"

#include <algorithm>
#include <atomic>

#include <kit/crypto/token.hpp>
#include <plugin/base/throttle.hpp>
#include <plugin/directory/details.hpp>
#include <plugin/directory/filters.hpp>
#include <plugin/directory/index/index.hpp>
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

// What one version of the mentor questionnaire makes of the mentors.
struct Service::Book {
  Book(const questionnaires::Questionnaire &mentor, const std::vector<Criterion> &of)
      : questionnaire(mentor), criteria(of), index(of, mentor) {}

  const questionnaires::Questionnaire &questionnaire;
  const std::vector<Criterion> &criteria;
  Index index;
  mutable Details details;
  std::timed_mutex reading_on;               // guards the index's changes and `reached`
  std::int64_t reached = 0;                  // revision up to which changes were applied
  std::atomic<std::int64_t> published = -1;  // revision that searches see
  std::atomic<bool> begun = false;           // a first build, which may be done by now
  std::atomic<std::size_t> taken_in = 0, to_take_in = 0;  // mentors, of a first build

  bool building() const { return begun && published < 0; }
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
      catalog_(catalog) {}

Service::~Service() = default;

std::shared_ptr<Service::Book> Service::book() const {
  const auto &in_force = catalog_.mentor();
  std::lock_guard lock(books_);
  if (book_ && &book_->questionnaire == &in_force) return book_;
  criteria_.push_back(std::make_unique<const std::vector<Criterion>>(criteria_of(in_force)));
  auto book = std::make_shared<Book>(in_force, *criteria_.back());
  // Whoever searched in the old one finds the new one built as soon as it can be.
  book->begun = book_ && book_->begun;
  return book_ = std::move(book);
}

const std::vector<Criterion> &Service::criteria() const { return book()->criteria; }

// What a page shows of those found is read after they were found. Whoever changed in between is
// told by their revision, and the whole question is put again: what is found and what is shown are
// always of one moment.
Matches Service::search(kit::Deadline deadline, Date today, const Filters &filters,
                        const Seeker &seeker, unsigned page) const {
  for (int left = tries; left > 0; --left) {
    Now now = read_now(deadline, seeker.member_id);
    const auto book = this->book();
    catch_up(deadline, *book, now.revision);
    const Question question =
        prepare(book->criteria, filters,
                {seeker.member_id, seeker.wishes, std::move(now.apart)}, today, page);
    if (auto matches = matches_of(deadline, *book, book->index.search(question), question))
      return *matches;
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

std::optional<Matches> Service::matches_of(kit::Deadline deadline, const Book &book, Hits hits,
                                           const Question &question) const {
  std::vector<std::shared_ptr<const Searchable>> details;
  if (!read_details(deadline, book, hits.page, details)) return std::nullopt;
  Matches matches{{}, hits.more, hits.total, std::move(hits.counts), &book.criteria};
  for (auto &mentor : details) matches.page.push_back(weigh(std::move(mentor), question));
  return matches;
}

// False: one of them is not as they were found.
bool Service::read_details(kit::Deadline deadline, const Book &book, const std::vector<Hit> &hits,
                           std::vector<std::shared_ptr<const Searchable>> &details) const {
  std::vector<Id> missing;
  for (const Hit &hit : hits) {
    details.push_back(book.details.find(hit.mentor_id, hit.revision));
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
    auto entry = searchable(found->mentor, found->member, book.questionnaire);
    if (!entry) return false;
    details[at] = std::make_shared<const Searchable>(std::move(*entry));
    book.details.keep(details[at], found->revision);
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
  const auto book = this->book();
  if (!book->building()) return std::nullopt;
  return Progress{book->taken_in, book->to_take_in};
}

bool Service::build_on(kit::Deadline deadline) const {
  if (!building()) return false;
  try {
    catch_up(deadline, *book(), read_now(deadline, {}).revision);
  } catch (const StillBuilding &) {
    return true;
  }
  return false;
}

// Who finds that the revision moved on reads on, one at a time; who waited for them finds little
// left to do.
void Service::catch_up(kit::Deadline deadline, Book &book, std::int64_t newest) const {
  if (newest == book.published) return;
  kit::Microseconds left{deadline.steady_us - context_.clock.steady_us()};
  if (book.building()) left = std::min(left, patience_with_a_build);
  std::unique_lock lock(book.reading_on, left);
  if (!lock) throw StillBuilding();
  try {
    read_on(deadline, book);
  } catch (const kit::DatabaseUnavailable &) {
    if (book.building()) throw StillBuilding();  // what was read is kept; the next one goes on
    throw;
  }
}

void Service::read_on(kit::Deadline deadline, Book &book) const {
  book.begun = true;
  for (bool behind = true; behind;) {
    const Batch batch = read_batch(deadline, book);
    if (batch.newest < book.reached) {  // an older database was put back: begin anew
      book.index.clear();
      book.details.clear();
      book.reached = 0;
      book.taken_in = 0;
      book.published = -1;
      continue;
    }
    take_in(book, batch.changes);
    behind = batch.changes.size() == batch_size;
    book.reached = behind ? batch.changes.back().revision : batch.newest;
  }
  book.index.publish();
  book.published = book.reached;
}

// The revision is read first: every change up to it can be seen by the statement after it.
Service::Batch Service::read_batch(kit::Deadline deadline, Book &book) const {
  return context_.database.run(deadline, [&](Transaction &transaction) {
    Batch batch;
    batch.newest = mentors_.revision(transaction);
    if (book.reached == 0) book.to_take_in = static_cast<std::size_t>(mentors_.count(transaction));
    if (batch.newest <= book.reached) return batch;
    batch.changes = mentors_.changed_since(transaction, book.reached, batch_size);
    return batch;
  });
}

void Service::take_in(Book &book,
                      const std::vector<mentors::Service::Change> &changes) const {
  std::vector<Change> entries;
  entries.reserve(changes.size());
  for (const auto &change : changes) {
    book.details.forget(change.mentor.member_id);
    entries.push_back({change.mentor.member_id,
                       searchable(change.mentor, change.member, book.questionnaire),
                       change.revision});
  }
  book.index.apply(std::move(entries));
  if (book.published < 0) book.taken_in += changes.size();
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
         std::ranges::any_of(criteria(), [&](const Criterion &criterion) {
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
    auto filters = from_json(context_.sealer.open_padded(place_of(token_hash), *sealed));
    if (filters && !still_offered(*filters)) return std::nullopt;
    return filters;
  } catch (const kit::SealBroken &) {
    return std::nullopt;  // its key was destroyed: as if it were over
  }
}

// A filter that a newer questionnaire does not know would find everybody: the search is over.
bool Service::still_offered(const Filters &filters) const {
  const auto &known = criteria();
  return std::ranges::all_of(filters.codes,
                             [&](const auto &chosen) {
                               const auto *criterion = find(known, chosen.first);
                               return criterion &&
                                      std::ranges::all_of(chosen.second, [&](const auto &code) {
                                        return criterion->offers(code);
                                      });
                             }) &&
         std::ranges::all_of(filters.own_words, [&](const auto &typed) {
           return find(known, typed.first) != nullptr;
         });
}

}  // namespace tandem::directory
