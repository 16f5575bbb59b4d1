#include <ams/ext/health.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include <ams/plugin_base.hpp>
#include <ams/sink.hpp>
#include <validator/small_host.hpp>

namespace ams {
namespace {

using validator::SmallHost;

int living = 0;
int deactivations = 0;

class Probe final : public PluginBase {
 public:
  explicit Probe(const ams_host_t &host) : PluginBase(host) { ++living; }
  ~Probe() override { --living; }

  void ready(std::int64_t deadline_us, const ams_sink_t *why) {
    if (deadline_us == 0) throw kit::DatabaseUnavailable("no database");
    write(*why, "ready");
  }
  ams_status_t metrics(std::int64_t, const ams_sink_t *) { return AMS_UNSUPPORTED; }

 private:
  void activate() override {
    if (HostConfig(host()).get("refuse")) throw std::runtime_error("The schema is too old.");
    log().write(kit::Level::info, "activate", "awake");
  }
  void deactivate() noexcept override { ++deactivations; }
  const void *extension(std::string_view id) noexcept override;
};

constexpr ams_plugin_health_t health{bridge<&Probe::ready, "health.ready">,
                                     bridge<&Probe::metrics, "health.metrics">};

const void *Probe::extension(std::string_view id) noexcept {
  return id == AMS_EXT_HEALTH ? &health : nullptr;
}

class PluginBaseTest : public testing::Test {
 protected:
  explicit PluginBaseTest(validator::SmallHostSettings settings = {}) : host(std::move(settings)) {
    EXPECT_EQ(create<Probe>(host.table(), &plugin), AMS_OK);
    host.set_active(true);
  }
  ~PluginBaseTest() override {
    plugin->destroy(plugin->data);
    EXPECT_EQ(living, 0);
  }
  ams_status_t activate() { return plugin->activate(plugin->data, why.table()); }

  SmallHost host;
  const ams_plugin_t *plugin = nullptr;
  CollectingSink why;
};

TEST_F(PluginBaseTest, LogsWhileActiveOnly) {
  EXPECT_EQ(activate(), AMS_OK);
  EXPECT_EQ(host.last_line(), "activate: awake");
  plugin->deactivate(plugin->data);
  const auto lines = host.lines();
  EXPECT_EQ(health.ready(plugin->data, 0, why.table()), AMS_RETRY_LATER);
  EXPECT_EQ(host.lines(), lines);
}

TEST_F(PluginBaseTest, BridgesTablesToMethodsBehindTheGuard) {
  ASSERT_EQ(activate(), AMS_OK);
  const auto *table = static_cast<const ams_plugin_health_t *>(
      plugin->get_extension(plugin->data, AMS_EXT_HEALTH));
  ASSERT_EQ(table, &health);
  EXPECT_EQ(table->ready(plugin->data, 1, why.table()), AMS_OK);
  EXPECT_EQ(why.text(), "ready");
  EXPECT_EQ(table->metrics(plugin->data, 1, why.table()), AMS_UNSUPPORTED);
  EXPECT_EQ(table->ready(plugin->data, 0, why.table()), AMS_RETRY_LATER);
  EXPECT_EQ(host.last_line(), "health.ready: the database could not do it by the deadline");
}

class RefusingTest : public PluginBaseTest {
 protected:
  RefusingTest() : PluginBaseTest({.config = {{"refuse", "1"}}}) {}
};

TEST_F(RefusingTest, TellsTheAdministratorWhyAndCleansUp) {
  const int before = deactivations;
  EXPECT_EQ(activate(), AMS_INTERNAL);
  EXPECT_EQ(why.text(), "The schema is too old.");
  EXPECT_EQ(deactivations, before + 1);
}

}  // namespace
}  // namespace ams
