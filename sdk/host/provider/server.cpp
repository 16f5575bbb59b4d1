#include <host/provider/server.hpp>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>

#include <cstdio>

#include <host/payments/signature.hpp>

namespace ams::provider {
namespace {

constexpr std::size_t largest_body = 16384;
constexpr int threads = 8;

std::string bounded(std::istream &in) {
  std::string text(largest_body, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

class Handler : public Poco::Net::HTTPRequestHandler {
 public:
  explicit Handler(Api &api) : api_(api) {}

  void handleRequest(Poco::Net::HTTPServerRequest &request,
                     Poco::Net::HTTPServerResponse &response) override {
    Answer answer;
    try {
      answer = api_.answer(request.getMethod(), request.getURI(),
                           request.get(host::signature_header, ""), bounded(request.stream()));
    } catch (const std::exception &error) {
      std::fprintf(stderr, "provider: %s\n", error.what());
      answer = {400, "text/plain", "bad request\n", {}, {}};
    }
    send(response, answer);
  }

 private:
  static void send(Poco::Net::HTTPServerResponse &response, const Answer &answer) {
    response.setStatus(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(answer.status));
    response.setContentType(answer.content_type);
    response.set("Cache-Control", "no-store");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "no-referrer");
    response.set("Content-Security-Policy",
                 "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
                 "form-action 'self' " +
                     answer.form_target);
    if (!answer.location.empty()) response.set("Location", answer.location);
    response.sendBuffer(answer.body.data(), answer.body.size());
  }

  Api &api_;
};

class Factory : public Poco::Net::HTTPRequestHandlerFactory {
 public:
  explicit Factory(Api &api) : api_(api) {}
  Poco::Net::HTTPRequestHandler *createRequestHandler(
      const Poco::Net::HTTPServerRequest &) override {
    return new Handler(api_);
  }

 private:
  Api &api_;
};

Poco::Net::HTTPServerParams::Ptr parameters() {
  Poco::Net::HTTPServerParams::Ptr params(new Poco::Net::HTTPServerParams);
  params->setMaxThreads(threads);
  params->setMaxQueued(100);
  params->setTimeout(Poco::Timespan(10, 0));
  params->setKeepAlive(false);
  return params;
}

}  // namespace

struct Server::Impl {
  Impl(unsigned short port, Api &api)
      : socket(Poco::Net::SocketAddress("127.0.0.1", port)),
        server(new Factory(api), socket, parameters()) {}
  Poco::Net::ServerSocket socket;
  Poco::Net::HTTPServer server;
};

Server::Server(unsigned short port, Api &api) : impl_(std::make_unique<Impl>(port, api)) {
  impl_->server.start();
}

Server::~Server() { impl_->server.stopAll(true); }

unsigned short Server::port() const { return impl_->socket.address().port(); }

}  // namespace ams::provider
