#include <host/accounts/passwords.hpp>

#include <sodium.h>

#include <stdexcept>

namespace ams::host {

class Passwords::Turn {
 public:
  explicit Turn(Passwords &passwords) : passwords_(passwords) {
    std::unique_lock lock(passwords_.mutex_);
    passwords_.changed_.wait(lock, [&] { return passwords_.free_ > 0; });
    --passwords_.free_;
  }
  ~Turn() {
    {
      std::lock_guard lock(passwords_.mutex_);
      ++passwords_.free_;
    }
    passwords_.changed_.notify_one();
  }
  Turn(const Turn &) = delete;
  Turn &operator=(const Turn &) = delete;

 private:
  Passwords &passwords_;
};

std::string Passwords::hash(std::string_view password) {
  Turn turn(*this);
  char hashed[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str(hashed, password.data(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw std::runtime_error("not enough memory to hash a password");
  }
  return hashed;
}

bool Passwords::verify(const std::string &hash, std::string_view password) {
  if (!hash.empty()) {
    Turn turn(*this);
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
  }
  this->hash(password);
  return false;
}

}  // namespace ams::host
