#include <plugin/desks/staff/names.hpp>

namespace tandem::desks {

std::string Names::of(Transaction &transaction, const Id &id, Language language) const {
  const auto &catalogue = context_.catalogue;
  if (id.is_none()) return catalogue.say(language, _("the program"));
  const auto member = members_.find(transaction, id);
  if (!member || member->gone) return catalogue.say(language, _("a former member"));
  return member->full_name();
}

std::string Names::concerned(Transaction &transaction, const Id &subject_id, const Id &about_id,
                             Language language) const {
  for (const Id &id : {about_id, subject_id})
    if (!id.is_none() && members_.find(transaction, id)) return of(transaction, id, language);
  return "–";
}

}  // namespace tandem::desks
