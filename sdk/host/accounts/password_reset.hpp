// A new password by mail. The link's token is stored as a hash, is good for one hour and once, and
// leaves the address bar at once: opening it changes nothing (DESIGN 5).
#pragma once

#include <string>

#include <host/accounts/passwords.hpp>
#include <host/accounts/sessions.hpp>
#include <host/accounts/throttle.hpp>
#include <host/context.hpp>
#include <host/site/form_errors.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

constexpr auto reset_time = std::chrono::hours(1);

class PasswordReset {
 public:
  PasswordReset(const Context &context, const Layout &layout, const Sessions &sessions,
                Passwords &passwords)
      : context_(context),
        layout_(layout),
        sessions_(sessions),
        passwords_(passwords),
        throttle_(context) {}

  void add_routes(Router &router);

  // Ends the links that the member was sent and has not used: the password or the address changed.
  static void close_links(kit::Transaction &transaction, const kit::Id &member, kit::Instant now);

 private:
  Reply ask(const Request &request, const FormErrors &errors) const;
  Reply send(const Request &request) const;
  void send_link(const Request &request, const std::string &email) const;
  Reply take_link(const Request &request) const;
  Reply choose(const Request &request, const FormErrors &errors) const;
  Reply save(const Request &request);
  bool change(const Request &request, const std::string &hash) const;
  Reply plain_page(const Request &request, unsigned status, kit::Text title,
                   const char *name) const;
  bool link_good(const Request &request) const;
  FormErrors checked(const Request &request) const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
  const Sessions &sessions_;
  Passwords &passwords_;
  Throttle throttle_;
};

}  // namespace ams::host
