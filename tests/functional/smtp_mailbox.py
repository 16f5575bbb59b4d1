"""The mails that reached the tests' SMTP server, and how that server behaves."""

import json
import pathlib
import sys

from processes import Process

import association

FOLDER = pathlib.Path(__file__).resolve().parent


class SmtpServer:
    def __init__(self, folder, port, run_folder, log_folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = port
        self.run_folder = run_folder
        self.log_folder = pathlib.Path(log_folder)
        self.process = None

    def start(self):
        self.process = Process(
            "smtp", [sys.executable, "-B", FOLDER / "smtp_server.py", self.port, self.folder],
            self.run_folder, self.log_folder / "smtp.log").start()
        self.process.wait_until(self._listens, 20, "listening")

    def stop(self):
        if self.process:
            self.process.stop()

    def behave(self, mode):
        (self.folder / "mode").write_text(mode)

    def _listens(self):
        from stack import Stack
        return Stack._listens(self.port)


class SmtpMailbox(association.Mailbox):
    """The same questions as to /dev/mail, answered by what came over SMTP."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def rows(self):
        rows = [json.loads(file.read_text()) for file in self.folder.glob("*.json")]
        return [{**row, "at": row["id"]} for row in rows]

    def read(self, identity):
        return association.Mail((self.folder / f"{identity}.eml").read_bytes(), identity)
