"""A private MariaDB, a mail server, and the host of this folder with the plugin in it.

TANDEM_BUILD  the build folder with lib/tandem.so; build/dev by default
"""

import os
import pathlib
import sys

import pytest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
# From the project: what starts a database, a mail server and a reader of HTML. Nothing of the ABI.
for part in ("packaging/stack", "packaging/story", "tests/functional", "tests/foreign"):
    sys.path.insert(0, str(REPOSITORY / part))

from mariadb import MariaDB  # noqa: E402
from smtp_mailbox import SmtpMailbox, SmtpServer  # noqa: E402
from stack import free_port  # noqa: E402

from guest import Guest, Library  # noqa: E402
from host import Host, Member  # noqa: E402

SCHEMA, USER = "foreign", "foreign"


def plugin_path():
    build = os.environ.get("TANDEM_BUILD", REPOSITORY / "build" / "dev")
    return pathlib.Path(build) / "lib" / "tandem.so"


class World:
    def __init__(self, folder):
        run, log = folder / "run", folder / "log"
        for each in (run, log):
            each.mkdir(mode=0o700)
        self.database = MariaDB(folder / "mariadb", run, log)
        self.smtp = SmtpServer(folder / "smtp", free_port(), run, log)
        self.mailbox = SmtpMailbox(self.smtp.folder)
        self.library = self.guest = self.host = None

    def start(self):
        self.database.install()
        self.database.start()
        self.database.create(SCHEMA, USER)
        self.smtp.start()
        self.host = Host(f"unix://{self.database.socket}", SCHEMA, USER, self.smtp.port)
        self.library = Library(plugin_path())
        self.guest = Guest(self.library, self.host)
        return self

    def sql(self, statements):
        return [line.split("\t") for line in self.database.sql(statements, SCHEMA).splitlines()]

    def mails(self):
        return [self.mailbox.read(row["id"]) for row in self.mailbox.rows()]

    def migrate(self, last=None):
        """ams/ext/schema.h, with the command-line client of MariaDB."""
        table = f"{self.library.id}_schema_versions"
        self.sql(f"CREATE TABLE IF NOT EXISTS {table} (version INT UNSIGNED PRIMARY KEY, "
                 "name VARCHAR(200) NOT NULL, applied_at BIGINT NOT NULL)")
        applied = {int(row[0]) for row in self.sql(f"SELECT version FROM {table}")}
        for version, name, statements in self.guest.migrations():
            if version not in applied and version <= (last or version):
                self.sql(f"{statements}\nINSERT INTO {table} VALUES ({version}, '{name}', "
                         f"{self.host.wall()});")

    def person(self, given, family, **more):
        return self.host.add(Member(given, family, f"{given.lower()}@example.org", **more))

    def stop(self):
        self.smtp.stop()
        self.database.stop()


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("foreign"))
    try:
        yield world.start()
    finally:
        world.stop()
