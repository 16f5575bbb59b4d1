#include <host/accounts/totp.hpp>

#include <Poco/HMACEngine.h>
#include <Poco/SHA1Engine.h>
#include <fmt/format.h>

#include <kit/crypto/token.hpp>

namespace ams::host {

std::int64_t totp_step_at(kit::Instant instant) {
  return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count() / 30;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::string counter(8, '\0');
  for (int at = 7; at >= 0; --at, step >>= 8) counter[at] = static_cast<char>(step & 0xff);
  Poco::HMACEngine<Poco::SHA1Engine> hmac{std::string(secret)};
  hmac.update(counter);
  const auto &digest = hmac.digest();
  const unsigned offset = digest.back() & 0x0f;
  const std::uint32_t number = (digest[offset] & 0x7fu) << 24 | digest[offset + 1] << 16 |
                               digest[offset + 2] << 8 | digest[offset + 3];
  return fmt::format("{:06}", number % 1000000);
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view typed,
                                       kit::Instant now) {
  std::string code;
  for (const char c : typed) {
    if (c != ' ') code += c;
  }
  const auto step = totp_step_at(now);
  for (const auto candidate : {step, step - 1, step + 1}) {
    if (kit::same_secret(totp_code(secret, candidate), code)) return candidate;
  }
  return std::nullopt;
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t held = 0;
  int bits = 0;
  for (const unsigned char byte : bytes) {
    held = held << 8 | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += letters[held >> (bits - 5) & 31];
  }
  if (bits > 0) text += letters[held << (5 - bits) & 31];
  return text;
}

}  // namespace ams::host
