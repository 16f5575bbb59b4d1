#include <plugin/mentors/submission.hpp>

#include <nlohmann/json.hpp>

#include <plugin/questionnaires/rules.hpp>

namespace tandem::mentors {

using nlohmann::json;

namespace {

// One length for every submission of ordinary size: the blob does not tell who answered more.
constexpr std::size_t block = 16384;

std::string place(std::string_view form, const kit::Id &member_id) {
  return "submission." + std::string(form) + ":" + member_id.text();
}

}  // namespace

std::string seal(const kit::Sealer &sealer, const Submission &submission) {
  const auto documents = submission.documents_language.value_or(submission.language);
  const json content = {
      {"documents_language", kit::code(documents)},
      {"language", kit::code(submission.language)},
      {"answered_at", kit::to_us(submission.answered_at)},
      {"base_version", submission.base_version},
      {"wants", submission.wants},
      {"paused", submission.paused},
      {"terms", submission.terms_version},
      {"confidentiality", submission.confidentiality_version},
      {"open", questionnaires::open_to_json(submission.sheet)},
      {"identity", questionnaires::identity_to_json(submission.sheet)},
  };
  return sealer.seal_padded(place(submission.form, submission.member_id), content.dump(), block);
}

Submission open_submission(const kit::Sealer &sealer, std::string_view form,
                           const kit::Id &member_id, std::string_view sealed) {
  const json content = json::parse(sealer.open_padded(place(form, member_id), sealed));
  Submission submission;
  submission.member_id = member_id;
  submission.form = form;
  submission.language = kit::parse_language(content.at("language").get<std::string>())
                            .value_or(kit::Language::english);
  if (const auto language = kit::parse_language(content.value("documents_language", "")))
    if (*language != submission.language) submission.documents_language = language;
  submission.answered_at = kit::from_us(content.at("answered_at").get<std::int64_t>());
  submission.base_version = content.at("base_version").get<std::int64_t>();
  submission.wants = content.at("wants").get<bool>();
  submission.paused = content.at("paused").get<bool>();
  submission.terms_version = content.at("terms").get<std::string>();
  submission.confidentiality_version = content.at("confidentiality").get<std::string>();
  submission.sheet = questionnaires::from_json(content.at("open").get<std::string>(),
                                               content.at("identity").get<std::string>());
  return submission;
}

}  // namespace tandem::mentors
