// My mentee profile (FOM-15, FOM-24), the questionnaires as data, and where I stand.
#pragma once

#include <plugin/base/api.hpp>
#include <plugin/base/context.hpp>
#include <plugin/desks/api/wire.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentees/service.hpp>
#include <plugin/mentors/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::desks {

class MenteeApi {
 public:
  MenteeApi(const Context &context, const members::Service &members,
            const mentees::Service &mentees, const introductions::Service &introductions,
            const questionnaires::Catalog &catalog)
      : context_(context),
        members_(members),
        mentees_(mentees),
        introductions_(introductions),
        catalog_(catalog) {}

  ApiOperations operations() const;

 private:
  ApiReply overview(const ApiRequest &request) const;
  ApiReply questionnaire(const ApiRequest &request) const;
  ApiReply show(const ApiRequest &request) const;
  ApiReply save(const ApiRequest &request) const;
  ApiReply shown(const ApiRequest &request,
                 const std::optional<mentees::Profile> &profile) const;
  std::optional<mentees::Profile> find(const ApiRequest &request) const;

  const Context &context_;
  const members::Service &members_;
  const mentees::Service &mentees_;
  const introductions::Service &introductions_;
  const questionnaires::Catalog &catalog_;
};

}  // namespace tandem::desks
