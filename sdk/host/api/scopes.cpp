#include <host/api/scopes.hpp>

namespace ams::host {

std::vector<Scope> host_scopes(const kit::Catalogue &catalogue) {
  const auto scope = [&](const char *name, kit::Text words) {
    return Scope{name, catalogue.say(kit::Language::english, words),
                 catalogue.say(kit::Language::french, words)};
  };
  return {scope(profile_read, _("Read my profile, my membership and my renewals")),
          scope(profile_write,
                _("Change my profile: names, where I live and the language of messages. Never my "
                  "e-mail address or my password"))};
}

}  // namespace ams::host
