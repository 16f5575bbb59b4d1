#include <plugin/consent/settle.hpp>

#include <algorithm>
#include <string>

#include <plugin/consent/store.hpp>

namespace tandem::consent {

namespace {

void insert(Transaction &transaction, const Context &context, const std::vector<Line> &lines) {
  std::string values;
  kit::Parameters parameters;
  for (const Line &line : lines) {
    values += values.empty() ? "(?, ?, ?, ?, ?, ?, 1)" : ", (?, ?, ?, ?, ?, ?, 1)";
    parameters.insert(parameters.end(),
                      {context.make_id(), line.member_id, line.purpose, line.text_version,
                       kit::code(line.language), line.given_at});
  }
  try {
    transaction.execute(
        "INSERT INTO tandem_consents (id, member_id, purpose, text_version, language, given_at, "
        "standing) VALUES " + values,
        parameters);
  } catch (const kit::DuplicateKey &) {
    throw kit::Conflict("a consent was given meanwhile");
  }
}

}  // namespace

void settle(Transaction &transaction, const Context &context, const Standing &standing,
            const std::vector<Line> &lines, Instant at) {
  const auto before = store::standing(transaction, standing.member_id);
  for (const Line &line : before) {
    const auto now = std::ranges::find(lines, line.purpose, &Line::purpose);
    const bool ends = now == lines.end() ? line.purpose.starts_with(standing.beginning)
                                         : now->text_version != line.text_version;
    if (ends) store::end(transaction, standing.member_id, line.purpose, at);
  }
  std::vector<Line> given;
  std::ranges::copy_if(lines, std::back_inserter(given), [&](const Line &line) {
    return std::ranges::none_of(before, [&](const Line &stands) {
      return stands.purpose == line.purpose && stands.text_version == line.text_version;
    });
  });
  if (!given.empty()) insert(transaction, context, given);
}

}  // namespace tandem::consent
