// The only way to the projection of members.
#pragma once

#include <optional>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/members/types.hpp>

namespace tandem::members {

// The host's members (ams.members/1), as a port.
class Source {
 public:
  virtual ~Source() = default;
  virtual std::optional<Member> get(const Id &id) const = 0;
  virtual std::vector<Member> changed_since(std::int64_t revision, unsigned limit) const = 0;
};

// What the nouns above need to know of a member, in the same transaction. Wired in tandem.cpp.
class Listener {
 public:
  virtual ~Listener() = default;
  // A newer snapshot was kept: name, dates, address or category may differ.
  virtual void on_member_changed(Transaction &transaction, const Id &id) = 0;
  // The member is gone for good (erased or merged away).
  virtual void on_member_gone(Transaction &transaction, const Id &id) = 0;
};

class Service {
 public:
  Service(const Context &context, const Source &source) : context_(context), source_(source) {}

  void listen(Listener &listener) { listeners_.push_back(&listener); }

  // The member, from the projection; else from the host, and then kept. Nothing: unknown or gone.
  std::optional<Member> find(Transaction &transaction, const Id &id) const;
  // The member as the host has them now, kept in the projection. For pages: never stale.
  std::optional<Member> current(kit::Deadline deadline, const Id &id) const;
  // Takes a snapshot, unless it is older than what is kept. True when something changed.
  bool take(Transaction &transaction, const Member &snapshot) const;
  // The same, of a member who takes part; of others nothing is kept.
  void refresh(Transaction &transaction, const Member &snapshot) const;
  // When the projection was last reconciled.
  Instant reconciled_at(Transaction &transaction) const;
  // Terminal (member erased or merged): a tombstone stays.
  void forget(Transaction &transaction, const Id &id, std::int64_t revision) const;
  // Reconciles with the host: reads what changed since the last time. True when there is more.
  bool reconcile(kit::Deadline deadline) const;

  kit::Date today(Instant now) const;

 private:
  const Context &context_;
  const Source &source_;
  std::vector<Listener *> listeners_;
};

}  // namespace tandem::members
