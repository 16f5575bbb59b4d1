#!/usr/bin/env python3
"""symbols_test.py PLUGIN.so...: each exports ams_entry and nothing else (DESIGN 3.1)."""

import subprocess
import sys


def exported(path):
    listing = subprocess.run(["nm", "-D", "--defined-only", path], check=True, text=True,
                             capture_output=True).stdout
    return [line.split()[-1] for line in listing.splitlines()]


def main():
    plugins = sys.argv[1:]
    wrong = {path: names for path in plugins if (names := exported(path)) != ["ams_entry"]}
    for path, names in wrong.items():
        print(f"{path} exports {', '.join(names) or 'nothing'}", file=sys.stderr)
    return 1 if wrong or not plugins else 0


if __name__ == "__main__":
    sys.exit(main())
