// A mentee: whoever has answered the Mentee Profile Questionnaire, once per person, mentor or not
// (FOM-04, FOM-15, FACTS 7.3).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <kit/base/id.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::mentees {

namespace kit = ams::kit;
using kit::Id;
using kit::Instant;
using questionnaires::Sheet;

struct Profile {
  Id member_id;
  std::int64_t version = 0;  // 0: no record yet
  Sheet sheet;
  Instant answered_at{};
};

// What ranking mentors for this mentee may look at: codes of open answers, nothing of identity.
struct MenteeFit {
  std::vector<std::string> topics;
  std::vector<std::string> practice_areas;
  std::vector<std::string> client_ages;
  std::vector<std::string> settings;
  std::vector<std::string> languages;
  std::vector<std::string> training;
  std::vector<std::string> modes;
  std::vector<std::string> availability;
  std::vector<std::string> values;
  std::string province;
};

}  // namespace tandem::mentees
