// What a mentee's profile may become, and what may leave it: pure.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <plugin/members/types.hpp>
#include <plugin/mentees/types.hpp>

namespace tandem::mentees {

enum class Refusal {
  incomplete,         // required answers are missing (FOM-15)
  changed_elsewhere,  // saved in another window since the form was shown
};

const char *code(Refusal refusal);

// Complete: every required question has an answer.
bool is_complete(const questionnaires::Questionnaire &questionnaire, const Profile &profile);

// What goes along with an introduction: open answers only, with the questionnaire's version.
Sheet open_part(const Sheet &sheet);
MenteeFit fit_of(const Sheet &sheet);

// What the host knows already, for a profile that is opened for the first time. Never identity.
Sheet first_sheet(const questionnaires::Questionnaire &questionnaire,
                  const members::Member &member);

// The consents that a sheet's identity answers need, one per answer with its audience; every other
// of the program's mentee consents ends (FOM-14, PRV-01).
struct ConsentChanges {
  std::set<std::string> give;
  std::set<std::string> withdraw;
};
ConsentChanges consent_changes(const questionnaires::Questionnaire &questionnaire,
                               const Sheet &sheet);

}  // namespace tandem::mentees
