// /livez, /readyz and /metrics, for who runs the host.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <host/context.hpp>
#include <host/site/router.hpp>
#include <host/site/site.hpp>

namespace ams::host {

// Something that has to work for the host to take requests.
struct ReadyCheck {
  std::string name;
  std::function<bool(kit::Deadline)> ready;
};

class Probes {
 public:
  explicit Probes(const Context &context) : context_(context) {}

  void add_check(ReadyCheck check) { checks_.push_back(std::move(check)); }
  // Further lines of /readyz that say how something is without taking the host out of service.
  void add_lines(std::function<std::string()> lines) { lines_.push_back(std::move(lines)); }
  // Lines in the text format of Prometheus, put behind the host's own.
  void add_metrics(std::function<std::string()> lines) { metrics_.push_back(std::move(lines)); }
  // The site whose replies are counted; set before the first request.
  void watch(const Site &site) { site_ = &site; }
  void add_routes(Router &router);

 private:
  Reply ready() const;
  Reply metrics() const;

  const Context &context_;
  const Site *site_ = nullptr;
  std::vector<ReadyCheck> checks_;
  std::vector<std::function<std::string()>> lines_;
  std::vector<std::function<std::string()>> metrics_;
};

}  // namespace ams::host
