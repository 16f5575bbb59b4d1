// The workbooks (FOM-07, FOM-08): every text in both languages, one source for page and document.
#include <gmock/gmock.h>

#include <set>

#include <kit/web/embedded.hpp>
#include <plugin/guide/docx.hpp>
#include <plugin/guide/reader.hpp>
#include <tandem_data.hpp>

namespace tandem::guide {
namespace {

using kit::Language;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string book_with(const std::string &content) {
  return "<workbook version=\"2026-11-22\"><title><en>Title</en><fr>Titre</fr></title>"
         "<lead><en>Lead</en><fr>Accroche</fr></lead><part id=\"a\"><en>A</en><fr>B</fr>" +
         content + "</part></workbook>";
}

std::string refusal_of(const std::string &content) {
  try {
    read_workbook(book_with(content));
  } catch (const std::runtime_error &error) {
    return error.what();
  }
  return "";
}

TEST(WorkbookReader, names_what_is_wrong) {
  EXPECT_THAT(refusal_of("<p><en>One</en><fr>Un</fr></p>"), IsEmpty());
  EXPECT_THAT(refusal_of("<p><en>Only English</en></p>"), HasSubstr("Only English"));
  EXPECT_THAT(refusal_of("<p><fr>Seulement</fr></p>"), HasSubstr("Seulement"));
  EXPECT_THAT(refusal_of("<verse><en>a</en><fr>b</fr></verse>"), HasSubstr("<verse>"));
  EXPECT_THAT(refusal_of("<list/>"), HasSubstr("items"));
  EXPECT_THAT(refusal_of("<writing><en>a</en><fr>b</fr></writing>"), HasSubstr("space"));
  EXPECT_THAT(refusal_of("<writing lines=\"99\"><en>a</en><fr>b</fr></writing>"),
              HasSubstr("space"));
  EXPECT_THAT(refusal_of("<table lines=\"3\"><en>a</en><fr>b</fr></table>"),
              HasSubstr("columns"));
}

class Workbooks : public testing::TestWithParam<const char *> {
 protected:
  Workbook workbook = read_workbook(kit::embedded(
      tandem_data(), std::string("templates/workbooks/") + GetParam() + ".xml"));
};

TEST_P(Workbooks, fom_07_08_have_room_to_write_in_and_something_in_every_part) {
  std::set<Kind> kinds;
  for (const auto &part : workbook.parts) {
    EXPECT_THAT(part.blocks, Not(IsEmpty())) << part.id;
    for (const auto &block : part.blocks) kinds.insert(block.kind);
  }
  for (const auto kind : {Kind::writing, Kind::checklist, Kind::scale, Kind::table})
    EXPECT_TRUE(kinds.contains(kind)) << static_cast<int>(kind);
}

TEST_P(Workbooks, make_the_same_document_every_time) {
  const Imprint imprint{Language::french, "Association", "pied de page", "Écrire ici"};
  const auto document = make_docx(workbook, imprint);
  EXPECT_THAT(document, StartsWith("PK"));
  EXPECT_EQ(document, make_docx(workbook, imprint));
  EXPECT_NE(document, make_docx(workbook, {Language::english, "Association", "foot", "Write"}));
}

INSTANTIATE_TEST_SUITE_P(Both, Workbooks, testing::Values("mentor", "mentee"));

}  // namespace
}  // namespace tandem::guide
