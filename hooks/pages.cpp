// ams.pages/1: the route table and one request's way through it.
#include <hooks/hooks.hpp>

#include <ams/sink.hpp>
#include <ams/text.hpp>

#include <vector>

#include <plugin/module.hpp>
#include <plugin/tandem.hpp>

namespace tandem::hooks {

namespace {

Plugin &plugin_of(void *data) {
  return static_cast<Plugin &>(*static_cast<ams::PluginBase *>(data));
}

kit::Fields to_fields(const ams_pair_t *pairs, std::uint32_t count) {
  kit::Fields fields;
  for (std::uint32_t i = 0; i < count; ++i)
    fields.add(std::string(ams::view(pairs[i].name)), std::string(ams::view(pairs[i].value)));
  return fields;
}

PageRequest to_request(const ams_page_request_t &from) {
  PageRequest request;
  request.parameters = to_fields(from.parameters, from.parameter_count);
  request.query = to_fields(from.query, from.query_count);
  request.fields = to_fields(from.fields, from.field_count);
  request.cookies = to_fields(from.cookies, from.cookie_count);
  request.language = kit::parse_language(from.language).value_or(Language::english);
  request.member_id = ams::to_id(from.member_id);
  request.csrf_token = ams::view(from.csrf_token);
  request.client_key = ams::view(from.client_key);
  request.session_key = ams::view(from.session_key);
  request.now = kit::from_us(from.now_us);
  request.deadline = {from.deadline_us};
  return request;
}

// Sends a reply through the host's functions.
struct Sender {
  const ams_page_response_t &response;

  ams_status_t operator()(const Page &page) const {
    const auto title = ams::bytes(page.title), html = ams::bytes(page.html);
    return response.page(response.context, page.status, &title, &html);
  }
  ams_status_t operator()(const Redirect &redirect) const {
    const auto path = ams::bytes(redirect.path);
    return response.redirect(response.context, &path);
  }
  ams_status_t operator()(const Raw &raw) const {
    const auto file = ams::bytes(raw.file_name), body = ams::bytes(raw.body);
    return response.raw(response.context, raw.status, raw.content_type, &file, &body);
  }
  ams_status_t operator()(const NotThere &) const { return AMS_NOT_FOUND; }
};

std::uint32_t count(void *data) {
  auto &plugin = plugin_of(data);
  return plugin.is_active() ? static_cast<std::uint32_t>(plugin.module().route_table.size()) : 0;
}

const ams_route_t *get(void *data, std::uint32_t index) {
  return index < count(data) ? &plugin_of(data).module().route_table[index] : nullptr;
}

ams_status_t answer(void *data, const ams_page_request_t *request,
                    const ams_page_response_t *response) {
  auto &plugin = plugin_of(data);
  if (request->route >= count(data)) return AMS_INVALID_ARGUMENT;
  return ams::guard(plugin.log(), "pages.answer", [&] {
    plugin.module().questionnaires.keep_current({request->deadline_us});
    const auto reply = plugin.module().routes[request->route].answer(to_request(*request));
    for (const auto &cookie : reply.cookies) {
      const auto value = ams::bytes(cookie.value);
      response->set_cookie(response->context, cookie.name.c_str(), &value, cookie.path.c_str(),
                           cookie.max_age_s);
    }
    return std::visit(Sender{*response}, reply.content);
  });
}

struct MenuEntry {
  kit::Text label;
  const char *path;
};
constexpr MenuEntry menu_entries[] = {
    {_("My Mentorship"), "/mentorship"},
    {_("Find a mentor"), "/mentorship/mentors"},
    {_("About mentorship"), "/mentorship/about"},
};

ams_status_t menu(void *data, std::uint32_t index, const char *language, const ams_sink_t *label,
                  const ams_sink_t *path) {
  auto &plugin = plugin_of(data);
  if (index >= std::size(menu_entries)) return AMS_NOT_FOUND;
  return ams::guard(plugin.log(), "pages.menu", [&] {
    const auto in = kit::parse_language(language).value_or(Language::english);
    ams::write(*label, plugin.module().catalogue.say(in, menu_entries[index].label));
    ams::write(*path, menu_entries[index].path);
  });
}

}  // namespace

const ams_plugin_pages_t pages{count, get, answer, menu};

}  // namespace tandem::hooks
