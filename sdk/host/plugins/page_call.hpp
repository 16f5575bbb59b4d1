// The payload of one page request (ams_page_request_t) with everything it points to, and what the
// plugin answers. Shared with the call, so that a late plugin finds its memory still there.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <ams/ext/pages.h>
#include <host/http/exchange.hpp>

namespace ams::host {

struct PageAnswer {
  unsigned status;
  std::string title;
  std::string html;
};
struct RedirectAnswer {
  std::string path;
};
struct RawAnswer {
  unsigned status;
  std::string content_type;
  std::string file_name;
  std::string body;
};

class PageCall {
 public:
  PageCall(std::string plugin, std::uint32_t route, Request request);
  PageCall(const PageCall &) = delete;
  PageCall &operator=(const PageCall &) = delete;

  const ams_page_request_t *request() const { return &wire_; }
  ams_page_response_t response();

  std::variant<std::monostate, PageAnswer, RedirectAnswer, RawAnswer> answer;
  std::vector<Cookie> cookies;

 private:
  struct Functions;
  using Pairs = std::vector<ams_pair_t>;

  std::string plugin_;
  Request request_;
  Pairs parameters_, query_, fields_, cookies_in_;
  ams_page_request_t wire_{};
};

}  // namespace ams::host
