#!/usr/bin/env python3
"""Checks the questionnaires, their lists, the seed settings and the legal texts.

Usage: questionnaire_check.py [ROOT]     ROOT is the checkout, by default the one of this file.
Prints one "file: message" line for each fault; exits 1 if there is one, else 0.

What a clean run proves:

  FOM-13   the mentor questionnaire feeds all ten search criteria, each by exactly one field,
           and the mentee questionnaire feeds none
  FOM-14   identity fields stand in the identity section only, carry its mark, and are the only
           ones that do
  PRV-01   every identity list offers "I prefer not to answer", and Indigenous identity is asked
           before race; population group is not asked beside race
  PRV-02   every field has a label, a help text and a purpose in both languages, and no identity
           field is required
  PRV-10   a person in charge of personal information and a way to write to them are named
  PRV-11   every legal text exists in both languages with the date of its version
  OTH-02   the identity section says in both languages that a blank costs nothing
  OTH-05   the help of every long free text asks to leave out what identifies a client
  MOD-15, FOM-13, FOM-14, FOM-21 and the lists they rest on hold exactly the codes pinned in
           data/taxonomies.json (see taxonomies.py), each with a label in both languages
  LNG-01   nothing is empty or missing in one language, and nothing is identical in both outside
           the list SAME_IN_BOTH
  LNG-03   a legal text has the same sections in the same order in both languages
  LNG-07   French follows the spacing rules: no-break space before a colon and inside guillemets,
           none before ; ! ?, a no-break space before % and $, and typographic apostrophes

It does not prove that a translation is good, nor that a text is lawful.
"""

import datetime
import html.parser
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

import taxonomies

IDENTITY_LISTS = {"gender", "trans_experience", "orientation", "indigenous_identity", "race"}
SPECIALS = {"self", "other", "pnta", "unsure"}
GROUPS = {"mentoring", "common", "indigenous", "other"}

FIELD_ATTRIBUTES = {  # what a field of each type must carry beside its id
    "one": {"list"}, "many": {"list"}, "text": {"max"}, "words": {"max"},
    "tags": {"count", "max"}, "number": {"min", "max"},
}
OPTIONAL_ATTRIBUTES = {"id", "type", "required", "criterion", "identity"}

CRITERIA = set("practice_area training client_age location gender race orientation ethnicity "
               "language experience".split())
REQUIRED_FIELDS = {
    "mentor": set("province languages practice_areas client_ages years training topics modes "
                  "biography".split()),
    "mentee": set("display_name role province languages practice_areas topics goals "
                  "introduction".split()),
}

# Proper names, and words that both languages spell alike.
SAME_IN_BOTH = set("Alberta Manitoba Nunavut Ontario Saskatchewan Yukon Queer Race".split())

LEGAL_IDS = ("terms_of_use", "confidentiality_agreement", "rules_of_engagement", "privacy_policy")
LEGAL_TAGS = {"h2": set(), "h3": {"id"}, "p": set(), "ul": set(), "li": set(), "a": {"href"}}
MONTHS = {
    "en": "January February March April May June July August September October November "
          "December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
          "décembre".split(),
}

CLIENT_NOTICE = {"en": "identify a client", "fr": "reconnaître une personne de votre clientèle"}
BLANK_NOTICE = {"en": "A blank never costs you", "fr": "Une case vide ne vous coûte jamais"}

ADDRESS = {"en": re.compile(r"\byou(rs?)?\b", re.I), "fr": re.compile(r"\bvo(us|s|tre)\b", re.I)}

FRENCH_FAULTS = (  # pattern that must not occur, and what it means
    (re.compile(r"(?<!\u00a0):(?!//)"), "colon without a no-break space before it"),
    (re.compile(r"«(?!\u00a0)"), "« without a no-break space after it"),
    (re.compile(r"(?<!\u00a0)»"), "» without a no-break space before it"),
    (re.compile(r"[ \u00a0][;!?]"), "space before ; ! or ?"),
    (re.compile(r"(?<!\u00a0)[%$]"), "% or $ without a no-break space before it"),
    (re.compile(r"\d \d{3}\b"), "thousands without a no-break space"),
    (re.compile(r"'"), "straight apostrophe"),
    (re.compile(r"[“”\"]"), "English quotation marks"),
)
ENGLISH_FAULTS = (
    (re.compile(r"[ \u00a0][;:!?%]"), "space before ; : ! ? or %"),
    (re.compile(r"[«»]"), "French quotation marks"),
    (re.compile(r"'"), "straight apostrophe"),
)
FAULTS_BY_LANGUAGE = {"en": ENGLISH_FAULTS, "fr": FRENCH_FAULTS}


