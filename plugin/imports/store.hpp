// All SQL of imports. What the files said is sealed at rest.
#pragma once

#include <optional>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/imports/types.hpp>

namespace tandem::imports::store {

void insert(Transaction &transaction, const Context &context, const Import &import,
            const Plan &plan);
std::optional<Import> find(Transaction &transaction, const Id &id);
// Held until the transaction ends.
std::optional<Import> lock(Transaction &transaction, const Id &id);
// Newest first.
std::vector<Import> newest(Transaction &transaction, unsigned limit);
// Moves on from `before`, with what belongs to it. False: it is in another state by now.
bool start(Transaction &transaction, const Id &id, const Id &staff_id, bool tells, Instant at);
bool undo(Transaction &transaction, const Id &id, State before, const Id &staff_id, Instant at);
bool finish(Transaction &transaction, const Id &id, State before, State after, Instant at);

// The one that is worked on, the oldest first.
std::optional<Id> working(Transaction &transaction);
// Rows in that state, in order of their numbers or against it.
enum class Order { forwards, backwards };
std::vector<Row> rows(Transaction &transaction, const Context &context, const Id &id,
                      RowState state, Order order, unsigned limit);
void settle(Transaction &transaction, const Id &id, const Row &row);
// What was not done yet when the import was stopped.
void stop_waiting(Transaction &transaction, const Id &id);
std::vector<Tally> tally(Transaction &transaction, const Id &id);
std::vector<Finding> report(Transaction &transaction, const Context &context, const Id &id);

// Contents that have served their time: ended, or never begun, before `before`.
std::optional<Instant> oldest_full(Transaction &transaction);
std::optional<Id> due_for_emptying(Transaction &transaction, Instant before);
void empty(Transaction &transaction, const Id &id, Instant at);
// Of somebody who is gone: their rows, and what the reports say of them.
void forget_member(Transaction &transaction, const Context &context, const Id &member_id);

}  // namespace tandem::imports::store
