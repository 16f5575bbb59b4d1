"""Reading and writing gettext's .po files, as far as translators and this build need them."""

import dataclasses
import pathlib
import re


@dataclasses.dataclass
class Entry:
    """One message and its translation; a counted message has a plural and two translations."""

    msgid: str
    plural: str | None
    msgstr: list[str]
    fuzzy: bool
    place: str

    def translated(self):
        return not self.fuzzy and all(self.msgstr)


class BrokenFile(Exception):
    pass


KEYWORD = re.compile(r'(msgid_plural|msgid|msgstr(?:\[(\d)\])?)\s+(".*")$')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"$')
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "r": "\r"}


def unquote(text, place):
    match = QUOTED.match(text)
    if not match:
        raise BrokenFile(f"{place}: not a quoted string: {text}")
    return re.sub(r"\\(.)", lambda escape: ESCAPES.get(escape[1], escape[1]), match[1])


def quote(text):
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    return f'"{text}"'


class Reader:
    """Collects the lines of one file into entries."""

    def __init__(self, path):
        self.path = path
        self.entries = []
        self.begin()

    def begin(self):
        self.fields, self.key, self.fuzzy, self.place = {}, None, False, None

    def read(self):
        for number, line in enumerate(self.path.read_text("utf-8").splitlines(), 1):
            self.line(line.strip(" \t\r"), f"{self.path}:{number}")
        self.finish()
        return self.entries

    def line(self, line, place):
        if not line:
            self.finish()
        elif line.startswith("#"):
            self.comment(line)
        elif line.startswith('"') and self.key:
            self.fields[self.key] += unquote(line, place)
        elif match := KEYWORD.match(line):
            self.keyword(match, place)
        else:
            raise BrokenFile(f"{place}: not understood: {line}")

    def comment(self, line):
        if "msgstr" in self.fields or "msgstr[0]" in self.fields:
            self.finish()
        self.fuzzy |= line.startswith("#,") and "fuzzy" in line

    def keyword(self, match, place):
        if match[1] == "msgid" and self.fields:
            self.finish()
        self.key = match[1]
        if self.key in self.fields:
            raise BrokenFile(f"{place}: {self.key} twice")
        self.fields[self.key] = unquote(match[3], place)
        self.place = self.place or place

    def finish(self):
        fields, place, fuzzy = self.fields, self.place, self.fuzzy
        self.begin()
        if not fields:
            return
        if "msgid" not in fields:
            raise BrokenFile(f"{place}: an entry without msgid")
        plural = fields.get("msgid_plural")
        keys = ["msgstr"] if plural is None else ["msgstr[0]", "msgstr[1]"]
        translations = [fields.get(key, "") for key in keys]
        if fields["msgid"]:  # the entry with the empty msgid is the file's header
            self.entries.append(Entry(fields["msgid"], plural, translations, fuzzy, place))


def read(path):
    return Reader(pathlib.Path(path)).read()


HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""


def format_entry(entry):
    lines = [f"#: {entry.place}"] if entry.place else []
    lines.append("msgid " + quote(entry.msgid))
    if entry.plural is None:
        lines.append("msgstr " + quote(entry.msgstr[0]))
    else:
        lines.append("msgid_plural " + quote(entry.plural))
        lines += [f"msgstr[{n}] {quote(text)}" for n, text in enumerate(entry.msgstr)]
    return "\n" + "\n".join(lines) + "\n"


def format_file(entries):
    return HEADER + "".join(format_entry(entry) for entry in entries)
