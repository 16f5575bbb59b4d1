#include <plugin/desks/api/consents.hpp>

#include <algorithm>

#include <plugin/desks/api/scopes.hpp>

namespace tandem::desks {

namespace {

constexpr const char *path = "/api/v1/mentorship/consents";

}  // namespace

ApiOperations ConsentsApi::operations() const {
  return {{"GET", path, "account", read_scope,
           [this](const ApiRequest &request) { return list(request); }}};
}

// That somebody answered about identity at all is told with the identity scope alone.
ApiReply ConsentsApi::list(const ApiRequest &request) const {
  auto lines = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return consents_.standing(transaction, request.member_id);
  });
  if (!request.holds(identity_scope))
    std::erase_if(lines, [](const auto &line) { return line.purpose.starts_with("identity."); });
  return page_of(context_, request, path, lines.size(), [&](std::size_t at) {
    return json{{"purpose", lines[at].purpose},
                {"text_version", lines[at].text_version},
                {"language", kit::code(lines[at].language)},
                {"given_at", time_text(lines[at].given_at)}};
  });
}

}  // namespace tandem::desks
