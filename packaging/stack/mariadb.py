"""A private MariaDB in a folder: unix socket, no TCP, its own user only."""

import getpass
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile

from processes import Process, ProcessFailed

# sun_path holds 107 bytes and a zero.
SOCKET_PATH_LIMIT = 107
READY_TIMEOUT_S = 60


def program(name):
    # A user's PATH leaves out /usr/sbin on Debian.
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if not found:
        raise ProcessFailed(f"{name} is not installed (Debian: mariadb-server-core, "
                            "mariadb-client-core)")
    return found


class MariaDB:
    def __init__(self, folder, run_folder, log_folder, options=()):
        self.folder = pathlib.Path(folder)
        self.log_folder = pathlib.Path(log_folder)
        self.run_folder = pathlib.Path(run_folder)
        self.options = list(options)
        self.socket, self._short_folder = self._choose_socket()
        self.process = None

    def _choose_socket(self):
        wanted = self.run_folder / "mariadb.sock"
        if len(os.fsencode(wanted)) <= SOCKET_PATH_LIMIT:
            return wanted, None
        short = tempfile.mkdtemp(prefix="tandem-")
        return pathlib.Path(short) / "mariadb.sock", short

    def install(self):
        """The system tables; once."""
        self.folder.mkdir(parents=True, exist_ok=True)
        answer = subprocess.run(
            [program("mariadb-install-db"), "--no-defaults", f"--datadir={self.folder}",
             f"--user={getpass.getuser()}", "--auth-root-authentication-method=normal",
             # --force: a machine whose own name does not resolve is no reason to stop.
             "--skip-test-db", "--skip-name-resolve", "--force"],
            stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if answer.returncode != 0:
            raise ProcessFailed("mariadb-install-db failed:\n" + answer.stdout + answer.stderr)

    def start(self):
        self.socket.unlink(missing_ok=True)
        self.process = Process(
            "mariadb",
            [program("mariadbd"), "--no-defaults", f"--datadir={self.folder}",
             f"--user={getpass.getuser()}", f"--socket={self.socket}",
             f"--pid-file={self.run_folder / 'mariadb.pid'}", "--skip-networking",
             "--skip-name-resolve", "--performance-schema=OFF", "--character-set-server=utf8mb4",
             "--collation-server=utf8mb4_unicode_ci", *self.options],
            self.run_folder, self.log_folder / "mariadb.log").start()
        self.process.wait_until(self._answers, READY_TIMEOUT_S, "answering")

    def _answers(self):
        with socket.socket(socket.AF_UNIX) as client:
            try:
                client.connect(str(self.socket))
                # The greeting comes once the server is past its recovery.
                client.settimeout(1)
                return len(client.recv(5)) == 5
            except OSError:
                return False

    def sql(self, statements, schema=None):
        """Runs SQL as root; returns what came back, rows by line and columns by tab."""
        answer = subprocess.run(
            [program("mariadb"), "--no-defaults", f"--socket={self.socket}", "--user=root",
             "--batch", "--skip-column-names", *([schema] if schema else [])],
            input=statements, capture_output=True, text=True)
        if answer.returncode != 0:
            raise ProcessFailed("SQL failed: " + answer.stderr.strip())
        return answer.stdout

    def create(self, schema, user):
        self.sql(f"CREATE DATABASE IF NOT EXISTS `{schema}` CHARACTER SET utf8mb4;"
                 f"CREATE USER IF NOT EXISTS '{user}'@'localhost';"
                 f"GRANT ALL ON `{schema}`.* TO '{user}'@'localhost';")

    def stop(self):
        if self.process:
            self.process.stop()
        if self._short_folder:
            shutil.rmtree(self._short_folder, ignore_errors=True)
