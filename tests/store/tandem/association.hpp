// The association around the module in store tests: its members, its addresses, its schema.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <kit/database/migrations.hpp>
#include <plugin/members/service.hpp>
#include <tandem_data.hpp>

namespace tandem::testing_support {

// The host's members, as the port gives them. Any thread, but for operator[].
class Association : public members::Source {
 public:
  std::optional<members::Member> get(const Id &id) const override {
    std::lock_guard lock(mutex_);
    auto found = members_.find(id);
    return found == members_.end() ? std::nullopt : std::optional(found->second);
  }
  std::vector<members::Member> changed_since(std::int64_t, unsigned) const override { return {}; }

  // Takes the next revision.
  void put(members::Member member) {
    std::lock_guard lock(mutex_);
    member.revision = ++revision_;
    members_[member.id] = std::move(member);
  }
  members::Member &operator[](const Id &id) { return members_[id]; }

 private:
  mutable std::mutex mutex_;
  std::map<Id, members::Member> members_;
  std::int64_t revision_ = 0;
};

class ExampleUrls : public Urls {
 public:
  std::string absolute(std::string_view path) const override {
    return "https://example.org" + std::string(path);
  }
};

inline std::vector<kit::Migration> migrations() {
  std::vector<kit::Migration> migrations;
  for (const auto &file : tandem_data()) {
    if (!file.name.starts_with("sql/")) continue;
    migrations.push_back({0, std::string(file.name), file.bytes});
  }
  std::ranges::sort(migrations, {}, &kit::Migration::name);
  // Counted, as hooks/schema.cpp does.
  for (std::uint32_t version = 0; auto &migration : migrations) migration.version = ++version;
  return migrations;
}

}  // namespace tandem::testing_support
