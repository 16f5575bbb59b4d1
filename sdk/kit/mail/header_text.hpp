// Inner part of the mail library: text as a header field may carry it (RFC 5322, RFC 2047).
#pragma once

#include <string>
#include <string_view>

namespace ams::kit::mail {

bool is_printable_ascii(std::string_view text);

// "Name: value" lines, folded, ended by CRLF. The text is one that `is_header_text` accepts.
std::string text_field(std::string_view name, std::string_view text);
std::string address_field(std::string_view name, std::string_view display_name,
                          std::string_view email);

}  // namespace ams::kit::mail
