// The whole site on a real database, asked without sockets, by a visitor with a cookie jar.
#pragma once

#include <gtest/gtest.h>

#include <host/accounts/account.hpp>
#include <host/accounts/address_pages.hpp>
#include <host/accounts/overview.hpp>
#include <host/accounts/password_reset.hpp>
#include <host/accounts/profile_pages.hpp>
#include <host/accounts/sign_in.hpp>
#include <host/keys.hpp>
#include <host/mailbox/help_pages.hpp>
#include <host/migrations.hpp>
#include <host/site/languages.hpp>
#include <host/site/probes.hpp>
#include <host/site/public_pages.hpp>
#include <host/site/site.hpp>
#include <host/site/site_layout.hpp>
#include <host/site/theme.hpp>
#include <host_templates.hpp>
#include <host_theme.hpp>
#include <kit/crypto/token.hpp>
#include <map>
#include <memory>
#include <regex>
#include <testing/clean_schema.hpp>
#include <testing/clock.hpp>
#include <testing/folder.hpp>
#include <testing/log.hpp>
#include <testing/mariadb.hpp>
#include <testing/random.hpp>

namespace ams::host {

// Events as they would be recorded; nothing is delivered.
class RecordedEvents : public Events {
 public:
  kit::Id record(kit::Transaction &, const Event &event) override {
    all.push_back(event);
    return kit::Id::from_binary(kit::hash_token(std::to_string(all.size())).substr(0, 16));
  }
  bool deliver_inline(const std::vector<kit::Id> &, kit::Deadline) override { return delivers; }

  std::vector<Event> all;
  bool delivers = true;
};

// One section with one field, which a plugin would own.
class OneSection : public FormSections {
 public:
  std::string render(const char *, const Request &, const kit::Fields *typed) override {
    const auto answer = typed ? std::string(typed->first("demo_answer")) : "from the record";
    return "<p id=\"demo\">" + answer + "</p>";
  }
  SectionAnswer validate(const char *, const Request &request) override {
    SectionAnswer answer;
    if (leaves_out) answer.left_out.push_back("Demo");
    const auto typed = std::string(request.fields.first("demo_answer"));
    if (typed == "wrong" || refuses) answer.errors.push_back({"demo_answer", "demo", "Demo is wrong."});
    if (typed == "right") answer.submissions.push_back({"demo", "sealed blob"});
    return answer;
  }
  std::string outcome(const char *, const Request &) override { return "<p>Outcome of demo.</p>"; }

  bool leaves_out = false;
  bool refuses = false;
};

struct SiteUnderTest {
  explicit SiteUnderTest(Settings with = {})
      : settings(prepared(std::move(with))),
        database(schema.settings(), clock, random),
        keys(folder / "keys.json", random),
        theme({host_templates(), host_theme()}, settings.theme),
        catalogue(kit::embedded(host_templates(), "fr.mo")),
        templates(theme.files()),
        sealer(keys.ring("host.mails")),
        outbox("ams", database, sealer, clock, log) {
    assets.add_routes(router);
    send_again.add_routes(router);
    sign_in.add_routes(router);
    password_reset.add_routes(router);
    profile.add_routes(router);
    addresses.add_routes(router);
    overview.add_routes(router);
    public_pages.add_routes(router);
    help.add_routes(router);
    add_language_routes(router);
    probes.add_routes(router);
    for (const char *permission : {"member", "staff", "signed", "dev"}) {
      for (const auto method : {Method::get, Method::post}) {
        router.add({method, std::string("/for/") + permission, permission,
                    [](const Request &) { return Reply::text(200, "granted"); }});
      }
    }
  }

  static Settings prepared(Settings settings) {
    settings.dev = true;
    return settings;
  }

  kit::Deadline soon() const { return clock.in(std::chrono::seconds(20)); }

  Member add_member(const std::string &email, const std::string &password, bool staff = false,
                    std::optional<kit::Date> paid_through = std::chrono::year{2027} / 5 / 1) {
    Member member;
    member.id = kit::make_id(clock, random);
    member.given_name = "Given";
    member.family_name = "Family";
    member.email = email;
    member.category = "MEM";
    member.province = "ON";
    member.paid_through = paid_through;
    Account account{member.id, passwords.hash(password), staff, "", 0};
    if (staff) {
      const kit::Sealer sealing(keys.ring("host.accounts"));
      account.totp_secret = sealing.seal(totp_place(member.id), "a secret of 20 bytes");
    }
    database.run(soon(), [&](kit::Transaction &transaction) {
      MemberStore::insert(transaction, member);
      AccountStore::insert(transaction, account, clock.now());
    });
    return member;
  }

  Member stored(const kit::Id &id) {
    return database.run(soon(), [&](kit::Transaction &transaction) {
      return MemberStore::find(transaction, id).value();
    });
  }

  std::int64_t count(const std::string &from) {
    return database.run(soon(), [&](kit::Transaction &transaction) {
      return transaction.query_one("SELECT COUNT(*) FROM " + from)->integer(0);
    });
  }

