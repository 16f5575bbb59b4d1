// The only way to mentee profiles.
#pragma once

#include <exception>
#include <optional>

#include <plugin/base/context.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentees/rules.hpp>
#include <plugin/mentees/types.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::mentees {

// Thrown, so that a refusal rolls back whatever its transaction had written.
struct RefusedError : std::exception {
  explicit RefusedError(Refusal refusal) : why(refusal) {}
  const char *what() const noexcept override { return code(why); }
  Refusal why;
};

class Service : public members::Listener {
 public:
  Service(const Context &context, const consent::Service &consents,
          const questionnaires::Catalog &catalog)
      : context_(context), consents_(consents), catalog_(catalog) {}

  std::optional<Profile> find(Transaction &transaction, const Id &member_id) const;
  bool is_complete(Transaction &transaction, const Id &member_id) const;

  // What goes along with an introduction now: open answers only. Nothing while incomplete.
  std::optional<Sheet> snapshot(Transaction &transaction, const Id &member_id) const;
  // For ranking in the directory; nothing when there is no profile.
  std::optional<MenteeFit> fit(Transaction &transaction, const Id &member_id) const;

  // Saves answers, read completely, over the version that the form was shown with (0: none). The
  // consents of identity answers begin and end with them, in the same transaction (FOM-14). Saving
  // the same again is saving once: the version is the idempotency key, so that somebody who goes
  // back and changes an answer is not told that it was saved. Throws RefusedError.
  void save(Transaction &transaction, const Profile &profile, Language language) const;

  void on_member_changed(Transaction &, const Id &) override {}
  // The profile goes, and the consents of its identity answers end with it.
  void on_member_gone(Transaction &transaction, const Id &id) override;

 private:
  const Context &context_;
  const consent::Service &consents_;
  const questionnaires::Catalog &catalog_;
};

}  // namespace tandem::mentees
