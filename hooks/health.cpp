// ams.health/1: ready when its database answers and the directory is not just being built. Before
// the first search nothing waits for the directory, and it is ready.
#include <hooks/hooks.hpp>

#include <ams/sink.hpp>

#include <plugin/module.hpp>
#include <plugin/tandem.hpp>

namespace tandem::hooks {

namespace {

Plugin &plugin_of(void *data) {
  return static_cast<Plugin &>(*static_cast<ams::PluginBase *>(data));
}

ams_status_t ready(void *data, std::int64_t deadline_us, const ams_sink_t *why) {
  auto &plugin = plugin_of(data);
  return ams::guard(plugin.log(), "health.ready", [&] {
    try {
      plugin.module().database.run({deadline_us}, [&](Transaction &transaction) {
        plugin.module().mentors.revision(transaction);
      });
      const auto building = plugin.module().directory.building();
      if (!building) return AMS_OK;
      ams::write(*why, "tandem: the directory is being built, " + std::to_string(building->done) +
                           " of " + std::to_string(building->total));
      return AMS_RETRY_LATER;
    } catch (const kit::DatabaseUnavailable &) {
      ams::write(*why, "tandem: the database does not answer");
      return AMS_RETRY_LATER;
    }
  });
}

ams_status_t metrics(void *data, std::int64_t deadline_us, const ams_sink_t *text) {
  auto &plugin = plugin_of(data);
  return ams::guard(plugin.log(), "health.metrics", [&] {
    const auto &module = plugin.module();
    ams::write(*text, "# TYPE tandem_statements_total counter\ntandem_statements_total " +
                          std::to_string(module.database.statements()) +
                          "\n# TYPE tandem_mails_dead gauge\ntandem_mails_dead " +
                          std::to_string(module.outbox.dead({deadline_us})) + "\n");
  });
}

}  // namespace

const ams_plugin_health_t health{ready, metrics};

}  // namespace tandem::hooks
