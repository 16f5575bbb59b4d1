#include <host/privacy/plugin_privacy.hpp>

#include <algorithm>

#include <host/plugins/wire.hpp>

namespace ams::host {

namespace {

constexpr std::size_t largest_copy = 64u << 20;
constexpr std::size_t most_lines = 100;
constexpr std::size_t longest_what = 300;
constexpr std::size_t longest_why = 1000;

bool is_key(std::string_view key) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !key.empty() && key.size() <= 64 && key.front() >= 'a' && std::ranges::all_of(key, allowed);
}

// Owned by the call: a plugin that is late still finds it there.
struct CopyCall {
  std::string plugin;
  std::string language;
  ams_privacy_request_t request{};
  CopyParts parts;
  std::size_t taken = 0;

  ams_privacy_copy_t wire() { return {sizeof(ams_privacy_copy_t), this, add_part, add_row}; }

  static ams_status_t add_part(void *context, const char *id, const ams_bytes_t *label,
                               std::uint32_t count, const ams_privacy_column_t *columns) {
    auto &self = *static_cast<CopyCall *>(context);
    if (id == nullptr || label == nullptr || columns == nullptr || !is_key(id) || count == 0 ||
        count > AMS_PRIVACY_COLUMN_LIMIT || self.parts.size() >= AMS_PRIVACY_PART_LIMIT)
      return AMS_INVALID_ARGUMENT;
    CopyPart part{self.plugin + "." + id, std::string(view(*label)), {}, {}};
    if (std::ranges::find(self.parts, part.id, &CopyPart::id) != self.parts.end())
      return AMS_INVALID_ARGUMENT;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!is_key(view(columns[i].key))) return AMS_INVALID_ARGUMENT;
      part.columns.push_back(
          {std::string(view(columns[i].key)), std::string(view(columns[i].label))});
    }
    self.parts.push_back(std::move(part));
    return AMS_OK;
  }

  static ams_status_t add_row(void *context, std::uint32_t count, const ams_bytes_t *values) {
    auto &self = *static_cast<CopyCall *>(context);
    if (values == nullptr || self.parts.empty() || count != self.parts.back().columns.size())
      return AMS_INVALID_ARGUMENT;
    std::vector<std::string> row;
    for (std::uint32_t i = 0; i < count; ++i) {
      row.emplace_back(view(values[i]));
      self.taken += row.back().size() + 1;
    }
    if (self.taken > largest_copy) return AMS_REJECTED;
    self.parts.back().rows.push_back(std::move(row));
    return AMS_OK;
  }
};

struct ReportCall {
  std::string language;
  ams_privacy_request_t request{};
  Report report;

  ams_privacy_report_t wire() { return {sizeof(ams_privacy_report_t), this, add_line}; }

  static ams_status_t add_line(void *context, std::uint32_t fate, const ams_bytes_t *what,
                               const ams_bytes_t *why) {
    auto &self = *static_cast<ReportCall *>(context);
    if (what == nullptr || why == nullptr || fate > AMS_PRIVACY_STAYS ||
        self.report.size() >= most_lines || what->size == 0 || what->size > longest_what ||
        why->size > longest_why)
      return AMS_INVALID_ARGUMENT;
    self.report.push_back(
        {fate == AMS_PRIVACY_STAYS, std::string(view(*what)), std::string(view(*why))});
    return AMS_OK;
  }
};

template <class Call>
std::shared_ptr<Call> prepared(const PrivacyQuestion &question) {
  auto call = std::make_shared<Call>();
  call->language = kit::code(question.language);
  call->request = {sizeof(ams_privacy_request_t), to_wire(question.member_id),
                   call->language.c_str(), kit::to_us(question.now), question.deadline.steady_us};
  return call;
}

using ReportFunction = ams_status_t (*ams_plugin_privacy_t::*)(void *,
                                                                const ams_privacy_request_t *,
                                                                const ams_privacy_report_t *);

// A plugin that is configured and not at work may hold something of the member: nobody can say.
std::optional<Report> ask_all(const Plugins &plugins, const PrivacyQuestion &question,
                              ReportFunction function) {
  Report all;
  for (const auto &plugin : plugins.all()) {
    if (!plugin->active()) return std::nullopt;
    const auto *table = plugin->privacy();
    if (table == nullptr) continue;
    auto call = prepared<ReportCall>(question);
    const auto status = plugin->call_status(
        question.deadline, [call, table, function, data = plugin->data()] {
          const auto wire = call->wire();
          return (table->*function)(data, &call->request, &wire);
        });
    if (status != AMS_OK) return std::nullopt;
    std::ranges::move(call->report, std::back_inserter(all));
  }
  return all;
}

}  // namespace

std::optional<CopyParts> PluginPrivacy::copy(const PrivacyQuestion &question) const {
  CopyParts all;
  for (const auto &plugin : plugins_.all()) {
    if (!plugin->active()) return std::nullopt;
    const auto *table = plugin->privacy();
    if (table == nullptr) continue;
    auto call = prepared<CopyCall>(question);
    call->plugin = plugin->id();
    const auto status =
        plugin->call_status(question.deadline, [call, table, data = plugin->data()] {
          const auto wire = call->wire();
          return table->copy(data, &call->request, &wire);
        });
    if (status != AMS_OK) return std::nullopt;
    std::ranges::move(call->parts, std::back_inserter(all));
  }
  return all;
}

std::optional<Report> PluginPrivacy::foretell(const PrivacyQuestion &question) const {
  return ask_all(plugins_, question, &ams_plugin_privacy_t::foretell);
}

std::optional<Report> PluginPrivacy::erase(const PrivacyQuestion &question) const {
  return ask_all(plugins_, question, &ams_plugin_privacy_t::erase);
}

}  // namespace ams::host
