"""packaging/run, started as often as people do: the first time, after Ctrl-C, after kill -9, twice
at once, and on a port that is taken. Later starts must take at most 5 s."""

import argparse
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

RUN = pathlib.Path(__file__).resolve().parents[2] / "packaging" / "run"
LATER_START_S = 5.0
FIRST_START_S = 1800.0


class Run:
    def __init__(self, data, port):
        self.url = f"http://127.0.0.1:{port}/"
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [RUN, "--data", data, "--port", str(port), "--members", "40"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True)

    def wait_open(self, within_s):
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if "Ctrl-C stops everything" in line:
                took = time.monotonic() - self.began
                assert took <= within_s, f"open after {took:.1f} s, more than {within_s} s"
                with urllib.request.urlopen(self.url, timeout=10) as page:
                    assert page.status == 200, page.status
                return took
        raise AssertionError("packaging/run ended:\n" + "".join(lines))

    def stop(self, number):
        os.kill(self.process.pid, number)
        self.process.stdout.read()
        return self.process.wait(60)

    def refused(self):
        text = self.process.stdout.read()
        assert self.process.wait(60) == 2, text
        return text.strip()


def processes_in(data):
    """Pids of the programs that work on that folder."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if str(data).encode() in command and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def wait_for_none(data):
    until = time.monotonic() + 20
    while processes_in(data):
        assert time.monotonic() < until, f"still running: {processes_in(data)}"
        time.sleep(0.05)


def names(data):
    return re.findall(r'"email": ?"([^"]+)"', (data / "accounts.json").read_text())


def play(data, port):
    first = Run(data, port)
    print(f"first start: {first.wait_open(FIRST_START_S):.1f} s")
    people = names(data)
    assert people, "nobody can sign in"

    second = Run(data, port)
    print("at the same time:", second.refused())

    assert first.stop(signal.SIGINT) == 0
    wait_for_none(data)
    later = Run(data, port)
    print(f"after Ctrl-C: {later.wait_open(LATER_START_S):.1f} s")
    assert names(data) == people, "the association is another one"

    # Everything at once, as when the machine loses power.
    for pid in [*processes_in(data), later.process.pid]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    later.process.wait()
    again = Run(data, port)
    print(f"after kill -9 of everything: {again.wait_open(LATER_START_S):.1f} s")

    # The supervisor alone: what it started goes with it, or is ended by the next start.
    again.stop(signal.SIGKILL)
    alone = Run(data, port)
    print(f"after kill -9 of packaging/run: {alone.wait_open(LATER_START_S):.1f} s")
    assert alone.stop(signal.SIGTERM) == 0
    wait_for_none(data)

    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        print("port taken:", Run(data, port).refused())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=18080)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tandem-starts-") as folder:
        data = pathlib.Path(folder) / "data"
        try:
            play(data, options.port)
        finally:
            for pid in processes_in(data):
                os.kill(pid, signal.SIGTERM)
            wait_for_none(data)
    print("Every start was as it should be.")


if __name__ == "__main__":
    sys.exit(main())
