#include "guard.hpp"

#include <kit/database/database.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include <ams/status.hpp>

namespace ams {

namespace {

struct Cause {
  ams_status_t status;
  kit::Level level;
  std::string text;
};

// Rethrows what is being caught. The messages of the server and of the parser quote values.
Cause cause_of_exception() {
  using kit::Level;
  try {
    throw;
  } catch (const kit::DatabaseUnavailable &) {
    return {AMS_RETRY_LATER, Level::warning, "the database could not do it by the deadline"};
  } catch (const kit::DuplicateKey &error) {
    return {AMS_INTERNAL, Level::error, "unique key " + error.key + " violated"};
  } catch (const kit::DatabaseError &error) {
    return {AMS_INTERNAL, Level::error, "database error " + std::to_string(error.code)};
  } catch (const nlohmann::json::exception &error) {
    return {AMS_INTERNAL, Level::error, "JSON error " + std::to_string(error.id)};
  } catch (const StatusError &error) {
    return {error.status, Level::warning, error.what()};
  } catch (const std::invalid_argument &error) {
    return {AMS_INVALID_ARGUMENT, Level::error, error.what()};
  } catch (const std::exception &error) {
    return {AMS_INTERNAL, Level::error, error.what()};
  } catch (...) {
    return {AMS_INTERNAL, Level::error, "an exception of an unknown type"};
  }
}

}  // namespace

ams_status_t status_of_exception(kit::Log &log, const char *call) noexcept {
  try {
    const Cause cause = cause_of_exception();
    log.write(cause.level, call, cause.text);
    return cause.status;
  } catch (...) {  // no memory to say why
    return AMS_INTERNAL;
  }
}

}  // namespace ams
