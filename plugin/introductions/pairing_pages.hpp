// The pages of a pairing, the same for both sides: what they agree on, goals, contact, and the way
// to end it (FOM-09, FOM-18 to FOM-20). After the end they can still be read.
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/introductions/service.hpp>

namespace tandem::introductions {

class PairingPages {
 public:
  PairingPages(const Context &context, const members::Service &members,
               const Service &introductions)
      : context_(context), members_(members), introductions_(introductions) {}

  PageRoutes routes();

 private:
  // The pairing as it is now, seen by one of the two.
  struct View {
    Pairing pairing;
    std::optional<Introduction> introduction;
    bool as_mentee = false;
    members::Member me;
    members::Member other;
    std::string other_name;  // as far as it may be known
  };
  // What was typed into a form, and why it was not kept.
  struct Typed {
    unsigned status = 200;
    std::optional<Agreement> agreement = std::nullopt;
    bool changed_meanwhile = false;
    std::string farewell = {};
    bool tell_staff = false;
    std::vector<std::pair<std::string, std::string>> errors = {};  // anchor, message
  };

  PageReply show(const PageRequest &request) const;
  PageReply save(const PageRequest &request) const;
  PageReply save_once(const PageRequest &request, const View &view, const Id &operation,
                      Typed typed) const;
  PageReply ask_to_end(const PageRequest &request) const;
  PageReply end(const PageRequest &request) const;
  PageReply end_once(const PageRequest &request, const View &view, const Id &operation,
                     Typed typed) const;

  std::optional<View> view_of(const PageRequest &request) const;
  PageReply pairing_page(const PageRequest &request, const View &view, const Typed &typed) const;
  PageReply ending_page(const PageRequest &request, const View &view, const Typed &typed) const;

  const Context &context_;
  const members::Service &members_;
  const Service &introductions_;
};

}  // namespace tandem::introductions