class Report:
    """Faults found so far, each tied to the file it was found in."""

    def __init__(self):
        self.lines = []

    def add(self, file, message):
        self.lines.append(f"{file}: {message}")

    def require(self, condition, file, message):
        if not condition:
            self.add(file, message)


def check_language(report, file, where, language, text):
    for pattern, meaning in FAULTS_BY_LANGUAGE[language]:
        found = pattern.search(text)
        if found:
            around = text[max(0, found.start() - 20):found.end() + 10]
            report.add(file, f"{where}: {language}: {meaning}: …{around}…")


def check_pair(report, file, where, node):
    """Both languages are there, differ, and are well set."""
    texts = {}
    for language in ("en", "fr"):
        children = node.findall(language) if node is not None else []
        text = (children[0].text or "").strip() if len(children) == 1 else ""
        report.require(text, file, f"{where}: {language} is missing, empty or there twice")
        check_language(report, file, where, language, text)
        texts[language] = text
    same = texts["en"] == texts["fr"] and texts["en"] not in SAME_IN_BOTH
    report.require(not same, file, f"{where}: English and French are identical: {texts['en']}")
    return texts


def check_unique(report, file, what, values):
    seen = set()
    for value in values:
        report.require(value, file, f"{what} without a name")
        report.require(value not in seen, file, f"{what} {value} occurs twice")
        seen.add(value)
    return seen


def check_item(report, file, list_id, item, codes):
    where = f"{list_id} {item.get('code')}"
    check_pair(report, file, where, item)
    if item.find("hint") is not None:
        check_pair(report, file, f"{where} hint", item.find("hint"))
    for code in item.get("also", "").split():
        report.require(code in codes, file, f"{where}: also names the unknown code {code}")
    special = item.get("special")
    report.require(special is None or special in SPECIALS, file, f"{where}: special={special}")
    group_fits = item.get("group") in GROUPS if list_id == "language" else True
    report.require(group_fits, file, f"{where}: group={item.get('group')}")


def check_list(report, file, node):
    list_id = node.get("id")
    items = node.findall("item")
    report.require(node.get("version", "").isdigit(), file, f"{list_id}: version is not a number")
    codes = check_unique(report, file, f"{list_id} code", [i.get("code") for i in items])
    for item in items:
        check_item(report, file, list_id, item, codes)
    for problem in taxonomies.problems(list_id, codes):
        report.add(file, f"{list_id}: {problem}")
    if list_id in IDENTITY_LISTS:
        specials = {i.get("special") for i in items}
        report.require("pnta" in specials, file, f"{list_id}: no \"I prefer not to answer\"")


def check_lists(report, file, root):
    ids = check_unique(report, file, "list", [node.get("id") for node in root.findall("list")])
    for name in sorted(set(taxonomies.PINNED) ^ ids):
        report.add(file, f"list {name} is missing or not one of the known lists")
    for node in root.findall("list"):
        check_list(report, file, node)
    return ids


def check_attributes(report, file, field, list_ids):
    name, kind = field.get("id"), field.get("type")
    if kind not in FIELD_ATTRIBUTES:
        report.add(file, f"{name}: unknown type {kind}")
        return
    needed = FIELD_ATTRIBUTES[kind]
    for attribute in sorted(needed ^ (set(field.keys()) - OPTIONAL_ATTRIBUTES)):
        report.add(file, f"{name}: {kind} lacks {attribute} or should not have it")
    for attribute in sorted(needed - {"list"}):
        report.require(field.get(attribute, "").isdigit(), file, f"{name}: {attribute}: no number")
    if "list" in needed:
        report.require(field.get("list") in list_ids, file, f"{name}: unknown list")


def check_identity(report, file, section, field):
    name = field.get("id")
    in_section = section.get("identity") == "true"
    marked = field.get("identity") == "true"
    report.require(in_section == marked, file, f"{name}: identity mark and section disagree")
    report.require(not (marked and field.get("required")), file,
                   f"{name}: an identity field is never required")
    report.require(marked or field.get("list") not in IDENTITY_LISTS, file,
                   f"{name}: asks an identity list without the identity mark")


