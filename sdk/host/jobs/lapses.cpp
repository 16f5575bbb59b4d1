#include <host/jobs/lapses.hpp>

#include <ams/ext/events.h>

#include <stdexcept>

#include <host/jobs/host_jobs.hpp>
#include <host/members/member.hpp>
#include <kit/language/format.hpp>

namespace ams::host {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr kit::Microseconds question_timeout = std::chrono::seconds(2);
constexpr std::size_t members_a_step = 200;

kit::Date day_after(kit::Date date) { return kit::Date(sys_days(date) + days(1)); }
kit::Date day_before(kit::Date date) { return kit::Date(sys_days(date) - days(1)); }

struct Progress {
  kit::Date reported_through;
  kit::Id after_member;  // within the day after it
};

std::optional<Progress> read(kit::Transaction &transaction) {
  auto row = transaction.query_one(
      "SELECT reported_through, after_member FROM ams_lapse_progress WHERE id=1");
  if (!row) return std::nullopt;
  return Progress{row->date(0), row->id(1)};
}

// What ended before the host first ran is history, and nobody is reminded of it.
void begin_today(kit::Transaction &transaction, kit::Date today) {
  transaction.execute(
      "INSERT IGNORE INTO ams_lapse_progress (id, reported_through, after_member) VALUES (1,?,?)",
      {day_before(today), kit::Id{}});
}

std::vector<kit::Id> members_ending(kit::Transaction &transaction, kit::Date day,
                                    const kit::Id &after) {
  std::vector<kit::Id> ids;
  for (const kit::Row &row : transaction.query(
           "SELECT id FROM ams_members WHERE paid_through=? AND id>? ORDER BY id LIMIT " +
               std::to_string(members_a_step),
           {day, after}))
    ids.push_back(row.id(0));
  return ids;
}

void report(kit::Transaction &transaction, Events &events, const kit::Id &id, kit::Date day) {
  auto member = MemberStore::find(transaction, id);
  if (!member || member->paid_through != day) return;
  Event event;
  event.type = AMS_EVENT_MEMBERSHIP_LAPSED;
  event.member = *member;
  event.old_paid_through = day;
  events.record(transaction, event);
}

// The events and how far they reach are one transaction: none is reported twice or left out.
void advance(kit::Transaction &transaction, const Progress &from, const Progress &to) {
  if (transaction.execute(
          "UPDATE ams_lapse_progress SET reported_through=?, after_member=? "
          "WHERE id=1 AND reported_through=? AND after_member=?",
          {to.reported_through, to.after_member, from.reported_through, from.after_member}) != 1)
    throw std::runtime_error("another process reports lapses");
}

bool step(const Context &context, Events &events, const JobRun &run) {
  const std::string &zone = context.settings.zone;
  return context.database.run(run.deadline, [&](kit::Transaction &transaction) {
    begin_today(transaction, kit::date_in(run.now, zone));
    Progress progress = read(transaction).value();
    kit::Date day = day_after(progress.reported_through);
    if (kit::end_of_day(day, zone) > run.now) return false;
    auto ids = members_ending(transaction, day, progress.after_member);
    for (const kit::Id &id : ids) report(transaction, events, id, day);
    bool whole_day = ids.size() < members_a_step;
    advance(transaction, progress,
            whole_day ? Progress{day, {}} : Progress{progress.reported_through, ids.back()});
    return true;
  });
}

}  // namespace

std::unique_ptr<Job> make_lapse_job(const Context &context, Events &events) {
  return make_job({"memberships.lapse", "clock", JobScope::once_per_cluster,
                   [&context](kit::Instant now) {
                     auto progress = context.database.run(
                         context.clock.in(question_timeout),
                         [](kit::Transaction &transaction) { return read(transaction); });
                     if (!progress) return std::optional(now);
                     return std::optional(kit::end_of_day(day_after(progress->reported_through),
                                                          context.settings.zone));
                   },
                   [&context, &events](const JobRun &run) { return step(context, events, run); }});
}

}  // namespace ams::host
