#include <host/plugins/page_call.hpp>

#include <algorithm>
#include <string_view>

#include <host/plugins/wire.hpp>

namespace ams::host {
namespace {

constexpr std::uint64_t largest_page = 8u << 20;
constexpr std::uint64_t largest_download = 32u << 20;
constexpr std::uint64_t longest_title = 300;
constexpr std::uint64_t longest_path = 2000;
constexpr std::uint64_t longest_cookie = 3000;
constexpr std::size_t most_cookies = 10;
constexpr std::string_view content_types[] = {
    "application/json", "text/plain", "text/csv", "application/pdf", "text/calendar",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"};
constexpr std::uint32_t page_statuses[] = {200, 404, 409, 410, 422, 429, 503};

// Printable ASCII without what would end a header's value, a cookie or an attribute.
bool is_plain(std::string_view text, std::string_view refused) {
  return std::all_of(text.begin(), text.end(), [&](unsigned char c) {
    return c > 0x20 && c < 0x7f && refused.find(static_cast<char>(c)) == refused.npos;
  });
}

// "//host" and "/\host" are other hosts to a browser.
bool is_local_path(std::string_view path) {
  return path.size() <= longest_path && path.starts_with('/') && !path.starts_with("//") &&
         is_plain(path, "\\");
}

std::vector<ams_pair_t> wire_pairs(const kit::Fields &fields, std::string_view prefix = "") {
  std::vector<ams_pair_t> pairs;
  for (const auto &[name, value] : fields.pairs())
    if (name.starts_with(prefix))
      pairs.push_back({to_wire(std::string_view(name)), to_wire(std::string_view(value))});
  return pairs;
}

}  // namespace

struct PageCall::Functions {
  static PageCall &self(void *context) { return *static_cast<PageCall *>(context); }

  static bool answered(PageCall &call) {
    return !std::holds_alternative<std::monostate>(call.answer);
  }

  static ams_status_t set_cookie(void *context, const char *name, const ams_bytes_t *value,
                                 const char *path, std::int64_t max_age_s) {
    PageCall &call = self(context);
    if (name == nullptr || value == nullptr || path == nullptr || value->size > longest_cookie ||
        call.cookies.size() >= most_cookies)
      return AMS_INVALID_ARGUMENT;
    if (!std::string_view(name).starts_with(call.plugin_ + '_') || !is_plain(name, "=;,\"\\") ||
        !is_plain(view(*value), ";,\"\\") || !is_local_path(path) || !is_plain(path, ";,"))
      return AMS_INVALID_ARGUMENT;
    call.cookies.push_back({name, std::string(view(*value)), path, max_age_s});
    return AMS_OK;
  }

  static ams_status_t page(void *context, std::uint32_t status, const ams_bytes_t *title,
                           const ams_bytes_t *html) {
    PageCall &call = self(context);
    if (answered(call) || title == nullptr || html == nullptr || title->size > longest_title ||
        html->size > largest_page ||
        std::ranges::find(page_statuses, status) == std::end(page_statuses))
      return AMS_INVALID_ARGUMENT;
    call.answer = PageAnswer{status, std::string(view(*title)), std::string(view(*html))};
    return AMS_OK;
  }

  static ams_status_t redirect(void *context, const ams_bytes_t *path) {
    PageCall &call = self(context);
    if (answered(call) || path == nullptr || !is_local_path(view(*path)))
      return AMS_INVALID_ARGUMENT;
    call.answer = RedirectAnswer{std::string(view(*path))};
    return AMS_OK;
  }

  static ams_status_t raw(void *context, std::uint32_t status, const char *content_type,
                          const ams_bytes_t *file_name, const ams_bytes_t *body) {
    PageCall &call = self(context);
    if (answered(call) || content_type == nullptr || body == nullptr ||
        body->size > largest_download ||
        std::ranges::find(page_statuses, status) == std::end(page_statuses) ||
        std::ranges::find(content_types, std::string_view(content_type)) == std::end(content_types))
      return AMS_INVALID_ARGUMENT;
    std::string_view name = file_name ? view(*file_name) : std::string_view();
    if (name.size() > 100 || !is_plain(name, "\"\\/;%")) return AMS_INVALID_ARGUMENT;
    call.answer = RawAnswer{status, content_type, std::string(name), std::string(view(*body))};
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

PageCall::PageCall(std::string plugin, std::uint32_t route, Request request)
    : plugin_(std::move(plugin)),
      request_(std::move(request)),
      parameters_(wire_pairs(request_.parameters)),
      query_(wire_pairs(request_.query)),
      fields_(wire_pairs(request_.fields)),
      cookies_in_(wire_pairs(request_.cookies, plugin_ + '_')) {
  wire_.size = sizeof wire_;
  wire_.route = route;
  wire_.parameter_count = static_cast<std::uint32_t>(parameters_.size());
  wire_.parameters = parameters_.data();
  wire_.query = query_.data();
  wire_.fields = fields_.data();
  wire_.cookies = cookies_in_.data();
  wire_.query_count = static_cast<std::uint32_t>(query_.size());
  wire_.field_count = static_cast<std::uint32_t>(fields_.size());
  wire_.cookie_count = static_cast<std::uint32_t>(cookies_in_.size());
  wire_.language = kit::code(request_.language);
  if (request_.session) wire_.member_id = to_wire(request_.session->member_id);
  wire_.csrf_token = to_wire(std::string_view(request_.csrf_token));
  wire_.client_key = to_wire(std::string_view(request_.client_key));
  wire_.session_key = to_wire(std::string_view(request_.session_key));
  wire_.now_us = kit::to_us(request_.now);
  wire_.deadline_us = request_.deadline.steady_us;
}

ams_page_response_t PageCall::response() {
  using Bytes = const ams_bytes_t *;
  return {sizeof(ams_page_response_t),
          this,
          Functions::guarded<Functions::set_cookie, void *, const char *, Bytes, const char *,
                             std::int64_t>,
          Functions::guarded<Functions::page, void *, std::uint32_t, Bytes, Bytes>,
          Functions::guarded<Functions::redirect, void *, Bytes>,
          Functions::guarded<Functions::raw, void *, std::uint32_t, const char *, Bytes, Bytes>};
}

}  // namespace ams::host
