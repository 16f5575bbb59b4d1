#include <host/provider/notice_sender.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/URI.h>
#include <nlohmann/json.hpp>

#include <cstdio>

#include <host/payments/signature.hpp>

namespace ams::provider {
namespace {

constexpr long send_timeout_s = 5;

std::string body_of(const OutgoingNotice &notice, const HostedCheckout &checkout,
                    const Switches &switches) {
  return nlohmann::json{{"id", notice.id},
                        {"kind", notice.kind},
                        {"checkout", checkout.id},
                        {"reference", checkout.reference},
                        {"amount_cents", checkout.amount_cents + switches.alter_cents},
                        {"currency", checkout.currency},
                        {"environment", checkout.environment}}
      .dump();
}

kit::SecretKey forged(kit::SecretKey key) {
  key[0] = static_cast<unsigned char>(key[0] ^ 1);
  return key;
}

}  // namespace

NoticeSender::NoticeSender(Ledger &ledger, const kit::SecretKey &secret, const kit::Clock &clock)
    : ledger_(ledger), secret_(secret), clock_(clock), worker_([this] { serve(); }) {}

NoticeSender::~NoticeSender() { worker_.join(); }

void NoticeSender::serve() {
  while (auto due = ledger_.next_due()) {
    bool delivered = send(due->first, due->second);
    ledger_.attempted(due->first.id, delivered);
  }
}

bool NoticeSender::send(const OutgoingNotice &notice, const HostedCheckout &checkout) {
  Switches switches = ledger_.switches();
  std::string body = body_of(notice, checkout, switches);
  try {
    Poco::URI target(checkout.notice_url);
    Poco::Net::HTTPClientSession session(target.getHost(), target.getPort());
    session.setProxyConfig({});
    session.setTimeout(Poco::Timespan(send_timeout_s, 0));
    Poco::Net::HTTPRequest request("POST", target.getPathAndQuery(), "HTTP/1.1");
    request.setContentType("application/json");
    request.setContentLength64(static_cast<Poco::Int64>(body.size()));
    request.set(
        host::signature_header,
        host::make_signature(switches.forge ? forged(secret_) : secret_, clock_.now(), body));
    session.sendRequest(request) << body << std::flush;
    Poco::Net::HTTPResponse response;
    session.receiveResponse(response);
    return response.getStatus() / 100 == 2;
  } catch (const Poco::Exception &error) {
    std::fprintf(stderr, "provider: notice %s: %s\n", notice.id.c_str(),
                 error.displayText().c_str());
    return false;
  }
}

}  // namespace ams::provider
