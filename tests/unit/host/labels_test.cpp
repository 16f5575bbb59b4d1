// Lists that people look through are in the order of their own language (FACTS 6.2).
#include <gmock/gmock.h>

#include <host/members/labels.hpp>
#include <host_templates.hpp>
#include <kit/web/embedded.hpp>

namespace ams::host {
namespace {

class Labels : public testing::Test {
 protected:
  std::vector<std::string> names(kit::Language language, std::span<const Label> labels) {
    std::vector<std::string> names;
    for (const auto &label : in_order(catalogue, language, labels)) names.push_back(label.name);
    return names;
  }
  kit::Catalogue catalogue{kit::embedded(host_templates(), "fr.mo")};
};

TEST_F(Labels, provinces_follow_the_language_of_the_page) {
  EXPECT_THAT(names(kit::Language::french, provinces()),
              testing::ElementsAre("Alberta", "Colombie-Britannique", "Île-du-Prince-Édouard",
                                   "Manitoba", "Nouveau-Brunswick", "Nouvelle-Écosse", "Nunavut",
                                   "Ontario", "Québec", "Saskatchewan", "Terre-Neuve-et-Labrador",
                                   "Territoires du Nord-Ouest", "Yukon", "Hors du Canada"));
  EXPECT_THAT(names(kit::Language::english, provinces()),
              testing::Contains("Outside Canada").Times(1));
  EXPECT_EQ(names(kit::Language::english, provinces()).back(), "Outside Canada");
}

TEST_F(Labels, countries_begin_with_Canada_and_end_with_another_one) {
  for (const auto language : kit::languages) {
    const auto list = names(language, countries());
    EXPECT_EQ(list.size(), countries().size());
    EXPECT_EQ(list.front(), "Canada");
    EXPECT_EQ(list.back(), language == kit::Language::french ? "Autre pays" : "Another country");
  }
  EXPECT_EQ(names(kit::Language::french, countries())[1], "Afrique du Sud");
}

// The code goes with its name.
TEST_F(Labels, codes_keep_their_names) {
  for (const auto &label : in_order(catalogue, kit::Language::french, countries()))
    EXPECT_EQ(label.name, label_of(catalogue, kit::Language::french, countries(), label.code));
}

}  // namespace
}  // namespace ams::host
