// Leases over processes: by the database's time, with a fencing number (DESIGN 3.8).
#pragma once

#include <optional>
#include <string>

#include <kit/database/database.hpp>

namespace ams::host {

class Leases {
 public:
  // `holder` is this process, for as long as it lives.
  Leases(kit::Database &database, const kit::Clock &clock, kit::Id holder)
      : database_(database), clock_(clock), holder_(holder) {}

  // The fencing number of the lease now held, or nothing when another process holds it.
  std::optional<std::int64_t> take(const std::string &name, kit::Microseconds duration);
  void give_back(const std::string &name);

 private:
  kit::Database &database_;
  const kit::Clock &clock_;
  kit::Id holder_;
};

}  // namespace ams::host
