#include <hooks/hooks.hpp>

namespace tandem::hooks {

const void *find(std::string_view id) noexcept {
  if (id == AMS_EXT_FORMS) return &forms;
  if (id == AMS_EXT_EVENTS) return &events;
  if (id == AMS_EXT_PAGES) return &pages;
  if (id == AMS_EXT_API) return &api;
  if (id == AMS_EXT_JOBS) return &jobs;
  if (id == AMS_EXT_SCHEMA) return &schema;
  if (id == AMS_EXT_HEALTH) return &health;
  if (id == AMS_EXT_PRIVACY) return &privacy;
  if (id == AMS_EXT_ADMIN) return &admin;
  return nullptr;
}

}  // namespace tandem::hooks
