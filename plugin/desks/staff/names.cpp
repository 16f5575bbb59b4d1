#include <plugin/desks/staff/names.hpp>

namespace tandem::desks {

std::string Names::of(Transaction &transaction, const Id &id, Language language) const {
  const auto &catalogue = context_.catalogue;
  if (id.is_none()) return catalogue.say(language, _("the program"));
  const auto member = members_.find(transaction, id);
  if (!member || member->gone) return catalogue.say(language, _("a former member"));
  return member->full_name();
}

}  // namespace tandem::desks
