#include <host/dev/dev_pages.hpp>

#include <ctemplate/template.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <variant>

#include <host/plugins/escape.hpp>

namespace ams::host {
namespace {

using nlohmann::json;

// At most so far in one go.
constexpr std::int64_t longest_advance_s = 5LL * 366 * 24 * 3600;

// What a page is measured against: as many bytes, and no work (tests/bench/pages).
constexpr std::size_t longest_constant = 1'000'000;

// {"now": "2026-12-01T09:00:00Z"} or {"advance_s": 3600}.
using Wanted = std::variant<std::monostate, kit::Instant, std::chrono::seconds>;

Wanted wanted_of(const std::string &body, kit::Instant now) {
  try {
    json wanted = json::parse(body);
    if (wanted.contains("now")) {
      auto target = parse_instant(wanted.at("now").get<std::string>());
      if (target && *target <= now + std::chrono::seconds(longest_advance_s)) return *target;
    } else {
      auto seconds = wanted.at("advance_s").get<std::int64_t>();
      if (seconds >= 0 && seconds <= longest_advance_s) return std::chrono::seconds(seconds);
    }
  } catch (const json::exception &) {
  }
  return std::monostate{};
}

std::size_t end_of_link(std::string_view text, std::size_t at) {
  while (at < text.size() && !std::isspace(static_cast<unsigned char>(text[at])) &&
         std::string_view("<>\"").find(text[at]) == std::string_view::npos)
    ++at;
  return at;
}

// Text with its web addresses as links.
std::string with_links(std::string_view text) {
  std::string html;
  for (std::size_t at = 0; at < text.size();) {
    auto link = std::min(text.find("http://", at), text.find("https://", at));
    html += escape_html(text.substr(at, link - at));
    if (link == text.npos) break;
    at = end_of_link(text, link);
    std::string address = escape_html(text.substr(link, at - link));
    html += "<a href=\"" + address + "\">" + address + "</a>";
  }
  return html;
}

// The whole route table: a test walks it, so that no route can be forgotten by it.
json list_of(const Router &router) {
  json list = json::array();
  for (const Route &route : router.routes())
    list.push_back({{"method", route.method == Method::post ? "POST" : "GET"},
                    {"pattern", route.pattern},
                    {"permission", route.permission},
                    {"plain", route.plain},
                    {"body_limit", route.body_limit}});
  return list;
}

}  // namespace

void DevPages::add_routes(Router &router) {
  router.add({Method::get, "/dev/clock", "dev", [this](const Request &) { return clock(); }});
  router.add({Method::post, "/dev/clock", "dev",
              [this](const Request &request) { return move_clock(request); }});
  router.add({Method::get, "/dev/mail", "dev", [this](const Request &) { return mail_list(); }});
  router.add({Method::get, "/dev/mail/{mail}", "dev",
              [this](const Request &request) { return mail_raw(request); }});
  router.add({Method::get, "/dev/mailbox", "dev",
              [this](const Request &request) { return mailbox(request); }});
  router.add({Method::get, "/dev/mailbox/{mail}", "dev",
              [this](const Request &request) { return mail_page(request); }});
  router.add({Method::get, "/dev/constant", "dev",
              [this](const Request &request) { return constant(request); }});
  router.add({Method::get, "/dev/routes", "dev",
              [&router](const Request &) { return Reply::json(200, list_of(router).dump()); }});
}

Reply DevPages::constant(const Request &request) const {
  const std::string_view asked = request.query.first("bytes");
  std::size_t bytes = 0;
  std::from_chars(asked.data(), asked.data() + asked.size(), bytes);
  return layout_.page(request, 200, context_.catalogue.say(request.language, _("A constant page")),
                      std::string(std::min(bytes, longest_constant), '.'));
}

Reply DevPages::clock() const {
  return Reply::json(200, json{{"now", instant_text(mover_.now())}}.dump());
}

Reply DevPages::move_clock(const Request &request) {
  const Wanted wanted = wanted_of(request.body, mover_.now());
  if (std::holds_alternative<std::monostate>(wanted))
    return Reply::json(400, R"({"error":"say {\"now\": \"2026-12-01T09:00:00Z\"} or )"
                            R"({\"advance_s\": 3600}, at most five years ahead"})");
  const auto *target = std::get_if<kit::Instant>(&wanted);
  const auto move = target ? mover_.move_to(*target)
                           : mover_.advance(std::get<std::chrono::seconds>(wanted));
  if (!move) return Reply::json(409, R"({"error":"the clock only moves forward"})");
  return Reply::json(200, json{{"now", instant_text(mover_.now())},
                               {"reached", move->reached},
                               {"stops", move->stops},
                               {"steps", move->steps}}
                              .dump());
}

Reply DevPages::mail_list() const {
  json list = json::array();
  for (const MailSummary &mail : mails_.list())
    list.push_back({{"id", mail.id}, {"to", mail.to}, {"subject", mail.subject}, {"at", mail.at}});
  return Reply::json(200, list.dump(-1, ' ', false, json::error_handler_t::replace));
}

Reply DevPages::mail_raw(const Request &request) const {
  auto message = mails_.raw(request.parameters.first("mail"));
  if (!message) return Reply::json(404, R"({"error":"no such mail"})");
  Reply reply;
  reply.content_type = "text/plain; charset=us-ascii";
  reply.body = std::move(*message);
  return reply;
}

Reply DevPages::mailbox(const Request &request) const {
  ctemplate::TemplateDictionary page("mailbox");
  auto mails = mails_.list();
  std::reverse(mails.begin(), mails.end());
  if (mails.empty()) page.ShowSection("EMPTY");
  for (const MailSummary &mail : mails) {
    auto *line = page.AddSectionDictionary("MAIL");
    line->SetValue("PATH", "/dev/mailbox/" + kit::urlencode(mail.id));
    line->SetValue("SUBJECT", mail.subject);
    line->SetValue("TO", mail.to);
    line->SetValue("AT", mail.at);
  }
  return layout_.page(request, 200, context_.catalogue.say(request.language, _("Mails sent")),
                      context_.templates.render("dev/mailbox.html.tpl", request.language, page));
}

Reply DevPages::mail_page(const Request &request) const {
  auto message = mails_.raw(request.parameters.first("mail"));
  if (!message) return layout_.failure(request, 404);
  std::string subject = header_of(*message, "Subject");
  ctemplate::TemplateDictionary page("mail");
  page.SetValue("SUBJECT", subject);
  page.SetValue("FROM", header_of(*message, "From"));
  page.SetValue("TO", header_of(*message, "To"));
  page.SetValue("AT", header_of(*message, "Date"));
  page.SetValue("RAW", "/dev/mail/" + kit::urlencode(request.parameters.first("mail")));
  page.SetValue("BODY", with_links(text_part(*message)));
  return layout_.page(request, 200, subject,
                      context_.templates.render("dev/mail.html.tpl", request.language, page));
}

}  // namespace ams::host
