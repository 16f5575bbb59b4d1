// Which language a page is in: the toggle's cookie, else the member's preference, else what the
// browser asks for, else English.
#pragma once

#include <optional>
#include <string_view>

#include <host/http/exchange.hpp>

namespace ams::host {

class Router;

// The better liked of the two in an Accept-Language header; nothing when it names neither.
std::optional<kit::Language> accepted_language(std::string_view header);

kit::Language chosen_language(const kit::Fields &cookies, const std::optional<Session> &session,
                              std::string_view accept_language);

Cookie language_choice(kit::Language language);

// POST /language: the toggle on a page without a form to keep. `router` outlives its routes.
void add_language_routes(Router &router);

}  // namespace ams::host
