"""Every file and folder that a README names exists, and every folder is told of (house style 28).

A folder exists when it holds a file: an empty one is on no other machine. Told of is a folder that
has a README.md, or that the nearest README.md above it names.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOP = ("sdk", "plugin", "hooks", "sql", "templates", "tests", "packaging")
UNSEEN = {"build", "node_modules", "__pycache__"}
NAMED = re.compile(rf"`((?:{'|'.join(TOP)})/[A-Za-z0-9_./-]+)`")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
FOLDER = re.compile(r"`([A-Za-z0-9_.-]+)/`")   # `name/`
PLAIN = re.compile(r"`([A-Za-z0-9_.-]+)`")
FOLDERS_HEAD = re.compile(r"^\|\s*folder\s*\|")  # a table whose first column is folders
SEVERAL = 2

# Folders that are named but lie elsewhere.
ELSEWHERE = {
    # What packaging/run writes into its data folder.
    "packaging/README.md": {"mariadb", "host", "provider", "log", "run"},
}


def seen(path):
    parts = path.relative_to(ROOT).parts
    return not any(part in UNSEEN or part.startswith(".") for part in parts)


def files_of(folder):
    return [path for path in folder.iterdir() if path.is_file() and seen(path)]


def is_folder(path):
    return path.is_dir() and any(each.is_file() and seen(each) for each in path.rglob("*"))


def rows(text):
    """(cells, whether the table lists folders) of every row of a table."""
    of_folders = False
    for line in text.splitlines():
        if not line.startswith("|"):
            of_folders = False
        elif FOLDERS_HEAD.match(line):
            of_folders = True
        else:
            yield line.strip("|").split("|"), of_folders


def folders_named(text):
    """(name, folder that holds it or "") of the folders that a README names: `name/` anywhere, plain
    names in the first column of a table of folders, and plain names in the row of a folder."""
    for name in FOLDER.findall(text):
        yield name, ""
    for cells, of_folders in rows(text):
        row_of = FOLDER.findall(cells[0])
        if of_folders:
            for name in PLAIN.findall(cells[0]):
                yield name, ""
        elif len(row_of) == 1 and row_of[0] in TOP:
            for cell in cells[1:]:
                for name in PLAIN.findall(cell):
                    yield name, row_of[0]


def check_names(readme, text, problems):
    where = str(readme.relative_to(ROOT))
    for name in NAMED.findall(text):
        if not (ROOT / name).exists() and not (readme.parent / name).exists():
            problems.append(f"{where}: {name} does not exist")
    for name in PICTURE.findall(text):
        if not (readme.parent / name).exists():
            problems.append(f"{where}: picture {name} does not exist")
    for name, holder in folders_named(text):
        above = [] if holder else [ROOT / name, readme.parent.parent / name]
        places = [readme.parent / holder / name, *above]
        if name not in ELSEWHERE.get(where, ()) and not any(map(is_folder, places)):
            problems.append(f"{where}: there is no folder {holder + '/' if holder else ''}{name}")


def nearest_readme(folder):
    while not (folder / "README.md").is_file():
        folder = folder.parent
    return folder / "README.md"


def check_told(folder, problems):
    if (folder / "README.md").is_file():
        return
    readme = nearest_readme(folder.parent)
    name = re.escape(folder.name)
    if not re.search(rf"(?<![\w.-]){name}[/`]", readme.read_text()):
        problems.append(f"{folder.relative_to(ROOT)}: has no README.md, and "
                        f"{readme.relative_to(ROOT)} does not name it")


def main():
    problems, told = [], 0
    for readme in sorted(filter(seen, ROOT.rglob("README.md"))):
        check_names(readme, readme.read_text(), problems)
    for top in TOP:
        for folder in sorted([ROOT / top, *(ROOT / top).rglob("*")]):
            if folder.is_dir() and seen(folder) and len(files_of(folder)) >= SEVERAL:
                check_told(folder, problems)
                told += 1
    if told < 50:
        problems.append(f"only {told} folders were looked at")
    print("\n".join(problems) or "readme: what is named exists, and every folder is told of")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
