"""Every file and folder that a README names exists (house style 28)."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMED = re.compile(r"`((?:sdk|plugin|hooks|sql|templates|tests|packaging)/[A-Za-z0-9_./-]+)`")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")


def main():
    problems = []
    for readme in sorted(ROOT.rglob("README.md")):
        if "node_modules" in readme.parts or "build" in readme.relative_to(ROOT).parts:
            continue
        text = readme.read_text()
        for name in NAMED.findall(text):
            if not (ROOT / name).exists() and not (readme.parent / name).exists():
                problems.append(f"{readme.relative_to(ROOT)}: {name} does not exist")
        for name in PICTURE.findall(text):
            if not (readme.parent / name).exists():
                problems.append(f"{readme.relative_to(ROOT)}: picture {name} does not exist")
    print("\n".join(problems) or "readme: everything that is named exists")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
