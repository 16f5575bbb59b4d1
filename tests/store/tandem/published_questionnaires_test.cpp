// A new version of a questionnaire: what staff do, what every process asks and finds by at its next
// request (FOM-13), and what becomes of answers that were given before.
#include <plugin/desks/staff/questionnaires_desk.hpp>
#include <plugin/questionnaires/form.hpp>
#include <tests/store/tandem/directory_pages.hpp>

namespace tandem::directory::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using questionnaires::Catalog;

std::string with(std::string text, std::string_view was, std::string_view is) {
  const auto at = text.find(was);
  EXPECT_NE(at, std::string::npos) << was;
  return at == std::string::npos ? text : text.replace(at, was.size(), is);
}

class PublishedQuestionnaires : public DirectoryPagesTest {
 protected:
  static std::string_view file(const char *name) {
    return kit::embedded(tandem_data(), std::string("templates/questionnaire/") + name);
  }
  PublishedQuestionnaires() {
    for (auto &route : desk.routes()) routes.push_back(std::move(route));
  }

  // Mental health goes, and sleep comes.
  std::string changed() {
    auto xml = service.source_in_force("mentor");
    xml = with(xml, "version=\"1\"", "version=\"2\"");
    return with(xml, "<item code=\"PA_MH\">", "<item code=\"PA_SLEEP\"><en>Sleep</en>"
                                              "<fr>Sommeil</fr></item><item code=\"PA_MIND\">");
  }
  PageReply send(const std::string &step, const std::string &xml, int base = 1,
                 const char *source = "xml") {
    PageRequest posted = request(staff);
    posted.parameters.add("questionnaire", "mentor");
    for (const auto &[name, value] :
         {std::pair<std::string, std::string>{"step", step}, {"base", std::to_string(base)},
          {source, xml}, {"confirm", "1"},
          {"operation", kit::make_id(world.clock, world.random).text()}})
      posted.fields.add(name, value);
    return answer_of(posted, "POST", "/console/mentorship/questionnaires/{questionnaire}");
  }
  PageReply answer_of(const PageRequest &posted, std::string_view method,
                      std::string_view pattern) {
    for (const auto &route : routes)
      if (route.method == method && route.pattern == pattern) return route.answer(posted);
    return {NotThere{}};
  }
  void publish(const std::string &xml, int base = 1) {
    ASSERT_EQ(path(send("publish", xml, base)),
              "/console/mentorship/questionnaires?published=mentor");
    service.keep_current(one.soon());
  }

  Catalog elsewhere{file("lists.xml"), file("mentor.xml"), file("mentee.xml")};
  questionnaires::Service service{one.context, world.catalog};
  questionnaires::Service other_process{two.context, elsewhere};
  desks::QuestionnairesDesk desk{one.context, one.members, one.mentors, world.catalog, service};
  PageRoutes routes;
  Id staff = member("Sam");
};

TEST_F(PublishedQuestionnaires, every_process_asks_by_it_at_its_next_request) {
  other_process.keep_current(two.soon());
  const auto &before = elsewhere.mentor();
  publish(changed());
  EXPECT_EQ(world.catalog.mentor().version, 2);
  EXPECT_EQ(elsewhere.mentor().version, 1);
  other_process.keep_current(two.soon());
  EXPECT_EQ(elsewhere.mentor().version, 2);
  EXPECT_EQ(elsewhere.mentee().version, 1);
  EXPECT_EQ(before.version, 1) << "what was in force stays valid for whoever holds it";
  Catalog started{file("lists.xml"), file("mentor.xml"), file("mentee.xml")};
  questionnaires::Service(two.context, started).keep_current(two.soon());
  EXPECT_EQ(started.mentor().version, 2);
}

TEST_F(PublishedQuestionnaires, FOM_13_members_find_by_the_new_choice_and_not_by_the_old_one) {
  const Id old = member("Olive");
  submit(one, old, sheet());
  EXPECT_THAT(names(one, by("practice_area", "PA_MH")), ElementsAre("Olive Roy"));
  const auto token = one.directory.keep(one.soon(), {viewer, "s"}, by("practice_area", "PA_MH"));
  publish(changed());
  // Listed as before, and no longer found by what is not asked any more.
  EXPECT_THAT(names(one), ElementsAre("Olive Roy"));
  auto filters = by("practice_area", "PA_SLEEP");
  EXPECT_THAT(names(one, filters), IsEmpty());
  EXPECT_FALSE(one.directory.kept(one.soon(), {viewer, "s"}, *token))
      << "a search for what is not there any more would find everybody";
  auto given = sheet();
  given.open["practice_areas"] = {{"PA_SLEEP"}, ""};
  given.version = 2;
  submit(one, member("Nour"), given);
  EXPECT_THAT(names(one, filters), ElementsAre("Nour Roy"));
  EXPECT_THAT(names(one), ElementsAre("Nour Roy", "Olive Roy"));
}

