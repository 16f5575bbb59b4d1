#!/usr/bin/env python3
"""Every mail of the program, as its samples show it and as its code sends it.

CSL-01  no mail is sent without a class, and none is commercial while no consent to it is kept
CSL-03  every sample says who writes: name, postal address, telephone, support address
FOM-22  and where help is
EML-06  every mail has a subject, a text and an HTML part, and a sample of both in both languages
"""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates/mails"
SAMPLES = ROOT / "tests/golden/mails"
FOOTER = {
    "en": ("Canadian Association of Occupational Therapists", "100-34 Colonnade Road",
           "K2E 7J6", "1-800-434-2268", "otmentor@caot.ca"),
    "fr": ("Association canadienne des ergothérapeutes", "100-34, chemin Colonnade", "K2E 7J6",
           "1 800 434-2268", "otmentor@caot.ca"),
}


def names():
    found = {path.name.split(".")[0] for path in TEMPLATES.glob("*.tpl")} - {"layout"}
    assert len(found) > 20, "the templates were not found"
    return sorted(found)


def squeezed(text):
    return re.sub(r"[\s\u00a0]+", " ", re.sub(r"<[^>]+>", " ", text))


class Mails(unittest.TestCase):
    def test_EML_06_every_mail_has_its_parts_and_a_sample_of_each(self):
        for name in names():
            for part in ("subject.txt", "txt", "html"):
                self.assertTrue((TEMPLATES / f"{name}.{part}.tpl").exists(), (name, part))
            for language in FOOTER:
                for kind in ("txt", "html"):
                    self.assertTrue((SAMPLES / f"{name}.{language}.{kind}").exists(), name)

    def test_CSL_03_FOM_22_every_sample_says_who_writes_and_where_help_is(self):
        for path in sorted(SAMPLES.glob("*.*.*")):
            text = squeezed(path.read_text())
            for words in FOOTER[path.name.split(".")[-2]]:
                self.assertIn(words, text, path.name)

    def test_CSL_01_no_mail_is_sent_without_a_class(self):
        """The class is a parameter without a default: whoever adds a mail has to name one."""
        header = (ROOT / "plugin/base/mailer.hpp").read_text()
        senders = re.findall(r"void send\(.*?\) const", header, re.S)
        self.assertEqual(len(senders), 2)
        for sender in senders:
            self.assertRegex(sender, r"kit::MailClass mail_class,")

    def test_CSL_01_none_is_commercial(self):
        used = set()
        for folder in ("plugin", "hooks", "sdk/host"):
            for path in (ROOT / folder).rglob("*.[ch]pp"):
                used |= set(re.findall(r"MailClass::(\w+)", path.read_text()))
        self.assertEqual(used, {"transactional", "service"})


if __name__ == "__main__":
    unittest.main()
