// The program's settings and dated texts (templates/program.xml, FACTS 1.7): data, not code.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <kit/language/language.hpp>

namespace tandem {

class Program {
 public:
  // Throws std::runtime_error that names what is wrong with the file.
  static Program parse(std::string_view xml);

  // What the host's configuration says of a name, or nothing.
  using Lookup = std::function<std::optional<std::string>(const std::string &name)>;
  // Replaces what `lookup` knows: "reminder_days", "time_zone", "support_email",
  // "support_email.fr". Throws std::runtime_error for a number that is none.
  void configure(const Lookup &lookup);

  // A whole number: "reminder_days". Throws std::out_of_range for a name the file lacks.
  std::int64_t number(std::string_view name) const;
  // A text in a language: "support_email", "association_name", "address".
  const std::string &text(std::string_view name, ams::kit::Language language) const;
  // The version in force of "terms_of_use", "confidentiality_agreement", ...
  const std::string &document_version(std::string_view document) const;
  // "America/Toronto"
  const std::string &zone() const { return zone_; }

 private:
  std::map<std::string, std::int64_t, std::less<>> numbers_;
  std::map<std::string, std::map<ams::kit::Language, std::string>, std::less<>> texts_;
  std::map<std::string, std::string, std::less<>> documents_;
  std::string zone_ = "America/Toronto";
};

}  // namespace tandem
