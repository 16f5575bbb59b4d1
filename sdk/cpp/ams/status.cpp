#include "status.hpp"

#include <iterator>

namespace ams {

const char *name(ams_status_t status) {
  static constexpr const char *names[] = {
      "AMS_OK",     "AMS_RETRY_LATER", "AMS_REJECTED",          "AMS_INVALID_ARGUMENT", "AMS_NOT_FOUND",
      "AMS_DENIED", "AMS_UNSUPPORTED", "AMS_DEADLINE_EXCEEDED", "AMS_INTERNAL"};
  static_assert(std::size(names) == AMS_INTERNAL + 1);
  return status >= AMS_OK && status <= AMS_INTERNAL ? names[status] : "no status of the contract";
}

void check(ams_status_t status, const char *call) {
  if (status != AMS_OK) throw StatusError(status, std::string(call) + ": " + name(status));
}

}  // namespace ams
