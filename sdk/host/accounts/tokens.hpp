// Personal access tokens: a member's own key for programs, good for what was ticked when it was
// made, and for so long. The table holds its hash; the token itself is shown once.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <host/context.hpp>
#include <host/http/exchange.hpp>

namespace ams::host {

constexpr std::string_view token_prefix = "ams_pat_";
constexpr int tokens_per_member = 20;
constexpr std::size_t longest_token_name = 60;  // characters
// What a member may choose, in days; the second stands in the form.
constexpr int token_days[] = {30, 90, 365};
constexpr int usual_token_days = 90;

// One thing a token can be good for, in plain words.
struct Scope {
  std::string name;  // "profile:read"
  std::string english;
  std::string french;

  const std::string &in(kit::Language language) const {
    return language == kit::Language::french ? french : english;
  }
};
// The host's own and the plugins'.
using Scopes = std::function<std::vector<Scope>()>;

struct Token {
  kit::Id id;
  kit::Id member_id;
  std::string name;
  std::vector<std::string> scopes;
  kit::Instant created_at{};
  kit::Instant expires_at{};
  std::optional<kit::Instant> last_used_at = std::nullopt;
  std::optional<kit::Instant> revoked_at = std::nullopt;

  bool good(kit::Instant now) const { return !revoked_at && now < expires_at; }
};

class TokenStore {
 public:
  // False: the member has as many as one may have.
  static bool insert(kit::Transaction &transaction, const Token &token, std::string_view secret);
  // The newest first; those that are over for as long as they are kept.
  static std::vector<Token> of_member(kit::Transaction &transaction, const kit::Id &member);
  // Nothing: somebody else's, or none.
  static std::optional<Token> find(kit::Transaction &transaction, const kit::Id &id,
                                   const kit::Id &member);
  // False: it was revoked before.
  static bool revoke(kit::Transaction &transaction, const kit::Id &id, const kit::Id &member,
                     kit::Instant now);
  // A new password ends all of them.
  static void revoke_all(kit::Transaction &transaction, const kit::Id &member, kit::Instant now);
  // The member is erased.
  static void erase(kit::Transaction &transaction, const kit::Id &member);
  static std::uint64_t purge(kit::Transaction &transaction, kit::Instant ended_before);
};

// Who asks with a token, and what it is good for.
struct Bearer {
  Session session;  // session_id is the token's id
  std::vector<std::string> scopes;
};

class Tokens {
 public:
  explicit Tokens(const Context &context) : context_(context) {}

  // "ams_pat_" and 256 random bits.
  std::string make_secret() const;
  // Nobody: unknown, revoked or over; nobody learns which. Notes the use, once a minute at most.
  std::optional<Bearer> find(std::string_view secret, kit::Instant now,
                             kit::Deadline deadline) const;

 private:
  const Context &context_;
};

}  // namespace ams::host
