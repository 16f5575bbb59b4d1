// What I have agreed to, and what of me was handed on under it (PRV-01, PRV-14). To change it, the
// answers that it stands for are changed.
#pragma once

#include <plugin/base/api.hpp>
#include <plugin/base/context.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/desks/api/wire.hpp>

namespace tandem::desks {

class ConsentsApi {
 public:
  ConsentsApi(const Context &context, const consent::Service &consents)
      : context_(context), consents_(consents) {}

  ApiOperations operations() const;

 private:
  ApiReply list(const ApiRequest &request) const;

  const Context &context_;
  const consent::Service &consents_;
};

}  // namespace tandem::desks
