#include <plugin/desks/api/sheets.hpp>

#include <algorithm>
#include <charconv>

#include <plugin/desks/api/scopes.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::desks {

using questionnaires::Answer;
using questionnaires::Field;
using questionnaires::Kind;
using questionnaires::Questionnaire;
using questionnaires::Sheet;

namespace {

constexpr std::string_view specify_suffix = "_specify";

template <class Visit>
void each_field(const Questionnaire &questionnaire, Visit visit) {
  for (const auto &section : questionnaire.sections)
    for (const Field &field : section.fields) visit(field);
}

bool takes_several(const Field &field) {
  return field.kind == Kind::many || field.kind == Kind::tags;
}

// What a newer questionnaire no longer offers is left out, as on every page.
json value_of(const Field &field, const Answer &answer) {
  auto values = answer.values;
  if (field.list) std::erase_if(values, [&](const auto &code) { return !field.list->find(code); });
  if (takes_several(field)) return values;
  if (values.empty()) return nullptr;
  if (field.kind != Kind::number) return values.front();
  std::int64_t number = 0;
  const auto &text = answer.values.front();
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

enum class Shape { text, texts, number };

Shape shape_of(const Field *field) {
  if (!field) return Shape::text;
  return takes_several(*field) ? Shape::texts
                               : field->kind == Kind::number ? Shape::number : Shape::text;
}

// What a form would post for it; false: nothing could.
bool add(kit::Fields &fields, const std::string &name, const json &value, Shape shape) {
  if (value.is_null()) return true;
  if (shape == Shape::texts) {
    if (!value.is_array()) return false;
    for (const auto &each : value)
      if (!each.is_string()) return false;
    for (const auto &each : value) fields.add(name, each.get<std::string>());
    return true;
  }
  if (shape == Shape::number) {
    if (!value.is_number_integer()) return false;
    fields.add(name, value.dump());
    return true;
  }
  if (!value.is_string()) return false;
  fields.add(name, value.get<std::string>());
  return true;
}

const Field *open_field(const Questionnaire &questionnaire, std::string_view name) {
  const Field *field = questionnaire.find(name);
  return field && !field->identity ? field : nullptr;
}

bool is_specify(const Questionnaire &questionnaire, std::string_view name) {
  if (!name.ends_with(specify_suffix)) return false;
  name.remove_suffix(specify_suffix.size());
  const auto *field = open_field(questionnaire, name);
  return field && field->list;
}

json bilingual(const questionnaires::Bilingual &text) {
  return {{"en", text.english}, {"fr", text.french}};
}

const char *kind_code(Kind kind) {
  switch (kind) {
    case Kind::one: return "one";
    case Kind::many: return "many";
    case Kind::text: return "text";
    case Kind::words: return "words";
    case Kind::tags: return "tags";
    case Kind::number: return "number";
  }
  return "";
}

json field_json(const Field &field) {
  return {{"id", field.id},
          {"kind", kind_code(field.kind)},
          {"list", field.list ? json(field.list->id) : json()},
          {"required", field.required},
          {"identity", field.identity},
          {"max", field.max},
          {"entries", field.kind == Kind::tags ? json(field.count) : json()},
          {"criterion", field.criterion.empty() ? json() : json(field.criterion)},
          {"label", bilingual(field.label)},
          {"help", bilingual(field.help)},
          {"purpose", bilingual(field.purpose)}};
}

json list_json(const questionnaires::List &list) {
  json items = json::array();
  for (const auto &item : list.items) {
    const bool own_words = item.special == questionnaires::Special::self_describe ||
                           item.special == questionnaires::Special::other;
    items.push_back({{"code", item.code},
                     {"label", bilingual(item.label)},
                     {"group", item.group},
                     {"takes_own_words", own_words}});
  }
  return {{"version", list.version}, {"items", std::move(items)}};
}

json codes_schema(const Field &field) {
  json codes = json::array();
  for (const auto &item : field.list->items) codes.push_back(item.code);
  return {{"type", "string"}, {"enum", codes}};
}

json value_schema(const Field &field) {
  const json text = {{"type", "string"}};
  switch (field.kind) {
    case Kind::one: return codes_schema(field);
    case Kind::many: return {{"type", "array"}, {"items", codes_schema(field)}};
    case Kind::tags:
      return {{"type", "array"}, {"items", text}, {"maxItems", field.count}};
    case Kind::number:
      return {{"type", "integer"}, {"minimum", field.min}, {"maximum", field.max}};
    case Kind::text:
    case Kind::words: return {{"type", "string"}, {"maxLength", field.max}};
  }
  return text;
}

json object_schema(json properties) {
  return {{"type", "object"}, {"additionalProperties", false},
          {"properties", std::move(properties)}};
}

}  // namespace

json open_answers(const Questionnaire &questionnaire,
                  const std::map<std::string, Answer, std::less<>> &answers) {
  json object = json::object();
  for (const auto &[id, given] : answers) {
    const auto *field = questionnaire.find(id);
    if (!field) continue;
    auto value = value_of(*field, given);
    if (value.is_null() || (value.is_array() && value.empty())) continue;
    object[id] = std::move(value);
    if (!given.specify.empty()) object[id + std::string(specify_suffix)] = given.specify;
  }
  return object;
}

json identity_answers(const Sheet &sheet) {
  json object = json::object();
  for (const auto &[id, given] : sheet.identity) {
    json one = {{"values", given.answer.values},
                {"audience", questionnaires::audience_code(given.audience)},
                {"consent", true}};
    if (!given.answer.specify.empty()) one["specify"] = given.answer.specify;
    object[id] = std::move(one);
  }
  return object;
}

void read_open(const Context &context, const ApiRequest &request,
               const Questionnaire &questionnaire, const json &answers, std::string_view prefix,
               kit::Fields &fields, std::vector<ApiError> &errors) {
  if (!answers.is_object())
    return errors.push_back({"answers", say_wrong_type(context, request)});
  for (const auto &[name, value] : answers.items()) {
    const auto *field = open_field(questionnaire, name);
    if (!field && !is_specify(questionnaire, name))
      errors.push_back({"answers." + name, say_unknown(context, request)});
    else if (!add(fields, std::string(prefix) + name, value, shape_of(field)))
      errors.push_back({"answers." + name, say_wrong_type(context, request)});
  }
}

void read_identity(const Context &context, const ApiRequest &request,
                   const Questionnaire &questionnaire, const json &answers,
                   std::string_view prefix, kit::Fields &fields, std::vector<ApiError> &errors) {
  const auto fail = [&](const std::string &path, bool unknown) {
    errors.push_back({path, unknown ? say_unknown(context, request)
                                    : say_wrong_type(context, request)});
  };
  if (!answers.is_object()) return fail("identity", false);
  for (const auto &[name, given] : answers.items()) {
    const auto *field = questionnaire.find(name);
    const std::string path = "identity." + name, posted = std::string(prefix) + name;
    if (!field || !field->identity) {
      fail(path, true);
      continue;
    }
    if (!given.is_object()) {
      fail(path, false);
      continue;
    }
    for (const auto &[part, value] : given.items()) {
      bool fine = true;
      if (part == "values") fine = add(fields, posted, value, Shape::texts);
      else if (part == "specify") fine = add(fields, posted + "_specify", value, Shape::text);
      else if (part == "audience") fine = add(fields, posted + "_audience", value, Shape::text);
      else if (part == "consent" && value.is_boolean())
        fields.add(posted + "_consent", value.get<bool>() ? "1" : "");
      else fail(path + "." + part, part != "consent");
      if (!fine) fail(path + "." + part, false);
    }
  }
}

bool read_sheet(const Context &context, const ApiRequest &request,
                const Questionnaire &questionnaire, const json &body, const Sheet &kept,
                std::string_view prefix, kit::Fields &fields, std::vector<ApiError> &errors) {
  read_open(context, request, questionnaire, body.value("answers", json::object()), prefix, fields,
            errors);
  if (body.contains("identity")) {
    if (!request.holds(identity_scope)) return false;
    read_identity(context, request, questionnaire, body["identity"], prefix, fields, errors);
    return true;
  }
  Sheet identity = kept;
  identity.open.clear();
  const auto posted = questionnaires::to_fields(questionnaire, identity, prefix);
  for (const auto &[name, value] : posted.pairs()) fields.add(name, value);
  return true;
}

ApiProblem identity_refused(const Context &context, const ApiRequest &request) {
  return problem(context, request, 403, "identity_scope_missing",
                 _("For answers about identity a token needs the mentorship scope for identity."));
}

std::string path_of(const Questionnaire &questionnaire, std::string_view prefix,
                    std::string_view posted) {
  if (!posted.starts_with(prefix)) return std::string(posted);
  const auto name = posted.substr(prefix.size());
  const auto *field = questionnaire.find(name);
  if (field) return (field->identity ? "identity." : "answers.") + std::string(name);
  for (const char *suffix : {"_audience", "_consent", "_specify"}) {
    const auto end = name.size() - std::min(name.size(), std::string_view(suffix).size());
    const auto *of = name.ends_with(suffix) ? questionnaire.find(name.substr(0, end)) : nullptr;
    if (of && of->identity) return "identity." + of->id + "." + (suffix + 1);
  }
  return "answers." + std::string(name);
}

json questionnaire_json(const Questionnaire &questionnaire) {
  json sections = json::array(), lists = json::object();
  for (const auto &section : questionnaire.sections) {
    json fields = json::array();
    for (const auto &field : section.fields) {
      fields.push_back(field_json(field));
      if (field.list) lists[field.list->id] = list_json(*field.list);
    }
    sections.push_back({{"id", section.id},
                        {"identity", section.identity},
                        {"title", bilingual(section.title)},
                        {"intro", bilingual(section.intro)},
                        {"fields", std::move(fields)}});
  }
  return {{"id", questionnaire.id},
          {"version", questionnaire.version},
          {"sections", std::move(sections)},
          {"lists", std::move(lists)}};
}

json open_schema(const Questionnaire &questionnaire) {
  json properties = json::object();
  each_field(questionnaire, [&](const Field &field) {
    if (field.identity) return;
    properties[field.id] = value_schema(field);
    properties[field.id]["description"] = field.label.english;
    if (field.list)
      properties[field.id + std::string(specify_suffix)] = {{"type", "string"}, {"maxLength", 120}};
  });
  return object_schema(std::move(properties));
}

json identity_schema(const Questionnaire &questionnaire) {
  json properties = json::object();
  each_field(questionnaire, [&](const Field &field) {
    if (!field.identity) return;
    const json one = field.list ? codes_schema(field) : json{{"type", "string"}};
    properties[field.id] = object_schema(
        {{"values", {{"type", "array"}, {"items", one}}},
         {"specify", {{"type", "string"}, {"maxLength", 120}}},
         {"audience", {{"enum", {"staff_matching", "searchable", "shown"}}}},
         {"consent", {{"type", "boolean"}}}});
    properties[field.id]["description"] = field.label.english;
  });
  return object_schema(std::move(properties));
}

}  // namespace tandem::desks
