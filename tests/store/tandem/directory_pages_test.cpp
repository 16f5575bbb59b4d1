// The directory's pages: what travels in addresses, what is kept, what is shown (PRV-08, FOM-14).
#include <tests/store/tandem/directory_pages.hpp>

namespace tandem::directory::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class DirectoryPages : public DirectoryPagesTest {};

TEST_F(DirectoryPages, OpenFiltersMakeAnAddressToPassOn) {
  submit(one, member("Ana"), sheet({"fr"}));
  submit(one, member("Bea"), sheet({"en"}));
  const auto to = path(post({{"language", "fr"}, {"words", "  "}}));
  EXPECT_EQ(to, "/mentorship/mentors?language=fr");
  const Page found = page(get(to));
  EXPECT_THAT(found.html, HasSubstr("Ana Roy"));
  EXPECT_THAT(found.html, Not(HasSubstr("Bea Roy")));
  EXPECT_THAT(found.html, HasSubstr("1 mentor found"));
  EXPECT_THAT(found.html, HasSubstr("Mentors in French"));
}

TEST_F(DirectoryPages, WordsAndIdentityTravelBehindAToken_PRV_08) {
  submit(one, member("Ana"), with_gender(Audience::searchable));
  submit(one, member("Bea"), sheet());
  const auto by_words = path(post({{"words", "coeur"}}));
  EXPECT_THAT(by_words, StartsWith("/mentorship/mentors?search="));
  EXPECT_THAT(page(get(by_words)).html, HasSubstr("2 mentors found"));
  const auto by_gender = path(post({{"gender", "GW"}, {"language", "en"}}));
  EXPECT_THAT(by_gender, StartsWith("/mentorship/mentors?search="));
  EXPECT_THAT(by_gender, Not(HasSubstr("GW")));
  const std::string html = page(get(by_gender)).html;
  EXPECT_THAT(html, HasSubstr("Ana Roy"));
  EXPECT_THAT(html, Not(HasSubstr("Bea Roy")));
}

TEST_F(DirectoryPages, AWordThatWasSearchedIsAReasonUnlessItStandsInTheNameOrInIdentity_FOM_14) {
  Sheet with = with_gender(Audience::shown);
  with.identity["ethnicity"] = {{{"Canary"}, ""}, Audience::shown};
  submit(one, member("Ana"), with);
  const auto card_of = [&](const std::string &words) {
    const std::string html = page(get(path(post({{"words", words}})))).html;
    const auto at = html.find("<article");
    return at == std::string::npos ? std::string() : html.substr(at);
  };
  EXPECT_THAT(card_of("ana COEUR têt"), HasSubstr("<li>Mentions COEUR, têt</li>"));
  const std::string by_name = card_of("ana");
  EXPECT_THAT(by_name, HasSubstr("Ana Roy"));
  EXPECT_THAT(by_name, Not(HasSubstr("Mentions")));
  EXPECT_EQ(card_of("canary"), "");
}

TEST_F(DirectoryPages, WithAnIdentityFilterNobodyIsCountedAndNoReasonNamesIt_FOM_14) {
  submit(one, member("Ana"), with_gender(Audience::searchable));
  const std::string html = page(get(path(post({{"gender", "GW"}, {"language", "en"}})))).html;
  EXPECT_THAT(html, HasSubstr("A few mentors found"));
  EXPECT_THAT(html, Not(HasSubstr("1 mentor")));
  const std::string card = html.substr(html.find("<article"));
  EXPECT_THAT(card, HasSubstr("Mentors in English"));
  EXPECT_THAT(card, Not(HasSubstr("Woman")));
  EXPECT_THAT(card, Not(HasSubstr("Gender")));
}

TEST_F(DirectoryPages, ASearchableAnswerIsSeenNowhereAndAShownOneIs_FOM_14) {
  const Id ana = member("Ana");
  submit(one, ana, with_gender(Audience::searchable));
  const std::string list = page(get("/mentorship/mentors")).html;
  EXPECT_THAT(list.substr(list.find("<article")), Not(HasSubstr("Woman")));
  EXPECT_THAT(page(get(address_of(ana))).html, Not(HasSubstr("Woman")));
  submit(one, ana, with_gender(Audience::shown));
  EXPECT_THAT(page(get(address_of(ana))).html, HasSubstr("Woman"));
}

