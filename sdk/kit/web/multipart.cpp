#include <kit/web/multipart.hpp>

#include <algorithm>
#include <array>

#include <kit/base/utf8.hpp>

namespace ams::kit {
namespace {

constexpr std::size_t longest_boundary = 70;  // RFC 2046
constexpr std::size_t longest_header = 4096;
constexpr std::string_view line_end = "\r\n";
constexpr std::string_view header_end = "\r\n\r\n";

bool same(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, [](unsigned char a, unsigned char b) {
    return std::tolower(a) == std::tolower(b);
  });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Browsers write a quote, CR and LF in a name as %22, %0D and %0A; other escapes stay.
std::string unescaped(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 3> escapes{
      {{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}}};
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto *found = std::ranges::find_if(
        escapes, [&](const auto &escape) { return text.substr(at, 3) == escape.first; });
    plain += found == escapes.end() ? text[at] : found->second;
    if (found != escapes.end()) at += 2;
  }
  return plain;
}

// The parameter of a header: `; name="value"` or `; name=value`.
std::optional<std::string_view> parameter(std::string_view header, std::string_view name) {
  for (auto semicolon = header.find(';'); semicolon != header.npos;) {
    header.remove_prefix(semicolon + 1);
    const auto equals = header.find('=');
    if (equals == header.npos) return std::nullopt;
    const bool wanted = same(trimmed(header.substr(0, equals)), name);
    auto value = trimmed(header.substr(equals + 1));
    if (value.starts_with('"')) {
      const auto quote = value.find('"', 1);
      if (quote == value.npos) return std::nullopt;
      if (wanted) return value.substr(1, quote - 1);
      header = value.substr(quote + 1);
    } else {
      if (wanted) return trimmed(value.substr(0, value.find(';')));
      header = value;
    }
    semicolon = header.find(';');
  }
  return std::nullopt;
}

struct Part {
  std::string name;
  std::optional<std::string> filename;  // it is a file
  std::string type;
};

std::optional<Part> read_headers(std::string_view headers) {
  Part part;
  bool named = false;
  while (!headers.empty()) {
    const auto end = std::min(headers.find(line_end), headers.size());
    const auto line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + line_end.size(), headers.size()));
    const auto colon = line.find(':');
    if (colon == line.npos) return std::nullopt;
    const auto value = trimmed(line.substr(colon + 1));
    if (same(line.substr(0, colon), "Content-Type")) part.type = value;
    if (!same(line.substr(0, colon), "Content-Disposition")) continue;
    if (!same(trimmed(value.substr(0, value.find(';'))), "form-data")) return std::nullopt;
    const auto name = parameter(value, "name");
    if (!name) return std::nullopt;
    part.name = unescaped(*name);
    named = true;
    if (const auto filename = parameter(value, "filename")) part.filename = unescaped(*filename);
  }
  if (!named) return std::nullopt;
  return part;
}

bool is_text(std::string_view value) {
  return is_utf8(value) && value.find('\0') == value.npos;
}

bool add_part(Fields &fields, std::string_view part) {
  const auto end = part.substr(0, longest_header).find(header_end);
  if (end == part.npos) return false;
  auto read = read_headers(part.substr(0, end));
  if (!read || !is_text(read->name)) return false;
  const auto value = part.substr(end + header_end.size());
  if (!read->filename) {
    if (!is_text(value)) return false;
    fields.add(std::move(read->name), std::string(value));
    return true;
  }
  if (!is_text(*read->filename) || !is_text(read->type)) return false;
  fields.add(read->name, std::string(value));
  fields.add(read->name + std::string(filename_suffix), std::move(*read->filename));
  fields.add(read->name + std::string(type_suffix), std::move(read->type));
  return true;
}

}  // namespace

bool is_multipart_form(std::string_view content_type) {
  return same(trimmed(content_type.substr(0, content_type.find(';'))), "multipart/form-data");
}

std::optional<Fields> parse_multipart(std::string_view content_type, std::string_view body,
                                      std::size_t limit) {
  if (!is_multipart_form(content_type)) return std::nullopt;
  const auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > longest_boundary) return std::nullopt;
  const std::string mark = "\r\n--" + std::string(*boundary);
  // The first mark stands at the very beginning, as if after a line end.
  if (!body.starts_with(std::string_view(mark).substr(line_end.size()))) return std::nullopt;
  body.remove_prefix(mark.size() - line_end.size());
  Fields fields;
  for (std::size_t parts = 0; !body.starts_with("--"); ++parts) {
    if (parts == limit || !body.starts_with(line_end)) return std::nullopt;
    body.remove_prefix(line_end.size());
    const auto end = body.find(mark);
    if (end == body.npos || !add_part(fields, body.substr(0, end))) return std::nullopt;
    body.remove_prefix(end + mark.size());
  }
  return fields;
}

}  // namespace ams::kit
