#include <host/plugins/plugin_form_sections.hpp>

#include <fmt/format.h>

#include <host/plugins/escape.hpp>
#include <host/plugins/form_call.hpp>

#include <string_view>

namespace ams::host {

PluginFormSections::PluginFormSections(const Plugins &plugins, const kit::Clock &clock,
                                       kit::Log &log, const kit::Catalogue &catalogue,
                                       FormTimeouts timeouts)
    : plugins_(plugins), clock_(clock), log_(log), catalogue_(catalogue), timeouts_(timeouts) {}

std::string PluginFormSections::render(const char *form, const Request &request,
                                       const kit::Fields *typed) {
  std::string html;
  for (auto &plugin : plugins_.all())
    // One that was never created may offer a form; nobody can know, so nothing is announced.
    if (plugin->forms() != nullptr) html += render_one(*plugin, form, request, typed);
  return html;
}

std::string PluginFormSections::render_one(Plugin &plugin, const char *form, const Request &request,
                                           const kit::Fields *typed) {
  kit::Deadline deadline = clock_.in(timeouts_.render);
  auto payload =
      std::make_shared<FormCall>(plugin.id(), form, request, typed, typed != nullptr, deadline);
  ams_status_t status =
      plugin.call_status(deadline, [payload, table = plugin.forms(), data = plugin.data()] {
        ams_sink_t sink = payload->html.sink();
        ams_status_t rendered = table->render(data, payload->wire(), &sink);
        return payload->html.overflowed() ? AMS_INTERNAL : rendered;
      });
  // The payload is read only where the call returned: a late one may still be writing into it.
  if (status == AMS_OK) return payload->html.text;
  log_left_out(plugin, "forms.render", status_name(status));
  return left_out_notice(plugin, form, request);
}

SectionAnswer PluginFormSections::validate(const char *form, const Request &request) {
  SectionAnswer answer;
  for (auto &plugin : plugins_.all())
    if (plugin->forms() != nullptr) validate_one(*plugin, form, request, answer);
  return answer;
}

void PluginFormSections::validate_one(Plugin &plugin, const char *form, const Request &request,
                                      SectionAnswer &answer) {
  kit::Deadline deadline = clock_.in(timeouts_.validate);
  auto payload =
      std::make_shared<FormCall>(plugin.id(), form, request, &request.fields, true, deadline);
  // Without any field of its own the section was left out when the form was shown. Asking now
  // would turn that into "everything is missing" or, worse, into an opt-out.
  if (!payload->has_fields()) return answer.left_out.push_back(plugin.name());
  ams_status_t status =
      plugin.call_status(deadline, [payload, table = plugin.forms(), data = plugin.data()] {
        ams_form_answer_t functions = payload->answer();
        ams_status_t checked = table->validate(data, payload->wire(), &functions);
        return payload->broke_contract ? AMS_INTERNAL : checked;
      });
  if (status != AMS_OK) {
    log_left_out(plugin, "forms.validate", status_name(status));
    return answer.left_out.push_back(plugin.name());
  }
  for (FieldError &error : payload->errors) answer.errors.push_back(std::move(error));
  if (payload->errors.empty() && !payload->sealed.empty())
    answer.submissions.push_back({plugin.id(), std::move(payload->sealed.front())});
}

std::string PluginFormSections::outcome(const char *form, const Request &request) {
  std::string html;
  for (auto &plugin : plugins_.all()) {
    if (plugin->forms() == nullptr || !plugin->active()) continue;
    kit::Deadline deadline = clock_.in(timeouts_.outcome);
    auto payload =
        std::make_shared<FormCall>(plugin->id(), form, request, nullptr, false, deadline);
    ams_status_t status =
        plugin->call_status(deadline, [payload, table = plugin->forms(), data = plugin->data()] {
          ams_sink_t sink = payload->html.sink();
          ams_status_t told = table->outcome(data, payload->wire(), &sink);
          return payload->html.overflowed() ? AMS_INTERNAL : told;
        });
    if (status == AMS_OK) html += payload->html.text;
  }
  return html;
}

std::string PluginFormSections::left_out_notice(const Plugin &plugin, const char *form,
                                                const Request &request) const {
  bool renewal = std::string_view(form) == AMS_FORM_RENEWAL;
  std::string text =
      renewal ? catalogue_.say(request.language,
                               _("{part} cannot be shown right now. You can renew without it: "
                                 "please complete that part under Edit my profile later."),
                               {{"part", plugin.name()}})
              : catalogue_.say(request.language,
                               _("{part} cannot be shown right now. You can save the rest: please "
                                 "complete that part under Edit my profile later."),
                               {{"part", plugin.name()}});
  return fmt::format("<div class=\"notice\" role=\"note\"><p>{}</p></div>\n", escape_html(text));
}

void PluginFormSections::log_left_out(const Plugin &plugin, std::string_view call,
                                      std::string_view why) const {
  log_.write(kit::Level::warning, call, fmt::format("{} is left out: {}", plugin.id(), why));
}

}  // namespace ams::host
