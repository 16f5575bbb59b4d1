// One request and one reply, as the host's pages see them: no sockets, no Beast.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>
#include <kit/web/fields.hpp>

namespace ams::host {

enum class Method { get, head, post, put, remove };  // the last two: of the API alone

// Who is signed in. Read from the session's row at every request: a revoked session ends at once.
struct Session {
  kit::Id session_id;
  kit::Id member_id;
  bool staff = false;
  bool membership_active = false;  // paid through today, in the association's zone
  std::string display_name;
  kit::Language language = kit::Language::english;  // the stored preference (LNG-04)
  std::string failing_address = {};  // the one on file, while mail to it comes back (SHR-03)
  kit::Instant failing_since = {};
};

struct Request {
  Method method = Method::get;
  std::string path;     // decoded, without query
  std::string target;   // as it came, for the language switch and for coming back after sign-in
  std::string pattern;  // of the matched route; the only thing of an address that is ever logged
  kit::Fields parameters;
  kit::Fields query;
  kit::Fields fields;
  kit::Fields cookies;
  kit::Fields headers;  // names in lower case
  std::string body;     // as it came, for signed messages
  kit::Language language = kit::Language::english;
  std::optional<Session> session;
  std::string csrf_token;
  std::string client_key;   // keyed hash of the client's address
  std::string session_key;  // keyed hash of the session cookie; empty without one
  kit::Instant now;
  kit::Deadline deadline;

  // The post came from the language toggle of a filled form (LNG-03): `language` is the new one
  // already. The handler changes nothing and shows the form again as typed, with status 200.
  bool switches_language() const { return fields.has("switch_language"); }
};

struct Cookie {
  std::string name;
  std::string value;
  std::string path = "/";
  std::int64_t max_age_s = -1;  // -1: until the browser closes; 0: delete
};

struct Reply {
  unsigned status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::vector<Cookie> cookies;

  static Reply redirect(std::string path);  // 303
  static Reply text(unsigned status, std::string body);
  static Reply json(unsigned status, std::string body);
};

}  // namespace ams::host
