// From templates/workbooks/*.xml to a Workbook.
#pragma once

#include <string_view>

#include <plugin/guide/types.hpp>

namespace tandem::guide {

// Throws std::runtime_error that names what is wrong: an unknown element, a text without one of
// the languages, a part without id. The files are built in, so that is a defect of the build.
Workbook read_workbook(std::string_view xml);

}  // namespace tandem::guide
