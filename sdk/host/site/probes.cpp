#include <host/site/probes.hpp>

#include <fmt/format.h>

namespace ams::host {

namespace {

constexpr auto check_time = std::chrono::seconds(1);

Route plain(const char *pattern, std::function<Reply(const Request &)> handler) {
  Route route{Method::get, pattern, "public", std::move(handler)};
  route.plain = true;
  return route;
}

}  // namespace

void Probes::add_routes(Router &router) {
  add_check({"database", [this](kit::Deadline deadline) {
               context_.database.run(deadline, [](kit::Transaction &transaction) {
                 transaction.query("SELECT 1");
               });
               return true;
             }});
  router.add(plain("/livez", [](const Request &) { return Reply::text(200, "ok\n"); }));
  router.add(plain("/readyz", [this](const Request &) { return ready(); }));
  router.add(plain("/metrics", [this](const Request &) { return metrics(); }));
}

Reply Probes::ready() const {
  bool all = true;
  std::string lines;
  for (const auto &check : checks_) {
    bool fine = false;
    try {
      fine = check.ready(context_.clock.in(check_time));
    } catch (const std::exception &problem) {
      context_.log.write(kit::Level::warning, "readyz " + check.name, problem.what());
    }
    all = all && fine;
    lines += check.name + (fine ? ": ok\n" : ": failing\n");
  }
  for (const auto &more : lines_) lines += more();
  return Reply::text(all ? 200 : 503, lines);
}

Reply Probes::metrics() const {
  std::string lines = "# TYPE ams_http_replies_total counter\n";
  for (unsigned status_class = 2; site_ && status_class <= 5; ++status_class) {
    lines += fmt::format("ams_http_replies_total{{class=\"{}xx\"}} {}\n", status_class,
                         site_->replies(status_class));
  }
  lines += fmt::format("# TYPE ams_database_statements_total counter\n"
                       "ams_database_statements_total {}\n",
                       context_.database.statements());
  for (const auto &more : metrics_) lines += more();
  auto reply = Reply::text(200, lines);
  reply.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return reply;
}

}  // namespace ams::host
