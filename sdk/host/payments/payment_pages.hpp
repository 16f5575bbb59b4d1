// Where the provider's signed notices arrive.
#pragma once

#include <host/payments/payments.hpp>
#include <host/site/router.hpp>

namespace ams::host {

constexpr const char *notice_path = "/payments/notice";

void add_payment_routes(Router &router, Payments &payments);

}  // namespace ams::host
