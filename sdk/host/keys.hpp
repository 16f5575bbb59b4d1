// Named secret keys with their generations, in one file of the data folder (0600). A key is made
// at its first use. Who loses the file loses what was sealed with it: back it up apart from the
// database.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <kit/base/random.hpp>
#include <kit/crypto/sealer.hpp>

namespace ams::host {

class KeyStore {
 public:
  // Throws std::runtime_error when the file is there but cannot be read or is damaged: going on
  // with new keys would make everything sealed unreadable without a word.
  KeyStore(std::filesystem::path file, kit::Random &random);
  ~KeyStore();
  KeyStore(const KeyStore &) = delete;
  KeyStore &operator=(const KeyStore &) = delete;

  // The ring of that name; lives as long as the store. Plugins' names begin with "<plugin>.".
  // Throws std::invalid_argument unless the name is made of a-z, 0-9, '.', '_' and '-'. Any thread.
  kit::KeyRing &ring(const std::string &name);
  // The current key of that name, for signing.
  kit::SecretKey current(const std::string &name);
  // Adds a generation, which seals from now on; older ones go on opening. Returns its id.
  std::uint32_t rotate(const std::string &name);
  std::vector<std::string> names() const;

 private:
  class Ring;
  using Generations = std::vector<kit::KeyRing::Generation>;

  void load();
  void refresh();
  void save() const;
  Generations &made(const std::string &name);

  std::filesystem::path file_;
  kit::Random &random_;
  mutable std::mutex mutex_;
  std::map<std::string, Generations> keys_;
  std::map<std::string, std::unique_ptr<Ring>> rings_;
};

}  // namespace ams::host
