// GET /mentorship/consents: each consent of a member, and each disclosure made under one (PRV-01).
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/consent/copy.hpp>
#include <plugin/disclosures/service.hpp>
#include <plugin/members/service.hpp>
#include <plugin/questionnaires/catalog.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem::desks {

class ConsentsPage {
 public:
  ConsentsPage(const Context &context, const members::Service &members,
               const questionnaires::Catalog &catalog)
      : context_(context), members_(members), catalog_(catalog), disclosures_(context) {}

  PageRoutes routes();

 private:
  struct Shown {
    disclosures::Disclosure disclosure;
    std::string to;  // empty: members who looked
  };
  PageReply show(const PageRequest &request) const;
  std::string purpose_in_words(Language language, const std::string &purpose) const;
  std::string identity_in_words(Language language, std::string_view rest) const;
  std::string disclosure_in_words(Language language, const Shown &shown) const;
  void fill_consent(ctemplate::TemplateDictionary &dictionary, Language language,
                    const consent::KeptLine &kept) const;

  const Context &context_;
  const members::Service &members_;
  const questionnaires::Catalog &catalog_;
  const disclosures::Service disclosures_;
};

}  // namespace tandem::desks
