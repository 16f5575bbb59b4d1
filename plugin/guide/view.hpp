// A workbook into the dictionary of templates/guide/workbook.html.tpl.
#pragma once

#include <plugin/guide/types.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem::guide {

void fill_workbook(ctemplate::TemplateDictionary &dictionary, const Workbook &workbook,
                   kit::Language language);

}  // namespace tandem::guide
