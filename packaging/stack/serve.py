"""Runs a command beside an association of its own, and stops that again:

    serve.py [--build DIR] [--members N] [--mentors] -- COMMAND...

The command finds TANDEM_URL, TANDEM_PROVIDER_URL, TANDEM_ACCOUNTS (a JSON file) and TANDEM_DATA in
its environment. Mails are read at TANDEM_URL/dev/mail. With --mentors the demo's members have
filled in their mentor profiles by then.
"""

import argparse
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent / "demo"), str(FOLDER.parent / "story")]
from stack import REPOSITORY, Stack, free_port  # noqa: E402


def run(options, data):
    stack = Stack(data, options.build, free_port())
    try:
        stack.start_database()
        stack.migrate()
        stack.seed(options.members)
        stack.start_provider()
        stack.start_host()
        if options.mentors:
            import fill
            fill.fill(stack.url, stack.accounts())
        environment = {**os.environ, "TANDEM_URL": stack.url, "TANDEM_DATA": str(stack.data),
                       "TANDEM_PROVIDER_URL": stack.provider_url,
                       "TANDEM_ACCOUNTS": str(stack.accounts_file)}
        return subprocess.run(options.command, env=environment).returncode
    finally:
        stack.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path,
                        default=os.environ.get("TANDEM_BUILD", REPOSITORY / "build" / "dev"))
    parser.add_argument("--members", type=int, default=90)
    parser.add_argument("--mentors", action="store_true")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    # Ended from outside, it still stops everything and leaves nothing behind.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="tandem-serve-") as folder:
        return run(options, pathlib.Path(folder) / "data")


if __name__ == "__main__":
    sys.exit(main())
