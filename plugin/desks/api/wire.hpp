// What every operation does the same way: bodies, lists in pages, times, refusals.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

#include <kit/language/catalogue.hpp>
#include <plugin/base/api.hpp>
#include <plugin/base/context.hpp>

namespace tandem::desks {

using nlohmann::json;

// The body as an object; an empty one stands for {}. The host has checked that it is JSON.
json body_of(const ApiRequest &request);
ApiAnswer answer(const json &body, unsigned status = 200);
std::string dump(const json &body);

std::string time_text(Instant instant);
json time_or_null(const std::optional<Instant> &instant);

ApiProblem problem(const Context &context, const ApiRequest &request, unsigned status,
                   const char *code, kit::Text title);
ApiProblem invalid(const Context &context, const ApiRequest &request,
                   std::vector<ApiError> errors);
// Errors for names that are not among `known`, below `path` ("" or "answers.").
void refuse_unknown(const Context &context, const ApiRequest &request, const json &object,
                    std::initializer_list<const char *> known, std::vector<ApiError> &errors);
std::string say_unknown(const Context &context, const ApiRequest &request);
std::string say_wrong_type(const Context &context, const ApiRequest &request);
// A text of the body; empty when it is missing. Another type is an error.
std::string text_of(const Context &context, const ApiRequest &request, const json &object,
                    const char *name, std::vector<ApiError> &errors);

// A version that the caller has read (If-Match): none sent, the right one, or an older one.
enum class Version { missing, holds, differs };
Version compare(const ApiRequest &request, std::int64_t version);

// One page of a list that is read whole: {"items": [...]}, and the way to the next.
ApiReply page_of(const Context &context, const ApiRequest &request, const std::string &path,
                 std::size_t size, const std::function<json(std::size_t)> &item);

}  // namespace tandem::desks
