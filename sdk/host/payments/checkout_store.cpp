#include <host/payments/checkout_store.hpp>

namespace ams::host {
namespace {

constexpr const char *select_checkout =
    "SELECT id, reference, state, amount_cents, currency, environment, language, return_path, "
    "hosted_path, created_at FROM ams_checkouts WHERE ";

std::int64_t number(CheckoutState state) { return static_cast<std::int64_t>(state); }

std::optional<Checkout> read(kit::Transaction &transaction, const char *where, const kit::Id &id) {
  auto row = transaction.query_one(std::string(select_checkout) + where, {id});
  if (!row) return std::nullopt;
  Checkout checkout;
  checkout.id = row->id(0);
  checkout.reference = row->id(1);
  checkout.state = static_cast<CheckoutState>(row->integer(2));
  checkout.amount_cents = row->integer(3);
  checkout.currency = row->text(4);
  checkout.environment = row->text(5);
  checkout.language = kit::parse_language(row->text(6)).value_or(kit::Language::english);
  checkout.return_path = row->text(7);
  checkout.hosted_path = row->text(8);
  checkout.created_at = row->instant(9);
  return checkout;
}

}  // namespace

void CheckoutStore::insert(kit::Transaction &transaction, const Checkout &checkout) {
  transaction.execute(
      "INSERT INTO ams_checkouts (id, reference, state, amount_cents, currency, environment, "
      "language, return_path, hosted_path, created_at) VALUES (?,?,?,?,?,?,?,?,'',?)",
      {checkout.id, checkout.reference, number(CheckoutState::open), checkout.amount_cents,
       checkout.currency, checkout.environment, kit::code(checkout.language), checkout.return_path,
       checkout.created_at});
}

std::optional<Checkout> CheckoutStore::find(kit::Transaction &transaction, const kit::Id &id) {
  return read(transaction, "id=?", id);
}

std::optional<Checkout> CheckoutStore::find_by_reference(kit::Transaction &transaction,
                                                         const kit::Id &reference) {
  return read(transaction, "reference=?", reference);
}

void CheckoutStore::set_hosted_path(kit::Transaction &transaction, const kit::Id &id,
                                    const std::string &path) {
  transaction.execute("UPDATE ams_checkouts SET hosted_path=? WHERE id=?", {path, id});
}

bool CheckoutStore::end(kit::Transaction &transaction, const kit::Id &id, CheckoutState state,
                        kit::Instant now) {
  return transaction.execute("UPDATE ams_checkouts SET state=?, ended_at=? WHERE id=? AND state=?",
                             {number(state), now, id, number(CheckoutState::open)}) == 1;
}

}  // namespace ams::host
