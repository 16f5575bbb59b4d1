// TXT records by the resolver of this machine: for `ams_host mail-check`, and for nothing else.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ams::host {

// Empty when the name or the record does not exist. Throws std::runtime_error when nobody answers.
std::vector<std::string> text_records(const std::string &name);

// Those of one answer as it came: the strings of a record joined. Whatever is malformed is left out.
std::vector<std::string> text_records_in(std::span<const unsigned char> answer);

}  // namespace ams::host
