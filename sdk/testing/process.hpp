// A program that a test starts, and ends for certain.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ams::test {

// The child dies with the thread that started it, so that a crashed test leaves nothing behind:
// start it on a thread that lives as long as it is to run.
class Process {
 public:
  // `command[0]` is searched in PATH. Standard output and error go into `output`.
  Process(const std::vector<std::string> &command, const std::filesystem::path &output);
  // Ends it by SIGTERM, after `patience` by SIGKILL.
  ~Process();
  Process(const Process &) = delete;
  Process &operator=(const Process &) = delete;

  pid_t pid() const { return pid_; }
  bool running();
  void signal(int number) const;
  // Waits until it ended; nothing if it did not in time. A signal's number is returned as 128 + n.
  std::optional<int> wait(std::chrono::milliseconds patience);

  static constexpr std::chrono::seconds patience{20};

 private:
  pid_t pid_;
  std::optional<int> code_;
};

// Runs to the end; throws std::runtime_error with its output unless it returns 0.
std::string run_command(const std::vector<std::string> &command);

// Tries every few milliseconds until `done`; false when it was not in time.
bool eventually(const std::function<bool()> &done,
                std::chrono::milliseconds patience = std::chrono::seconds(20));

}  // namespace ams::test
