// Puts generated mentors into the database of a stack that runs, sealed with its keys:
//
//   seed_mentors ADDRESS USER SCHEMA KEYS_FILE COUNT
//
// Written as the module writes them, a thousand in a transaction, with one revision each.
#include <cstdio>
#include <cstdlib>
#include <string>

#include <host/keys.hpp>
#include <kit/base/system.hpp>
#include <kit/web/embedded.hpp>
#include <plugin/base/context.hpp>
#include <plugin/members/store.hpp>
#include <plugin/mentors/store.hpp>
#include <tandem_data.hpp>
#include <tandem_templates.hpp>
#include <testing/log.hpp>
#include <tests/bench/generated.hpp>
#include <tests/store/tandem/association.hpp>

namespace tandem::bench {
namespace {

constexpr std::size_t in_a_transaction = 1'000;
constexpr std::uint64_t seed = 20261122;

struct Seeder {
  kit::SystemClock clock;
  kit::SystemRandom random;
  kit::Database database;
  ams::host::KeyStore keys;
  kit::Sealer sealer{keys.ring("tandem.records")};
  kit::SecretKey hash_key{};
  ams::test::CapturingLog log;
  kit::Catalogue catalogue{kit::embedded(tandem_templates(), "fr.mo")};
  kit::Templates templates{tandem_templates()};
  testing_support::ExampleUrls urls;
  Program program = Program::parse(kit::embedded(tandem_data(), "templates/program.xml"));
  Context context{database, clock,     random,    log,  sealer,
                  hash_key, catalogue, templates, urls, program};

  Seeder(kit::DatabaseSettings settings, const std::string &keys_file)
      : database(std::move(settings), clock, random), keys(keys_file, random) {}

  void put(std::size_t begin, std::size_t end) {
    database.run(clock.in(std::chrono::minutes(5)), [&](kit::Transaction &transaction) {
      for (std::size_t number = begin; number < end; ++number) {
        auto [mentor, member] = make_listed(seed, number);
        member.revision = 1;
        member.email = "mentor" + std::to_string(number) + "@example.org";
        member.category = "MEM";
        member.province = "ON";
        member.country = "CA";
        mentor.terms_version = program.document_version("terms_of_use");
        mentor.confidentiality_version = program.document_version("confidentiality_agreement");
        members::store::keep(transaction, member);
        mentors::store::write(transaction, context, mentor);
        mentors::store::stamp(transaction, mentor.member_id);
      }
    });
  }
};

}  // namespace
}  // namespace tandem::bench

int main(int count, char **arguments) {
  if (count != 6) {
    std::fputs("seed_mentors ADDRESS USER SCHEMA KEYS_FILE COUNT\n", stderr);
    return 2;
  }
  tandem::bench::Seeder seeder({arguments[1], arguments[2], "", arguments[3], 1}, arguments[4]);
  const std::size_t mentors = std::stoull(arguments[5]);
  for (std::size_t begin = 0; begin < mentors; begin += tandem::bench::in_a_transaction)
    seeder.put(begin, std::min(begin + tandem::bench::in_a_transaction, mentors));
}
