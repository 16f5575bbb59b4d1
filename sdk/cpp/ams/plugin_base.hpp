// The base of a plugin in C++: virtual functions instead of the table, with the guard around them.
//
//     class Greeter final : public ams::PluginBase {
//      public:
//       using PluginBase::PluginBase;
//      private:
//       void activate() override;
//       void deactivate() noexcept override;
//       const void *extension(std::string_view id) noexcept override;   // &pages for "ams.pages/1", …
//       void answer(const ams_page_request_t *, const ams_page_response_t *);
//     };
//     constexpr ams_plugin_pages_t pages{
//         …, ams::bridge<&Greeter::answer, "pages.answer">, …};
//     const ams_entry_t ams_entry{
//         sizeof(ams_entry_t), AMS_ABI_VERSION, 0, &descriptor, ams::create<Greeter>};
#pragma once

#include <ams/entry.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include <ams/guard.hpp>
#include <ams/host_ports.hpp>

namespace ams {

// The host's log while the plugin is active. Before and after, the host may not be called, and
// what is written goes nowhere.
class PluginLog final : public kit::Log {
 public:
  void write(kit::Level level, std::string_view call, std::string_view text) override {
    if (host_) host_->write(level, call, text);
  }
  void open(const ams_host_t &host) {
    if (host.get_extension(host.data, AMS_EXT_LOG)) host_.emplace(host);
  }
  void close() noexcept { host_.reset(); }

 private:
  std::optional<HostLog> host_;
};

class PluginBase {
 public:
  explicit PluginBase(const ams_host_t &host);
  virtual ~PluginBase() = default;
  PluginBase(const PluginBase &) = delete;
  PluginBase &operator=(const PluginBase &) = delete;

  const ams_plugin_t *table() const { return &table_; }
  kit::Log &log() { return log_; }

 protected:
  const ams_host_t &host() const { return host_; }

  // [main] Throws to refuse; what() is the sentence that the administrator reads.
  virtual void activate() = 0;
  // [main] Drops everything made by `activate`. Also called after an `activate` that threw.
  virtual void deactivate() noexcept = 0;
  // [any] The table with that id, or nullptr. Its functions get this object as `plugin`.
  virtual const void *extension(std::string_view id) noexcept = 0;

 private:
  static PluginBase &self(void *data) { return *static_cast<PluginBase *>(data); }
  static ams_status_t on_activate(void *data, const ams_sink_t *why) noexcept;
  static void on_deactivate(void *data) noexcept;
  static void on_destroy(void *data) noexcept;
  static const void *on_get_extension(void *data, const char *id) noexcept;

  const ams_host_t &host_;
  ams_plugin_t table_;
  PluginLog log_;
};

// The `create` of a plugin's entry.
template <class Plugin>
ams_status_t create(const ams_host_t *host, const ams_plugin_t **plugin) noexcept {
  try {
    *plugin = (new Plugin(*host))->table();  // freed by the table's `destroy`
    return AMS_OK;
  } catch (...) {  // the host may not be called yet, so there is no log
    return AMS_INTERNAL;
  }
}

// Text as a template argument: the name of a call in the log.
template <std::size_t size>
struct CallName {
  constexpr CallName(const char (&name)[size]) { std::copy_n(name, size, text); }
  char text[size];
};

namespace detail {

template <auto method, CallName call>
struct Bridge;

template <class Plugin, class Result, class... Arguments, Result (Plugin::*method)(Arguments...),
          CallName call>
struct Bridge<method, call> {
  static ams_status_t run(void *plugin, Arguments... arguments) noexcept {
    auto &self = static_cast<Plugin &>(*static_cast<PluginBase *>(plugin));
    return guard(self.log(), call.text, [&] { return (self.*method)(arguments...); });
  }
};

}  // namespace detail

// A function for a plugin's table that calls `method` of the instance behind the guard. The method
// returns nothing (AMS_OK) or a status.
template <auto method, CallName call>
constexpr auto bridge = &detail::Bridge<method, call>::run;

}  // namespace ams
