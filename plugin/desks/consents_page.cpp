#include <plugin/desks/consents_page.hpp>

#include <ctemplate/template.h>

#include <plugin/base/form_page.hpp>

namespace tandem::desks {

namespace {

using ctemplate::TemplateDictionary;
using disclosures::Kind;

constexpr unsigned list_limit = 300;
constexpr std::string_view identity = "identity.", introduction = "introduction.", concern = "concern.";

kit::Text words_of(questionnaires::Audience audience) {
  switch (audience) {
    case questionnaires::Audience::staff_matching:
      return _("staff matching only");
    case questionnaires::Audience::searchable:
      return _("searchable, not shown");
    case questionnaires::Audience::shown:
      return _("searchable and shown");
  }
  return _("staff matching only");
}

struct Document {
  std::string_view purpose;
  kit::Text title;
};
constexpr Document documents[] = {
    {"terms_of_use", _("Terms of Use")},
    {"confidentiality_agreement", _("Confidentiality Agreement")},
    {"rules_of_engagement", _("Rules of Engagement")},
    {"privacy_policy", _("Mentorship privacy policy")},
};

}  // namespace

PageRoutes ConsentsPage::routes() {
  return {{"GET", "/mentorship/consents", "account",
           [this](const PageRequest &request) { return show(request); }}};
}

PageReply ConsentsPage::show(const PageRequest &request) const {
  std::vector<consent::KeptLine> lines;
  std::vector<Shown> all;
  context_.database.run(request.deadline, [&](Transaction &transaction) {
    lines = consent::every_line(transaction, request.member_id, list_limit);
    all.clear();
    for (auto &made : disclosures_.of_member(transaction, request.member_id)) {
      Shown shown{std::move(made), ""};
      const auto &to = shown.disclosure.to_member_id;
      if (!to.is_none()) {
        const auto other = members_.find(transaction, to);
        shown.to = other ? other->full_name()
                         : context_.catalogue.say(request.language, _("a former member"));
      }
      all.push_back(std::move(shown));
    }
  });

  TemplateDictionary dictionary("consents");
  dictionary.ShowSection(lines.empty() ? "no_consents" : "some_consents");
  for (const auto &kept : lines)
    fill_consent(*dictionary.AddSectionDictionary("consent"), request.language, kept);
  dictionary.ShowSection(all.empty() ? "no_disclosures" : "some_disclosures");
  for (const auto &shown : all) {
    auto &row = *dictionary.AddSectionDictionary("disclosure");
    row.SetValue("what", disclosure_in_words(request.language, shown));
    row.SetValue("date", long_date(context_, request.language, shown.disclosure.first_at));
    row.SetValue("under", purpose_in_words(request.language, shown.disclosure.purpose));
  }
  return {Page{200, context_.catalogue.say(request.language, _("My consents")),
               context_.templates.render("desks/consents.html.tpl", request.language, dictionary)}};
}

void ConsentsPage::fill_consent(TemplateDictionary &dictionary, Language language,
                                const consent::KeptLine &kept) const {
  dictionary.SetValue("purpose", purpose_in_words(language, kept.line.purpose));
  dictionary.SetValue("version", kept.line.text_version);
  dictionary.SetValue("text_language", kept.line.language == Language::english
                                           ? context_.catalogue.say(language, _("in English"))
                                           : context_.catalogue.say(language, _("in French")));
  dictionary.SetValue("given", long_date(context_, language, kept.line.given_at));
  if (kept.withdrawn_at) {
    dictionary.SetValueAndShowSection("ended", long_date(context_, language, *kept.withdrawn_at),
                                      "over");
  } else {
    dictionary.ShowSection("stands");
  }
}

std::string ConsentsPage::purpose_in_words(Language language, const std::string &purpose) const {
  const auto say = [&](kit::Text text) { return context_.catalogue.say(language, text); };
  for (const auto &document : documents)
    if (document.purpose == purpose) return say(document.title);
  if (purpose.starts_with(introduction))
    return say(_("One introduction: what goes along with it, and the addresses once accepted"));
  if (purpose.starts_with(concern))
    return say(_("One concern: that staff who handle it read what I wrote"));
  if (purpose.starts_with(identity))
    return identity_in_words(language, std::string_view(purpose).substr(identity.size()));
  return purpose;
}

// "mentor.gender.shown"
std::string ConsentsPage::identity_in_words(Language language, std::string_view rest) const {
  const auto first = rest.find('.'), last = rest.rfind('.');
  if (first == rest.npos || last <= first) return std::string(rest);
  const bool as_mentor = rest.substr(0, first) == "mentor";
  const auto field_id = rest.substr(first + 1, last - first - 1);
  const auto *field = (as_mentor ? catalog_.mentor() : catalog_.mentee()).find(field_id);
  const auto audience = questionnaires::parse_audience(rest.substr(last + 1));
  if (!field || !audience) return std::string(rest);
  return context_.catalogue.say(
      language,
      as_mentor ? _("My answer as a mentor to “{question}”: {audience}")
                : _("My answer as a mentee to “{question}”: {audience}"),
      {{"question", field->label.in(language)},
       {"audience", context_.catalogue.say(language, words_of(*audience))}});
}

std::string ConsentsPage::disclosure_in_words(Language language, const Shown &shown) const {
  const auto to = [&](kit::Text text) {
    return context_.catalogue.say(language, text, {{"name", shown.to}});
  };
  switch (shown.disclosure.kind) {
    case Kind::introduction:
      return to(_("My message and my mentee profile were sent. Received by: {name}"));
    case Kind::contact_details:
      return to(_("My name and e-mail address were given. Received by: {name}"));
    case Kind::identity_shown:
      if (!shown.to.empty()) return to(_("Shown with an introduction. Seen by: {name}"));
      return context_.catalogue.say(language,
                                    _n("Shown on my profile that day to {n} member",
                                       "Shown on my profile that day to {n} members"),
                                    shown.disclosure.viewers);
    case Kind::sealed_words:
      return context_.catalogue.say(language,
                                    _("What I wrote was opened by staff, with a recorded reason"));
  }
  return "";
}

}  // namespace tandem::desks
