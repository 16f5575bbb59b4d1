#include <host/console/console.hpp>

#include <ctemplate/template.h>

#include <host/events/event_store.hpp>
#include <host/mailbox/replies.hpp>
#include <host/mailbox/troubles.hpp>
#include <host/payments/notice_store.hpp>
#include <host/plugins/admin_tiles.hpp>
#include <host/privacy/requests.hpp>
#include <kit/language/format.hpp>

namespace ams::host {
namespace {

constexpr unsigned most_rows = 100;
constexpr unsigned most_mails = 50;
// A plugin that hangs does not make its own console page slow.
constexpr kit::Microseconds health_time = std::chrono::milliseconds(500);
constexpr kit::Microseconds tiles_time = std::chrono::seconds(2);

kit::Text state_label(kit::MailState state) {
  switch (state) {
    case kit::MailState::queued:
      return _("Waiting");
    case kit::MailState::claimed:
      return _("Being sent");
    case kit::MailState::sent:
      return _("Sent");
    case kit::MailState::dead:
      return _("Given up");
    case kit::MailState::purged:
      break;
  }
  return _("Sent, content deleted");
}

// The reasons that payments/ gives; kept as they are in the table, said in words here.
kit::Text reason_label(std::string_view reason) {
  if (reason == "amount differs") return _("The amount differs");
  if (reason == "currency differs") return _("The currency differs");
  if (reason == "reference differs") return _("The reference differs");
  if (reason == "environment differs") return _("It belongs to another environment");
  if (reason == "checkout is not known") return _("No such payment is known");
  if (reason == "checkout is not open") return _("The payment had ended before");
  if (reason == "no signature") return _("It is not signed");
  if (reason == "too old") return _("It is too old");
  if (reason == "signature is wrong") return _("Its signature is wrong");
  return _("It cannot be read");
}

}  // namespace

struct Console::Tables {
  std::vector<ParkedEvent> parked;
  std::vector<RefusedNotice> refused;
  std::vector<kit::MailLine> mails;
  std::vector<std::pair<std::string, std::int64_t>> waiting;  // events by plugin
};

void Console::add_routes(Router &router) {
  router.add({Method::get, "/console", "staff",
              [this](const Request &request) { return overview(request); }});
  router.add({Method::post, "/console/events/{event}/{plugin}/retry", "staff",
              [this](const Request &request) { return retry_event(request); }});
  router.add({Method::post, "/console/mails/{mail}/requeue", "staff",
              [this](const Request &request) { return requeue_mail(request); }});
}

std::string Console::say(const Request &request, kit::Text text) const {
  return context_.catalogue.say(request.language, text);
}

std::string Console::time(const Request &request, kit::Instant instant) const {
  return kit::long_time(request.language, instant, context_.settings.zone);
}

Console::Tables Console::read(const Request &request) const {
  return context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    Tables tables;
    tables.parked = EventStore::parked(transaction, most_rows);
    tables.refused = NoticeStore::refused(transaction, most_rows);
    tables.mails = context_.outbox.recent(transaction, most_mails);
    for (const auto &plugin : plugins_.all())
      tables.waiting.emplace_back(plugin->id(), EventStore::waiting_for(transaction, plugin->id()));
    return tables;
  });
}

Reply Console::overview(const Request &request) const {
  Tables tables = read(request);
  ctemplate::TemplateDictionary page("console");
  page.SetValue("CSRF", request.csrf_token);
  show_tiles(page, request);
  show_plugins(page, request);
  show_events(page, request, tables);
  show_mails(page, request, tables);
  show_notices(page, request, tables);
  show_jobs(page, request);
  return layout_.page(
      request, 200, say(request, _("Staff console")),
      context_.templates.render("console/overview.html.tpl", request.language, page));
}

void Console::show_tiles(ctemplate::TemplateDictionary &page, const Request &request) const {
  const AdminTiles all = admin_tiles(plugins_, request.language, context_.clock.in(tiles_time));
  for (const std::string &plugin : all.unanswered)
    page.SetValueAndShowSection(
        "TEXT",
        context_.catalogue.say(request.language,
                               _("{plugin} did not say in time what waits for you."),
                               {{"plugin", plugin}}),
        "UNANSWERED");
  auto shown = all.tiles;
  shown.insert(shown.begin(), {privacy_tile(request), mailbox_tile(request)});
  auto *tiles = page.AddSectionDictionary("ANY_TILES");
  for (const AdminTile &tile : shown) {
    auto *card = tiles->AddSectionDictionary("TILE");
    card->SetValue("LABEL", tile.label);
    card->SetValue("PATH", tile.path);
    if (tile.waiting == 0) card->ShowSection("NOTHING");
    if (tile.waiting > 0)
      card->SetValueAndShowSection(
          "TEXT", context_.catalogue.say(request.language, _n("{n} waits", "{n} wait"), tile.waiting),
          "SOME");
    if (tile.overdue > 0)
      card->SetValueAndShowSection("TEXT",
                                   context_.catalogue.say(request.language,
                                                          _n("{n} is overdue", "{n} are overdue"),
                                                          tile.overdue),
                                   "LATE");
    if (tile.due) card->SetValueAndShowSection("AT", time(request, *tile.due), "NEXT");
  }
}

// The host's own, beside the plugins' (PRV-04).
AdminTile Console::privacy_tile(const Request &request) const {
  const auto counts = context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return Requests(context_).counts(transaction, request.now);
  });
  AdminTile tile;
  tile.label = say(request, _("Privacy requests"));
  tile.path = "/console/privacy-requests";
  tile.waiting = counts.open;
  tile.overdue = counts.overdue;
  if (counts.next_due) tile.due = kit::end_of_day(*counts.next_due, context_.settings.zone) -
                                  kit::Microseconds(1);
  return tile;
}

