#include "received.hpp"

#include <algorithm>

#include "message.hpp"

namespace ams::kit {
namespace {

constexpr std::size_t most_addresses = 20;
constexpr std::size_t longest_boundary = 70;  // RFC 2046, 5.1.1

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The next line without its end, which is CRLF or LF alone; both are in use behind POP3.
std::string_view take_line(std::string_view &rest) {
  const auto end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 100 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

void append_value(std::string &value, std::string_view more, std::size_t longest) {
  more = trimmed(more);
  if (!value.empty() && !more.empty()) value += ' ';
  for (const char c : more) {
    if (value.size() >= longest) return;
    const auto byte = static_cast<unsigned char>(c);
    value += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
}

std::string type_of(const HeaderFields &fields, const char *otherwise) {
  const std::string_view value = fields.first("content-type");
  const std::string type = lowered(trimmed(value.substr(0, value.find(';'))));
  return type.find('/') == type.npos ? otherwise : type;
}

// A line "--boundary" or "--boundary--", with white space behind it (RFC 2046, 5.1.1).
enum class Mark { none, next, last };

Mark mark_of(std::string_view line, std::string_view boundary) {
  if (!line.starts_with("--") || !line.substr(2).starts_with(boundary)) return Mark::none;
  line = line.substr(2 + boundary.size());
  const bool last = line.starts_with("--");
  if (last) line.remove_prefix(2);
  if (!trimmed(line).empty()) return Mark::none;
  return last ? Mark::last : Mark::next;
}

// The pieces between the marks; a multipart that is cut off ends where the bytes end. Every line
// is looked at once for each level it lies in.
std::vector<std::string_view> pieces_of(std::string_view body, std::string_view boundary,
                                        std::size_t most) {
  std::vector<std::string_view> pieces;
  const char *begin = nullptr;
  std::string_view rest = body;
  const auto close = [&](const char *end) {
    if (begin) pieces.emplace_back(begin, static_cast<std::size_t>(end - begin));
  };
  while (!rest.empty()) {
    const char *line_begin = rest.data();
    const Mark mark = mark_of(take_line(rest), boundary);
    if (mark == Mark::none) continue;
    close(line_begin);
    begin = mark == Mark::last || pieces.size() > most ? nullptr : rest.data();
    if (!begin) return pieces;
  }
  close(body.data() + body.size());
  return pieces;
}

class Reader {
 public:
  explicit Reader(const ReceivedLimits &limits) : limits_(limits) {}

  ReceivedMail read(std::string_view bytes) {
    mail_.cut = bytes.size() > limits_.message;
    std::string_view body;
    mail_.fields = read_fields(bytes.substr(0, limits_.message), body, limits_);
    mail_.type = type_of(mail_.fields, "text/plain");
    add(mail_.fields, mail_.type, body, 0);
    return std::move(mail_);
  }

 private:
  void add(const HeaderFields &fields, const std::string &type, std::string_view body,
           unsigned depth) {
    if (mail_.parts.size() >= limits_.parts) {
      mail_.cut = true;
      return;
    }
    const std::string boundary = boundary_of(fields, type);
    if (boundary.empty()) return mail_.parts.push_back({fields, type, body});
    if (depth >= limits_.depth) {
      mail_.cut = true;
      return mail_.parts.push_back({fields, type, {}});
    }
    const auto before = mail_.parts.size();
    for (const std::string_view piece : pieces_of(body, boundary, limits_.parts)) {
      std::string_view rest;
      const HeaderFields own = read_fields(piece, rest, limits_);
      const char *plain = type == "multipart/digest" ? "message/rfc822" : "text/plain";
      add(own, type_of(own, plain), rest, depth + 1);
    }
    // A multipart without a single part is shown as what it holds.
    if (mail_.parts.size() == before) mail_.parts.push_back({fields, "text/plain", body});
  }

  static std::string boundary_of(const HeaderFields &fields, const std::string &type) {
    if (!type.starts_with("multipart/")) return {};
    std::string boundary = parameter_of(fields.first("content-type"), "boundary");
    return boundary.size() <= longest_boundary ? boundary : std::string();
  }

  const ReceivedLimits &limits_;
  ReceivedMail mail_;
};

// One address out of "Name (comment) <a@b>" or "a@b".
void add_address(std::string_view text, std::vector<std::string> &addresses) {
  const auto open = text.rfind('<');
  if (open != text.npos) {
    text = text.substr(open + 1);
    text = text.substr(0, text.find('>'));
  }
  text = trimmed(text.substr(0, text.find('(')));
  if (is_email(text) && addresses.size() < most_addresses) addresses.emplace_back(text);
}

}  // namespace

std::string_view HeaderFields::first(std::string_view name) const {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const Field &field) { return field.name == name; });
  return found == list.end() ? std::string_view() : std::string_view(found->value);
}

bool HeaderFields::has(std::string_view name) const {
  return std::any_of(list.begin(), list.end(),
                     [&](const Field &field) { return field.name == name; });
}

HeaderFields read_fields(std::string_view bytes, std::string_view &rest,
                         const ReceivedLimits &limits) {
  HeaderFields fields;
  rest = bytes;
  bool known = false;  // whether a folded line belongs to a field that is kept
  while (!rest.empty()) {
    const auto used = static_cast<std::size_t>(rest.data() - bytes.data());
    const std::string_view line = take_line(rest);
    if (line.empty()) return fields;
    if (used + line.size() > limits.header_block) {
      known = false;  // read over, up to the empty line
    } else if (line.front() == ' ' || line.front() == '\t') {
      if (known) append_value(fields.list.back().value, line, limits.field);
    } else {
      const auto colon = line.find(':');
      const std::string_view name = trimmed(line.substr(0, colon));
      known = colon != line.npos && is_field_name(name) && fields.list.size() < limits.fields;
      if (!known) continue;
      fields.list.push_back({lowered(name), {}});
      append_value(fields.list.back().value, line.substr(colon + 1), limits.field);
    }
  }
  return fields;
}

ReceivedMail read_mail(std::string_view bytes, const ReceivedLimits &limits) {
  return Reader(limits).read(bytes);
}

std::string parameter_of(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != value.npos) {
    std::string_view rest = trimmed(value.substr(at + 1));
    const auto equals = rest.find('=');
    if (equals == rest.npos) return {};
    const bool wanted = lowered(trimmed(rest.substr(0, equals))) == name;
    rest = trimmed(rest.substr(equals + 1));
    std::string found;
    if (rest.starts_with('"')) {
      std::size_t i = 1;
      for (; i < rest.size() && rest[i] != '"'; ++i) {
        if (rest[i] == '\\' && i + 1 < rest.size()) ++i;
        found += rest[i];
      }
      rest.remove_prefix(std::min(i, rest.size()));
    } else {
      found = trimmed(rest.substr(0, rest.find(';')));
    }
    if (wanted) return found;
    const auto next = rest.find(';');
    at = next == rest.npos
             ? rest.npos
             : static_cast<std::size_t>(rest.data() - value.data()) + next;
  }
  return {};
}

