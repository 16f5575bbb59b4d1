#include <plugin/questionnaires/form.hpp>

#include <algorithm>
#include <set>

#include <ctemplate/template.h>

#include <plugin/base/form_page.hpp>

namespace tandem::questionnaires {

using ams::kit::Fields;
using ams::kit::Templates;
using ctemplate::TemplateDictionary;

namespace {

// A list up to this long shows as radio buttons; a longer one as a menu.
constexpr std::size_t radio_limit = 7;

// Groups that show at once; the others are folded until something in them is chosen.
struct Group {
  const char *id;
  Bilingual label;
};
const Group groups[] = {
    {"", {"", ""}},
    {"mentoring", {"", ""}},
    {"common", {"More languages", "Autres langues"}},
    {"indigenous", {"Indigenous languages", "Langues autochtones"}},
    {"other", {"Another language", "Une autre langue"}},
};

class Form {
 public:
  Form(const Fields &fields, const std::vector<FieldError> &errors, std::string_view prefix,
       bool listed, Language language)
      : fields_(fields), errors_(errors), prefix_(prefix), listed_(listed), language_(language) {}

  void section(TemplateDictionary &root, const Section &section) {
    auto &dictionary = *root.AddSectionDictionary("section");
    dictionary.SetValue("section_id", prefix_ + "section_" + section.id);
    dictionary.SetValue("title", section.title.in(language_));
    dictionary.SetValueAndShowSection("intro", section.intro.in(language_), "intro_section");
    for (const auto &field : section.fields) this->field(dictionary, field);
  }

 private:
  void field(TemplateDictionary &parent, const Field &field) {
    auto &outer = *parent.AddSectionDictionary("field");
    auto &inner = *outer.AddSectionDictionary(shape(field));
    const std::string name = prefix_ + field.id;
    inner.SetValue("name", name);
    inner.SetValue("label", field.label.in(language_));
    inner.ShowSection(field.required ? "required" : "optional");
    if (error(name)) {
      inner.ShowSection("invalid");
      inner.ShowSection("described_error");
    }
    head(inner, field, name);
    switch (field.kind) {
      case Kind::one:
      case Kind::many:
        choices(inner, field, name);
        break;
      case Kind::text:
      case Kind::words:
      case Kind::number:
        inner.SetValue("value", std::string(fields_.first(name)));
        inner.SetIntValue("max", static_cast<long>(field.max));
        if (field.kind == Kind::number) inner.ShowSection("numeric");
        break;
      case Kind::tags:
        tags(inner, field, name);
        break;
    }
    audience(inner, field, name);
  }

  static bool is_menu(const Field &field) {
    return field.kind == Kind::one && !field.identity && field.list->items.size() > radio_limit;
  }

  static const char *shape(const Field &field) {
    if (field.kind == Kind::tags) return "tags";
    if (field.kind == Kind::words) return "area";
    if (field.kind == Kind::text || field.kind == Kind::number) return "line";
    return is_menu(field) ? "menu" : "choices";
  }

  void head(TemplateDictionary &parent, const Field &field, const std::string &name) {
    auto &head = *parent.AddIncludeDictionary("head");
    head.SetFilename(Templates::include_name("questionnaires/head.html.tpl", language_));
    head.SetValue("name", name);
    head.SetValue("help", field.help.in(language_));
    head.SetValue("purpose", field.purpose.in(language_));
    show_error(head, name, "error");
  }

  void choices(TemplateDictionary &parent, const Field &field, const std::string &name) {
    const auto posted = fields_.all(name);
    const std::set<std::string> chosen(posted.begin(), posted.end());
    if (is_menu(field)) {
      for (const auto *entry : field.list->shown(language_)) item(parent, field, *entry, chosen);
      return;
    }
    std::string specify_for;
    for (const auto &group : groups) add_group(parent, field, group, chosen);
    for (const auto &entry : field.list->items) {
      if (entry.special == Special::self_describe || entry.special == Special::other)
        specify_for = entry.label.in(language_);
    }
    if (specify_for.empty()) return;
    auto &specify = *parent.AddSectionDictionary("specify");
    specify.SetValue("specify_for", specify_for);
    specify.SetValue("specify_value", std::string(fields_.first(name + "_specify")));
    show_error(specify, name + "_specify", "specify_error");
  }

  void add_group(TemplateDictionary &parent, const Field &field, const Group &group,
                 const std::set<std::string> &chosen) {
    std::vector<const Item *> members;
    for (const auto *entry : field.list->shown(language_))
      if (entry->group == group.id) members.push_back(entry);
    if (members.empty()) return;
    auto &dictionary = *parent.AddSectionDictionary("group");
    if (!group.label.english.empty()) {
      auto &folded = *dictionary.AddSectionDictionary("folded");
      folded.SetValue("group_label", group.label.in(language_));
      if (std::ranges::any_of(members, [&](auto *m) { return chosen.contains(m->code); }))
        folded.ShowSection("open");
    }
    for (const auto *entry : members) item(dictionary, field, *entry, chosen);
  }