// Addresses that fail and answers that nobody has read (EML-05).
AdminTile Console::mailbox_tile(const Request &request) const {
  AdminTile tile;
  tile.label = say(request, _("E-mails that came back, and replies"));
  tile.path = "/console/mailbox";
  tile.waiting = context_.database.run(request.deadline, [](kit::Transaction &transaction) {
    return Troubles::count_open(transaction) + Replies::count_open(transaction);
  });
  return tile;
}

void Console::show_plugins(ctemplate::TemplateDictionary &page, const Request &request) const {
  for (const PluginHealth &health : plugins_.health(context_.clock.in(health_time))) {
    auto *row = page.AddSectionDictionary("PLUGIN");
    row->SetValue("NAME", health.name);
    row->SetValue("VERSION", health.version);
    row->SetValue("STATE", say(request, health.breaker_open ? _("Not asked for now: it hangs")
                                        : health.ready      ? _("Working")
                                        : health.active     ? _("Not ready")
                                                            : _("Not working")));
    row->SetIntValue("RUNNING", static_cast<long>(health.running_calls));
    row->SetValue("PROBLEM", health.problem);
  }
}

void Console::show_events(ctemplate::TemplateDictionary &page, const Request &request,
                          const Tables &tables) const {
  for (const auto &[plugin, count] : tables.waiting) {
    auto *line = page.AddSectionDictionary("WAITING");
    line->SetValue("TEXT", context_.catalogue.say(request.language,
                                                  _n("{plugin}: {n} event is waiting.",
                                                     "{plugin}: {n} events are waiting."),
                                                  count, {{"plugin", plugin}}));
  }
  if (tables.parked.empty()) return page.ShowSection("NO_PARKED");
  auto *table = page.AddSectionDictionary("ANY_PARKED");
  for (const ParkedEvent &event : tables.parked) {
    auto *row = table->AddSectionDictionary("PARKED");
    row->SetValue("TYPE", event.type);
    row->SetValue("PLUGIN_ID", event.plugin);
    row->SetValue("AT", time(request, event.occurred_at));
    row->SetIntValue("ATTEMPTS", static_cast<long>(event.attempts));
    row->SetValue("ERROR", event.last_error);
    row->SetValue("RETRY",
                  "/console/events/" + event.event_id.text() + "/" + event.plugin + "/retry");
    row->SetValue("CSRF", request.csrf_token);
  }
}

void Console::show_mails(ctemplate::TemplateDictionary &page, const Request &request,
                         const Tables &tables) const {
  if (tables.mails.empty()) return page.ShowSection("NO_MAILS");
  auto *table = page.AddSectionDictionary("ANY_MAILS");
  for (const kit::MailLine &mail : tables.mails) {
    auto *row = table->AddSectionDictionary("MAIL");
    row->SetValue("TEMPLATE", mail.template_name);
    row->SetValue("TO", mail.recipient);
    row->SetValue("STATE", say(request, state_label(mail.state)));
    row->SetValue("AT", time(request, mail.created_at));
    row->SetValue("ANSWER", mail.reply);
    if (mail.state != kit::MailState::dead) continue;
    auto *again = row->AddSectionDictionary("DEAD");
    again->SetValue("REQUEUE", "/console/mails/" + mail.id.text() + "/requeue");
    again->SetValue("CSRF", request.csrf_token);
  }
}

void Console::show_notices(ctemplate::TemplateDictionary &page, const Request &request,
                           const Tables &tables) const {
  if (tables.refused.empty()) return page.ShowSection("NO_NOTICES");
  auto *table = page.AddSectionDictionary("ANY_NOTICES");
  for (const RefusedNotice &notice : tables.refused) {
    auto *row = table->AddSectionDictionary("NOTICE");
    row->SetValue("ID", notice.notice_id);
    row->SetValue("CHECKOUT", notice.checkout);
    row->SetValue("REASON", say(request, reason_label(notice.reason)));
    row->SetIntValue("TIMES", static_cast<long>(notice.times));
    row->SetValue("AT", time(request, notice.last_at));
  }
}

void Console::show_jobs(ctemplate::TemplateDictionary &page, const Request &request) const {
  for (const JobStatus &job : jobs_.status()) {
    auto *row = page.AddSectionDictionary("JOB");
    row->SetValue("NAME", job.name);
    row->SetValue("LAST", job.last_run ? time(request, *job.last_run) : "–");
    row->SetValue("NEXT", job.next_due ? time(request, *job.next_due) : "–");
    row->SetValue("ERROR", job.last_error);
  }
}

Reply Console::retry_event(const Request &request) {
  auto event = kit::Id::parse(request.parameters.first("event"));
  std::string plugin(request.parameters.first("plugin"));
  bool done = event && context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return EventStore::unpark(transaction, *event, plugin, context_.clock.now());
  });
  if (!done) return layout_.failure(request, 404);
  jobs_.wake();
  return Reply::redirect("/console");
}

Reply Console::requeue_mail(const Request &request) {
  auto mail = kit::Id::parse(request.parameters.first("mail"));
  bool done = mail && context_.database.run(request.deadline, [&](kit::Transaction &transaction) {
    return context_.outbox.requeue(transaction, *mail);
  });
  if (!done) return layout_.failure(request, 404);
  jobs_.wake();
  return Reply::redirect("/console");
}

}  // namespace ams::host
