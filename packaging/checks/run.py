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
import threading
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
        self.process = None
        self.running = None

    @property
    def log(self):
        return LOGS / f"{self.name}.log"

    @property
    def results(self):
        return LOGS / self.name

    def start(self):
        shutil.rmtree(self.results, ignore_errors=True)
        self.results.mkdir(parents=True)
        self.began = time.monotonic()
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        self.running = self.process
        self.ended = threading.Thread(target=self._wait, daemon=True)
        self.ended.start()

    def _wait(self):
        try:
            self.code = self.process.wait(self.timeout_s)
        except subprocess.TimeoutExpired:
            self.code = f"the limit of {self.timeout_s} s"
        self.seconds = time.monotonic() - self.began
        self.stop()

    def stop(self):
        # Once: later the number of the group may be somebody else's.
        process, self.running = self.running, None
        if process:
            _end_group(process)

    def run(self):
        """Starts it, unless it runs already, and waits for its end."""
        if not self.process:
            self.start()
        self.ended.join()
        count = self.count(self)
        if self.code != 0 and not count.failed:
            count = Count(count.passed, 1)
        print(f"{self.name:<14} {count.passed:>5} passed {count.failed:>4} failed "
              f"{self.seconds:7.1f} s", flush=True)
        if count.failed:
            self._show(self.code)
        return count

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
    return Section(f"build-{preset}",
                   ["nice", "bash", FOLDER.parent / "build.sh", preset, *targets], built,
                   25 * MINUTE_S)


def compiled_tests(name, preset, *choice):
    section = Section(name, ["ctest", "--test-dir", REPOSITORY / "build" / preset, "--verbose",
                             "--no-tests=error", "--timeout", "300", *choice], ctest, 8 * MINUTE_S)
    section.environment["GTEST_OUTPUT"] = f"xml:{section.results}/"
    return section


def python_tests(name, folder, full):
    section = Section(name, [PYTHON, "-B", "-m", "pytest", "-v", f"--junitxml={LOGS}/{name}/junit.xml",
                             "."], pytest, (60 if full else 12) * MINUTE_S,
                      REPOSITORY / "tests" / folder)
    return section


def earlier_version():
    section = Section("previous", ["bash", REPOSITORY / "tests" / "foreign" / "previous" / "run"],
                      pytest, 40 * MINUTE_S)
    section.environment["PYTEST_ADDOPTS"] = f"--junitxml={LOGS}/previous/junit.xml"
    return section


def browser_tests():
    return Section("browser", ["bash", FOLDER / "browser.sh"], node, 12 * MINUTE_S)


ASAN_TARGETS = ["unit_kit", "unit_sdk", "unit_host", "unit_tandem", "store_kit", "store_host",
                "store_tandem"]


def sections(full):
    """In order; "beside" are started with the first of them and run in what time the others leave."""
    faults = list((REPOSITORY / "tests" / "faults").glob("*_test.py"))
    browser = (REPOSITORY / "tests" / "browser" / "package.json").exists()
    return [
        build("dev"),
        # The rules of the house, every rule and its refusals, and all SQL.
        compiled_tests("ctest", "dev"),
        python_tests("functional", "functional", full),
        python_tests("foreign", "foreign", full),
        *([python_tests("faults", "faults", full)] if faults else []),
        *([earlier_version()] if full else []),
        *([browser_tests()] if browser else []),
        build("asan", *ASAN_TARGETS),
        compiled_tests("asan", "asan", "-R", "^(unit|store)_"),
    ]


def run_all(chosen):
    total = Count(0, 0)
    beside = [section for section in chosen if section.name == "build-asan"]
    for section in chosen:
        # Tests that wait for pages and mails leave a core free: the slow build takes it.
        if section.name == "functional":
            for each in beside:
                each.start()
        count = section.run()
        total = Count(total.passed + count.passed, total.failed + count.failed)
        if count.failed and section.name.startswith("build-"):
            break  # nothing after it would say more
    return total


def on_signal(number, frame):
    sys.exit(128 + number)


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
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, on_signal)
    every = sections(options.full)
    unknown = set(options.only) - {section.name for section in every}
    if unknown:
        parser.error(f"no section {', '.join(sorted(unknown))}; there are "
                     f"{', '.join(section.name for section in every)}")
    chosen = [section for section in every if not options.only or section.name in options.only]
    began = time.monotonic()
    try:
        total = run_all(chosen)
    finally:
        for section in chosen:
            section.stop()
    print(f"after {(time.monotonic() - began) / MINUTE_S:.1f} minutes")
    print(f"{total.passed} passed, {total.failed} failed", flush=True)
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
