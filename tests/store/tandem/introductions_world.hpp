// People who write to each other, on a real database: members, mentors, profiles, pages and mails.
#pragma once

#include <gmock/gmock.h>

#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include <kit/database/migrations.hpp>
#include <kit/language/format.hpp>
#include <plugin/desks/my_mentorship.hpp>
#include <plugin/introductions/pages.hpp>
#include <plugin/mentees/pages.hpp>
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
#include <tests/store/tandem/introductions_mailbox.hpp>

namespace tandem::introductions::testing {

using namespace std::chrono_literals;
using questionnaires::Audience;
using questionnaires::Sheet;

using testing_support::Association;
using testing_support::ExampleUrls;

class IntroductionsTest : public ::testing::Test {
 protected:
  IntroductionsTest() {
    members.listen(mentors);
    members.listen(mentees);
    members.listen(introductions);
    mentors.listen(introductions);
    for (auto source : {mentee_pages.routes(), introduction_pages.routes(), desk.routes()})
      for (auto &route : source) routes.push_back(std::move(route));
  }

  kit::Deadline soon() const { return clock.in(20s); }
  template <class Body>
  auto run(Body body) {
    return database.run(soon(), body);
  }
  Id make_id() { return kit::make_id(clock, random); }

  // ---- People ----

  Id member(const std::string &given, Language language = Language::english) {
    members::Member member;
    member.id = make_id();
    member.given_name = given;
    member.family_name = "Roy";
    member.email = given + "@example.org";
    member.category = "MEM";
    member.paid_through = kit::Date{2036y / 6 / 30};
    member.province = "ON";
    member.country = "CA";
    member.language = language;
    association.put(member);
    return member.id;
  }
  void change(const Id &id, const std::function<void(members::Member &)> &how) {
    auto member = association.get(id).value();
    how(member);
    association.put(member);
    members.current(soon(), id);
  }
  void lapse(const Id &id) {
    change(id, [](auto &member) { member.paid_through = kit::Date{2026y / 1 / 1}; });
  }

  // What the profile form submits, through the same door as in life.
  void submit(const Id &id, bool wants, bool paused = false, int capacity = 0) {
    clock.advance(1s);
    mentors::Submission submission;
    submission.member_id = id;
    submission.form = "profile";
    submission.answered_at = clock.now();
    submission.wants = wants;
    submission.paused = paused;
    submission.terms_version = program.document_version("terms_of_use");
    submission.confidentiality_version = program.document_version("confidentiality_agreement");
    submission.sheet.open["languages"] = {{"en"}, ""};
    if (capacity > 0) submission.sheet.open["capacity"] = {{std::to_string(capacity)}, ""};
    run([&](Transaction &transaction) {
      const auto record = mentors.find(transaction, id);
      submission.base_version = record ? record->version : 0;
      mentors.submitted(transaction, make_id(), "profile", id, mentors::seal(sealer, submission));
    });
  }
  Id mentor(const std::string &given, Language language = Language::english) {
    const Id id = member(given, language);
    submit(id, true);
    return id;
  }

  static Sheet sheet(const std::string &name) {
    Sheet sheet;
    sheet.open["display_name"] = {{name}, ""};
    sheet.open["role"] = {{"MEM"}, ""};
    sheet.open["province"] = {{"ON"}, ""};
    sheet.open["languages"] = {{"en", "fr"}, ""};
    sheet.open["practice_areas"] = {{"PA_MH"}, ""};
    sheet.open["topics"] = {{"TP_START"}, ""};
    sheet.open["goals"] = {{"Find my feet.\nThen run."}, ""};
    sheet.open["introduction"] = {{"Hello, I am <new> & curious."}, ""};
    sheet.identity["orientation"] = {{{"SELF"}, "CANARY-shown"}, Audience::shown};
    sheet.identity["ethnicity"] = {{{"CANARY-hidden"}, ""}, Audience::staff_matching};
    return sheet;
  }
  void profile(const Id &id, Sheet answers) {
    run([&](Transaction &transaction) {
      const auto known = mentees.find(transaction, id);
      mentees.save(transaction, {id, known ? known->version : 0, answers, clock.now()},
                   Language::english);
    });
  }
  Id mentee(const std::string &given, Language language = Language::english) {
    const Id id = member(given, language);
    profile(id, sheet(given));
    return id;
  }

