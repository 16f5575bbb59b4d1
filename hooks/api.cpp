// ams.api/1: the program's operations and one call's way through them.
#include <hooks/hooks.hpp>

#include <ams/sink.hpp>
#include <ams/text.hpp>

#include <plugin/module.hpp>
#include <plugin/tandem.hpp>

namespace tandem::hooks {

namespace {

constexpr std::chrono::seconds question_time{2};

Plugin &plugin_of(void *data) {
  return static_cast<Plugin &>(*static_cast<ams::PluginBase *>(data));
}

kit::Fields to_fields(const ams_pair_t *pairs, std::uint32_t count) {
  kit::Fields fields;
  for (std::uint32_t i = 0; i < count; ++i)
    fields.add(std::string(ams::view(pairs[i].name)), std::string(ams::view(pairs[i].value)));
  return fields;
}

ApiRequest to_request(const ams_api_request_t &from) {
  ApiRequest request;
  request.parameters = to_fields(from.parameters, from.parameter_count);
  request.query = to_fields(from.query, from.query_count);
  for (std::uint32_t i = 0; i < from.scope_count; ++i)
    request.scopes.emplace_back(ams::view(from.scopes[i]));
  request.language = kit::parse_language(from.language).value_or(Language::english);
  request.member_id = ams::to_id(from.member_id);
  request.operation_id = ams::to_id(from.operation_id);
  request.if_match = ams::view(from.if_match);
  request.body = ams::view(from.body);
  request.session_key = ams::view(from.session_key);
  request.now = kit::from_us(from.now_us);
  request.deadline = {from.deadline_us};
  return request;
}

// Sends a reply through the host's functions.
struct Sender {
  const ams_api_response_t &response;

  ams_status_t operator()(const ApiAnswer &answer) const {
    header("ETag", answer.etag);
    header("Location", answer.location);
    if (!answer.next.empty()) header("Link", "<" + answer.next + ">; rel=\"next\"");
    const auto body = ams::bytes(answer.json);
    const char *type = answer.json.empty() ? "" : "application/json";
    return response.body(response.context, answer.status, type, nullptr, &body);
  }
  ams_status_t operator()(const ApiProblem &problem) const {
    for (const auto &error : problem.errors) {
      const auto field = ams::bytes(error.field), message = ams::bytes(error.message);
      response.field_error(response.context, &field, &message);
    }
    const auto title = ams::bytes(problem.title), detail = ams::bytes("");
    return response.problem(response.context, problem.status, problem.code.c_str(), &title,
                            &detail);
  }
  ams_status_t operator()(const ApiNotThere &) const { return AMS_NOT_FOUND; }

 private:
  void header(const char *name, const std::string &text) const {
    const auto value = ams::bytes(text);
    if (!text.empty()) response.header(response.context, name, &value);
  }
};

std::uint32_t count(void *data) {
  auto &plugin = plugin_of(data);
  return plugin.is_active() ? static_cast<std::uint32_t>(plugin.module().api_table.size()) : 0;
}

const ams_api_operation_t *get(void *data, std::uint32_t index) {
  return index < count(data) ? &plugin_of(data).module().api_table[index] : nullptr;
}

ams_status_t describe(void *data, const ams_sink_t *sink) {
  auto &plugin = plugin_of(data);
  return ams::guard(plugin.log(), "api.describe",
                    [&] {
                      auto &module = plugin.module();
                      module.questionnaires.keep_current(module.clock.in(question_time));
                      ams::write(*sink, module.api.describe());
                    });
}

ams_status_t answer(void *data, const ams_api_request_t *request,
                    const ams_api_response_t *response) {
  auto &plugin = plugin_of(data);
  if (request->operation >= count(data)) return AMS_INVALID_ARGUMENT;
  return ams::guard(plugin.log(), "api.answer", [&] {
    plugin.module().questionnaires.keep_current({request->deadline_us});
    const auto &operation = plugin.module().api_operations[request->operation];
    return std::visit(Sender{*response}, operation.answer(to_request(*request)));
  });
}

}  // namespace

const ams_plugin_api_t api{count, get, describe, answer};

}  // namespace tandem::hooks
