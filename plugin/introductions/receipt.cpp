#include <plugin/introductions/receipt.hpp>

#include <charconv>

#include <kit/crypto/token.hpp>

namespace tandem::introductions {

namespace {

constexpr std::size_t id_length = 36;
constexpr std::size_t longest = 200;

std::string signature(const Context &context, std::string_view signed_part) {
  return kit::sign(context.hash_key, "introductions.receipt " + std::string(signed_part));
}

}  // namespace

// <introduction>.<mentor>.<until in µs>.<signature>
std::string receipt_cookie(const Context &context, const Receipt &receipt, Instant until) {
  const std::string part = receipt.introduction_id.text() + "." + receipt.mentor_id.text() + "." +
                           std::to_string(kit::to_us(until));
  return part + "." + signature(context, part);
}

std::optional<Receipt> receipt_of_cookie(const Context &context, std::string_view cookie,
                                         Instant now) {
  const auto dot = cookie.rfind('.');
  if (cookie.size() > longest || dot == std::string_view::npos) return std::nullopt;
  const auto part = cookie.substr(0, dot);
  if (!kit::same_secret(cookie.substr(dot + 1), signature(context, part))) return std::nullopt;
  // What we signed has the form that we gave it.
  const auto introduction = Id::parse(part.substr(0, id_length));
  const auto mentor = Id::parse(part.substr(id_length + 1, id_length));
  const auto end = part.substr(2 * id_length + 2);
  std::int64_t until = 0;
  std::from_chars(end.data(), end.data() + end.size(), until);
  if (!introduction || !mentor || until <= kit::to_us(now)) return std::nullopt;
  return Receipt{*introduction, *mentor};
}

}  // namespace tandem::introductions
