#include <host/mailbox/tokens.hpp>

#include <algorithm>
#include <cctype>

namespace ams::host {
namespace {

std::string_view local_of(std::string_view address) { return address.substr(0, address.find('@')); }
std::string_view domain_of(std::string_view address) {
  return address.substr(address.find('@') + 1);
}

bool same_word(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  });
}

// The id without its hyphens, and back.
std::string hex_of(const kit::Id &token) {
  std::string text = token.text();
  std::erase(text, '-');
  return text;
}

std::optional<kit::Id> id_of(std::string_view hex) {
  if (hex.size() != 32) return std::nullopt;
  std::string text;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
    text += static_cast<char>(std::tolower(static_cast<unsigned char>(hex[i])));
  }
  return kit::Id::parse(text);
}

std::string made(std::string_view local, std::string_view return_address, const kit::Id &token) {
  return std::string(local) + "+" + hex_of(token) + "@" + std::string(domain_of(return_address));
}

std::optional<kit::Id> read(std::string_view local, std::string_view return_address,
                            std::string_view address) {
  const auto own = local_of(address);
  const auto plus = own.find('+');
  if (plus == own.npos || !same_word(own.substr(0, plus), local) ||
      !same_word(domain_of(address), domain_of(return_address)))
    return std::nullopt;
  return id_of(own.substr(plus + 1));
}

}  // namespace

std::string return_address(std::string_view return_path, std::string_view mail_from) {
  return return_path.empty() ? "bounces@" + std::string(domain_of(mail_from))
                             : std::string(return_path);
}

std::string bounce_address(std::string_view return_address, const kit::Id &token) {
  return made(local_of(return_address), return_address, token);
}

std::string reply_address(std::string_view return_address, const kit::Id &token) {
  return made("reply", return_address, token);
}

std::optional<kit::Id> bounce_token(std::string_view return_address, std::string_view address) {
  return read(local_of(return_address), return_address, address);
}

std::optional<kit::Id> reply_token(std::string_view return_address, std::string_view address) {
  return read("reply", return_address, address);
}

}  // namespace ams::host
