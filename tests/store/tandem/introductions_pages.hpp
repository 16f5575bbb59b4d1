// Ana writes to Ben, who speaks French: the pages of both.
#pragma once

#include <plugin/introductions/view.hpp>
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::introductions::testing {

class IntroductionsPages : public IntroductionsTest {
 protected:
  Id ana = mentee("Ana");
  Id ben = mentor("Ben", Language::french);

  std::string writing(const Id &mentor) {
    return "/mentorship/mentors/" + mentor.text() + "/introduction";
  }
  // Sent, with its token.
  Id sent(std::string &token) {
    const Id id = send(ana, ben, "Dear Ben,\nwould you?");
    token = token_in(mail_to("Ben"));
    return id;
  }
};

}  // namespace tandem::introductions::testing