// Commas inside quotes and comments part nothing.
std::vector<std::string> addresses_in(std::string_view value) {
  std::vector<std::string> addresses;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && quoted) {
      ++i;
    } else if (value[i] == '"') {
      quoted = !quoted;
    } else if (value[i] == ',' && !quoted) {
      add_address(value.substr(begin, i - begin), addresses);
      begin = i + 1;
    }
  }
  add_address(value.substr(begin), addresses);
  return addresses;
}

std::vector<std::string> addressed_to(const ReceivedMail &mail) {
  static constexpr std::string_view names[] = {"delivered-to", "x-original-to", "envelope-to", "to",
                                               "cc"};
  std::vector<std::string> all;
  for (const auto &field : mail.fields.list) {
    if (std::find(std::begin(names), std::end(names), field.name) == std::end(names)) continue;
    for (auto &address : addresses_in(field.value)) {
      if (all.size() < most_addresses) all.push_back(std::move(address));
    }
  }
  return all;
}

bool is_machine_written(const ReceivedMail &mail) {
  const auto &fields = mail.fields;
  const std::string submitted = lowered(fields.first("auto-submitted"));
  const auto from = addresses_in(fields.first("from"));
  const std::string local = from.empty() ? "" : lowered(from[0].substr(0, from[0].find('@')));
  return (!submitted.empty() && submitted != "no") ||
         trimmed(fields.first("return-path")) == "<>" ||
         lowered(fields.first("precedence")) == "auto_reply" || fields.has("x-autoreply") ||
         fields.has("x-autorespond") || local == "mailer-daemon" || local == "postmaster" ||
         mail.type == "multipart/report";
}

bool is_automatic(const ReceivedMail &mail) {
  const auto &fields = mail.fields;
  const std::string precedence = lowered(fields.first("precedence"));
  return is_machine_written(mail) || precedence == "bulk" || precedence == "junk" ||
         precedence == "list" || fields.has("x-auto-response-suppress") || fields.has("list-id") ||
         fields.has("list-unsubscribe");
}

}  // namespace ams::kit
