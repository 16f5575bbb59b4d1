#include "checks.hpp"

#include <ams/ext/admin.h>
#include <ams/ext/api.h>
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <ams/ext/health.h>
#include <ams/ext/jobs.h>
#include <ams/ext/pages.h>
#include <ams/ext/privacy.h>
#include <ams/ext/schema.h>

#include <algorithm>
#include <regex>
#include <span>

#include "library.hpp"

namespace ams::validator {

namespace {

// Every table of the contract holds function pointers alone, so it can be read as an array.
struct KnownTable {
  const char *id;
  std::size_t functions;
};

template <class Table>
constexpr KnownTable known(const char *id) {
  static_assert(sizeof(Table) % sizeof(void (*)()) == 0);
  return {id, sizeof(Table) / sizeof(void (*)())};
}

constexpr KnownTable known_tables[] = {
    known<ams_plugin_forms_t>(AMS_EXT_FORMS),   known<ams_plugin_events_t>(AMS_EXT_EVENTS),
    known<ams_plugin_pages_t>(AMS_EXT_PAGES),   known<ams_plugin_jobs_t>(AMS_EXT_JOBS),
    known<ams_plugin_schema_t>(AMS_EXT_SCHEMA), known<ams_plugin_health_t>(AMS_EXT_HEALTH),
    known<ams_plugin_privacy_t>(AMS_EXT_PRIVACY),
    known<ams_plugin_admin_t>(AMS_EXT_ADMIN),   known<ams_plugin_api_t>(AMS_EXT_API)};

const ams_plugin_t *create(const Library &library, const SmallHost &host) {
  const ams_plugin_t *plugin = nullptr;
  const auto status = library.entry().create(host.table(), &plugin);
  expect(status == AMS_OK && plugin, "create answers " + std::to_string(status));
  return plugin;
}

void one_symbol(const Subject &subject) {
  auto names = exported_symbols(subject.path);
  std::ranges::sort(names);
  std::string all;
  for (const auto &name : names) all += (all.empty() ? "" : ", ") + name;
  expect(all == AMS_ENTRY_SYMBOL, "exports " + (all.empty() ? "nothing" : all));
}

void entry(const Subject &subject) {
  const Library library(subject.path);
  const auto &entry = library.entry();
  expect(entry.size >= sizeof(ams_entry_t), "its size is too small");
  expect(entry.abi_version == AMS_ABI_VERSION, "another ABI version");
  expect(entry.reserved == 0, "reserved is not 0");
  expect(entry.descriptor && entry.create, "descriptor or create is missing");
  const auto &descriptor = *entry.descriptor;
  expect(descriptor.size >= sizeof(ams_descriptor_t), "the descriptor's size is too small");
  expect(descriptor.id && descriptor.name && descriptor.version, "the descriptor lacks a text");
  expect(std::regex_match(descriptor.id, std::regex("[a-z][a-z0-9]{0,15}")),
         "the id is not short and lower case");
}

void instances(const Subject &subject) {
  const Library library(subject.path);
  const SmallHost host(subject.host);
  for (int round = 0; round < 100; ++round) {
    const auto *first = create(library, host);
    const auto *second = create(library, host);
    expect(first != second && first->data != second->data, "two instances share their data");
    expect(first->size >= sizeof(ams_plugin_t), "the plugin's size is too small");
    expect(first->activate && first->deactivate && first->destroy && first->get_extension,
           "a function of the plugin is missing");
    first->destroy(first->data);
    second->destroy(second->data);
  }
  expect(host.calls_while_inactive() == 0, "it calls the host before activate");
}

void unloads(const Subject &subject) {
  for (int round = 0; round < 10; ++round) {
    {
      const Library library(subject.path);
      const SmallHost host(subject.host);
      const auto *plugin = create(library, host);
      plugin->destroy(plugin->data);
      expect(is_mapped(subject.path), "it cannot be found in memory while loaded");
    }
    expect(!is_mapped(subject.path), "it stays in memory after dlclose");
  }
}

void extensions(const Subject &subject) {
  const Library library(subject.path);
  const SmallHost host(subject.host);
  const auto *plugin = create(library, host);
  for (const auto &known : known_tables) {
    const void *table = plugin->get_extension(plugin->data, known.id);
    expect(table == plugin->get_extension(plugin->data, known.id),
           std::string(known.id) + " changes between two calls");
    if (!table) continue;
    const std::span functions(static_cast<void (*const *)()>(table), known.functions);
    expect(std::ranges::none_of(functions, [](auto function) { return function == nullptr; }),
           std::string(known.id) + " lacks a function");
  }
  expect(!plugin->get_extension(plugin->data, "ams.unknown/1"), "it offers what it cannot know");
  plugin->destroy(plugin->data);
}

void schema(const Subject &subject) {
  const Library library(subject.path);
  const SmallHost host(subject.host);
  const auto *plugin = create(library, host);
  const auto *table = static_cast<const ams_plugin_schema_t *>(
      plugin->get_extension(plugin->data, AMS_EXT_SCHEMA));
  if (!table) throw Skipped("it has no tables");
  const auto count = table->count(plugin->data);
  for (std::uint32_t index = 0; index < count; ++index) {
    const auto *migration = table->get(plugin->data, index);
    const auto number = std::to_string(index + 1);
    expect(migration && migration->size >= sizeof(ams_migration_t), "number " + number + " is missing");
    expect(migration->version == index + 1, "a gap before number " + number);
    expect(migration->name && migration->sql.data && migration->sql.size > 0,
           "number " + number + " is empty");
  }
  std::uint32_t lowest = 0, highest = 0;
  table->supported(plugin->data, &lowest, &highest);
  expect(lowest <= count && count <= highest, "it does not support its own newest schema");
  plugin->destroy(plugin->data);
}

}  // namespace

std::vector<Check> checks_at_rest() {
  return {{"exports ams_entry and nothing else", one_symbol},
          {"entry and descriptor are whole", entry},
          {"instances come and go", instances},
          {"leaves the memory when unloaded", unloads},
          {"extensions are constant and whole", extensions},
          {"migrations are numbered without gaps", schema}};
}

}  // namespace ams::validator
