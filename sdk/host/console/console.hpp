// The staff's console: what is well and what is not, and trying again what was given up.
#pragma once

#include <host/context.hpp>
#include <host/jobs/job_runner.hpp>
#include <host/plugins/admin_tiles.hpp>
#include <host/plugins/plugins.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ams::host {

class Console {
 public:
  Console(const Context &context, const Layout &layout, const Plugins &plugins, JobRunner &jobs)
      : context_(context), layout_(layout), plugins_(plugins), jobs_(jobs) {}

  void add_routes(Router &router);

 private:
  struct Tables;
  Reply overview(const Request &request) const;
  Tables read(const Request &request) const;
  Reply retry_event(const Request &request);
  Reply requeue_mail(const Request &request);

  void show_tiles(ctemplate::TemplateDictionary &page, const Request &request) const;
  AdminTile privacy_tile(const Request &request) const;
  AdminTile mailbox_tile(const Request &request) const;
  void show_plugins(ctemplate::TemplateDictionary &page, const Request &request) const;
  void show_events(ctemplate::TemplateDictionary &page, const Request &request,
                   const Tables &tables) const;
  void show_mails(ctemplate::TemplateDictionary &page, const Request &request,
                  const Tables &tables) const;
  void show_notices(ctemplate::TemplateDictionary &page, const Request &request,
                    const Tables &tables) const;
  void show_jobs(ctemplate::TemplateDictionary &page, const Request &request) const;
  std::string time(const Request &request, kit::Instant instant) const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
  const Plugins &plugins_;
  JobRunner &jobs_;
};

}  // namespace ams::host
