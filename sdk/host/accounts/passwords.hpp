// Passwords: Argon2id by libsodium, at its interactive limits (64 MiB each), few at once.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

#include <host/context.hpp>

namespace ams::host {

constexpr std::size_t password_least = 12;
constexpr std::size_t password_most = 200;

class Passwords {
 public:
  // `at_once` bounds the memory: each hashing takes 64 MiB.
  explicit Passwords(unsigned at_once = 4) : free_(at_once) {}

  std::string hash(std::string_view password);
  // An empty hash stands for an account that does not exist: the same work is done, and the answer
  // is no.
  bool verify(const std::string &hash, std::string_view password);

 private:
  class Turn;
  std::mutex mutex_;
  std::condition_variable changed_;
  unsigned free_;
};

}  // namespace ams::host
