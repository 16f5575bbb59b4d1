// All SQL of concerns and blocks. What people wrote, and the names they knew, are sealed at rest.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/concerns/types.hpp>

namespace tandem::concerns::store {

void insert(Transaction &transaction, const Context &context, const Concern &concern,
            const Report &report);
std::optional<Concern> find(Transaction &transaction, const Id &id);
// The newest committed state, held until the transaction ends.
std::optional<Concern> lock(Transaction &transaction, const Id &id);
// Writes what a move changed. False: it is not what `before` says any more.
bool move(Transaction &transaction, const Concern &before, const Concern &after, bool apart);

// Nothing once the reporter was erased, or when the key is lost.
std::optional<Words> words(Transaction &transaction, const Context &context, const Id &id);
// How the reporter knows the person; empty when nobody was named.
std::string about_name(Transaction &transaction, const Context &context, const Id &id);

// Newest first, at most `limit`.
std::vector<Concern> of_reporter(Transaction &transaction, const Id &member_id, unsigned limit);
// For staff: open ones oldest first, closed ones newest first; none that names `not_about` or that
// this person reported.
struct Selection {
  bool closed = false;
  Id owner_id = {};  // none: whoever's
  Id not_about = {};
};
std::vector<Concern> list(Transaction &transaction, const Selection &selection, unsigned limit);
std::int64_t count_open(Transaction &transaction, const Id &not_about);

void add_step(Transaction &transaction, const Context &context, const Id &concern_id,
              const Step &step);
std::vector<Step> steps(Transaction &transaction, const Context &context, const Id &concern_id);

// What an erased reporter wrote goes; the envelope stays.
void erase_words(Transaction &transaction, const Id &reporter_id);

// False: it stood already.
bool block(Transaction &transaction, const Context &context, const Id &member_id,
           const Block &block);
bool unblock(Transaction &transaction, const Id &member_id, const Id &blocked_id);
// Newest first.
std::vector<Block> blocks_of(Transaction &transaction, const Context &context,
                             const Id &member_id);
bool has_blocked(Transaction &transaction, const Id &member_id, const Id &blocked_id);
void erase_blocks(Transaction &transaction, const Id &member_id);

// Whoever blocked them or was blocked by them, and whoever stands on the other side of a concern
// that keeps the two apart.
std::vector<Id> apart_from(Transaction &transaction, const Id &member_id);
bool are_apart(Transaction &transaction, const Id &one, const Id &other);

// Who writes to no mentor any more. False: they were barred before, or were not.
bool bar(Transaction &transaction, const Concern &concern, const Id &staff_id, Instant at);
bool lift_bar(Transaction &transaction, const Id &member_id);
bool is_barred(Transaction &transaction, const Id &member_id);

}  // namespace tandem::concerns::store
