#include <plugin/guide/docx_parts.hpp>

#include <string_view>

namespace tandem::guide::docx {

namespace {

constexpr const char *declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char *names =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\"";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/";
constexpr std::string_view package = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view word =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string part(const char *name, const std::string &content) {
  return std::string(declaration) + "<w:" + name + names + ">" + content + "</w:" + name + ">";
}

std::string relation(const char *id, std::string_view base, const char *type, const char *target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(base) +
         "relationships/" + type + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string &content) {
  return declaration + ("<Relationships xmlns=\"" + std::string(package) + "relationships\">") +
         content + "</Relationships>";
}

std::string override_of(const char *name, std::string_view type) {
  return "<Override PartName=\"/" + std::string(name) + "\" ContentType=\"" + std::string(type) +
         "+xml\"/>";
}

std::string style(const char *id, const char *name, const char *paragraph, const char *run,
                  const char *next = "Normal") {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" +
         name + "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"" + next +
         "\"/><w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run + "</w:rPr></w:style>";
}

std::string numbering_of(unsigned id, const char *format, const char *text) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) +
         "\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
         "<w:numFmt w:val=\"" + format + "\"/><w:lvlText w:val=\"" + text +
         "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"454\" w:hanging=\"340\"/></w:pPr>"
         "</w:lvl></w:abstractNum>";
}

}  // namespace

std::string content_types() {
  return declaration + ("<Types xmlns=\"" + std::string(package) + "content-types\">") +
         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
         "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
         override_of("word/document.xml", std::string(word) + "document.main") +
         override_of("word/styles.xml", std::string(word) + "styles") +
         override_of("word/numbering.xml", std::string(word) + "numbering") +
         override_of("word/settings.xml", std::string(word) + "settings") +
         override_of("word/footer1.xml", std::string(word) + "footer") +
         override_of("docProps/core.xml",
                     "application/vnd.openxmlformats-package.core-properties") +
         "</Types>";
}

std::string package_relations() {
  return relations(relation("rId1", office, "officeDocument", "word/document.xml") +
                   relation("rId2", package, "metadata/core-properties", "docProps/core.xml"));
}

std::string document_relations() {
  return relations(relation("rId1", office, "styles", "styles.xml") +
                   relation("rId2", office, "numbering", "numbering.xml") +
                   relation("rId3", office, "settings", "settings.xml") +
                   relation("rId4", office, "footer", "footer1.xml"));
}

std::string properties(const std::string &title, const std::string &author,
                       const std::string &language, const std::string &date) {
  const auto at = date + "T00:00:00Z</dcterms:";
  return declaration +
         ("<cp:coreProperties xmlns:cp=\"" + std::string(package) + "metadata/core-properties\"") +
         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
         " xmlns:dcterms=\"http://purl.org/dc/terms/\""
         " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" + title +
         "</dc:title><dc:creator>" + author + "</dc:creator><dc:language>" + language +
         "</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + at +
         "created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + at +
         "modified></cp:coreProperties>";
}

// A4 and Letter both hold these margins; the width is that of the tables.
std::string document(const std::string &body) {
  return part("document",
              "<w:body>" + body +
                  "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
                  "<w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"1134\" w:right=\"1301\""
                  " w:bottom=\"1134\" w:left=\"1301\" w:header=\"567\" w:footer=\"567\""
                  " w:gutter=\"0\"/></w:sectPr></w:body>");
}

std::string styles(const std::string &language) {
  const std::string fonts = "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/>";
  const char *line = "<w:spacing w:before=\"40\" w:after=\"40\"/>";
  return part(
      "styles",
      "<w:docDefaults><w:rPrDefault><w:rPr>" + fonts + "<w:sz w:val=\"22\"/><w:lang w:val=\"" +
          language + "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\""
          " w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
          "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name"
          " w:val=\"Normal\"/><w:qFormat/></w:style>"
          "<w:style w:type=\"character\" w:styleId=\"Placeholder\"><w:name"
          " w:val=\"Placeholder Text\"/><w:rPr><w:color w:val=\"595959\"/></w:rPr></w:style>"
          "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr>"
          "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:color=\"7D8688\"/>"
          "<w:left w:val=\"single\" w:sz=\"4\" w:color=\"7D8688\"/>"
          "<w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"7D8688\"/>"
          "<w:right w:val=\"single\" w:sz=\"4\" w:color=\"7D8688\"/>"
          "<w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"7D8688\"/>"
          "<w:insideV w:val=\"single\" w:sz=\"4\" w:color=\"7D8688\"/></w:tblBorders>"
          "<w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/><w:right w:w=\"108\""
          " w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>" +
          style("Title", "Title", "<w:spacing w:after=\"160\"/>",
                "<w:b/><w:color w:val=\"0B5C61\"/><w:sz w:val=\"48\"/>") +
          style("Subtitle", "Subtitle", "<w:spacing w:after=\"360\"/>", "<w:sz w:val=\"26\"/>") +
          style("Heading1", "heading 1",
                "<w:keepNext/><w:spacing w:before=\"480\" w:after=\"120\"/><w:outlineLvl"
                " w:val=\"0\"/>",
                "<w:b/><w:color w:val=\"0B5C61\"/><w:sz w:val=\"32\"/>") +
          style("Heading2", "heading 2",
                "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl"
                " w:val=\"1\"/>",
                "<w:b/><w:sz w:val=\"25\"/>") +
          style("ListParagraph", "List Paragraph", "<w:spacing w:after=\"60\"/>", "") +
          style("Check", "Checklist",
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"454\"/></w:tabs><w:spacing"
                " w:after=\"60\"/><w:ind w:left=\"454\" w:hanging=\"454\"/>",
                "") +
          style("Question", "Question",
                "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/>", "<w:b/>") +
          style("Cell", "Cell", line, "") +
          style("CellHead", "Cell Heading", line, "<w:b/>") +
          style("After", "After", "<w:spacing w:after=\"0\"/>", "<w:sz w:val=\"12\"/>") +
          style("Footer", "footer", "", "<w:color w:val=\"4C5A5E\"/><w:sz w:val=\"18\"/>"));
}

std::string numbering(unsigned numbered_lists) {
  std::string content = numbering_of(0, "bullet", "\u2022") + numbering_of(1, "decimal", "%1.");
  content += "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  for (unsigned n = 0; n < numbered_lists; ++n)
    content += "<w:num w:numId=\"" + std::to_string(first_numbering + n) +
               "\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride"
               " w:val=\"1\"/></w:lvlOverride></w:num>";
  return part("numbering", content);
}

std::string settings(const std::string &language) {
  return part("settings", "<w:defaultTabStop w:val=\"454\"/><w:themeFontLang w:val=\"" + language +
                              "\"/>");
}

std::string footer(const std::string &text) {
  return part("ftr",
              "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\""
              " w:pos=\"9638\"/></w:tabs></w:pPr><w:r><w:t>" + text +
                  "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                  "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar"
                  " w:fldCharType=\"end\"/></w:r></w:p>");
}

}  // namespace tandem::guide::docx
