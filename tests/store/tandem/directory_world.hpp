// An association on a real database, with one or more processes of the module that serve it.
#pragma once

#include <gmock/gmock.h>

#include <algorithm>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <kit/language/format.hpp>
#include <plugin/directory/pages.hpp>
#include <plugin/directory/service.hpp>
#include <plugin/mentees/service.hpp>
#include <plugin/mentors/service.hpp>
#include <tandem_data.hpp>
#include <tandem_templates.hpp>
#include <testing/clean_schema.hpp>
#include <testing/clock.hpp>
#include <testing/keys.hpp>
#include <testing/log.hpp>
#include <testing/mariadb.hpp>
#include <testing/random.hpp>
#include <tests/store/tandem/association.hpp>

namespace tandem::directory::testing {

using namespace std::chrono_literals;
using questionnaires::Audience;
using questionnaires::Sheet;

using testing_support::Association;
using testing_support::ExampleUrls;

// What all processes share: the database, the keys, the clock.
struct World {
  ams::test::ManualClock clock{kit::begin_of_day(2026y / 11 / 22, "America/Toronto") + 10h};
  ams::test::SeededRandom random;
  ams::test::MemoryKeyRing keys;
  ams::test::CapturingLog log;
  Association association;
  ExampleUrls urls;
  kit::Sealer sealer{keys};
  kit::SecretKey hash_key{};
  ams::test::CleanSchema schema{"tandem", testing_support::migrations()};
  kit::DatabaseSettings settings = schema.settings();
  Program program = Program::parse(kit::embedded(tandem_data(), "templates/program.xml"));
  kit::Catalogue catalogue{kit::embedded(tandem_templates(), "fr.mo")};
  kit::Templates templates{tandem_templates()};
  questionnaires::Catalog catalog{
      kit::embedded(tandem_data(), "templates/questionnaire/lists.xml"),
      kit::embedded(tandem_data(), "templates/questionnaire/mentor.xml"),
      kit::embedded(tandem_data(), "templates/questionnaire/mentee.xml")};

};

// One process of the module.
struct Process {
  explicit Process(World &shared) : world(shared) { members.listen(mentors); }

  kit::Deadline soon() const { return world.clock.in(20s); }
  template <class Body>
  auto run(Body body) {
    return database.run(soon(), body);
  }

  World &world;
  kit::Database database{world.settings, world.clock, world.random};
  Context context{database,       world.clock,     world.random,    world.log,  world.sealer,
                  world.hash_key, world.catalogue, world.templates, world.urls, world.program};
  kit::Outbox outbox{"tandem", database, world.sealer, world.clock, world.log};
  Mailer mailer{context, outbox};
  members::Service members{context, world.association};
  consent::Service consents{context};
  mentors::Service mentors{context, members, consents, mailer};
  mentees::Service mentees{context, consents, world.catalog};
  Service directory{context, mentors, members, world.catalog};
  Pages pages{context, directory, members, mentees, world.catalog};
};

class DirectoryTest : public ::testing::Test {
 protected:
  // A member, known to the association and, after `take`, to the module.
  Id member(const std::string &given, Date paid_through = 2027y / 6 / 30) {
    const Id id = kit::make_id(world.clock, world.random);
    members::Member member;
    member.id = id;
    member.revision = ++revision;
    member.given_name = given;
    member.family_name = "Roy";
    member.email = "someone@example.org";
    member.category = "MEM";
    member.paid_through = paid_through;
    member.province = "ON";
    member.country = "CA";
    world.association[id] = member;
    return id;
  }

  // What the profile form submits, through the same door as in life.
  void submit(Process &process, const Id &id, Sheet sheet, bool wants = true, bool paused = false) {
    world.clock.advance(1s);
    mentors::Submission submission;
    submission.member_id = id;
    submission.form = "profile";
    submission.answered_at = world.clock.now();
    submission.wants = wants;
    submission.paused = paused;
    submission.terms_version = world.program.document_version("terms_of_use");
    submission.confidentiality_version =
        world.program.document_version("confidentiality_agreement");
    submission.sheet = std::move(sheet);
    const Id event = kit::make_id(world.clock, world.random);
    process.run([&](Transaction &transaction) {
      const auto record = process.mentors.find(transaction, id);
      submission.base_version = record ? record->version : 0;
      process.mentors.submitted(transaction, event, "profile", id,
                                mentors::seal(world.sealer, submission));
    });
  }

  Sheet sheet(std::vector<std::string> languages = {"en"}) {
    Sheet sheet;
    sheet.open["languages"] = {std::move(languages), ""};
    sheet.open["province"] = {{"ON"}, ""};
    sheet.open["practice_areas"] = {{"PA_MH"}, ""};
    sheet.open["biography"] = {{"Cœur et tête"}, ""};
    return sheet;
  }
  Sheet with_gender(Audience audience) {
    Sheet with = sheet();
    with.identity["gender"] = {{{"GW"}, ""}, audience};
    return with;
  }

  // Names found, in order.
  std::vector<std::string> names(Process &process, const Filters &filters = {}) {
    std::vector<std::string> names;
    const auto matches =
        process.directory.search(process.soon(), today(process), filters, {viewer, {}}, 1);
    for (const auto &match : matches.page) names.push_back(match.mentor->name);
    return names;
  }
  Date today(Process &process) { return process.members.today(world.clock.now()); }

  static Filters by(const std::string &criterion, const std::string &code) {
    Filters filters;
    filters.codes[criterion] = {code};
    return filters;
  }

  World world;
  Process one{world};
  Process two{world};
  std::int64_t revision = 0;
  Id viewer = member("Viewer");
};

}  // namespace tandem::directory::testing
