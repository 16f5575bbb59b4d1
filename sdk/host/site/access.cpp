#include <host/site/access.hpp>

namespace ams::host {

Access access(std::string_view permission, const std::optional<Session> &session, bool dev) {
  if (permission == "public" || permission == "link" || permission == "signed") {
    return Access::granted;
  }
  if (permission == "dev") return dev ? Access::granted : Access::hidden;
  if (!session) return Access::sign_in;
  if (permission == "account") return Access::granted;
  if (permission == "member") return session->membership_active ? Access::granted : Access::lapsed;
  if (permission == "staff") return session->staff ? Access::granted : Access::denied;
  return Access::hidden;  // the router knows no other; what is unknown is closed
}

}  // namespace ams::host
