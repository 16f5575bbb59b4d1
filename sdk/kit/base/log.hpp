// The port for log lines. Ids and route patterns only: no answers, addresses or tokens (PRV-08).
#pragma once

#include <string_view>

namespace ams::kit {

enum class Level { debug, info, warning, error };

class Log {
 public:
  virtual ~Log() = default;
  virtual void write(Level level, std::string_view call, std::string_view text) = 0;
};

}  // namespace ams::kit
