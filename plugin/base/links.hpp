// Links in mails (DESIGN 5): the token is stored as a hash, has one purpose and an end, and dies
// with what it is about. GET exchanges it for a short cookie bound to one path; neither GET nor
// HEAD changes anything.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <plugin/base/context.hpp>

namespace tandem {

struct Link {
  Id id;
  Id subject_id;  // the introduction
  Id member_id;   // whose link it is
  std::string purpose;
  Instant expires_at;
};

// A new link; returns the token for the mail. It dies when `address` is no longer the member's.
std::string make_link(Transaction &transaction, const Context &context, std::string_view purpose,
                      const Id &subject_id, const Id &member_id, std::string_view address,
                      Instant expires_at);
// The live link of a token; `address` is not checked here. Reads only.
std::optional<Link> find_link(Transaction &transaction, const Context &context,
                              std::string_view purpose, std::string_view token);
// The same for a link that has died, with the moment of that: for a word on what became of it.
struct DeadLink {
  Link link;
  Instant dead_at;
};
std::optional<DeadLink> find_dead_link(Transaction &transaction, const Context &context,
                                       std::string_view purpose, std::string_view token);
// Whether the member still holds a link about the subject.
bool has_live_link(Transaction &transaction, const Context &context, const Id &subject_id,
                   const Id &member_id);
// Kills all links of a member for a purpose (empty: every purpose), or about a subject.
void kill_links_of_member(Transaction &transaction, const Context &context, const Id &member_id,
                          std::string_view purpose);
// The member's address changed: links sent to an older one die.
void kill_links_with_other_address(Transaction &transaction, const Context &context,
                                   const Id &member_id, std::string_view address);
void kill_links_about(Transaction &transaction, const Context &context, const Id &subject_id);

// The cookie's value: the link's id and an end, sealed. And back, when the link still lives.
std::string link_cookie(const Context &context, const Link &link, Instant until);
std::optional<Link> link_of_cookie(Transaction &transaction, const Context &context,
                                   std::string_view purpose, std::string_view cookie);

}  // namespace tandem
