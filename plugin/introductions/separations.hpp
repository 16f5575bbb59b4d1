// Who must not meet: blocked pairs, reported pairs; and who was removed from the program. Introductions ask before one is sent; concerns
// know. Wired in tandem.cpp; without an answer nobody is apart.
#pragma once

#include <plugin/base/context.hpp>

namespace tandem::introductions {

class Separations {
 public:
  virtual ~Separations() = default;
  // Whichever of the two is mentee or mentor, and whichever of them wanted it. Reads only, in the
  // transaction that sends: what is committed before a send is seen by it.
  virtual bool apart(Transaction &transaction, const Id &one, const Id &other) const = 0;
  // Removed from the program by staff: writes to nobody until staff lift it. Reads only.
  virtual bool barred(Transaction &, const Id & /*mentee_id*/) const { return false; }
};

}  // namespace tandem::introductions
