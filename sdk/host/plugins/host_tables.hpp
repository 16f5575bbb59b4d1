// What the host offers to one plugin: its C tables, with the plugin's id as the prefix of keys and
// configuration. Lives longer than the plugin.
#pragma once

#include <functional>
#include <map>
#include <string>

#include <ams/host.h>
#include <kit/base/log.hpp>
#include <kit/crypto/sealer.hpp>
#include <kit/database/database.hpp>
#include <kit/mail/outbox.hpp>
#include <kit/mail/transport.hpp>

namespace ams::host {

class SentMails;

// What the tables stand on; made by the composition root, references outlive the plugins.
struct PluginServices {
  kit::Database &database;                // the host's own, for ams.members/1
  kit::DatabaseSettings plugin_database;  // handed to plugins, for connections of their own
  const kit::Clock &clock;
  kit::Random &random;
  kit::Log &log;
  kit::Transport &transport;
  kit::OutboxSender sender;
  std::string public_url;
  std::function<kit::KeyRing &(const std::string &name)> key_ring;
  SentMails *sent_mails = nullptr;  // null: mails go to the transport as they are
};

class HostTables {
 public:
  HostTables(std::string plugin_id, std::map<std::string, std::string> config,
             const PluginServices &services);
  HostTables(const HostTables &) = delete;
  HostTables &operator=(const HostTables &) = delete;

  const ams_host_t *wire() const { return &wire_; }

 private:
  struct Functions;
  std::string plugin_id_;
  std::map<std::string, std::string> config_;
  const PluginServices &services_;
  ams_host_t wire_;
};

}  // namespace ams::host
