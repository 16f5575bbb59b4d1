// Blocking a member, and lifting that again.
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/concerns/service.hpp>

namespace tandem::concerns {

class BlockPages {
 public:
  BlockPages(const Context &context, const Service &concerns)
      : context_(context), concerns_(concerns) {}

  PageRoutes routes();

 private:
  PageReply list(const PageRequest &request) const;
  PageReply ask(const PageRequest &request) const;
  PageReply block(const PageRequest &request) const;
  PageReply lift(const PageRequest &request) const;
  // The person named in the address or the form, as whoever asks knows them.
  struct Person {
    Id id;
    std::string name;
  };
  std::optional<Person> person(const PageRequest &request, const kit::Fields &fields) const;

  const Context &context_;
  const Service &concerns_;
};

}  // namespace tandem::concerns
