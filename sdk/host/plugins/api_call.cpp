#include <host/plugins/api_call.hpp>

#include <algorithm>
#include <string_view>

#include <host/plugins/wire.hpp>

namespace ams::host {
namespace {

constexpr std::uint64_t largest_body = 32u << 20;
constexpr std::uint64_t longest_header = 2000;
constexpr std::uint64_t longest_tag = 100;
constexpr std::uint64_t longest_sentence = 1000;
constexpr std::uint64_t longest_field = 300;
constexpr std::size_t longest_code = 60;
constexpr std::size_t most_headers = 10;
constexpr std::size_t most_errors = 500;
constexpr std::string_view content_types[] = {"application/json", "application/pdf", "text/html",
                                              "text/plain",       "text/csv",        "text/calendar"};
constexpr std::string_view header_names[] = {"ETag", "Link", "Location", "Retry-After"};
constexpr std::uint32_t success_statuses[] = {200, 201, 202, 204};
constexpr std::uint32_t problem_statuses[] = {400, 403, 404, 409, 410, 412, 422, 428, 429, 503};

bool among(const auto &list, const auto &value) {
  return std::ranges::find(list, value) != std::end(list);
}

bool is_printable(std::string_view text, std::string_view refused) {
  return std::ranges::all_of(text, [&](unsigned char c) {
    return c >= 0x20 && c < 0x7f && refused.find(static_cast<char>(c)) == refused.npos;
  });
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= longest_code &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

std::vector<ams_pair_t> wire_pairs(const kit::Fields &fields) {
  std::vector<ams_pair_t> pairs;
  for (const auto &[name, value] : fields.pairs())
    pairs.push_back({to_wire(std::string_view(name)), to_wire(std::string_view(value))});
  return pairs;
}

}  // namespace

struct ApiCall::Functions {
  using Bytes = const ams_bytes_t *;
  static ApiCall &self(void *context) { return *static_cast<ApiCall *>(context); }

  static ams_status_t header(void *context, const char *name, Bytes value) {
    ApiCall &call = self(context);
    if (name == nullptr || value == nullptr || !among(header_names, std::string_view(name)))
      return AMS_INVALID_ARGUMENT;
    const bool tag = std::string_view(name) == "ETag";
    const bool place = std::string_view(name) == "Location";
    const auto text = view(*value);
    if (text.size() > (tag ? longest_tag : longest_header) || call.headers_.size() >= most_headers ||
        !is_printable(text, tag ? "\" " : place ? "\\ " : "") ||
        (place && (!text.starts_with('/') || text.starts_with("//"))))
      return AMS_INVALID_ARGUMENT;
    call.headers_.emplace_back(name, std::string(text));
    return AMS_OK;
  }

  static ams_status_t body(void *context, std::uint32_t status, const char *content_type,
                           Bytes file_name, Bytes bytes) {
    ApiCall &call = self(context);
    if (call.answer_ || content_type == nullptr || bytes == nullptr ||
        bytes->size > largest_body || !among(success_statuses, status))
      return AMS_INVALID_ARGUMENT;
    const std::string_view type = content_type;
    const bool empty = status == 204;
    if (empty ? !type.empty() || bytes->size > 0 : !among(content_types, type))
      return AMS_INVALID_ARGUMENT;
    const auto file = file_name ? view(*file_name) : std::string_view();
    if (file.size() > 100 || !is_printable(file, " \"\\/;%")) return AMS_INVALID_ARGUMENT;
    ApiBody body{status, std::string(type), std::string(view(*bytes)), std::string(file)};
    if (type.starts_with("text/")) body.content_type += "; charset=utf-8";
    call.answer_ = ApiReply{std::move(body)};
    return AMS_OK;
  }

  static ams_status_t problem(void *context, std::uint32_t status, const char *code, Bytes title,
                              Bytes detail) {
    ApiCall &call = self(context);
    if (call.answer_ || code == nullptr || title == nullptr || detail == nullptr ||
        !is_code(code) || !among(problem_statuses, status) || title->size > longest_sentence ||
        detail->size > longest_sentence)
      return AMS_INVALID_ARGUMENT;
    call.answer_ = ApiReply{Problem{status, call.plugin_ + ':' + code, std::string(view(*title)),
                                    std::string(view(*detail))}};
    return AMS_OK;
  }

  static ams_status_t field_error(void *context, Bytes field, Bytes message) {
    ApiCall &call = self(context);
    if (field == nullptr || message == nullptr || field->size > longest_field ||
        message->size > longest_sentence || call.errors_.size() >= most_errors)
      return AMS_INVALID_ARGUMENT;
    call.errors_.push_back({std::string(view(*field)), std::string(view(*message))});
    return AMS_OK;
  }

  // Exceptions of the host (memory) stop here.
  template <auto function, class... Arguments>
  static ams_status_t guarded(Arguments... arguments) {
    try {
      return function(arguments...);
    } catch (...) {
      return AMS_INTERNAL;
    }
  }
};

ApiCall::ApiCall(std::string plugin, std::uint32_t operation, ApiRequest request)
    : plugin_(std::move(plugin)),
      request_(std::move(request)),
      parameters_(wire_pairs(request_.parameters)),
      query_(wire_pairs(request_.query)) {
  for (const std::string &scope : request_.scopes)
    scopes_.push_back(to_wire(std::string_view(scope)));
  wire_.size = sizeof wire_;
  wire_.operation = operation;
  wire_.parameter_count = static_cast<std::uint32_t>(parameters_.size());
  wire_.parameters = parameters_.data();
  wire_.query = query_.data();
  wire_.scopes = scopes_.data();
  wire_.query_count = static_cast<std::uint32_t>(query_.size());
  wire_.scope_count = static_cast<std::uint32_t>(scopes_.size());
  wire_.language = kit::code(request_.language);
  if (request_.session) wire_.member_id = to_wire(request_.session->member_id);
  wire_.operation_id = to_wire(request_.operation_id);
  wire_.if_match = to_wire(std::string_view(request_.if_match));
  wire_.body = to_wire(std::string_view(request_.body));
  wire_.client_key = to_wire(std::string_view(request_.client_key));
  wire_.session_key = to_wire(std::string_view(request_.session_key));
  wire_.now_us = kit::to_us(request_.now);
  wire_.deadline_us = request_.deadline.steady_us;
}

ams_api_response_t ApiCall::response() {
  using Bytes = const ams_bytes_t *;
  return {sizeof(ams_api_response_t),
          this,
          Functions::guarded<Functions::header, void *, const char *, Bytes>,
          Functions::guarded<Functions::body, void *, std::uint32_t, const char *, Bytes, Bytes>,
          Functions::guarded<Functions::problem, void *, std::uint32_t, const char *, Bytes, Bytes>,
          Functions::guarded<Functions::field_error, void *, Bytes, Bytes>};
}

std::optional<ApiReply> ApiCall::take() {
  if (!answer_) return std::nullopt;
  answer_->headers = std::move(headers_);
  if (auto *problem = std::get_if<Problem>(&answer_->content)) problem->errors = std::move(errors_);
  return std::move(answer_);
}

}  // namespace ams::host
