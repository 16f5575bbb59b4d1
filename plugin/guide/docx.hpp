// A workbook as a document that word processors open and people fill in (FOM-08): Office Open XML
// with headings, real lists, text fields and boxes to tick. A page says the same (A11Y-08).
#pragma once

#include <string>

#include <kit/base/time.hpp>
#include <plugin/guide/types.hpp>

namespace tandem::guide {

inline constexpr const char *docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// What the document says around the workbook's own words, in its language.
struct Imprint {
  kit::Language language;
  std::string association;
  std::string footer;       // association, support address, version
  std::string write_here;   // what stands in an empty field
};

// The bytes of the file; the same for the same input.
std::string make_docx(const Workbook &workbook, const Imprint &imprint);

}  // namespace tandem::guide
