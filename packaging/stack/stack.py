"""Everything an association needs to run, in one data folder: database, provider, host, plugin.

DIR/mariadb   the database's files          DIR/host      the host's keys, mail and clock
DIR/run       records of processes, sockets DIR/log       one log for each program
DIR/provider  the payment provider's data   DIR/accounts.json  who can sign in
DIR/mailbox   what came back, where no SMTP server is given: mails to bounce…@ do (mailbox.py)
"""

import http.client
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys

from mariadb import MariaDB
from processes import Process, ProcessFailed

FOLDER = pathlib.Path(__file__).resolve().parent
REPOSITORY = FOLDER.parents[1]
READY_TIMEOUT_S = 60
SCHEMA = "association"
USER = "association"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def port_is_free(port):
    with socket.socket() as probe:
        # As servers do: a port in TIME_WAIT can be used at once.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


class Stack:
    def __init__(self, data, build, port, provider_port=None, smtp=None, options=(),
                 plugin=None, database_options=()):
        self.data = pathlib.Path(data).resolve()
        self.build = pathlib.Path(build).resolve()
        self.port = port
        self.provider_port = provider_port or free_port()
        self.smtp = smtp
        self.options = list(options)
        self.plugins = [plugin or self.build / "lib" / "tandem.so"]
        self.run_folder = self.data / "run"
        self.log_folder = self.data / "log"
        self.prepare_folders()
        self.database = MariaDB(self.data / "mariadb", self.run_folder, self.log_folder,
                                database_options)
        self.host = None
        self.provider = None
        self.mailbox = None
        self.mailbox_port = None if smtp else free_port()

    def prepare_folders(self):
        # Keys, mails and the database's socket lie below: nobody else may look in.
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        for folder in (self.run_folder, self.log_folder, self.data / "host",
                       self.data / "provider"):
            folder.mkdir(exist_ok=True, mode=0o700)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def provider_url(self):
        return f"http://127.0.0.1:{self.provider_port}"

    @property
    def accounts_file(self):
        return self.data / "accounts.json"

    def accounts(self):
        listed = json.loads(self.accounts_file.read_text())
        return listed["accounts"] if isinstance(listed, dict) else listed

    # Setting up

    def start_database(self):
        # The last file that mariadb-install-db writes: a folder without it is half made.
        done = self.data / "mariadb" / ".installed"
        if not done.exists():
            shutil.rmtree(self.data / "mariadb", ignore_errors=True)
            self.database.install()
            done.touch()
        self.database.start()
        self.database.create(SCHEMA, USER)

    def migrate(self):
        self.host_command("migrate")

    def seed(self, members):
        self.host_command("seed", "--members", str(members))
        written = self.data / "host" / "accounts.json"
        if written.exists():
            written.replace(self.accounts_file)

    def host_command(self, command, *arguments):
        line = [self.program("ams_host"), command, *self.host_options(), *arguments]
        answer = subprocess.run([str(p) for p in line], stdin=subprocess.DEVNULL,
                                capture_output=True, text=True)
        with open(self.log_folder / f"{command}.log", "a") as log:
            log.write(answer.stdout + answer.stderr)
        if answer.returncode != 0:
            raise ProcessFailed(f"ams_host {command} ended with {answer.returncode}:\n"
                                + (answer.stdout + answer.stderr)[-4000:])
        return answer.stdout

    # Running

    def start_provider(self):
        self.provider = Process(
            "provider",
            [self.program("ams_provider"), "--port", self.provider_port,
             "--data", self.data / "provider", "--secret", self.provider_secret()],
            self.run_folder, self.log_folder / "provider.log").start()
        self.provider.wait_until(lambda: self._listens(self.provider_port), READY_TIMEOUT_S,
                                 "listening")

    def start_mailbox(self):
        """Mails that go to a folder have no server that could give one back: this stands for it."""
        self.mailbox = Process(
            "mailbox", [sys.executable, "-B", FOLDER / "mailbox.py", self.mailbox_port,
                        self.data / "host" / "mail", self.data / "mailbox"],
            self.run_folder, self.log_folder / "mailbox.log").start()
        self.mailbox.wait_until(lambda: self._listens(self.mailbox_port), READY_TIMEOUT_S,
                                "listening")

    def start_host(self):
        if self.mailbox_port and not self.mailbox:
            self.start_mailbox()
        self.host = Process("host", [self.program("ams_host"), "serve", *self.host_options()],
                            self.run_folder, self.log_folder / "host.log").start()
        self.host.wait_until(self.ready, READY_TIMEOUT_S, "ready")

    def start(self):
        self.start_database()
        self.migrate()
        self.start_provider()
        self.start_host()

    def stop(self):
        """In the order that loses nothing: who writes goes before who keeps."""
        for process in (self.host, self.mailbox, self.provider):
            if process:
                process.stop()
        self.database.stop()

    def ready(self):
        return self.status("/readyz") == 200

    def status(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()

    # Details

    def program(self, name):
        found = self.build / "bin" / name
        if not found.exists():
            raise ProcessFailed(f"{found} is not built")
        return found

    def provider_secret(self):
        return self.data / "host" / "provider.key"

    def host_options(self):
        options = ["--data", self.data / "host", "--port", self.port, "--address", "127.0.0.1",
                   "--provider-url", self.provider_url,
                   "--database", f"unix://{self.database.socket}", "--database-user", USER,
                   "--database-name", SCHEMA, "--dev"]
        if "--public-url" not in self.options:
            options += ["--public-url", self.url]
        for plugin in self.plugins:
            options += ["--plugin", plugin]
        if self.smtp:
            options += ["--smtp", self.smtp]
        else:
            options += ["--mailbox", f"127.0.0.1:{self.mailbox_port}", "--mailbox-user",
                        "demo", "--mailbox-password", "demo", "--mailbox-every", "1"]
        return options + self.options

    @staticmethod
    def _listens(port):
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", port)) == 0
