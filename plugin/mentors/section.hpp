// The mentor section of the host's renewal and profile forms (FOM-05): opt-in, questionnaire, the
// two acknowledgements, the switches, prefilled. Field names begin with "tandem_".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <kit/web/fields.hpp>
#include <plugin/base/context.hpp>
#include <plugin/mentors/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem::mentors {

struct SectionRequest {
  std::string form;  // "renewal" or "profile"
  Language language = Language::english;
  Id member_id;
  Instant now{};
  kit::Deadline deadline{};
  kit::Fields fields;  // as posted; empty when the section is shown for the first time
};

struct SectionAnswer {
  std::vector<questionnaires::FieldError> errors;
  std::string sealed;  // when there was no error
};

class Section {
 public:
  Section(const Context &context, const Service &mentors, const members::Service &members,
          const questionnaires::Catalog &catalog)
      : context_(context), mentors_(mentors), members_(members), catalog_(catalog) {}

  // Prefilled from the record, and from a newer draft.
  std::string render(const SectionRequest &request) const;
  // As typed, with the errors beside the fields; nothing of it is checked when only the language
  // was switched (`with_errors` false).
  std::string render_typed(const SectionRequest &request, bool with_errors) const;
  SectionAnswer validate(const SectionRequest &request) const;
  // What came of it, as HTML; empty when there is nothing to say.
  std::string outcome(const SectionRequest &request) const;

 private:
  // What the database says, read once for a rendering.
  struct Record;
  Record read(const SectionRequest &request) const;
  SectionAnswer check(const SectionRequest &request, const Record &record) const;
  std::string html(const SectionRequest &request, const Record &record, const kit::Fields &fields,
                   const std::vector<questionnaires::FieldError> &errors, bool typed) const;
  kit::Fields prefill(const Record &record) const;
  // As typed; with the overtaken answers in place of those of the questionnaire when that box is
  // ticked.
  kit::Fields chosen(const SectionRequest &request, const Record &record) const;
  void show_overtaken(ctemplate::TemplateDictionary &dictionary, const SectionRequest &request,
                      const Submission &overtaken) const;

  const Context &context_;
  const Service &mentors_;
  const members::Service &members_;
  const questionnaires::Catalog &catalog_;
};

}  // namespace tandem::mentors
