"""The direction of arrows (DESIGN 1): who may include whom.

Proves: nouns of plugin/ use only nouns before them; rules are pure; desks hold no SQL; the contract
is included by the composition root, ports/ and hooks/ alone; the kit knows neither host nor plugin,
and the host knows no plugin; SQL is written in stores, and nobody names the other side's tables.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.M)
SQL = re.compile(r'"\s*(SELECT|INSERT|UPDATE|DELETE)\s', re.M)

# Each noun may use those before it, and base.
ORDER = [
    {"members"}, {"consent"}, {"questionnaires"}, {"mentors", "mentees"},
    {"directory", "introductions", "concerns"}, {"money"}, {"on_demand"}, {"matching"}, {"desks"},
]
BASE_SQL = {"audit.cpp", "operations.cpp", "throttle.cpp", "links.cpp", "upkeep.cpp"}
CONTRACT_USERS = ("plugin/entry.cpp", "plugin/tandem.", "plugin/module.", "plugin/ports/", "hooks/")
# Of kit, rules take values only: times, ids, languages, texts, posted fields.
PURE_KIT = ("plugin/base/program.hpp", "kit/base/time.hpp", "kit/base/id.hpp", "kit/language/", "kit/web/fields.hpp")


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
    return INCLUDE.findall(path.read_text())


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


def check_rules(path, relative, problems):
    for included in includes(path):
        pure = included.startswith("plugin/") and re.search(r"/(rules|types|submission|catalog)\.hpp$",
                                                            included)
        allowed = pure or included.startswith(PURE_KIT) or "/" not in included
        same = included.startswith(f"plugin/{relative.parts[1]}/")
        if not allowed and not same:
            problems.append(f"{relative}: rules include {included}")
        if same and re.search(r"/(store|service|pages)\.hpp$", included):
            problems.append(f"{relative}: rules include {included}")


def check_sql(path, relative, problems):
    if not SQL.search(path.read_text()):
        return
    store = "store" in path.name
    base = relative.parts[1] == "base" and path.name in BASE_SQL
    consent = relative.parts[1:] == ("consent", "service.cpp")  # its whole store is four statements
    if not (store or base or consent):
        problems.append(f"{relative}: SQL outside of a store")


def problems_of_plugin():
    problems = []
    for path in sources("plugin"):
        relative = path.relative_to(ROOT)
        if len(relative.parts) > 2 and relative.parts[1] != "ports":
            check_nouns(path, relative, problems)
            if path.stem == "rules":
                check_rules(path, relative, problems)
            if path.suffix == ".cpp":
                check_sql(path, relative, problems)
        if "ams_" in path.read_text() and re.search(r'(FROM|INTO|UPDATE|JOIN) ams_', path.read_text()):
            problems.append(f"{relative}: names a table of the host")
        if any(i.startswith("ams/") for i in includes(path)) and \
                not str(relative).startswith(CONTRACT_USERS):
            problems.append(f"{relative}: includes the contract")
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
