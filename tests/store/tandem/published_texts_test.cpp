// Published texts (FOM-06): what passes, what every process sees, what staff do and what members
// can read again.
#include <plugin/consent/pages.hpp>
#include <plugin/desks/texts.hpp>
#include <tests/store/tandem/introductions_world.hpp>

namespace tandem::consent {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// ---- What staff may write: pure ----

std::vector<std::pair<Flaw, unsigned>> flaws_of(const std::string &html) {
  std::vector<std::pair<Flaw, unsigned>> found;
  for (const auto &flaw : clean_document(html, Language::english).flaws)
    found.emplace_back(flaw.flaw, flaw.line);
  return found;
}
using Flaws = std::vector<std::pair<Flaw, unsigned>>;

TEST(document_cleaning, the_built_in_texts_pass_and_stay_as_they_are) {
  for (const auto &document : known_documents())
    for (const Language language : kit::languages) {
      const std::string file = std::string("templates/legal/") + document.id + "." +
                               kit::code(language) + ".html";
      const std::string html(kit::embedded(tandem_data(), file));
      const auto cleaned = clean_document(html, language);
      EXPECT_TRUE(cleaned.flaws.empty()) << file;
      EXPECT_EQ(clean_document(cleaned.text.html, language).text.html, cleaned.text.html);
      EXPECT_FALSE(cleaned.text.title.empty());
    }
}

TEST(document_cleaning, names_the_line_of_whatever_it_refuses) {
  const std::string head = "<h2>Title</h2>\n";
  EXPECT_EQ(flaws_of("  \n "), (Flaws{{Flaw::missing, 0}}));
  EXPECT_EQ(flaws_of("<p>No title</p>"), (Flaws{{Flaw::no_title, 1}}));
  EXPECT_EQ(flaws_of("Words <h2>Title</h2>"), (Flaws{{Flaw::no_title, 1}}));
  EXPECT_EQ(flaws_of(head + "<p>a</p>\n<script>alert(1)</script>"),
            (Flaws{{Flaw::tag_not_allowed, 3}}));
  EXPECT_EQ(flaws_of(head + "<p onclick=\"x()\">a</p>"),
            (Flaws{{Flaw::attribute_not_allowed, 2}}));
  EXPECT_EQ(flaws_of(head + "<p>a\n<a href=\"javascript:x\">b</a></p>"),
            (Flaws{{Flaw::address_not_allowed, 3}}));
  EXPECT_EQ(flaws_of(head + "<p><a href=\"//elsewhere.example\">b</a></p>"),
            (Flaws{{Flaw::address_not_allowed, 2}}));
  EXPECT_EQ(flaws_of(head + "<!-- x -->"), (Flaws{{Flaw::tag_not_allowed, 2}}));
  EXPECT_EQ(flaws_of(head + "<![CDATA[<b>]]>"), (Flaws{{Flaw::tag_not_allowed, 2}}));
  EXPECT_EQ(flaws_of(head + "<p></p>"), (Flaws{{Flaw::empty_element, 2}}));
  EXPECT_EQ(flaws_of(head + "<p>unclosed").size(), 1u);
  EXPECT_EQ(flaws_of(head + "<p>unclosed").front().first, Flaw::not_well_formed);
  EXPECT_EQ(flaws_of(head + "</document><script>x</script><document>").empty(), false);
  EXPECT_EQ(flaws_of(head + std::string(100'001, 'x')), (Flaws{{Flaw::too_long, 0}}));
}

TEST(document_cleaning, keeps_what_is_allowed) {
  const auto cleaned = clean_document(
      "<h2 id=\"a-1\">T</h2>\r\n<p>1 &lt; 2&nbsp;&amp; <strong>so</strong><br/>on "
      "<a href=\"/mentorship\">x</a></p>",
      Language::english);
  EXPECT_TRUE(cleaned.flaws.empty());
  EXPECT_EQ(cleaned.text.title, "T");
  EXPECT_THAT(cleaned.text.html, AllOf(HasSubstr("1 &lt; 2\u00A0&amp; <strong>so</strong>"),
                                       HasSubstr("<a href=\"/mentorship\">x</a>"),
                                       Not(HasSubstr("\r"))));
}

// ---- Editions ----

class PublishedTexts : public introductions::testing::IntroductionsTest {
 protected:
  PublishedTexts() {
    for (auto source : {texts.routes(), pages.routes()})
      for (auto &route : source) routes.push_back(std::move(route));
  }
  static std::string english(const std::string &words) {
    return "<h2>New</h2><p>" + words + "</p>";
  }
  static std::string french(const std::string &words) {
    return "<h2>Nouveau</h2><p>" + words + "</p>";
  }
  std::string in_force(const Service &process, const std::string &document) {
    return run([&](Transaction &t) { return process.in_force(t)->at(document).version; });
  }
  kit::Fields written(const std::string &step, const std::string &words,
                      const std::string &base = "2026-11-01") {
    return form({{"step", step}, {"base", base}, {"english", english(words)},
                 {"french", french(words)}, {"confirm", "1"}});
  }
  PageReply send(const kit::Fields &fields) {
    return post({staff}, "/console/mentorship/texts/terms_of_use", fields);
  }

  Service other_process{context};
  desks::Texts texts{context, members, consents, mentors};
  Pages pages{context, consents};
  Id staff = member("Sam");
};

TEST_F(PublishedTexts, every_process_sees_a_new_version_at_its_next_request) {
  EXPECT_EQ(in_force(consents, "terms_of_use"), "2026-11-01");
  EXPECT_EQ(in_force(other_process, "terms_of_use"), "2026-11-01");
  EXPECT_EQ(redirect(send(written("publish", "one"))),
            "/console/mentorship/texts?published=terms_of_use");
  EXPECT_EQ(in_force(other_process, "terms_of_use"), "2026-11-22");
  EXPECT_EQ(in_force(other_process, "privacy_policy"), "2026-11-01");
}

TEST_F(PublishedTexts, nothing_of_a_publication_that_failed_is_remembered) {
  in_force(consents, "terms_of_use");
  EXPECT_THROW(run([&](Transaction &transaction) {
                 EXPECT_TRUE(consents.publish(transaction,
                                              {"terms_of_use", english("one"), french("one")},
                                              "2026-11-01", staff, clock.now()));
                 throw std::runtime_error("rolled back");
               }),
               std::runtime_error);
  EXPECT_EQ(in_force(consents, "terms_of_use"), "2026-11-01");
}

TEST_F(PublishedTexts, FOM_06_staff_look_at_both_languages_and_at_what_follows_first) {
  mentor("Ana");
  const auto preview = page(send(written("preview", "two"))).html;
  EXPECT_THAT(preview, AllOf(HasSubstr("1 mentor is asked by mail"), HasSubstr("December 22, 2026"),
                             HasSubstr("<p>two</p>"), HasSubstr("name=\"confirm\"")));
  EXPECT_EQ(in_force(consents, "terms_of_use"), "2026-11-01");
  auto unconfirmed = form({{"step", "publish"}, {"base", "2026-11-01"},
                           {"english", english("two")}, {"french", french("two")}});
  EXPECT_EQ(page(send(unconfirmed)).status, 422u);
  EXPECT_EQ(in_force(consents, "terms_of_use"), "2026-11-01");
  const auto fields = written("publish", "two");
  EXPECT_EQ(redirect(send(fields)), redirect(send(fields))) << "once";
  EXPECT_EQ(in_force(consents, "terms_of_use"), "2026-11-22");
  EXPECT_EQ(count("tandem_documents WHERE document = 'terms_of_use'"), 4);
  EXPECT_EQ(count("tandem_audit WHERE action = 'document.published'"), 1);
  EXPECT_THAT(page(get_page({staff}, "/console/mentorship/texts?published=terms_of_use")).html,
              AllOf(HasSubstr("Sam Roy"), HasSubstr("came with the program")));
}

TEST_F(PublishedTexts, one_language_alone_or_twice_is_not_published) {
  auto missing = form({{"step", "publish"}, {"base", "2026-11-01"}, {"confirm", "1"},
                       {"english", english("three")}, {"french", ""}});
  EXPECT_THAT(page(send(missing)).html, HasSubstr("Write the French text."));
  auto same = form({{"step", "publish"}, {"base", "2026-11-01"}, {"confirm", "1"},
                    {"english", english("three")}, {"french", english("three")}});
  const auto reply = page(send(same));
  EXPECT_EQ(reply.status, 422u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("is the same as the English one"),
                                HasSubstr("&lt;p&gt;three&lt;/p&gt;")));
  EXPECT_EQ(in_force(consents, "terms_of_use"), "2026-11-01");
}

TEST_F(PublishedTexts, who_is_overtaken_keeps_what_was_written) {
  send(written("publish", "first"));
  const auto reply = page(send(written("publish", "second")));
  EXPECT_EQ(reply.status, 422u);
  EXPECT_THAT(reply.html, AllOf(HasSubstr("Somebody has published another version"),
                                HasSubstr("second"), HasSubstr("value=\"2026-11-22\"")));
}

TEST_F(PublishedTexts, the_text_that_was_agreed_to_can_be_read_again_in_its_language) {
  const Id ana = mentor("Ana");
  send(written("publish", "CHANGED"));
  const auto agreed = page(get_page({ana}, "/mentorship/agreements")).html;
  EXPECT_THAT(agreed, AllOf(HasSubstr("Replaced by a newer version"), HasSubstr("2026-11-01"),
                            HasSubstr("version=2026-11-01&amp;text=en")));
  const auto older =
      page(get_page({}, "/mentorship/documents/terms_of_use?version=2026-11-01&text=fr")).html;
  EXPECT_THAT(older, AllOf(HasSubstr("Modalités d’utilisation"), HasSubstr("an older version"),
                           Not(HasSubstr("CHANGED"))));
  EXPECT_THAT(page(get_page({}, "/mentorship/documents/terms_of_use")).html, HasSubstr("CHANGED"));
  EXPECT_TRUE(not_there(get_page({}, "/mentorship/documents/terms_of_use?version=1999-01-01")));
  EXPECT_THAT(page(get_page({member("Eve")}, "/mentorship/agreements")).html,
              HasSubstr("You have not agreed to a document"));
}

}  // namespace
}  // namespace tandem::consent
