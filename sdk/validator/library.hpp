// A plugin's file, loaded, and what can be seen of it from outside.
#pragma once

#include <ams/entry.h>

#include <string>
#include <vector>

namespace ams::validator {

class Library {
 public:
  // Throws std::runtime_error with the loader's reason.
  explicit Library(const std::string &path);
  ~Library();
  Library(const Library &) = delete;
  Library &operator=(const Library &) = delete;

  const ams_entry_t &entry() const { return *entry_; }

 private:
  void *handle_;
  const ams_entry_t *entry_;
};

// The names that the file exports, from its dynamic symbol table.
std::vector<std::string> exported_symbols(const std::string &path);

// Whether a file of that path lies in this process's memory.
bool is_mapped(const std::string &path);

}  // namespace ams::validator
