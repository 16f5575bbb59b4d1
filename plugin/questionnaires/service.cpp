#include <plugin/questionnaires/service.hpp>

#include <plugin/base/audit.hpp>
#include <plugin/questionnaires/changes.hpp>

namespace tandem::questionnaires {

namespace {

struct News {
  std::int64_t revision = 0;
  std::vector<std::optional<store::Published>> newest;  // as questionnaire_ids; empty: no news
};

}  // namespace

void Service::keep_current(kit::Deadline deadline) const try {
  const auto news = context_.database.run(deadline, [&](Transaction &transaction) {
    News read{store::revision(transaction), {}};
    if (read.revision == seen_) return read;
    for (const char *id : questionnaire_ids)
      read.newest.push_back(store::newest(transaction, id));
    return read;
  });
  if (news.newest.empty()) return;
  std::lock_guard lock(mutex_);
  // Whoever comes late with older news sets it right at the next request.
  for (std::size_t i = 0; i < questionnaire_ids.size(); ++i)
    adopt(questionnaire_ids[i], news.newest[i]);
  seen_ = news.revision;
} catch (const kit::DatabaseUnavailable &) {
}

void Service::adopt(std::string_view id, const std::optional<store::Published> &newest) const {
  if (!newest) return catalog_.use_built_in(id);
  const auto *now = catalog_.in_force(id);
  if (now->source == newest->xml) return;
  auto read = read_edition(id, newest->xml, catalog_.lists());
  if (read.edition) return catalog_.use(std::move(read.edition));
  // Only another version of the program can have published it.
  context_.log.write(kit::Level::error, "questionnaires.unreadable",
                     std::string(id) + " version " + std::to_string(newest->version) + ", " +
                         describe(read.flaws.front()));
}

std::vector<store::Published> Service::published(Transaction &transaction,
                                                 std::string_view id) const {
  return store::all(transaction, id);
}

std::optional<std::string> Service::source(Transaction &transaction, std::string_view id,
                                           int version) const {
  if (auto found = store::find(transaction, id, version)) return std::move(found->xml);
  const auto *built_in = catalog_.built_in(id);
  if (!built_in || built_in->questionnaire.version != version) return std::nullopt;
  return whole_source(*built_in, catalog_.lists_source());
}

std::string Service::source_in_force(std::string_view id) const {
  return whole_source(*catalog_.in_force(id), catalog_.lists_source());
}

Service::Checked Service::check(std::string_view id, std::string_view xml) const {
  const auto &before = catalog_.in_force(id)->questionnaire;
  auto read = read_edition(id, xml, catalog_.lists(), &before);
  if (!read.edition) return std::move(read.flaws);
  if (!changes_of(before, read.edition->questionnaire).any())
    return std::vector<FlawFound>{{Flaw::unchanged}};
  return std::move(read.edition);
}

bool Service::publish(Transaction &transaction, std::string_view id, std::string_view xml,
                      int base_version, const Id &staff_id, Instant now) const {
  // Of two who publish at once, the second waits here and then sees what the first has published.
  store::next_revision(transaction);
  const auto newest = store::newest(transaction, id);
  const int in_force =
      newest ? newest->version : catalog_.built_in(id)->questionnaire.version;
  if (in_force != base_version) return false;
  auto checked = check(id, xml);
  const auto *edition = std::get_if<std::unique_ptr<const Edition>>(&checked);
  if (!edition || (*edition)->questionnaire.version != in_force + 1) return false;
  const int version = (*edition)->questionnaire.version;
  if (!store::insert(transaction,
                     {std::string(id), version, (*edition)->source, now, staff_id}))
    return false;
  write_audit(transaction, context_,
              {.actor_id = staff_id,
               .action = "questionnaire.published",
               .subject_id = {},
               .reason = id,
               .before = std::to_string(in_force),
               .after = std::to_string(version)});
  return true;
}

}  // namespace tandem::questionnaires
