// Sends notices until the host has taken them.
#pragma once

#include <thread>

#include <host/provider/ledger.hpp>
#include <kit/crypto/sealer.hpp>

namespace ams::provider {

class NoticeSender {
 public:
  NoticeSender(Ledger &ledger, const kit::SecretKey &secret, const kit::Clock &clock);
  ~NoticeSender();  // after Ledger::stop

 private:
  void serve();
  bool send(const OutgoingNotice &notice, const HostedCheckout &checkout);

  Ledger &ledger_;
  kit::SecretKey secret_;
  const kit::Clock &clock_;
  std::thread worker_;
};

}  // namespace ams::provider
