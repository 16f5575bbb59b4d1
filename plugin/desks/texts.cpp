#include <plugin/desks/texts.hpp>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/operations.hpp>
#include <plugin/consent/pages.hpp>

namespace tandem::desks {

using consent::Flaw;
using ctemplate::TemplateDictionary;

namespace {

constexpr const char *list_path = "/console/mentorship/texts";
// Two texts of at most 100,000 bytes, three times as long when encoded.
constexpr std::uint32_t body_limit = 2 * 1024 * 1024;
constexpr int level_of_previews = 3;
constexpr std::size_t flaws_shown = 20;

std::string form_path(const consent::KnownDocument &document) {
  return std::string(list_path) + "/" + document.id;
}

// Thrown out of the transaction: the draft has flaws, or another version is in force by now.
struct NotPublished {};

}  // namespace

PageRoutes Texts::routes() {
  constexpr const char *one = "/console/mentorship/texts/{document}";
  return {{"GET", list_path, "staff", [this](const PageRequest &r) { return list(r); }},
          {"GET", one, "staff", [this](const PageRequest &r) { return write(r); }},
          {"POST", one, "staff", [this](const PageRequest &r) { return send(r); }, body_limit}};
}

// ---- The list ----

PageReply Texts::list(const PageRequest &request) const {
  TemplateDictionary dictionary("texts");
  const auto published = request.query.first("published");
  context_.database.run(request.deadline, [&](Transaction &transaction) {
    for (const auto &document : consent::known_documents()) {
      auto &part = *dictionary.AddSectionDictionary("document");
      const auto title = context_.catalogue.say(request.language, document.title);
      part.SetValue("title", title);
      part.SetValue("path", form_path(document));
      if (published == document.id)
        dictionary.SetValueAndShowSection("title", title, "published");
      bool newest = true;
      for (const auto &edition : consents_.editions(transaction, document.id)) {
        auto &line = *part.AddSectionDictionary("edition");
        line.SetValue("version", edition.version);
        line.SetValue("date", long_date(context_, request.language, edition.published_at));
        line.SetValue("english",
                      consent::document_path(document.id, edition.version, Language::english));
        line.SetValue("french",
                      consent::document_path(document.id, edition.version, Language::french));
        if (newest) line.ShowSection("in_force");
        newest = false;
        const auto who = edition.published_by.is_none()
                             ? std::nullopt
                             : members_.find(transaction, edition.published_by);
        if (who)
          line.SetValueAndShowSection("name", who->full_name(), "by");
        else
          line.ShowSection(edition.published_by.is_none() ? "built_in" : "by_staff");
      }
    }
  });
  return {Page{200, context_.catalogue.say(request.language, _("Published texts")),
               context_.templates.render("desks/texts.html.tpl", request.language, dictionary)}};
}

// ---- Writing ----

PageReply Texts::write(const PageRequest &request) const {
  const auto *document = consent::find_document(request.parameters.first("document"));
  if (!document) return {NotThere{}};
  const auto shelf = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return consents_.in_force(transaction);
  });
  const auto &edition = shelf->at(document->id);
  return form(request, *document,
              {{document->id, edition.english.html, edition.french.html}, edition.version}, {});
}

Texts::Typed Texts::typed_in(const PageRequest &request,
                             const consent::KnownDocument &document) const {
  const auto &fields = request.fields;
  return {{document.id, std::string(fields.first("english")), std::string(fields.first("french"))},
          std::string(fields.first("base"))};
}

PageReply Texts::send(const PageRequest &request) const {
  const auto *document = consent::find_document(request.parameters.first("document"));
  if (!document) return {NotThere{}};
  const auto typed = typed_in(request, *document);
  const auto step = request.fields.first("step");
  if (request.switches_language() || step == "back") return form(request, *document, typed, {});
  // What was published by this very form is told once more, before anything is looked at.
  const bool publishes = step == "publish" && request.fields.first("confirm") == "1" &&
                         operation_of(request).has_value();
  if (publishes) {
    if (auto published = publish(request, *document, typed)) return std::move(*published);
  }
  const auto checked = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return consents_.check(transaction, typed.draft, request.now);
  });
  if (const auto *flaws = std::get_if<std::vector<consent::FlawFound>>(&checked)) {
    std::vector<ShownError> errors;
    for (const auto &flaw : *flaws) {
      if (errors.size() < flaws_shown)
        errors.push_back({flaw.language == Language::english ? "english" : "french",
                          say(request, flaw)});
    }
    return form(request, *document, typed, errors);
  }
  if (publishes) return overtaken(request, *document, typed);
  return preview(request, *document, typed, std::get<consent::Edition>(checked),
                 step == "publish");
}

