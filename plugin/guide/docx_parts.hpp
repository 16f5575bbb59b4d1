// The parts of a .docx that hold no text of a workbook. Texts come in escaped.
#pragma once

#include <string>

namespace tandem::guide {

// Numberings 1 is the bullets; each numbered list has one of its own from here on, and so begins
// at 1.
inline constexpr unsigned first_numbering = 2;

}  // namespace tandem::guide

namespace tandem::guide::docx {

std::string content_types();
std::string package_relations();
std::string document_relations();
std::string properties(const std::string &title, const std::string &author,
                       const std::string &language, const std::string &date);
std::string document(const std::string &body);
std::string styles(const std::string &language);
std::string numbering(unsigned numbered_lists);
std::string settings(const std::string &language);
std::string footer(const std::string &text);

}  // namespace tandem::guide::docx
