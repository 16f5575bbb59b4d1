// The links of an address change, resending and giving up, and the address that staff set.
#pragma once

#include <host/accounts/address_change.hpp>
#include <host/site/form_errors.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

class AddressPages {
 public:
  AddressPages(const Context &context, const Layout &layout, Events *events)
      : context_(context), layout_(layout), events_(events), changes_(context, events) {}
  void add_routes(Router &router);

 private:
  Reply link(const Request &request, bool confirms) const;
  Reply follow(const Request &request, bool confirms) const;
  Reply outcome(const Request &request, AddressOutcome outcome, bool confirms) const;
  Reply resend(const Request &request) const;
  Reply give_up(const Request &request) const;
  Reply edit(const Request &request, const FormErrors &errors) const;
  Reply save(const Request &request) const;
  void write(kit::Transaction &transaction, const Request &request, FormErrors &errors,
             std::vector<kit::Id> &recorded) const;
  void deliver(const std::vector<kit::Id> &recorded) const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
  Events *events_;
  AddressChange changes_;
};

}  // namespace ams::host