TEST_F(DirectoryPages, AnswersForStaffAloneLeaveEveryPageAsABlankDoes) {
  const Id ana = member("Ana");
  const auto everything = [&] {
    return page(get("/mentorship/mentors")).html + page(get(address_of(ana))).html +
           page(get("/mentorship/mentors?practice_area=PA_MH")).html;
  };
  submit(one, ana, sheet());
  const std::string blank = everything();
  submit(one, ana, with_gender(Audience::staff_matching));
  EXPECT_EQ(everything(), blank);
  Sheet refusing = sheet();
  refusing.identity["gender"] = {{{"PNTA"}, ""}, Audience::shown};
  submit(one, ana, refusing);
  EXPECT_EQ(everything(), blank);
}

TEST_F(DirectoryPages, ATokenOpensForNobodyElseInNoOtherSessionAndNotForLong) {
  submit(one, member("Ana"), with_gender(Audience::searchable));
  const auto mine = path(post({{"gender", "GW"}}));
  EXPECT_THAT(page(get(mine)).html, HasSubstr("A few mentors found"));
  const auto refused = [&](const PageRequest &request) {
    const Page fresh = page(get(mine, request));
    EXPECT_EQ(fresh.status, 200u);
    EXPECT_THAT(fresh.html, HasSubstr("That search is over"));
    EXPECT_THAT(fresh.html, HasSubstr("1 mentor found"));
    EXPECT_THAT(fresh.html, Not(HasSubstr("checked")));
  };
  PageRequest other_member = request(member("Other"));
  other_member.session_key = request(viewer).session_key;
  refused(other_member);
  PageRequest other_session = request(viewer);
  other_session.session_key = "another";
  refused(other_session);
  world.clock.advance(2h);
  refused(request(viewer));
}

TEST_F(DirectoryPages, ATokenThatNeverWasIsRefusedAndNotRepeated) {
  const std::string html = page(get("/mentorship/mentors?search=%22%3E%3Cscript%3E")).html;
  EXPECT_THAT(html, HasSubstr("That search is over"));
  EXPECT_THAT(html, Not(HasSubstr("script")));
}

TEST_F(DirectoryPages, WhatIsKeptIsSealedAtOneLength_PRV_08) {
  post({{"gender", "GW"}});
  post({{"words", "canary canary canary"}, {"ethnicity_words", "Canary"}, {"language", "fr"}});
  one.run([](Transaction &transaction) {
    const auto rows = transaction.query(
        "SELECT filters, HEX(token_hash), HEX(session_hash) FROM tandem_searches");
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].text(0).size(), rows[1].text(0).size());
    for (const auto &row : rows) {
      // Two letters alone stand in any ciphertext sooner or later.
      EXPECT_THAT(row.text(0), Not(HasSubstr("\"GW\"")));
      EXPECT_THAT(row.text(0), Not(HasSubstr("gender")));
      EXPECT_THAT(row.text(0), Not(HasSubstr("anary")));
    }
  });
  EXPECT_FALSE(world.log.contains("anary"));
}

TEST_F(DirectoryPages, KeptSearchesThatAreOverAreDeleted) {
  post({{"words", "one"}});
  world.clock.advance(2h);
  post({{"words", "two"}});
  one.run([](Transaction &transaction) {
    EXPECT_EQ(transaction.query("SELECT created_at FROM tandem_searches").size(), 1u);
  });
}

TEST_F(DirectoryPages, IdentityInAnAddressIsIgnoredWithANotice_PRV_08) {
  submit(one, member("Ana"), with_gender(Audience::searchable));
  submit(one, member("Bea"), sheet());
  for (const char *address :
       {"/mentorship/mentors?gender=GW", "/mentorship/mentors?gender_words=Canary",
        "/mentorship/mentors?words=nobody"}) {
    const Page shown = page(get(address));
    EXPECT_THAT(shown.html, HasSubstr("Part of this address was ignored")) << address;
    EXPECT_THAT(shown.html, HasSubstr("2 mentors found")) << address;
    EXPECT_THAT(shown.html, Not(HasSubstr("Canary"))) << address;
  }
}

