#!/usr/bin/env python3
"""Every header of the contract compiles alone, as C11 and as C++20, without one warning.

-Wpadded proves that padding is explicit (types.h, 1): a foreign host lays the structs out by hand.
"""

import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "sdk/include"
HEADERS = sorted(INCLUDE.rglob("*.h"))
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wpadded", "-Wundef"]
MODES = {"C11": ["cc", "-std=c11", "-x", "c", "-Wstrict-prototypes", "-Wc++-compat"],
         "C++20": ["c++", "-std=c++20", "-x", "c++", "-Wold-style-cast"]}


def compile_alone(mode, source):
    command = MODES[mode] + WARNINGS + ["-fsyntax-only", f"-I{INCLUDE}", "-"]
    return subprocess.run(command, input=source, text=True, capture_output=True)


class Headers(unittest.TestCase):
    def test_each_compiles_alone(self):
        self.assertGreaterEqual(len(HEADERS), 17)
        for header in HEADERS:
            name = header.relative_to(INCLUDE)
            for mode in MODES:
                with self.subTest(header=str(name), mode=mode):
                    result = compile_alone(mode, f"#include <{name}>\n#include <{name}>\n"
                                                 "typedef int not_empty;\n")
                    self.assertEqual(result.returncode, 0, result.stderr)

    def test_implicit_padding_would_be_seen(self):
        source = "#include <ams/types.h>\nstruct s { int32_t a; int64_t b; };\n"
        for mode in MODES:
            self.assertIn("padding", compile_alone(mode, source).stderr)


if __name__ == "__main__":
    unittest.main()
