#include "plugin_base.hpp"

#include <exception>

#include <ams/sink.hpp>

namespace ams {

namespace {

// Best effort: the status says the same to a host whose sink takes nothing.
void explain(const ams_sink_t *why, std::string_view reason) noexcept {
  if (why) why->write(why->context, reason.data(), reason.size());
}

}  // namespace

PluginBase::PluginBase(const ams_host_t &host)
    : host_(host),
      table_{sizeof(ams_plugin_t), this, on_activate, on_deactivate, on_destroy, on_get_extension} {}

ams_status_t PluginBase::on_activate(void *data, const ams_sink_t *why) noexcept {
  auto &plugin = self(data);
  const auto status = guard(plugin.log(), "activate", [&] {
    plugin.log_.open(plugin.host_);
    try {
      plugin.activate();
    } catch (const std::exception &error) {
      explain(why, error.what());
      throw;
    }
  });
  if (status != AMS_OK) on_deactivate(data);
  return status;
}

void PluginBase::on_deactivate(void *data) noexcept {
  auto &plugin = self(data);
  plugin.deactivate();
  plugin.log_.close();
}

void PluginBase::on_destroy(void *data) noexcept { delete &self(data); }

const void *PluginBase::on_get_extension(void *data, const char *id) noexcept {
  return self(data).extension(id);
}

}  // namespace ams
