#include <plugin/incidents/store.hpp>

#include <nlohmann/json.hpp>

namespace tandem::incidents::store {

namespace {

std::string place(const Id &incident_id, std::int64_t number) {
  return "tandem_incident_lines.content:" + incident_id.text() + "/" + std::to_string(number);
}

std::vector<Line> to_lines(const Context &context, const kit::Rows &rows) {
  std::vector<Line> lines;
  for (const auto &row : rows) {
    Line line{row.id(0), row.integer(1), row.instant(2), row.id(3), {}};
    const auto plain = context.sealer.open(place(line.incident_id, line.number), row.text(4));
    line.content = nlohmann::json::parse(plain).get<Content>();
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

void insert(Transaction &transaction, const Context &context, const Line &line) {
  transaction.execute(
      "INSERT INTO tandem_incident_lines (incident_id, line, written_at, written_by, "
      "content_sealed) VALUES (?, ?, ?, ?, ?)",
      {line.incident_id, line.number, line.written_at, line.written_by,
       context.sealer.seal(place(line.incident_id, line.number),
                           nlohmann::json(line.content).dump())});
}

std::vector<Line> lines(Transaction &transaction, const Context &context) {
  return to_lines(context, transaction.query(
                               "SELECT incident_id, line, written_at, written_by, content_sealed "
                               "FROM tandem_incident_lines ORDER BY incident_id DESC, line DESC"));
}

std::vector<Line> lines_of(Transaction &transaction, const Context &context,
                           const Id &incident_id) {
  return to_lines(context,
                  transaction.query(
                      "SELECT incident_id, line, written_at, written_by, content_sealed "
                      "FROM tandem_incident_lines WHERE incident_id = ? ORDER BY line DESC",
                      {incident_id}));
}

}  // namespace tandem::incidents::store
