// A member's personal access tokens: the list, making one, revoking one. Staff see nothing of them.
#pragma once

#include <string>
#include <vector>

#include <host/accounts/passwords.hpp>
#include <host/accounts/throttle.hpp>
#include <host/accounts/tokens.hpp>
#include <host/context.hpp>
#include <host/site/form_errors.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

class TokenPages {
 public:
  TokenPages(const Context &context, const Layout &layout, Passwords &passwords, Scopes scopes)
      : context_(context),
        layout_(layout),
        passwords_(passwords),
        throttle_(context),
        tokens_(context),
        scopes_(std::move(scopes)) {}

  void add_routes(Router &router);

 private:
  // What was typed, as far as it could be read.
  struct Typed {
    std::string name = {};
    std::vector<std::string> scopes = {};
    int days = 0;
    FormErrors errors = {};
  };

  Reply list(const Request &request) const;
  Reply form(const Request &request, unsigned status, const Typed &typed) const;
  Reply make(const Request &request);
  Reply make_once(const Request &request, const kit::Id &operation, Typed typed) const;
  Reply shown_once(const Request &request, const Token &token, const std::string &secret) const;
  Reply ask(const Request &request) const;
  Reply revoke(const Request &request) const;
  Typed read(const Request &request) const;
  void check_password(const Request &request, FormErrors &errors);
  std::optional<Token> token_of(const Request &request) const;
  std::string say(const Request &request, kit::Text text) const;
  std::string words_of(const std::string &scope, kit::Language language) const;

  const Context &context_;
  const Layout &layout_;
  Passwords &passwords_;
  Throttle throttle_;
  const Tokens tokens_;
  const Scopes scopes_;
};

}  // namespace ams::host
