// What a token can be good for, as the host itself offers it.
#pragma once

#include <vector>

#include <host/accounts/tokens.hpp>

namespace ams::host {

constexpr const char *profile_read = "profile:read";
constexpr const char *profile_write = "profile:write";

std::vector<Scope> host_scopes(const kit::Catalogue &catalogue);

}  // namespace ams::host
