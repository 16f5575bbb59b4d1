// Reporting a concern, and blocks (FOM-09). The reporter reads states, never outcomes; whoever is
// blocked notices nothing.
#pragma once

#include <plugin/base/api.hpp>
#include <plugin/base/context.hpp>
#include <plugin/concerns/service.hpp>
#include <plugin/desks/api/wire.hpp>

namespace tandem::desks {

class ConcernsApi {
 public:
  ConcernsApi(const Context &context, const concerns::Service &concerns)
      : context_(context), concerns_(concerns) {}

  ApiOperations operations() const;

 private:
  ApiReply list(const ApiRequest &request) const;
  ApiReply report(const ApiRequest &request) const;
  ApiReply blocks(const ApiRequest &request) const;
  ApiReply block(const ApiRequest &request) const;
  ApiReply lift(const ApiRequest &request) const;
  json concern_json(Transaction &transaction, const concerns::Concern &concern) const;
  ApiReply refused(const ApiRequest &request, concerns::Refusal why) const;

  const Context &context_;
  const concerns::Service &concerns_;
};

}  // namespace tandem::desks
