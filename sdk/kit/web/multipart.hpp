// Forms with files: multipart/form-data (RFC 7578), as browsers post it.
#pragma once

#include <optional>
#include <string_view>

#include <kit/web/fields.hpp>

namespace ams::kit {

// What stands behind a file's name in the fields: "upload" holds its bytes, "upload.filename" the
// name that the browser gave it, "upload.type" its content type. Neither name nor type is to be
// trusted. A file input that was left empty is an empty value with an empty file name.
constexpr std::string_view filename_suffix = ".filename";
constexpr std::string_view type_suffix = ".type";

bool is_multipart_form(std::string_view content_type);

// Nothing when it is malformed: no boundary, a part without a name or with too long a header, more
// than `limit` parts, an end that is missing, text that is not UTF-8 or holds a NUL. The bytes of a
// file may be any.
std::optional<Fields> parse_multipart(std::string_view content_type, std::string_view body,
                                      std::size_t limit = 200);

}  // namespace ams::kit
