// Looking for members of the association by name or address, as a port: for staff's pages and files
// alone (ams.member_search/1). A host need not offer it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <plugin/members/types.hpp>

namespace tandem::members {

class Finder {
 public:
  virtual ~Finder() = default;
  virtual bool offered() const = 0;
  // Everybody for whom each word begins a name or the address, in order of names; nobody for a text
  // without a word. Any thread.
  virtual std::vector<Member> find(std::string_view text, unsigned limit) const = 0;
  virtual std::optional<Member> by_email(std::string_view email) const = 0;
};

}  // namespace tandem::members
