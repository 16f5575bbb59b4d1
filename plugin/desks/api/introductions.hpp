// Introductions as mentee, requests as mentor, and pairings (FOM-15 to FOM-20).
#pragma once

#include <plugin/base/api.hpp>
#include <plugin/base/context.hpp>
#include <plugin/desks/api/wire.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::desks {

class IntroductionsApi {
 public:
  IntroductionsApi(const Context &context, const members::Service &members,
                   const mentors::Service &mentors, const introductions::Service &introductions,
                   const questionnaires::Catalog &catalog)
      : context_(context),
        members_(members),
        mentors_(mentors),
        introductions_(introductions),
        catalog_(catalog) {}

  ApiOperations operations() const;

 private:
  enum class Side { mentee, mentor };

  ApiReply list(const ApiRequest &request, Side side) const;
  ApiReply show(const ApiRequest &request, Side side) const;
  ApiReply send(const ApiRequest &request) const;
  ApiReply withdraw(const ApiRequest &request) const;
  ApiReply reply(const ApiRequest &request) const;
  ApiReply decide(const ApiRequest &request) const;
  ApiReply ask(const ApiRequest &request) const;

  // Runs `change` once for the request's operation, then shows the introduction as it is.
  ApiReply once(const ApiRequest &request, const Id &introduction_id, Side side,
                const std::function<void(Transaction &)> &change) const;
  std::optional<introductions::Introduction> find(const ApiRequest &request, Side side) const;
  ApiReply shown(const ApiRequest &request, const Id &introduction_id, Side side,
                 unsigned status) const;
  json envelope_json(Transaction &transaction, const introductions::Envelope &envelope,
                     Side side) const;
  json content_json(Transaction &transaction, const introductions::Introduction &introduction,
                    Side side) const;
  ApiProblem refused(const ApiRequest &request, const introductions::Refused &refused, Side side,
                     const std::string &mentor_name, const char *field) const;
  std::string name_of(const ApiRequest &request, const Id &member_id) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const introductions::Service &introductions_;
  const questionnaires::Catalog &catalog_;
};

}  // namespace tandem::desks
