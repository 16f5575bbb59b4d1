// Consents and acknowledgements: one line per purpose, with text version, language and time
// (PRV-01, PRV-14, FOM-06). Lines are withdrawn, never changed or deleted. And the texts they are
// about: published, never changed.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/consent/documents.hpp>
#include <plugin/consent/types.hpp>

namespace tandem::consent {

// What the nouns above need to know of a new version, in the same transaction. Wired in tandem.cpp.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual void on_published(Transaction &transaction, const Edition &edition) = 0;
};

class Service {
 public:
  explicit Service(const Context &context) : context_(context) {}

  void listen(Listener &listener) { listeners_.push_back(&listener); }

  // Gives a consent; one that stands with the same text version stays as it is.
  void give(Transaction &transaction, const Line &line) const;
  // Ends every standing consent for the purpose. True when there was one.
  bool withdraw(Transaction &transaction, const Id &member_id, std::string_view purpose,
                Instant at) const;
  // Ends every standing consent whose purpose begins so.
  void withdraw_all(Transaction &transaction, const Id &member_id, std::string_view beginning,
                    Instant at) const;
  std::vector<Line> standing(Transaction &transaction, const Id &member_id) const;
  std::optional<Line> standing(Transaction &transaction, const Id &member_id,
                               std::string_view purpose) const;
  // Every acknowledgement of a document that ever was, the newest first.
  std::vector<Line> acknowledgements(Transaction &transaction, const Id &member_id) const;

  // ---- Published texts ----

  // The newest edition of every document. Remembered until the revision moves on, so that every
  // process sees a new version at its next request. The texts that came with the program are
  // published by the first who asks.
  std::shared_ptr<const Shelf> in_force(Transaction &transaction) const;
  std::optional<Edition> edition(Transaction &transaction, std::string_view document,
                                 std::string_view version) const;
  std::vector<Edition> editions(Transaction &transaction, std::string_view document) const;

  // What would be published, or everything that stands in the way. Changes nothing.
  std::variant<Edition, std::vector<FlawFound>> check(Transaction &transaction,
                                                      const Draft &draft, Instant now) const;
  // Publishes both languages at once, and tells the listeners. `base_version` is the version that
  // whoever publishes has seen in force: nothing when there is another one by now, or when the
  // draft has flaws.
  std::optional<Edition> publish(Transaction &transaction, const Draft &draft,
                                 std::string_view base_version, const Id &staff_id,
                                 Instant now) const;

 private:
  std::shared_ptr<const Shelf> read_shelf(Transaction &transaction) const;
  std::variant<Edition, std::vector<FlawFound>> check_against(Transaction &transaction,
                                                              const Draft &draft,
                                                              const Shelf &shelf,
                                                              Instant now) const;
  bool publish_built_in(Transaction &transaction, const Shelf &shelf) const;

  const Context &context_;
  std::vector<Listener *> listeners_;
  mutable std::mutex mutex_;  // guards shelf_
  mutable std::shared_ptr<const Shelf> shelf_;
};

}  // namespace tandem::consent
