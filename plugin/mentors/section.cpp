#include <plugin/mentors/section.hpp>

#include <algorithm>
#include <charconv>

#include <ctemplate/template.h>

#include <kit/language/format.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/consent/pages.hpp>
#include <plugin/mentors/acknowledgement.hpp>
#include <plugin/questionnaires/form.hpp>
#include <plugin/questionnaires/rules.hpp>

namespace tandem::mentors {

using ctemplate::TemplateDictionary;
using questionnaires::FieldError;

namespace {

constexpr const char *prefix = "tandem_mentor_";
constexpr const char *documents_in_english = "tandem_documents_in_english";

FieldError error(const char *field, std::string message) {
  return {field, field, std::move(message)};
}

std::int64_t base_version(const kit::Fields &fields) {
  const auto text = fields.first("tandem_base_version");
  std::int64_t version = -1;
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

bool ticked(const kit::Fields &fields, std::string_view name) { return fields.first(name) == "1"; }

// A biography that the form did not hold when it was shown. What a former mentor answered is filled
// in and comes back as it was: that is no wish to be a mentor again, and stops no renewal.
bool writes_anew(const kit::Fields &typed, const kit::Fields &shown) {
  const auto name = std::string(prefix) + "biography";
  const auto now = kit::clean_text(typed.first(name), kit::Lines::many);
  return now && !now->empty() && *now != shown.first(name);
}

}  // namespace

struct Section::Record {
  Mentor mentor;
  std::optional<Submission> draft;
  std::optional<Submission> overtaken;
  bool prepared = false;       // the draft is staff's
  bool waits_for_fee = false;  // what the draft holds comes into use by paying alone
  std::optional<members::Member> member;
  Documents in_force;

