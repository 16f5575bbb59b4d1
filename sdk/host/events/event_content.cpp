#include <host/events/event_content.hpp>

#include <kit/crypto/token.hpp>
#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ams::host {
namespace {

using nlohmann::json;

json date_json(const std::optional<kit::Date> &date) {
  if (!date) return nullptr;
  return json::array(
      {static_cast<int>(date->year()), unsigned{date->month()}, unsigned{date->day()}});
}

std::optional<kit::Date> date_of(const json &value) {
  if (value.is_null()) return std::nullopt;
  return kit::Date{std::chrono::year(value.at(0)), std::chrono::month(value.at(1).get<unsigned>()),
                   std::chrono::day(value.at(2).get<unsigned>())};
}

kit::Id id_of(const json &value) {
  auto id = kit::Id::parse(value.get<std::string>());
  if (!id) throw std::runtime_error("no id in an event");
  return *id;
}

json member_json(const Member &member) {
  return {{"id", member.id.text()},
          {"revision", member.revision},
          {"given_name", member.given_name},
          {"family_name", member.family_name},
          {"email", member.email},
          {"category", member.category},
          {"subtype", member.subtype},
          {"paid_through", date_json(member.paid_through)},
          {"province", member.province},
          {"country", member.country},
          {"language", kit::code(member.language)}};
}

Member member_of(const json &value) {
  Member member;
  member.id = id_of(value.at("id"));
  value.at("revision").get_to(member.revision);
  value.at("given_name").get_to(member.given_name);
  value.at("family_name").get_to(member.family_name);
  value.at("email").get_to(member.email);
  value.at("category").get_to(member.category);
  value.at("subtype").get_to(member.subtype);
  member.paid_through = date_of(value.at("paid_through"));
  value.at("province").get_to(member.province);
  value.at("country").get_to(member.country);
  member.language =
      kit::parse_language(value.at("language").get<std::string>()).value_or(kit::Language::english);
  return member;
}

}  // namespace

std::string to_json(const Event &event) {
  return json{{"member", member_json(event.member)},
              {"form", event.form},
              {"old_paid_through", date_json(event.old_paid_through)},
              {"new_paid_through", date_json(event.new_paid_through)},
              {"merged_into", event.merged_into.text()},
              {"mail_owner", event.mail_owner},
              {"mail_id", event.mail_id.text()},
              {"address_hash", kit::to_base64url(event.address_hash)},
              {"mail_status", event.mail_status},
              {"mail_permanent", event.mail_permanent}}
      .dump();
}

Event event_from_json(const std::string &type, const std::string &text) {
  json value = json::parse(text);
  Event event;
  event.type = type;
  event.member = member_of(value.at("member"));
  value.at("form").get_to(event.form);
  event.old_paid_through = date_of(value.at("old_paid_through"));
  event.new_paid_through = date_of(value.at("new_paid_through"));
  event.merged_into = id_of(value.at("merged_into"));
  // An event written by an older version has none of these.
  event.mail_owner = value.value("mail_owner", "");
  event.mail_id = kit::Id::parse(value.value("mail_id", "")).value_or(kit::Id{});
  kit::from_base64url(value.value("address_hash", ""), event.address_hash);
  event.mail_status = value.value("mail_status", "");
  event.mail_permanent = value.value("mail_permanent", false);
  return event;
}

}  // namespace ams::host
