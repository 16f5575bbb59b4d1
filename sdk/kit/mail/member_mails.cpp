#include <kit/mail/member_mails.hpp>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace ams::kit {

namespace {

std::string subject_of(const Sealer &sealer, const std::string &prefix, const Row &row) {
  if (row.is_null(1)) return "";
  try {
    const auto place = prefix + "_mails.content:" + row.id(0).text();
    return nlohmann::json::parse(sealer.open(place, row.text(1))).value("subject", "");
  } catch (const SealBroken &) {
    return "";
  }
}

}  // namespace

std::vector<MemberMail> mails_of(Transaction &transaction, const Sealer &sealer,
                                 const std::string &prefix, const Id &member_id) {
  std::vector<MemberMail> mails;
  for (const auto &row : transaction.query(
           fmt::format("SELECT id, content_sealed, template, language, state, created_at, sent_at "
                       "FROM {}_mails WHERE member_id = ? ORDER BY created_at, id",
                       prefix),
           {member_id})) {
    mails.push_back({row.text(2), parse_language(row.text(3)).value_or(Language::english),
                     subject_of(sealer, prefix, row), static_cast<MailState>(row.integer(4)),
                     row.instant(5), std::nullopt});
    if (!row.is_null(6)) mails.back().sent_at = row.instant(6);
  }
  return mails;
}

std::uint64_t erase_mails_of(Transaction &transaction, const std::string &prefix,
                             const Id &member_id) {
  return transaction.execute(fmt::format("DELETE FROM {}_mails WHERE member_id = ?", prefix),
                             {member_id});
}

}  // namespace ams::kit
