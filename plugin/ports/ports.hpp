// Tandem's ports on top of the host's tables: what has no kit port of its own.
#pragma once

#include <ams/host_ports.hpp>

#include <plugin/base/context.hpp>
#include <plugin/members/finder.hpp>
#include <plugin/members/service.hpp>

namespace tandem::ports {

class Urls final : public tandem::Urls {
 public:
  explicit Urls(const ams_host_t &host) : urls_(host) {}
  std::string absolute(std::string_view path) const override { return urls_.absolute(path); }

 private:
  ams::HostUrls urls_;
};

class MemberFinder final : public members::Finder {
 public:
  explicit MemberFinder(const ams_host_t &host) : search_(host) {}
  bool offered() const override { return search_.offered(); }
  std::vector<members::Member> find(std::string_view text, unsigned limit) const override;
  std::optional<members::Member> by_email(std::string_view email) const override;

 private:
  ams::HostMemberSearch search_;
};

members::Member to_member(const ams::Member &member);

class MemberSource final : public members::Source {
 public:
  explicit MemberSource(const ams_host_t &host) : members_(host) {}
  std::optional<members::Member> get(const Id &id) const override;
  std::vector<members::Member> changed_since(std::int64_t revision,
                                             unsigned limit) const override;

 private:
  ams::HostMembers members_;
};

}  // namespace tandem::ports
