// A loaded plugin library and its one symbol.
#pragma once

#include <filesystem>
#include <memory>

#include <ams/entry.h>

namespace ams::host {

class PluginLibrary {
 public:
  // Throws std::runtime_error with a sentence for an administrator: no such file, no `ams_entry`,
  // another ABI, an incomplete descriptor.
  explicit PluginLibrary(const std::filesystem::path &file);
  ~PluginLibrary();
  PluginLibrary(const PluginLibrary &) = delete;
  PluginLibrary &operator=(const PluginLibrary &) = delete;

  const ams_entry_t &entry() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ams::host
