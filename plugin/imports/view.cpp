#include <plugin/imports/view.hpp>

#include <ctemplate/template.h>

#include <algorithm>

#include <kit/language/format.hpp>
#include <plugin/base/form_page.hpp>
#include <plugin/imports/content.hpp>
#include <plugin/imports/csv.hpp>
#include <plugin/imports/words.hpp>

namespace tandem::imports {

namespace {

using ctemplate::TemplateDictionary;

constexpr std::size_t most_findings = 200;
constexpr Effect effects[] = {Effect::mentor, Effect::prepared, Effect::consent, Effect::pairing};

class View {
 public:
  View(TemplateDictionary &dictionary, const Context &context, const Shown &shown,
       Language language)
      : dictionary_(dictionary), context_(context), shown_(shown), language_(language) {}

  void fill() {
    const auto &import = shown_.import;
    dictionary_.SetValue("path", path_of(import.id));
    dictionary_.SetValue("state_words", say(words_of(import.state)));
    dictionary_.SetValue("created", time(import.created_at));
    dictionary_.ShowSection(code(import.state));
    if (import.emptied_at && import.state != State::discarded) dictionary_.ShowSection("emptied");
    fill_counts();
    fill_findings();
    fill_rows("skipped_row", shown_.skipped, count(RowState::skipped));
    fill_rows("left_row", shown_.left, count(RowState::left));
    if (import.state == State::checked) fill_choice();
    fill_progress();
    fill_undo();
  }

 private:
  std::string say(kit::Text text) const { return context_.catalogue.say(language_, text); }
  std::string time(Instant instant) const {
    return kit::long_time(language_, instant, context_.program.zone());
  }
  std::string number(std::int64_t count) const { return kit::whole_number(language_, count); }

  template <class Condition>
  std::int64_t count_if(Condition condition) const {
    std::int64_t sum = 0;
    for (const auto &tally : shown_.tallies)
      if (condition(tally)) sum += tally.count;
    return sum;
  }
  std::int64_t count(RowState state) const {
    return count_if([&](const auto &tally) { return tally.state == state; });
  }

  void count_line(const char *section, const std::string &label, std::int64_t count) {
    auto &line = *counts_->AddSectionDictionary(section);
    line.SetValue("label", label);
    line.SetValue("number", number(count));
  }

  // By what is done, or would be; then what is worth knowing; then what is left aside, and why.
  void fill_counts() {
    const auto state = shown_.import.state;
    if (shown_.import.spoilt || state == State::discarded) return;
    counts_ = dictionary_.AddSectionDictionary("counts");
    counts_->ShowSection(code(state));
    const auto wanted = state == State::checked  ? RowState::waiting
                        : state == State::undone ? RowState::undone
                                                 : RowState::done;
    for (const auto effect : effects) {
      const auto rows = count_if([&](const auto &tally) {
        return tally.effect == effect && tally.state == wanted;
      });
      count_line("effect", say(words_of(effect)), rows);
    }
    for (const auto note : {Note::lapsed, Note::documents_outdated}) {
      const auto rows = count_if([&](const auto &tally) {
        return tally.note == note && tally.state != RowState::skipped;
      });
      if (rows > 0) count_line("note", say(words_of(note)), rows);
    }
  }

  void fill_choice() {
    const bool may = !shown_.import.spoilt && count(RowState::waiting) > 0;
    if (!may) {
      dictionary_.ShowSection(shown_.import.spoilt ? "spoilt" : "nothing_to_do");
      dictionary_.ShowSection("again");
      return;
    }
    auto &choice = *dictionary_.AddSectionDictionary("may_start");
    const auto rows = count(RowState::waiting);
    choice.SetValue("button", context_.catalogue.say(language_, _n("Import {n} row",
                                                                   "Import {n} rows"), rows));
    if (!shown_.findings.empty()) choice.ShowSection("with_errors");
  }

