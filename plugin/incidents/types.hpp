// A confidentiality incident as the regulation wants it kept (A-2.1, r. 3.1; PRV-16).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <kit/base/id.hpp>
#include <kit/base/time.hpp>
#include <kit/language/catalogue.hpp>

namespace tandem::incidents {

namespace kit = ams::kit;
using kit::Id;
using kit::Instant;

enum class Kind { words, line, date, count, risk };

struct Field {
  std::string_view id;
  Kind kind;
  bool required;
  kit::Text label;
  kit::Text help;
};

// In the order of the form, the page and the file for the regulator.
constexpr std::array<Field, 12> fields{{
    {"happened", Kind::line, true, _("Date or period of the incident"),
     _("As exactly as it is known, or how it was estimated.")},
    {"known_on", Kind::date, true, _("Day on which the association learned of it"),
     _("Year-month-day, for example 2026-11-22.")},
    {"data", Kind::words, true, _("Personal information concerned"),
     _("Which kinds; or why that is not known. Names of nobody.")},
    {"circumstances", Kind::words, true, _("Circumstances and cause"),
     _("What happened, and why as far as it is known.")},
    {"people", Kind::count, true, _("Number of people concerned"),
     _("An estimate if need be; 0 if nobody’s information was reached.")},
    {"people_quebec", Kind::count, true, _("Of these, in Quebec"), _("An estimate if need be.")},
    {"risk", Kind::risk, true, _("Risk of serious injury or significant harm"),
     _("Sensitive information, likely misuse, and its consequences weigh most.")},
    {"assessment", Kind::words, true, _("What that assessment rests on"),
     _("Sensitivity, expected consequences, likelihood of misuse.")},
    {"told_regulator", Kind::line, false, _("Notices to regulators, with their dates"),
     _("Required when there is such a risk.")},
    {"told_people", Kind::line, false, _("Notices to the people concerned, with their dates"),
     _("Required when there is such a risk.")},
    {"public_notice", Kind::line, false, _("Public notice, and why"),
     _("Only where people could not be told one by one.")},
    {"measures", Kind::words, true, _("Measures taken"),
     _("To lessen the harm, and to keep it from happening again.")},
}};

constexpr std::array<std::string_view, 3> risks{"none", "low", "serious"};

// By field; a field that was left blank is absent.
using Content = std::map<std::string, std::string, std::less<>>;

struct Line {
  Id incident_id;
  std::int64_t number = 1;  // from 1; the newest one counts
  Instant written_at{};
  Id written_by;
  Content content;
};

}  // namespace tandem::incidents
