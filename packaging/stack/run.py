"""packaging/run, once everything is installed: builds, brings the association up, says where to
click, keeps it running until Ctrl-C, and stops everything again."""

import argparse
import contextlib
import fcntl
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent / "demo"), str(FOLDER.parent / "story")]
import guide  # noqa: E402
from keeper import Keeper  # noqa: E402
from processes import ProcessFailed, end_leftovers  # noqa: E402
from stack import REPOSITORY, Stack, free_port, port_is_free  # noqa: E402

DEFAULT_PORT = 8080
DEFAULT_MEMBERS = 120
PROGRAMS = ("ams_host", "ams_provider", "tandem")
PARTS = ("mariadb", "host", "provider", "mailbox", "run", "log")


class Refused(Exception):
    """A reason not to start, in a sentence."""


class Stopped(Exception):
    """Somebody asked to stop."""


def arguments():
    parser = argparse.ArgumentParser(
        prog="packaging/run", description="Runs a demo association with the mentorship module.")
    parser.add_argument("--port", type=int, help=f"of the site on 127.0.0.1 ({DEFAULT_PORT})")
    parser.add_argument("--data", type=pathlib.Path,
                        help="where everything is kept (.data in the checkout)")
    parser.add_argument("--members", type=int, default=DEFAULT_MEMBERS,
                        help=f"of the demo association, at the first start ({DEFAULT_MEMBERS})")
    parser.add_argument("--build", type=pathlib.Path,
                        help="a build folder to take as it is (build/release, made up to date)")
    parser.add_argument("--story", action="store_true",
                        help="play the main job over HTTP and end; in a folder and on a port of "
                             "its own unless these are given")
    return parser.parse_args()


def say(text=""):
    # Whoever read along may be gone by now, which is no reason to end.
    with contextlib.suppress(OSError):
        print(text, flush=True)


class Run:
    def __init__(self, options):
        self.options = options
        self.scratch = tempfile.mkdtemp(prefix="tandem-story-") \
            if options.story and not options.data else None
        self.data = pathlib.Path(self.scratch or options.data or REPOSITORY / ".data").absolute()
        self.port = options.port or (free_port() if options.story else DEFAULT_PORT)
        self.stack = None
        self.lock = None

    # State of the data folder

    @property
    def state_file(self):
        return self.data / "state.json"

    def state(self):
        try:
            return json.loads(self.state_file.read_text())
        except FileNotFoundError:
            return {}

    def remember(self, **changes):
        # Written beside and renamed: a kill in the middle leaves the old state whole.
        beside = self.state_file.with_suffix(".new")
        beside.write_text(json.dumps({**self.state(), **changes}) + "\n")
        beside.replace(self.state_file)

    def take_folder(self):
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.lock = open(self.data / "lock", "w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(f"{self.data} is in use by another packaging/run. "
                          "Stop that one, or choose another folder with --data.") from None
        strangers = [p.name for p in self.data.iterdir() if p.name != "lock"]
        if strangers and not self.state_file.exists():
            raise Refused(f"{self.data} holds other things ({strangers[0]}, …). "
                          "Choose an empty folder with --data.")
        self.remember(begun=True, port=self.port)
        for name in end_leftovers(self.data / "run"):
            say(f"Ended {name}, which an earlier run had left behind.")

    def take_port(self):
        if not port_is_free(self.port):
            raise Refused(f"Port {self.port} on 127.0.0.1 is in use by another program. "
                          "Choose another one with --port.")

    # Up and down

    def build(self):
        if self.options.build:
            return self.options.build
        line = ["bash", str(FOLDER.parent / "build.sh"), "release", *PROGRAMS]
        if subprocess.run(line, stdin=subprocess.DEVNULL).returncode != 0:
            raise Refused("The build failed; what is above says why.")
        return REPOSITORY / "build" / "release"

    def bring_up(self, build):
        if not self.state().get("seeded"):
            self.clear()  # an unfinished first start: nobody can have worked with it yet
        self.stack = Stack(self.data, build, self.port)
        self.stack.start_database()
        self.stack.migrate()
        if not self.state().get("seeded"):
            say(f"Filling a demo association of {self.options.members} members …")
            self.stack.seed(self.options.members)
            self.remember(seeded=True)
        self.stack.start_provider()
        self.stack.start_host()
        if not self.state().get("filled"):
            self.fill()
            self.remember(filled=True)

    def clear(self):
        for part in PARTS:
            shutil.rmtree(self.data / part, ignore_errors=True)
        (self.data / "accounts.json").unlink(missing_ok=True)

    def fill(self):
        import fill
        say("Some members open their profile and become mentors …")
        mentors = fill.fill(self.stack.url, self.stack.accounts())
        say(f"{mentors} mentors in two languages are in the directory.")

    def stop(self):
        if self.stack:
            self.stack.stop()
        if self.lock:
            self.lock.close()
        if self.scratch:
            shutil.rmtree(self.scratch, ignore_errors=True)

    def keep(self):
        parts = [self.stack.database.process, self.stack.provider, self.stack.mailbox,
                 self.stack.host]
        Keeper(parts, say).keep()

    def play(self):
        line = [sys.executable, str(FOLDER.parent / "story" / "story.py"),
                "--url", self.stack.url, "--provider-url", self.stack.provider_url,
                "--accounts", str(self.stack.accounts_file)]
        return subprocess.run(line, stdin=subprocess.DEVNULL).returncode

    def main(self):
        began = time.monotonic()
        self.take_folder()
        self.take_port()  # before some minutes of building are spent
        self.bring_up(self.build())
        if self.options.story:
            return self.play()
        say(guide.text(self.stack, time.monotonic() - began))
        self.keep()


def on_signal(number, frame):
    # The next Ctrl-C must not interrupt the stopping.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


def main():
    options = arguments()
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, on_signal)
    run = Run(options)
    try:
        return run.main()
    except Stopped:
        say("\nStopping …")
        return 0 if not options.story else 130
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 2
    except (ProcessFailed, AssertionError) as reason:
        print(f"packaging/run cannot go on: {reason}", file=sys.stderr)
        return 1
    finally:
        run.stop()


if __name__ == "__main__":
    sys.exit(main())
