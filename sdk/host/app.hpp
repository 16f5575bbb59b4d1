// The composition root: the only place that knows all parts of the host.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <host/context.hpp>

namespace ams::host {

class App {
 public:
  // Opens the data folder and its keys; connects to nothing yet. Throws std::runtime_error with a
  // sentence for the administrator.
  App(Settings settings, kit::Log &log);
  ~App();
  App(const App &) = delete;
  App &operator=(const App &) = delete;

  // The host's migrations, then each plugin's. Returns the names of what was applied.
  std::vector<std::string> migrate();
  // Returns how many demonstration members there are now.
  unsigned seed(unsigned members);
  // Serves until SIGTERM or SIGINT; then 0.
  int serve();
  // A new generation for a named key; it seals from now on. Returns its number.
  std::uint32_t rotate_key(const std::string &name);
  std::vector<std::string> key_names() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ams::host
