"""The directory page of a signed-in member against a constant page of the same size, from the same
host in one run (issue 3, item 12):

    TANDEM_BUILD=build/release-with-bench /usr/bin/python3 -B tests/bench/pages/pages.py [MENTORS]

Two connections ask at the same time, as DEPENDENCIES.md advises for two cores. Statements are those
that the module counts in /metrics; the host's own, which look up the session, come on top of both
pages alike.
"""

import http.client
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time

FOLDER = pathlib.Path(__file__).resolve().parent
PACKAGING = FOLDER.parents[2] / "packaging"
sys.path[:0] = [str(PACKAGING / "stack"), str(PACKAGING / "story")]
from stack import SCHEMA, Stack, USER, free_port  # noqa: E402
from association import Person  # noqa: E402

MENTORS = 20_000
ADDRESSES = ("/mentorship/mentors", "/mentorship/mentors?page=2",
             "/mentorship/mentors?language=fr&practice_area=PA_MH",
             "/mentorship/mentors?topic=TP_JOB&client_age=CA_ADU")
CONNECTIONS = 2
SECONDS = 0.5
ROUNDS = 21  # short turns, since others may use the machine as well: both pages meet the same load


class Asking(threading.Thread):
    """One connection that asks for one page after another, until the time is over."""

    def __init__(self, port, cookie, addresses, until):
        super().__init__()
        self.connection = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.requests = [f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
                         f"Cookie: {cookie}\r\n\r\n".encode() for address in addresses]
        self.buffer = memoryview(bytearray(1 << 20))
        self.until = until
        self.times = []
        self.bytes = 0

    def run(self):
        while time.monotonic() < self.until:
            request = self.requests[len(self.times) % len(self.requests)]
            begun = time.perf_counter()
            self.connection.sendall(request)
            self.bytes += self.read_answer(request)
            self.times.append(time.perf_counter() - begun)

    def read_answer(self, request):
        """As little work as can be: a client in Python must not become what is measured."""
        have = self.connection.recv_into(self.buffer)
        head = bytes(self.buffer[:have]).partition(b"\r\n\r\n")[0]
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{request}: {head[:200]}")
        length = int(re.search(rb"(?i)\r\ncontent-length: (\d+)", head).group(1))
        while have < len(head) + 4 + length:
            have += self.connection.recv_into(self.buffer[have:])
        return length


def measure(port, cookie, addresses):
    until = time.monotonic() + SECONDS
    asking = [Asking(port, cookie, addresses, until) for _ in range(CONNECTIONS)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    times = sorted(seconds for one in asking for seconds in one.times)
    return {"rate": len(times) / SECONDS, "count": len(times),
            "median_ms": times[len(times) // 2] * 1e3,
            "p99_ms": times[len(times) * 99 // 100] * 1e3,
            "bytes": sum(one.bytes for one in asking) // len(times)}


def statements(stack):
    connection = http.client.HTTPConnection("127.0.0.1", stack.port, timeout=30)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    return int(float(re.search(r"^tandem_statements_total (\S+)", text, re.M).group(1)))


def statements_of(stack, person, address):
    """Of one page, beside jobs that ask the database in between: the least of several."""
    least = None
    for _ in range(5):
        before = statements(stack)
        person.get(address)
        between = statements(stack) - before
        least = between if least is None else min(least, between)
    idle = min(-(statements(stack) - statements(stack)) for _ in range(5))
    return least - idle


def told(name, result):
    print(f"  {name:<10} {result['rate']:8.0f} pages/s  median {result['median_ms']:6.2f} ms  "
          f"p99 {result['p99_ms']:6.2f} ms  {result['bytes']} bytes")


def middle(results):
    """The turn in the middle, by its rate."""
    return sorted(results, key=lambda result: result["rate"])[len(results) // 2]


def run(stack, mentors):
    stack.start_database()
    stack.migrate()
    stack.seed(12)
    stack.start_provider()
    stack.start_host()
    account = next(a for a in stack.accounts() if a["role"] == "member" and a["language"] == "en")
    person = Person(stack.url, "seeker", "en")
    person.sign_in(account["email"], account["password"])
    person.get("/mentorship/mentors")  # makes the keys
    subprocess.run([str(stack.build / "bin" / "seed_mentors"),
                    f"unix://{stack.database.socket}", USER, SCHEMA,
                    str(stack.data / "host" / "keys.json"), str(mentors)], check=True)
    begun = time.monotonic()
    while person.get("/mentorship/mentors").status == 503:
        time.sleep(0.2)
    print(f"{mentors} mentors; taken in by the first searches in "
          f"{time.monotonic() - begun:.1f} s")
    cookie = "; ".join(f"{name}={value}" for (_, _, name), value in person.cookies.items())
    measure(stack.port, cookie, ADDRESSES)  # warm
    pages, constants, ratios = [], [], []
    for _ in range(ROUNDS):
        page = measure(stack.port, cookie, ADDRESSES)
        constant = measure(stack.port, cookie, [f"/dev/constant?bytes={page['bytes'] - 3500}"])
        pages.append(page)
        constants.append(constant)
        ratios.append(page["rate"] / constant["rate"])
    told("directory", middle(pages))
    told("constant", middle(constants))
    print(f"  ratio      {sorted(ratios)[ROUNDS // 2]:8.2f} x, the median of {ROUNDS} turns: "
          + ", ".join(f"{ratio:.2f}" for ratio in sorted(ratios))
          + "; load of the machine " + ", ".join(f"{load:.1f}" for load in os.getloadavg()))
    for address in ADDRESSES:
        print(f"  {statements_of(stack, person, address)} statements of the module for {address}")


def main():
    mentors = int(sys.argv[1]) if len(sys.argv) > 1 else MENTORS
    build = os.environ.get("TANDEM_BUILD", FOLDER.parents[2] / "build" / "release")
    with tempfile.TemporaryDirectory(prefix="tandem-pages-") as folder:
        stack = Stack(pathlib.Path(folder) / "data", build, free_port())
        try:
            run(stack, mentors)
        finally:
            stack.stop()


if __name__ == "__main__":
    main()
