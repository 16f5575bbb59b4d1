#!/usr/bin/env python3
"""Keeps every message of templates and code in English and French (DESIGN 8, LNG-01, LNG-07).

    translate.py extract  lists messages without French; --add writes them into locale/fr/*.po
    translate.py check    names every problem and fails if there is one
    translate.py compile  checks, then writes --out/en/*.tpl, --out/fr/*.tpl and --out/fr.mo

    --templates DIR  where *.tpl are (may repeat)    --sources DIR  where C++ is (may repeat)
    --locale DIR     holds fr/*.po (all are merged) and allow_identical.txt
    --draft          reports problems without failing; what lacks French is shown in English
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the source tree stays as it is

import french
import gettext_files
import messages


class Project:
    """The messages that are used, and the translations that exist."""

    def __init__(self, templates, sources, locale):
        self.templates = [(folder, path) for folder in templates
                          for path in sorted(folder.rglob("*.tpl"))]
        self.code = [(folder, path) for folder in sources for path in sorted(folder.rglob("*.?pp"))]
        self.locale = locale
        self.problems = []
        self.used = {}
        self.areas = {}
        self.find_messages()
        self.entries = self.read_catalogues()

    def find_messages(self):
        for find, files in ((messages.in_template, self.templates), (messages.in_code, self.code)):
            for folder, path in files:
                try:
                    for message in find(path, shown(path)):
                        self.use(message, area_of(folder, path))
                except messages.BrokenSource as problem:
                    self.problems.append(str(problem))

    def use(self, message, area):
        known = self.used.setdefault(message.msgid, message)
        if known.plural != message.plural:
            # gettext looks both up by the singular alone, so one would get the other's French.
            self.problems.append(f"{message.place}: counted otherwise at {known.place}: "
                                 f"{message.msgid}")
        self.areas.setdefault(message.msgid, area)

    def read_catalogues(self):
        entries = {}
        for path in sorted((self.locale / "fr").glob("*.po")):
            try:
                for entry in gettext_files.read(path):
                    self.merge(entries, entry)
            except gettext_files.BrokenFile as problem:
                self.problems.append(str(problem))
        return entries

    def merge(self, entries, entry):
        known = entries.setdefault(entry.msgid, entry)
        if (known.plural, known.msgstr) == (entry.plural, entry.msgstr):
            return
        self.problems.append(f"{shown(entry.place)}: translated otherwise at "
                             f"{shown(known.place)}: {entry.msgid}")

    def missing(self):
        return [message for message in self.used.values()
                if not (entry := self.entries.get(message.msgid)) or not entry.translated()]

    def french(self, msgid):
        entry = self.entries.get(msgid)
        return entry.msgstr[0] if entry and entry.translated() else msgid


def shown(path):
    """A path as a person in the current folder would type it."""
    here = str(pathlib.Path.cwd()) + "/"
    return str(path).removeprefix(here)


def area_of(folder, path):
    """Which .po a new message belongs to: the noun whose folder it is in."""
    parts = path.relative_to(folder).parts
    return parts[0] if len(parts) > 1 else "common"


def allowed_identical(locale):
    path = locale / "allow_identical.txt"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return {line.replace("\\n", "\n") for line in lines if line and not line.startswith("# ")}


def check_entry(project, entry, allowed):
    place = f"{shown(entry.place)}: {entry.msgid!r}: "
    message = project.used.get(entry.msgid)
    if message is None:
        yield place + "no longer used"
        return
    if message.plural != entry.plural:
        yield place + f"the plural differs from {message.place}"
    if not entry.translated():
        return
    if entry.msgid not in allowed and french.identical(entry):
        yield place + "French is the same as English (see allow_identical.txt)"
    for reason in french.differences(entry):
        yield place + reason
    for text in entry.msgstr:
        for reason in french.typography(text):
            yield place + f"{reason}: {text}"


def problems_of(project):
    problems = list(project.problems)
    problems += [f"{message.place}: no French for {message.msgid!r}"
                 for message in project.missing()]
    allowed = allowed_identical(project.locale)
    for entry in project.entries.values():
        problems += check_entry(project, entry, allowed)
    problems += [f"{shown(project.locale / 'allow_identical.txt')}: no longer used: {text}"
                 for text in sorted(allowed - project.used.keys())]
    for _, path in project.templates:
        problems += messages.bare_text(path, shown(path))
    return problems


def report(project, draft):
    problems = problems_of(project)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} translation problems (while drafting: --draft, or "
              "cmake -D AMS_DRAFT_TRANSLATIONS=ON)", file=sys.stderr)
    return 1 if problems and not draft else 0


def extract(project, add):
    for message in project.missing():
        print(f"{message.place}: {message.msgid}")
    if add:
        add_missing(project)
    return 0


def add_missing(project):
    for message in project.missing():
        if message.msgid in project.entries:
            continue  # it stands in a catalogue already and waits for its translation
        path = project.locale / "fr" / f"{project.areas[message.msgid]}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        forms = [""] if message.plural is None else ["", ""]
        place = message.place.rsplit(":", 1)[0]  # line numbers would change with every edit
        entry = gettext_files.Entry(message.msgid, message.plural, forms, False, place)
        text = path.read_text("utf-8") if path.exists() else gettext_files.HEADER
        path.write_text(text + gettext_files.format_entry(entry), "utf-8")


def write_if_changed(path, data):
    """An output that stays the same keeps its time, so that nothing is built again."""
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def compiled_catalogue(entries):
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder, "fr.po"), pathlib.Path(folder, "fr.mo")
        source.write_text(gettext_files.format_file(entries), "utf-8")
        subprocess.run(["msgfmt", "--check-format", "-o", target, source], check=True)
        return target.read_bytes()


def compile_all(project, out):
    written = {out / "fr.mo"}
    used = [entry for entry in project.entries.values()
            if entry.translated() and entry.msgid in project.used]
    write_if_changed(out / "fr.mo", compiled_catalogue(used))
    for folder, path in project.templates:
        text = path.read_text("utf-8")
        for language, translation in (("en", str), ("fr", project.french)):
            target = out / language / path.relative_to(folder)
            write_if_changed(target, messages.translate_template(text, translation).encode("utf-8"))
            written.add(target)
    for stale in set(out.rglob("*.tpl")) - written:
        stale.unlink()
    return 0


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("extract", "check", "compile"))
    folder = {"type": pathlib.Path, "default": []}
    parser.add_argument("--templates", action="append", **folder)
    parser.add_argument("--sources", action="append", **folder)
    parser.add_argument("--locale", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--add", action="store_true")
    parser.add_argument("--draft", action="store_true")
    arguments = parser.parse_args()
    if arguments.command == "compile" and not arguments.out:
        parser.error("compile needs --out")
    return arguments


def main():
    arguments = parse_arguments()
    project = Project(arguments.templates, arguments.sources, arguments.locale)
    if arguments.command == "extract":
        return extract(project, arguments.add)
    failed = report(project, arguments.draft)
    if failed or arguments.command == "check":
        return failed
    return compile_all(project, arguments.out)


if __name__ == "__main__":
    sys.exit(main())
