#!/usr/bin/env python3
"""Every clause of the free program, of privacy, mail, access and language is cited, and proved.

data/clauses.txt lists them. Each is cited where it is carried out, and at least one test has it in
its name: TEST(Noun, Fom16_what_holds), def test_PRV_08_…, test('A11Y-02: …'), or, for the scripts
of this folder, a line of their heading that begins with it. What no test can prove has a reason
there instead; a reason that is not needed any more is a fault as well.
"""

import collections
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = ROOT / "tests/tidy/data/clauses.txt"
# "PRV_10_11", "Fom16_17_", "FOM_05_and_06", "CSL-03": a prefix and one number or several.
CITED = re.compile(r"(FOM|SHR|PRV|CSL|EML|A11Y|LNG|OTH)[_-]?(\d\d(?:(?:_and)?_\d\d(?!\d))*)", re.I)
NAMES = {
    "_test.cpp": re.compile(r"^TEST(?:_F|_P)?\((\w+,\s*\w+)\)", re.M),
    "_test.py": re.compile(r"^(?:    )?def (test_\w+)", re.M),
    ".test.mjs": re.compile(r"""\btest\(\s*(['"`].*?['"`]),""", re.S),
}
HEADING = re.compile(r"^ *((?:[A-Z0-9]+-\d\d,? ?)+)", re.M)
CODE = ("plugin", "hooks", "sdk", "sql", "templates", "packaging")
TEXT = {".cpp", ".hpp", ".h", ".py", ".md", ".sql", ".tpl", ".xml", ".css", ".sh", ".html"}


def ids(text):
    return {f"{found[1].upper()}-{number}" for found in CITED.finditer(text)
            for number in re.findall(r"\d\d", found[2])}


def ours(folder):
    for path in sorted((ROOT / folder).rglob("*")):
        if path.is_file() and not {"node_modules", "__pycache__"} & set(path.parts):
            yield path


def listed():
    """{"FOM-01": {"test": reason, "code": reason}}, reasons only where there are some."""
    clauses = {}
    for line in LIST.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        clause, _, rest = line.partition(" ")
        assert clause not in clauses, f"{clause} stands there twice"
        clauses[clause] = dict(re.findall(r"(test|code): (.+?)(?=; (?:test|code): |$)", rest))
    return clauses


def named():
    """The tests that have a clause in their name."""
    tests = collections.defaultdict(set)
    for path in ours("tests"):
        for ending, pattern in NAMES.items():
            if path.name.endswith(ending):
                for name in pattern.findall(path.read_text()):
                    for clause in ids(name):
                        tests[clause].add(f"{path.name}: {name}")
        if path.parent.name == "tidy" and path.suffix == ".py":
            for line in HEADING.findall(path.read_text().split('"""')[1]):
                for clause in ids(line):
                    tests[clause].add(path.name)
    return tests


def cited():
    found = set()
    for folder in CODE:
        for path in ours(folder):
            if path.suffix in TEXT:
                found |= ids(path.read_text(errors="replace"))
    return found


class Clauses(unittest.TestCase):
    def test_each_is_in_the_name_of_a_test_or_has_a_reason(self):
        tests = named()
        for clause, reasons in listed().items():
            if "test" in reasons:
                self.assertNotIn(clause, tests, "is proved: its reason can go")
            else:
                self.assertIn(clause, tests, f"no test is named after {clause}")

    def test_each_is_cited_where_it_is_carried_out(self):
        found = cited()
        for clause, reasons in listed().items():
            if "code" not in reasons:
                self.assertIn(clause, found, f"nothing says where {clause} is carried out")

    def test_the_list_is_whole(self):
        numbers = {"FOM": range(1, 25), "SHR": range(3, 6), "PRV": range(1, 22),
                   "CSL": range(1, 6), "EML": range(1, 7), "A11Y": range(1, 9),
                   "LNG": range(1, 8), "OTH": (2, 5)}
        wanted = {f"{area}-{n:02}" for area, all_of in numbers.items() for n in all_of}
        self.assertEqual(set(listed()), wanted - {"PRV-09"}, "PRV-09 does not exist")

    def test_names_are_read_as_they_are_written(self):
        self.assertEqual(ids("Fom16_17_A"), {"FOM-16", "FOM-17"})
        self.assertEqual(ids("test_FOM_05_and_06_PRV_18_x"), {"FOM-05", "FOM-06", "PRV-18"})
        self.assertEqual(ids("A11Y-02: renewing 24 things"), {"A11Y-02"})
        self.assertEqual(ids("test_reminder_once_on_day_07"), set())


if __name__ == "__main__":
    unittest.main()
