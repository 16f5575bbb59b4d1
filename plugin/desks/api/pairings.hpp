// Pairings: whom I am connected with, what we agreed on, and the end (FOM-18 to FOM-20).
#pragma once

#include <plugin/base/api.hpp>
#include <plugin/base/context.hpp>
#include <plugin/desks/api/wire.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/members/service.hpp>

namespace tandem::desks {

class PairingsApi {
 public:
  PairingsApi(const Context &context, const members::Service &members,
              const introductions::Service &introductions)
      : context_(context), members_(members), introductions_(introductions) {}

  ApiOperations operations() const;

 private:
  ApiReply list(const ApiRequest &request) const;
  ApiReply show(const ApiRequest &request) const;
  ApiReply agree(const ApiRequest &request) const;
  ApiReply end(const ApiRequest &request) const;

  // Of the request's path, if it is theirs.
  std::optional<introductions::Pairing> find(const ApiRequest &request) const;
  ApiReply shown(const ApiRequest &request, const Id &pairing_id) const;
  json pairing_json(Transaction &transaction, const introductions::Pairing &pairing,
                    const ApiRequest &request) const;
  ApiProblem refused(const ApiRequest &request, const introductions::Refused &refused,
                     const char *field) const;

  const Context &context_;
  const members::Service &members_;
  const introductions::Service &introductions_;
};

}  // namespace tandem::desks
