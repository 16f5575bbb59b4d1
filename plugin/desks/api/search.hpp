// Searching mentors, and one mentor's profile (FOM-13, FOM-14). What is searched by is posted; a
// next page is led to by what an address may hold, else by the token of the kept search (PRV-08).
// Identity answers of others are for people to read on the pages and never leave by the API.
#pragma once

#include <plugin/base/api.hpp>
#include <plugin/base/context.hpp>
#include <plugin/desks/api/wire.hpp>
#include <plugin/desks/contacts.hpp>
#include <plugin/directory/filters.hpp>
#include <plugin/directory/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentees/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::desks {

class SearchApi {
 public:
  SearchApi(const Context &context, const members::Service &members,
            const mentees::Service &mentees, const directory::Service &directory,
            const directory::Contacts &contacts, const questionnaires::Catalog &catalog)
      : context_(context),
        members_(members),
        mentees_(mentees),
        directory_(directory),
        contacts_(contacts),
        catalog_(catalog) {}

  ApiOperations operations() const;

 private:
  ApiReply search(const ApiRequest &request) const;
  ApiReply go_on(const ApiRequest &request) const;
  ApiReply profile(const ApiRequest &request) const;
  // `place` is what the address of the pages would hold: "language=fr", "search=TOKEN".
  ApiReply found(const ApiRequest &request, const directory::Filters &filters,
                 const std::string &place, unsigned page) const;
  kit::Fields read(const ApiRequest &request, const json &body,
                   std::vector<ApiError> &errors) const;
  bool names_identity(const directory::Filters &filters) const;

  const Context &context_;
  const members::Service &members_;
  const mentees::Service &mentees_;
  const directory::Service &directory_;
  const directory::Contacts &contacts_;
  const questionnaires::Catalog &catalog_;
};

}  // namespace tandem::desks
