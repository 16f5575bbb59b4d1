// What every part of the host is given by the composition root (app.cpp). References outlive all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <kit/base/log.hpp>
#include <kit/base/random.hpp>
#include <kit/base/time.hpp>
#include <kit/crypto/sealer.hpp>
#include <kit/database/database.hpp>
#include <kit/language/catalogue.hpp>
#include <kit/mail/outbox.hpp>
#include <kit/mail/pop3.hpp>
#include <kit/mail/transport.hpp>
#include <kit/web/templates.hpp>

namespace ams::host {

class FormSections;
class Events;
class Layout;
class KeyStore;

struct Settings {
  std::filesystem::path data;            // keys, Maildir, clock offset
  std::string public_url = "http://127.0.0.1:8080";
  std::string address = "127.0.0.1";
  unsigned short port = 8080;
  std::string association_en = "Canadian Association of Occupational Therapists";
  std::string association_fr = "Association canadienne des ergothérapeutes";
  std::string postal_address_en = "100-34 Colonnade Road, Ottawa ON K2E\u00A07J6";
  std::string postal_address_fr = "100-34, chemin Colonnade, Ottawa (Ontario)  K2E\u00A07J6";
  std::string telephone_en = "1-800-434-2268";
  std::string telephone_fr = "1 800 434-2268";
  std::string support_email = "otmentor@caot.ca";
  std::string zone = "America/Toronto";
  std::string trusted_proxy;             // empty: client addresses come from the socket
  std::filesystem::path theme;           // empty: the built-in one
  std::int64_t renewal_fee_cents = 25000;
  std::string provider_url = "http://127.0.0.1:8090";  // the payment provider's pages
  std::vector<std::filesystem::path> plugins;
  std::vector<std::pair<std::string, std::string>> plugin_settings;  // "tandem.key", value
  std::optional<kit::SmtpSettings> smtp;  // nothing: mails go to the Maildir data/mail
  std::string mail_from = "no-reply@caot.example";
  std::optional<kit::Pop3Settings> mailbox;  // nothing: what comes back is not collected
  std::chrono::seconds mailbox_every{60};
  std::string return_path;  // where what comes back goes; empty: bounces@ the domain of mail_from
  unsigned workers = 8;                   // threads that run handlers
  kit::DatabaseSettings database;
  bool dev = false;

  const std::string &association(kit::Language language) const {
    return language == kit::Language::french ? association_fr : association_en;
  }
  const std::string &postal_address(kit::Language language) const {
    return language == kit::Language::french ? postal_address_fr : postal_address_en;
  }
  const std::string &telephone(kit::Language language) const {
    return language == kit::Language::french ? telephone_fr : telephone_en;
  }
};

struct Context {
  const Settings &settings;
  kit::Database &database;
  kit::Clock &clock;
  kit::Random &random;
  kit::Log &log;
  const kit::Catalogue &catalogue;
  const kit::Templates &templates;
  KeyStore &keys;
  kit::Outbox &outbox;
};

}  // namespace ams::host
