"""What a French translation has to keep and how it is spaced (FACTS 6.2, LNG-01, LNG-07)."""

import collections
import html
import re

MARKER = re.compile(r"\{\{.*?\}\}|\{\w+\}", re.S)
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S*")
TIME = re.compile(r"\d+:\d+")
# Stands for what a marker will show, so that the space around it is still checked.
SHOWN = "\ufffc"

NO_BREAK = "\u00a0"
RULES = (
    (r"(?<!\u00a0):", "a colon needs U+00A0 before it"),
    (r":(?=\S)", "a colon needs a space after it"),
    (r"[ \t\n\u00a0][;!?]", "no space before ; ! ?"),
    (r"[\"“”„]", "quotation marks are « »"),
    (r"«(?!\u00a0)", "« needs U+00A0 after it"),
    (r"(?<!\u00a0)»", "» needs U+00A0 before it"),
    (r"[\d\ufffc] ?[$%]", "$ and % need U+00A0 before them"),
    (r"(?<=[^\W\d_])'(?=[^\W\d_])", "the apostrophe is ’"),
    (r"\d,\d{3}(?:[.,]|\b(?!\s?\$))", "thousands are parted by U+00A0"),
)


def kept(text):
    """Placeholders, markers and tags with how often each occurs."""
    return collections.Counter(MARKER.findall(text) + TAG.findall(text))


def names(text):
    return set(MARKER.findall(text))


def plain(text):
    """The text as it will be read, without what typography says nothing about."""
    text = TAG.sub("", MARKER.sub(SHOWN, text))
    return TIME.sub("", ADDRESS.sub("", html.unescape(text)))


def typography(text):
    read = plain(text)
    problems = [reason for pattern, reason in RULES if re.search(pattern, read)]
    if read.count("«") != read.count("»"):
        problems.append("« and » do not pair")
    return problems


def differences(entry):
    """How the translation fails to keep what the message holds."""
    if entry.plural is None:
        if kept(entry.msgid) != kept(entry.msgstr[0]):
            yield "placeholders, markers or tags differ"
        pairs = [(entry.msgid, entry.msgstr[0])]
    else:
        # French says 0 in the singular too, so both forms show what the English plural shows.
        if any(names(text) != names(entry.plural) for text in entry.msgstr):
            yield "both forms need the placeholders of the English plural"
        pairs = [(entry.plural, text) for text in entry.msgstr]
    for english, french in pairs:
        if (english[0] == "\n", english[-1] == "\n") != (french[0] == "\n", french[-1] == "\n"):
            yield "line breaks at the ends differ"


def identical(entry):
    """The same words as in English, in every form; "{n} mentor" alone is the same by right."""
    english = [entry.msgid] if entry.plural is None else [entry.msgid, entry.plural]
    return entry.msgstr == english and bool(re.search(r"[^\W\d_]", words(english[0])))


def words(text):
    return html.unescape(TAG.sub("", MARKER.sub("", text)))