  void fill_progress() {
    const bool undoing = shown_.import.state == State::undoing;
    if (!undoing && shown_.import.state != State::running) return;
    const auto after = undoing ? count(RowState::undone) + count(RowState::left)
                               : count(RowState::done);
    const auto open = undoing ? count(RowState::done) : count(RowState::waiting);
    auto &progress = *dictionary_.AddSectionDictionary("progress");
    progress.SetValue("value", std::to_string(after));
    progress.SetValue("max", std::to_string(std::max<std::int64_t>(1, after + open)));
    progress.SetValue("words", context_.catalogue.say(
                                   language_, _n("{done} of {n} row", "{done} of {n} rows"),
                                   after + open, {{"done", number(after)}}));
    progress.ShowSection(undoing ? "back" : "forth");
  }

  void fill_undo() {
    const auto &import = shown_.import;
    const bool may = (import.state == State::done || import.state == State::running) &&
                     !import.emptied_at;
    if (!may) {
      dictionary_.ShowSection("cannot_undo");
      return;
    }
    auto &undo = *dictionary_.AddSectionDictionary("may_undo");
    if (import.ended_at)
      undo.SetValueAndShowSection("date", long_date(context_, language_,
                                                    *import.ended_at + kept_for), "until");
    if (import.state == State::running) undo.ShowSection("stops");
  }

  void fill_findings() {
    if (shown_.findings.empty()) {
      if (!shown_.import.emptied_at) dictionary_.ShowSection("no_findings");
      return;
    }
    auto &section = *dictionary_.AddSectionDictionary("findings");
    const auto all = static_cast<std::int64_t>(shown_.findings.size());
    section.SetValue("count", context_.catalogue.say(language_, _n("{n} error", "{n} errors"), all));
    if (shown_.findings.size() > most_findings) section.ShowSection("more");
    for (std::size_t at = 0; at < std::min(most_findings, shown_.findings.size()); ++at) {
      const auto &finding = shown_.findings[at];
      auto &row = *section.AddSectionDictionary("finding");
      row.SetValue("file", say(words_of(finding.file)));
      row.SetValue("line", number(finding.line));
      row.SetValue("column", finding.column);
      row.SetValue("value", finding.value);
      row.SetValue("message", imports::say(context_, language_, finding));
    }
  }

  void fill_rows(const char *section, const std::vector<Row> &rows, std::int64_t all) {
    if (all == 0) return;
    auto &table = *dictionary_.AddSectionDictionary(std::string(section) + "s");
    table.SetValue("count", context_.catalogue.say(language_, _n("{n} row", "{n} rows"), all));
    if (static_cast<std::int64_t>(rows.size()) < all) table.ShowSection("more");
    for (const auto &row : rows) {
      auto &line = *table.AddSectionDictionary("row");
      line.SetValue("file", say(words_of(file_of(row.effect))));
      line.SetValue("line", number(row.line));
      line.SetValue("addresses", addresses_of(row.content));
      line.SetValue("reason", say(words_of(row.reason)));
    }
  }

  TemplateDictionary &dictionary_;
  TemplateDictionary *counts_ = nullptr;
  const Context &context_;
  const Shown &shown_;
  const Language language_;
};

}  // namespace

std::string path_of(const Id &id) { return std::string(list_path) + "/" + id.text(); }

void fill_import(TemplateDictionary &dictionary, const Context &context, const Shown &shown,
                 Language language) {
  View(dictionary, context, shown, language).fill();
}

std::string report_csv(const Context &context, const std::vector<Finding> &findings,
                       Language language) {
  const auto words = [&](kit::Text text) { return csv_cell(context.catalogue.say(language, text)); };
  const std::string separator = language == Language::french ? ";" : ",";
  std::string csv = "\xEF\xBB\xBF";
  for (const auto &title : {_("File"), _("Line"), _("Column"), _("Value")})
    csv += words(title) + separator;
  csv += words(_("What is wrong")) + "\r\n";
  for (const auto &finding : findings) {
    csv += words(words_of(finding.file)) + separator + std::to_string(finding.line) + separator +
           csv_cell(finding.column) + separator + csv_cell(finding.value) + separator +
           csv_cell(say(context, language, finding)) + "\r\n";
  }
  return csv;
}

}  // namespace tandem::imports
