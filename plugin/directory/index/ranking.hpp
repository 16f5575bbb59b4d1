// The best of what was found: fit first, then the name as people sort it, then the id, so that
// pages never overlap. Fits are bits in planes, and a page is cut out of them plane by plane.
#pragma once

#include <vector>

#include <plugin/directory/index/segment.hpp>

namespace tandem::directory {

struct Hit;

// A wanted value, and what it adds to the fit of whoever has it.
struct Wish {
  Slot slot;
  unsigned weight;
};

// What one segment found, with its fits.
class Ranked {
 public:
  Ranked(const Segment &segment, Bits found, const std::vector<Wish> &wishes);

  const Segment &segment() const { return *segment_; }
  const Bits &found() const { return found_; }
  const Sums &fits() const { return fits_; }

 private:
  const Segment *segment_;
  Bits found_;
  Sums fits_;
};

// Lines `begin` to `end` of everything that was found; `end` is not beyond it.
std::vector<Hit> best(std::vector<Ranked> ranked, std::size_t begin, std::size_t end);

}  // namespace tandem::directory