def check_field(report, file, section, field, list_ids):
    name = field.get("id")
    check_attributes(report, file, field, list_ids)
    check_identity(report, file, section, field)
    texts = {}
    for part in ("label", "help", "purpose"):
        report.require(len(field.findall(part)) == 1, file, f"{name}: not exactly one {part}")
        texts[part] = check_pair(report, file, f"{name} {part}", field.find(part))
    if field.get("type") == "words":
        for language, notice in CLIENT_NOTICE.items():
            report.require(notice in texts["help"][language], file,
                           f"{name} help: {language}: no word on identifying a client")


def check_shown(report, file, field):
    """What stands over an answer that somebody else reads does not speak to who gave it."""
    name, shown = field.get("id"), field.findall("shown")
    report.require(len(shown) <= 1, file, f"{name}: more than one shown")
    if shown:
        check_pair(report, file, f"{name} shown", shown[0])
    node = shown[0] if shown else field.find("label")
    for language, address in ADDRESS.items():
        text = node.findtext(language, "") if node is not None else ""
        report.require(not address.search(text), file,
                       f"{name}: {language}: speaks to the mentee, and a mentor reads it: {text}")


def check_section(report, file, section, list_ids):
    name = f"section {section.get('id')}"
    check_pair(report, file, f"{name} title", section.find("title"))
    intro = section.find("intro")
    texts = check_pair(report, file, f"{name} intro", intro) if intro is not None else {}
    if section.get("identity") == "true":
        for language, notice in BLANK_NOTICE.items():
            report.require(notice in texts.get(language, ""), file,
                           f"{name} intro: {language}: does not say that a blank costs nothing")
    for field in section.findall("field"):
        check_field(report, file, section, field, list_ids)


def check_criteria(report, file, questionnaire_id, fields):
    found = [f.get("criterion") for f in fields if f.get("criterion")]
    check_unique(report, file, "criterion", found)
    for criterion in sorted((CRITERIA if questionnaire_id == "mentor" else set()) ^ set(found)):
        report.add(file, f"criterion {criterion} is missing or does not belong here")


def check_order(report, file, ids):
    if "race" in ids and "indigenous_identity" in ids:
        in_order = ids.index("indigenous_identity") < ids.index("race")
        report.require(in_order, file, "Indigenous identity is asked after race")
    report.require("population_group" not in ids, file, "both race and population group are asked")


def check_questionnaire(report, file, root, list_ids):
    questionnaire_id = root.get("id")
    fields = root.findall("section/field")
    ids = [field.get("id") for field in fields]
    check_unique(report, file, "field", ids)
    check_unique(report, file, "section", [s.get("id") for s in root.findall("section")])
    for section in root.findall("section"):
        check_section(report, file, section, list_ids)
    required = {f.get("id") for f in fields if f.get("required") == "true"}
    for name in sorted(required ^ REQUIRED_FIELDS[questionnaire_id]):
        report.add(file, f"{name}: required and should not be, or the other way round")
    for field in fields if questionnaire_id == "mentee" else ():
        check_shown(report, file, field)
    check_criteria(report, file, questionnaire_id, fields)
    check_order(report, file, ids)


def check_origin(report, file, node):
    name = node.get("name")
    report.require(node.get("source") in {"A", "B", "P"}, file, f"{name}: source is not A, B or P")
    clause = node.get("clause", "")
    report.require(re.fullmatch(r"[A-Z]{3}-\d\d", clause), file, f"{name}: clause={clause}")


def check_program(report, file, root):
    """Returns the version of each legal text."""
    settings, texts = root.findall("setting"), root.findall("text")
    names = check_unique(report, file, "setting", [n.get("name") for n in settings + texts])
    for node in settings + texts:
        check_origin(report, file, node)
        if len(node):
            check_pair(report, file, node.get("name"), node)
        else:
            report.require((node.text or "").strip(), file, f"{node.get('name')}: empty")
    for name in ("association_name", "address", "telephone", "support_email", "privacy_officer",
                 "privacy_email"):
        report.require(name in names, file, f"text {name} is missing")
    return {d.get("id"): d.get("version", "") for d in root.findall("document")}


