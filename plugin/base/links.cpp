#include <plugin/base/links.hpp>

#include <charconv>

#include <kit/crypto/token.hpp>

namespace tandem {

namespace {

constexpr const char *cookie_place = "tandem_link_cookie";
constexpr const char *columns = "id, subject_id, member_id, purpose, expires_at";

Link to_link(const kit::Row &row) {
  return {row.id(0), row.id(1), row.id(2), row.text(3), row.instant(4)};
}

std::string address_hash(const Context &context, std::string_view address) {
  return kit::hash_token(kit::sign(context.hash_key, address));
}

}  // namespace

std::string make_link(Transaction &transaction, const Context &context, std::string_view purpose,
                      const Id &subject_id, const Id &member_id, std::string_view address,
                      Instant expires_at) {
  std::string token = kit::make_token(context.random);
  transaction.execute(
      "INSERT INTO tandem_links (id, token_hash, purpose, subject_id, member_id, address_hash, "
      "created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {context.make_id(), kit::hash_token(token), purpose, subject_id, member_id,
       address_hash(context, address), context.clock.now(), expires_at});
  return token;
}

std::optional<Link> find_link(Transaction &transaction, const Context &context,
                              std::string_view purpose, std::string_view token) {
  const auto row = transaction.query_one(
      std::string("SELECT ") + columns +
          " FROM tandem_links WHERE token_hash = ? AND purpose = ? AND dead_at IS NULL "
          "AND expires_at > ?",
      {kit::hash_token(token), purpose, context.clock.now()});
  return row ? std::optional(to_link(*row)) : std::nullopt;
}

std::optional<DeadLink> find_dead_link(Transaction &transaction, const Context &,
                                       std::string_view purpose, std::string_view token) {
  const auto row = transaction.query_one(
      std::string("SELECT ") + columns +
          ", dead_at FROM tandem_links WHERE token_hash = ? AND purpose = ? "
          "AND dead_at IS NOT NULL",
      {kit::hash_token(token), purpose});
  return row ? std::optional(DeadLink{to_link(*row), row->instant(5)}) : std::nullopt;
}

bool has_live_link(Transaction &transaction, const Context &context, const Id &subject_id,
                   const Id &member_id) {
  return transaction
      .query_one(
          "SELECT id FROM tandem_links WHERE subject_id = ? AND member_id = ? "
          "AND dead_at IS NULL AND expires_at > ? LIMIT 1",
          {subject_id, member_id, context.clock.now()})
      .has_value();
}

void kill_links_of_member(Transaction &transaction, const Context &context, const Id &member_id,
                          std::string_view purpose) {
  transaction.execute(
      "UPDATE tandem_links SET dead_at = ? WHERE member_id = ? AND dead_at IS NULL "
      "AND (? = '' OR purpose = ?)",
      {context.clock.now(), member_id, purpose, purpose});
}

void kill_links_with_other_address(Transaction &transaction, const Context &context,
                                   const Id &member_id, std::string_view address) {
  transaction.execute(
      "UPDATE tandem_links SET dead_at = ? WHERE member_id = ? AND dead_at IS NULL "
      "AND address_hash <> ?",
      {context.clock.now(), member_id, address_hash(context, address)});
}

void kill_links_about(Transaction &transaction, const Context &context, const Id &subject_id) {
  transaction.execute(
      "UPDATE tandem_links SET dead_at = ? WHERE subject_id = ? AND dead_at IS NULL",
      {context.clock.now(), subject_id});
}

std::string link_cookie(const Context &context, const Link &link, Instant until) {
  const std::string plain = link.id.text() + " " + std::to_string(kit::to_us(until));
  return kit::to_base64url(context.sealer.seal(cookie_place, plain));
}

namespace {

// The link's id, when the cookie is ours and its end has not come.
std::optional<Id> id_of_cookie(const Context &context, std::string_view cookie) {
  std::string sealed;
  if (cookie.size() > 400 || !kit::from_base64url(cookie, sealed)) return std::nullopt;
  std::string plain;
  try {
    plain = context.sealer.open(cookie_place, sealed);
  } catch (const kit::SealBroken &) {
    return std::nullopt;
  }
  const auto space = plain.find(' ');
  std::int64_t until = 0;
  std::from_chars(plain.data() + space + 1, plain.data() + plain.size(), until);
  if (until <= kit::to_us(context.clock.now())) return std::nullopt;
  return Id::parse(std::string_view(plain).substr(0, space));
}

}  // namespace

std::optional<Link> link_of_cookie(Transaction &transaction, const Context &context,
                                   std::string_view purpose, std::string_view cookie) {
  const auto id = id_of_cookie(context, cookie);
  if (!id) return std::nullopt;
  const auto row = transaction.query_one(
      std::string("SELECT ") + columns +
          " FROM tandem_links WHERE id = ? AND purpose = ? AND dead_at IS NULL AND expires_at > ?",
      {*id, purpose, context.clock.now()});
  return row ? std::optional(to_link(*row)) : std::nullopt;
}

}  // namespace tandem
