// Pairings from before this program, which staff bring in from a file (imports): an accepted
// introduction without words, and the pairing it became, so that its pages work for both.
#pragma once

#include <optional>
#include <string>

#include <plugin/introductions/service.hpp>

namespace tandem::introductions {

struct EarlierPairing {
  Id mentee_id;
  Id mentor_id;
  Instant began_at{};
  std::optional<Instant> ended_at = std::nullopt;
};

enum class NotBroughtIn {
  paired_before,      // it stands already, or stood from that day on
  introduction_open,  // one between them waits for its answer
};

class Imported {
 public:
  Imported(const Context &context, const mentors::Service &mentors, const Service &introductions)
      : context_(context), mentors_(mentors), introductions_(introductions) {}

  // Reads only.
  std::optional<NotBroughtIn> why_not(Transaction &transaction,
                                      const EarlierPairing &pairing) const;
  // Returns the pairing's id. It takes a place beyond the mentor's capacity if need be, since it is
  // there in life; the mentor is full then (FOM-12). No mail.
  Id bring_in(Transaction &transaction, const EarlierPairing &pairing,
              const std::string &mentee_name, const Id &staff_id) const;
  // Undoing: as if it had never been. False: somebody has changed it since.
  bool take_out(Transaction &transaction, const Id &pairing_id, const Id &staff_id) const;

 private:
  void refresh_full(Transaction &transaction, const Id &mentor_id) const;

  const Context &context_;
  const mentors::Service &mentors_;
  const Service &introductions_;
};

}  // namespace tandem::introductions
