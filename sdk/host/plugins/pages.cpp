#include <host/plugins/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include <host/plugins/page_call.hpp>
#include <host/plugins/wire.hpp>

namespace ams::host {
namespace {

constexpr std::size_t default_body_limit = 65536;
constexpr std::size_t highest_body_limit = 8u << 20;

unsigned http_status(ams_status_t status) {
  switch (status) {
    case AMS_NOT_FOUND:
    case AMS_DENIED:
      return 404;  // nobody learns that an object of somebody else's exists
    case AMS_RETRY_LATER:
    case AMS_DEADLINE_EXCEEDED:
      return 503;
    default:
      return 500;
  }
}

Reply raw_reply(RawAnswer answer) {
  Reply reply;
  reply.status = answer.status;
  reply.content_type = std::move(answer.content_type);
  if (reply.content_type.starts_with("text/")) reply.content_type += "; charset=utf-8";
  reply.body = std::move(answer.body);
  if (!answer.file_name.empty())
    reply.headers.emplace_back("Content-Disposition",
                               fmt::format("attachment; filename=\"{}\"", answer.file_name));
  return reply;
}

Reply to_reply(PageCall &call, const Request &request, const Layout &layout) {
  Reply reply;
  if (auto *page = std::get_if<PageAnswer>(&call.answer))
    reply = layout.page(request, page->status, page->title, page->html);
  else if (auto *redirect = std::get_if<RedirectAnswer>(&call.answer))
    reply = Reply::redirect(std::move(redirect->path));
  else if (auto *raw = std::get_if<RawAnswer>(&call.answer))
    reply = raw_reply(std::move(*raw));
  else
    return layout.failure(request, 500);
  for (Cookie &cookie : call.cookies) reply.cookies.push_back(std::move(cookie));
  return reply;
}

Reply answer(Plugin &plugin, std::uint32_t route, const Request &request, const Layout &layout,
             const kit::Clock &clock) {
  kit::Deadline deadline{std::min(request.deadline.steady_us, clock.in(page_timeout).steady_us)};
  Request own = request;
  own.deadline = deadline;
  auto payload = std::make_shared<PageCall>(plugin.id(), route, std::move(own));
  ams_status_t status =
      plugin.call_status(deadline, [payload, table = plugin.pages(), data = plugin.data()] {
        ams_page_response_t response = payload->response();
        return table->answer(data, payload->request(), &response);
      });
  if (status != AMS_OK) return layout.failure(request, http_status(status));
  return to_reply(*payload, request, layout);
}

Method method_of(const ams_route_t &route) {
  std::string_view method = route.method ? route.method : "";
  if (method == "GET") return Method::get;
  if (method == "POST") return Method::post;
  throw std::invalid_argument("its method is neither GET nor POST");
}

// "signed" and "dev" are the host's own: a plugin's POST always carries a CSRF token.
std::string permission_of(const ams_route_t &route) {
  std::string_view permission = route.permission ? route.permission : "";
  for (const char *known : {AMS_PERMISSION_PUBLIC, AMS_PERMISSION_LINK, AMS_PERMISSION_MEMBER,
                            AMS_PERMISSION_ACCOUNT, AMS_PERMISSION_STAFF})
    if (permission == known) return std::string(permission);
  throw std::invalid_argument("its permission is not known");
}

void add_route(Router &router, Plugin &plugin, std::uint32_t index, const Layout &layout,
               const kit::Clock &clock) {
  const ams_route_t *wire = plugin.pages()->get(plugin.data(), index);
  if (wire == nullptr || wire->pattern == nullptr || *wire->pattern != '/')
    throw std::invalid_argument("it has no pattern that begins with '/'");
  Route route{method_of(*wire), wire->pattern, permission_of(*wire),
              [&plugin, index, &layout, &clock](const Request &request) {
                return answer(plugin, index, request, layout, clock);
              }};
  std::size_t wanted = wire->body_limit == 0 ? default_body_limit : wire->body_limit;
  route.body_limit = std::min(wanted, highest_body_limit);
  router.add(std::move(route));
}

void add_routes_of(Router &router, Plugin &plugin, const Layout &layout, const kit::Clock &clock) {
  if (plugin.pages() == nullptr) return;
  std::uint32_t count = plugin.pages()->count(plugin.data());
  for (std::uint32_t index = 0; index < count; ++index) {
    try {
      add_route(router, plugin, index, layout, clock);
    } catch (const std::invalid_argument &error) {
      plugin.add_flaw(fmt::format("Route {} is not served: {}.", index, error.what()));
    }
  }
}

}  // namespace

void add_plugin_routes(Router &router, Plugins &plugins, const Layout &layout,
                       const kit::Clock &clock, const std::function<void(Plugin &)> &told) {
  const auto add = [&router, &layout, &clock, told](Plugin &plugin) {
    add_routes_of(router, plugin, layout, clock);
    told(plugin);
  };
  for (auto &plugin : plugins.all())
    if (plugin->active()) add(*plugin);
  router.set_complete(!plugins.any_inactive());
  plugins.when_active([&router, &plugins, add](Plugin &plugin) {
    add(plugin);
    router.set_complete(!plugins.any_inactive());
  });
}

}  // namespace ams::host
