// Rows and findings as they are kept, sealed: JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <plugin/imports/types.hpp>

namespace tandem::imports {

std::string to_json(const MentorRow &row);
std::string to_json(const ConsentRow &row);
std::string to_json(const PairingRow &row);
std::string to_json(const std::vector<Finding> &findings);

MentorRow mentor_from_json(std::string_view text);
ConsentRow consent_from_json(std::string_view text);
PairingRow pairing_from_json(std::string_view text);
std::vector<Finding> findings_from_json(std::string_view text);

// The addresses of a row of any kind, for whoever reads what was skipped.
std::string addresses_of(std::string_view text);

}  // namespace tandem::imports
