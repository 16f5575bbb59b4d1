#include <host/accounts/profile_form.hpp>

#include <algorithm>

#include <host/members/labels.hpp>
#include <kit/mail/message.hpp>

namespace ams::host {

namespace {

constexpr std::size_t longest_name = 100;
constexpr const char *outside_canada = "XX";

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == text.npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

bool readable(const std::string &name) {
  return kit::clean_text(name, kit::Lines::one) && kit::length_of(name) <= longest_name;
}

bool listed(std::span<const Label> labels, const std::string &code) {
  return std::ranges::find(labels, std::string_view(code), &Label::code) != labels.end();
}

}  // namespace

ProfileForm ProfileForm::of(const Member &member) {
  return {member.given_name, member.family_name, member.email,
          member.province,   member.country,     kit::code(member.language)};
}

ProfileForm ProfileForm::typed(const kit::Fields &fields) {
  const auto value = [&](const char *name) { return trimmed(fields.first(name)); };
  return {value("given_name"), value("family_name"), value("email"),
          value("province"),   value("country"),     value("language")};
}

std::vector<ProfileFault> ProfileForm::faults() const {
  std::vector<ProfileFault> faults;
  const auto when = [&](bool wrong, ProfileFault fault) {
    if (wrong) faults.push_back(fault);
  };
  when(given_name.empty(), ProfileFault::given_name_missing);
  when(family_name.empty(), ProfileFault::family_name_missing);
  when(!readable(given_name) || !readable(family_name), ProfileFault::name_unreadable);
  when(!listed(provinces(), province), ProfileFault::province_unknown);
  when(!listed(countries(), country), ProfileFault::country_unknown);
  if (listed(provinces(), province) && listed(countries(), country)) {
    when((province == outside_canada) == (country == "CA"),
         ProfileFault::province_and_country_differ);
  }
  when(!kit::parse_language(language), ProfileFault::language_unknown);
  when(!kit::is_email(email), ProfileFault::email_malformed);
  return faults;
}

Member ProfileForm::applied_to(Member member) const {
  member.given_name = given_name;
  member.family_name = family_name;
  member.email = email;
  member.province = province;
  member.country = country;
  member.language = kit::parse_language(language).value_or(member.language);
  return member;
}

const char *field_of(ProfileFault fault) {
  switch (fault) {
    case ProfileFault::given_name_missing: return "given_name";
    case ProfileFault::family_name_missing: return "family_name";
    case ProfileFault::name_unreadable: return "given_name";
    case ProfileFault::email_malformed: return "email";
    case ProfileFault::province_unknown: return "province";
    case ProfileFault::country_unknown: return "country";
    case ProfileFault::province_and_country_differ: return "country";
    case ProfileFault::language_unknown: break;
  }
  return "language";
}

kit::Text sentence(ProfileFault fault) {
  switch (fault) {
    case ProfileFault::given_name_missing: return _("Please type your given name.");
    case ProfileFault::family_name_missing: return _("Please type your family name.");
    case ProfileFault::name_unreadable:
      return _("Please use at most 100 letters, spaces and marks for a name.");
    case ProfileFault::email_malformed:
      return _("Please type a whole e-mail address, such as name@example.org.");
    case ProfileFault::province_unknown: return _("Please choose a province or territory.");
    case ProfileFault::country_unknown: return _("Please choose a country.");
    case ProfileFault::province_and_country_differ:
      return _("The province or territory and the country do not go together. Outside Canada, "
               "choose “Outside Canada” and your country.");
    case ProfileFault::language_unknown: break;
  }
  return _("Please choose English or French.");
}

}  // namespace ams::host
