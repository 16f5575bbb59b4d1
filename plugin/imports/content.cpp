#include <plugin/imports/content.hpp>

#include <nlohmann/json.hpp>

#include <plugin/imports/rules.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::imports {

using nlohmann::json;

namespace {

std::string text_of(const json &object, const char *name) {
  return object.at(name).get<std::string>();
}

Date date_of(const json &object, const char *name) {
  const auto date = parse_date(text_of(object, name));
  if (!date) throw std::runtime_error("a kept row without its date");
  return *date;
}

}  // namespace

std::string to_json(const MentorRow &row) {
  return json{{"email", row.email},
              {"paused", row.paused},
              {"version", row.sheet.version},
              {"answers", questionnaires::open_to_json(row.sheet)}}
      .dump();
}

std::string to_json(const ConsentRow &row) {
  return json{{"email", row.email},
              {"document", row.document},
              {"version", row.version},
              {"language", kit::code(row.language)},
              {"given_on", date_text(row.given_on)}}
      .dump();
}

std::string to_json(const PairingRow &row) {
  json object{{"mentor_email", row.mentor_email},
              {"mentee_email", row.mentee_email},
              {"began_on", date_text(row.began_on)}};
  if (row.ended_on) object["ended_on"] = date_text(*row.ended_on);
  return object.dump();
}

std::string to_json(const std::vector<Finding> &findings) {
  json list = json::array();
  for (const auto &finding : findings) {
    list.push_back({{"file", code(finding.file)},
                    {"line", finding.line},
                    {"column", finding.column},
                    {"problem", code(finding.problem)},
                    {"value", finding.value},
                    {"en", finding.english},
                    {"fr", finding.french},
                    {"member", finding.member_id.text()}});
  }
  return list.dump();
}

MentorRow mentor_from_json(std::string_view text) {
  const auto object = json::parse(text);
  MentorRow row{text_of(object, "email"), object.at("paused").get<bool>(),
                questionnaires::from_json(text_of(object, "answers"), "{}")};
  row.sheet.version = object.at("version").get<int>();
  return row;
}

ConsentRow consent_from_json(std::string_view text) {
  const auto object = json::parse(text);
  return {text_of(object, "email"), text_of(object, "document"), text_of(object, "version"),
          kit::parse_language(text_of(object, "language")).value_or(Language::english),
          date_of(object, "given_on")};
}

PairingRow pairing_from_json(std::string_view text) {
  const auto object = json::parse(text);
  PairingRow row{text_of(object, "mentor_email"), text_of(object, "mentee_email"),
                 date_of(object, "began_on")};
  if (object.contains("ended_on")) row.ended_on = date_of(object, "ended_on");
  return row;
}

std::vector<Finding> findings_from_json(std::string_view text) {
  std::vector<Finding> findings;
  for (const auto &object : json::parse(text)) {
    const auto file = parse_file(text_of(object, "file"));
    const auto problem = parse_problem(text_of(object, "problem"));
    if (!file || !problem) continue;
    findings.push_back({*file, object.at("line").get<unsigned>(), text_of(object, "column"),
                        *problem, text_of(object, "value"), text_of(object, "en"),
                        text_of(object, "fr"),
                        Id::parse(text_of(object, "member")).value_or(Id{})});
  }
  return findings;
}

std::string addresses_of(std::string_view text) {
  if (text.empty()) return "";
  const auto object = json::parse(text);
  if (object.contains("email")) return text_of(object, "email");
  return text_of(object, "mentor_email") + ", " + text_of(object, "mentee_email");
}

}  // namespace tandem::imports
