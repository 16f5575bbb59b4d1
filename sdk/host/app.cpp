#include <host/app.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>
#include <stdexcept>

#include <host/accounts/address_pages.hpp>
#include <host/accounts/overview.hpp>
#include <host/accounts/password_reset.hpp>
#include <host/accounts/passwords.hpp>
#include <host/accounts/profile_pages.hpp>
#include <host/accounts/sessions.hpp>
#include <host/accounts/sign_in.hpp>
#include <host/accounts/token_pages.hpp>
#include <host/api/api.hpp>
#include <host/api/member_operations.hpp>
#include <host/backstage.hpp>
#include <host/http/server.hpp>
#include <host/keys.hpp>
#include <host/mailbox/help_pages.hpp>
#include <host/migrations.hpp>
#include <host/seed.hpp>
#include <host/site/languages.hpp>
#include <host/site/probes.hpp>
#include <host/site/public_pages.hpp>
#include <host/site/site.hpp>
#include <host/site/site_layout.hpp>
#include <host/site/theme.hpp>
#include <host/system/clock.hpp>
#include <host_api.hpp>
#include <host_templates.hpp>
#include <host_theme.hpp>
#include <kit/base/system.hpp>

namespace ams::host {

namespace {

// Keys, mails and the list of demonstration accounts lie here: for the owner's eyes alone.
std::filesystem::path made_private(const std::filesystem::path &folder) {
  std::filesystem::create_directories(folder);
  if (::chmod(folder.c_str(), 0700) != 0) {
    throw std::runtime_error("not the owner of the data folder " + folder.string());
  }
  return folder;
}

std::filesystem::path offset_file(const Settings &settings) {
  return settings.dev ? settings.data / "clock_offset" : std::filesystem::path();
}

ServerSettings server_settings(const Settings &settings) {
  ServerSettings server;
  server.address = settings.address;
  server.port = settings.port;
  server.workers = settings.workers;
  return server;
}

}  // namespace

// In the order in which one needs the other; taken apart from the end.
struct App::Impl {
  Impl(Settings with, kit::Log &lines)
      : settings(std::move(with)),
        data(made_private(settings.data)),
        log(lines),
        clock(offset_file(settings)),
        keys(data / "keys.json", random),
        database(settings.database, clock, random),
        theme({host_templates(), host_theme()}, settings.theme),
        catalogue(kit::embedded(host_templates(), "fr.mo")),
        templates(theme.files()),
        mail_sealer(keys.ring("host.mails")),
        outbox("ams", database, mail_sealer, clock, log),
        context{settings, database, clock,     random, log,
                catalogue, templates, keys, outbox} {}

  Settings settings;
  std::filesystem::path data;
  kit::Log &log;
  kit::SystemRandom random;
  HostClock clock;
  KeyStore keys;
  kit::Database database;
  Theme theme;
  kit::Catalogue catalogue;
  kit::Templates templates;
  kit::Sealer mail_sealer;
  kit::Outbox outbox;
  Context context;
  Passwords passwords;
};

App::App(Settings settings, kit::Log &log)
    : impl_(std::make_unique<Impl>(std::move(settings), log)) {}

App::~App() = default;

std::vector<std::string> App::migrate() {
  auto applied = kit::migrate(impl_->database, impl_->clock, "ams", host_migrations());
  for (auto &name : migrate_plugins(impl_->context)) applied.push_back(std::move(name));
  return applied;
}

unsigned App::seed(unsigned members) {
  return host::seed(impl_->context, impl_->passwords, members);
}

std::uint32_t App::rotate_key(const std::string &name) { return impl_->keys.rotate(name); }

std::vector<std::string> App::key_names() const { return impl_->keys.names(); }

namespace {

// What somebody who has not signed in may open.
void keep_public(std::vector<MenuEntry> &entries, const Router &router) {
  std::erase_if(entries, [&](const MenuEntry &entry) {
    const auto match = router.match(Method::get, entry.path);
    return !match.route || match.route->permission != "public";
  });
}

}  // namespace

int App::serve() {
  const Context &context = impl_->context;
  const ThemeAssets assets(impl_->theme);
  SiteLayout layout(context, assets);
  Router router;
  const Sessions sessions(context);

  SendAgain send_again(context, layout, router);
  SignIn sign_in(context, layout, sessions, impl_->passwords, send_again);
  PasswordReset password_reset(context, layout, sessions, impl_->passwords);
  Backstage backstage(context, impl_->clock);
  const auto menu = [&](const Request &request) {
    auto entries = backstage.menu(request);
    if (!request.session) keep_public(entries, router);
    return entries;
  };
  layout.set_menu(menu);
  layout.set_section_menu([&](const Request &request) { return backstage.console_menu(request); });
  ProfilePages profile(context, layout, impl_->passwords, &backstage.sections(),
                       &backstage.events());
  ApiTable api_table(kit::embedded(host_api(), "api/base.json"), context.settings.public_url);
  const MemberOperations member_operations(context, backstage.events());
  member_operations.add_to(api_table);
  AddressPages addresses(context, layout, &backstage.events());
  Overview overview(context, layout, menu);
  TokenPages tokens(context, layout, impl_->passwords,
                    [&] { return api_table.scopes(); });
  PublicPages public_pages(context, layout);
  HelpPages help(context, layout);
  Probes probes(context);
  assets.add_routes(router);
  send_again.add_routes(router);
  sign_in.add_routes(router);
  password_reset.add_routes(router);
  profile.add_routes(router);
  addresses.add_routes(router);
  overview.add_routes(router);
  backstage.add_privacy_routes(router, layout, impl_->passwords);
  tokens.add_routes(router);
  public_pages.add_routes(router);
  help.add_routes(router);
  add_language_routes(router);
  probes.add_lines([&] { return backstage.plugin_lines(); });
  probes.add_metrics([&] { return backstage.metrics(); });
  probes.add_routes(router);
  backstage.add_routes(router, layout, api_table);

  const Site site(context, router, layout, sessions);
  probes.watch(site);
  const Api api(context, api_table, sessions);
  const auto counted = [&](WireReply reply) {
    site.count(reply.status);
    return reply;
  };
  Server server(
      server_settings(impl_->settings),
      [&](const WireRequest &wire) {
        return Api::serves(wire.target) ? counted(api.answer(wire)) : site.answer(wire);
      },
      [&](Method method, std::string_view target) {
        return Api::serves(target) ? api.body_limit(method, target)
                                   : site.body_limit(method, target);
      },
      [&](unsigned status, const WireRequest &wire) {
        return Api::serves(wire.target) ? counted(api.refusal(status, wire))
                                        : site.refusal(status);
      },
      context.log);
  context.log.write(kit::Level::info, "serve", "ready on " + impl_->settings.public_url);
  backstage.start_jobs();
  server.run(true);
  const bool stopped = backstage.stop();
  context.log.write(kit::Level::info, "serve", stopped ? "stopped" : "stopped; a plugin is stuck");
  // Code of a plugin still runs: nothing may be unloaded or destroyed under it.
  if (!stopped) std::_Exit(0);
  return 0;
}

}  // namespace ams::host
