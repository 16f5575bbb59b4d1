// My mentor record: read, opt in, opt out, pause, hide (FOM-05, FOM-06, FOM-10, FOM-11, PRV-18).
// What is sent is checked by the section of the host's forms, so that both ways are one.
#pragma once

#include <plugin/base/api.hpp>
#include <plugin/base/context.hpp>
#include <plugin/desks/api/wire.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/section.hpp>
#include <plugin/mentors/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::desks {

class MentorApi {
 public:
  MentorApi(const Context &context, const members::Service &members,
            const mentors::Service &mentors, const mentors::Section &section,
            const questionnaires::Catalog &catalog)
      : context_(context),
        members_(members),
        mentors_(mentors),
        section_(section),
        catalog_(catalog) {}

  ApiOperations operations() const;

 private:
  struct Record {
    mentors::Mentor mentor;
    mentors::Standing standing = mentors::Standing::none;
    mentors::Documents documents;
  };
  ApiReply show(const ApiRequest &request) const;
  ApiReply save(const ApiRequest &request) const;
  ApiReply leave(const ApiRequest &request) const;
  ApiReply mark(const ApiRequest &request) const;
  ApiReply acknowledge(const ApiRequest &request) const;
  // Checks the posted form and carries it out, or says what is wrong with it.
  ApiReply submit(const ApiRequest &request, const Record &record, kit::Fields fields) const;
  Record read(const ApiRequest &request) const;
  ApiReply shown(const ApiRequest &request, const Record &record) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const mentors::Section &section_;
  const questionnaires::Catalog &catalog_;
};

}  // namespace tandem::desks
