// The directory's pages: search, results, one mentor's profile.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/base/page.hpp>
#include <plugin/directory/choices.hpp>
#include <plugin/directory/contacts.hpp>
#include <plugin/directory/profile_page.hpp>
#include <plugin/directory/search_page.hpp>
#include <plugin/directory/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentees/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace tandem::directory {

class Pages {
 public:
  Pages(const Context &context, const Service &service, const members::Service &members,
        const mentees::Service &mentees, const questionnaires::Catalog &catalog)
      : context_(context),
        service_(service),
        members_(members),
        mentees_(mentees),
        catalog_(catalog) {}

  // Who is asked about whoever reads a profile. Wired in tandem.cpp.
  void ask(const Contacts &contacts) { contacts_ = &contacts; }

  PageRoutes routes();

 private:
  // GET /mentorship/mentors: everything an address may hold, or ?search=TOKEN.
  PageReply show(const PageRequest &request) const;
  // POST /mentorship/search: to the address of the results.
  PageReply search(const PageRequest &request) const;
  // GET /mentorship/mentors/{mentor}
  PageReply profile(const PageRequest &request) const;

  std::optional<Contact> contact(const PageRequest &request, const Id &mentor_id) const;
  PageReply absent(const ProfileView &view) const;

  // Fills in the results that an address stands for.
  void answer(const PageRequest &request, const kit::Fields &query, SearchView &view) const;
  Seeker seeker(const PageRequest &request) const;
  std::shared_ptr<const Choices> choices(const std::vector<Criterion> &criteria) const;
  PageReply shown(const PageRequest &request, unsigned status, const SearchView &view) const;
  // The form again as typed, above the results that stood there.
  PageReply again(const PageRequest &request, unsigned status, SearchView view) const;
  PageReply unavailable(const PageRequest &request, bool building) const;

  const Context &context_;
  const Service &service_;
  const members::Service &members_;
  const mentees::Service &mentees_;
  const questionnaires::Catalog &catalog_;
  const Contacts *contacts_ = nullptr;
  mutable std::mutex mutex_;  // guards what follows
  mutable std::shared_ptr<const Choices> choices_;
};

// What a mentee's profile says they look for, by criterion.
Codes wishes_of(const mentees::MenteeFit &fit);

}  // namespace tandem::directory
