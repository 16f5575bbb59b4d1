#include <host/backstage.hpp>

#include <ams/ext/config.h>
#include <fmt/format.h>

#include <stdexcept>

#include <host/accounts/purge.hpp>
#include <host/console/console.hpp>
#include <host/dev/dev_pages.hpp>
#include <host/events/event_outbox.hpp>
#include <host/jobs/host_jobs.hpp>
#include <host/jobs/job_runner.hpp>
#include <host/jobs/lapses.hpp>
#include <host/keys.hpp>
#include <host/mailbox/collector.hpp>
#include <host/mailbox/mailbox_pages.hpp>
#include <host/mailbox/sent_mails.hpp>
#include <host/payments/notice_store.hpp>
#include <host/payments/payment_pages.hpp>
#include <host/payments/signature.hpp>
#include <host/plugins/api.hpp>
#include <host/plugins/pages.hpp>
#include <host/plugins/plugin_form_sections.hpp>
#include <host/plugins/plugin_jobs.hpp>
#include <host/plugins/plugins.hpp>
#include <host/privacy/erasure_console.hpp>
#include <host/privacy/privacy_pages.hpp>
#include <host/privacy/request_console.hpp>
#include <host/renewals/abandonment.hpp>
#include <host/renewals/renewal_pages.hpp>
#include <host/system/clock.hpp>
#include <kit/base/system.hpp>

namespace ams::host {
namespace {

constexpr kit::Microseconds stop_timeout = std::chrono::seconds(10);
constexpr kit::Microseconds health_timeout = std::chrono::milliseconds(500);
constexpr unsigned plugin_connections = 8;
constexpr std::chrono::hours refused_notices_kept = std::chrono::hours(24 * 30);

// "lib/tandem.so" is plugin "tandem": its id is known even when the library cannot be loaded.
std::vector<PluginSettings> plugin_settings(const Settings &settings) {
  std::vector<PluginSettings> plugins;
  for (const std::filesystem::path &library : settings.plugins) {
    PluginSettings plugin;
    plugin.id = library.stem().string();
    plugin.library = library;
    plugin.config[AMS_CONFIG_TIME_ZONE] = settings.zone;
    for (const auto &[name, value] : settings.plugin_settings)
      if (name.starts_with(plugin.id + '.'))
        plugin.config[name.substr(plugin.id.size() + 1)] = value;
    plugins.push_back(std::move(plugin));
  }
  return plugins;
}

std::string domain_of(const std::string &address) { return address.substr(address.find('@') + 1); }

// What comes back goes to the address in From (EML-01). The name stands for mails that bring none
// in their own language: then the association signs with both.
kit::OutboxSender sender_of(const Settings &settings) {
  std::string name = settings.association_en;
  if (settings.association_fr != name) name += " / " + settings.association_fr;
  return {{name, settings.mail_from}, settings.mail_from, domain_of(settings.mail_from)};
}

// What only tests and demonstrations have must be reachable from this machine alone.
void require_loopback(const Settings &settings) {
  const std::string &address = settings.address;
  if (settings.dev && !address.starts_with("127.") && address != "::1" && address != "localhost")
    throw std::runtime_error("--dev listens on a loopback address only, not on " + address);
}

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

std::unique_ptr<kit::Transport> transport_of(const Context &context) {
  const Settings &settings = context.settings;
  return settings.smtp ? kit::make_smtp(*settings.smtp, context.clock)
                       : kit::make_maildir(settings.data / "mail", context.clock);
}

PluginServices services_of(const Context &context, kit::Transport &transport,
                           SentMails *sent_mails = nullptr) {
  const Settings &settings = context.settings;
  kit::DatabaseSettings database = settings.database;
  database.pool_size = plugin_connections;
  return {context.database,
          database,
          context.clock,
          context.random,
          context.log,
          transport,
          sender_of(settings),
          without_slash(settings.public_url),
          [&keys = context.keys](const std::string &name) -> kit::KeyRing & {
            return keys.ring(name);
          },
          sent_mails};
}

// The provider's server runs beside the host: it takes the port itself, not the proxy in front.
ProviderSettings provider_settings(const Settings &settings, const kit::SecretKey &secret) {
  return {without_slash(settings.provider_url), without_slash(settings.public_url),
          fmt::format("http://{}:{}{}", settings.address, settings.port, notice_path), secret};
}

}  // namespace

// In the order in which one needs the other; taken apart from the end.
struct Backstage::Impl {
  Impl(const Context &with, HostClock &moved)
      : context(with),
        clock(moved),
        secret(shared_secret(with.settings.data / "provider.key", with.random)),
        transport(transport_of(with)),
        sent_mails(with, *transport),
        own_transport(make_own_transport(sent_mails)),
        plugins(plugin_settings(with.settings), services_of(with, *transport, &sent_mails)),
        events(with.database, with.clock, with.random, with.log, plugins),
        sections(plugins, with.clock, with.log, with.catalogue),
        provider(make_http_provider(provider_settings(with.settings, secret), machine_clock)),
        payments(with.database, with.clock, machine_clock, with.log, *provider, secret),
        renewals(with, events, payments),
        plugin_privacy(plugins),
        erasures(with, plugin_privacy, events),
        leases(with.database, with.clock, kit::make_id(with.clock, with.random)),
        jobs(with.clock, with.log, leases),
        mover(moved, jobs) {}

