// Values as they go to the server and come back.
#include <stdexcept>

#include <kit/database/database.hpp>

namespace ams::kit {
namespace {

std::int64_t packed(Date date) {
  return (static_cast<int>(date.year()) * 100 + static_cast<unsigned>(date.month())) * 100 +
         static_cast<unsigned>(date.day());
}

Date unpacked(std::int64_t number) {
  auto part = [&](std::int64_t divisor) { return static_cast<unsigned>(number / divisor % 100); };
  Date date{std::chrono::year{static_cast<int>(number / 10000)}, std::chrono::month{part(100)},
            std::chrono::day{part(1)}};
  if (number < 0 || !date.ok()) throw std::logic_error("a column holds no date");
  return date;
}

}  // namespace

Value::Value(Date date) {
  if (!date.ok() || date.year() < std::chrono::year{0}) {
    throw std::invalid_argument("a date that is none");
  }
  value_ = packed(date);
}

std::int64_t Value::integer() const {
  if (auto *number = std::get_if<std::int64_t>(&value_)) return *number;
  throw std::logic_error(is_null() ? "a column is NULL" : "a column holds no whole number");
}

const std::string &Value::text() const {
  if (auto *text = std::get_if<std::string>(&value_)) return *text;
  throw std::logic_error(is_null() ? "a column is NULL" : "a column holds no text");
}

Id Value::id() const {
  if (text().size() != sizeof(Id::bytes)) throw std::logic_error("a column holds no id");
  return Id::from_binary(text());
}

Instant Value::instant() const { return from_us(integer()); }

Date Value::date() const { return unpacked(integer()); }

}  // namespace ams::kit
