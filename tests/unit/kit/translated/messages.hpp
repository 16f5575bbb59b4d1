// Messages for catalogue_test.cpp, found by translate.py as those of the programs are.
#pragma once

#include <kit/language/catalogue.hpp>

namespace translated {

constexpr ams::kit::Text greeting() { return _("Hello, {name}!"); }
constexpr ams::kit::Text joined() {
  return _("Two literals "
           "make one message.");
}
constexpr ams::kit::CountedText mentors() { return _n("One mentor", "{n} mentors"); }

}  // namespace translated
