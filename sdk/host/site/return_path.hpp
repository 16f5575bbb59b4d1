// Where to go after signing in or switching the language: a place of this site, or nowhere.
#pragma once

#include <string>
#include <string_view>

namespace ams::host {

// `text` when it is a path of this host ("/x?y"), else `otherwise`. "//evil", "/\evil", control
// characters and whole addresses are none.
std::string safe_return_path(std::string_view text, std::string_view otherwise = "/account");

}  // namespace ams::host
