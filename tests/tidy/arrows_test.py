"""The direction of arrows (DESIGN 1): who may include whom.

Proves: nouns of plugin/ use only nouns before them, and nobody another's store; types and rules
know values, types and rules alone; desks hold no SQL; the contract is included by the composition
root, ports/ and hooks/ alone; the kit knows neither host nor plugin, and the host knows no plugin;
SQL is written in stores, and nobody names the other side's tables. What is excepted says why, and
an exception that nobody needs any more is a fault as well.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
SQL = re.compile(r'"\s*(SELECT|INSERT|UPDATE|DELETE)\s', re.M)

# Each noun may use those before it, and base.
ORDER = [
    {"members"}, {"consent"}, {"guide"}, {"disclosures"}, {"incidents"},
    {"questionnaires"},
    {"mentors", "mentees"},
    {"directory", "introductions"}, {"concerns"}, {"imports"}, {"money"}, {"on_demand"}, {"matching"},
    {"desks"},
]
BASE_SQL = {"audit.cpp", "operations.cpp", "throttle.cpp", "links.cpp", "upkeep.cpp"}
CONTRACT_USERS = ("plugin/entry.cpp", "plugin/tandem.", "plugin/module.", "plugin/ports/", "hooks/")
# Of kit and base, types and rules take values only: times, ids, languages, texts, posted fields,
# and the program's settings.
VALUES = ("plugin/base/program.hpp", "kit/base/time.hpp", "kit/base/id.hpp", "kit/language/",
          "kit/web/fields.hpp")
PURE = re.compile(r"plugin/\w+/(types|rules)\.hpp")
IMPURE_STANDARD = set("atomic condition_variable cstdio filesystem fstream future iostream mutex "
                      "random semaphore shared_mutex stop_token thread".split())
CLOCK = re.compile(r"\bnow\(\)|\btime\((nullptr|NULL|0)\)")
STORE = re.compile(r"plugin/(\w+)/\w*store\w*\.hpp")

# (file, what it includes) -> why it may.
EXCEPTED = {
    ("plugin/mentors/store.cpp", "plugin/members/store.hpp"):
        "the directory catches up with mentors and their members in one statement, so that it "
        "never sees one without the other; columns and their reading stay members'",
    ("plugin/mentors/roster_store.cpp", "plugin/members/store.hpp"):
        "the roster is listed in order of names and by the end of memberships, in one statement",
    ("plugin/mentors/rules.hpp", "plugin/mentors/submission.hpp"):
        "a submission is a value; what seals it stands beside it",
    ("plugin/directory/rules.hpp", "plugin/questionnaires/catalog.hpp"):
        "the lists, read once and never changed: a value, too large to be copied into types",
    ("plugin/directory/rules.cpp", "plugin/directory/words.hpp"):
        "words folded for comparing: text in, text out",
}


def rank(noun):
    for place, nouns in enumerate(ORDER):
        if noun in nouns:
            return place
    return None


def sources(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".cpp", ".hpp", ".h"):
                yield path


def includes(path):
    """As written from the root: "store.hpp" beside a file is as good as its whole path."""
    for mark, name in INCLUDE.findall(path.read_text()):
        beside = (path.parent / name).resolve()
        if mark == '"' and beside.is_file() and beside.is_relative_to(ROOT):
            name = beside.relative_to(ROOT).as_posix()
        yield name


def check_nouns(path, relative, problems):
    noun = relative.parts[1]
    place = rank(noun)
    for included in includes(path):
        parts = included.split("/")
        if parts[0] == "hooks":
            problems.append(f"{relative}: includes {included}")
        if parts[0] != "plugin" or len(parts) < 3:
            continue
        target = parts[1]
        if noun == "base" and target != "base":
            problems.append(f"{relative}: base uses the noun {target}")
        elif place is not None and target not in (noun, "base"):
            other = rank(target)
            if other is None or other > place or (other == place and noun != target):
                problems.append(f"{relative}: {noun} may not use {target}")


def excepted(relative, included, used):
    pair = (relative.as_posix(), included)
    used.add(pair)
    return pair in EXCEPTED


def check_rules(path, relative, problems, used):
    if CLOCK.search(path.read_text()):
        problems.append(f"{relative}: {path.stem} read a clock")
    for included in includes(path):
        standard = "/" not in included and included not in IMPURE_STANDARD
        if standard or PURE.fullmatch(included) or included.startswith(VALUES):
            continue
        if not excepted(relative, included, used):
            problems.append(f"{relative}: {path.stem} include {included}")


def check_stores(path, relative, problems, used):
    for included in includes(path):
        store = STORE.fullmatch(included)
        at_home = store and relative.parts[:2] == ("plugin", store[1])
        if store and not at_home and not excepted(relative, included, used):
            problems.append(f"{relative}: includes the store of {store[1]}")


def check_sql(path, relative, problems):
    if not SQL.search(path.read_text()):
        return
    store = "store" in path.name
    base = relative.parts[1] == "base" and path.name in BASE_SQL
    if not (store or base):
        problems.append(f"{relative}: SQL outside of a store")


def problems_of_plugin():
    problems, used = [], set()
    for path in sources("plugin", "hooks"):
        check_stores(path, path.relative_to(ROOT), problems, used)
    for path in sources("plugin"):
        relative = path.relative_to(ROOT)
        if len(relative.parts) > 2 and relative.parts[1] != "ports":
            check_nouns(path, relative, problems)
            if path.stem in ("types", "rules"):
                check_rules(path, relative, problems, used)
            if path.suffix == ".cpp":
                check_sql(path, relative, problems)
        if "ams_" in path.read_text() and re.search(r'(FROM|INTO|UPDATE|JOIN) ams_', path.read_text()):
            problems.append(f"{relative}: names a table of the host")
        if any(i.startswith("ams/") for i in includes(path)) and \
                not str(relative).startswith(CONTRACT_USERS):
            problems.append(f"{relative}: includes the contract")
    for file, included in sorted(EXCEPTED.keys() - used):
        problems.append(f"{file}: does not include {included} any more; strike the exception")
    return problems


def problems_of_sdk():
    problems = []
    for path in sources("sdk"):
        relative = path.relative_to(ROOT)
        part = relative.parts[1]
        for included in includes(path):
            if included.startswith(("plugin/", "hooks/")):
                problems.append(f"{relative}: the SDK includes {included}")
            if part in ("kit", "cpp", "include") and included.startswith("host/"):
                problems.append(f"{relative}: {part} includes {included}")
            if part == "kit" and included.startswith("ams/"):
                problems.append(f"{relative}: the kit includes {included}")
        if "tandem_" in path.read_text():
            problems.append(f"{relative}: the SDK names something of Tandem's")
    return problems


def main():
    problems = problems_of_plugin() + problems_of_sdk()
    print("\n".join(problems) or "arrows: every include points the right way")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
