// The plugin: one instance, and the module it makes while it is active.
#pragma once

#include <ams/plugin_base.hpp>

#include <memory>
#include <string_view>

#include <plugin/base/page.hpp>

namespace tandem {

class Module;

class Plugin final : public ams::PluginBase {
 public:
  explicit Plugin(const ams_host_t &host);
  ~Plugin() override;

  // The composed nouns; only while active.
  Module &module() { return *module_; }
  bool is_active() const { return module_ != nullptr; }

 private:
  void activate() override;
  void deactivate() noexcept override;
  const void *extension(std::string_view id) noexcept override;

  std::unique_ptr<Module> module_;
};

}  // namespace tandem
