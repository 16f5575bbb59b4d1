// ams_provider: the development payment provider. No card data, no money.
#include <pthread.h>
#include <signal.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>

#include <host/payments/signature.hpp>
#include <host/provider/hosted_pages.hpp>
#include <host/provider/ledger.hpp>
#include <host/provider/notice_sender.hpp>
#include <host/provider/server.hpp>
#include <kit/base/system.hpp>

namespace {

using namespace ams;

struct Options {
  unsigned short port = 8090;
  std::filesystem::path data;
  std::filesystem::path secret;
};

// Blocked before any thread is made, so that only `wait` below takes them.
sigset_t block_end_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void serve(const Options &options) {
  sigset_t signals = block_end_signals();
  kit::SystemClock clock;
  kit::SystemRandom random;
  const kit::SecretKey secret = host::shared_secret(options.secret, random);
  provider::Ledger ledger(options.data, clock, random);
  provider::HostedPages pages;
  provider::Api api(ledger, pages, secret, clock);
  provider::NoticeSender sender(ledger, secret, clock);
  {
    provider::Server server(options.port, api);
    std::printf("provider: http://127.0.0.1:%u\n", unsigned{server.port()});
    std::fflush(stdout);
    int signal = 0;
    sigwait(&signals, &signal);
  }
  ledger.stop();
}

}  // namespace

int main(int argc, char **argv) {
  Options options;
  CLI::App app("The development payment provider: hosted page, signed notices, no card data");
  app.add_option("--port", options.port, "port on 127.0.0.1; 0 takes a free one");
  app.add_option("--data", options.data, "folder of its journal")->required();
  app.add_option("--secret", options.secret, "file of the secret shared with the host")->required();
  CLI11_PARSE(app, argc, argv);
  try {
    serve(options);
    return 0;
  } catch (const std::exception &error) {
    std::fprintf(stderr, "provider: %s\n", error.what());
    return 1;
  }
}
