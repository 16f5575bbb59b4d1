// The checks of a plugin. Each is run in a process of its own: a plugin that crashes or hangs fails
// that check and no other.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "small_host.hpp"

namespace ams::validator {

struct Subject {
  std::string path;
  SmallHostSettings host;
};

struct Failed : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// The check does not apply to this plugin, or not without a database.
struct Skipped : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline void expect(bool holds, const std::string &otherwise) {
  if (!holds) throw Failed(otherwise);
}

struct Check {
  const char *name;
  void (*run)(const Subject &);
};

// What can be seen without bringing the plugin to life, and what only an active one shows.
std::vector<Check> checks_at_rest();
std::vector<Check> checks_while_active();

}  // namespace ams::validator
