#include <host/plugins/wire.hpp>

#include <algorithm>
#include <new>

namespace ams::host {

ams_id_t to_wire(const kit::Id &id) {
  ams_id_t wire;
  std::copy(id.bytes.begin(), id.bytes.end(), wire.bytes);
  return wire;
}

kit::Id from_wire(const ams_id_t &id) {
  kit::Id result;
  std::copy(std::begin(id.bytes), std::end(id.bytes), result.bytes.begin());
  return result;
}

ams_date_t to_wire(const std::optional<kit::Date> &date) {
  if (!date) return {0, 0, 0};
  return {static_cast<int>(date->year()), static_cast<std::int32_t>(unsigned{date->month()}),
          static_cast<std::int32_t>(unsigned{date->day()})};
}

ams_member_t to_wire(const Member &member) {
  ams_member_t wire{};
  wire.size = sizeof wire;
  wire.id = to_wire(member.id);
  wire.revision = member.revision;
  wire.given_name = to_wire(std::string_view(member.given_name));
  wire.family_name = to_wire(std::string_view(member.family_name));
  wire.email = to_wire(std::string_view(member.email));
  wire.category = to_wire(std::string_view(member.category));
  wire.subtype = to_wire(std::string_view(member.subtype));
  wire.paid_through = to_wire(member.paid_through);
  wire.province = to_wire(std::string_view(member.province));
  wire.country = to_wire(std::string_view(member.country));
  wire.language = to_wire(std::string_view(kit::code(member.language)));
  return wire;
}

const char *status_name(ams_status_t status) {
  switch (status) {
    case AMS_OK:
      return "AMS_OK";
    case AMS_RETRY_LATER:
      return "AMS_RETRY_LATER";
    case AMS_REJECTED:
      return "AMS_REJECTED";
    case AMS_INVALID_ARGUMENT:
      return "AMS_INVALID_ARGUMENT";
    case AMS_NOT_FOUND:
      return "AMS_NOT_FOUND";
    case AMS_DENIED:
      return "AMS_DENIED";
    case AMS_UNSUPPORTED:
      return "AMS_UNSUPPORTED";
    case AMS_DEADLINE_EXCEEDED:
      return "AMS_DEADLINE_EXCEEDED";
    case AMS_INTERNAL:
      return "AMS_INTERNAL";
    default:
      return "a status outside of the contract";
  }
}

ams_status_t BoundedText::write(void *context, const void *data, std::uint64_t size) {
  auto &self = *static_cast<BoundedText *>(context);
  if (size == 0) return AMS_OK;
  if (data == nullptr) return AMS_INVALID_ARGUMENT;
  if (size > self.limit_ - self.text.size()) {
    self.overflowed_ = true;
    return AMS_REJECTED;
  }
  try {
    self.text.append(static_cast<const char *>(data), size);
    return AMS_OK;
  } catch (const std::bad_alloc &) {
    return AMS_INTERNAL;
  }
}

}  // namespace ams::host
