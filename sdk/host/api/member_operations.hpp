// The host's own operations: the document itself, the member's profile and renewals.
#pragma once

#include <host/api/exchange.hpp>
#include <host/api/problems.hpp>
#include <host/api/table.hpp>
#include <host/context.hpp>
#include <host/events/events.hpp>
#include <host/members/member.hpp>

namespace ams::host {

class MemberOperations {
 public:
  MemberOperations(const Context &context, Events &events) : context_(context), events_(events) {}

  // Into `table`, which the document is then read from. Both outlive the operations.
  void add_to(ApiTable &table) const;

 private:
  ApiReply document(const ApiRequest &request, const ApiTable &table) const;
  ApiReply me(const ApiRequest &request) const;
  ApiReply change_me(const ApiRequest &request) const;
  ApiReply write(const ApiRequest &request, Member after) const;
  ApiReply renewals(const ApiRequest &request) const;
  ApiReply shown(const ApiRequest &request, const Member &member) const;
  Member member_of(const ApiRequest &request) const;
  ApiReply refuse(const ApiRequest &request, Refused why) const;

  const Context &context_;
  Events &events_;
};

}  // namespace ams::host
