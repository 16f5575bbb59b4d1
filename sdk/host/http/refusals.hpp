// What is wrong with a request's header before any page is asked. Pure: counts in, a status out.
#pragma once

#include <cstddef>
#include <string_view>

namespace ams::host {

struct HeaderFacts {
  std::string_view verb;       // as it came
  std::string_view target;
  unsigned version = 11;       // 10 or 11
  std::size_t hosts = 0;       // how many Host fields
  std::size_t lengths = 0;     // how many Content-Length fields
  std::size_t codings = 0;     // how many Transfer-Encoding fields
  bool chunked = false;        // that coding is exactly "chunked"
};

// 0: nothing. 400: ambiguous framing (both framings, a doubled Host or Content-Length) or an
// unusable target; 501: an unknown method or coding; 405: a known method that nothing serves (PUT
// and DELETE are for the API);
// 505: another version.
unsigned refused_header(const HeaderFacts &facts);

}  // namespace ams::host
