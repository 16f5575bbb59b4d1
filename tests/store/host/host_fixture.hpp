// A host without a web server: database, keys, outbox, templates, in a context of its own.
#pragma once

#include <gtest/gtest.h>

#include <host_templates.hpp>

#include <host/context.hpp>
#include <host/keys.hpp>
#include <host/members/member.hpp>
#include <host/migrations.hpp>
#include <kit/base/system.hpp>
#include <kit/database/migrations.hpp>
#include <testing/clean_schema.hpp>
#include <testing/clock.hpp>
#include <testing/folder.hpp>
#include <testing/log.hpp>
#include <testing/mariadb.hpp>

namespace ams::host {

using namespace std::chrono_literals;

class HostTest : public testing::Test {
 protected:
  kit::Deadline soon() const { return clock.in(20s); }

  // Runs `body` in a transaction.
  template <class Body>
  auto in(Body body) {
    return database.run(soon(), body);
  }
  std::int64_t count(const std::string &sql, const kit::Parameters &parameters = {}) {
    return in([&](kit::Transaction &transaction) {
      return transaction.query(sql, parameters).at(0).integer(0);
    });
  }

  Member add_member(std::optional<kit::Date> paid_through,
                    kit::Language language = kit::Language::english) {
    Member member;
    member.id = kit::make_id(clock, random);
    member.given_name = "Amélie";
    member.family_name = "Hart";
    member.email = "m" + std::to_string(++members) + "@example.org";
    member.category = "MEM";
    member.paid_through = paid_through;
    member.province = "ON";
    member.language = language;
    in([&](kit::Transaction &transaction) { MemberStore::insert(transaction, member); });
    return member;
  }
  Member member(const kit::Id &id) {
    return *in([&](kit::Transaction &transaction) { return MemberStore::find(transaction, id); });
  }

  static kit::Date date(int year, unsigned month, unsigned day) {
    return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  }

  test::ManualClock clock;  // 2026-11-22
  kit::SystemRandom random;
  test::CapturingLog log;
  test::TemporaryFolder folder;
  test::CleanSchema schema{"ams", host_migrations()};
  Settings settings = made_settings();
  kit::Database database{settings.database, clock, random};
  KeyStore keys{folder / "keys.json", random};
  kit::Catalogue catalogue{kit::embedded(host_templates(), "fr.mo")};
  kit::Templates templates{host_templates()};
  kit::Sealer sealer{keys.ring("host.mails")};
  kit::Outbox outbox{"ams", database, sealer, clock, log};
  Context context{settings, database, clock, random, log, catalogue, templates, keys, outbox};
  int members = 0;

 private:
  Settings made_settings() const {
    Settings made;
    made.data = folder.path();
    made.database = schema.settings();
    return made;
  }
};

}  // namespace ams::host
