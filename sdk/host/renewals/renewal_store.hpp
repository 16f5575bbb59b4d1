// All SQL of ams_renewals and ams_renewal_submissions.
#pragma once

#include <host/renewals/renewal.hpp>
#include <kit/database/database.hpp>

namespace ams::host {

class RenewalStore {
 public:
  // Throws kit::DuplicateKey "one_open_renewal" when the member has an open one.
  static void insert(kit::Transaction &transaction, const Renewal &renewal);
  static void add_submission(kit::Transaction &transaction, const kit::Id &renewal,
                             const std::string &plugin, const kit::Id &event);
  static std::optional<Renewal> find(kit::Transaction &transaction, const kit::Id &id);
  static std::optional<Renewal> find_by_operation(kit::Transaction &transaction,
                                                  const kit::Id &member, const kit::Id &operation);
  static std::optional<Renewal> find_open(kit::Transaction &transaction, const kit::Id &member);
  // The newest first, after the one that was made then, at most `limit`.
  static std::vector<Renewal> of_member(kit::Transaction &transaction, const kit::Id &member,
                                        kit::Instant made_before, const kit::Id &before,
                                        unsigned limit);
  // Ends a renewal that awaits payment. False: it had ended before.
  static bool end(kit::Transaction &transaction, const kit::Id &id, RenewalState state,
                  kit::Instant now);
  static void set_ended(kit::Transaction &transaction, const kit::Id &id,
                        kit::Date new_paid_through, const kit::Id &event);
  // Open ones from before `before`, the oldest first.
  static std::vector<kit::Id> open_since(kit::Transaction &transaction, kit::Instant before,
                                         unsigned limit);
  static std::optional<kit::Instant> oldest_open(kit::Transaction &transaction);
};

}  // namespace ams::host
