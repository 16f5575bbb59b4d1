// The provider's page that a person sees, in both languages. No card fields: nothing is charged.
#pragma once

#include <string>

#include <host/provider/ledger.hpp>
#include <kit/language/language.hpp>
#include <kit/web/templates.hpp>

namespace ams::provider {

class HostedPages {
 public:
  HostedPages();

  std::string choose(const HostedCheckout &checkout, kit::Language language) const;
  std::string closed(const HostedCheckout &checkout, kit::Language language) const;
  std::string ended(const HostedCheckout &checkout, kit::Language language) const;
  std::string not_found(kit::Language language) const;
  static const char *stylesheet();

 private:
  std::string page(const char *name, const HostedCheckout &checkout, kit::Language language) const;
  kit::Templates templates_;
};

}  // namespace ams::provider
