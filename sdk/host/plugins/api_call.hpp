// The payload of one API call (ams_api_request_t) with everything it points to, and what the plugin
// answers. Shared with the call, so that a late plugin finds its memory still there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <ams/ext/api.h>
#include <host/api/exchange.hpp>

namespace ams::host {

class ApiCall {
 public:
  ApiCall(std::string plugin, std::uint32_t operation, ApiRequest request);
  ApiCall(const ApiCall &) = delete;
  ApiCall &operator=(const ApiCall &) = delete;

  const ams_api_request_t *request() const { return &wire_; }
  ams_api_response_t response();
  // What was answered; nothing when nothing was.
  std::optional<ApiReply> take();

 private:
  struct Functions;

  std::string plugin_;
  ApiRequest request_;
  std::vector<ams_pair_t> parameters_, query_;
  std::vector<ams_bytes_t> scopes_;
  ams_api_request_t wire_{};
  std::optional<ApiReply> answer_;
  ApiHeaders headers_;
  std::vector<FieldProblem> errors_;
};

}  // namespace ams::host
