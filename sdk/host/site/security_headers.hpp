// What every reply carries, whoever made it.
#pragma once

#include <string>
#include <string_view>

#include <host/context.hpp>
#include <host/http/wire.hpp>

namespace ams::host {

class SecurityHeaders {
 public:
  explicit SecurityHeaders(const Settings &settings);
  // `permission` of the route; empty when none matched. Keeps a Cache-Control that is there.
  void add(WireReply &reply, std::string_view permission) const;

 private:
  std::string policy_;
  bool https_;
};

// "https://pay.example:8443" of a whole address; empty for anything else.
std::string origin_of(std::string_view address);

}  // namespace ams::host
