// A folder of a test's own, gone when the test is.
#pragma once

#include <filesystem>
#include <string>

namespace ams::test {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  const std::filesystem::path &path() const { return path_; }
  std::filesystem::path operator/(const std::string &name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path &path);
// Whole or not at all, also for a reader at the same moment.
void write_file(const std::filesystem::path &path, std::string_view bytes);

}  // namespace ams::test
