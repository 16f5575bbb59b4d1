#include <host/seed.hpp>

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include <host/accounts/account.hpp>
#include <host/accounts/totp.hpp>
#include <host/keys.hpp>
#include <host/seed_people.hpp>
#include <kit/language/format.hpp>

namespace ams::host {

namespace {

constexpr const char *demo_password = "maple-canoe-lantern";
constexpr auto seed_time = std::chrono::minutes(5);
constexpr std::size_t totp_secret_size = 20;

std::string iso(kit::Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// As it is stored: somebody may have renewed or moved since the first seeding.
nlohmann::json described(const kit::Sealer &sealer, const Member &member, const Account &account) {
  nlohmann::json one = {
      {"email", member.email},
      {"password", demo_password},
      {"name", member.given_name + " " + member.family_name},
      {"role", account.staff ? "staff" : "member"},
      {"staff", account.staff},
      {"category", member.category},
      {"subtype", member.subtype},
      {"province", member.province},
      {"country", member.country},
      {"language", kit::code(member.language)},
      {"paid_through", member.paid_through ? nlohmann::json(iso(*member.paid_through)) : nullptr},
  };
  if (!account.totp_secret.empty()) {
    one["totp_secret"] = base32(sealer.open(totp_place(member.id), account.totp_secret));
  }
  return one;
}

std::string sealed_totp(const Context &context, const kit::Sealer &sealer, const kit::Id &member) {
  std::string secret(totp_secret_size, '\0');
  context.random.fill("totp", std::as_writable_bytes(std::span(secret)));
  return sealer.seal(totp_place(member), secret);
}

void add_if_missing(const Context &context, const kit::Sealer &sealer,
                    kit::Transaction &transaction, SeedPerson person, const std::string &hash) {
  if (MemberStore::find(transaction, person.member.id)) return;
  MemberStore::insert(transaction, person.member);
  Account account;
  account.member_id = person.member.id;
  account.password_hash = hash;
  account.staff = person.staff;
  if (person.staff) account.totp_secret = sealed_totp(context, sealer, person.member.id);
  AccountStore::insert(transaction, account, context.clock.now());
}

void write_accounts(const std::filesystem::path &data, const nlohmann::json &accounts) {
  const auto file = data / "accounts.json";
  std::ofstream out(file, std::ios::trunc);
  out << accounts.dump(2) << '\n';
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

unsigned seed(const Context &context, Passwords &passwords, unsigned members) {
  const kit::Sealer sealer(context.keys.ring("host.accounts"));
  const auto today = kit::date_in(context.clock.now(), context.settings.zone);
  const auto people = seed_people(today, members);
  // One hash for all: the password stands in a file anyway, and a thousand hashes take minutes.
  const auto hash = passwords.hash(demo_password);
  const auto accounts = context.database.run(
      context.clock.in(seed_time), [&](kit::Transaction &transaction) {
        auto all = nlohmann::json::array();
        for (const auto &person : people) {
          add_if_missing(context, sealer, transaction, person, hash);
          const auto member = MemberStore::find(transaction, person.member.id);
          const auto account = AccountStore::find(transaction, person.member.id);
          if (member && account) all.push_back(described(sealer, *member, *account));
        }
        return all;
      });
  write_accounts(context.settings.data, accounts);
  return static_cast<unsigned>(accounts.size());
}

}  // namespace ams::host
