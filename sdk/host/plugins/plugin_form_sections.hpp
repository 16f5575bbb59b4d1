// FormSections on top of the loaded plugins.
#pragma once

#include <memory>

#include <host/plugins/form_sections.hpp>
#include <host/plugins/plugins.hpp>
#include <kit/language/catalogue.hpp>

namespace ams::host {

// How long a form waits for one plugin. Together they stay below the patience of a person.
struct FormTimeouts {
  kit::Microseconds render = std::chrono::milliseconds(1500);
  kit::Microseconds validate = std::chrono::milliseconds(2000);
  kit::Microseconds outcome = std::chrono::milliseconds(1000);
};

class PluginFormSections : public FormSections {
 public:
  PluginFormSections(const Plugins &plugins, const kit::Clock &clock, kit::Log &log,
                     const kit::Catalogue &catalogue, FormTimeouts timeouts = {});

  std::string render(const char *form, const Request &request, const kit::Fields *typed) override;
  SectionAnswer validate(const char *form, const Request &request) override;
  std::string outcome(const char *form, const Request &request) override;

 private:
  std::string render_one(Plugin &plugin, const char *form, const Request &request,
                         const kit::Fields *typed);
  void validate_one(Plugin &plugin, const char *form, const Request &request,
                    SectionAnswer &answer);
  std::string left_out_notice(const Plugin &plugin, const char *form, const Request &request) const;
  void log_left_out(const Plugin &plugin, std::string_view call, std::string_view why) const;

  const Plugins &plugins_;
  const kit::Clock &clock_;
  kit::Log &log_;
  const kit::Catalogue &catalogue_;
  FormTimeouts timeouts_;
};

}  // namespace ams::host
