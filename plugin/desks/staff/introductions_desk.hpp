// Staff's pages about introductions and mentorships: who, when and in which state, never a word of
// anybody's (DESIGN 5).
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/desks/staff/names.hpp>
#include <plugin/introductions/register.hpp>

namespace tandem::desks {

class IntroductionsDesk {
 public:
  IntroductionsDesk(const Context &context, const members::Service &members)
      : context_(context), names_(context, members) {}

  PageRoutes routes();

 private:
  PageReply introductions(const PageRequest &request) const;
  PageReply pairings(const PageRequest &request) const;

  const Context &context_;
  const Names names_;
};

}  // namespace tandem::desks
