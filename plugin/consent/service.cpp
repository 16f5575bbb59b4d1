#include <plugin/consent/service.hpp>

#include <algorithm>

#include <kit/language/format.hpp>
#include <kit/web/embedded.hpp>
#include <plugin/base/audit.hpp>
#include <plugin/consent/store.hpp>
#include <tandem_data.hpp>

namespace tandem::consent {

void Service::give(Transaction &transaction, const Line &line) const {
  const auto before = standing(transaction, line.member_id, line.purpose);
  if (before && before->text_version == line.text_version) return;
  withdraw(transaction, line.member_id, line.purpose, line.given_at);
  store::insert(transaction, context_.make_id(), line);
}

bool Service::withdraw(Transaction &transaction, const Id &member_id, std::string_view purpose,
                       Instant at) const {
  return store::end(transaction, member_id, purpose, at);
}

void Service::withdraw_all(Transaction &transaction, const Id &member_id,
                           std::string_view beginning, Instant at) const {
  for (const auto &line : standing(transaction, member_id))
    if (line.purpose.starts_with(beginning)) withdraw(transaction, member_id, line.purpose, at);
}

std::vector<Line> Service::standing(Transaction &transaction, const Id &member_id) const {
  return store::standing(transaction, member_id);
}

std::optional<Line> Service::standing(Transaction &transaction, const Id &member_id,
                                      std::string_view purpose) const {
  return store::standing(transaction, member_id, purpose);
}

std::vector<Line> Service::acknowledgements(Transaction &transaction, const Id &member_id) const {
  std::vector<Line> lines;
  for (const auto &document : known_documents()) {
    if (!document.acknowledged) continue;
    for (auto &line : store::history(transaction, member_id, document.id))
      lines.push_back(std::move(line));
  }
  std::ranges::stable_sort(lines, std::ranges::greater{}, &Line::given_at);
  return lines;
}

// ---- Published texts ----

std::shared_ptr<const Shelf> Service::in_force(Transaction &transaction) const {
  const auto revision = store::documents_revision(transaction);
  {
    std::lock_guard lock(mutex_);
    if (shelf_ && shelf_->revision == revision) return shelf_;
  }
  auto shelf = read_shelf(transaction);
  // What this transaction wrote itself is not remembered: it may yet be rolled back.
  if (publish_built_in(transaction, *shelf)) return read_shelf(transaction);
  std::lock_guard lock(mutex_);
  shelf_ = shelf;
  return shelf;
}

std::shared_ptr<const Shelf> Service::read_shelf(Transaction &transaction) const {
  auto shelf = std::make_shared<Shelf>();
  shelf->revision = store::documents_revision(transaction);
  for (auto &edition : store::editions_in_force(transaction))
    shelf->in_force.emplace(edition.document, std::move(edition));
  return shelf;
}

namespace {

DocumentText built_in(std::string_view document, Language language) {
  const std::string file =
      "templates/legal/" + std::string(document) + "." + kit::code(language) + ".html";
  const std::string html(kit::embedded(tandem_data(), file));
  const auto begin = html.find('>') + 1;
  return {html.substr(begin, html.find("</h2>") - begin), html};
}

}  // namespace

// A document that has an edition keeps it: from then on staff publish, not the program.
bool Service::publish_built_in(Transaction &transaction, const Shelf &shelf) const {
  bool any = false;
  for (const auto &document : known_documents()) {
    if (shelf.in_force.contains(document.id)) continue;
    const Edition edition{.document = document.id,
                          .version = context_.program.document_version(document.id),
                          .english = built_in(document.id, Language::english),
                          .french = built_in(document.id, Language::french),
                          .published_at = context_.clock.now(),
                          .number = store::next_documents_revision(transaction)};
    any = store::insert_edition(transaction, edition) || any;
  }
  return any;
}

std::optional<Edition> Service::edition(Transaction &transaction, std::string_view document,
                                        std::string_view version) const {
  in_force(transaction);
  return store::edition(transaction, document, version);
}

std::vector<Edition> Service::editions(Transaction &transaction, std::string_view document) const {
  in_force(transaction);
  return store::editions(transaction, document);
}

namespace {

std::vector<FlawFound> flaws_of(const Cleaned &english, const Cleaned &french,
                                const Edition &before) {
  std::vector<FlawFound> flaws = english.flaws;
  std::ranges::copy(french.flaws, std::back_inserter(flaws));
  if (!flaws.empty()) return flaws;
  if (english.text.html == french.text.html) return {{Flaw::identical, Language::french}};
  const auto same = [&](const Cleaned &cleaned, Language language) {
    return clean_document(before.in(language).html, language).text.html == cleaned.text.html;
  };
  if (same(english, Language::english) && same(french, Language::french))
    return {{Flaw::unchanged, Language::english}};
  return {};
}

}  // namespace

std::variant<Edition, std::vector<FlawFound>> Service::check_against(Transaction &transaction,
                                                                     const Draft &draft,
                                                                     const Shelf &shelf,
                                                                     Instant now) const {
  auto english = clean_document(draft.english, Language::english);
  auto french = clean_document(draft.french, Language::french);
  auto flaws = flaws_of(english, french, shelf.at(draft.document));
  if (!flaws.empty()) return flaws;
  std::vector<std::string> taken;
  for (const auto &edition : store::editions(transaction, draft.document))
    taken.push_back(edition.version);
  return Edition{.document = draft.document,
                 .version = next_version(kit::date_in(now, context_.program.zone()), taken),
                 .english = std::move(english.text),
                 .french = std::move(french.text),
                 .published_at = now};
}

std::variant<Edition, std::vector<FlawFound>> Service::check(Transaction &transaction,
                                                             const Draft &draft,
                                                             Instant now) const {
  return check_against(transaction, draft, *in_force(transaction), now);
}

std::optional<Edition> Service::publish(Transaction &transaction, const Draft &draft,
                                        std::string_view base_version, const Id &staff_id,
                                        Instant now) const {
  // The revision row is taken before anything is read: of two who publish at once, the second sees
  // what the first has published. And nothing of this transaction is remembered.
  store::next_documents_revision(transaction);
  auto shelf = read_shelf(transaction);
  if (publish_built_in(transaction, *shelf)) shelf = read_shelf(transaction);
  if (shelf->at(draft.document).version != base_version) return std::nullopt;
  auto checked = check_against(transaction, draft, *shelf, now);
  auto *edition = std::get_if<Edition>(&checked);
  if (!edition) return std::nullopt;
  edition->published_by = staff_id;
  edition->number = store::next_documents_revision(transaction);
  if (!store::insert_edition(transaction, *edition)) return std::nullopt;
  write_audit(transaction, context_,
              {.actor_id = staff_id,
               .action = "document.published",
               .subject_id = {},
               .reason = edition->document,
               .before = base_version,
               .after = edition->version});
  for (auto *listener : listeners_) listener->on_published(transaction, *edition);
  return *edition;
}

}  // namespace tandem::consent
