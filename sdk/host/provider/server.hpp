// The provider's HTTP server: hosted pages for people, signed calls for the host, switches.
#pragma once

#include <memory>

#include <host/provider/hosted_pages.hpp>
#include <host/provider/ledger.hpp>
#include <kit/crypto/sealer.hpp>

namespace ams::provider {

// What a handler answers, without sockets.
struct Answer {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::string location;     // for 303
  std::string form_target;  // a further origin a form of this page may lead to
};

class Api {
 public:
  Api(Ledger &ledger, const HostedPages &pages, const kit::SecretKey &secret,
      const kit::Clock &clock)
      : ledger_(ledger), pages_(pages), secret_(secret), clock_(clock) {}

  Answer answer(const std::string &method, const std::string &target, const std::string &signature,
                const std::string &body);

 private:
  Answer open(const std::string &body);
  Answer void_checkout(const std::string &body);
  Answer show(const std::string &token, const std::string &query);
  Answer decide(const std::string &token, const std::string &what);
  Answer control(const std::string &body);

  Ledger &ledger_;
  const HostedPages &pages_;
  kit::SecretKey secret_;
  const kit::Clock &clock_;
};

class Server {
 public:
  // Listens on 127.0.0.1; port 0 takes any free one.
  Server(unsigned short port, Api &api);
  ~Server();
  unsigned short port() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ams::provider
