// Questionnaires are data (templates/questionnaire/*.xml): lists, sections, fields. Answers carry
// codes, as given, with the version of the questionnaire.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kit/language/language.hpp>

namespace tandem::questionnaires {

using ams::kit::Language;

struct Bilingual {
  std::string english;
  std::string french;
  const std::string &in(Language language) const {
    return language == Language::english ? english : french;
  }
};

enum class Special { none, self_describe, prefer_not, unsure, other };

struct Item {
  std::string code;
  Bilingual label;
  Bilingual hint;
  std::string group;
  Special special = Special::none;
  bool pinned = false;            // keeps its place when its list is put in order
  std::vector<std::string> also;  // a filter for this code also matches these (FACTS 4.2)
};

struct List {
  std::string id;
  int version = 1;
  std::vector<Item> items;
  // Places of `items` in the order of each language's labels; as written if no order is asked for.
  std::vector<std::size_t> english_order, french_order;

  const Item *find(std::string_view code) const;
  // As people look through them; items of one group stand together as they do in `items`.
  std::vector<const Item *> shown(Language language) const;
};

enum class Kind { one, many, text, words, tags, number };

struct Field {
  std::string id;
  Kind kind = Kind::text;
  const List *list = nullptr;
  bool required = false;
  bool identity = false;  // optional, own consent, own audience (FOM-14)
  std::size_t max = 200;  // characters, or the largest number
  std::size_t min = 0;
  std::size_t count = 5;  // entries of a tags field
  std::string criterion;  // the search criterion it feeds, or empty
  Bilingual label;
  Bilingual shown;  // over the answer, for others to read; the label unless the file has another
  Bilingual help;
  Bilingual purpose;

  // What is no criterion can be shown, but nobody can search by it.
  bool searchable() const { return !criterion.empty(); }
};

struct Section {
  std::string id;
  bool identity = false;
  Bilingual title;
  Bilingual intro;
  std::vector<Field> fields;
};

struct Questionnaire {
  std::string id;  // "mentor", "mentee"
  int version = 1;
  bool listed = false;  // who answers it stands in the directory
  std::vector<Section> sections;
  const Field *find(std::string_view field) const;
};

// Who may be served by an identity answer (DESIGN 5). The order is from closed to open. Shown
// means, of a mentor, on the profile that members see; of a mentee, to the mentors they write to.
enum class Audience { staff_matching, searchable, shown };

constexpr const char *audience_code(Audience audience) {
  return audience == Audience::staff_matching ? "staff_matching"
         : audience == Audience::searchable   ? "searchable"
                                              : "shown";
}
std::optional<Audience> parse_audience(std::string_view text);

struct Answer {
  std::vector<std::string> values;  // codes of the list, free entries of tags, or one text
  std::string specify;              // beside SELF or "other"
  auto operator<=>(const Answer &) const = default;
};

struct IdentityAnswer {
  Answer answer;
  Audience audience = Audience::staff_matching;
  auto operator<=>(const IdentityAnswer &) const = default;
};

// Blank fields are absent.
struct Sheet {
  int version = 1;
  std::map<std::string, Answer, std::less<>> open;
  std::map<std::string, IdentityAnswer, std::less<>> identity;

  const Answer *find(std::string_view field) const;
  // The one value of a one, text, words or number field; empty when blank.
  std::string_view value(std::string_view field) const;
  bool operator==(const Sheet &) const = default;
};

struct FieldError {
  std::string field;   // the name posted
  std::string anchor;  // the element's id
  std::string message;
};

}  // namespace tandem::questionnaires
