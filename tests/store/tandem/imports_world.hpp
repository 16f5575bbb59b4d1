// An import in a small association: its files, its steps and what staff see, on a real database.
#pragma once

#include <map>

#include <kit/language/format.hpp>
#include <plugin/concerns/service.hpp>
#include <plugin/desks/separations.hpp>
#include <plugin/directory/pages.hpp>
#include <plugin/imports/pages.hpp>
#include <plugin/imports/service.hpp>
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::imports::testing {

using namespace std::chrono_literals;

// Everybody of the association, by their addresses in lower case.
class Addresses : public members::Finder {
 public:
  explicit Addresses(const testing_support::Association &association)
      : association_(association) {}
  bool offered() const override { return true; }
  std::vector<members::Member> find(std::string_view, unsigned) const override { return {}; }
  std::optional<members::Member> by_email(std::string_view email) const override {
    const auto found = ids.find(std::string(email));
    return found == ids.end() ? std::nullopt : association_.get(found->second);
  }
  std::map<std::string, Id> ids;

 private:
  const testing_support::Association &association_;
};

class Imports : public introductions::testing::IntroductionsTest {
 protected:
  Imports() {
    members.listen(concerns);
    members.listen(imports);
    directory.ask(separations);
    introductions.ask(separations);
    for (auto source : {pages.routes(), directory_pages.routes()})
      for (auto &route : source) routes.push_back(std::move(route));
    for (const auto &[name, id] : {std::pair("ana", &ana), {"ben", &ben}, {"eve", &eve},
                                   {"max", &max}, {"zoe", &zoe}})
      finder.ids[std::string(name) + "@example.org"] = *id = member(capital(name));
  }
  static std::string capital(std::string name) {
    name[0] = static_cast<char>(name[0] - 32);
    return name;
  }

  // ---- Files ----

  static std::string mentor_line(const std::string &name, const std::string &capacity = "") {
    return name + "@example.org,en,PA_MH,CA_ADU,YP_6_10,TR_OT_M,TP_CLIN,MD_VIDEO,ON," + capacity +
           ",CANARY-biography\n";
  }
  std::string mentors_file(const std::vector<std::string> &names) const {
    std::string file =
        "email,languages,practice_areas,client_ages,years,training,topics,modes,province,capacity,"
        "biography\n";
    for (const auto &name : names) file += mentor_line(name);
    return file;
  }
  std::string consents_file(const std::vector<std::string> &names) {
    const auto documents =
        run([&](Transaction &transaction) { return mentors.documents(transaction); });
    std::string file = "email,document,version,language,given_on\n";
    for (const auto &name : names) {
      file += name + "@example.org,terms_of_use," + documents.terms_version + ",en,2026-01-31\n";
      file += name + "@example.org,confidentiality_agreement," +
              documents.confidentiality_version + ",fr,2026-02-01\n";
    }
    return file;
  }
  static std::string pairing_line(const std::string &mentor, const std::string &mentee,
                                  const std::string &ended = "") {
    return mentor + "@example.org," + mentee + "@example.org,2026-03-01," + ended + "\n";
  }
  static std::string pairings_file(const std::string &lines) {
    return "mentor_email,mentee_email,began_on,ended_on\n" + lines;
  }
  // Ben and Max with consents, Eve without; Ana is Ben's mentee, and Zoe was.
  Upload upload() {
    return {{File::mentors, mentors_file({"ben", "max", "eve"})},
            {File::consents, consents_file({"ben", "max"})},
            {File::pairings,
             pairings_file(pairing_line("ben", "ana") + pairing_line("ben", "zoe", "2026-04-01"))}};
  }

  // ---- Imports ----

  Plan check(const Upload &files) { return imports.check(files, soon(), clock.now()); }
  Id keep(const Upload &files) {
    const auto plan = check(files);
    return run([&](Transaction &t) { return imports.keep(t, plan, staff, clock.now()); });
  }
  bool start(const Id &id, bool tells = false) {
    return run([&](Transaction &t) { return imports.start(t, id, staff, tells, clock.now()); });
  }
  bool undo(const Id &id) {
    return run([&](Transaction &t) { return imports.undo(t, id, staff, clock.now()); });
  }
  bool step() {
    return run([&](Transaction &t) { return imports.step(t, clock.now()); });
  }
  void work() {
    while (step()) continue;
  }
  Id done(const Upload &files) {
    const auto id = keep(files);
    EXPECT_TRUE(start(id));
    work();
    return id;
  }
  std::string state_of(const Id &id) {
    return run([&](Transaction &t) { return code(imports.find(t, id).value().state); });
  }
  // "effect state reason" of each row, in order.
  std::vector<std::string> rows(const Id &id) {
    std::vector<std::string> texts;
    for (const auto &row : run([&](Transaction &t) {
           return t.query("SELECT effect, state, reason FROM tandem_import_rows WHERE "
                          "import_id = ? ORDER BY number",
                          {id});
         }))
      texts.push_back(row.text(0) + " " + row.text(1) + " " + row.text(2));
    return texts;
  }
  std::vector<std::string> found_by(const Id &who) {
    std::vector<std::string> names;
    const auto html = page(get_page({who}, "/mentorship/mentors")).html;
    for (const char *name : {"Ana", "Ben", "Eve", "Max", "Zoe"})
      if (html.find(std::string(name) + " Roy") != html.npos) names.push_back(name);
    return names;
  }

  directory::Service directory{context, mentors, members, catalog};
  directory::Pages directory_pages{context, directory, members, mentees, catalog};
  concerns::Letters concern_letters{context, mailer};
  concerns::Service concerns{context, members, mentors, introductions, concern_letters};
  desks::Separations separations{concerns};
  Id ana, ben, eve, max, zoe;
  Id staff = make_id();
  Addresses finder{association};
  Service imports{context, {members, finder, consents, mentors, introductions, concerns, catalog}};
  Pages pages{context, imports, mentors, catalog};
};

}  // namespace tandem::imports::testing
