// Signing in and out: password, then for staff the second factor.
#pragma once

#include <string>

#include <host/accounts/account.hpp>
#include <host/accounts/passwords.hpp>
#include <host/accounts/sessions.hpp>
#include <host/accounts/throttle.hpp>
#include <host/context.hpp>
#include <host/site/form_errors.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>
#include <host/site/send_again.hpp>
#include <host/site/visitors.hpp>

namespace ams::host {

class SignIn {
 public:
  SignIn(const Context &context, const Layout &layout, const Sessions &sessions,
         Passwords &passwords, const SendAgain &send_again)
      : context_(context),
        layout_(layout),
        sessions_(sessions),
        passwords_(passwords),
        send_again_(send_again),
        visitors_(context),
        throttle_(context) {}

  void add_routes(Router &router);

 private:
  struct Shown {
    unsigned status = 200;
    std::string email;
    FormErrors errors;
    std::string wait;  // the kind message of the throttle
  };
  Reply show(const Request &request, const Shown &shown) const;
  Reply show_code(const Request &request, const Shown &shown) const;
  Reply code_page(const Request &request, const Shown &shown) const;
  Reply sign_in(const Request &request);
  Reply enter(const Request &request, const Account &account, bool awaits_code);
  Reply go_on(const Request &request, const std::string &token, bool awaits_code) const;
  Reply enter_code(const Request &request);
  Reply sign_out(const Request &request) const;
  Reply signed_out(const Request &request) const;
  Reply current_code(const Request &request) const;
  std::optional<Account> account_of(const Request &request, const std::string &email) const;
  std::optional<std::string> must_wait(const Request &request, const ThrottleRule &rule,
                                       const std::string &subject) const;
  std::string totp_secret(const Account &account) const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
  const Sessions &sessions_;
  Passwords &passwords_;
  const SendAgain &send_again_;
  const Visitors visitors_;
  Throttle throttle_;
};

// What the throttle counts under, for an account known by its e-mail address or by its member.
std::string password_subject(const std::string &email);
std::string code_subject(const kit::Id &member);

}  // namespace ams::host
