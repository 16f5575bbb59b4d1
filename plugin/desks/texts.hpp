// Staff publish new versions of the program's texts, in both languages at once (FOM-06).
#pragma once

#include <plugin/base/form_page.hpp>
#include <plugin/base/page.hpp>
#include <plugin/consent/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/service.hpp>

namespace tandem::desks {

class Texts {
 public:
  Texts(const Context &context, const members::Service &members, const consent::Service &consents,
        const mentors::Service &mentors)
      : context_(context), members_(members), consents_(consents), mentors_(mentors) {}

  PageRoutes routes();

 private:
  // GET /console/mentorship/texts
  PageReply list(const PageRequest &request) const;
  // GET and POST /console/mentorship/texts/{document}: write, look at both, confirm, publish.
  PageReply write(const PageRequest &request) const;
  PageReply send(const PageRequest &request) const;

  // What was typed, and the version that whoever types has seen in force.
  struct Typed {
    consent::Draft draft;
    std::string base;
  };
  Typed typed_in(const PageRequest &request, const consent::KnownDocument &document) const;
  PageReply form(const PageRequest &request, const consent::KnownDocument &document,
                 const Typed &typed, const std::vector<ShownError> &errors) const;
  PageReply preview(const PageRequest &request, const consent::KnownDocument &document,
                    const Typed &typed, const consent::Edition &edition, bool unconfirmed) const;
  // Nothing: it was not published.
  std::optional<PageReply> publish(const PageRequest &request,
                                   const consent::KnownDocument &document,
                                   const Typed &typed) const;
  PageReply overtaken(const PageRequest &request, const consent::KnownDocument &document,
                      const Typed &typed) const;
  std::string say(const PageRequest &request, const consent::FlawFound &flaw) const;

  const Context &context_;
  const members::Service &members_;
  const consent::Service &consents_;
  const mentors::Service &mentors_;
};

}  // namespace tandem::desks
