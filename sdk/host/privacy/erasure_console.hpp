// For staff: erasing a member who asked for it in writing, and how far each erasure is.
#pragma once

#include <host/context.hpp>
#include <host/privacy/erasures.hpp>
#include <host/site/form_errors.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

class ErasureConsole {
 public:
  ErasureConsole(const Context &context, const Layout &layout, const Erasures &erasures)
      : context_(context), layout_(layout), erasures_(erasures) {}

  void add_routes(Router &router);

 private:
  Reply show(const Request &request, unsigned status, const FormErrors &errors) const;
  Reply begin(const Request &request) const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
  const Erasures &erasures_;
};

}  // namespace ams::host
