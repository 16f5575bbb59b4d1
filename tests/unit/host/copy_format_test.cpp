// PRV-17, LNG-05: a member's copy as JSON with its schema, and as CSV.
#include <gtest/gtest.h>

#include <host/privacy/copy_format.hpp>
#include <nlohmann/json.hpp>

namespace ams::host {
namespace {

using nlohmann::json;

CopyPart part(std::vector<std::vector<std::string>> rows) {
  return {"demo.answers", "Réponses", {{"field", "Champ"}, {"value", "Réponse"}}, std::move(rows)};
}

TEST(CopyFormat, prv_17_json_holds_keys_labels_and_rows) {
  const auto copy = json::parse(copy_to_json({"https://a.example/s.json", kit::from_us(0),
                                              kit::Language::french},
                                             {part({{"gender", "GE_W"}})}));
  EXPECT_EQ(copy["format"], copy_format);
  EXPECT_EQ(copy["made_at"], "1970-01-01T00:00:00Z");
  EXPECT_EQ(copy["parts"]["demo.answers"]["columns"]["field"], "Champ");
  EXPECT_EQ(copy["parts"]["demo.answers"]["rows"][0]["value"], "GE_W");
}

TEST(CopyFormat, prv_17_the_schema_names_every_part_and_column_and_allows_no_other) {
  const auto schema = json::parse(schema_of_copy("https://a.example/s.json", {part({})}));
  EXPECT_EQ(schema["$id"], "https://a.example/s.json");
  const auto &parts = schema["properties"]["parts"];
  EXPECT_EQ(parts["required"], json::array({"demo.answers"}));
  EXPECT_EQ(parts["additionalProperties"], false);
  const auto &row = parts["properties"]["demo.answers"]["properties"]["rows"]["items"];
  EXPECT_EQ(row["required"], json::array({"field", "value"}));
  EXPECT_EQ(row["additionalProperties"], false);
}

TEST(CopyFormat, lng_05_csv_has_labels_above_and_codes_below) {
  EXPECT_EQ(part_to_csv(part({{"gender", "GE_W"}})),
            "\xEF\xBB\xBF\"Champ\",\"Réponse\"\r\n\"gender\",\"GE_W\"\r\n");
}

TEST(CopyFormat, a_cell_is_never_a_formula_and_quotes_and_lines_stay_in_it) {
  for (const char *typed : {"=1+1", "+1", "-1", "@cmd", "\t=1", "\r=1"})
    EXPECT_NE(part_to_csv(part({{"x", typed}})).find(std::string(",\"'") + typed), std::string::npos);
  EXPECT_NE(part_to_csv(part({{"x", "say \"hi\"\nagain"}})).find("\"say \"\"hi\"\"\nagain\""),
            std::string::npos);
}

TEST(CopyFormat, a_report_comes_back_as_it_was_kept) {
  const auto back = report_from_json(report_to_json({{true, "Receipts", "Six years"}}));
  ASSERT_EQ(back.size(), 1u);
  EXPECT_TRUE(back[0].stays);
  EXPECT_EQ(back[0].why, "Six years");
}

}  // namespace
}  // namespace ams::host
