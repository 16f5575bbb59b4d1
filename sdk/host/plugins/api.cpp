#include <host/plugins/api.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <host/api/problems.hpp>
#include <host/plugins/api_call.hpp>
#include <host/plugins/wire.hpp>

namespace ams::host {
namespace {

constexpr kit::Microseconds call_timeout = std::chrono::seconds(8);
constexpr kit::Microseconds describe_timeout = std::chrono::seconds(5);
constexpr std::size_t default_body_limit = 65536;
constexpr std::size_t highest_body_limit = 8u << 20;

ApiReply failed(ams_status_t status, const ApiRequest &request, const Context &context) {
  const auto refused = [&](Refused why) { return refuse(context, request.language, why); };
  switch (status) {
    case AMS_NOT_FOUND:
    case AMS_DENIED: return refused(Refused::not_found);
    case AMS_RETRY_LATER:
    case AMS_DEADLINE_EXCEEDED: return refused(Refused::unavailable);
    default: return refused(Refused::internal);
  }
}

ApiReply answer(Plugin &plugin, std::uint32_t index, const ApiRequest &request,
                const Context &context) {
  ApiRequest own = request;
  own.deadline = {
      std::min(request.deadline.steady_us, context.clock.in(call_timeout).steady_us)};
  const auto deadline = own.deadline;
  auto call = std::make_shared<ApiCall>(plugin.id(), index, std::move(own));
  const ams_status_t status =
      plugin.call_status(deadline, [call, table = plugin.api(), data = plugin.data()] {
        const ams_api_response_t response = call->response();
        return table->answer(data, call->request(), &response);
      });
  // An overdue call may still be writing.
  if (status != AMS_OK) return failed(status, request, context);
  return call->take().value_or(failed(AMS_INTERNAL, request, context));
}

Method method_of(const char *name) {
  const std::string_view method = name ? name : "";
  if (method == "GET") return Method::get;
  if (method == "POST") return Method::post;
  if (method == "PUT") return Method::put;
  if (method == "DELETE") return Method::remove;
  throw std::invalid_argument("its method is none of the contract");
}

std::string permission_of(const char *name) {
  const std::string_view permission = name ? name : "";
  for (const char *known : {AMS_PERMISSION_PUBLIC, AMS_PERMISSION_MEMBER, AMS_PERMISSION_ACCOUNT,
                            AMS_PERMISSION_STAFF})
    if (permission == known) return std::string(permission);
  throw std::invalid_argument("its permission is not known");
}

Operation operation_of(Plugin &plugin, std::uint32_t index, const Context &context) {
  const ams_api_operation_t *wire = plugin.api()->get(plugin.data(), index);
  if (wire == nullptr || wire->pattern == nullptr || wire->scope == nullptr)
    throw std::invalid_argument(fmt::format("operation {} is incomplete", index));
  Operation operation;
  operation.method = method_of(wire->method);
  operation.pattern = wire->pattern;
  operation.permission = permission_of(wire->permission);
  operation.scope = wire->scope;
  const std::size_t wanted = wire->body_limit == 0 ? default_body_limit : wire->body_limit;
  operation.body_limit = std::min(wanted, highest_body_limit);
  operation.creates = (wire->flags & AMS_API_CREATES) != 0;
  operation.answer = [&plugin, index, &context](const ApiRequest &request) {
    return answer(plugin, index, request, context);
  };
  return operation;
}

std::string description_of(Plugin &plugin, const Context &context) {
  auto text = std::make_shared<BoundedText>(AMS_API_DESCRIPTION_LIMIT);
  const ams_status_t status =
      plugin.call_status(context.clock.in(describe_timeout),
                         [text, table = plugin.api(), data = plugin.data()] {
                           const ams_sink_t sink = text->sink();
                           return table->describe(data, &sink);
                         });
  if (status != AMS_OK)
    throw std::invalid_argument(fmt::format("it describes nothing ({})", status_name(status)));
  return text->text;
}

}  // namespace

void add_plugin_operations(ApiTable &table, Plugin &plugin, const Context &context) {
  if (plugin.api() == nullptr) return;
  try {
    std::vector<Operation> operations;
    const std::uint32_t count = plugin.api()->count(plugin.data());
    for (std::uint32_t index = 0; index < count; ++index)
      operations.push_back(operation_of(plugin, index, context));
    table.add(plugin.id(), std::move(operations), description_of(plugin, context));
  } catch (const std::invalid_argument &error) {
    plugin.add_flaw(fmt::format("Its API operations are not served: {}.", error.what()));
  }
}

}  // namespace ams::host
