// Submissions of a mentor, and what came of them, on a real database.
#pragma once

#include <gmock/gmock.h>

#include <plugin/mentors/section.hpp>
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::mentors {

class MentorsTest : public introductions::testing::IntroductionsTest {
 protected:
  Submission answers(const Id &id, bool wants = true) {
    clock.advance(std::chrono::seconds(1));
    Submission submission;
    submission.member_id = id;
    submission.form = "renewal";
    submission.answered_at = clock.now();
    submission.wants = wants;
    submission.terms_version = program.document_version("terms_of_use");
    submission.confidentiality_version = program.document_version("confidentiality_agreement");
    submission.sheet.open["biography"] = {{"CANARY-biography"}, ""};
    return submission;
  }
  // form.submitted; returns the event's id.
  Id arrive(const Submission &submission) { return arrive(submission, make_id()); }
  Id arrive(const Submission &submission, const Id &event) {
    run([&](Transaction &transaction) {
      mentors.submitted(transaction, event, submission.form, submission.member_id,
                        seal(sealer, submission));
    });
    return event;
  }
  void renewed(const Id &event) {
    run([&](Transaction &transaction) { mentors.renewed(transaction, event); });
  }
  void payment_failed(const Id &event) {
    run([&](Transaction &transaction) { mentors.payment_failed(transaction, event); });
  }
  Mentor record(const Id &id) {
    return run([&](Transaction &transaction) {
      return mentors.find(transaction, id).value_or(Mentor{});
    });
  }
  Standing standing(const Id &id) {
    return run([&](Transaction &transaction) { return mentors.standing(transaction, id); });
  }
  std::vector<std::string> standing_consents(const Id &id) {
    std::vector<std::string> purposes;
    run([&](Transaction &transaction) {
      purposes.clear();
      for (const auto &line : consents.standing(transaction, id)) purposes.push_back(line.purpose);
    });
    return purposes;
  }
};

}  // namespace tandem::mentors
