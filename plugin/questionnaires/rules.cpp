#include <plugin/questionnaires/rules.hpp>

#include <algorithm>
#include <charconv>
#include <set>

#include <kit/language/format.hpp>

namespace tandem::questionnaires {

using ams::kit::Argument;
using ams::kit::Catalogue;
using ams::kit::Fields;
using ams::kit::Lines;

namespace {

constexpr std::size_t specify_max = 120;
constexpr std::size_t tag_max = 60;

// Reads one field; errors go to `errors`, what could be read is kept all the same.
class Reader {
 public:
  Reader(const Fields &fields, std::string_view prefix, bool complete, const Catalogue &catalogue,
         Language language, std::vector<FieldError> &errors)
      : fields_(fields), prefix_(prefix), complete_(complete), catalogue_(catalogue),
        language_(language), errors_(errors) {}

  std::optional<Answer> answer(const Field &field) {
    Answer answer;
    switch (field.kind) {
      case Kind::one:
      case Kind::many:
        read_choices(field, answer);
        break;
      case Kind::text:
        read_text(field, Lines::one, answer);
        break;
      case Kind::words:
        read_text(field, Lines::many, answer);
        break;
      case Kind::tags:
        read_tags(field, answer);
        break;
      case Kind::number:
        read_number(field, answer);
        break;
    }
    if (answer.values.empty()) {
      if (field.required && complete_ && !has_error(field)) missing(field);
      return std::nullopt;
    }
    return answer;
  }

  // PRV-01, PRV-14: an identity answer stands only with its own audience and its own consent.
  std::optional<IdentityAnswer> identity(const Field &field) {
    const auto given = answer(field);
    if (!given) return std::nullopt;
    const auto audience = parse_audience(fields_.first(name(field) + "_audience"));
    if (!audience || (audience == Audience::searchable && !field.searchable())) {
      fail(field, "_audience",
           catalogue_.say(language_,
                          _("{field}: choose who this answer may serve, or clear the answer."),
                          {{"field", field.label.in(language_)}}));
    }
    if (fields_.first(name(field) + "_consent") != "1") {
      fail(field, "_consent",
           catalogue_.say(language_,
                          _("{field}: tick the box if you agree that we keep and use this answer, "
                            "or clear the answer."),
                          {{"field", field.label.in(language_)}}));
    }
    return IdentityAnswer{*given, audience.value_or(Audience::staff_matching)};
  }

 private:
  std::string name(const Field &field) const { return std::string(prefix_) + field.id; }

  std::string digits(std::size_t number) const {
    return ams::kit::whole_number(language_, static_cast<std::int64_t>(number));
  }

  void fail(const Field &field, std::string_view suffix, std::string message) {
    const std::string posted = name(field) + std::string(suffix);
    errors_.push_back({posted, posted, std::move(message)});
  }

  bool has_error(const Field &field) const {
    return std::ranges::any_of(errors_, [&](const auto &e) { return e.field == name(field); });
  }

  void missing(const Field &field) {
    const Argument label{"field", field.label.in(language_)};
    if (field.kind == Kind::many)
      fail(field, "", catalogue_.say(language_, _("{field}: choose at least one."), {label}));
    else if (field.kind == Kind::one)
      fail(field, "", catalogue_.say(language_, _("{field}: choose one."), {label}));
    else
      fail(field, "", catalogue_.say(language_, _("{field}: write something here."), {label}));
  }

  std::optional<std::string> clean(const Field &field, std::string_view suffix,
                                   std::string_view typed, Lines lines, std::size_t max) {
    auto text = ams::kit::clean_text(typed, lines);
    if (!text) {
      fail(field, suffix, catalogue_.say(language_,
           _("{field}: this contains characters that cannot be used here."),
           {{"field", field.label.in(language_)}}));
      return std::nullopt;
    }
    if (ams::kit::length_of(*text) > max) {
      fail(field, suffix, catalogue_.say(language_,
           _("{field}: at most {max} characters; there are {length}."),
           {{"field", field.label.in(language_)}, {"max", digits(max)},
            {"length", digits(ams::kit::length_of(*text))}}));
      return std::nullopt;
    }
    return text;
  }

