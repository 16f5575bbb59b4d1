#include <testing/mariadb.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <stdexcept>

#include <kit/base/system.hpp>

namespace ams::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

// Debian installs the server where only root's PATH looks.
constexpr const char *server_program = "/usr/sbin/mariadbd";

// As root the server wants to be told so.
std::vector<std::string> with_user(std::vector<std::string> command) {
  if (geteuid() == 0) command.push_back("--user=root");
  return command;
}

// Held by one process at a time, released when it ends, however it ends.
class FileLock {
 public:
  explicit FileLock(const fs::path &path)
      : file_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (file_ < 0 || flock(file_, LOCK_EX) != 0) {
      throw std::runtime_error("cannot lock " + path.string());
    }
  }
  ~FileLock() { close(file_); }
  FileLock(const FileLock &) = delete;
  FileLock &operator=(const FileLock &) = delete;

 private:
  int file_;
};

// For this user alone: the folder for temporary files belongs to all.
fs::path make_cache() {
  auto cache = fs::temp_directory_path() / ("ams-testing-" + std::to_string(geteuid()));
  mkdir(cache.c_str(), 0700);
  struct stat facts;
  if (lstat(cache.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode) || facts.st_uid != geteuid()) {
    throw std::runtime_error(cache.string() + " belongs to somebody else");
  }
  return cache;
}

// Another version of the server prepares its own.
std::string version_name() {
  std::string name;
  for (char byte : run_command({server_program, "--no-defaults", "--version"})) {
    if (isalnum(static_cast<unsigned char>(byte)) || byte == '.') name += byte;
  }
  return name;
}

fs::path prepared_data() {
  auto cache = make_cache();
  auto data = cache / ("mariadb-" + version_name());
  FileLock lock(cache / "lock");
  if (fs::exists(data)) return data;
  auto unfinished = cache / "unfinished";
  fs::remove_all(unfinished);
  run_command(with_user({"mariadb-install-db", "--no-defaults", "--datadir=" + unfinished.string(),
                         "--auth-root-authentication-method=normal", "--skip-test-db",
                         "--skip-name-resolve", "--innodb-log-file-size=8M"}));
  fs::rename(unfinished, data);
  return data;
}

}  // namespace

PrivateMariaDb::PrivateMariaDb() {
  fs::copy(prepared_data(), data(), fs::copy_options::recursive);
  start();
}

// With a folder of its own for temporary files: a server that starts takes those it finds for
// leftovers and deletes them under the others.
std::vector<std::string> PrivateMariaDb::command() const {
  return with_user({server_program, "--no-defaults", "--datadir=" + data().string(),
                    "--tmpdir=" + folder_.path().string(), "--socket=" + socket().string(),
                    "--pid-file=" + (folder_ / "pid").string(), "--skip-networking",
                    "--performance-schema=OFF", "--innodb-log-file-size=8M",
                    "--innodb-buffer-pool-size=64M",
                    // What a kill may cost is what the system loses when it crashes: nothing here.
                    "--innodb-flush-log-at-trx-commit=2", "--innodb-doublewrite=0", "--character-set-server=utf8mb4",
                    "--max-connections=200"});
}

void PrivateMariaDb::start() {
  server_ = std::make_unique<Process>(command(), log());
  if (eventually([&] { return !server_->running() || answers(); }, seconds(60)) &&
      server_->running()) {
    return;
  }
  throw std::runtime_error("MariaDB does not start: " + read_file(log()));
}

bool PrivateMariaDb::answers() const {
  if (!fs::exists(socket())) return false;
  kit::SystemClock clock;
  kit::SystemRandom random;
  try {
    kit::Database(settings(), clock, random)
        .run(clock.in(seconds(1)),
             [](kit::Transaction &transaction) { transaction.query("SELECT 1"); });
    return true;
  } catch (const std::runtime_error &) {
    return false;
  }
}

void PrivateMariaDb::stop() { server_.reset(); }

void PrivateMariaDb::kill9() {
  server_->signal(SIGKILL);
  if (!server_->wait(Process::patience)) throw std::runtime_error("MariaDB survives SIGKILL");
}

kit::DatabaseSettings PrivateMariaDb::settings(const std::string &schema) const {
  return {.address = address(), .user = "root", .password = "", .schema = schema, .pool_size = 8};
}

kit::DatabaseSettings PrivateMariaDb::fresh_schema() {
  static std::atomic<unsigned> count{0};
  auto schema = "schema_" + std::to_string(++count);
  kit::SystemClock clock;
  kit::SystemRandom random;
  kit::Database(settings(), clock, random)
      .run(clock.in(seconds(20)), [&](kit::Transaction &transaction) {
        transaction.execute("CREATE DATABASE " + schema);
      });
  return settings(schema);
}

PrivateMariaDb &shared_mariadb() {
  static PrivateMariaDb server;
  return server;
}

}  // namespace ams::test