TEST_F(PublishedQuestionnaires, pages_show_old_answers_without_what_is_no_longer_offered) {
  const Id old = member("Olive");
  auto given = sheet();
  given.open["practice_areas"] = {{"PA_MH", "PA_NEURO"}, ""};
  submit(one, old, given);
  EXPECT_THAT(page(get(address_of(old))).html, HasSubstr("Mental health"));
  publish(changed());
  EXPECT_THAT(page(get(address_of(old))).html,
              AllOf(HasSubstr("Neurological system"), Not(HasSubstr("Mental health")),
                    Not(HasSubstr("PA_MH")), HasSubstr("Cœur et tête")));
  EXPECT_THAT(page(get("/mentorship/mentors")).html,
              AllOf(HasSubstr("Sleep"), HasSubstr("Olive Roy")));
  const auto sheet_now = one.run([&](Transaction &t) { return one.mentors.find(t, old)->sheet; });
  EXPECT_EQ(sheet_now.open.at("practice_areas").values.front(), "PA_MH") << "the answer is kept";
  EXPECT_EQ(sheet_now.version, 1);
}

TEST_F(PublishedQuestionnaires, staff_see_what_changes_before_anything_does) {
  submit(one, member("Olive"), sheet());
  const auto seen = page(send("look", changed()));
  EXPECT_EQ(seen.status, 200u);
  EXPECT_THAT(seen.html, AllOf(HasSubstr("Choices that disappear: Mental health"),
                               HasSubstr("New choices: Sleep"),
                               HasSubstr("The answers of 1 mentor would not pass any more."),
                               HasSubstr("version 2")));
  service.keep_current(one.soon());
  EXPECT_EQ(world.catalog.mentor().version, 1);
  // A file stands before the text area.
  EXPECT_THAT(page(send("look", changed(), 1, "file")).html, HasSubstr("New choices: Sleep"));
  const auto lost = page(send("look", with(changed(), " criterion=\"training\"", "")));
  EXPECT_THAT(lost.html, HasSubstr("Members can no longer search by"));
}

TEST_F(PublishedQuestionnaires, what_is_wrong_is_said_by_line_and_nothing_typed_is_lost) {
  const auto wrong = with(changed(), "<fr>Sommeil</fr>", "");
  for (const char *step : {"look", "publish"}) {
    const auto refused = page(send(step, wrong));
    EXPECT_EQ(refused.status, 422u);
    EXPECT_THAT(refused.html, AllOf(HasSubstr("the French text is missing"), HasSubstr("Line "),
                                    HasSubstr("PA_SLEEP")));
  }
  EXPECT_THAT(page(send("publish", with(changed(), "version=\"2\"", "version=\"1\""))).html,
              HasSubstr("the version has to be 2"));
  EXPECT_EQ(page(send("look", "")).status, 422u);
}

TEST_F(PublishedQuestionnaires, of_two_who_publish_the_second_is_asked_again) {
  const auto xml = changed();
  publish(xml);
  const auto late = page(send("publish", xml, 1));
  EXPECT_EQ(late.status, 422u);
  EXPECT_THAT(late.html, HasSubstr("Somebody has published another version meanwhile"));
  const auto lines = one.run([](Transaction &transaction) {
    return read_audit(transaction, {}, 10);
  });
  EXPECT_EQ(std::ranges::count(lines, "questionnaire.published", &AuditEntry::action), 1);
}

TEST_F(PublishedQuestionnaires, every_version_can_be_downloaded) {
  publish(changed());
  PageRequest asked = request(staff);
  asked.parameters.add("questionnaire", "mentor");
  const auto file_of = [&](const PageRequest &request) {
    const auto reply =
        answer_of(request, "GET", "/console/mentorship/questionnaires/{questionnaire}/file");
    const auto *raw = std::get_if<Raw>(&reply.content);
    return raw ? raw->body : std::string();
  };
  EXPECT_THAT(file_of(asked), AllOf(HasSubstr("PA_SLEEP"), HasSubstr("version=\"2\"")));
  asked.query.add("version", "1");
  EXPECT_THAT(file_of(asked), AllOf(Not(HasSubstr("PA_SLEEP")), HasSubstr("PA_MH")));
}

}  // namespace
}  // namespace tandem::directory::testing
