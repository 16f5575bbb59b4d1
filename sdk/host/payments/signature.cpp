#include <host/payments/signature.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <stdexcept>

#include <kit/crypto/token.hpp>

namespace ams::host {
namespace {

std::string signed_text(std::int64_t seconds, std::string_view body) {
  return fmt::format("{}.{}", seconds, body);
}

std::int64_t seconds_of(kit::Instant instant) {
  return std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
}

// Writes the whole file beside and links it into place: the other process sees all or nothing, and
// the first one wins.
void write_once(const std::filesystem::path &file, const std::string &text) {
  std::string beside = file.string() + fmt::format(".{}.new", ::getpid());
  int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (descriptor < 0) throw std::runtime_error("cannot write " + beside);
  bool written =
      ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (written && ::link(beside.c_str(), file.c_str()) != 0 && errno != EEXIST) written = false;
  ::unlink(beside.c_str());
  if (!written) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

std::string make_signature(const kit::SecretKey &secret, kit::Instant now, std::string_view body) {
  std::int64_t seconds = seconds_of(now);
  return fmt::format("t={},v={}", seconds, kit::sign(secret, signed_text(seconds, body)));
}

SignatureCheck check_signature(const kit::SecretKey &secret, kit::Instant now,
                               std::string_view header, std::string_view body) {
  auto comma = header.find(",v=");
  if (!header.starts_with("t=") || comma == header.npos) return SignatureCheck::malformed;
  std::string_view digits = header.substr(2, comma - 2);
  std::int64_t seconds = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (error != std::errc() || end != digits.data() + digits.size() || seconds < 0)
    return SignatureCheck::malformed;
  if (!kit::same_secret(kit::sign(secret, signed_text(seconds, body)), header.substr(comma + 3)))
    return SignatureCheck::forged;
  std::int64_t age = seconds_of(now) - seconds;
  std::int64_t limit = std::chrono::seconds(signature_age).count();
  return age > limit || age < -limit ? SignatureCheck::too_old : SignatureCheck::good;
}

kit::SecretKey shared_secret(const std::filesystem::path &file, kit::Random &random) {
  if (!std::filesystem::exists(file)) {
    kit::SecretKey made;
    random.fill("secret", std::as_writable_bytes(std::span(made)));
    write_once(file, kit::to_base64url({reinterpret_cast<const char *>(made.data()), made.size()}));
  }
  std::ifstream in(file);
  std::string text, bytes;
  in >> text;
  kit::SecretKey secret;
  if (!kit::from_base64url(text, bytes) || bytes.size() != secret.size())
    throw std::runtime_error("the payment secret in " + file.string() + " is damaged");
  std::copy(bytes.begin(), bytes.end(), secret.begin());
  return secret;
}

}  // namespace ams::host