  test::TemporaryFolder folder;
  Settings settings;
  test::ManualClock clock;
  test::SeededRandom random;
  test::CapturingLog log;
  test::CleanSchema schema{"ams", host_migrations()};
  kit::Database database;
  KeyStore keys;
  Theme theme;
  kit::Catalogue catalogue;
  kit::Templates templates;
  kit::Sealer sealer;
  kit::Outbox outbox;
  Context context{settings, database, clock, random, log, catalogue, templates, keys, outbox};
  Passwords passwords;
  ThemeAssets assets{theme};
  SiteLayout layout{context, assets};
  Router router;
  Sessions sessions{context};
  RecordedEvents events;
  OneSection sections;
  SendAgain send_again{context, layout, router};
  SignIn sign_in{context, layout, sessions, passwords, send_again};
  PasswordReset password_reset{context, layout, sessions, passwords};
  ProfilePages profile{context, layout, passwords, &sections, &events};
  AddressPages addresses{context, layout, &events};
  Overview overview{context, layout, nullptr};
  PublicPages public_pages{context, layout};
  HelpPages help{context, layout};
  Probes probes{context};
  Site site{context, router, layout, sessions};
};

using Typed = std::vector<std::pair<std::string, std::string>>;

// What came back, as a visitor sees it.
struct Seen {
  unsigned status = 0;
  std::string body;
  std::multimap<std::string, std::string> headers;

  std::string header(const std::string &name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
  bool holds(std::string_view text) const { return body.find(text) != std::string::npos; }
  // The value of a hidden field.
  std::string hidden(const std::string &name) const {
    const auto at = body.find("name=\"" + name + "\" value=\"");
    if (at == std::string::npos) return "";
    const auto begin = at + name.size() + 15;
    return body.substr(begin, body.find('"', begin) - begin);
  }
  // All hidden fields of the main form but its token, as a browser would send them.
  Typed carried() const {
    static const std::regex field("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    const auto begin = body.find("id=\"main-form\"");
    const auto form = begin == std::string::npos
                          ? std::string()
                          : body.substr(begin, body.find("</form>", begin) - begin);
    Typed fields;
    for (std::sregex_iterator at(form.begin(), form.end(), field), end; at != end; ++at) {
      if ((*at)[1] != "csrf") fields.emplace_back((*at)[1], unescaped((*at)[2]));
    }
    return fields;
  }
  static std::string unescaped(std::string text) {
    const std::pair<std::string, std::string> entities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto &[entity, character] : entities) {
      for (auto at = text.find(entity); at != text.npos; at = text.find(entity, at + 1))
        text.replace(at, entity.size(), character);
    }
    return text;
  }
};

class Visitor {
 public:
  explicit Visitor(SiteUnderTest &site, std::string address = "192.0.2.1")
      : site_(site), address_(std::move(address)) {}

  Seen get(const std::string &target) { return ask(Method::get, target, "", ""); }

  // Sends the fields with the CSRF token of the page seen last.
  Seen post(const std::string &target, Typed fields) {
    fields.emplace_back("csrf", csrf);
    std::string body;
    for (const auto &[name, value] : fields) {
      body += (body.empty() ? "" : "&") + kit::urlencode(name) + "=" + kit::urlencode(value);
    }
    return ask(Method::post, target, body, "application/x-www-form-urlencoded");
  }

  Seen ask(Method method, const std::string &target, const std::string &body,
           const std::string &content_type) {
    WireRequest wire;
    wire.method = method;
    wire.target = target;
    wire.body = body;
    wire.peer = address_;
    for (const auto &[name, value] : headers) wire.headers.add(name, value);
    if (!content_type.empty()) wire.headers.add("content-type", content_type);
    std::string jar;
    for (const auto &[name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
    if (!jar.empty()) wire.headers.add("cookie", jar);
    return seen(site_.site.answer(wire));
  }

  Seen sign_in(const std::string &email, const std::string &password,
               const std::string &next = "/account") {
    get("/sign-in?next=" + kit::urlencode(next));
    return post("/sign-in", {{"email", email}, {"password", password}, {"next", next}});
  }

  std::map<std::string, std::string> cookies;
  std::map<std::string, std::string> headers;  // sent with every request, names in lower case
  std::string csrf;

 private:
  Seen seen(WireReply reply) {
    Seen seen;
    seen.status = reply.status;
    seen.body = std::move(reply.body);
    for (auto &[name, value] : reply.headers) {
      if (name == "Set-Cookie") keep(value);
      seen.headers.emplace(name, value);
    }
    if (const auto token = seen.hidden("csrf"); !token.empty()) csrf = token;
    return seen;
  }

  void keep(const std::string &header) {
    const auto equals = header.find('=');
    const auto name = header.substr(0, equals);
    if (header.find("Max-Age=0") != std::string::npos) {
      cookies.erase(name);
    } else {
      cookies[name] = header.substr(equals + 1, header.find(';') - equals - 1);
    }
  }

  SiteUnderTest &site_;
  std::string address_;
};

}  // namespace ams::host
