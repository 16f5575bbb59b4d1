// The mentor's pages: reading an introduction and answering it, signed in or through a mail link.
//
// A mail link is exchanged for a cookie that is good for one path and half an hour, so that the
// token stays in no address bar, history or referrer. GET and HEAD decide nothing: the decision is
// a radio choice and a POST (DESIGN 5). Behind a link no identity answer is ever shown.
#pragma once

#include <plugin/base/links.hpp>
#include <plugin/base/page.hpp>
#include <plugin/introductions/receipt.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/mentors/acknowledgement.hpp>
#include <plugin/questionnaires/form.hpp>

namespace tandem::introductions {

class AnswerPages {
 public:
  AnswerPages(const Context &context, const members::Service &members,
              const mentors::Service &mentors, const mentees::Service &mentees,
              const Service &introductions, const questionnaires::Catalog &catalog)
      : context_(context),
        members_(members),
        mentors_(mentors),
        mentees_(mentees),
        introductions_(introductions),
        catalog_(catalog) {}

  // FOM-06: new versions of the documents are acknowledged before the next acceptance, on the same
  // page.
  void ask(const mentors::Acknowledgement &acknowledgement) {
    acknowledgement_ = &acknowledgement;
  }

  PageRoutes routes();

 private:
  enum class Way { signed_in, link };
  enum class Choice { accept, decline, ask };
  static std::optional<Choice> choice_of(std::string_view text);
  // Who answers what, once that has been established.
  struct Visit {
    Way way;
    Introduction introduction;
    Id mentor_id;
  };
  struct Typed {
    std::string answer = {};
    std::string note = {};
    std::vector<std::pair<std::string, std::string>> errors = {};  // anchor, message
    unsigned status = 200;
  };

  PageReply exchange(const PageRequest &request) const;
  PageReply show_link(const PageRequest &request) const;
  PageReply answer_link(const PageRequest &request) const;
  PageReply show_signed_in(const PageRequest &request) const;
  PageReply answer_signed_in(const PageRequest &request) const;

  std::optional<Visit> visit_signed_in(const PageRequest &request) const;
  std::optional<Visit> visit_by_link(const PageRequest &request) const;
  // The link has died, and the visitor had held it: they may be told what became of it.
  std::optional<Visit> visit_by_receipt(const PageRequest &request) const;

  PageReply answer(const PageRequest &request, const Visit &visit) const;
  // Takes no new mentees from now on; what is here stays to be answered (FOM-11). Pausing gives
  // nothing away, so that a link is enough.
  PageReply pause_by_link(const PageRequest &request) const;
  PageReply pause(const PageRequest &request, const Visit &visit) const;
  mentors::Acknowledgement::Question documents(const PageRequest &request,
                                               const Visit &visit) const;
  void fill_mentor(ctemplate::TemplateDictionary &dictionary, const PageRequest &request,
                   const Visit &visit) const;
  PageReply answer_once(const PageRequest &request, const Visit &visit, const Id &operation,
                        Choice choice, Typed typed) const;
  void carry_out(Transaction &transaction, const PageRequest &request, const Visit &visit,
                 Choice choice, const std::string &words) const;
  PageReply refused(const PageRequest &request, const Visit &visit, const Refused &refused,
                    Typed typed) const;
  PageReply form_page(const PageRequest &request, const Visit &visit, const Typed &typed) const;
  PageReply outcome_page(const PageRequest &request, const Visit &visit,
                         const std::optional<Refused> &not_recorded) const;
  PageReply dead_link_page(const PageRequest &request,
                           const std::optional<Introduction> &ended) const;
  // Who wrote it has opened the mentor's link: it is not for them to answer.
  PageReply mentors_only_page(const PageRequest &request, const Visit &visit) const;
  // What a dead link was about, when it lived until the introduction ended: its holder was the
  // mentor then. One that died before, with a change of address, tells nothing.
  std::optional<Introduction> ended_of_token(const PageRequest &request) const;
  std::optional<Pairing> pairing_of(const PageRequest &request, const Id &introduction_id) const;
  std::string name_of_mentor(const PageRequest &request, const Visit &visit) const;
  // What the mentee marked as shown, as it stands now: a withdrawal acts at once.
  std::vector<questionnaires::ShownAnswer> identity_of(const PageRequest &request,
                                                       const Visit &visit) const;
  Introduction latest(const PageRequest &request, const Visit &visit) const;
  std::string path_of_visit(const Visit &visit) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const mentees::Service &mentees_;
  const Service &introductions_;
  const questionnaires::Catalog &catalog_;
  const mentors::Acknowledgement *acknowledgement_ = nullptr;
};

}  // namespace tandem::introductions
