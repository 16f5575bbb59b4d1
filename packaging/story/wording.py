"""What the site says in a language, found by its English: the stories look for sentences, not for
codes, and stay true when a translation is improved."""

import pathlib
import re
import sys
import xml.etree.ElementTree

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
CATALOGUES = ("sdk/host/locale", "templates/locale")

sys.path.insert(0, str(REPOSITORY / "sdk" / "kit" / "language"))
import gettext_files  # noqa: E402

_french = {}


def _catalogue():
    if not _french:
        for folder in CATALOGUES:
            for file in sorted((REPOSITORY / folder / "fr").glob("*.po")):
                for entry in gettext_files.read(file):
                    _french[entry.msgid] = entry.msgstr[0]
    return _french


def said(language, english, **values):
    """The sentence with that English, {{PLACES}} and {places} filled in."""
    text = english
    if language == "fr":
        if english not in _catalogue():
            raise KeyError(f"the site does not say {english!r}")
        text = _catalogue()[english]
    text = re.sub(r"<[^>]+>", "", text)
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", str(value)).replace("{" + name + "}", str(value))
    return text


def label(language, listed, code):
    """What the item of a questionnaire's list is called."""
    lists = REPOSITORY / "templates" / "questionnaire" / "lists.xml"
    for each in xml.etree.ElementTree.parse(lists).getroot().iter("list"):
        if each.get("id") == listed:
            for item in each.iter("item"):
                if item.get("code") == code:
                    return item.findtext(language) or item.findtext(f"label/{language}")
    raise KeyError(f"{listed} has no {code}")
