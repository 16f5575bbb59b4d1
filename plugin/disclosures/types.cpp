#include <plugin/disclosures/types.hpp>

namespace tandem::disclosures {

const char *code(Kind kind) {
  switch (kind) {
    case Kind::introduction:
      return "introduction";
    case Kind::contact_details:
      return "contact_details";
    case Kind::identity_shown:
      return "identity_shown";
    case Kind::sealed_words:
      return "sealed_words";
  }
  return "";
}

std::optional<Kind> parse_kind(std::string_view text) {
  for (const auto kind : kinds)
    if (text == code(kind)) return kind;
  return std::nullopt;
}

}  // namespace tandem::disclosures
