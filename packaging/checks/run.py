"""Every test that CI runs, section by section; packaging/test calls it once all is installed.

Prints one line for each section with its counts and its time, and at the end "N passed, N failed".
What a section printed stands in build/test-logs/NAME.log.
"""

import argparse
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

FOLDER = pathlib.Path(__file__).resolve().parent
REPOSITORY = FOLDER.parents[1]
sys.path[:0] = [str(FOLDER), str(FOLDER.parent / "stack")]
from counting import Count, gtest_results, junit_results, tap_results  # noqa: E402

LOGS = REPOSITORY / "build" / "test-logs"
PYTHON = "/usr/bin/python3"
MINUTE_S = 60
TAIL_LINES = 20
FAILED_LINES = 60
LINE_LENGTH = 160
# As GoogleTest, CTest, pytest, node, compilers and unittest say it.
FAILED = re.compile(r"\[  FAILED  \]|\*\*\*|^(FAILED|ERROR|FAIL:)|^ *not ok |error:|: Failure$")


class Section:
    def __init__(self, name, command, count, timeout_s, folder=REPOSITORY, environment=None):
        self.name = name
        self.command = [str(part) for part in command]
        self.count = count
        self.timeout_s = timeout_s
        self.folder = folder
        self.environment = environment or {}

    @property
    def log(self):
        return LOGS / f"{self.name}.log"

    @property
    def results(self):
        return LOGS / self.name

    def run(self):
        shutil.rmtree(self.results, ignore_errors=True)
        self.results.mkdir(parents=True)
        began = time.monotonic()
        code = self._execute()
        count = self.count(self)
        if code != 0 and not count.failed:
            count = Count(count.passed, 1)
        seconds = time.monotonic() - began
        print(f"{self.name:<14} {count.passed:>5} passed {count.failed:>4} failed {seconds:7.1f} s",
              flush=True)
        if count.failed:
            self._show(code)
        return count

    def _execute(self):
        environment = {**os.environ, **self.environment}
        with open(self.log, "wb") as log:
            process = subprocess.Popen(self.command, cwd=self.folder, env=environment,
                                       stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       start_new_session=True)
            try:
                return process.wait(self.timeout_s)
            except subprocess.TimeoutExpired:
                log.write(f"\nstopped after {self.timeout_s} s\n".encode())
                return "time"
            finally:
                _end_group(process)

    def _show(self, code):
        lines = [line[:LINE_LENGTH] for line in
                 self.log.read_text(errors="replace").splitlines()]
        print(f"  ended with {code}; see {self.log.relative_to(REPOSITORY)}:")
        # Each once: test runners name what failed where it fails and again at the end.
        named = list(dict.fromkeys(line for line in lines if FAILED.search(line)))
        for line in named[:FAILED_LINES] + ["…"] + lines[-TAIL_LINES:]:
            print("  | " + line)
        sys.stdout.flush()


def _end_group(process):
    # The section's own session: nothing of it may outlive it, nor be anybody else's.
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        for _ in range(50):
            process.poll()
            try:
                os.killpg(process.pid, 0)
            except ProcessLookupError:
                break
            time.sleep(0.1)
    process.wait()


# What counts as a test, by the kind of section

def built(section):
    return Count(0, 0)


def ctest(section):
    return gtest_results(section.results, section.log.read_text(errors="replace"))


def pytest(section):
    return junit_results(section.results / "junit.xml")


def node(section):
    return tap_results(section.log.read_text(errors="replace"))


def build(preset, *targets):
    return Section(f"build-{preset}", ["bash", FOLDER.parent / "build.sh", preset, *targets], built,
                   25 * MINUTE_S)


def compiled_tests(name, preset, *choice):
    section = Section(name, ["ctest", "--test-dir", REPOSITORY / "build" / preset, "--verbose",
                             "--no-tests=error", "--timeout", "300", *choice], ctest, 8 * MINUTE_S)
    section.environment["GTEST_OUTPUT"] = f"xml:{section.results}/"
    return section


def python_tests(name, folder, full):
    section = Section(name, [PYTHON, "-B", "-m", "pytest", "-v", f"--junitxml={LOGS}/{name}/junit.xml",
                             "."], pytest, (60 if full else 8) * MINUTE_S,
                      REPOSITORY / "tests" / folder)
    return section


def browser_tests():
    return Section("browser", ["bash", FOLDER / "browser.sh"], node, 8 * MINUTE_S)


ASAN_TARGETS = ["unit_kit", "unit_host", "unit_tandem", "store_kit", "store_host", "store_tandem"]


def sections(full):
    yield build("dev")
    # The rules of the house, every rule and its refusals, and all SQL.
    yield compiled_tests("ctest", "dev")
    yield python_tests("functional", "functional", full)
    if list((REPOSITORY / "tests" / "faults").glob("*_test.py")):
        yield python_tests("faults", "faults", full)
    if (REPOSITORY / "tests" / "browser" / "package.json").exists():
        yield browser_tests()
    yield build("asan", *ASAN_TARGETS)
    yield compiled_tests("asan", "asan", "-R", "^(unit|store)_")


def main():
    parser = argparse.ArgumentParser(prog="packaging/test", description="Runs every test.")
    parser.add_argument("--full", action="store_true", help="the long campaigns too")
    parser.add_argument("--only", action="append", default=[], metavar="SECTION",
                        help="only these sections (may repeat)")
    options = parser.parse_args()
    if options.full:
        os.environ["TANDEM_FULL"] = "1"
    os.environ.setdefault("TANDEM_BUILD", str(REPOSITORY / "build" / "dev"))
    LOGS.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    total = Count(0, 0)
    for section in sections(options.full):
        if options.only and section.name not in options.only:
            continue
        count = section.run()
        total = Count(total.passed + count.passed, total.failed + count.failed)
        if count.failed and section.name.startswith("build-"):
            break  # nothing after it would say more
    print(f"after {(time.monotonic() - began) / MINUTE_S:.1f} minutes")
    print(f"{total.passed} passed, {total.failed} failed", flush=True)
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
