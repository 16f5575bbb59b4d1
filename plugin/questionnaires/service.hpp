// Publishing a new version of a questionnaire, and keeping this process's catalog current.
#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/questionnaires/catalog.hpp>
#include <plugin/questionnaires/store.hpp>

namespace tandem::questionnaires {

class Service {
 public:
  Service(const Context &context, Catalog &catalog) : context_(context), catalog_(catalog) {}

  // At the beginning of whatever this process is asked to do: what was published anywhere is in
  // force here from now on. Silent when the database does not answer: whoever asked finds out
  // themselves, and nothing changes meanwhile.
  void keep_current(kit::Deadline deadline) const;

  // Newest first; the one that came with the program is not among them.
  std::vector<store::Published> published(Transaction &transaction, std::string_view id) const;
  // The file of one version; the whole of what is in force, with the lists it rests on.
  std::optional<std::string> source(Transaction &transaction, std::string_view id,
                                    int version) const;
  std::string source_in_force(std::string_view id) const;

  // What staff wrote, against what is in force.
  using Checked = std::variant<std::unique_ptr<const Edition>, std::vector<FlawFound>>;
  Checked check(std::string_view id, std::string_view xml) const;
  // False: it is not what may be published, or `base_version` is not in force any more.
  bool publish(Transaction &transaction, std::string_view id, std::string_view xml,
               int base_version, const Id &staff_id, Instant now) const;

 private:
  void adopt(std::string_view id, const std::optional<store::Published> &newest) const;

  const Context &context_;
  Catalog &catalog_;
  mutable std::mutex mutex_;  // guards the catalog's changes
  mutable std::atomic<std::int64_t> seen_ = -1;
};

}  // namespace tandem::questionnaires
