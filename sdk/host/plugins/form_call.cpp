#include <host/plugins/form_call.hpp>

namespace ams::host {
namespace {

constexpr std::size_t largest_section = 2u << 20;
constexpr std::size_t most_errors = 500;
constexpr std::size_t longest_message = 1000;

}  // namespace

FormCall::FormCall(const std::string &plugin, const char *form, const Request &request,
                   const kit::Fields *fields, bool typed, kit::Deadline deadline)
    : html(largest_section), form_(form) {
  if (fields != nullptr)
    for (const auto &pair : fields->pairs())
      if (pair.first.starts_with(plugin + '_')) fields_.push_back(pair);
  for (const auto &[name, value] : fields_)
    pairs_.push_back({to_wire(std::string_view(name)), to_wire(std::string_view(value))});
  wire_.size = sizeof wire_;
  wire_.form = form_.c_str();
  wire_.language = kit::code(request.language);
  if (request.session) wire_.member_id = to_wire(request.session->member_id);
  wire_.now_us = kit::to_us(request.now);
  wire_.deadline_us = deadline.steady_us;
  wire_.typed = !typed                        ? AMS_FORM_FROM_RECORD
                : request.switches_language() ? AMS_FORM_RELABEL
                                              : AMS_FORM_TYPED;
  wire_.field_count = static_cast<std::uint32_t>(pairs_.size());
  wire_.fields = pairs_.data();
}

ams_form_answer_t FormCall::answer() {
  return {sizeof(ams_form_answer_t), this, add_error, add_sealed};
}

void FormCall::add_error(void *context, const ams_bytes_t *field, const ams_bytes_t *anchor,
                         const ams_bytes_t *message) {
  auto &self = *static_cast<FormCall *>(context);
  if (field == nullptr || anchor == nullptr || message == nullptr ||
      self.errors.size() >= most_errors || message->size > longest_message) {
    self.broke_contract = true;
    return;
  }
  self.errors.push_back(
      {std::string(view(*field)), std::string(view(*anchor)), std::string(view(*message))});
}

void FormCall::add_sealed(void *context, const void *data, std::uint64_t size) {
  auto &self = *static_cast<FormCall *>(context);
  if (!self.sealed.empty() || size == 0 || size > AMS_SUBMISSION_LIMIT) {
    self.broke_contract = true;
    return;
  }
  self.sealed.emplace_back(static_cast<const char *>(data), size);
}

}  // namespace ams::host