TEST_F(DirectoryPages, IdentitySearchesHaveATighterLimitThatTouchesNoOther_FOM_14) {
  const auto limit = world.program.number("identity_searches_per_hour");
  for (std::int64_t search = 0; search < limit; ++search) {
    EXPECT_THAT(path(post({{"gender", "GW"}})), StartsWith("/mentorship/mentors?search="));
  }
  const Page refused = page(post({{"gender", "GW"}, {"ethnicity_words", "Inuk"}}));
  EXPECT_EQ(refused.status, 429u);
  EXPECT_THAT(refused.html, HasSubstr("You have searched many times"));
  EXPECT_THAT(refused.html, HasSubstr("value=\"GW\" checked"));
  EXPECT_THAT(refused.html, HasSubstr("value=\"Inuk\""));
  EXPECT_THAT(path(post({{"words", "coeur"}})), StartsWith("/mentorship/mentors?search="));
  world.clock.advance(1h);
  EXPECT_THAT(path(post({{"gender", "GW"}})), StartsWith("/mentorship/mentors?search="));
}

TEST_F(DirectoryPages, WhatIsRefusedIsShownAgainAsTypedWithTheErrorBesideIt) {
  submit(one, member("Ana"), sheet());
  const std::string wide(201, 'w');
  const Page again = page(post({{"words", wide}, {"language", "fr"}}));
  EXPECT_EQ(again.status, 422u);
  EXPECT_THAT(again.html, HasSubstr("error-summary"));
  EXPECT_THAT(again.html, HasSubstr("href=\"#words\""));
  EXPECT_THAT(again.html, HasSubstr("id=\"words-error\""));
  EXPECT_THAT(again.html, HasSubstr(wide));
  EXPECT_THAT(again.html, HasSubstr("value=\"fr\" checked"));
}

TEST_F(DirectoryPages, SwitchingLanguageKeepsWhatIsTypedAndTheResults_LNG_03) {
  submit(one, member("Ana"), sheet({"fr"}));
  submit(one, member("Bea"), sheet({"en"}));
  PageRequest posted = request(viewer);
  posted.language = Language::french;
  for (const auto &[name, value] : Typed{{"switch_language", "fr"},
                                         {"current", "language=fr"},
                                         {"words", "pas encore"},
                                         {"gender", "GW"}}) {
    posted.fields.add(name, value);
  }
  const auto reply = answer("POST", "/mentorship/search", posted);
  const Page french = page(reply);
  EXPECT_EQ(french.status, 200u);
  EXPECT_THAT(french.html, HasSubstr("1 personne trouvée"));
  EXPECT_THAT(french.html, HasSubstr("Ana Roy"));
  EXPECT_THAT(french.html, Not(HasSubstr("Bea Roy")));
  EXPECT_THAT(french.html, HasSubstr("value=\"pas encore\""));
  EXPECT_THAT(french.html, HasSubstr("value=\"GW\" checked"));
  one.run([](Transaction &transaction) {
    EXPECT_TRUE(transaction.query("SELECT created_at FROM tandem_searches").empty());
  });
}

TEST_F(DirectoryPages, AProfileLeadsToAnIntroductionAndBackToTheSearch) {
  const Id ana = member("Ana");
  submit(one, ana, sheet());
  const Page shown = page(get(address_of(ana) + "?practice_area=PA_MH&page=2"));
  EXPECT_EQ(shown.title, "Ana Roy");
  EXPECT_THAT(shown.html, HasSubstr("Cœur et tête"));
  EXPECT_THAT(shown.html, HasSubstr("href=\"" + address_of(ana) + "/introduction\""));
  EXPECT_THAT(shown.html, HasSubstr("/mentorship/mentors?practice_area=PA_MH&amp;page=2"));
  EXPECT_THAT(shown.html, Not(HasSubstr("@example.org")));
}

