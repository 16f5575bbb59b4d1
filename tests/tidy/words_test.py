#!/usr/bin/env python3
"""Whatever the audit and the mail log can hold has words for staff (plugin/desks/staff/words.cpp).

A code without words would be shown as it is. Codes are read from the sources: what is written to
the audit, the commands of a concern, and the templates of mails. Words for what nothing writes any
more are named too, so that the table stays what it says.
"""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = ROOT / "plugin/desks/staff/words.cpp"

# "noun.what_happened" that is no action of the audit.
OTHERS = {
    "introduction.answer",  # the purpose of a mail link
    "document.main",        # a part of a Word document
    "mail.send",            # a job
    "mentor.presence",      # the purpose of a mail link
}
NOUNS = "import|questionnaire|introduction|pairing|mentor|mentee|member|document|concern|block|incident|mail"


def table(name):
    body = re.search(rf"constexpr Wording {name}\[\] = {{(.*?)\n}};", WORDS.read_text(), re.S)
    return re.findall(r'^    {"([a-z_.]+)",', body[1], re.M)


def sources():
    for folder in ("plugin", "hooks"):
        for path in sorted((ROOT / folder).rglob("*.[ch]pp")):
            if path != WORDS:
                yield path.read_text()


def written_actions():
    found = set()
    for text in sources():
        found |= set(re.findall(rf'"((?:{NOUNS})\.[a-z_]+)"', text))
        for action in re.findall(r'\.action = "([^"]+)"', text):
            found.add(action)
    commands = re.search(r"Named<Command> commands\[\] = {(.*?)};",
                         (ROOT / "plugin/concerns/types.hpp").read_text(), re.S)[1]
    found |= {f"concern.{code}" for code in re.findall(r'"([a-z_]+)"', commands)}
    return found - OTHERS


def mail_templates():
    return {path.name.removesuffix(".subject.txt.tpl")
            for path in (ROOT / "templates/mails").glob("*.subject.txt.tpl")}


class Words(unittest.TestCase):
    def compare(self, name, codes):
        known = table(name)
        self.assertEqual(len(known), len(set(known)), f"{name}: something stands there twice")
        self.assertGreater(len(codes), 20, "the sources were not read")
        self.assertEqual(sorted(codes - set(known)), [], f"{name} without words")
        self.assertEqual(sorted(set(known) - codes), [], f"{name} that nothing writes")

    def test_every_action_of_the_audit_has_words(self):
        self.compare("actions", written_actions())

    def test_every_mail_has_words(self):
        self.compare("mails", mail_templates())


if __name__ == "__main__":
    unittest.main()
