"""A second host process on an association's database and keys, as in an upgrade."""

import contextlib
import http.client

from processes import Process
from stack import READY_TIMEOUT_S, free_port


class SecondHost:
    """Of the association's own build, or of another one, which brings its own plugin."""

    def __init__(self, stack, name="host2", program=None, plugin=None):
        self.port = free_port()
        options = [str(option) for option in stack.host_options()]
        options[options.index("--port") + 1] = str(self.port)
        if plugin:
            options[options.index("--plugin") + 1] = str(plugin)
        self.process = Process(name, [program or stack.program("ams_host"), "serve", *options],
                               stack.run_folder, stack.log_folder / f"{name}.log")

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        self.process.start()
        self.process.wait_until(lambda: self.ask("/readyz")[0] == 200, READY_TIMEOUT_S, "ready")
        return self

    def ask(self, path):
        """(status, text); (None, "") while nobody listens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except OSError:
            return None, ""
        finally:
            connection.close()

    def stop(self):
        self.process.stop()

    def kill(self):
        self.process.kill()


@contextlib.contextmanager
def through(person, url):
    """The person's requests go to that process meanwhile; the session is the same."""
    before, person.base = person.base, url
    try:
        yield person
    finally:
        person.base = before
