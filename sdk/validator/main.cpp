// ams_validate PLUGIN.so: runs every check of a plugin, each in its own process, and prints a line
// for each. Exit code 0: none failed.
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "checks.hpp"

namespace {

using namespace ams::validator;

constexpr unsigned longest_check_s = 60;

enum Outcome : int { passed = 0, failed = 1, skipped = 2 };

struct Result {
  int outcome;
  std::string reason;
};

// In the child: what came of it goes up the pipe, and nothing else of the process runs.
[[noreturn]] void run_and_exit(const Check &check, const Subject &subject, int pipe) {
  alarm(longest_check_s);
  int outcome = passed;
  std::string reason;
  try {
    check.run(subject);
  } catch (const Skipped &why) {
    outcome = skipped;
    reason = why.what();
  } catch (const std::exception &why) {
    outcome = failed;
    reason = why.what();
  } catch (...) {
    outcome = failed;
    reason = "an exception came out of the plugin";
  }
  if (write(pipe, reason.data(), reason.size()) < 0) outcome = failed;
  _exit(outcome);
}

std::string read_all(int pipe) {
  std::string text;
  char buffer[4096];
  for (ssize_t got; (got = read(pipe, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(got));
  return text;
}

Result run_apart(const Check &check, const Subject &subject) {
  int ends[2];
  if (pipe(ends) != 0) return {failed, "no pipe"};
  const pid_t child = fork();
  if (child < 0) return {failed, "no process"};
  if (child == 0) run_and_exit(check, subject, ends[1]);
  close(ends[1]);
  std::string reason = read_all(ends[0]);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status)) return {WEXITSTATUS(status), std::move(reason)};
  if (WTERMSIG(status) == SIGALRM) return {failed, "it does not come back"};
  return {failed, std::string("crashed: ") + strsignal(WTERMSIG(status))};
}

bool report(const Check &check, const Result &result) {
  const char *word = result.outcome == passed ? "pass" : result.outcome == skipped ? "skip" : "FAIL";
  std::printf("%s  %s%s%s\n", word, check.name, result.reason.empty() ? "" : ": ",
              result.reason.c_str());
  return result.outcome == passed || result.outcome == skipped;
}

void add_options(CLI::App &app, Subject &subject, std::vector<std::string> &config) {
  app.add_option("plugin", subject.path, "the plugin's file")->required()->check(CLI::ExistingFile);
  app.add_option("--config", config, "key=value of the plugin's section; may repeat");
  app.add_option("--database", subject.host.database_address, "unix:///path or tcp://host:port");
  app.add_option("--user", subject.host.database_user);
  app.add_option("--password", subject.host.database_password);
  app.add_option("--schema", subject.host.database_schema, "migrated by ams_host migrate");
}

}  // namespace

int main(int argc, char **argv) {
  Subject subject;
  std::vector<std::string> config;
  CLI::App app("checks a plugin against the contract");
  add_options(app, subject, config);
  CLI11_PARSE(app, argc, argv);
  for (const auto &pair : config) {
    const auto equals = pair.find('=');
    subject.host.config[pair.substr(0, equals)] =
        equals == std::string::npos ? "" : pair.substr(equals + 1);
  }
  subject.path = std::filesystem::canonical(subject.path);

  bool good = true;
  for (const auto &checks : {checks_at_rest(), checks_while_active()})
    for (const auto &check : checks) {
      std::fflush(stdout);
      good &= report(check, run_apart(check, subject));
    }
  return good ? 0 : 1;
}
