// The development provider as a process: idempotent, signed, and kill -9 loses no notice.
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/URI.h>
#include <gmock/gmock.h>
#include <signal.h>

#include <atomic>
#include <mutex>

#include <host/payments/notice.hpp>
#include <host/payments/provider_client.hpp>
#include <host/payments/signature.hpp>
#include <kit/base/system.hpp>
#include <testing/folder.hpp>
#include <testing/process.hpp>

namespace ams::host {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::SizeIs;

struct Arrived {
  std::string signature;
  std::string body;
};

// The host's side of notices: keeps what arrives and answers with `status`.
class NoticeInbox {
 public:
  NoticeInbox() : server_(new Factory(*this), 0, new Poco::Net::HTTPServerParams) {
    server_.start();
  }
  ~NoticeInbox() { server_.stopAll(true); }
  std::string url() const {
    return "http://127.0.0.1:" + std::to_string(server_.port()) + "/payments/notice";
  }
  std::vector<Arrived> arrived() {
    std::lock_guard lock(mutex_);
    return arrived_;
  }
  std::atomic<int> status = 200;

 private:
  struct Handler : Poco::Net::HTTPRequestHandler {
    explicit Handler(NoticeInbox &owner) : inbox(owner) {}
    void handleRequest(Poco::Net::HTTPServerRequest &request,
                       Poco::Net::HTTPServerResponse &response) override {
      std::string body(std::istreambuf_iterator<char>(request.stream()), {});
      {
        std::lock_guard lock(inbox.mutex_);
        inbox.arrived_.push_back({request.get(signature_header, ""), body});
      }
      response.setStatus(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(inbox.status.load()));
      response.sendBuffer("{}", 2);
    }
    NoticeInbox &inbox;
  };
  struct Factory : Poco::Net::HTTPRequestHandlerFactory {
    explicit Factory(NoticeInbox &owner) : inbox(owner) {}
    Poco::Net::HTTPRequestHandler *createRequestHandler(
        const Poco::Net::HTTPServerRequest &) override {
      return new Handler(inbox);
    }
    NoticeInbox &inbox;
  };

  std::mutex mutex_;
  std::vector<Arrived> arrived_;
  Poco::Net::HTTPServer server_;
};

struct Page {
  int status;
  std::string body;
  std::string location;
};

class ProviderTest : public testing::Test {
 protected:
  ProviderTest() {
    checkout.id = kit::make_id(clock, random);
    checkout.reference = kit::make_id(clock, random);
    checkout.amount_cents = 25000;
    checkout.return_path = "/account/renewal/x/return";
    start();
  }

  void start() {
    process.reset();
    std::filesystem::remove(folder / "output");
    process = std::make_unique<test::Process>(
        std::vector<std::string>{PROVIDER_PROGRAM, "--port", std::to_string(port), "--data",
                                 (folder / "data").string(), "--secret",
                                 (folder / "provider.key").string()},
        folder / "output");
    ASSERT_TRUE(test::eventually([&] { return address_line().starts_with("provider: http"); }));
    base = address_line().substr(10);
    port = Poco::URI(base).getPort();
    client = make_http_provider(
        {base, "https://site.example", inbox.url(), shared_secret(folder / "provider.key", random)},
        clock);
  }
  std::string address_line() {
    if (!std::filesystem::exists(folder / "output")) return "";
    std::string text = test::read_file(folder / "output");
    return text.find('\n') == text.npos ? "" : text.substr(0, text.find('\n'));
  }
  Page ask(const char *method, const std::string &path, const std::string &body = "") {
    Poco::Net::HTTPClientSession session("127.0.0.1", port);
    Poco::Net::HTTPRequest request(method, path, "HTTP/1.1");
    request.setContentLength64(static_cast<Poco::Int64>(body.size()));
    session.sendRequest(request) << body << std::flush;
    Poco::Net::HTTPResponse response;
    std::istream &in = session.receiveResponse(response);
    return {response.getStatus(), std::string(std::istreambuf_iterator<char>(in), {}),
            response.get("Location", "")};
  }
  std::string open() { return client->open(checkout, clock.in(5s)).value(); }
  SignatureCheck check(const Arrived &notice) {
    return check_signature(shared_secret(folder / "provider.key", random), clock.now(),
                           notice.signature, notice.body);
  }

