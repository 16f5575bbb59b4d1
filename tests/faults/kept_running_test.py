"""packaging/run, whose programs are killed one by one: it starts them again, and nothing else."""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import association
import pytest
from conftest import REPOSITORY, build_folder, copied
from processes import start_ticks
from stack import free_port

RUN = REPOSITORY / "packaging" / "stack" / "run.py"
BACK_WITHIN_S = 10
PAGES = ("/sign-in", "/account/profile")


class Run:
    """packaging/run without its installing and building, on a folder that is filled already."""

    def __init__(self, data):
        self.data = pathlib.Path(data)
        (self.data / "state.json").write_text(json.dumps({"seeded": True, "filled": True}))
        self.output = self.data.parent / "output"
        self.process = None
        self.url = None

    def start(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        with open(self.output, "w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-B", RUN, "--data", self.data, "--port", str(port),
                 "--build", build_folder()],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
        self.wait_for("Ctrl-C stops everything", 60)
        return self

    def wait_for(self, words, within_s=BACK_WITHIN_S):
        until = time.monotonic() + within_s
        while words not in self.output.read_text():
            assert self.process.poll() is None and time.monotonic() < until, self.said()
            time.sleep(0.05)

    def said(self):
        return self.output.read_text().partition("finds all of it again.")[2].strip().splitlines()

    def record(self, name):
        return json.loads((self.data / "run" / f"{name}.json").read_text())

    def pid(self, name):
        return self.record(name)["pid"]

    def kill(self, name):
        pid = self.pid(name)
        os.kill(pid, signal.SIGKILL)
        while start_ticks(pid) is not None:
            time.sleep(0.001)

    def runs(self, name):
        record = self.record(name)
        return start_ticks(record["pid"]) == record["started"]

    def member(self):
        accounts = json.loads((self.data / "accounts.json").read_text())
        account = next(a for a in accounts if (a["role"], a["language"]) == ("member", "en"))
        person = association.Person(self.url, account["name"], "en")
        person.sign_in(account["email"], account["password"])
        return person

    def end(self, number=signal.SIGTERM):
        if self.process.poll() is None:
            os.kill(self.process.pid, number)
        return self.process.wait(30)


@pytest.fixture
def run(prepared, tmp_path):
    run = Run(copied(prepared, tmp_path / "data")).start()
    try:
        yield run
    finally:
        run.end()


def statuses_until_back(person):
    """What each of the pages answered until all did; None where nobody was there to answer."""
    seen = set()
    until = time.monotonic() + BACK_WITHIN_S
    while True:
        now = [status(person, page) for page in PAGES]
        seen.update(now)
        if now == [200] * len(PAGES):
            assert "/sign-in" not in person.page.url
            return seen
        assert time.monotonic() < until, now
        time.sleep(0.05)


def status(person, page):
    try:
        return person.get(page).status
    except OSError:
        return None


def ended(run, name):
    return [line for line in run.said() if f" {name} ended by itself (SIGKILL)" in line]


def test_a_killed_database_is_started_again_and_the_host_is_not(run):
    person = run.member()
    host, provider, database = run.pid("host"), run.pid("provider"), run.pid("mariadb")
    run.kill("mariadb")
    assert statuses_until_back(person) <= {200, 503}
    assert run.pid("mariadb") != database and run.runs("mariadb")
    assert (run.pid("host"), run.pid("provider")) == (host, provider)
    assert len(ended(run, "mariadb")) == len(run.said()) == 1
    # Asked to stop in the middle of the next outage, it stops all the same.
    run.kill("mariadb")
    began = time.monotonic()
    assert run.end() == 0 and time.monotonic() - began < BACK_WITHIN_S
    assert not list((run.data / "run").glob("*.json"))
    assert start_ticks(host) is None and start_ticks(provider) is None


def test_killed_host_and_provider_are_started_again(run):
    person = run.member()
    database = run.pid("mariadb")
    run.kill("host")
    run.kill("provider")
    run.wait_for("host ended by itself")
    run.wait_for("provider ended by itself")
    statuses_until_back(person)
    assert run.runs("host") and run.runs("provider") and run.pid("mariadb") == database
    assert len(ended(run, "host")) == len(ended(run, "provider")) == 1 and len(run.said()) == 2
    # What was started again goes, or is ended by the next start, like what was started first.
    run.end(signal.SIGKILL)
    run.start()
    statuses_until_back(run.member())


def test_what_ends_again_and_again_ends_the_run(run):
    until = time.monotonic() + 30
    while run.process.poll() is None:
        assert time.monotonic() < until, run.said()
        # Its record goes with the run.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            if run.runs("provider"):
                run.kill("provider")
        time.sleep(0.05)
    assert run.process.returncode == 1
    assert len(ended(run, "provider")) > 3
    assert any("packaging/run cannot go on: provider ended by itself" in line
               for line in run.said())
    assert not list((run.data / "run").glob("*.json"))