  void add_jobs();

  const Context &context;
  HostClock &clock;
  kit::SystemClock machine_clock;
  kit::SecretKey secret;
  std::unique_ptr<kit::Transport> transport;
  SentMails sent_mails;
  std::unique_ptr<kit::Transport> own_transport;
  Plugins plugins;
  EventOutbox events;
  PluginFormSections sections;
  std::unique_ptr<PaymentProvider> provider;
  Payments payments;
  Renewals renewals;
  PluginPrivacy plugin_privacy;
  Erasures erasures;
  Leases leases;
  JobRunner jobs;
  ClockMover mover;
  // Pages live as long as their routes.
  std::unique_ptr<RenewalPages> renewal_pages;
  std::unique_ptr<Console> console;
  std::unique_ptr<PrivacyPages> privacy_pages;
  std::unique_ptr<ErasureConsole> erasure_console;
  std::unique_ptr<RequestPages> request_pages;
  std::unique_ptr<RequestConsole> request_console;
  std::unique_ptr<MailboxPages> mailbox_pages;
  std::unique_ptr<DevPages> dev_pages;
};

void Backstage::Impl::add_jobs() {
  jobs.add(make_activation_job(plugins, context.clock));
  jobs.add(make_event_job(events, context.clock));
  jobs.add(make_mail_job(context, *own_transport, sender_of(context.settings)));
  jobs.add(make_collect_job(context, events));
  jobs.add(make_mailbox_purge_job(context));
  jobs.add(make_abandonment_job(renewals, context.clock));
  jobs.add(make_lapse_job(context, events));
  jobs.add(erasures.job());
  jobs.add(make_request_reminder_job(context));
  jobs.add(make_event_purge_job(context));
  jobs.add(make_mail_purge_job(context));
  jobs.add(make_nightly_job("payments.purge", context, [this](const JobRun &run) {
    context.database.run(run.deadline, [&](kit::Transaction &transaction) {
      NoticeStore::purge(transaction, run.now - refused_notices_kept);
    });
  }));
  jobs.add(make_nightly_job("accounts.purge", context, [this](const JobRun &run) {
    context.database.run(run.deadline, [&](kit::Transaction &transaction) {
      purge_accounts(context, transaction, run.now);
    });
  }));
  for (auto &job : plugin_jobs(plugins)) jobs.add(std::move(job));
}

Backstage::Backstage(const Context &context, HostClock &clock)
    : impl_(std::make_unique<Impl>(context, clock)) {
  require_loopback(context.settings);
  impl_->plugins.start();
  impl_->add_jobs();
}

Backstage::~Backstage() = default;

FormSections &Backstage::sections() { return impl_->sections; }
Events &Backstage::events() { return impl_->events; }

std::vector<MenuEntry> Backstage::menu(const Request &request) const {
  std::vector<MenuEntry> entries;
  for (const PluginMenuEntry &entry : impl_->plugins.menu(request))
    entries.push_back({entry.label, entry.path});
  if (request.session && request.session->staff)
    entries.push_back(
        {impl_->context.catalogue.say(request.language, _("Staff console")), "/console"});
  return entries;
}

std::vector<MenuEntry> Backstage::console_menu(const Request &request) const {
  const bool inside = request.path == "/console" || request.path.starts_with("/console/");
  if (!inside || !request.session || !request.session->staff) return {};
  std::vector<MenuEntry> entries{
      {impl_->context.catalogue.say(request.language, _("Overview")), "/console"}};
  for (const PluginMenuEntry &entry : impl_->plugins.console_menu(request))
    entries.push_back({entry.label, entry.path});
  const auto &catalogue = impl_->context.catalogue;
  entries.push_back(
      {catalogue.say(request.language, _("Privacy requests")), "/console/privacy-requests"});
  entries.push_back({catalogue.say(request.language, _("Erasures")), "/console/erasures"});
  entries.push_back({catalogue.say(request.language, _("Mailbox")), "/console/mailbox"});
  entries.push_back({catalogue.say(request.language, _("Addresses")), "/console/address"});
  return entries;
}

void Backstage::add_routes(Router &router, const Layout &layout, ApiTable &api) {
  Impl &impl = *impl_;
  const Context &context = impl.context;
  impl.renewal_pages =
      std::make_unique<RenewalPages>(context, layout, impl.sections, impl.renewals);
  impl.renewal_pages->add_routes(router);
  add_payment_routes(router, impl.payments);
  impl.console = std::make_unique<Console>(context, layout, impl.plugins, impl.jobs);
  impl.console->add_routes(router);
  impl.mailbox_pages = std::make_unique<MailboxPages>(context, layout);
  impl.mailbox_pages->add_routes(router);
  if (context.settings.dev) {
    impl.dev_pages = std::make_unique<DevPages>(context, layout, impl.mover,
                                                MailReader(context.settings.data / "mail"));
    impl.dev_pages->add_routes(router);
  }
  add_plugin_routes(router, impl.plugins, layout, context.clock, [&](Plugin &plugin) {
    add_plugin_operations(api, plugin, context);
  });
}

void Backstage::add_privacy_routes(Router &router, const Layout &layout, Passwords &passwords) {
  Impl &impl = *impl_;
  impl.privacy_pages = std::make_unique<PrivacyPages>(impl.context, layout, passwords,
                                                      impl.plugin_privacy, impl.erasures);
  impl.privacy_pages->add_routes(router);
  impl.erasure_console = std::make_unique<ErasureConsole>(impl.context, layout, impl.erasures);
  impl.erasure_console->add_routes(router);
  impl.request_pages = std::make_unique<RequestPages>(impl.context, layout);
  impl.request_pages->add_routes(router);
  impl.request_console = std::make_unique<RequestConsole>(impl.context, layout);
  impl.request_console->add_routes(router);
}

std::string Backstage::plugin_lines() const {
  std::string lines;
  for (const PluginHealth &plugin : impl_->plugins.health(impl_->context.clock.in(health_timeout)))
    lines += fmt::format("plugin {}: {}{}\n", plugin.id, plugin.ready ? "ok" : "failing",
                         plugin.problem.empty() ? "" : " (" + plugin.problem + ")");
  return lines;
}

std::string Backstage::metrics() const {
  const Context &context = impl_->context;
  return impl_->plugins.metrics(context.clock.in(health_timeout)) +
         request_metrics(context, context.clock.in(health_timeout));
}

void Backstage::start_jobs() { impl_->jobs.start(); }

bool Backstage::stop() {
  // A step that is stuck is inside a plugin, most likely: nothing may be unloaded under it.
  return impl_->jobs.stop(impl_->context.clock.in(stop_timeout)) && impl_->plugins.shut_down();
}

std::vector<std::string> migrate_plugins(const Context &context) {
  auto transport = transport_of(context);
  Plugins plugins(plugin_settings(context.settings), services_of(context, *transport));
  plugins.load();
  std::vector<std::string> applied;
  for (auto &plugin : plugins.all()) {
    try {
      for (const std::string &name : plugin->migrate(context.database))
        applied.push_back(plugin->id() + "/" + name);
    } catch (const std::exception &error) {
      throw std::runtime_error(fmt::format("plugin {}: {}", plugin->id(), error.what()));
    }
  }
  return applied;
}

}  // namespace ams::host