  void item(TemplateDictionary &parent, const Field &field, const Item &item,
            const std::set<std::string> &chosen) {
    auto &dictionary = *parent.AddSectionDictionary("item");
    dictionary.ShowSection(field.kind == Kind::one ? "radio" : "checkbox");
    dictionary.SetValue("code", item.code);
    dictionary.SetValue("item_label", item.label.in(language_));
    dictionary.SetValueAndShowSection("hint", item.hint.in(language_), "hint_section");
    if (chosen.contains(item.code)) dictionary.ShowSection("checked");
  }

  void tags(TemplateDictionary &parent, const Field &field, const std::string &name) {
    const auto typed = fields_.all(name);
    for (std::size_t i = 0; i < std::max(field.count, typed.size()); ++i) {
      auto &tag = *parent.AddSectionDictionary("tag");
      tag.SetValue("value", i < typed.size() ? typed[i] : std::string());
      tag.SetIntValue("number", static_cast<long>(i + 1));
    }
  }

  void audience(TemplateDictionary &parent, const Field &field, const std::string &name) {
    auto &include = *parent.AddIncludeDictionary("audience");
    include.SetFilename(Templates::include_name("questionnaires/audience.html.tpl", language_));
    if (!field.identity) return;
    auto &identity = *include.AddSectionDictionary("identity");
    identity.SetValue("name", name);
    if (field.searchable()) identity.ShowSection("can_be_searched");
    identity.ShowSection(!listed_ ? "shown_to_mentors"
                         : field.searchable() ? "shown_and_searched"
                                              : "shown_on_profile");
    if (const auto chosen = parse_audience(fields_.first(name + "_audience")))
      identity.ShowSection(audience_code(*chosen));
    if (fields_.first(name + "_consent") == "1") identity.ShowSection("consent");
    show_error(identity, name + "_audience", "audience_error");
    show_error(identity, name + "_consent", "consent_error");
  }

  const FieldError *error(const std::string &name) const {
    const auto found = std::ranges::find(errors_, name, &FieldError::field);
    return found == errors_.end() ? nullptr : &*found;
  }

  void show_error(TemplateDictionary &dictionary, const std::string &name, const char *marker) {
    if (const auto *found = error(name)) {
      dictionary.SetValueAndShowSection(marker, found->message,
                                        std::string(marker) + "_section");
    }
  }

  const Fields &fields_;
  const std::vector<FieldError> &errors_;
  std::string prefix_;
  bool listed_;
  Language language_;
};

}  // namespace

std::string render_form(const Templates &templates, const Questionnaire &questionnaire,
                        const Fields &fields, const std::vector<FieldError> &errors,
                        std::string_view prefix, Language language) {
  TemplateDictionary root("questionnaire");
  Form form(fields, errors, prefix, questionnaire.listed, language);
  for (const auto &section : questionnaire.sections) form.section(root, section);
  return templates.render("questionnaires/form.html.tpl", language, root);
}

namespace {

std::vector<std::string> labels(const Field &field, const Answer &answer, Language language) {
  std::vector<std::string> values;
  for (const auto &value : answer.values) {
    const auto *item = field.list ? field.list->find(value) : nullptr;
    if (item && item->special == Special::prefer_not) continue;
    if (!item && field.list) continue;  // no longer offered
    if (!item) {
      values.push_back(value);
    } else if (!answer.specify.empty() && (item->special == Special::self_describe ||
                                           item->special == Special::other)) {
      values.push_back(answer.specify);
    } else {
      values.push_back(item->label.in(language));
    }
  }
  return values;
}

}  // namespace

std::vector<ShownAnswer> shown_answers(const Questionnaire &questionnaire, const Sheet &sheet,
                                       Identity identity, Language language) {
  std::vector<ShownAnswer> shown;
  for (const auto &section : questionnaire.sections) {
    for (const auto &field : section.fields) {
      const Answer *answer = nullptr;
      if (const auto open = sheet.open.find(field.id); open != sheet.open.end())
        answer = &open->second;
      const auto given = sheet.identity.find(field.id);
      if (given != sheet.identity.end() &&
          (identity == Identity::own || (identity == Identity::shown_only &&
                                         given->second.audience == Audience::shown)))
        answer = &given->second.answer;
      if (!answer) continue;
      auto values = labels(field, *answer, language);
      if (values.empty()) continue;
      const auto &label = identity == Identity::own ? field.label : field.shown;
      shown.push_back({label.in(language), std::move(values), field.kind == Kind::words});
    }
  }
  return shown;
}

std::string joined(const std::vector<std::string> &values) {
  const bool with_commas =
      std::ranges::any_of(values, [](const auto &value) { return value.find(',') != value.npos; });
  std::string text;
  for (const auto &value : values)
    text += (text.empty() ? "" : with_commas ? "; " : ", ") + value;
  return text;
}

void fill_answers(TemplateDictionary &dictionary, const std::vector<ShownAnswer> &answers,
                  const std::string &section) {
  for (const auto &answer : answers) {
    auto &row = *dictionary.AddSectionDictionary(section);
    row.SetValue("label", answer.label);
    fill_lines(row, "answer", joined(answer.values));
  }
}

}  // namespace tandem::questionnaires
