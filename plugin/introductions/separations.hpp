// Who must not meet: blocked pairs, reported pairs. Introductions ask before one is sent; concerns
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
};

}  // namespace tandem::introductions
