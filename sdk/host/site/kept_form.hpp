// A form that could not be taken because the session had ended, or another one had begun, while it
// was filled in. What was typed goes on, in hidden fields, through the pages between (sign-in,
// code) to one that offers to send it again. It lies in that person's own pages and nowhere else.
#pragma once

#include <string>

#include <host/context.hpp>
#include <host/http/exchange.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace ams::host {

// Of the pages between: above the longest form, since every name grows.
constexpr std::size_t kept_form_limit = 1024 * 1024;

struct KeptForm {
  std::string target;  // where it was posted to; empty: nothing is kept
  kit::Fields fields;
  std::string owner;  // the mark of the member whose page it was (visitors.hpp)

  bool empty() const { return target.empty(); }

  // Of a post that is refused. Empty unless the browser says that it came from a page of this site:
  // nobody shall have others send what they never saw.
  static KeptForm of_refused(const Request &request, const Settings &settings);
  // Of a post from one of the pages between.
  static KeptForm carried(const kit::Fields &fields);
  // As the pages between carry it.
  kit::Fields wrapped() const;
};

// What a person filled in: all but the token, the language switch and passwords.
kit::Fields typed_fields(const kit::Fields &fields);
// Fills {{>HIDDEN_FIELDS}} of a form, line breaks as typed.
void show_hidden(ctemplate::TemplateDictionary &page, const kit::Fields &fields,
                 kit::Language language);

}  // namespace ams::host
