#include <plugin/guide/docx.hpp>

#include <sstream>
#include <string_view>
#include <utility>

#include <Poco/DateTime.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

#include <plugin/guide/docx_parts.hpp>

namespace tandem::guide {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string run(std::string_view text) {
  return "<w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
}

std::string paragraph(std::string_view style, const std::string &runs) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr>" + runs + "</w:p>";
}

// Writes the body; every field gets an id of its own, which the format asks for.
class Body {
 public:
  Body(const Workbook &workbook, const Imprint &imprint)
      : workbook_(workbook), imprint_(imprint) {}

  std::string write() {
    add(paragraph("Title", run(say(workbook_.title))));
    add(paragraph("Subtitle", run(say(workbook_.lead))));
    for (const auto &part : workbook_.parts) {
      add(paragraph("Heading1", run(say(part.title))));
      for (const auto &block : part.blocks) add_block(block);
    }
    return std::move(out_);
  }

 private:
  const std::string &say(const Wording &wording) const { return wording.in(imprint_.language); }
  void add(const std::string &xml) { out_ += xml; }

  void add_block(const Block &block) {
    switch (block.kind) {
      case Kind::paragraph: return add(paragraph("Normal", run(say(block.text))));
      case Kind::heading: return add(paragraph("Heading2", run(say(block.text))));
      case Kind::list: return add_items(block, bullets);
      case Kind::steps: return add_items(block, next_numbers_++);
      case Kind::checklist: return add_checklist(block);
      case Kind::writing: return add_writing(block);
      case Kind::scale: return add_scale(block);
      case Kind::table: return add_table(block);
    }
  }

  void add_items(const Block &block, unsigned numbering) {
    for (const auto &item : block.items)
      add("<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/>"
          "<w:numId w:val=\"" + std::to_string(numbering) + "\"/></w:numPr></w:pPr>" +
          run(say(item)) + "</w:p>");
  }

  void add_checklist(const Block &block) {
    for (const auto &item : block.items)
      add(paragraph("Check", box(say(item)) + run("\t" + say(item))));
  }

  void add_writing(const Block &block) {
    add(paragraph("Question", run(say(block.text))));
    add("<w:tbl>" + table_head({9638}) + row(cell(9638, field(say(block.text)), block.lines)) +
        "</w:tbl>" + paragraph("After", ""));
  }

  void add_scale(const Block &block) {
    add(paragraph("Question", run(say(block.text))));
    constexpr unsigned words = 6138, number = 700;
    std::string table = table_head({words, number, number, number, number, number});
    std::string head = cell(words, paragraph("Cell", ""), 0);
    for (unsigned n = 1; n <= highest_rating; ++n)
      head += cell(number, paragraph("CellHead", run(std::to_string(n))), 0);
    table += row(head, true);
    for (const auto &item : block.items) {
      std::string cells = cell(words, paragraph("Cell", run(say(item))), 0);
      for (unsigned n = 1; n <= highest_rating; ++n)
        cells += cell(number, paragraph("CellHead", box(say(item) + " " + std::to_string(n))), 0);
      table += row(cells);
    }
    add("<w:tbl>" + table + "</w:tbl>" + paragraph("After", ""));
  }

  void add_table(const Block &block) {
    add(paragraph("Question", run(say(block.text))));
    const auto width = static_cast<unsigned>(9638 / block.columns.size());
    std::string table = table_head(std::vector<unsigned>(block.columns.size(), width));
    std::string head;
    for (const auto &column : block.columns)
      head += cell(width, paragraph("CellHead", run(say(column))), 0);
    table += row(head, true);
    for (const auto &item : block.items) table += table_row(block, width, say(item));
    for (unsigned n = 0; block.items.empty() && n < block.lines; ++n)
      table += table_row(block, width, "");
    add("<w:tbl>" + table + "</w:tbl>" + paragraph("After", ""));
  }

  std::string table_row(const Block &block, unsigned width, const std::string &name) {
    std::string cells;
    for (const auto &column : block.columns) {
      const bool named = !name.empty() && &column == &block.columns.front();
      cells += cell(width, named ? paragraph("Cell", run(name)) : field(say(column)), 1);
    }
    return row(cells, false, 560);
  }

