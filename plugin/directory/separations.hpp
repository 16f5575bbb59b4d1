// Who must not meet in a search: blocked pairs, reported pairs. The directory asks; concerns come
// after it and know. Wired in tandem.cpp; without an answer nobody is apart.
#pragma once

#include <vector>

#include <plugin/base/context.hpp>

namespace tandem::directory {

class Separations {
 public:
  virtual ~Separations() = default;
  // Mentors that the seeker never finds, in any order. Asked anew in every search, in the
  // transaction that reads the directory's revision; the seeker's own id need not be in it.
  virtual std::vector<Id> apart_from(Transaction &transaction, const Id &seeker_id) const = 0;
};

}  // namespace tandem::directory
