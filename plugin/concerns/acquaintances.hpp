// The name under which one member knows another. Nobody learns a name here that no other page shows
// them, so that a made-up address tells nothing about anybody.
#pragma once

#include <optional>
#include <string>

#include <plugin/base/context.hpp>
#include <plugin/introductions/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/mentors/service.hpp>

namespace tandem::concerns {

class Acquaintances {
 public:
  Acquaintances(const Context &context, const members::Service &members,
                const mentors::Service &mentors, const introductions::Service &introductions)
      : context_(context), members_(members), mentors_(mentors), introductions_(introductions) {}

  // Nothing: they know nobody by that id. Reads only.
  std::optional<std::string> name(Transaction &transaction, const Id &viewer_id,
                                  const Id &other_id, Instant now) const;

 private:
  std::optional<std::string> from_introductions(Transaction &transaction, const Id &viewer_id,
                                                const Id &other_id) const;
  std::optional<std::string> from_own_records(Transaction &transaction, const Id &viewer_id,
                                              const Id &other_id) const;
  std::optional<std::string> from_directory(Transaction &transaction, const Id &viewer_id,
                                            const Id &other_id, Instant now) const;

  const Context &context_;
  const members::Service &members_;
  const mentors::Service &mentors_;
  const introductions::Service &introductions_;
};

}  // namespace tandem::concerns
