// escapes: breaks the contract: its exceptions really leave the plugin. A host cannot be asked to
// survive everything, but one in C++ can catch this at the call.
#include <ams/ext/events.h>
#include <ams/ext/forms.h>

#include <stdexcept>

#include <ams/plugin_base.hpp>

namespace {

class Escapes final : public ams::PluginBase {
 public:
  using PluginBase::PluginBase;

 private:
  void activate() override {}
  void deactivate() noexcept override {}
  const void *extension(std::string_view id) noexcept override;
};

[[noreturn]] void escape() { throw std::runtime_error("let out on purpose"); }

ams_status_t render(void *, const ams_form_t *, const ams_sink_t *) { escape(); }
ams_status_t validate(void *, const ams_form_t *, const ams_form_answer_t *) { escape(); }
ams_status_t handle(void *, const ams_event_t *) { escape(); }

constexpr ams_plugin_forms_t forms{render, validate, render};
constexpr ams_plugin_events_t events{handle};

const void *Escapes::extension(std::string_view id) noexcept {
  if (id == AMS_EXT_FORMS) return &forms;
  if (id == AMS_EXT_EVENTS) return &events;
  return nullptr;
}

constexpr ams_descriptor_t descriptor{sizeof(ams_descriptor_t), "escapes", "Escapes", "1.0.0"};

}  // namespace

const ams_entry_t ams_entry{sizeof(ams_entry_t), AMS_ABI_VERSION, 0, &descriptor,
                            ams::create<Escapes>};
