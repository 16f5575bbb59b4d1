// A host in memory: clocks, randomness, log, configuration, keys, addresses, a transport that takes
// everything, no members, and a database if one is named. Enough to bring a plugin to life in a
// test; what a member would see needs the reference host.
#pragma once

#include <ams/ext/database.h>
#include <ams/host.h>

#include <atomic>
#include <map>
#include <string>

namespace ams::validator {

struct SmallHostSettings {
  std::map<std::string, std::string> config = {};
  std::string database_address = {};  // empty: ams.database/1 is not offered
  std::string database_user = {};
  std::string database_password = {};
  std::string database_schema = {};
};

class SmallHost {
 public:
  explicit SmallHost(SmallHostSettings settings = {});
  SmallHost(const SmallHost &) = delete;
  SmallHost &operator=(const SmallHost &) = delete;

  const ams_host_t *table() const { return &table_; }
  const SmallHostSettings &settings() const { return settings_; }
  // What the plugin logged last, and how many lines it wrote.
  const std::string &last_line() const { return last_line_; }
  unsigned lines() const { return lines_; }
  // Between activate and deactivate the host's functions may be called; else that is counted.
  void set_active(bool active) { active_ = active; }
  unsigned calls_while_inactive() const { return calls_while_inactive_; }

  void log(std::string line);
  void note_call();

 private:
  SmallHostSettings settings_;
  std::string last_line_;
  std::atomic<unsigned> lines_{0};
  std::atomic<bool> active_{false};
  std::atomic<unsigned> calls_while_inactive_{0};
  ams_host_t table_;
};

}  // namespace ams::validator
