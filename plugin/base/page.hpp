// One request and one reply, as the nouns' pages see them: no ABI, no sockets.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/language.hpp>
#include <kit/web/fields.hpp>

namespace tandem {

struct PageRequest {
  ams::kit::Fields parameters;  // of the pattern
  ams::kit::Fields query;
  ams::kit::Fields fields;  // posted
  ams::kit::Fields cookies;
  ams::kit::Language language = ams::kit::Language::english;
  ams::kit::Id member_id;   // none when nobody is signed in
  std::string csrf_token;   // hidden field "csrf" of every form
  std::string client_key;
  std::string session_key;
  ams::kit::Instant now;
  ams::kit::Deadline deadline;

  // The post only asks for the other language: show the form again as typed, check nothing, change
  // nothing (DESIGN 8). The request's language is the new one already.
  bool switches_language() const { return fields.has("switch_language"); }
};

struct PageCookie {
  std::string name;  // begins with "tandem_"
  std::string value;
  std::string path;
  std::int64_t max_age_s;
};

struct Page {
  unsigned status = 200;
  std::string title;  // text
  std::string html;   // begins with <h1>
};
struct Redirect {
  std::string path;
};
struct Raw {
  unsigned status = 200;
  const char *content_type;
  std::string file_name;
  std::string body;
};
// Does not exist, or is somebody else's: nobody learns which.
struct NotThere {};

struct PageReply {
  std::variant<Page, Redirect, Raw, NotThere> content;
  std::vector<PageCookie> cookies = {};
};

struct PageRoute {
  const char *method;      // "GET" or "POST"
  const char *pattern;     // "/mentorship/mentors/{mentor}"
  const char *permission;  // "public", "link", "member", "account", "staff"
  std::function<PageReply(const PageRequest &)> answer;
  std::uint32_t body_limit = 0;
};

using PageRoutes = std::vector<PageRoute>;

}  // namespace tandem
