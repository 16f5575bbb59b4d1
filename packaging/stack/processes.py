"""Programs that run beside each other: started with a record of who they are, stopped by pid.

A record (run/NAME.json) holds pid and start time, so that a later start can end what an earlier one
left behind after `kill -9`, and never anything else: pids are used again by the kernel, the pair of
pid and start time is not.
"""

import contextlib
import ctypes
import json
import os
import pathlib
import signal
import subprocess
import time

PR_SET_PDEATHSIG = 1
ASK_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_TIMEOUT_S = 20
# Less for what a kill left behind: whoever waits for the next start has waited long enough, and
# host and database are made to be killed.
LEFTOVER_TIMEOUT_S = 2


class ProcessFailed(RuntimeError):
    """A program ended, or did not become ready."""


_libc = ctypes.CDLL(None, use_errno=True)


def _end_with_parent():
    # In the child, before exec: who is killed with -9 takes its children along. It goes by the
    # thread that called start(): call it from one that lasts.
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


@contextlib.contextmanager
def _stopping_waits():
    """Who is asked to stop in the middle of a start hears of it once the program is on record: a
    program that nobody knows of would not be stopped with the others."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, ASK_TO_STOP)
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start_ticks(pid):
    """When that process began, in clock ticks since boot; None when there is none."""
    try:
        # The name, in parentheses, may hold anything; the fields are counted after it.
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    return None if fields[0] == "Z" else int(fields[19])


class Process:
    def __init__(self, name, command, run_folder, log_file, environment=None):
        self.name = name
        self.command = [str(part) for part in command]
        self.record = pathlib.Path(run_folder) / f"{name}.json"
        self.log_file = pathlib.Path(log_file)
        self.environment = environment
        self.popen = None

    def start(self):
        """For the first time, or again after it ended."""
        with _stopping_waits() as mask:
            self.popen = self._spawn(mask)
            self._remember()
        return self

    def _remember(self):
        # Written beside and renamed: who reads it finds a whole one.
        beside = self.record.with_suffix(".new")
        beside.write_text(json.dumps({
            "pid": self.popen.pid, "started": start_ticks(self.popen.pid),
            "program": self.command[0]}))
        beside.replace(self.record)

    def _spawn(self, mask):
        def before_exec():
            _end_with_parent()
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)  # it would be inherited

        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log_file, "ab") as log:
            try:
                # Its own session: Ctrl-C reaches the supervisor alone, which stops all in order.
                return subprocess.Popen(
                    self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                    start_new_session=True, preexec_fn=before_exec, env=self.environment)
            except OSError as reason:
                raise ProcessFailed(f"{self.name} cannot be started: {reason}") from reason

    @property
    def running(self):
        return self.popen is not None and self.popen.poll() is None

    def wait_until(self, ready, timeout_s, what):
        until = time.monotonic() + timeout_s
        while not ready():
            if not self.running:
                raise ProcessFailed(f"{self.name} ended with {self.popen.returncode}:\n{self.tail()}")
            if time.monotonic() > until:
                raise ProcessFailed(f"{self.name} is not {what} after {timeout_s} s:\n{self.tail()}")
            time.sleep(0.02)

    def stop(self, timeout_s=STOP_TIMEOUT_S):
        if self.running:
            self.popen.terminate()
            try:
                self.popen.wait(timeout_s)
            except subprocess.TimeoutExpired:
                self.popen.kill()
                self.popen.wait()
        self.record.unlink(missing_ok=True)

    def kill(self):
        """As a crash would: no warning, nothing tidied up."""
        if self.running:
            self.popen.kill()
            self.popen.wait()

    def tail(self, lines=25):
        try:
            text = self.log_file.read_text(errors="replace").splitlines()
        except OSError:
            return "(no log)"
        return "\n".join(f"  {line}" for line in text[-lines:])


def end_leftovers(run_folder):
    """Ends what an earlier run started and could not stop; returns their names. Latest first."""
    ended = []
    records = sorted(pathlib.Path(run_folder).glob("*.json"), key=lambda r: -r.stat().st_mtime_ns)
    for record in records:
        try:
            known = json.loads(record.read_text())
            pid, started, program = known["pid"], known["started"], known["program"]
        except (ValueError, KeyError, TypeError):
            record.unlink()  # half written when the machine went down: nothing to go by
            continue
        if _is_ours(pid, started, program):
            _end(pid, started)
            ended.append(record.stem)
        record.unlink()
    return ended


def _is_ours(pid, started, program):
    if started is None or start_ticks(pid) != started:
        return False
    try:
        command = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    # A script stands behind its interpreter's name.
    return os.fsencode(program) in command[:2]


def _end(pid, started):
    os.kill(pid, signal.SIGTERM)
    until = time.monotonic() + LEFTOVER_TIMEOUT_S
    while start_ticks(pid) == started:
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
            until = float("inf")
        time.sleep(0.02)
