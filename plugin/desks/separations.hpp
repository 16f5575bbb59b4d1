// Tells the directory and introductions who must not meet: both come before concerns, which know.
#pragma once

#include <plugin/concerns/service.hpp>
#include <plugin/directory/separations.hpp>
#include <plugin/introductions/separations.hpp>

namespace tandem::desks {

class Separations final : public directory::Separations, public introductions::Separations {
 public:
  explicit Separations(const concerns::Service &concerns) : concerns_(concerns) {}

  std::vector<Id> apart_from(Transaction &transaction, const Id &seeker_id) const override {
    return concerns_.apart_from(transaction, seeker_id);
  }
  bool apart(Transaction &transaction, const Id &one, const Id &other) const override {
    return concerns_.are_apart(transaction, one, other);
  }
  bool barred(Transaction &transaction, const Id &mentee_id) const override {
    return concerns_.is_barred(transaction, mentee_id);
  }

 private:
  const concerns::Service &concerns_;
};

}  // namespace tandem::desks
