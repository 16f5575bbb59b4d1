// The payload of one question about a form (ams_form_t) with everything it points to, and what the
// plugin answers. Shared with the call, so that a late plugin writes into memory that is still
// there.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <ams/ext/forms.h>
#include <host/http/exchange.hpp>
#include <host/plugins/form_sections.hpp>
#include <host/plugins/wire.hpp>

namespace ams::host {

class FormCall {
 public:
  // Only fields whose name begins with "<plugin>_" are copied (forms.h).
  FormCall(const std::string &plugin, const char *form, const Request &request,
           const kit::Fields *fields, bool typed, kit::Deadline deadline);
  FormCall(const FormCall &) = delete;
  FormCall &operator=(const FormCall &) = delete;

  const ams_form_t *wire() const { return &wire_; }
  bool has_fields() const { return !fields_.empty(); }

  // For render and outcome.
  BoundedText html;
  // For validate.
  ams_form_answer_t answer();
  std::vector<FieldError> errors;
  std::vector<std::string> sealed;
  bool broke_contract = false;  // too much, or more than one submission

 private:
  static void add_error(void *context, const ams_bytes_t *field, const ams_bytes_t *anchor,
                        const ams_bytes_t *message);
  static void add_sealed(void *context, const void *data, std::uint64_t size);

  std::string form_;
  std::vector<std::pair<std::string, std::string>> fields_;
  std::vector<ams_pair_t> pairs_;
  ams_form_t wire_{};
};

}  // namespace ams::host
