#include "catalogue.hpp"

#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
#include <limits>
#include <locale>
#include <span>
#include <vector>

#include <kit/language/format.hpp>

namespace ams::kit {

namespace {

using Messages = boost::locale::message_format<char>;

constexpr int domain = 0;

// Boost.Locale asks for files of a folder; the one catalogue is handed over instead. Nothing is
// registered for the process: several plugins may each have their own catalogue.
Messages *read_french(std::string_view french_mo) {
  boost::locale::gnu_gettext::messages_info info;
  info.language = "fr";
  info.encoding = "UTF-8";
  info.paths.push_back(".");
  info.domains.emplace_back("messages");
  info.callback = [french_mo](const std::string &, const std::string &) {
    return std::vector<char>(french_mo.begin(), french_mo.end());
  };
  return boost::locale::gnu_gettext::create_messages_facet<char>(info);
}

// One pass, so that a value which looks like a placeholder stays as it was typed.
std::string fill(std::string_view text, std::span<const Argument> arguments) {
  std::string filled;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) return filled.append(text);
    const auto name = text.substr(open + 1, close - open - 1);
    const auto found = std::ranges::find(arguments, name, &Argument::first);
    const bool known = found != arguments.end();
    filled.append(text.substr(0, open));
    filled.append(known ? std::string_view(found->second) : text.substr(open, close - open + 1));
    text.remove_prefix(close + 1);
  }
  return filled;
}

// gettext counts in int; beyond it every language of ours has the same form.
int form_number(std::int64_t count) {
  return static_cast<int>(std::clamp<std::int64_t>(count, 0, std::numeric_limits<int>::max()));
}

}  // namespace

struct Catalogue::Impl {
  // The locale owns the facet; it is never made global.
  explicit Impl(std::string_view french_mo)
      : holder(std::locale::classic(), read_french(french_mo)),
        french(std::use_facet<Messages>(holder)) {}

  std::locale holder;
  const Messages &french;
};

Catalogue::Catalogue(std::string_view french_mo) : impl_(std::make_unique<Impl>(french_mo)) {}
Catalogue::~Catalogue() = default;

std::string Catalogue::say(Language language, Text text,
                           std::initializer_list<Argument> arguments) const {
  const char *french =
      language == Language::french ? impl_->french.get(domain, nullptr, text.english) : nullptr;
  return fill(french ? french : text.english, {arguments.begin(), arguments.size()});
}

std::string Catalogue::say(Language language, CountedText text, std::int64_t count,
                           std::initializer_list<Argument> arguments) const {
  const char *said = count == 1 ? text.one : text.other;
  if (language == Language::french) {
    const char *french = impl_->french.get(domain, nullptr, text.one, form_number(count));
    if (french) said = french;
  }
  std::vector<Argument> all(arguments);
  all.emplace_back("n", whole_number(language, count));
  return fill(said, all);
}

}  // namespace ams::kit
