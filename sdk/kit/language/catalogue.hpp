// Messages of the code: English in place, marked by _("…"), French from the compiled gettext
// catalogue (Boost.Locale reads it; it is embedded). Placeholders are named: {name}.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <kit/language/language.hpp>

namespace ams::kit {

// A message as it stands in the code. Made only by _() and _n(), so that the build tool finds all.
struct Text {
  const char *english;
};
struct CountedText {
  const char *one;
  const char *other;
};

using Argument = std::pair<std::string_view, std::string>;

class Catalogue {
 public:
  // `french_mo` is a compiled catalogue (.mo), borrowed for the constructor's time.
  explicit Catalogue(std::string_view french_mo);
  ~Catalogue();
  Catalogue(const Catalogue &) = delete;
  Catalogue &operator=(const Catalogue &) = delete;

  std::string say(Language language, Text text,
                  std::initializer_list<Argument> arguments = {}) const;
  // {n} is filled with `count`, as "1,500" or "1 500". English: 1 is singular; French: 0 and 1
  // are.
  std::string say(Language language, CountedText text, std::int64_t count,
                  std::initializer_list<Argument> arguments = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ams::kit

#define _(text) (::ams::kit::Text{text})
#define _n(one, other) (::ams::kit::CountedText{one, other})
