#include <plugin/incidents/service.hpp>

#include <plugin/base/audit.hpp>
#include <plugin/base/own_data.hpp>
#include <plugin/incidents/store.hpp>

namespace tandem::incidents {

namespace {

// Led by an apostrophe where a spreadsheet would run it as a formula.
std::string cell(std::string_view value) {
  std::string text = "\"";
  if (!value.empty() && std::string_view("=+-@\t\r\n").find(value.front()) != value.npos)
    text += '\'';
  for (const char character : value) text += character == '"' ? "\"\"" : std::string(1, character);
  return text + '"';
}

}  // namespace

Id Service::enter(Transaction &transaction, const Content &content, const Id &staff_id,
                  Instant now) const {
  const auto id = context_.make_id();
  store::insert(transaction, context_, {id, 1, now, staff_id, content});
  write_audit(transaction, context_,
              {.actor_id = staff_id, .action = "incident.entered", .subject_id = id});
  return id;
}

bool Service::correct(Transaction &transaction, const Id &incident_id, std::int64_t seen,
                      const Content &content, const Id &staff_id, Instant now) const {
  const auto lines = history(transaction, incident_id);
  if (lines.empty() || lines.front().number != seen) return false;
  store::insert(transaction, context_, {incident_id, seen + 1, now, staff_id, content});
  write_audit(transaction, context_,
              {.actor_id = staff_id, .action = "incident.corrected", .subject_id = incident_id});
  return true;
}

std::vector<Line> Service::newest(Transaction &transaction) const {
  std::vector<Line> newest;
  for (auto &line : store::lines(transaction, context_))
    if (newest.empty() || newest.back().incident_id != line.incident_id)
      newest.push_back(std::move(line));
  return newest;
}

std::vector<Line> Service::history(Transaction &transaction, const Id &incident_id) const {
  return store::lines_of(transaction, context_, incident_id);
}

std::string Service::csv(Transaction &transaction, Language language) const {
  const auto say = [&](kit::Text text) { return cell(context_.catalogue.say(language, text)); };
  std::string csv = "\xEF\xBB\xBF" + say(_("Incident")) + "," + say(_("Line")) + "," +
                    say(_("Entered at")) + "," + say(_("Entered by (number)"));
  for (const auto &field : fields) csv += "," + say(field.label);
  csv += "\r\n";
  for (const auto &line : store::lines(transaction, context_)) {
    csv += cell(line.incident_id.text()) + "," + std::to_string(line.number) + "," +
           cell(copy_time(line.written_at)) + "," + cell(line.written_by.text());
    for (const auto &field : fields) {
      const auto found = line.content.find(field.id);
      csv += "," + cell(found == line.content.end() ? "" : found->second);
    }
    csv += "\r\n";
  }
  return csv;
}

}  // namespace tandem::incidents
