#include <testing/smtp.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace ams::test {
namespace {

namespace fs = std::filesystem;
using Security = kit::SmtpSettings::Security;

constexpr const char *python = "/usr/bin/python3";  // Debian's own has aiosmtpd

const char *name_of(Security security) {
  if (security == Security::starttls) return "starttls";
  return security == Security::tls ? "tls" : "none";
}

// Made anew each time: a key in the repository would be one too many.
void make_certificate(const fs::path &folder) {
  run_command({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
               "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost",
               "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
               (folder / "key.pem").string(), "-out", (folder / "cert.pem").string()});
}

PrivateSmtp::Received read_received(fs::path envelope) {
  auto facts = nlohmann::json::parse(read_file(envelope));
  return {.mail_from = facts["mail_from"],
          .recipients = facts["recipients"],
          .message = read_file(envelope.replace_extension(".eml")),
          .encrypted = facts["encrypted"],
          .user = facts["user"],
          .helo = facts["helo"]};
}

}  // namespace

PrivateSmtp::PrivateSmtp(SmtpOptions options) : options_(std::move(options)) {
  if (options_.security != Security::none) make_certificate(folder_.path());
  start();
}

void PrivateSmtp::start() {
  server_ = std::make_unique<Process>(command(), folder_ / "log");
  auto port = folder_ / "port";
  if (!eventually([&] { return fs::exists(port) || !server_->running(); }) || !fs::exists(port)) {
    throw std::runtime_error("the SMTP server does not start: " + read_file(folder_ / "log"));
  }
  port_ = static_cast<unsigned>(std::stoul(read_file(port)));
}

std::vector<std::string> PrivateSmtp::command() const {
  return {python,
          AMS_SMTP_SCRIPT,
          folder_.path().string(),
          "--security",
          name_of(options_.security),
          "--user",
          options_.user,
          "--password",
          options_.password,
          "--port",
          std::to_string(port_)};
}

void PrivateSmtp::stop() {
  server_.reset();
  fs::remove(folder_ / "port");
}

kit::SmtpSettings PrivateSmtp::settings() const {
  kit::SmtpSettings settings;
  settings.port = port_;
  settings.security = options_.security;
  settings.user = options_.user;
  settings.password = options_.password;
  if (options_.security != Security::none) settings.ca_file = ca_file().string();
  return settings;
}

void PrivateSmtp::accept() { fs::remove(folder_ / "answer"); }

void PrivateSmtp::refuse(std::string_view reply, Stage stage) { answer(stage, reply); }

void PrivateSmtp::hang(Stage stage) { answer(stage, "hang"); }

void PrivateSmtp::drop(Stage stage) { answer(stage, "drop"); }

void PrivateSmtp::answer(Stage stage, std::string_view what) {
  const char *name = stage == Stage::data ? "data " : "rcpt ";
  write_file(folder_ / "answer", name + std::string(what));
}

std::vector<PrivateSmtp::Received> PrivateSmtp::received() const {
  std::vector<fs::path> envelopes;
  for (const auto &entry : fs::directory_iterator(folder_.path())) {
    if (entry.path().extension() == ".json") envelopes.push_back(entry.path());
  }
  std::ranges::sort(envelopes);
  std::vector<Received> received;
  for (const auto &envelope : envelopes) received.push_back(read_received(envelope));
  return received;
}

std::vector<PrivateSmtp::Received> PrivateSmtp::wait_for(std::size_t count) const {
  eventually([&] { return received().size() >= count; });
  return received();
}

}  // namespace ams::test