TEST_F(DirectoryPages, OnesOwnProfileIsAsOthersSeeItWithTheWayToChangeIt) {
  submit(one, viewer, with_gender(Audience::searchable));
  const Page own = page(get(address_of(viewer)));
  EXPECT_THAT(own.html, HasSubstr("href=\"/account/profile\""));
  EXPECT_THAT(own.html, Not(HasSubstr("/introduction")));
  EXPECT_THAT(own.html, Not(HasSubstr("Woman")));
}

TEST_F(DirectoryPages, APausedMentorHasAPageWithoutDetails_FOM_11) {
  const Id ana = member("Ana");
  submit(one, ana, sheet(), true, true);
  const Page paused = page(get(address_of(ana)));
  EXPECT_EQ(paused.status, 200u);
  EXPECT_THAT(paused.html, HasSubstr("Not taking new mentees"));
  EXPECT_THAT(paused.html, Not(HasSubstr("Ana")));
  EXPECT_THAT(paused.html, Not(HasSubstr("/introduction")));
}

TEST_F(DirectoryPages, WhoIsNoMentorNowHasOnePageLikeWhoNeverWas) {
  const Id ana = member("Ana");
  submit(one, ana, sheet());
  submit(one, ana, sheet(), false);
  const Id lapsed = member("Lapsed", 2026y / 11 / 21);
  submit(one, lapsed, sheet());
  const Id lapsed_and_paused = member("Both", 2026y / 11 / 21);
  submit(one, lapsed_and_paused, sheet(), true, true);
  const Page nobody = page(get(address_of(kit::make_id(world.clock, world.random))));
  EXPECT_EQ(nobody.status, 404u);
  EXPECT_EQ(nobody.title, "This mentor is not in the directory");
  EXPECT_THAT(nobody.html, HasSubstr("href=\"/mentorship/mentors\""));
  for (const auto &address : {address_of(ana), address_of(lapsed), address_of(lapsed_and_paused),
                              address_of(member("Never")),
                              std::string("/mentorship/mentors/nobody")}) {
    const Page shown = page(get(address));
    EXPECT_EQ(shown.status, 404u) << address;
    EXPECT_EQ(shown.title, nobody.title) << address;
    EXPECT_EQ(shown.html, nobody.html) << address;
  }
}

TEST_F(DirectoryPages, WithoutTheRevisionThePageSaysTryAgain) {
  submit(one, member("Ana"), sheet());
  EXPECT_THAT(page(get("/mentorship/mentors")).html, HasSubstr("Ana Roy"));
  two.run([](Transaction &transaction) {
    transaction.execute("RENAME TABLE tandem_directory_revision TO tandem_away");
  });
  const Page unavailable = page(get("/mentorship/mentors?language=fr"));
  two.run([](Transaction &transaction) {
    transaction.execute("RENAME TABLE tandem_away TO tandem_directory_revision");
  });
  EXPECT_EQ(unavailable.status, 503u);
  EXPECT_THAT(unavailable.html, HasSubstr("href=\"/mentorship/mentors?language=fr\""));
  EXPECT_THAT(unavailable.html, Not(HasSubstr("Ana")));
}

TEST_F(DirectoryPages, HostileNamesStayText) {
  const Id mallory = member("<script>alert(1)</script>\"'");
  submit(one, mallory, sheet());
  for (const auto &reply : {get("/mentorship/mentors"), get(address_of(mallory))}) {
    EXPECT_THAT(page(reply).html, Not(HasSubstr("<script")));
  }
}

TEST_F(DirectoryPages, SayWhatToDoWhenNobodyIsFound) {
  EXPECT_THAT(page(get("/mentorship/mentors")).html, HasSubstr("You could be the first"));
  submit(one, member("Ana"), sheet());
  EXPECT_THAT(page(get("/mentorship/mentors?language=de")).html, HasSubstr("See all mentors"));
  const std::string nobody = page(get("/mentorship/mentors?language=de&page=7")).html;
  EXPECT_THAT(nobody, HasSubstr("No mentor found"));
  EXPECT_THAT(nobody, Not(HasSubstr("0 mentors")));
}

