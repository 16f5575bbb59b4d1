// What a person posted: names and values in order; a name may repeat.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ams::kit {

class Fields {
 public:
  void add(std::string name, std::string value) {
    pairs_.emplace_back(std::move(name), std::move(value));
  }
  // The first value, or empty.
  std::string_view first(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>> &pairs() const { return pairs_; }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

// Parses application/x-www-form-urlencoded; `limit` bounds the number of pairs. Nothing when it is
// malformed (bad escape, invalid UTF-8, a NUL) or has too many.
std::optional<Fields> parse_urlencoded(std::string_view text, std::size_t limit = 2000);
std::string urlencode(std::string_view text);

// Text as typed, made regular: CRLF and CR to LF, trailing space off, other control characters
// (C0 but the tab, DEL, C1) and invalid UTF-8 refused. Lines::one also refuses every line break
// (CR, LF, U+2028, U+2029) and turns a tab into a space.
enum class Lines { one, many };
std::optional<std::string> clean_text(std::string_view typed, Lines lines);
// Number of characters (code points), as maxlength and people count them.
std::size_t length_of(std::string_view text);

}  // namespace ams::kit
