// Statuses of the contract as exceptions, for code between two guards.
#pragma once

#include <ams/types.h>

#include <stdexcept>
#include <string>

namespace ams {

// "AMS_RETRY_LATER"; for logs.
const char *name(ams_status_t status);

// The guard returns `status` as it is.
struct StatusError : std::runtime_error {
  StatusError(ams_status_t code, const std::string &what) : std::runtime_error(what), status(code) {}
  ams_status_t status;
};

// Throws unless `status` is AMS_OK. `call` names the function of the other side.
void check(ams_status_t status, const char *call);

}  // namespace ams
