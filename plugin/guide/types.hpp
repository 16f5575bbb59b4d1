// A workbook as it is written in templates/workbooks/*.xml: one text for the page and the download.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <kit/language/language.hpp>

namespace tandem::guide {

namespace kit = ams::kit;

// One text in both languages; neither is ever empty.
struct Wording {
  std::string english;
  std::string french;

  const std::string &in(kit::Language language) const {
    return language == kit::Language::french ? french : english;
  }
};

enum class Kind {
  paragraph,
  heading,
  list,
  steps,      // a numbered list
  checklist,  // to tick
  writing,    // a question with `lines` of space under it
  scale,      // statements to rate from 1 to 5; `text` says what 1 and 5 mean
  table,      // `columns`, filled rows named by `items`, or `lines` empty rows
};

struct Block {
  Kind kind = Kind::paragraph;
  Wording text = {};  // what a paragraph says, a question asks, a scale or table is for
  std::vector<Wording> items = {};
  std::vector<Wording> columns = {};
  unsigned lines = 0;
  bool english = false;  // a list of works, cited in English in either language (A11Y-03)
};

struct Part {
  std::string id;  // the anchor on the page
  Wording title;
  std::vector<Block> blocks;
};

struct Workbook {
  std::string version;  // "2026-11-22"
  Wording title;
  Wording lead;
  std::vector<Part> parts;
};

inline constexpr unsigned highest_rating = 5;

}  // namespace tandem::guide
