#include <host/payments/notice.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ams::host {
namespace {

constexpr std::size_t longest_notice_id = 64;

bool is_notice_id(const std::string &id) {
  return !id.empty() && id.size() <= longest_notice_id &&
         std::all_of(id.begin(), id.end(),
                     [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; });
}

}  // namespace

std::optional<Notice> parse_notice(const std::string &body) {
  try {
    auto json = nlohmann::json::parse(body);
    std::string kind = json.at("kind");
    auto checkout = kit::Id::parse(json.at("checkout").get<std::string>());
    auto reference = kit::Id::parse(json.at("reference").get<std::string>());
    std::string id = json.at("id");
    if (!checkout || !reference || !is_notice_id(id)) return std::nullopt;
    if (kind != "settled" && kind != "failed") return std::nullopt;
    return Notice{id,
                  kind == "settled" ? NoticeKind::settled : NoticeKind::failed,
                  *checkout,
                  *reference,
                  json.at("amount_cents").get<std::int64_t>(),
                  json.at("currency"),
                  json.at("environment")};
  } catch (const nlohmann::json::exception &) {
    return std::nullopt;
  }
}

std::string mismatch(const Notice &notice, const Checkout &checkout) {
  if (notice.environment != checkout.environment) return "environment differs";
  if (notice.reference != checkout.reference) return "reference differs";
  if (notice.currency != checkout.currency) return "currency differs";
  if (notice.amount_cents != checkout.amount_cents) return "amount differs";
  return "";
}

}  // namespace ams::host