  // ---- Introductions ----

  Id send(const Id &from, const Id &to, const std::string &message = "Would you be my mentor?") {
    return run([&](Transaction &transaction) {
      return introductions.send(transaction, from, to, message, clock.now());
    });
  }
  template <class Body>
  std::string refusal(Body body) {
    try {
      body();
    } catch (const RefusedError &error) {
      return error.what();
    }
    return "allowed";
  }
  void answer(const Id &id, const Id &who, Service::Answer choice, const std::string &note = "") {
    run([&](Transaction &transaction) {
      introductions.answer(transaction, id, who, choice, note, clock.now());
    });
  }
  void ask(const Id &id, const Id &who, const std::string &question = "What do you hope for?") {
    run([&](Transaction &transaction) {
      introductions.ask(transaction, id, who, question, clock.now());
    });
  }
  void reply(const Id &id, const Id &who, const std::string &words = "To find my feet.") {
    run([&](Transaction &transaction) {
      introductions.reply(transaction, id, who, words, clock.now());
    });
  }
  // Sends and accepts; returns the pairing's id.
  Id pair(const Id &from, const Id &to) {
    const Id id = send(from, to);
    answer(id, to, Service::Answer::accept);
    return run([&](Transaction &transaction) {
      return introductions.pairings().of_introduction(transaction, id).value().id;
    });
  }
  Pairing pairing(const Id &id) {
    return run([&](Transaction &transaction) {
      return introductions.pairings().find(transaction, id).value();
    });
  }
  void end(const Id &pairing_id, const Id &who, const std::string &farewell = "",
           bool tell_staff = false) {
    run([&](Transaction &transaction) {
      introductions.pairings().end(transaction, pairing_id, who, {farewell, tell_staff},
                                   clock.now());
    });
  }
  void withdraw(const Id &id, const Id &who) {
    run([&](Transaction &transaction) {
      introductions.withdraw(transaction, id, who, clock.now());
    });
  }
  Introduction get(const Id &id) {
    return run(
        [&](Transaction &transaction) { return introductions.find(transaction, id).value(); });
  }
  std::string state(const Id &id) { return code(get(id).envelope.state); }
  std::int64_t count(const std::string &table) {
    return run([&](Transaction &transaction) {
      return transaction.query_one("SELECT COUNT(*) FROM " + table)->integer(0);
    });
  }
  static std::string hex(const Id &id) {
    std::string text;
    for (const auto byte : id.bytes) {
      constexpr const char *digits = "0123456789abcdef";
      text += digits[byte >> 4];
      text += digits[byte & 15];
    }
    return text;
  }
  // Runs a clock until nothing is due; returns how many steps did something.
  int remind() {
    int steps = 0;
    while (run([&](Transaction &t) { return introductions.remind_step(t, clock.now()); })) ++steps;
    return steps;
  }
  int expire() {
    int steps = 0;
    while (run([&](Transaction &t) { return introductions.expire_step(t, clock.now()); })) ++steps;
    return steps;
  }

  // The mails that left since the last call, in order of their ids.
  std::vector<Mail> mails() {
    Mailbox box;
    while (outbox.step(box, {{"Tandem", "tandem@example.org"}, "", "example.org"}, 1, 100, soon()))
      continue;
    return box.take();
  }
  Mail mail_to(const std::string &given) {
    for (auto &mail : mails())
      if (mail.recipient == given + "@example.org") return mail;
    ADD_FAILURE() << "no mail to " << given;
    return {};
  }
  static std::string token_in(const Mail &mail) {
    const auto at = mail.text.find("/mentorship/links/");
    if (at == std::string::npos) return "";
    return mail.text.substr(at + 18, 43);
  }

  // ---- Pages ----