class LegalText(html.parser.HTMLParser):
    """Collects headings, words and faults of one fragment."""

    def __init__(self):
        super().__init__()
        self.open, self.faults, self.sections, self.words = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        if tag not in LEGAL_TAGS:
            self.faults.append(f"<{tag}> is not allowed")
            return
        if {name for name, _ in attrs} != LEGAL_TAGS[tag]:
            self.faults.append(f"<{tag}> has the attributes {attrs}")
        if tag == "h3":
            self.sections.append({"id": dict(attrs).get("id"), "title": "", "words": 0})

    def handle_endtag(self, tag):
        expected = self.open.pop() if self.open else None
        if tag != expected:
            self.faults.append(f"</{tag}> closes <{expected}>")

    def handle_data(self, data):
        self.words.append(data)
        if self.sections and self.open and self.open[-1] == "h3":
            self.sections[-1]["title"] += data
        elif self.sections:
            self.sections[-1]["words"] += len(data.split())

    def handle_comment(self, data):
        self.faults.append("a comment")


def written_date(version, language):
    """How a version such as 2026-11-01 is written in a text, or None if it is not a date."""
    try:
        date = datetime.date.fromisoformat(version)
    except ValueError:
        return None
    month = MONTHS[language][date.month - 1]
    if language == "en":
        return f"Version of {month} {date.day}, {date.year}."
    day = "1er" if date.day == 1 else str(date.day)
    return f"Version du {day} {month} {date.year}."


def check_legal_file(report, file, path, language, version):
    """Returns the parsed text, or None if the file is not there."""
    if not path.is_file():
        report.add(file, "missing")
        return None
    source = path.read_text(encoding="utf-8")
    text = LegalText()
    text.feed(source)
    for fault in text.faults + [f"<{tag}> is not closed" for tag in text.open]:
        report.add(file, fault)
    report.require(source.startswith("<h2>"), file, "does not start with <h2>")
    report.require("{{" not in source and "[[" not in source, file, "holds {{ or [[")
    date = written_date(version, language)
    report.require(date and date in source, file, f"does not give its version, {date}")
    check_language(report, file, "text", language, "".join(text.words))
    check_unique(report, file, "section", [s["id"] for s in text.sections])
    for section in text.sections:
        report.require(section["words"], file, f"section {section['id']} is empty")
    return text


def check_legal_pair(report, file, english, french):
    ids = [[s["id"] for s in text.sections] for text in (english, french)]
    report.require(ids[0] == ids[1], file, f"sections differ: {ids[0]} and {ids[1]}")
    for text in (english, french):
        numbers = re.findall(r"^(\d+)\. ", "\n".join(s["title"] for s in text.sections), re.M)
        counted = [int(number) for number in numbers] == list(range(1, len(numbers) + 1))
        report.require(counted, file, f"sections are not counted through: {numbers}")


def check_legal(report, folder, name, versions):
    for legal_id in LEGAL_IDS:
        texts = []
        for language in ("en", "fr"):
            file = f"{legal_id}.{language}.html"
            version = versions.get(legal_id, "")
            texts.append(check_legal_file(report, f"{name}/{file}", folder / file, language,
                                          version))
        if all(texts):
            check_legal_pair(report, f"{name}/{legal_id}.fr.html", *texts)


def parse(report, root, file):
    try:
        return xml.parse(root / file).getroot()
    except (OSError, xml.ParseError) as error:
        report.add(file, f"cannot be read: {getattr(error, 'strerror', None) or error}")
        return None


def check(root):
    report = Report()
    folder = "templates/questionnaire"
    lists = parse(report, root, f"{folder}/lists.xml")
    list_ids = check_lists(report, f"{folder}/lists.xml", lists) if lists is not None else set()
    for name in REQUIRED_FIELDS:
        file = f"{folder}/{name}.xml"
        questionnaire = parse(report, root, file)
        if questionnaire is not None:
            report.require(questionnaire.get("id") == name, file, f"its id is not {name}")
            check_questionnaire(report, file, questionnaire, list_ids)
    program = parse(report, root, "templates/program.xml")
    if program is not None:
        versions = check_program(report, "templates/program.xml", program)
        check_legal(report, root / "templates/legal", "templates/legal", versions)
    return report.lines


def main(arguments):
    root = pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).parents[2]
    lines = check(root)
    print("\n".join(lines) if lines else "questionnaires, settings and legal texts: no fault")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
