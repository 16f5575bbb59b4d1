// The addresses that say which mail something came back from: bounces+<token>@domain in the return
// path, reply+<token>@domain in Reply-To. 128 random bits, so that nobody can report on a mail
// whose token was not sent to them. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <kit/base/id.hpp>

namespace ams::host {

// "bounces@domain" of the settings, or of the domain of `mail_from`.
std::string return_address(std::string_view return_path, std::string_view mail_from);

// Lower-case hexadecimal: mail servers may change the case of what stands before the "@".
std::string bounce_address(std::string_view return_address, const kit::Id &token);
std::string reply_address(std::string_view return_address, const kit::Id &token);

// The token of such an address of ours.
std::optional<kit::Id> bounce_token(std::string_view return_address, std::string_view address);
std::optional<kit::Id> reply_token(std::string_view return_address, std::string_view address);

}  // namespace ams::host
