// throws: every call throws, and the guard turns that into AMS_INTERNAL and a line of the log.
#include <ams/ext/events.h>
#include <ams/ext/forms.h>

#include <stdexcept>

#include <ams/plugin_base.hpp>

namespace {

class Throws final : public ams::PluginBase {
 public:
  using PluginBase::PluginBase;

  void render(const ams_form_t *, const ams_sink_t *) { fail(); }
  void validate(const ams_form_t *, const ams_form_answer_t *) { fail(); }
  void handle(const ams_event_t *) { fail(); }

 private:
  void activate() override {}
  void deactivate() noexcept override {}
  const void *extension(std::string_view id) noexcept override;

  [[noreturn]] static void fail() { throw std::runtime_error("thrown on purpose"); }
};

constexpr ams_plugin_forms_t forms{ams::bridge<&Throws::render, "forms.render">,
                                   ams::bridge<&Throws::validate, "forms.validate">,
                                   ams::bridge<&Throws::render, "forms.outcome">};
constexpr ams_plugin_events_t events{ams::bridge<&Throws::handle, "events.handle">};

const void *Throws::extension(std::string_view id) noexcept {
  if (id == AMS_EXT_FORMS) return &forms;
  if (id == AMS_EXT_EVENTS) return &events;
  return nullptr;
}

constexpr ams_descriptor_t descriptor{sizeof(ams_descriptor_t), "throws", "Throws", "1.0.0"};

}  // namespace

const ams_entry_t ams_entry{sizeof(ams_entry_t), AMS_ABI_VERSION, 0, &descriptor,
                            ams::create<Throws>};
