// A mentor's own pages: documents to acknowledge (FOM-06), and "are you still there?" behind the
// link of a mail, or signed in.
#pragma once

#include <plugin/base/links.hpp>
#include <plugin/base/page.hpp>
#include <plugin/mentors/acknowledgement.hpp>

namespace tandem::mentors {

class Pages {
 public:
  Pages(const Context &context, const Service &mentors, const members::Service &members,
        const Acknowledgement &acknowledgement)
      : context_(context),
        mentors_(mentors),
        members_(members),
        acknowledgement_(acknowledgement) {}

  PageRoutes routes();

 private:
  // GET and POST /mentorship/acknowledgement?next=… : then on with what they were doing.
  PageReply ask(const PageRequest &request) const;
  PageReply agree(const PageRequest &request) const;
  PageReply asked(const PageRequest &request, const Acknowledgement::Question &question,
                  const std::vector<ShownError> &errors) const;
  Acknowledgement::Question question(const PageRequest &request) const;

  // GET /mentorship/presence/{token}: exchanged for a cookie. GET and HEAD decide nothing.
  PageReply exchange(const PageRequest &request) const;
  // GET and POST /mentorship/presence
  PageReply presence(const PageRequest &request) const;
  PageReply say(const PageRequest &request) const;
  PageReply presence_page(const PageRequest &request, const Id &mentor_id,
                          const std::vector<ShownError> &errors) const;
  PageReply dead_link(const PageRequest &request) const;
  // By the cookie of a link, or signed in.
  std::optional<Id> mentor_of(const PageRequest &request) const;

  const Context &context_;
  const Service &mentors_;
  const members::Service &members_;
  const Acknowledgement &acknowledgement_;
};

}  // namespace tandem::mentors
