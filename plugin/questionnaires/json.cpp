#include <nlohmann/json.hpp>

#include <plugin/questionnaires/rules.hpp>

namespace tandem::questionnaires {

using nlohmann::json;

namespace {

json to_json(const Answer &answer) {
  json value = {{"values", answer.values}};
  if (!answer.specify.empty()) value["specify"] = answer.specify;
  return value;
}

Answer to_answer(const json &value) {
  return {value.at("values").get<std::vector<std::string>>(), value.value("specify", "")};
}

}  // namespace

std::string open_to_json(const Sheet &sheet) {
  json answers = json::object();
  for (const auto &[field, answer] : sheet.open) answers[field] = to_json(answer);
  return json{{"version", sheet.version}, {"answers", answers}}.dump();
}

std::string identity_to_json(const Sheet &sheet) {
  json answers = json::object();
  for (const auto &[field, identity] : sheet.identity) {
    answers[field] = to_json(identity.answer);
    answers[field]["audience"] = audience_code(identity.audience);
  }
  return answers.dump();
}

Sheet from_json(std::string_view open, std::string_view identity) {
  Sheet sheet;
  const json document = json::parse(open);
  sheet.version = document.at("version").get<int>();
  for (const auto &[field, value] : document.at("answers").items())
    sheet.open[field] = to_answer(value);
  if (identity.empty()) return sheet;
  const json answers = json::parse(identity);
  for (const auto &[field, value] : answers.items()) {
    const auto audience = parse_audience(value.at("audience").get<std::string>());
    sheet.identity[field] = {to_answer(value), audience.value_or(Audience::staff_matching)};
  }
  return sheet;
}

}  // namespace tandem::questionnaires
