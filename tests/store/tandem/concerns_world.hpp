// Ana, Ben and staff: concerns, blocks and what keeps two apart, on a real database.
#pragma once

#include <gmock/gmock.h>

#include <plugin/concerns/block_pages.hpp>
#include <plugin/concerns/console_pages.hpp>
#include <plugin/concerns/report_pages.hpp>
#include <plugin/desks/separations.hpp>
#include <plugin/directory/pages.hpp>
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::concerns::testing {

using namespace std::chrono_literals;
using introductions::testing::Mail;

class ConcernsTest : public introductions::testing::IntroductionsTest {
 protected:
  ConcernsTest() {
    members.listen(concerns);
    directory.ask(separations);
    introductions.ask(separations);
    for (auto source : {report_pages.routes(), block_pages.routes(), console_pages.routes(),
                        directory_pages.routes()})
      for (auto &route : source) routes.push_back(std::move(route));
  }

  // ---- Reporting ----

  Id report(const Id &from, const Id &about, const std::string &text = "CANARY-words") {
    return run([&](Transaction &t) {
      return concerns.report(
          t, from, {about, "", Regarding::profile, Kind::conduct, {text, "CANARY-reach"}},
          clock.now());
    });
  }
  Concern concern(const Id &id) {
    return run([&](Transaction &t) { return concerns.find(t, id).value(); });
  }
  std::string written(const Id &id) {
    return run([&](Transaction &t) {
      const auto words = concerns.words_of_reporter(t, concerns.find(t, id).value());
      return words ? words->text + "/" + words->reach : "gone";
    });
  }

  // ---- Staff ----

  template <class Body>
  std::string refused(Body body) {
    try {
      body();
    } catch (const RefusedError &error) {
      return error.what();
    }
    return "allowed";
  }
  Id handle(const Id &id, const Id &who, Command command, const std::string &reason = "A reason.",
            std::optional<Outcome> outcome = std::nullopt) {
    clock.advance(1s);  // a history has an order
    return run([&](Transaction &t) {
      return concerns.handle(t, {id, who, command, reason, outcome}, clock.now());
    });
  }
  void close(const Id &id, Outcome outcome) {
    handle(id, sam, Command::assign);
    handle(id, sam, Command::close, "Done.", outcome);
  }

  // ---- Blocks ----

  void block(const Id &who, const Id &whom) {
    run([&](Transaction &t) { concerns.block(t, who, whom, "Somebody", clock.now()); });
  }
  void unblock(const Id &who, const Id &whom) {
    run([&](Transaction &t) { concerns.unblock(t, who, whom); });
  }
  bool apart(const Id &one, const Id &other) {
    return run([&](Transaction &t) {
      const bool both = concerns.are_apart(t, one, other);
      EXPECT_EQ(both, concerns.are_apart(t, other, one));
      const auto holds = [&](const Id &who, const Id &whom) {
        return std::ranges::count(concerns.apart_from(t, who), whom) == 1;
      };
      EXPECT_EQ(both, holds(one, other));
      EXPECT_EQ(both, holds(other, one));
      return both;
    });
  }
  std::size_t blocks_of(const Id &who) {
    return run([&](Transaction &t) { return concerns.blocks_of(t, who).size(); });
  }
  bool finds(const Id &seeker, const Id &whom) {
    const auto matches = directory.search(soon(), members.today(clock.now()), {},
                                          {seeker, {}, {}}, 1);
    return std::ranges::any_of(matches.page,
                               [&](const auto &match) { return match.mentor->mentor_id == whom; });
  }

  std::string html(const Id &who, const std::string &path) {
    return page(get_page({who}, path)).html;
  }
  static std::string of(const Id &about, const std::string &regarding = "profile") {
    return "/mentorship/concerns/new?about=" + about.text() + "&regarding=" + regarding;
  }
  static std::string case_path(const Id &id) { return "/console/mentorship/concerns/" + id.text(); }

  directory::Service directory{context, mentors, members, catalog};
  directory::Pages directory_pages{context, directory, members, mentees, catalog};
  Letters concern_letters{context, mailer};
  concerns::Service concerns{context, members, mentors, introductions, concern_letters};
  desks::Separations separations{concerns};
  ReportPages report_pages{context, concerns};
  BlockPages block_pages{context, concerns};
  ConsolePages console_pages{context, members, concerns};

  Id ana = mentee("Ana");
  Id ben = mentor("Ben");
  Id sam = member("Sam");
  Id kim = member("Kim");
};

}  // namespace tandem::concerns::testing
