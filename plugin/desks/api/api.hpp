// All operations of the program for the host's API, and their description (OpenAPI 3.1).
#pragma once

#include <string>
#include <string_view>

#include <plugin/desks/api/concerns.hpp>
#include <plugin/desks/api/consents.hpp>
#include <plugin/desks/api/introductions.hpp>
#include <plugin/desks/api/mentee.hpp>
#include <plugin/desks/api/mentor.hpp>
#include <plugin/desks/api/pairings.hpp>
#include <plugin/desks/api/search.hpp>

namespace tandem::desks {

class Api {
 public:
  struct Nouns {
    const Context &context;
    const members::Service &members;
    const consent::Service &consents;
    const mentors::Service &mentors;
    const mentors::Section &mentor_section;
    const mentees::Service &mentees;
    const directory::Service &directory;
    const directory::Contacts &contacts;
    const introductions::Service &introductions;
    const concerns::Service &concerns;
    const questionnaires::Catalog &catalog;
  };
  // `description` is templates/api/mentorship.json, borrowed.
  Api(const Nouns &nouns, std::string_view description);

  ApiOperations operations() const;
  // With the schemas that the questionnaires stand for.
  std::string describe() const;

 private:
  const questionnaires::Catalog &catalog_;
  const directory::Service &directory_;
  std::string_view description_;
  MentorApi mentor_;
  MenteeApi mentee_;
  SearchApi search_;
  IntroductionsApi introductions_;
  PairingsApi pairings_;
  ConcernsApi concerns_;
  ConsentsApi consents_;
};

}  // namespace tandem::desks
