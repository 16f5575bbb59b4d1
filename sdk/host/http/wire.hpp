// A request and a reply as they travel: no sessions, no pages, no Beast.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <host/http/exchange.hpp>

namespace ams::host {

struct WireRequest {
  Method method = Method::get;
  std::string target;    // path and query as they came; begins with '/'
  kit::Fields headers;   // names in lower case
  std::string body;
  std::string peer;      // the address of the socket
};

struct WireReply {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  // without Content-Length, Connection
  std::string body;
};

}  // namespace ams::host
