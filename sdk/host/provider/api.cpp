#include <host/provider/server.hpp>

#include <nlohmann/json.hpp>

#include <host/payments/signature.hpp>

namespace ams::provider {
namespace {

using nlohmann::json;

// How long "Pay" waits for its notice to be sent once.
constexpr std::chrono::milliseconds notice_patience = std::chrono::milliseconds(1500);

Answer said(int status, const json &body) {
  return {status, "application/json", body.dump(), {}, {}};
}

Answer page(int status, std::string html, const std::string &form_target = "") {
  return {status, "text/html; charset=utf-8", std::move(html), {}, form_target};
}

std::string origin_of(const std::string &address) {
  auto scheme = address.find("://");
  if (scheme == address.npos) return "";
  return address.substr(0, address.find('/', scheme + 3));
}

kit::Language language_of(const HostedCheckout &checkout, const std::string &query) {
  auto chosen = kit::parse_language(query.starts_with("lang=") ? query.substr(5) : "");
  return chosen.value_or(kit::parse_language(checkout.language).value_or(kit::Language::english));
}

HostedCheckout checkout_of(const json &value) {
  HostedCheckout checkout;
  checkout.id = value.at("checkout");
  checkout.reference = value.at("reference");
  checkout.amount_cents = value.at("amount_cents");
  checkout.currency = value.at("currency");
  checkout.environment = value.at("environment");
  checkout.language = value.at("language");
  checkout.return_url = value.at("return_url");
  checkout.notice_url = value.at("notice_url");
  return checkout;
}

}  // namespace

Answer Api::answer(const std::string &method, const std::string &target,
                   const std::string &signature, const std::string &body) {
  const std::string path = target.substr(0, target.find('?'));
  const std::string query = path.size() < target.size() ? target.substr(path.size() + 1) : "";
  const bool post = method == "POST";
  if (post && (path == "/checkouts" || path == "/checkouts/void")) {
    if (host::check_signature(secret_, clock_.now(), signature, body) != host::SignatureCheck::good)
      return said(401, {{"error", "signature"}});
    return path == "/checkouts" ? open(body) : void_checkout(body);
  }
  if (path == "/control") return post ? control(body) : control("{}");
  if (path == "/livez") return {200, "text/plain", "ok\n", {}, {}};
  if (path == "/style.css") return {200, "text/css", HostedPages::stylesheet(), {}, {}};
  if (path.starts_with("/pay/")) {
    std::string token = path.substr(5);
    auto slash = token.find('/');
    if (slash == token.npos) return show(token, query);
    if (post) return decide(token.substr(0, slash), token.substr(slash + 1));
  }
  return page(404, pages_.not_found(kit::Language::english));
}

Answer Api::open(const std::string &body) {
  HostedCheckout checkout = ledger_.open(checkout_of(json::parse(body)));
  if (checkout.state == State::voided) return said(409, {{"error", "voided"}});
  return said(200, {{"path", "/pay/" + checkout.token}});
}

Answer Api::void_checkout(const std::string &body) {
  State state = ledger_.void_checkout(json::parse(body).at("checkout"));
  if (state != State::voided) return said(409, {{"error", "ended before"}});
  return said(200, {{"voided", true}});
}

Answer Api::show(const std::string &token, const std::string &query) {
  auto checkout = ledger_.find_by_token(token);
  if (!checkout) return page(404, pages_.not_found(kit::Language::english));
  kit::Language language = language_of(*checkout, query);
  if (checkout->state != State::open) return page(410, pages_.ended(*checkout, language));
  return page(200, pages_.choose(*checkout, language), origin_of(checkout->return_url));
}

Answer Api::decide(const std::string &token, const std::string &what) {
  auto checkout = ledger_.find_by_token(token);
  if (!checkout) return page(404, pages_.not_found(kit::Language::english));
  kit::Language language = language_of(*checkout, "");
  if (what == "close") return page(200, pages_.closed(*checkout, language));
  if (what != "pay" && what != "decline") return page(404, pages_.not_found(language));
  auto notice = ledger_.decide(token, what == "pay" ? State::paid : State::declined);
  if (notice) ledger_.wait_for_attempt(*notice, notice_patience);
  // A second click finds it ended and goes the same way.
  if (checkout->state == State::voided) return page(410, pages_.ended(*checkout, language));
  return {303, "text/plain", "", checkout->return_url, {}};
}

Answer Api::control(const std::string &body) {
  json wanted = json::parse(body);
  Switches switches = ledger_.switches();
  switches.delay_ms = wanted.value("delay_ms", switches.delay_ms);
  switches.repeat = wanted.value("repeat", switches.repeat);
  switches.alter_cents = wanted.value("alter_cents", switches.alter_cents);
  switches.forge = wanted.value("forge", switches.forge);
  if (!wanted.empty()) ledger_.set_switches(switches);
  return said(200, {{"delay_ms", switches.delay_ms},
                    {"repeat", switches.repeat},
                    {"alter_cents", switches.alter_cents},
                    {"forge", switches.forge},
                    {"pending", ledger_.pending()}});
}

}  // namespace ams::provider
