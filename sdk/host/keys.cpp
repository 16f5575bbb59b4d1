#include <host/keys.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include <kit/crypto/token.hpp>

namespace ams::host {

namespace {

void check_name(const std::string &name) {
  const bool fine = !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
  if (!fine) throw std::invalid_argument("not a key's name: " + name);
}

kit::SecretKey decoded(const std::string &text) {
  std::string bytes;
  kit::SecretKey key;
  if (!kit::from_base64url(text, bytes) || bytes.size() != key.size()) {
    throw std::runtime_error("a key has not 32 bytes");
  }
  std::ranges::copy(bytes, key.begin());
  return key;
}

std::string encoded(const kit::SecretKey &key) {
  return kit::to_base64url({reinterpret_cast<const char *>(key.data()), key.size()});
}

// Held while the file is read, changed and written: of two processes that make the same key at the
// same time, the second finds the first one's.
class FileLock {
 public:
  explicit FileLock(std::filesystem::path beside) {
    beside += ".lock";
    fd_ = ::open(beside.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd_ < 0 || ::flock(fd_, LOCK_EX) != 0) {
      if (fd_ >= 0) ::close(fd_);
      throw std::runtime_error("cannot lock " + beside.string());
    }
  }
  ~FileLock() { ::close(fd_); }
  FileLock(const FileLock &) = delete;
  FileLock &operator=(const FileLock &) = delete;

 private:
  int fd_;
};

// Readable by its owner alone from the first byte on, and on the disk before it gets its name.
void write_private(const std::filesystem::path &file, const std::string &text) {
  std::filesystem::path beside = file;
  beside += ".new";
  const int fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) throw std::runtime_error("cannot write " + beside.string());
  const bool written = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool kept = ::fsync(fd) == 0;
  ::close(fd);
  if (!written || !kept) throw std::runtime_error("cannot write " + beside.string());
  std::filesystem::rename(beside, file);
}

}  // namespace

class KeyStore::Ring : public kit::KeyRing {
 public:
  Ring(KeyStore &store, std::string name) : store_(store), name_(std::move(name)) {}

  Generation current() override {
    std::lock_guard lock(store_.mutex_);
    return store_.made(name_).back();
  }

  kit::SecretKey find(std::uint32_t id) override {
    std::lock_guard lock(store_.mutex_);
    if (const auto *found = among(id)) return found->key;
    store_.refresh();  // another process may have rotated
    if (const auto *found = among(id)) return found->key;
    throw kit::SealBroken("key " + name_ + " has no generation " + std::to_string(id));
  }

 private:
  const Generation *among(std::uint32_t id) {
    const auto &all = store_.keys_[name_];
    const auto found = std::ranges::find(all, id, &Generation::id);
    return found == all.end() ? nullptr : &*found;
  }

  KeyStore &store_;
  std::string name_;
};

KeyStore::KeyStore(std::filesystem::path file, kit::Random &random)
    : file_(std::move(file)), random_(random) {
  load();
}

KeyStore::~KeyStore() = default;

kit::KeyRing &KeyStore::ring(const std::string &name) {
  check_name(name);
  std::lock_guard lock(mutex_);
  auto &ring = rings_[name];
  if (!ring) ring = std::make_unique<Ring>(*this, name);
  return *ring;
}

kit::SecretKey KeyStore::current(const std::string &name) { return ring(name).current().key; }

std::uint32_t KeyStore::rotate(const std::string &name) {
  check_name(name);
  std::lock_guard lock(mutex_);
  const FileLock alone(file_);
  refresh();
  auto &generations = keys_[name];
  kit::KeyRing::Generation next;
  next.id = generations.empty() ? 1 : generations.back().id + 1;
  random_.fill("keys", std::as_writable_bytes(std::span(next.key)));
  generations.push_back(next);
  save();
  return next.id;
}

std::vector<std::string> KeyStore::names() const {
  std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (const auto &[name, generations] : keys_) names.push_back(name);
  return names;
}

// Reads the file anew before a key is made: another process may have made it.
KeyStore::Generations &KeyStore::made(const std::string &name) {
  auto &generations = keys_[name];
  if (!generations.empty()) return generations;
  const FileLock alone(file_);
  refresh();
  if (!keys_[name].empty()) return keys_[name];
  kit::KeyRing::Generation first{1, {}};
  random_.fill("keys", std::as_writable_bytes(std::span(first.key)));
  keys_[name].push_back(first);
  save();
  return keys_[name];
}

void KeyStore::refresh() { load(); }

void KeyStore::load() {
  std::ifstream in(file_);
  if (!in) {
    if (std::filesystem::exists(file_)) throw std::runtime_error("cannot read " + file_.string());
    return;
  }
  try {
    std::map<std::string, Generations> read;
    const auto all = nlohmann::json::parse(in).get<nlohmann::json::object_t>();
    for (const auto &[name, generations] : all) {
      for (const auto &one : generations) {
        read[name].push_back({one.at("id").get<std::uint32_t>(),
                              decoded(one.at("key").get<std::string>())});
      }
    }
    keys_ = std::move(read);
  } catch (const std::exception &problem) {
    throw std::runtime_error(file_.string() + " is damaged: " + problem.what());
  }
}

void KeyStore::save() const {
  nlohmann::json all = nlohmann::json::object();
  for (const auto &[name, generations] : keys_) {
    for (const auto &one : generations) {
      all[name].push_back({{"id", one.id}, {"key", encoded(one.key)}});
    }
  }
  write_private(file_, all.dump(2) + "\n");
}

}  // namespace ams::host
