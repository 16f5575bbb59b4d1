// ams_host: the reference host on the command line.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <tuple>

#include <host/app.hpp>
#include <host/system/dns.hpp>
#include <host/system/log.hpp>
#include <kit/mail/sender_records.hpp>

namespace {

using ams::host::App;
using ams::host::Settings;

struct Command {
  Settings settings;
  std::vector<std::string> plugins;
  std::vector<std::string> plugin_settings;
  std::string smtp;
  std::string smtp_security = "none";
  std::string smtp_user, smtp_password, smtp_ca;
  std::string mailbox;
  std::string mailbox_security = "none";
  std::string mailbox_user, mailbox_password, mailbox_ca;
  unsigned mailbox_every = 60;
  unsigned members = 60;
  std::string key;
  std::string selector;
};

// "id.key=value"
std::pair<std::string, std::string> setting_of(const std::string &text) {
  const auto equals = text.find('=');
  const auto dot = text.find('.');
  if (equals == text.npos || dot == text.npos || dot > equals) {
    throw CLI::ValidationError("--plugin-setting", "is written as plugin.key=value");
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

// "host:port", or "host" with the usual port.
std::pair<std::string, unsigned> server_of(const char *option, const std::string &text,
                                           unsigned usual) {
  const auto colon = text.rfind(':');
  const auto port = colon == std::string::npos
                        ? usual
                        : static_cast<unsigned>(std::strtoul(&text[colon + 1], nullptr, 10));
  if (colon == 0 || port == 0 || port > 65535) {
    throw CLI::ValidationError(option, "is written as host:port");
  }
  return {text.substr(0, colon), port};
}

ams::kit::Pop3Settings mailbox_of(const Command &command) {
  using Security = ams::kit::Pop3Settings::Security;
  ams::kit::Pop3Settings mailbox;
  const bool tls = command.mailbox_security == "tls";
  if (tls) mailbox.security = Security::tls;
  std::tie(mailbox.host, mailbox.port) =
      server_of("--mailbox", command.mailbox, tls ? 995 : 110);
  mailbox.user = command.mailbox_user;
  mailbox.password = command.mailbox_password;
  mailbox.ca_file = command.mailbox_ca;
  return mailbox;
}

ams::kit::SmtpSettings smtp_of(const Command &command) {
  using Security = ams::kit::SmtpSettings::Security;
  ams::kit::SmtpSettings smtp;
  std::tie(smtp.host, smtp.port) = server_of("--smtp", command.smtp, 25);
  if (command.smtp_security == "starttls") smtp.security = Security::starttls;
  if (command.smtp_security == "tls") smtp.security = Security::tls;
  smtp.user = command.smtp_user;
  smtp.password = command.smtp_password;
  smtp.ca_file = command.smtp_ca;
  return smtp;
}

void add_site_options(CLI::App &cli, Settings &settings) {
  cli.add_option("--address", settings.address, "where to listen")->capture_default_str();
  cli.add_option("--port", settings.port, "where to listen")->capture_default_str();
  cli.add_option("--public-url", settings.public_url,
                 "how browsers reach the site; decides cookies and every absolute link");
  cli.add_option("--trusted-proxy", settings.trusted_proxy,
                 "address of the proxy whose X-Forwarded-For is believed");
  cli.add_option("--theme", settings.theme, "folder whose templates and style sheet go first");
  cli.add_option("--provider-url", settings.provider_url, "the payment provider")
      ->capture_default_str();
  cli.add_option("--workers", settings.workers, "threads that answer requests")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  cli.add_flag("--dev", settings.dev, "the test clock and the mail reader; never in production");
  cli.add_option("--association-en", settings.association_en);
  cli.add_option("--association-fr", settings.association_fr);
  cli.add_option("--postal-address-en", settings.postal_address_en);
  cli.add_option("--postal-address-fr", settings.postal_address_fr);
  cli.add_option("--telephone-en", settings.telephone_en);
  cli.add_option("--telephone-fr", settings.telephone_fr);
  cli.add_option("--support-email", settings.support_email);
  cli.add_option("--zone", settings.zone, "time zone in which a membership's day ends")
      ->capture_default_str();
  cli.add_option("--renewal-fee-cents", settings.renewal_fee_cents)->capture_default_str();
}

void add_store_options(CLI::App &cli, Command &command) {
  auto &settings = command.settings;
  auto &database = settings.database;
  cli.add_option("--data", settings.data, "keys, mails, demonstration accounts")
      ->capture_default_str();
  cli.add_option("--database", database.address, "unix:///socket or tcp://host:port")
      ->capture_default_str();
  cli.add_option("--database-user", database.user)->capture_default_str();
  cli.add_option("--database-password", database.password)->envname("AMS_DATABASE_PASSWORD");
  cli.add_option("--database-name", database.schema)->capture_default_str();
  cli.add_option("--plugin", command.plugins, "a plugin to load (may repeat)");
  cli.add_option("--plugin-setting", command.plugin_settings, "plugin.key=value (may repeat)");
}

void add_mail_options(CLI::App &cli, Command &command) {
  cli.add_option("--mail-from", command.settings.mail_from)->capture_default_str();
  cli.add_option("--smtp", command.smtp, "host:port; without it mails go to DATA/mail");
  cli.add_option("--smtp-security", command.smtp_security)
      ->check(CLI::IsMember({"none", "starttls", "tls"}))
      ->capture_default_str();
  cli.add_option("--smtp-user", command.smtp_user);
  cli.add_option("--smtp-password", command.smtp_password)->envname("AMS_SMTP_PASSWORD");
  cli.add_option("--smtp-ca", command.smtp_ca, "file of the certificate authority");
  cli.add_option("--return-path", command.settings.return_path,
                 "where what comes back goes; without it bounces@ the domain of --mail-from");
  cli.add_option("--mailbox", command.mailbox,
                 "host:port of the mailbox of --return-path; without it nothing is collected");
  cli.add_option("--mailbox-security", command.mailbox_security)
      ->check(CLI::IsMember({"none", "tls"}))
      ->capture_default_str();
  cli.add_option("--mailbox-user", command.mailbox_user);
  cli.add_option("--mailbox-password", command.mailbox_password)
      ->envname("AMS_MAILBOX_PASSWORD");
  cli.add_option("--mailbox-ca", command.mailbox_ca, "file of the certificate authority");
  cli.add_option("--mailbox-every", command.mailbox_every, "seconds between two looks")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
}

void set_defaults(Settings &settings) {
  settings.data = "data";
  settings.database.address = "unix:///run/mysqld/mysqld.sock";
  settings.database.user = "ams";
  settings.database.schema = "ams";
}

// What the parser put aside, in the settings' own types.
void finish(Command &command, bool public_url_given) {
  auto &settings = command.settings;
  if (!public_url_given) {
    settings.public_url = "http://" + settings.address + ":" + std::to_string(settings.port);
  }
  settings.plugins.assign(command.plugins.begin(), command.plugins.end());
  for (const auto &text : command.plugin_settings) {
    settings.plugin_settings.push_back(setting_of(text));
  }
  if (!command.smtp.empty()) settings.smtp = smtp_of(command);
  if (!command.mailbox.empty()) settings.mailbox = mailbox_of(command);
  settings.mailbox_every = std::chrono::seconds(command.mailbox_every);
}

int migrate(App &app) {
  const auto applied = app.migrate();
  for (const auto &name : applied) std::cout << "applied " << name << '\n';
  if (applied.empty()) std::cout << "nothing to apply\n";
  return 0;
}

int seed(App &app, const Command &command) {
  std::cout << app.seed(command.members) << " members; how to sign in stands in "
            << (command.settings.data / "accounts.json").string() << '\n';
  return 0;
}

std::string domain_of(const std::string &address) {
  return address.substr(address.find('@') + 1);
}

ams::kit::SenderRecords looked_up(const Settings &settings, const std::string &selector) {
  using ams::host::text_records;
  ams::kit::SenderRecords records;
  records.from_domain = domain_of(settings.mail_from);
  records.return_path_domain =
      settings.return_path.empty() ? records.from_domain : domain_of(settings.return_path);
  records.of_return_path = text_records(records.return_path_domain);
  records.of_selector = text_records(selector + "._domainkey." + records.from_domain);
  records.of_dmarc = text_records("_dmarc." + records.from_domain);
  for (const auto &above : ams::kit::domains_above(records.from_domain))
    records.of_dmarc_above.push_back(text_records("_dmarc." + above));
  return records;
}

// EML-01: 0 when mail of the From domain can be believed, 1 with a line for each thing that is missing.
int check_sender(const Command &command) {
  const auto records = looked_up(command.settings, command.selector);
  const auto flaws = ams::kit::sender_flaws(records);
  for (const auto flaw : flaws)
    std::cout << ams::kit::describe(flaw, records, command.selector) << '\n';
  if (flaws.empty())
    std::cout << records.from_domain << ": SPF, DKIM and DMARC are in place and in line\n";
  return flaws.empty() ? 0 : 1;
}

int rotate(App &app, const std::string &name) {
  std::cout << name << ": generation " << app.rotate_key(name) << " seals from now on\n";
  return 0;
}

}  // namespace

int main(int argc, char **argv) {
  Command command;
  set_defaults(command.settings);
  CLI::App cli("The reference host of the association management SDK.");
  cli.set_config("--config", "", "an INI file with these options");
  // A setting that is misspelt must not be passed over.
  cli.allow_config_extras(CLI::config_extras_mode::error);
  cli.require_subcommand(1);
  cli.fallthrough();
  add_site_options(cli, command.settings);
  add_store_options(cli, command);
  add_mail_options(cli, command);
  const auto *serve = cli.add_subcommand("serve", "serve until SIGTERM");
  const auto *migrated = cli.add_subcommand("migrate", "bring the database up to date");
  auto *seeded = cli.add_subcommand("seed", "fill in a demonstration association");
  seeded->add_option("--members", command.members)->capture_default_str();
  auto *checked = cli.add_subcommand("mail-check", "look up SPF, DKIM and DMARC of --mail-from");
  checked->add_option("--selector", command.selector, "the DKIM selector of the mail server")
      ->required();
  auto *keys = cli.add_subcommand("keys", "list or rotate secret keys");
  auto *rotated = keys->add_subcommand("rotate", "a new generation of a key");
  rotated->add_option("name", command.key)->required();
  try {
    cli.parse(argc, argv);
    finish(command, cli.count("--public-url") > 0);
  } catch (const CLI::ParseError &problem) {
    return cli.exit(problem);
  }
  ams::host::StderrLog log;
  try {
    if (*checked) return check_sender(command);
    App app(command.settings, log);
    if (*serve) return app.serve();
    if (*migrated) return migrate(app);
    if (*seeded) return seed(app, command);
    if (*rotated) return rotate(app, command.key);
    for (const auto &name : app.key_names()) std::cout << name << '\n';
    return 0;
  } catch (const std::exception &problem) {
    log.write(ams::kit::Level::error, "ams_host", problem.what());
    return 1;
  }
}