  // LNG-02: the documents come in French first, and the choice of English is kept with them.
  bool french_first(Language form) const {
    return form == Language::english && member && reads_french_first(*member) &&
           (asks_terms() || asks_confidentiality());
  }
  // FOM-06: asked until the version in force is acknowledged.
  bool asks_terms() const { return !mentor.opted_in || outstanding(mentor, in_force).terms; }
  bool asks_confidentiality() const {
    return !mentor.opted_in || outstanding(mentor, in_force).confidentiality;
  }
};

Section::Record Section::read(const SectionRequest &request) const {
  Record record;
  record.member = members_.current(request.deadline, request.member_id);
  context_.database.run(request.deadline, [&](Transaction &transaction) {
    record.mentor = mentors_.find(transaction, request.member_id).value_or(Mentor{});
    record.draft = mentors_.draft(transaction, request.member_id);
    record.overtaken = mentors_.overtaken(transaction, request.member_id);
    const Standing standing = mentors_.standing(transaction, request.member_id);
    record.waits_for_fee = standing == Standing::waits_for_fee;
    record.prepared = standing == Standing::prepared;
    record.in_force = mentors_.documents(transaction);
  });
  return record;
}

kit::Fields Section::prefill(const Record &record) const {
  const auto &sheet = record.draft ? record.draft->sheet : record.mentor.sheet;
  kit::Fields fields = questionnaires::to_fields(catalog_.mentor(), sheet, prefix);
  if (record.draft ? record.draft->wants : record.mentor.opted_in) fields.add("tandem_want", "1");
  if (record.draft ? record.draft->paused : record.mentor.paused) fields.add("tandem_paused", "1");
  // A11Y-06: what the association knows already is not asked again.
  if (record.member && !sheet.find("province"))
    fields.add(std::string(prefix) + "province", record.member->province);
  if (record.member && !sheet.find("languages"))
    fields.add(std::string(prefix) + "languages", kit::code(record.member->language));
  return fields;
}

kit::Fields Section::chosen(const SectionRequest &request, const Record &record) const {
  if (!record.overtaken || !ticked(request.fields, "tandem_use_older")) return request.fields;
  auto fields = questionnaires::to_fields(catalog_.mentor(), record.overtaken->sheet, prefix);
  for (const auto &[name, value] : request.fields.pairs())
    if (!name.starts_with(prefix) && name != "tandem_use_older") fields.add(name, value);
  return fields;
}

std::string Section::render(const SectionRequest &request) const {
  const Record record = read(request);
  return html(request, record, prefill(record), {}, false);
}

std::string Section::render_typed(const SectionRequest &request, bool with_errors) const {
  const Record record = read(request);
  std::vector<FieldError> errors;
  if (with_errors) errors = check(request, record).errors;
  return html(request, record, chosen(request, record), errors, true);
}

SectionAnswer Section::validate(const SectionRequest &request) const {
  return check(request, read(request));
}

SectionAnswer Section::check(const SectionRequest &request, const Record &record) const {
  const kit::Fields fields = chosen(request, record);
  const auto say = [&](kit::Text text) { return context_.catalogue.say(request.language, text); };
  SectionAnswer answer;
  Submission submission;
  submission.member_id = request.member_id;
  submission.form = request.form;
  submission.language = request.language;
  submission.answered_at = request.now;
  submission.base_version = base_version(fields);
  submission.wants = ticked(fields, "tandem_want");
  submission.paused = ticked(fields, "tandem_paused");
  // Opting out needs no answers, and what was answered so far is not sent along.
  if (submission.wants) {
    auto reading = questionnaires::read(catalog_.mentor(), fields, prefix, true,
                                        context_.catalogue, request.language);
    answer.errors = std::move(reading.errors);
    submission.sheet = std::move(reading.sheet);
    if (record.asks_terms()) {
      if (ticked(fields, "tandem_terms")) submission.terms_version = record.in_force.terms_version;
      else answer.errors.push_back(error("tandem_terms",
               say(_("To be a mentor, confirm that you have read and agree to the Terms of "
                     "Use."))));
    }
    if (record.asks_confidentiality()) {
      if (ticked(fields, "tandem_confidentiality"))
        submission.confidentiality_version = record.in_force.confidentiality_version;
      else answer.errors.push_back(error("tandem_confidentiality",
               say(_("To be a mentor, confirm that you have read and agree to the Confidentiality "
                     "Agreement."))));
    }
    if (record.french_first(request.language) && !ticked(fields, documents_in_english))
      submission.documents_language = Language::french;
    if (record.mentor.version > 0 && submission.base_version != record.mentor.version) {
      answer.errors.insert(answer.errors.begin(), error("tandem_want",
          say(_("Your mentor profile was changed in another window since you opened this form. "
                "What you typed is kept below: check it and save again to use it."))));
    }
  } else if (!record.mentor.opted_in && writes_anew(fields, prefill(record))) {
    answer.errors.push_back(error("tandem_want",
        say(_("You answered the mentor questionnaire. Tick this box to become a mentor, or clear "
              "your biography to go on without."))));
  }
  if (answer.errors.empty()) answer.sealed = seal(context_.sealer, submission);
  return answer;
}

namespace {

void show_error(TemplateDictionary &dictionary, const std::vector<FieldError> &errors,
                const char *field, const char *marker) {
  const auto found = std::ranges::find(errors, field, &FieldError::field);
  if (found != errors.end())
    dictionary.SetValueAndShowSection(marker, found->message, std::string(marker) + "_section");
}

}  // namespace

std::string Section::html(const SectionRequest &request, const Record &record,
                          const kit::Fields &fields, const std::vector<FieldError> &errors,
                          bool typed) const {
  TemplateDictionary dictionary("section");
  const bool wants = ticked(fields, "tandem_want");
  if (wants) dictionary.ShowSection("want");
  if (wants || typed || record.draft) dictionary.ShowSection("open");
  if (ticked(fields, "tandem_paused")) dictionary.ShowSection("paused");
  dictionary.ShowSection(record.mentor.opted_in ? "is_mentor" : "is_no_mentor");
  if (record.draft && !typed) {
    const bool paying_is_enough = record.waits_for_fee && request.form != "renewal";
    dictionary.ShowSection(record.prepared    ? "from_staff"
                           : paying_is_enough ? "waits_for_fee"
                                              : "from_draft");
  }
  if (record.overtaken) show_overtaken(dictionary, request, *record.overtaken);
  if (request.form == "renewal") dictionary.ShowSection("renewal");
  // Nothing was checked when only the language was switched: what another window saved since is
  // still to be told.
  const bool checked = !typed || !errors.empty();
  dictionary.SetValue("base_version", checked ? std::to_string(record.mentor.version)
                                              : std::string(fields.first("tandem_base_version")));

  const auto acknowledged = [&](const char *name, bool asks) {
    auto &box = *dictionary.AddSectionDictionary(asks ? (std::string(name) + "_asked").c_str()
                                                      : (std::string(name) + "_known").c_str());
    if (asks && typed && ticked(fields, std::string("tandem_") + name)) box.ShowSection("ticked");
    show_error(box, errors, (std::string("tandem_") + name).c_str(), "error");
  };
  acknowledged("terms", record.asks_terms());
  acknowledged("confidentiality", record.asks_confidentiality());
  show_error(dictionary, errors, "tandem_want", "want_error");
  const bool french_first = record.french_first(request.language);
  if (french_first) {
    auto &choice = *dictionary.AddSectionDictionary("french_first");
    if (ticked(fields, documents_in_english)) choice.ShowSection("ticked");
  }
  const auto text = french_first ? Language::french : request.language;
  dictionary.SetValue("terms_path", consent::document_path(consent::terms_of_use,
                                                           record.in_force.terms_version, text));
  dictionary.SetValue("confidentiality_path",
                      consent::document_path(consent::confidentiality_agreement,
                                             record.in_force.confidentiality_version, text));
  dictionary.SetValue("terms_of_use_version", record.in_force.terms_version);
  dictionary.SetValue("confidentiality_agreement_version",
                      record.in_force.confidentiality_version);
  dictionary.SetValue("questionnaire",
                      questionnaires::render_form(context_.templates, catalog_.mentor(), fields,
                                                  errors, prefix, request.language));
  return context_.templates.render("mentors/section.html.tpl", request.language, dictionary);
}

void Section::show_overtaken(TemplateDictionary &dictionary, const SectionRequest &request,
                             const Submission &overtaken) const {
  auto &older = *dictionary.AddSectionDictionary("overtaken");
  older.SetValue("answered_on", long_date(context_, request.language, overtaken.answered_at));
  questionnaires::fill_answers(
      older,
      questionnaires::shown_answers(catalog_.mentor(), overtaken.sheet,
                                    questionnaires::Identity::own, request.language));
}

std::string Section::outcome(const SectionRequest &request) const {
  const auto member = members_.current(request.deadline, request.member_id);
  // Whoever the host does not know any more has lapsed as well: nobody finds them.
  const bool active = member && members::is_active(*member, members_.today(request.now));
  const Standing standing = context_.database.run(
      request.deadline, [&](Transaction &transaction) {
        return mentors_.standing(transaction, request.member_id);
      });
  TemplateDictionary dictionary("outcome");
  switch (standing) {
    case Standing::none:
      return "";
    case Standing::left:
      dictionary.ShowSection("left");
      break;
    case Standing::mentor:
      dictionary.ShowSection(active ? "mentor" : "lapsed");
      break;
    case Standing::paused:
      dictionary.ShowSection(active ? "paused" : "lapsed_and_paused");
      break;
    case Standing::waits_for_fee:
      dictionary.ShowSection("waits_for_fee");
      break;
    case Standing::needs_acknowledgement:
      dictionary.ShowSection("needs_acknowledgement");
      break;
    case Standing::kept_as_draft:
      dictionary.ShowSection("kept_as_draft");
      break;
    case Standing::prepared:
      return "";
  }
  dictionary.SetValue("member_id", request.member_id.text());
  return context_.templates.render("mentors/outcome.html.tpl", request.language, dictionary);
}

}  // namespace tandem::mentors
