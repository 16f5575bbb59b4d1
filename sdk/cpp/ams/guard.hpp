// The guard: exceptions fly inside, never across the contract (types.h, 4). Every function of a
// plugin's tables runs its work through it.
#pragma once

#include <ams/types.h>

#include <concepts>
#include <type_traits>
#include <utility>

#include <kit/base/log.hpp>

namespace ams {

// Call inside a catch block: logs `call` with the cause and gives the status for it.
//   kit::DatabaseUnavailable  AMS_RETRY_LATER
//   std::invalid_argument     AMS_INVALID_ARGUMENT
//   ams::StatusError          its own
//   anything else             AMS_INTERNAL
// Causes that may quote what a member wrote are logged by their kind and code alone (PRV-08).
ams_status_t status_of_exception(kit::Log &log, const char *call) noexcept;

// The status that `body` returns, or AMS_OK when it returns nothing.
template <class Body>
ams_status_t guard(kit::Log &log, const char *call, Body &&body) noexcept {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Body>>) {
      std::forward<Body>(body)();
      return AMS_OK;
    } else {
      static_assert(std::same_as<std::invoke_result_t<Body>, ams_status_t>);
      return std::forward<Body>(body)();
    }
  } catch (...) {
    return status_of_exception(log, call);
  }
}

}  // namespace ams
