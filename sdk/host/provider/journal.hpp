// A file of JSON lines: each change is appended and synced before it is acted on, so that kill -9
// loses none. The last line of a key counts; a half-written last line is none.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace ams::provider {

class Journal {
 public:
  // Calls `replay` for each whole line of an earlier run.
  Journal(std::filesystem::path file, const std::function<void(const std::string &)> &replay);
  ~Journal();
  Journal(const Journal &) = delete;
  Journal &operator=(const Journal &) = delete;

  // Throws std::runtime_error when it cannot be written.
  void append(const std::string &line);

 private:
  int descriptor_ = -1;
};

}  // namespace ams::provider
