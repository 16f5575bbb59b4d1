// What the DNS says of the domain that mail comes from, against what receivers ask for (EML-01):
// SPF and DKIM in place, a DMARC policy, and the From domain in line with the return path. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ams::kit {

// TXT records as they were looked up; the strings of one record joined.
struct SenderRecords {
  std::string from_domain;
  std::string return_path_domain;
  std::vector<std::string> of_return_path = {};  // at return_path_domain: SPF among others
  std::vector<std::string> of_selector = {};     // at SELECTOR._domainkey.from_domain
  std::vector<std::string> of_dmarc = {};        // at _dmarc.from_domain
  // At _dmarc. of each domain above, nearest first: where a domain has none of its own.
  std::vector<std::vector<std::string>> of_dmarc_above = {};
};

enum class SenderFlaw {
  spf_missing,        // nobody says which servers may send
  spf_several,        // two SPF records count as none
  spf_open,           // "+all" lets everybody send
  dkim_missing,       // no key at the selector
  dkim_revoked,       // the key is blank: it was taken back
  dmarc_missing,      // neither the domain nor one above it has a policy
  dmarc_several,      // two DMARC records count as none
  dmarc_no_policy,    // a record without p=none, quarantine or reject
  not_aligned,        // the return path is of another domain: SPF passes for somebody else
  not_ours,           // a From address at a mailbox provider, whose DMARC refuses it (EML-04)
};

// All of them, in the order above; empty when mail of that domain can be believed.
std::vector<SenderFlaw> sender_flaws(const SenderRecords &records);

// "spf_missing: no SPF record at example.org": for an administrator, in English like every command.
std::string describe(SenderFlaw flaw, const SenderRecords &records, std::string_view selector);

// The domains above one, down to two labels: "a.b.example.org" gives b.example.org, example.org.
std::vector<std::string> domains_above(std::string_view domain);

}  // namespace ams::kit
