#include <kit/mail/sender_records.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace ams::kit {

namespace {

using Records = std::vector<std::string>;

// Records of mail are ASCII, whatever the process's locale.
std::string lower(std::string_view text) {
  std::string lowered(text);
  for (auto &c : lowered)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lowered;
}

// Records that begin with `version`, followed by nothing, a space or a semicolon.
Records of_version(const Records &records, std::string_view version) {
  Records found;
  for (const auto &record : records) {
    const auto text = lower(record);
    if (!text.starts_with(version)) continue;
    if (text.size() == version.size() || text[version.size()] == ' ' ||
        text[version.size()] == ';')
      found.push_back(text);
  }
  return found;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The value of a tag in "v=DMARC1; p=none; …".
std::optional<std::string_view> tag(std::string_view record, std::string_view name) {
  while (!record.empty()) {
    const auto end = std::min(record.find(';'), record.size());
    const auto part = record.substr(0, end);
    record.remove_prefix(std::min(end + 1, record.size()));
    const auto equals = part.find('=');
    if (equals != part.npos && lower(trimmed(part.substr(0, equals))) == name)
      return trimmed(part.substr(equals + 1));
  }
  return std::nullopt;
}

bool lets_everybody_send(std::string_view spf) {
  for (const std::string_view term : {" +all", " all"}) {
    const auto at = spf.find(term);
    if (at != spf.npos && (at + term.size() == spf.size() || spf[at + term.size()] == ' '))
      return true;
  }
  return false;
}

void look_at_spf(const SenderRecords &records, std::vector<SenderFlaw> &flaws) {
  const auto spf = of_version(records.of_return_path, "v=spf1");
  if (spf.empty()) flaws.push_back(SenderFlaw::spf_missing);
  if (spf.size() > 1) flaws.push_back(SenderFlaw::spf_several);
  if (spf.size() == 1 && lets_everybody_send(spf.front())) flaws.push_back(SenderFlaw::spf_open);
}

// "v=DKIM1" may be left out (RFC 6376, 3.6.1), the key may not.
void look_at_dkim(const SenderRecords &records, std::vector<SenderFlaw> &flaws) {
  for (const auto &record : records.of_selector) {
    if (const auto key = tag(record, "p")) {
      if (key->empty()) flaws.push_back(SenderFlaw::dkim_revoked);
      return;
    }
  }
  flaws.push_back(SenderFlaw::dkim_missing);
}

// The domain's own policy, else that of the nearest domain above which has one.
Records policy_of(const SenderRecords &records) {
  auto found = of_version(records.of_dmarc, "v=dmarc1");
  for (auto above = records.of_dmarc_above.begin();
       found.empty() && above != records.of_dmarc_above.end(); ++above)
    found = of_version(*above, "v=dmarc1");
  return found;
}

bool below(std::string_view domain, std::string_view above) {
  return domain.size() > above.size() && domain.ends_with(above) &&
         domain[domain.size() - above.size() - 1] == '.';
}

// Relaxed, as receivers take it without "aspf=s": the same domain, or one within the other.
bool in_line(const std::string &from, const std::string &return_path, bool strictly) {
  if (from == return_path) return true;
  return !strictly && (below(from, return_path) || below(return_path, from));
}

void look_at_dmarc(const SenderRecords &records, std::vector<SenderFlaw> &flaws) {
  const auto policies = policy_of(records);
  if (policies.empty()) flaws.push_back(SenderFlaw::dmarc_missing);
  if (policies.size() > 1) flaws.push_back(SenderFlaw::dmarc_several);
  bool strictly = false;
  if (policies.size() == 1) {
    const auto policy = tag(policies.front(), "p").value_or("");
    if (policy != "none" && policy != "quarantine" && policy != "reject")
      flaws.push_back(SenderFlaw::dmarc_no_policy);
    strictly = tag(policies.front(), "aspf").value_or("r") == "s";
  }
  if (!in_line(lower(records.from_domain), lower(records.return_path_domain), strictly))
    flaws.push_back(SenderFlaw::not_aligned);
}

bool is_mailbox_provider(std::string_view domain) {
  constexpr std::array providers{"gmail.com",   "googlemail.com", "outlook.com", "hotmail.com",
                                 "live.com",    "yahoo.com",      "yahoo.ca",    "icloud.com",
                                 "videotron.ca", "sympatico.ca"};
  return std::ranges::find(providers, domain) != providers.end();
}

}  // namespace

std::vector<SenderFlaw> sender_flaws(const SenderRecords &records) {
  std::vector<SenderFlaw> flaws;
  look_at_spf(records, flaws);
  look_at_dkim(records, flaws);
  look_at_dmarc(records, flaws);
  if (is_mailbox_provider(lower(records.from_domain))) flaws.push_back(SenderFlaw::not_ours);
  return flaws;
}

std::string describe(SenderFlaw flaw, const SenderRecords &records, std::string_view selector) {
  const auto &from = records.from_domain;
  const auto &path = records.return_path_domain;
  const auto key = std::string(selector) + "._domainkey." + from;
  switch (flaw) {
    case SenderFlaw::spf_missing:
      return "spf_missing: no SPF record (v=spf1) at " + path;
    case SenderFlaw::spf_several:
      return "spf_several: more than one SPF record at " + path + ", which counts as none";
    case SenderFlaw::spf_open:
      return "spf_open: the SPF record at " + path + " lets everybody send; end it in ~all or -all";
    case SenderFlaw::dkim_missing:
      return "dkim_missing: no DKIM key (p=…) at " + key;
    case SenderFlaw::dkim_revoked:
      return "dkim_revoked: the DKIM key at " + key + " is blank, which takes it back";
    case SenderFlaw::dmarc_missing:
      return "dmarc_missing: no DMARC record (v=DMARC1) at _dmarc." + from + " or above";
    case SenderFlaw::dmarc_several:
      return "dmarc_several: more than one DMARC record for " + from + ", which counts as none";
    case SenderFlaw::dmarc_no_policy:
      return "dmarc_no_policy: the DMARC record for " + from + " has no p=none, quarantine or reject";
    case SenderFlaw::not_aligned:
      return "not_aligned: the return path is of " + path + ", which is not in line with " + from;
    case SenderFlaw::not_ours:
      break;
  }
  return "not_ours: " + from + " is a mailbox provider, whose own policy refuses mail from here";
}

std::vector<std::string> domains_above(std::string_view domain) {
  std::vector<std::string> above;
  for (auto dot = domain.find('.'); dot != domain.npos; dot = domain.find('.')) {
    domain.remove_prefix(dot + 1);
    if (domain.find('.') == domain.npos) break;
    above.emplace_back(domain);
  }
  return above;
}

}  // namespace ams::kit
