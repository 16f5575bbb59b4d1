#include <plugin/desks/api/api.hpp>

#include <plugin/desks/api/scopes.hpp>
#include <plugin/desks/api/sheets.hpp>

namespace tandem::desks {

namespace {

void append(ApiOperations &all, ApiOperations more) {
  for (auto &one : more) all.push_back(std::move(one));
}

json closed_object(json properties) {
  return {{"type", "object"}, {"additionalProperties", false},
          {"properties", std::move(properties)}};
}

// What a search may name: {"practice_area": ["PA_MH"]}, and the words of identity criteria.
void add_criteria(json &schemas, const std::vector<directory::Criterion> &criteria) {
  json chosen = json::object(), words = json::object();
  for (const auto &criterion : criteria) {
    json codes = json::array();
    if (criterion.field->list)
      for (const auto &item : criterion.field->list->items)
        if (criterion.offers(item)) codes.push_back(item.code);
    if (!codes.empty())
      chosen[criterion.id] = {{"type", "array"}, {"items", {{"enum", std::move(codes)}}}};
    if (criterion.identity)
      words[criterion.id] = {{"type", "string"}, {"maxLength", directory::longest_words}};
  }
  schemas["Criteria"] = closed_object(std::move(chosen));
  schemas["OwnWords"] = closed_object(std::move(words));
}

}  // namespace

Api::Api(const Nouns &nouns, std::string_view description)
    : catalog_(nouns.catalog),
      directory_(nouns.directory),
      description_(description),
      mentor_(nouns.context, nouns.members, nouns.mentors, nouns.mentor_section, nouns.catalog),
      mentee_(nouns.context, nouns.members, nouns.mentees, nouns.introductions, nouns.catalog),
      search_(nouns.context, nouns.members, nouns.mentees, nouns.directory, nouns.contacts,
              nouns.catalog),
      introductions_(nouns.context, nouns.members, nouns.mentors, nouns.introductions,
                     nouns.catalog),
      pairings_(nouns.context, nouns.members, nouns.introductions),
      concerns_(nouns.context, nouns.concerns),
      consents_(nouns.context, nouns.consents) {}

ApiOperations Api::operations() const {
  ApiOperations all = mentor_.operations();
  append(all, mentee_.operations());
  append(all, search_.operations());
  append(all, introductions_.operations());
  append(all, pairings_.operations());
  append(all, concerns_.operations());
  append(all, consents_.operations());
  return all;
}

std::string Api::describe() const {
  json description = json::parse(description_);
  auto &schemas = description["components"]["schemas"];
  schemas["MentorAnswers"] = open_schema(catalog_.mentor());
  schemas["MentorIdentity"] = identity_schema(catalog_.mentor());
  schemas["MenteeAnswers"] = open_schema(catalog_.mentee());
  schemas["MenteeIdentity"] = identity_schema(catalog_.mentee());
  add_criteria(schemas, directory_.criteria());
  return dump(description);
}

}  // namespace tandem::desks
