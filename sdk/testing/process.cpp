#include <testing/process.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

#include <testing/folder.hpp>

namespace ams::test {
namespace {

std::vector<char *> to_argv(const std::vector<std::string> &command) {
  std::vector<char *> argv;
  for (const auto &word : command) argv.push_back(const_cast<char *>(word.c_str()));
  argv.push_back(nullptr);
  return argv;
}

// In the child, between fork and exec: system calls alone, since other threads' locks stay taken.
[[noreturn]] void become(char *const *argv, int output, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
  int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  execvp(argv[0], argv);
  _exit(127);
}

int exit_code(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Process::Process(const std::vector<std::string> &command, const std::filesystem::path &output) {
  auto argv = to_argv(command);
  int file = open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error("cannot write " + output.string());
  auto parent = getpid();
  pid_ = fork();
  if (pid_ == 0) become(argv.data(), file, parent);
  close(file);
  if (pid_ < 0) throw std::runtime_error("cannot start " + command[0]);
}

Process::~Process() {
  if (!running()) return;
  signal(SIGTERM);
  signal(SIGCONT);  // a test may have stopped it
  if (wait(patience)) return;
  signal(SIGKILL);
  wait(patience);
}

bool Process::running() { return !wait(std::chrono::milliseconds(0)); }

void Process::signal(int number) const {
  if (!code_) kill(pid_, number);
}

std::optional<int> Process::wait(std::chrono::milliseconds patience) {
  eventually(
      [&] {
        int status;
        if (!code_ && waitpid(pid_, &status, WNOHANG) == pid_) code_ = exit_code(status);
        return code_.has_value();
      },
      patience);
  return code_;
}

std::string run_command(const std::vector<std::string> &command) {
  TemporaryFolder folder;
  Process process(command, folder / "output");
  auto code = process.wait(std::chrono::minutes(2));
  auto output = read_file(folder / "output");
  if (code == 0) return output;
  throw std::runtime_error(command[0] + " failed: " + output);
}

bool eventually(const std::function<bool()> &done, std::chrono::milliseconds patience) {
  constexpr std::chrono::milliseconds longest_pause{20};
  auto until = std::chrono::steady_clock::now() + patience;
  auto pause = std::chrono::milliseconds(1);
  while (!done()) {
    if (std::chrono::steady_clock::now() >= until) return false;
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, longest_pause);
  }
  return true;
}

}  // namespace ams::test
