"""How many tests passed and failed, out of what each test runner leaves behind."""

import collections
import re
import xml.etree.ElementTree

Count = collections.namedtuple("Count", "passed failed")


def _suites(file):
    root = xml.etree.ElementTree.parse(file).getroot()
    number = lambda name: int(root.get(name) or 0)  # noqa: E731
    if root.tag == "testsuites" and root.get("tests") is None:
        number = lambda name: sum(int(s.get(name) or 0) for s in root)  # noqa: E731
    return number


def gtest_results(folder, log):
    """One XML file for each program of GoogleTest; the other tests of ctest, and a program that
    crashed before it could write its file, count as one each."""
    passed = failed = 0
    for file in folder.glob("*.xml"):
        number = _suites(file)
        wrong = number("failures") + number("errors")
        passed += number("tests") - wrong - number("disabled") - number("skipped")
        failed += wrong
    ended = re.findall(r"^ *\d+/\d+ Test +#\d+: (\S+) \.+ *(\**\w+)", log, re.MULTILINE)
    programs = {file.stem for file in folder.glob("*.xml")}
    for name, how in ended:
        if name in programs:
            continue
        if how == "Passed":
            passed += 1
        else:
            failed += 1
    if "No tests were found" in log:
        failed += 1
    return Count(passed, failed)


def junit_results(file):
    if not file.exists():
        return Count(0, 1)
    number = _suites(file)
    wrong = number("failures") + number("errors")
    return Count(number("tests") - wrong - number("skipped"), wrong)


def tap_results(log):
    """The summary of node --test, or what it had said when it was stopped."""
    counts = dict(re.findall(r"^# (pass|fail|cancelled) (\d+)$", log, re.MULTILINE))
    if not counts:
        passed = len(re.findall(r"^ok ", log, re.MULTILINE))
        return Count(passed, len(re.findall(r"^not ok ", log, re.MULTILINE)) + 1)
    return Count(int(counts.get("pass", 0)),
                 int(counts.get("fail", 0)) + int(counts.get("cancelled", 0)))
