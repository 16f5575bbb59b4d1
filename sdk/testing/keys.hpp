// Keys in memory, to rotate and to lose.
#pragma once

#include <map>
#include <mutex>

#include <kit/crypto/sealer.hpp>

namespace ams::test {

// Begins with generation 1. Any thread.
class MemoryKeyRing final : public kit::KeyRing {
 public:
  MemoryKeyRing() { rotate(); }

  Generation current() override {
    std::lock_guard lock(mutex_);
    return {newest_, keys_.at(newest_)};
  }

  kit::SecretKey find(std::uint32_t id) override {
    std::lock_guard lock(mutex_);
    auto found = keys_.find(id);
    if (found == keys_.end()) throw kit::SealBroken("that key was destroyed");
    return found->second;
  }

  // Makes the next generation and returns its id.
  std::uint32_t rotate() {
    std::lock_guard lock(mutex_);
    kit::SecretKey key;
    key.fill(static_cast<unsigned char>(0xA0 + ++newest_));
    keys_[newest_] = key;
    return newest_;
  }

  void destroy(std::uint32_t id) {
    std::lock_guard lock(mutex_);
    keys_.erase(id);
  }

 private:
  std::mutex mutex_;
  std::map<std::uint32_t, kit::SecretKey> keys_;
  std::uint32_t newest_ = 0;
};

}  // namespace ams::test