TEST_F(DirectoryPages, SayWhatTheOrderRestsOnAndThatItDecidesNothing_PRV_19) {
  submit(one, member("Ana"), sheet());
  EXPECT_THAT(page(get("/mentorship/mentors")).html, HasSubstr("The order decides nothing"));
}

TEST_F(DirectoryPages, APageBeyondTheLastIsTheLast) {
  for (int number = 0; number < 21; ++number) {
    submit(one, member("Ana"), with_gender(Audience::searchable));
  }
  const std::string beyond = page(get("/mentorship/mentors?page=99")).html;
  EXPECT_THAT(beyond, HasSubstr("Page 2 of 2"));
  EXPECT_THAT(beyond, HasSubstr("<article"));
  EXPECT_THAT(beyond, Not(HasSubstr("page=98")));
  // FOM-14: with an identity filter nobody learns how far the list reaches.
  const std::string unknown = page(get(path(post({{"gender", "GW"}})) + "&page=99")).html;
  EXPECT_THAT(unknown, HasSubstr("To the first page"));
  EXPECT_THAT(unknown, Not(HasSubstr("<article")));
}

TEST_F(DirectoryPages, WhatWasSearchedIsFoldedUnderItsSummaryAndWhatIsTypedStaysOpen) {
  submit(one, member("Ana"), sheet({"fr"}));
  const std::string found = page(get("/mentorship/mentors?language=fr")).html;
  EXPECT_THAT(found, HasSubstr("<summary>Language of mentorship <span class=\"muted\">French"));
  EXPECT_THAT(found, Not(HasSubstr("<details class=\"filter\" open>")));
  EXPECT_THAT(found, HasSubstr("value=\"fr\" checked"));
  const std::string identity =
      page(get(path(post({{"gender", "GW"}, {"ethnicity_words", "Inuk"}})))).html;
  EXPECT_THAT(identity, HasSubstr("Identity and lived experience <span class=\"muted\">Woman"));
  EXPECT_THAT(identity, HasSubstr("Inuk</span></summary>"));
  EXPECT_THAT(identity, Not(HasSubstr(" open>")));
  const std::string refused =
      page(post({{"language", "fr"}, {"ethnicity_words", std::string(201, 'w')}})).html;
  EXPECT_THAT(refused, HasSubstr("id=\"identity-filters\" open>"));
  EXPECT_THAT(refused, HasSubstr("<details class=\"filter\" open><summary>Language"));
}

TEST_F(DirectoryPages, AWordThatCannotBeSearchedIsKeptAndToldOf) {
  submit(one, member("Ana"), sheet());
  for (const char *typed : {"e", "%", "+-*/"}) {
    const Page again = page(post({{"words", typed}}));
    EXPECT_EQ(again.status, 422u) << typed;
    EXPECT_THAT(again.html, HasSubstr("at least two letters or digits")) << typed;
    EXPECT_THAT(again.html, HasSubstr("name=\"words\" value=\"" + std::string(typed) + "\""));
  }
}

TEST_F(DirectoryPages, PagesLeadOnAndBackWithTheirFilters) {
  for (int number = 0; number < 41; ++number) submit(one, member("Ana"), sheet());
  const std::string first = page(get("/mentorship/mentors?language=en")).html;
  EXPECT_THAT(first, HasSubstr("41 mentors found"));
  EXPECT_THAT(first, HasSubstr("Page 1 of 3"));
  EXPECT_THAT(first, HasSubstr("href=\"/mentorship/mentors?language=en&amp;page=2\""));
  EXPECT_THAT(first, Not(HasSubstr("rel=\"prev\"")));
  const std::string last = page(get("/mentorship/mentors?language=en&page=3")).html;
  EXPECT_THAT(last, Not(HasSubstr("rel=\"next\"")));
  EXPECT_THAT(last, HasSubstr("href=\"/mentorship/mentors?language=en&amp;page=2\""));
}

}  // namespace
}  // namespace tandem::directory::testing