  static std::string table_head(const std::vector<unsigned> &widths) {
    std::string xml = "<w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"9638\" w:type=\"dxa\"/>"
                      "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
    for (const auto width : widths) xml += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    return xml + "</w:tblGrid>";
  }

  // A row stays on one page; a header is repeated on the next.
  static std::string row(const std::string &cells, bool header = false, unsigned height = 0) {
    return "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"" + std::to_string(height) +
           "\" w:hRule=\"atLeast\"/>" + (header ? "<w:tblHeader/>" : "") + "</w:trPr>" + cells +
           "</w:tr>";
  }

  // At least `lines` high, so that it can be written in by hand too.
  static std::string cell(unsigned width, std::string content, unsigned lines) {
    for (unsigned n = 1; n < lines; ++n) content += paragraph("Cell", "");
    return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" +
           content + "</w:tc>";
  }

  std::string field(std::string_view name) {
    return "<w:sdt><w:sdtPr>" + about_field(name) +
           "<w:showingPlcHdr/><w:text w:multiLine=\"1\"/></w:sdtPr><w:sdtContent>" +
           paragraph("Cell", "<w:r><w:rPr><w:rStyle w:val=\"Placeholder\"/></w:rPr>"
                             "<w:t>" + escaped(imprint_.write_here) + "</w:t></w:r>") +
           "</w:sdtContent></w:sdt>";
  }

  std::string box(std::string_view name) {
    return "<w:sdt><w:sdtPr>" + about_field(name) +
           "<w14:checkbox><w14:checked w14:val=\"0\"/>"
           "<w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>"
           "<w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox>"
           "</w:sdtPr><w:sdtContent><w:r><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>";
  }

  // What a screen reader says of a field is its question; the format takes 64 characters.
  std::string about_field(std::string_view name) {
    std::size_t end = 0;
    for (std::size_t characters = 0; end < name.size(); ++end) {
      const bool begins = (static_cast<unsigned char>(name[end]) & 0xC0) != 0x80;
      if (begins && ++characters > 64) break;
    }
    return "<w:alias w:val=\"" + escaped(name.substr(0, end)) + "\"/><w:id w:val=\"" +
           std::to_string(++fields_) + "\"/>";
  }

  static constexpr unsigned bullets = 1;

  const Workbook &workbook_;
  const Imprint &imprint_;
  std::string out_;
  unsigned next_numbers_ = first_numbering;
  unsigned fields_ = 1000;
};

unsigned count_steps(const Workbook &workbook) {
  unsigned count = 0;
  for (const auto &part : workbook.parts)
    for (const auto &block : part.blocks) count += block.kind == Kind::steps;
  return count;
}

// Every entry carries one date, so that the same text makes the same bytes. The whole name is given
// as that of a file: for a path Poco adds entries for folders, which this format does not know.
void put(Poco::Zip::Compress &archive, const std::string &name, const std::string &content) {
  std::istringstream stream(content);
  Poco::Path path;
  path.setFileName(name);
  archive.addFile(stream, Poco::DateTime(2026, 1, 1), path);
}

}  // namespace

std::string make_docx(const Workbook &workbook, const Imprint &imprint) {
  const auto title = escaped(workbook.title.in(imprint.language));
  const auto language = std::string(kit::code(imprint.language)) + "-CA";
  std::ostringstream bytes;
  Poco::Zip::Compress archive(bytes, true);
  put(archive, "[Content_Types].xml", docx::content_types());
  put(archive, "_rels/.rels", docx::package_relations());
  put(archive, "docProps/core.xml",
      docx::properties(title, escaped(imprint.association), language, workbook.version));
  put(archive, "word/document.xml", docx::document(Body(workbook, imprint).write()));
  put(archive, "word/_rels/document.xml.rels", docx::document_relations());
  put(archive, "word/styles.xml", docx::styles(language));
  put(archive, "word/numbering.xml", docx::numbering(count_steps(workbook)));
  put(archive, "word/settings.xml", docx::settings(language));
  put(archive, "word/footer1.xml", docx::footer(escaped(imprint.footer)));
  archive.close();
  return bytes.str();
}

}  // namespace tandem::guide
