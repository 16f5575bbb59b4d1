// The mentee's pages: writing an introduction, reading it, withdrawing it.
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/introductions/answer_pages.hpp>
#include <plugin/introductions/pairing_pages.hpp>
#include <plugin/introductions/service.hpp>

namespace tandem::introductions {

class Pages {
 public:
  Pages(const Context &context, const members::Service &members, const mentors::Service &mentors,
        const mentees::Service &mentees, const Service &introductions,
        const questionnaires::Catalog &catalog)
      : context_(context),
        members_(members),
        mentors_(mentors),
        mentees_(mentees),
        introductions_(introductions),
        catalog_(catalog),
        answer_pages_(context, members, mentors, mentees, introductions, catalog),
        pairing_pages_(context, members, introductions) {}

  // What a mentor acknowledges before accepting. Wired in tandem.cpp.
  void ask(const mentors::Acknowledgement &acknowledgement) { answer_pages_.ask(acknowledgement); }

  // The mentee's, the mentor's, and those of both.
  PageRoutes routes();

 private:
  // What the writing page depends on, as it is now.
  struct Situation {
    Id mentor_id;
    bool is_mentor = false;  // has ever been one
    std::string mentor_name;
    std::optional<Refused> refused;
    Service::Places places{};
    std::optional<questionnaires::Sheet> profile;
  };
  // What was typed, and why it was not sent.
  struct Typed {
    unsigned status = 200;
    std::string message = {};
    std::optional<Refused> refused = std::nullopt;
    bool without_operation = false;
  };

  PageReply write(const PageRequest &request) const;
  PageReply send(const PageRequest &request) const;
  PageReply send_once(const PageRequest &request, const Situation &situation, Typed typed) const;
  Situation situation_of(const PageRequest &request, const Id &mentor_id) const;
  PageReply writing_page(const PageRequest &request, const Situation &situation,
                         const Typed &typed) const;
  PageReply refused_page(const PageRequest &request, const Situation &situation) const;

  PageReply view(const PageRequest &request) const;
  PageReply withdraw(const PageRequest &request) const;
  PageReply reply(const PageRequest &request) const;
  PageReply reply_once(const PageRequest &request, const Introduction &introduction,
                       const Id &operation) const;
  // What became of a form on the mentee's page.
  struct Outcome {
    unsigned status = 200;
    std::optional<Refused> refused = std::nullopt;  // about the introduction as a whole
    std::string reply = {};
    std::string reply_error = {};
  };
  PageReply mentee_page(const PageRequest &request, const Introduction &introduction,
                        const Outcome &outcome) const;
  std::optional<Introduction> find(const PageRequest &request) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const mentees::Service &mentees_;
  const Service &introductions_;
  const questionnaires::Catalog &catalog_;
  AnswerPages answer_pages_;
  PairingPages pairing_pages_;
};

}  // namespace tandem::introductions