PageReply Texts::form(const PageRequest &request, const consent::KnownDocument &document,
                      const Typed &typed, const std::vector<ShownError> &errors) const {
  TemplateDictionary dictionary("text_form");
  fill_form(dictionary, context_, request);
  if (!errors.empty()) {
    auto &summary = *dictionary.AddSectionDictionary("error_summary");
    for (const auto &error : errors) {
      auto &entry = *summary.AddSectionDictionary("entry");
      entry.SetValue("anchor", error.anchor);
      entry.SetValue("message", error.message);
      dictionary.AddSectionDictionary(error.anchor + "_error")->SetValue("message", error.message);
    }
  }
  for (const char *field : {"english", "french"}) {
    for (const auto &error : errors)
      if (error.anchor == field) {
        dictionary.ShowSection(std::string(field) + "_invalid");
        break;
      }
  }
  const auto title = context_.catalogue.say(request.language, document.title);
  dictionary.SetValue("title", title);
  dictionary.SetValue("path", form_path(document));
  dictionary.SetValue("base", typed.base);
  dictionary.SetValue("english", typed.draft.english);
  dictionary.SetValue("french", typed.draft.french);
  return {Page{errors.empty() ? 200u : 422u,
               context_.catalogue.say(request.language, _("New version: {title}"),
                                      {{"title", title}}),
               context_.templates.render("desks/text_form.html.tpl", request.language,
                                         dictionary)}};
}

std::string Texts::say(const PageRequest &request, const consent::FlawFound &flaw) const {
  const auto text = [&](kit::Text words) {
    return context_.catalogue.say(request.language, words,
                                  {{"line", std::to_string(flaw.line)}, {"what", flaw.what}});
  };
  const bool english = flaw.language == Language::english;
  switch (flaw.flaw) {
    case Flaw::missing:
      return english ? text(_("Write the English text.")) : text(_("Write the French text."));
    case Flaw::too_long:
      return text(_("This text is too long: at most 100,000 characters."));
    case Flaw::not_well_formed:
      return text(_("Line {line}: a tag is not closed, or a sign such as & stands alone "
                    "({what})."));
    case Flaw::no_title:
      return text(_("The text begins with its title: <h2>…</h2>."));
    case Flaw::tag_not_allowed:
      return text(_("Line {line}: {what} is not allowed here."));
    case Flaw::attribute_not_allowed:
      return text(_("Line {line}: the attribute {what} is not allowed here."));
    case Flaw::address_not_allowed:
      return text(_("Line {line}: a link leads to https://, mailto: or a page of this site, not to "
                    "{what}."));
    case Flaw::empty_element:
      return text(_("Line {line}: {what} is empty, or holds what it must not."));
    case Flaw::identical:
      return text(_("The French text is the same as the English one."));
    case Flaw::unchanged:
      return text(_("Neither text differs from the version in force."));
  }
  return "";
}

// ---- Looking at it, and publishing ----

PageReply Texts::preview(const PageRequest &request, const consent::KnownDocument &document,
                         const Typed &typed, const consent::Edition &edition,
                         bool unconfirmed) const {
  const auto asked = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return document.acknowledged ? mentors_.count_opted_in(transaction) : 0;
  });
  TemplateDictionary dictionary("text_preview");
  fill_form(dictionary, context_, request);
  if (unconfirmed)
    fill_errors(dictionary, {{"confirm", context_.catalogue.say(request.language,
        _("Tick the box to say that this may be published."))}});
  const auto title = context_.catalogue.say(request.language, document.title);
  dictionary.SetValue("title", title);
  dictionary.SetValue("path", form_path(document));
  dictionary.SetValue("base", typed.base);
  dictionary.SetValue("english", typed.draft.english);
  dictionary.SetValue("french", typed.draft.french);
  dictionary.SetValue("version", edition.version);
  dictionary.SetValue("english_text",
                      consent::with_headings_below(edition.english.html, level_of_previews - 1));
  dictionary.SetValue("french_text",
                      consent::with_headings_below(edition.french.html, level_of_previews - 1));
  if (document.acknowledged) {
    auto &part = *dictionary.AddSectionDictionary("asks_again");
    part.SetValue("mentors", context_.catalogue.say(request.language,
        _n("{n} mentor is asked by mail to read and confirm it.",
           "{n} mentors are asked by mail to read and confirm it."), asked));
    const auto days = std::chrono::days(context_.program.number("terms_grace_days"));
    const auto today = kit::date_in(request.now, context_.program.zone());
    part.SetValue("last_day",
                  kit::long_date(request.language, std::chrono::sys_days(today) + days));
  } else {
    dictionary.ShowSection("asks_nobody");
  }
  return {Page{unconfirmed ? 422u : 200u,
               context_.catalogue.say(request.language, _("Publish: {title}"), {{"title", title}}),
               context_.templates.render("desks/text_preview.html.tpl", request.language,
                                         dictionary)}};
}

std::optional<PageReply> Texts::publish(const PageRequest &request,
                                        const consent::KnownDocument &document,
                                        const Typed &typed) const {
  try {
    return PageReply{Redirect{run_operation(
        context_, *operation_of(request), request.member_id, request.deadline,
        [&](Transaction &transaction) {
          if (!consents_.publish(transaction, typed.draft, typed.base, request.member_id,
                                 request.now))
            throw NotPublished();
          return std::string(list_path) + "?published=" + document.id;
        })}};
  } catch (const NotPublished &) {
    return std::nullopt;
  }
}

PageReply Texts::overtaken(const PageRequest &request, const consent::KnownDocument &document,
                           const Typed &typed) const {
  const auto shelf = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return consents_.in_force(transaction);
  });
  return form(request, document, {typed.draft, shelf->at(document.id).version},
              {{"english", context_.catalogue.say(request.language,
                  _("Somebody has published another version meanwhile. What you wrote is kept "
                    "below: compare it with the version in force and send it again."))}});
}

}  // namespace tandem::desks