  void read_choices(const Field &field, Answer &answer) {
    std::set<std::string> chosen;
    for (const auto &code : fields_.all(name(field))) {
      if (code.empty()) continue;
      if (!field.list->find(code)) {
        fail(field, "", catalogue_.say(language_, _("{field}: choose from the list."),
                                       {{"field", field.label.in(language_)}}));
        return;
      }
      chosen.insert(code);
    }
    if (field.kind == Kind::one && chosen.size() > 1) {
      fail(field, "", catalogue_.say(language_, _("{field}: choose one."),
                                     {{"field", field.label.in(language_)}}));
      return;
    }
    for (const auto &item : field.list->items) {
      if (!chosen.contains(item.code)) continue;
      answer.values.push_back(item.code);
      const bool wants_words =
          item.special == Special::self_describe || item.special == Special::other;
      if (wants_words) read_specify(field, answer);
    }
    if (std::ranges::any_of(answer.values, [&](const auto &code) {
          return field.list->find(code)->special == Special::prefer_not;
        }) && answer.values.size() > 1) {
      fail(field, "", catalogue_.say(language_,
           _("{field}: “I prefer not to answer” cannot stand beside other answers."),
           {{"field", field.label.in(language_)}}));
    }
  }

  void read_specify(const Field &field, Answer &answer) {
    const auto text = clean(field, "_specify", fields_.first(name(field) + "_specify"), Lines::one,
                            specify_max);
    if (text) answer.specify = *text;
  }

  void read_text(const Field &field, Lines lines, Answer &answer) {
    const auto text = clean(field, "", fields_.first(name(field)), lines, field.max);
    if (text && !text->empty()) answer.values.push_back(*text);
  }

  void read_tags(const Field &field, Answer &answer) {
    std::size_t number = 0;
    for (const auto &typed : fields_.all(name(field))) {
      const auto text = clean(field, "", typed, Lines::one, std::min(field.max, tag_max));
      if (!text) return;
      if (text->empty()) continue;
      if (++number > field.count) {
        fail(field, "", catalogue_.say(language_, _("{field}: at most {max} entries."),
             {{"field", field.label.in(language_)}, {"max", digits(field.count)}}));
        return;
      }
      if (std::ranges::find(answer.values, *text) == answer.values.end())
        answer.values.push_back(*text);
    }
  }

  void read_number(const Field &field, Answer &answer) {
    const auto text = clean(field, "", fields_.first(name(field)), Lines::one, 20);
    if (!text || text->empty()) return;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size() || number < field.min ||
        number > field.max) {
      fail(field, "", catalogue_.say(language_,
           _("{field}: write a whole number from {min} to {max}."),
           {{"field", field.label.in(language_)}, {"min", digits(field.min)},
            {"max", digits(field.max)}}));
      return;
    }
    answer.values.push_back(std::to_string(number));
  }

  const Fields &fields_;
  std::string_view prefix_;
  bool complete_;
  const Catalogue &catalogue_;
  Language language_;
  std::vector<FieldError> &errors_;
};

}  // namespace

std::optional<Audience> parse_audience(std::string_view text) {
  for (const auto audience : {Audience::staff_matching, Audience::searchable, Audience::shown})
    if (text == audience_code(audience)) return audience;
  return std::nullopt;
}

Reading read(const Questionnaire &questionnaire, const Fields &fields, std::string_view prefix,
             bool complete, const Catalogue &catalogue, Language language) {
  Reading reading;
  reading.sheet.version = questionnaire.version;
  Reader reader(fields, prefix, complete, catalogue, language, reading.errors);
  for (const auto &section : questionnaire.sections) {
    for (const auto &field : section.fields) {
      if (field.identity) {
        if (auto answer = reader.identity(field)) reading.sheet.identity[field.id] = *answer;
      } else if (auto answer = reader.answer(field)) {
        reading.sheet.open[field.id] = *answer;
      }
    }
  }
  return reading;
}

std::vector<std::string> missing(const Questionnaire &questionnaire, const Sheet &sheet) {
  std::vector<std::string> fields;
  for (const auto &section : questionnaire.sections)
    for (const auto &field : section.fields)
      if (field.required && !sheet.find(field.id)) fields.push_back(field.id);
  return fields;
}

Fields to_fields(const Questionnaire &questionnaire, const Sheet &sheet, std::string_view prefix) {
  Fields fields;
  const auto add = [&](const std::string &name, const Answer &answer) {
    for (const auto &value : answer.values) fields.add(name, value);
    if (!answer.specify.empty()) fields.add(name + "_specify", answer.specify);
  };
  for (const auto &section : questionnaire.sections) {
    for (const auto &field : section.fields) {
      const std::string name = std::string(prefix) + field.id;
      if (const auto open = sheet.open.find(field.id); open != sheet.open.end())
        add(name, open->second);
      const auto identity = sheet.identity.find(field.id);
      if (identity == sheet.identity.end()) continue;
      add(name, identity->second.answer);
      fields.add(name + "_audience", audience_code(identity->second.audience));
      fields.add(name + "_consent", "1");
    }
  }
  return fields;
}

}  // namespace tandem::questionnaires
