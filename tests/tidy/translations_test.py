#!/usr/bin/env python3
"""Every string a person reads exists in English and French (LNG-01), spaced as French is (LNG-07).

The build checks the same; this names every problem of both projects at once, also where an earlier
build was told to let drafts pass.
"""

import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TRANSLATE = ROOT / "sdk/kit/language/translate.py"
PROJECTS = {"plugin": ("templates", ["plugin", "hooks"], "templates/locale"),
            "host": ("sdk/host/templates", ["sdk/host"], "sdk/host/locale")}


class Translations(unittest.TestCase):
    def test_both_projects_are_whole(self):
        for project, (templates, sources, locale) in PROJECTS.items():
            with self.subTest(project=project):
                command = [sys.executable, TRANSLATE, "check", "--templates", templates,
                           "--locale", locale]
                for folder in sources:
                    command += ["--sources", folder]
                result = subprocess.run(command, cwd=ROOT, text=True, capture_output=True)
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertTrue(list((ROOT / locale / "fr").glob("*.po")))


if __name__ == "__main__":
    unittest.main()
