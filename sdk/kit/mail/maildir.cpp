#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <system_error>

#include "transport.hpp"

namespace ams::kit {
namespace {

[[noreturn]] void fail(const char *what) {
  throw std::system_error(errno, std::generic_category(), what);
}

class File {
 public:
  explicit File(const std::filesystem::path &path)
      : fd_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
    if (fd_ < 0) fail("open");
  }
  ~File() { ::close(fd_); }
  File(const File &) = delete;
  File &operator=(const File &) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail("write");
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(fd_) != 0) fail("fsync");
  }

 private:
  int fd_;
};

class Maildir final : public Transport {
 public:
  Maildir(std::filesystem::path folder, const Clock &clock)
      : folder_(std::move(folder)), clock_(clock) {
    for (const char *part : {"tmp", "new", "cur"}) {
      std::filesystem::create_directories(folder_ / part);
    }
  }

  // As RFC 5321, 4.4 has it, the last server writes the return path into the message.
  Attempt send(std::string_view envelope_from, std::string_view recipient,
               std::string_view message, Deadline deadline) override {
    if (clock_.passed(deadline)) return {Delivery::retry_later, "time-out: not begun"};
    try {
      const std::string name = next_name();
      const std::string path =
          envelope_from.empty() ? ""
                                : "Return-Path: <" + std::string(envelope_from) +
                                      ">\r\nDelivered-To: " + std::string(recipient) + "\r\n";
      deliver(name, path + std::string(message));
      return {Delivery::accepted, "written to Maildir as " + name};
    } catch (const std::system_error &error) {
      return {Delivery::retry_later, error.code().message()};
    }
  }

 private:
  // Names sort by time; process and counter keep two deliveries of one moment apart.
  std::string next_name() {
    const std::int64_t now_us = to_us(clock_.now());
    const std::string micros = std::to_string(1'000'000 + now_us % 1'000'000).substr(1);
    return std::to_string(now_us / 1'000'000) + ".M" + micros + "P" + std::to_string(::getpid()) +
           "Q" + std::to_string(++counter_) + ".tandem";
  }

  // A reader looks into new/ alone, so it only ever sees whole messages. The link fails when the
  // name is taken, where a rename would silently replace.
  void deliver(const std::string &name, std::string_view message) {
    const auto draft = folder_ / "tmp" / name;
    File(draft).write(message);
    std::error_code error;
    std::filesystem::create_hard_link(draft, folder_ / "new" / name, error);
    ::unlink(draft.c_str());
    if (error) throw std::system_error(error, "link");
  }

  const std::filesystem::path folder_;
  const Clock &clock_;
  std::atomic<std::uint64_t> counter_{0};
};

}  // namespace

std::unique_ptr<Transport> make_maildir(std::filesystem::path folder, const Clock &clock) {
  return std::make_unique<Maildir>(std::move(folder), clock);
}

}  // namespace ams::kit
