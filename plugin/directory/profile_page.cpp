#include "profile_page.hpp"

#include <algorithm>
#include <array>

#include <ctemplate/template.h>

#include <plugin/base/form_page.hpp>
#include <plugin/directory/search_page.hpp>
#include <plugin/directory/wording.hpp>

namespace tandem::directory {
namespace {

using ctemplate::TemplateDictionary;
using questionnaires::Field;
using questionnaires::Kind;

// These stand at the head of the page.
constexpr std::array<std::string_view, 4> at_the_head{"pronouns", "province", "city", "biography"};

// A paragraph for each line that says something.
void put_paragraphs(TemplateDictionary &parent, const char *section, std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (end > 0) {
      parent.AddSectionDictionary(section)->SetValue("PARAGRAPH", std::string(text.substr(0, end)));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void put_contact(TemplateDictionary &parent, const Context &context, const ProfileView &view) {
  const Contact &contact = *view.contact;
  auto &part = *parent.AddSectionDictionary(
      contact.state == Contact::State::connected ? "CONNECTED" : "WAITING");
  part.SetValue("SINCE", long_date(context, view.language, contact.since));
  part.SetValue("CONTACT", contact.path);
}

class ProfilePage {
 public:
  ProfilePage(const Context &context, const Searchable &mentor, const ProfileView &view)
      : context_(context), mentor_(mentor), view_(view) {}

  std::string render(const std::vector<Criterion> &criteria,
                     const questionnaires::Questionnaire &questionnaire) {
    put_head(criteria);
    for (const auto &section : questionnaire.sections) {
      for (const Field &field : section.fields) put_field(field);
    }
    return context_.templates.render("directory/profile.html.tpl", view_.language, root_);
  }

 private:
  void put_head(const std::vector<Criterion> &criteria) {
    root_.SetValue("NAME", mentor_.name);
    root_.SetValue("WHERE", place_of(mentor_, criteria, view_.language));
    root_.SetValue("BACK", view_.back);
    if (auto pronouns = open_value(mentor_, "pronouns"); !pronouns.empty()) {
      root_.SetValueAndShowSection("PRONOUNS", pronouns, "PRONOUNS_SECTION");
    }
    put_paragraphs(root_, "BIOGRAPHY", open_value(mentor_, "biography"));
    if (!view_.own)
      root_.SetValueAndShowSection("MENTOR", mentor_.mentor_id.text(), "READER");
    if (view_.own) {
      root_.ShowSection("OWN");
    } else if (view_.contact) {
      put_contact(root_, context_, view_);
    } else if (view_.not_yet) {
      const bool declined = view_.not_yet->why == NotYet::Why::declined;
      auto &part = *root_.AddSectionDictionary(declined ? "DECLINED" : "TOO_MANY_OPEN");
      part.SetValue("UNTIL", long_date(context_, view_.language, view_.not_yet->until));
    } else {
      root_.SetValueAndShowSection(
          "INTRODUCTION", "/mentorship/mentors/" + mentor_.mentor_id.text() + "/introduction",
          "OTHERS");
    }
  }

  void put_field(const Field &field) {
    if (std::ranges::find(at_the_head, field.id) != at_the_head.end()) return;
    const Answers &answers = field.identity ? mentor_.shown : mentor_.open;
    const auto answer = answers.find(field.id);
    if (answer == answers.end()) return;
    const auto values = values_of(field, answer->second, view_.language);
    if (values.empty()) return;
    auto &row = *root_.AddSectionDictionary("ANSWER");
    row.SetValue("LABEL", label_of(field, context_.catalogue, view_.language));
    if (field.kind == Kind::words || field.kind == Kind::text) {
      put_paragraphs(row, "LONG", values.front());
      return;
    }
    auto &list = *row.AddSectionDictionary("LIST");
    for (const auto &value : values) list.AddSectionDictionary("VALUE")->SetValue("TEXT", value);
  }

  const Context &context_;
  const Searchable &mentor_;
  const ProfileView &view_;
  TemplateDictionary root_{"profile"};
};

}  // namespace

std::string render_profile(const Context &context, const std::vector<Criterion> &criteria,
                           const questionnaires::Questionnaire &questionnaire,
                           const Searchable &mentor, const ProfileView &view) {
  return ProfilePage(context, mentor, view).render(criteria, questionnaire);
}

std::string render_paused(const Context &context, const ProfileView &view) {
  TemplateDictionary root("paused");
  auto &part = *root.AddSectionDictionary(view.own ? "OWN" : "OTHERS");
  part.SetValue("BACK", view.back);
  if (!view.own && view.contact) {
    put_contact(part, context, view);
    part.SetValueAndShowSection("MENTOR", view.mentor_id.text(), "READER");
  }
  return context.templates.render("directory/paused.html.tpl", view.language, root);
}

std::string render_absent(const Context &context, const ProfileView &view) {
  TemplateDictionary root("absent");
  root.SetValue("BACK", view.back);
  return context.templates.render("directory/absent.html.tpl", view.language, root);
}

}  // namespace tandem::directory