  struct Browser {
    Id who = {};
    Language language = Language::english;
    kit::Fields cookies = {};
  };
  PageReply get_page(const Browser &browser, const std::string &path) {
    return request("GET", browser, path, {});
  }
  PageReply post(const Browser &browser, const std::string &path, kit::Fields fields) {
    return request("POST", browser, path, std::move(fields));
  }
  // A form's fields, with an operation of its own.
  kit::Fields form(std::vector<std::pair<std::string, std::string>> pairs) {
    kit::Fields fields;
    fields.add("operation", make_id().text());
    for (auto &[name, value] : pairs) fields.add(name, value);
    return fields;
  }
  PageReply request(const std::string &method, const Browser &browser, const std::string &address,
                    kit::Fields fields) {
    PageRequest request;
    const auto question = address.find('?');
    if (question != std::string::npos)
      request.query = kit::parse_urlencoded(address.substr(question + 1)).value();
    request.fields = std::move(fields);
    request.cookies = browser.cookies;
    request.language = browser.language;
    request.member_id = browser.who;
    request.csrf_token = "csrf-token";
    request.now = clock.now();
    request.deadline = soon();
    for (const auto &route : routes) {
      if (method != route.method) continue;
      if (auto parameters = match(route.pattern, address.substr(0, question))) {
        request.parameters = std::move(*parameters);
        return route.answer(request);
      }
    }
    throw std::logic_error("no route for " + method + " " + address);
  }
  static std::optional<kit::Fields> match(std::string_view pattern, std::string_view path) {
    kit::Fields parameters;
    while (!pattern.empty() || !path.empty()) {
      const auto pattern_part = pattern.substr(0, pattern.find('/', 1));
      const auto part = path.substr(0, path.find('/', 1));
      if (pattern_part.starts_with("/{") && part.size() > 1)
        parameters.add(std::string(pattern_part.substr(2, pattern_part.size() - 3)),
                       std::string(part.substr(1)));
      else if (pattern_part != part)
        return std::nullopt;
      pattern.remove_prefix(pattern_part.size());
      path.remove_prefix(part.size());
    }
    return parameters;
  }
  // A browser follows a mail link: keeps the cookies, returns where it is sent.
  std::string follow(Browser &browser, const std::string &token) {
    const auto reply = get_page(browser, "/mentorship/links/" + token);
    for (const auto &cookie : reply.cookies) browser.cookies.add(cookie.name, cookie.value);
    return redirect(reply);
  }
  static std::string redirect(const PageReply &reply) {
    const auto *found = std::get_if<Redirect>(&reply.content);
    return found ? found->path : "";
  }
  static Page page(const PageReply &reply) {
    const auto *found = std::get_if<Page>(&reply.content);
    return found ? *found : Page{0, "", ""};
  }
  static bool not_there(const PageReply &reply) {
    return std::holds_alternative<NotThere>(reply.content);
  }

  ams::test::ManualClock clock{kit::begin_of_day(2026y / 11 / 22, "America/Toronto") + 10h};
  ams::test::SeededRandom random;
  ams::test::MemoryKeyRing keys;
  ams::test::CapturingLog log;
  Association association;
  ExampleUrls urls;
  kit::Sealer sealer{keys};
  kit::SecretKey hash_key{};
  Program program = Program::parse(kit::embedded(tandem_data(), "templates/program.xml"));
  kit::Catalogue catalogue{kit::embedded(tandem_templates(), "fr.mo")};
  kit::Templates templates{tandem_templates()};
  questionnaires::Catalog catalog{
      kit::embedded(tandem_data(), "templates/questionnaire/lists.xml"),
      kit::embedded(tandem_data(), "templates/questionnaire/mentor.xml"),
      kit::embedded(tandem_data(), "templates/questionnaire/mentee.xml")};
  ams::test::CleanSchema schema{"tandem", testing_support::migrations()};
  kit::Database database{schema.settings(), clock, random};
  Context context{database, clock,     random,    log,  sealer,
                  hash_key, catalogue, templates, urls, program};
  kit::Outbox outbox{"tandem", database, sealer, clock, log};
  Mailer mailer{context, outbox};
  members::Service members{context, association};
  consent::Service consents{context};
  mentors::Service mentors{context, members, consents, mailer};
  mentees::Service mentees{context, consents, catalog};
  Letters letters{context, catalog, mailer};
  Service introductions{context, members, mentors, mentees, letters};
  mentees::Pages mentee_pages{context, members, mentees, catalog};
  Pages introduction_pages{context, members, mentors, mentees, introductions, catalog};
  desks::MyMentorship desk{context, members, mentors, mentees, introductions};
  PageRoutes routes;
};

}  // namespace tandem::introductions::testing
