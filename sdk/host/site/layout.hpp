// The one layout of the site: head, menu, language switch, notices, content, footer. A theme folder
// can replace its template and its style sheet.
#pragma once

#include <string>
#include <string_view>

#include <host/http/exchange.hpp>

namespace ams::host {

class Layout {
 public:
  virtual ~Layout() = default;
  // `html` is trusted: it comes from an auto-escaping template and begins with <h1>.
  virtual Reply page(const Request &request, unsigned status, std::string_view title,
                     std::string_view html) const = 0;
  // The host's own pages for 404, 403, 503, 500: what happened and the way back.
  virtual Reply failure(const Request &request, unsigned status) const = 0;
};

}  // namespace ams::host
