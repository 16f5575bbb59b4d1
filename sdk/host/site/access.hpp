// Who may ask for what. Pure.
#pragma once

#include <optional>
#include <string_view>

#include <host/http/exchange.hpp>

namespace ams::host {

enum class Access {
  granted,
  sign_in,  // nobody is signed in
  lapsed,   // signed in, but the page is for active members
  denied,   // signed in, but the page is not for this person
  hidden,   // as if there were no such page
};

Access access(std::string_view permission, const std::optional<Session> &session, bool dev);

}  // namespace ams::host
