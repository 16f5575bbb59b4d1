#include <host/payments/payment_pages.hpp>

#include <host/payments/signature.hpp>

namespace ams::host {
namespace {

constexpr std::size_t largest_notice = 8192;

// Anything but 2xx makes the provider send it again.
Reply receive(Payments &payments, const Request &request) {
  NoticeOutcome outcome =
      payments.receive(request.headers.first(signature_header), request.body, request.deadline);
  if (outcome.result == NoticeResult::refused)
    return Reply::json(422, R"({"refused":")" + outcome.reason + "\"}");
  return Reply::json(200, outcome.result == NoticeResult::accepted ? R"({"accepted":true})"
                                                                   : R"({"repeated":true})");
}

}  // namespace

void add_payment_routes(Router &router, Payments &payments) {
  router.add({Method::post, notice_path, "signed",
              [&payments](const Request &request) { return receive(payments, request); },
              largest_notice});
}

}  // namespace ams::host
