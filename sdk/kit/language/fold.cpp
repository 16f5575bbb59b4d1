// Folding stands apart from the other formats: it alone needs Boost.Locale.
#include <boost/locale.hpp>

#include <algorithm>
#include <numeric>

#include <kit/base/utf8.hpp>
#include <kit/language/format.hpp>

namespace ams::kit {
namespace {

// A locale object of our own: neither the global locale nor the machine's matters. Only the
// conversions are loaded; a full ICU locale takes 0.7 s.
const std::locale &unicode() {
  static const std::locale locale = [] {
    boost::locale::generator generator;
    generator.categories(boost::locale::convert_facet);
    generator.characters(boost::locale::char_facet);
    return generator("en_CA.UTF-8");
  }();
  return locale;
}

bool is_ascii(std::string_view text) {
  for (char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x80) return false;
  }
  return true;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char &byte : lower) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return lower;
}

bool is_combining(char32_t character) { return character >= 0x300 && character <= 0x36F; }

struct Spelling {
  char32_t letter;
  const char *folded;
};

// Letters that Unicode does not take apart, and the apostrophe as printers set it (FACTS 6.2).
constexpr Spelling spellings[] = {{U'œ', "oe"}, {U'æ', "ae"}, {U'ø', "o"}, {U'đ', "d"},
                                  {U'ł', "l"},  {U'ı', "i"},  {U'’', "'"}};

void append_folded(std::string &folded, char32_t character) {
  for (const auto &spelling : spellings) {
    if (spelling.letter == character) {
      folded += spelling.folded;
      return;
    }
  }
  if (!is_combining(character)) append_utf8(folded, character);
}

}  // namespace

std::string fold(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  auto decomposed =
      boost::locale::normalize(std::string(text), boost::locale::norm_nfkd, unicode());
  auto lower = boost::locale::fold_case(decomposed, unicode());
  std::string folded;
  folded.reserve(lower.size());
  for (std::string_view rest = lower; auto character = take_character(rest);) {
    append_folded(folded, *character);
  }
  return folded;
}

std::vector<std::size_t> alphabetical(std::span<const Listed> lines) {
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::string> keys;
  for (const auto &line : lines) keys.push_back(fold(line.label));
  for (auto begin = order.begin(); begin != order.end();) {
    const auto run = lines[*begin].run;
    const auto end =
        std::find_if(begin, order.end(), [&](auto at) { return lines[at].run != run; });
    if (!run.empty()) std::ranges::stable_sort(begin, end, {}, [&](auto at) { return keys[at]; });
    begin = end;
  }
  return order;
}

}  // namespace ams::kit