  kit::SystemClock clock;
  kit::SystemRandom random;
  test::TemporaryFolder folder;
  NoticeInbox inbox;
  Checkout checkout;
  unsigned short port = 0;
  std::string base;
  std::unique_ptr<test::Process> process;
  std::unique_ptr<PaymentProvider> client;
};

TEST_F(ProviderTest, opening_is_idempotent) { EXPECT_EQ(open(), open()); }

TEST_F(ProviderTest, the_page_asks_for_no_card_in_either_language) {
  std::string path = open();
  Page english = ask("GET", path), french = ask("GET", path + "?lang=fr");
  EXPECT_THAT(english.body, HasSubstr("asks for no card data"));
  EXPECT_THAT(english.body, HasSubstr("$250.00"));
  EXPECT_THAT(french.body, HasSubstr("<html lang=\"fr\">"));
  EXPECT_THAT(french.body, HasSubstr("250,00\u00a0$"));
}

TEST_F(ProviderTest, paying_sends_one_signed_notice_and_leads_back) {
  std::string path = open();
  EXPECT_EQ(ask("POST", path + "/pay").location, "https://site.example/account/renewal/x/return");
  EXPECT_EQ(ask("POST", path + "/pay").status, 303);  // a double click
  EXPECT_EQ(ask("POST", path + "/decline").status, 303);
  ASSERT_THAT(inbox.arrived(), SizeIs(1));
  EXPECT_EQ(check(inbox.arrived()[0]), SignatureCheck::good);
  Notice notice = parse_notice(inbox.arrived()[0].body).value();
  EXPECT_EQ(notice.kind, NoticeKind::settled);
  EXPECT_EQ(mismatch(notice, checkout), "");
}

TEST_F(ProviderTest, declining_is_told_and_closing_the_window_is_not) {
  std::string path = open();
  EXPECT_EQ(ask("POST", path + "/close").status, 200);
  EXPECT_THAT(inbox.arrived(), SizeIs(0));
  ask("POST", path + "/decline");
  ASSERT_THAT(inbox.arrived(), SizeIs(1));
  EXPECT_EQ(parse_notice(inbox.arrived()[0].body)->kind, NoticeKind::failed);
}

TEST_F(ProviderTest, kill_9_loses_no_notice_and_no_checkout) {
  inbox.status = 503;
  std::string path = open();
  ask("POST", path + "/pay");
  process->signal(SIGKILL);
  process->wait(5s);
  inbox.status = 200;
  std::size_t before = inbox.arrived().size();
  start();
  EXPECT_TRUE(test::eventually([&] { return inbox.arrived().size() > before; }));
  EXPECT_EQ(parse_notice(inbox.arrived().back().body)->id,
            parse_notice(inbox.arrived().front().body)->id);
  EXPECT_EQ(ask("GET", path).status, 410);
}

TEST_F(ProviderTest, half_a_line_of_the_journal_is_none) {
  std::string path = open();
  process->signal(SIGKILL);
  process->wait(5s);
  std::string journal = test::read_file(folder / "data" / "provider.journal");
  test::write_file(folder / "data" / "provider.journal", journal + R"({"checkout":{"id":"ha)");
  start();
  EXPECT_EQ(ask("GET", path).status, 200);
  Checkout other = checkout;
  other.id = checkout.reference;
  EXPECT_TRUE(client->open(other, clock.in(5s)));
  start();
  EXPECT_EQ(client->open(other, clock.in(5s)), client->open(other, clock.in(5s)));
}

TEST_F(ProviderTest, what_was_voided_is_never_opened_or_paid) {
  Checkout unheard = checkout;
  unheard.id = checkout.reference;
  EXPECT_EQ(client->void_checkout(unheard.id, clock.in(5s)), VoidResult::voided);
  EXPECT_EQ(client->open(unheard, clock.in(5s)), std::nullopt);
  std::string path = open();
  EXPECT_EQ(client->void_checkout(checkout.id, clock.in(5s)), VoidResult::voided);
  EXPECT_EQ(client->void_checkout(checkout.id, clock.in(5s)), VoidResult::voided);
  EXPECT_EQ(ask("POST", path + "/pay").status, 410);
  EXPECT_THAT(inbox.arrived(), SizeIs(0));
}

TEST_F(ProviderTest, what_was_paid_is_not_voided) {
  ask("POST", open() + "/pay");
  EXPECT_EQ(client->void_checkout(checkout.id, clock.in(5s)), VoidResult::ended_before);
}

TEST_F(ProviderTest, calls_without_the_secret_are_refused) {
  EXPECT_EQ(ask("POST", "/checkouts", "{}").status, 401);
  EXPECT_EQ(ask("POST", "/checkouts/void", R"({"checkout":"x"})").status, 401);
}

TEST_F(ProviderTest, its_switches_make_it_misbehave_and_switched_off_it_is_right_again) {
  ask("POST", "/control", R"({"forge":true,"alter_cents":-1,"repeat":1})");
  inbox.status = 422;
  ask("POST", open() + "/pay");
  ASSERT_FALSE(inbox.arrived().empty());
  EXPECT_EQ(check(inbox.arrived()[0]), SignatureCheck::forged);
  EXPECT_EQ(mismatch(*parse_notice(inbox.arrived()[0].body), checkout), "amount differs");
  ask("POST", "/control", R"({"forge":false,"alter_cents":0})");
  inbox.status = 200;
  std::size_t before = inbox.arrived().size();
  EXPECT_TRUE(test::eventually([&] { return inbox.arrived().size() >= before + 2; }));
  EXPECT_EQ(check(inbox.arrived().back()), SignatureCheck::good);
  EXPECT_EQ(mismatch(*parse_notice(inbox.arrived().back().body), checkout), "");
}

TEST_F(ProviderTest, a_provider_that_is_gone_is_unavailable) {
  process->signal(SIGKILL);
  process->wait(5s);
  EXPECT_THROW(client->open(checkout, clock.in(5s)), ProviderUnavailable);
}

}  // namespace
}  // namespace ams::host
