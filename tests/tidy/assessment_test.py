#!/usr/bin/env python3
"""The privacy impact assessment is as new as what is kept of people (PRV-12).

It names the release, the newest migration of plugin and host, and each of their tables; the tests
that it leans on exist.
"""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASSESSMENT = (ROOT / "packaging/privacy/impact_assessment.md").read_text()
FOLDERS = ("sql", "sdk/host/sql")


def migrations(folder):
    return sorted((ROOT / folder).glob("[0-9]*.sql"))


def newer_than(assessment, folder, newest):
    told = re.search(rf"`{folder}/` to (\d{{4}})", assessment)
    return told is None or int(told[1]) < newest


class Assessment(unittest.TestCase):
    def test_PRV_12_it_is_of_this_release(self):
        project = (ROOT / "CMakeLists.txt").read_text()
        version = re.search(r"project\(tandem VERSION ([0-9.]+)", project)[1]
        self.assertIn(f"| Release | {version} |", ASSESSMENT)

    def test_PRV_12_it_is_no_older_than_the_schema(self):
        for folder in FOLDERS:
            newest = int(migrations(folder)[-1].name[:4])
            self.assertFalse(newer_than(ASSESSMENT, folder, newest), f"{folder} is at {newest:04}")
            self.assertTrue(newer_than(ASSESSMENT, folder, newest + 90), "it would be seen")

    def test_PRV_12_it_names_every_table(self):
        for folder in FOLDERS:
            for path in migrations(folder):
                for table in re.findall(r"CREATE TABLE IF NOT EXISTS (\w+)", path.read_text()):
                    self.assertIn(f"`{table}`", ASSESSMENT, path.name)

    def test_what_it_leans_on_exists(self):
        paths = re.findall(r"`((?:tests|sdk|templates)/[\w./]+\.\w+)`", ASSESSMENT)
        self.assertGreater(len(paths), 8)
        for path in paths:
            self.assertTrue((ROOT / path).exists(), path)


if __name__ == "__main__":
    unittest.main()
