// ams.privacy/1: a member's own copy, and taking the member out with a report.
#include <hooks/hooks.hpp>

#include <ams/sink.hpp>
#include <ams/text.hpp>

#include <vector>

#include <plugin/module.hpp>
#include <plugin/tandem.hpp>

namespace tandem::hooks {

namespace {

Plugin &plugin_of(void *data) {
  return static_cast<Plugin &>(*static_cast<ams::PluginBase *>(data));
}

Language language_of(const ams_privacy_request_t &request) {
  return kit::parse_language(request.language).value_or(Language::english);
}

void check(ams_status_t status) {
  if (status != AMS_OK) throw ams::StatusError(status, "the host took no more");
}

// Collected first: what runs in a transaction may run several times.
class Collected final : public Copy {
 public:
  void part(const char *id, kit::Text label, std::initializer_list<CopyColumn> columns) override {
    parts_.push_back({id, label, columns, {}});
  }
  void row(const std::vector<std::string> &values) override {
    parts_.back().rows.push_back(values);
  }

  void send(const ams_privacy_copy_t &into, const kit::Catalogue &catalogue,
            Language language) const {
    for (const auto &part : parts_) {
      send_head(into, part, catalogue, language);
      for (const auto &row : part.rows) {
        std::vector<ams_bytes_t> wire;
        for (const auto &value : row) wire.push_back(ams::bytes(value));
        check(into.row(into.context, static_cast<std::uint32_t>(wire.size()), wire.data()));
      }
    }
  }

 private:
  struct Part {
    const char *id;
    kit::Text label;
    std::vector<CopyColumn> columns;
    std::vector<std::vector<std::string>> rows;
  };

  static void send_head(const ams_privacy_copy_t &into, const Part &part,
                        const kit::Catalogue &catalogue, Language language) {
    std::vector<std::string> labels;
    for (const auto &column : part.columns) labels.push_back(catalogue.say(language, column.label));
    std::vector<ams_privacy_column_t> wire;
    for (std::size_t i = 0; i < labels.size(); ++i)
      wire.push_back({ams::bytes(part.columns[i].key), ams::bytes(labels[i])});
    const auto label = catalogue.say(language, part.label);
    const auto bytes = ams::bytes(label);
    check(into.part(into.context, part.id, &bytes, static_cast<std::uint32_t>(wire.size()),
                    wire.data()));
  }

  std::vector<Part> parts_;
};

class HostReport final : public ErasureReport {
 public:
  HostReport(const ams_privacy_report_t &into, const kit::Catalogue &catalogue, Language language)
      : into_(into), catalogue_(catalogue), language_(language) {}

  void goes(kit::Text what) override { line(AMS_PRIVACY_GOES, catalogue_.say(language_, what), ""); }
  void stays(kit::Text what, kit::Text why) override {
    line(AMS_PRIVACY_STAYS, catalogue_.say(language_, what), catalogue_.say(language_, why));
  }

 private:
  void line(std::uint32_t fate, const std::string &what, const std::string &why) {
    const auto what_bytes = ams::bytes(what), why_bytes = ams::bytes(why);
    check(into_.line(into_.context, fate, &what_bytes, &why_bytes));
  }

  const ams_privacy_report_t &into_;
  const kit::Catalogue &catalogue_;
  const Language language_;
};

ams_status_t copy(void *data, const ams_privacy_request_t *request,
                  const ams_privacy_copy_t *into) {
  auto &plugin = plugin_of(data);
  return ams::guard(plugin.log(), "privacy.copy", [&] {
    auto &module = plugin.module();
    const auto language = language_of(*request);
    module.questionnaires.keep_current({request->deadline_us});
    const auto copy = module.database.run(
        {request->deadline_us}, [&](Transaction &transaction) {
          Collected collected;
          module.own_data.copy(transaction, ams::to_id(request->member_id), language, collected);
          return collected;
        });
    copy.send(*into, module.catalogue, language);
  });
}

ams_status_t foretell(void *data, const ams_privacy_request_t *request,
                      const ams_privacy_report_t *into) {
  auto &plugin = plugin_of(data);
  return ams::guard(plugin.log(), "privacy.foretell", [&] {
    HostReport report(*into, plugin.module().catalogue, language_of(*request));
    desks::OwnData::report(report);
  });
}

ams_status_t erase(void *data, const ams_privacy_request_t *request,
                   const ams_privacy_report_t *into) {
  auto &plugin = plugin_of(data);
  return ams::guard(plugin.log(), "privacy.erase", [&] {
    auto &module = plugin.module();
    module.database.run({request->deadline_us}, [&](Transaction &transaction) {
      module.own_data.erase(transaction, ams::to_id(request->member_id),
                            kit::from_us(request->now_us));
    });
    HostReport report(*into, module.catalogue, language_of(*request));
    desks::OwnData::report(report);
  });
}

}  // namespace

const ams_plugin_privacy_t privacy{copy, foretell, erase};

}  // namespace tandem::hooks
