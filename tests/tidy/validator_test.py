#!/usr/bin/env python3
"""validator_test.py AMS_VALIDATE: it passes a good plugin and names each defect of a bad one."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
VALIDATOR = sys.argv.pop(1)


# What the subject of these tests does not offer.
SKIPPED = ["skip  API operations are well formed and described: it does not offer ams.api/1"]


class Validator(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.plugin = pathlib.Path(folder.name, "subject.so")

    def validate(self, defect):
        subprocess.run(["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC",
                        "-fvisibility=hidden", f"-I{HERE.parents[1] / 'sdk/include'}",
                        f"-DDEFECT_{defect}", HERE / "validator_subject.c", "-o", self.plugin],
                       check=True)
        result = subprocess.run([VALIDATOR, self.plugin], text=True, capture_output=True)
        return result.returncode, result.stdout.splitlines()

    def sees(self, defect, line, *, alone=True):
        code, lines = self.validate(defect)
        self.assertEqual(code, 1, defect)
        self.assertIn(line, lines)
        if alone:
            self.assertEqual(sum(text.startswith("FAIL") for text in lines), 1, lines)

    def test_passes_a_good_plugin(self):
        code, lines = self.validate("NONE")
        self.assertEqual(code, 0, lines)
        skipped = [line for line in lines if not line.startswith("pass  ")]
        self.assertEqual(skipped, SKIPPED)
        self.assertEqual(len(lines), 10 + len(SKIPPED))

    def test_sees_each_defect(self):
        for defect, line in (
                ("EXPORT", "FAIL  exports ams_entry and nothing else: exports "
                           "ams_entry, second_symbol"),
                ("ABI", "FAIL  entry and descriptor are whole: another ABI version"),
                ("CALLS_EARLY", "FAIL  instances come and go: it calls the host before activate"),
                ("NULL_FUNCTION", "FAIL  extensions are constant and whole: "
                                  "ams.pages/1 lacks a function"),
                ("SCHEMA", "FAIL  migrations are numbered without gaps: a gap before number 2"),
                ("ROUTE", "FAIL  routes are well formed: not a pattern: no/slash"),
                ("SAME_ROUTE", "FAIL  routes are well formed: twice: /subject/{other}"),
                ("EVENT", "FAIL  takes an event it does not know: it answers 2"),
                ("JOB", "FAIL  jobs are well formed: subject.sweep: no longest step")):
            with self.subTest(defect=defect):
                self.sees(defect, line)

    def test_sees_a_table_that_changes(self):
        self.sees("CHANGING", "FAIL  extensions are constant and whole: "
                              "ams.pages/1 changes between two calls")

    def test_a_crash_fails_its_check_and_no_other(self):
        self.sees("CRASH", "FAIL  instances come and go: crashed: Aborted", alone=False)
        _, lines = self.validate("CRASH")
        self.assertIn("pass  exports ams_entry and nothing else", lines)
        self.assertEqual(len(lines), 11)

    def test_wants_a_reason_for_a_refusal(self):
        self.sees("REFUSES", "FAIL  becomes active again after deactivate: "
                             "activate answers 2 and says no reason", alone=False)
        code, lines = self.validate("REFUSES_WITH_REASON")
        self.assertEqual(code, 0)
        self.assertIn("skip  routes are well formed: it does not become active here: "
                      "There is no database.", lines)


if __name__ == "__main__":
    unittest.main()
