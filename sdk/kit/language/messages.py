"""Finding the messages: _("…") and _n("…", "…") in C++, [[…]] in templates."""

import dataclasses
import html
import re


@dataclasses.dataclass(frozen=True)
class Message:
    msgid: str
    plural: str | None
    place: str


class BrokenSource(Exception):
    pass


TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<define>\#[ \t]*define\b(?:[^\n\\]|\\.)*)
      | (?:u8|[uUL])?R"(?P<fence>[^()\\ ]{0,16})\((?P<raw>.*?)\)(?P=fence)"
      | (?:u8)?"(?P<string>(?:[^"\\\n]|\\.)*)"
      | (?P<character>'(?:[^'\\\n]|\\.)+')
      | (?P<name>[A-Za-z_]\w*)
      | (?P<number>\d[\w'.]*)
      | (?P<sign>\S)""",
    re.S | re.X)

ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]+)|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(.))",
                    re.S)
SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def unescape(literal):
    """The text of a C++ string literal. \\x names a byte, so it all goes through UTF-8."""

    def one(match):
        hexadecimal, short, long, octal, simple = match.groups()
        if hexadecimal or octal:
            return bytes([int(hexadecimal or octal, 16 if hexadecimal else 8)]).decode("latin-1")
        text = chr(int(short or long, 16)) if short or long else SIMPLE.get(simple, simple)
        return text.encode("utf-8").decode("latin-1")

    plain = literal.encode("utf-8").decode("latin-1")
    return ESCAPE.sub(one, plain).encode("latin-1").decode("utf-8")


def tokens(text):
    for match in TOKEN.finditer(text):
        if match.lastgroup in ("comment", "define", "character"):
            continue
        if match["raw"] is not None:
            yield "string", match["raw"], match.start()
        elif match["string"] is not None:
            yield "string", unescape(match["string"]), match.start()
        else:
            yield match.lastgroup, match[0], match.start()


def arguments(stream, at):
    """The literals between the parentheses that open at stream[at], neighbours joined, or None."""
    found = [""]
    for kind, value, _ in stream[at + 1:]:
        if kind == "string":
            found[-1] += value
        elif value == ",":
            found.append("")
        elif value == ")":
            return found
        else:
            return None
    return None


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def in_code(path, place):
    text = path.read_text("utf-8")
    stream = list(tokens(text))
    for at, (kind, value, offset) in enumerate(stream[:-1]):
        if kind != "name" or value not in ("_", "_n") or stream[at + 1][1] != "(":
            continue
        where = f"{place}:{line_of(text, offset)}"
        found = arguments(stream, at + 1)
        if found is None or len(found) != (1 if value == "_" else 2) or not all(found):
            raise BrokenSource(f"{where}: {value}() takes string literals alone")
        yield Message(found[0], found[1] if value == "_n" else None, where)


MARKED = re.compile(r"\[\[(.*?)\]\]", re.S)
SPACE = re.compile(r"[ \t\r\n]+")


def collapse(text):
    """White space becomes one space; U+00A0 stays, which str.split would take for space."""
    return SPACE.sub(" ", text).strip(" ")


def in_template(path, place):
    text = path.read_text("utf-8")
    for match in MARKED.finditer(text):
        where = f"{place}:{line_of(text, match.start())}"
        msgid = collapse(match[1])
        if not msgid or "[[" in msgid:
            raise BrokenSource(f"{where}: an empty or unfinished [[…]]")
        yield Message(msgid, None, where)
    rest = MARKED.sub("", text)
    if "[[" in rest or "]]" in rest:
        raise BrokenSource(f"{place}: [[ and ]] do not pair")


def translate_template(text, translation):
    return MARKED.sub(lambda match: translation(collapse(match[1])), text)


NOT_TEXT = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>|\{\{.*?\}\}", re.S)
READ_ALOUD = re.compile(r"""\b(?:alt|title|placeholder|aria-label|aria-description)="([^"]*)\"""")


def bare_text(path, place):
    """Text that a person would read and that is not marked for translation (LNG-01)."""
    kind = path.name.split(".", 1)[-1]
    rest = NOT_TEXT.sub(blank, MARKED.sub(blank, path.read_text("utf-8")))
    pieces = [(match.start(1), match[1]) for match in READ_ALOUD.finditer(rest)]
    if kind == "html.tpl":
        rest = re.sub(r"<[^>]*>", blank, rest)
    pieces += [(match.start(), match[0]) for match in re.finditer(r"\S.*", rest)]
    for offset, piece in pieces:
        if re.search(r"[^\W\d_]", html.unescape(piece)):
            yield f"{place}:{line_of(rest, offset)}: not in [[…]]: {piece.strip()}"


def blank(match):
    """As many lines as before, so that places stay right."""
    return " " + "\n" * match[0].count("\n")
