// A real MariaDB of a test's own: its data folder, one unix socket, no TCP.
#pragma once

#include <signal.h>

#include <memory>
#include <string>
#include <vector>

#include <kit/database/database.hpp>
#include <testing/folder.hpp>
#include <testing/process.hpp>

namespace ams::test {

// The first one on a machine prepares a data folder (a second or two), kept in the system's folder
// for temporary files; the others copy it and run 0.2 s later.
class PrivateMariaDb {
 public:
  PrivateMariaDb();

  // By SIGTERM, and waits.
  void stop();
  // As if the machine had crashed: by SIGKILL, and waits.
  void kill9();
  // Starts again on the same data; returns when it answers.
  void start();
  // Hangs without closing anything, and goes on.
  void pause() { server_->signal(SIGSTOP); }
  void resume() { server_->signal(SIGCONT); }

  std::string address() const { return "unix://" + socket().string(); }
  std::filesystem::path socket() const { return folder_ / "s"; }
  std::filesystem::path data() const { return folder_ / "data"; }
  std::filesystem::path log() const { return folder_ / "log"; }

  // How to reach `schema`, which need not exist.
  kit::DatabaseSettings settings(const std::string &schema = "") const;
  // Makes a new, empty schema. Any thread.
  kit::DatabaseSettings fresh_schema();

 private:
  std::vector<std::string> command() const;
  bool answers() const;

  TemporaryFolder folder_;
  std::unique_ptr<Process> server_;
};

// One for all tests of a program that do not harm it; ends with the program.
PrivateMariaDb &shared_mariadb();

}  // namespace ams::test
