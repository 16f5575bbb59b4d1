#include <host/events/event_store.hpp>

#include <host/events/event_content.hpp>

namespace ams::host {
namespace {

constexpr std::size_t longest_error = 100;

std::int64_t number(DeliveryState state) { return static_cast<std::int64_t>(state); }

const auto waiting = number(DeliveryState::waiting);
const auto done = number(DeliveryState::done);
const auto parked_state = number(DeliveryState::parked);

DeliveryRow row_of(const kit::Row &row) {
  return {row.id(0),
          row.text(1),
          {DeliveryState::waiting, row.integer(2), row.integer(3), row.instant(4)}};
}

constexpr const char *columns = "event_id, plugin, attempts, failures, due_at";

std::vector<DeliveryRow> rows_of(const kit::Rows &rows) {
  std::vector<DeliveryRow> deliveries;
  for (const kit::Row &row : rows) deliveries.push_back(row_of(row));
  return deliveries;
}

// " plugin IN (?,?) " with its parameters behind `parameters`.
std::string among(const std::vector<std::string> &plugins, kit::Parameters &parameters) {
  std::string marks;
  for (const std::string &plugin : plugins) {
    marks += marks.empty() ? "?" : ",?";
    parameters.emplace_back(plugin);
  }
  return " plugin IN (" + marks + ") ";
}

}  // namespace

void EventStore::insert(kit::Transaction &transaction, const EventDelivery &delivery,
                        const std::vector<std::string> &plugins) {
  const Event &event = delivery.event;
  std::optional<std::string> content, submission;
  if (!plugins.empty()) content = to_json(event);
  if (!plugins.empty() && !event.submission.empty()) submission = event.submission;
  transaction.execute(
      "INSERT INTO ams_events (id, type, member_id, occurred_at, content, submission, "
      "open_deliveries) VALUES (?,?,?,?,?,?,?)",
      {delivery.event_id, event.type, event.member.id, delivery.occurred_at, content, submission,
       plugins.size()});
  for (const std::string &plugin : plugins) {
    auto submitted = event.submission_event_ids.find(plugin);
    std::optional<kit::Id> submission_id;
    if (submitted != event.submission_event_ids.end()) submission_id = submitted->second;
    transaction.execute(
        "INSERT INTO ams_event_deliveries (event_id, plugin, state, attempts, failures, due_at, "
        "last_error, submission_event_id) VALUES (?,?,?,0,0,?,'',?)",
        {delivery.event_id, plugin, waiting, delivery.occurred_at, submission_id});
  }
}

std::vector<DeliveryRow> EventStore::waiting_of(kit::Transaction &transaction,
                                                const kit::Id &event) {
  return rows_of(transaction.query(
      std::string("SELECT ") + columns + " FROM ams_event_deliveries WHERE event_id=? AND state=?",
      {event, waiting}));
}

std::vector<DeliveryRow> EventStore::due(kit::Transaction &transaction,
                                         const std::vector<std::string> &plugins, kit::Instant now,
                                         unsigned limit) {
  if (plugins.empty()) return {};
  kit::Parameters parameters{waiting};
  std::string sql = std::string("SELECT ") + columns +
                    " FROM ams_event_deliveries WHERE state=? AND" + among(plugins, parameters) +
                    "AND due_at<=? ORDER BY due_at, event_id LIMIT " + std::to_string(limit);
  parameters.emplace_back(now);
  return rows_of(transaction.query(sql, parameters));
}

std::optional<kit::Instant> EventStore::next_due(kit::Transaction &transaction,
                                                 const std::vector<std::string> &plugins) {
  if (plugins.empty()) return std::nullopt;
  kit::Parameters parameters{waiting};
  std::string sql =
      "SELECT MIN(due_at) FROM ams_event_deliveries WHERE state=? AND" + among(plugins, parameters);
  auto row = transaction.query_one(sql, parameters);
  if (!row || row->is_null(0)) return std::nullopt;
  return row->instant(0);
}

bool EventStore::claim(kit::Transaction &transaction, DeliveryRow &row, kit::Instant until) {
  std::uint64_t changed = transaction.execute(
      "UPDATE ams_event_deliveries SET attempts=attempts+1, due_at=? "
      "WHERE event_id=? AND plugin=? AND state=? AND attempts=?",
      {until, row.event_id, row.plugin, waiting, row.progress.attempts});
  if (changed != 1) return false;
  ++row.progress.attempts;
  row.progress.due_at = until;
  return true;
}

std::optional<EventDelivery> EventStore::load(kit::Transaction &transaction, const kit::Id &event,
                                              const std::string &plugin) {
  auto row = transaction.query_one(
      "SELECT e.type, e.occurred_at, e.content, e.submission, d.submission_event_id "
      "FROM ams_events e JOIN ams_event_deliveries d ON d.event_id=e.id "
      "WHERE e.id=? AND d.plugin=? AND e.content IS NOT NULL",
      {event, plugin});
  if (!row) return std::nullopt;
  EventDelivery delivery{event, row->instant(1), event_from_json(row->text(0), row->text(2))};
  if (!row->is_null(3)) delivery.event.submission = row->text(3);
  if (!row->is_null(4)) delivery.event.submission_event_ids[plugin] = row->id(4);
  return delivery;
}

void EventStore::finish(kit::Transaction &transaction, const DeliveryRow &claimed,
                        const DeliveryProgress &after, std::string_view error) {
  std::uint64_t changed = transaction.execute(
      "UPDATE ams_event_deliveries SET state=?, failures=?, due_at=?, last_error=? "
      "WHERE event_id=? AND plugin=? AND state=? AND attempts=?",
      {number(after.state), after.failures, after.due_at, error.substr(0, longest_error),
       claimed.event_id, claimed.plugin, waiting, claimed.progress.attempts});
  if (changed != 1 || after.state != DeliveryState::done) return;
  transaction.execute("UPDATE ams_events SET open_deliveries=open_deliveries-1 WHERE id=?",
                      {claimed.event_id});
  transaction.execute(
      "UPDATE ams_events SET content=NULL, submission=NULL WHERE id=? AND open_deliveries=0",
      {claimed.event_id});
}

bool EventStore::finished(kit::Transaction &transaction, const kit::Id &event,
                          const std::string &plugin) {
  return !transaction.query_one(
      "SELECT 1 FROM ams_event_deliveries WHERE event_id=? AND plugin=? AND state<>?",
      {event, plugin, done});
}

std::int64_t EventStore::waiting_for(kit::Transaction &transaction, const std::string &plugin) {
  return transaction
      .query("SELECT COUNT(*) FROM ams_event_deliveries WHERE state=? AND plugin=?",
             {waiting, plugin})
      .at(0)
      .integer(0);
}

std::vector<ParkedEvent> EventStore::parked(kit::Transaction &transaction, unsigned limit) {
  std::vector<ParkedEvent> events;
  for (const kit::Row &row : transaction.query(
           "SELECT d.event_id, d.plugin, e.type, e.occurred_at, d.attempts, d.last_error "
           "FROM ams_event_deliveries d JOIN ams_events e ON e.id=d.event_id WHERE d.state=? "
           "ORDER BY e.occurred_at DESC LIMIT " +
               std::to_string(limit),
           {parked_state}))
    events.push_back(
        {row.id(0), row.text(1), row.text(2), row.instant(3), row.integer(4), row.text(5)});
  return events;
}

bool EventStore::unpark(kit::Transaction &transaction, const kit::Id &event,
                        const std::string &plugin, kit::Instant now) {
  return transaction.execute(
             "UPDATE ams_event_deliveries SET state=?, failures=0, due_at=? "
             "WHERE event_id=? AND plugin=? AND state=?",
             {waiting, now, event, plugin, parked_state}) == 1;
}

std::uint64_t EventStore::purge(kit::Transaction &transaction, kit::Instant before,
                                unsigned limit) {
  std::uint64_t purged = 0;
  for (const kit::Row &row : transaction.query(
           "SELECT id FROM ams_events WHERE open_deliveries=0 AND occurred_at<? LIMIT " +
               std::to_string(limit),
           {before})) {
    transaction.execute("DELETE FROM ams_event_deliveries WHERE event_id=?", {row.id(0)});
    purged += transaction.execute("DELETE FROM ams_events WHERE id=?", {row.id(0)});
  }
  return purged;
}

}  // namespace ams::host
