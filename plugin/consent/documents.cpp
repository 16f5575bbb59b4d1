#include <plugin/consent/documents.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

#include <pugixml.hpp>

#include <fmt/format.h>

namespace tandem::consent {

namespace kit = ams::kit;
using kit::Language;

const std::vector<KnownDocument> &known_documents() {
  static const std::vector<KnownDocument> all{
      {terms_of_use, _("Terms of Use"), true},
      {confidentiality_agreement, _("Confidentiality Agreement"), true},
      {"rules_of_engagement", _("Rules of Engagement"), false},
      {"privacy_policy", _("Mentorship privacy policy"), false},
  };
  return all;
}

const KnownDocument *find_document(std::string_view id) {
  const auto found = std::ranges::find(known_documents(), id, &KnownDocument::id);
  return found == known_documents().end() ? nullptr : &*found;
}

const Edition &Shelf::at(std::string_view document) const {
  const auto found = in_force.find(document);
  if (found == in_force.end())
    throw std::out_of_range("there is no document " + std::string(document));
  return found->second;
}

namespace {

constexpr std::size_t document_limit = 100'000;
constexpr int depth_limit = 20;
constexpr std::array tags{"h2", "h3", "p", "ul", "ol", "li", "a", "strong", "em", "br",
                          "dl", "dt", "dd"};

unsigned line_at(std::string_view text, std::ptrdiff_t offset) {
  const auto end = std::clamp<std::ptrdiff_t>(offset, 0, static_cast<std::ptrdiff_t>(text.size()));
  return 1 + static_cast<unsigned>(std::count(text.begin(), text.begin() + end, '\n'));
}

// Ways out of the page that do no harm: the web, mail, and paths of this site.
bool is_address(std::string_view address) {
  if (address.find_first_of(" \t\r\n\"'<>\\") != std::string_view::npos) return false;
  return address.starts_with("https://") || address.starts_with("mailto:") ||
         (address.starts_with("/") && !address.starts_with("//")) ||
         (address.starts_with("#") && address.size() > 1);
}

bool is_anchor(std::string_view name) {
  return !name.empty() && name.size() <= 60 && std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

class Reader {
 public:
  Reader(std::string_view source, Language language) : source_(source), language_(language) {}

  Cleaned read() {
    if (source_.find_first_not_of(" \t\r\n") == std::string::npos) return only(Flaw::missing);
    if (source_.size() > document_limit) return only(Flaw::too_long);
    // The one named entity that texts need; XML itself knows only five others.
    for (auto at = source_.find("&nbsp;"); at != std::string::npos; at = source_.find("&nbsp;", at))
      source_.replace(at, 6, "\u00A0");
    return parse();
  }

 private:
  // XML knows one root; it stands on a line of its own so that lines count as typed, less one.
  static constexpr std::string_view opening = "<document>\n", closing = "\n</document>";

  Cleaned only(Flaw flaw) const { return {{}, {{flaw, language_, 0, {}}}}; }

  Cleaned parse() {
    whole_ = std::string(opening) + source_ + std::string(closing);
    pugi::xml_document document;
    // Comments, CDATA sections and instructions are kept to be refused.
    constexpr unsigned flags = pugi::parse_full | pugi::parse_ws_pcdata;
    const auto parsed = document.load_buffer(whole_.data(), whole_.size(), flags,
                                             pugi::encoding_utf8);
    if (!parsed) {
      refuse(Flaw::not_well_formed, parsed.offset, parsed.description());
      return std::move(cleaned_);
    }
    const auto root = document.child("document");
    for (const auto &other : document.children())
      if (other != root) refuse(Flaw::not_well_formed, other.offset_debug(), "</document>");
    check_children(root, 0);
    const auto heading = first_element(root);
    cleaned_.text.title = heading.text().get();
    if (std::string_view(heading.name()) != "h2" || cleaned_.text.title.empty())
      refuse(Flaw::no_title, static_cast<std::ptrdiff_t>(opening.size()), "<h2>");
    if (cleaned_.flaws.empty()) write(root);
    return std::move(cleaned_);
  }

  static pugi::xml_node first_element(const pugi::xml_node &root) {
    for (const auto &node : root.children()) {
      if (node.type() == pugi::node_element) return node;
      if (std::string_view(node.value()).find_first_not_of(" \t\r\n") != std::string_view::npos)
        break;
    }
    return {};
  }

  void refuse(Flaw flaw, std::ptrdiff_t offset, std::string what) {
    const unsigned line = line_at(whole_, offset) - 1;
    const auto last = line_at(source_, static_cast<std::ptrdiff_t>(source_.size()));
    cleaned_.flaws.push_back({flaw, language_, std::clamp(line, 1u, last), std::move(what)});
  }

  void check_children(const pugi::xml_node &parent, int depth) {
    for (const auto &node : parent.children()) {
      if (node.type() == pugi::node_pcdata) continue;
      if (node.type() != pugi::node_element) {
        refuse(Flaw::tag_not_allowed, node.offset_debug(), "<!…>");
      } else if (depth > depth_limit) {
        return refuse(Flaw::tag_not_allowed, node.offset_debug(), node.name());
      } else {
        check_element(node);
        check_children(node, depth + 1);
      }
    }
  }

  void check_element(const pugi::xml_node &node) {
    const std::string_view tag = node.name();
    if (std::ranges::find(tags, tag) == tags.end())
      refuse(Flaw::tag_not_allowed, node.offset_debug(), "<" + std::string(tag) + ">");
    // A page would read <p/> as a paragraph that goes on.
    if ((tag == "br") != !node.first_child())
      refuse(Flaw::empty_element, node.offset_debug(), "<" + std::string(tag) + ">");
    for (const auto &attribute : node.attributes()) check_attribute(node, attribute);
  }

  void check_attribute(const pugi::xml_node &node, const pugi::xml_attribute &attribute) {
    const std::string_view name = attribute.name(), value = attribute.value();
    const std::string_view tag = node.name();
    if (name == "href" && tag == "a") {
      if (!is_address(value))
        refuse(Flaw::address_not_allowed, node.offset_debug(), std::string(value.substr(0, 100)));
    } else if (name != "id" || (tag != "h2" && tag != "h3") || !is_anchor(value)) {
      refuse(Flaw::attribute_not_allowed, node.offset_debug(), std::string(name));
    }
  }

  struct Text : pugi::xml_writer {
    std::string bytes;
    void write(const void *data, std::size_t size) override {
      bytes.append(static_cast<const char *>(data), size);
    }
  };

  void write(const pugi::xml_node &root) {
    Text text;
    for (const auto &node : root.children())
      node.print(text, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    const auto first = text.bytes.find_first_not_of(" \t\r\n");
    const auto last = text.bytes.find_last_not_of(" \t\r\n");
    cleaned_.text.html = text.bytes.substr(first, last - first + 1) + "\n";
  }

  std::string source_;
  Language language_;
  std::string whole_;
  Cleaned cleaned_;
};

}  // namespace

Cleaned clean_document(std::string_view html, Language language) {
  std::string lines(html);
  std::erase(lines, '\r');
  return Reader(lines, language).read();
}

std::string next_version(kit::Date today, const std::vector<std::string> &taken) {
  const auto day = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(today.year()),
                               static_cast<unsigned>(today.month()),
                               static_cast<unsigned>(today.day()));
  std::string version = day;
  for (int n = 2; std::ranges::find(taken, version) != taken.end(); ++n)
    version = day + "." + std::to_string(n);
  return version;
}

}  // namespace tandem::consent
