#include <host/payments/provider_client.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/URI.h>
#include <nlohmann/json.hpp>

#include <algorithm>

#include <host/payments/signature.hpp>

namespace ams::host {
namespace {

constexpr kit::Microseconds longest_wait = std::chrono::seconds(4);
constexpr std::size_t largest_answer = 65536;

struct Answer {
  int status;
  nlohmann::json body;
};

std::string bounded(std::istream &in) {
  std::string text(largest_answer, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

// A path of the provider's own site, so that an answer cannot lead anywhere else.
bool is_path(const std::string &path) {
  return path.starts_with('/') && !path.starts_with("//") && path.size() <= 200 &&
         std::all_of(path.begin(), path.end(), [](unsigned char c) {
           return std::isalnum(c) || c == '/' || c == '-' || c == '_';
         });
}

class HttpProvider : public PaymentProvider {
 public:
  HttpProvider(ProviderSettings settings, const kit::Clock &clock)
      : settings_(std::move(settings)), clock_(clock) {}

  std::optional<std::string> open(const Checkout &checkout, kit::Deadline deadline) override {
    Answer answer = post("/checkouts",
                         {{"checkout", checkout.id.text()},
                          {"reference", checkout.reference.text()},
                          {"amount_cents", checkout.amount_cents},
                          {"currency", checkout.currency},
                          {"environment", checkout.environment},
                          {"language", kit::code(checkout.language)},
                          {"return_url", settings_.return_base + checkout.return_path},
                          {"notice_url", settings_.notice_url}},
                         deadline);
    if (answer.status == 409) return std::nullopt;
    std::string path = answer.body.value("path", "");
    if (answer.status != 200 || !is_path(path)) throw ProviderUnavailable("an odd answer");
    return path;
  }

  VoidResult void_checkout(const kit::Id &checkout, kit::Deadline deadline) override {
    Answer answer = post("/checkouts/void", {{"checkout", checkout.text()}}, deadline);
    if (answer.status == 200) return VoidResult::voided;
    if (answer.status == 409) return VoidResult::ended_before;
    throw ProviderUnavailable("an odd answer");
  }

  std::string address(const std::string &path) const override { return settings_.url + path; }

 private:
  Answer post(const std::string &path, const nlohmann::json &message, kit::Deadline deadline) {
    try {
      return exchange(path, message.dump(), deadline);
    } catch (const Poco::Exception &error) {
      throw ProviderUnavailable(error.displayText());
    } catch (const nlohmann::json::exception &error) {
      throw ProviderUnavailable(error.what());
    }
  }

  Answer exchange(const std::string &path, const std::string &body, kit::Deadline deadline) {
    kit::Microseconds left(deadline.steady_us - clock_.steady_us());
    if (left <= kit::Microseconds(0)) throw ProviderUnavailable("no time left");
    Poco::URI base(settings_.url);
    Poco::Net::HTTPClientSession session(base.getHost(), base.getPort());
    session.setProxyConfig({});
    session.setTimeout(Poco::Timespan(std::min(left, longest_wait).count()));
    Poco::Net::HTTPRequest request("POST", path, "HTTP/1.1");
    request.setContentType("application/json");
    request.setContentLength64(static_cast<Poco::Int64>(body.size()));
    request.set(signature_header, make_signature(settings_.secret, clock_.now(), body));
    session.sendRequest(request) << body << std::flush;
    Poco::Net::HTTPResponse response;
    std::istream &in = session.receiveResponse(response);
    return {response.getStatus(), nlohmann::json::parse(bounded(in))};
  }

  ProviderSettings settings_;
  const kit::Clock &clock_;
};

}  // namespace

std::unique_ptr<PaymentProvider> make_http_provider(ProviderSettings settings,
                                                    const kit::Clock &machine_clock) {
  return std::make_unique<HttpProvider>(std::move(settings), machine_clock);
}

}  // namespace ams::host
