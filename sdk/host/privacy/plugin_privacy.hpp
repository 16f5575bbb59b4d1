// The plugins' part of a copy, of what an erasure would do, and of an erasure (ams.privacy/1).
#pragma once

#include <optional>

#include <host/plugins/plugins.hpp>
#include <host/privacy/tables.hpp>
#include <kit/base/id.hpp>

namespace ams::host {

// What one asks plugins for.
struct PrivacyQuestion {
  kit::Id member_id;  // none: to describe the parts
  kit::Language language = kit::Language::english;
  kit::Instant now;
  kit::Deadline deadline;
};

class PluginPrivacy {
 public:
  explicit PluginPrivacy(const Plugins &plugins) : plugins_(plugins) {}

  // Nothing when one of the plugins does not answer: a copy without its part would not be whole.
  std::optional<CopyParts> copy(const PrivacyQuestion &question) const;
  std::optional<Report> foretell(const PrivacyQuestion &question) const;
  // Nothing: some plugin could not do it now. Asking again does no harm.
  std::optional<Report> erase(const PrivacyQuestion &question) const;

 private:
  const Plugins &plugins_;
};

}  // namespace ams::host
