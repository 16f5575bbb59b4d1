"""What every functional test stands on: a private association (MariaDB, payment provider, host with
the plugin, SMTP server) on free ports, and the people in it.

TANDEM_BUILD  the build folder with bin/ and lib/; build/dev by default
TANDEM_FULL   set for the long campaigns
"""

import datetime
import os
import pathlib
import shutil
import sys

import pytest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
for part in ("packaging/stack", "packaging/story", "packaging/demo", "tests/functional"):
    sys.path.insert(0, str(REPOSITORY / part))

import association  # noqa: E402
import mentoring  # noqa: E402
from smtp_mailbox import SmtpMailbox, SmtpServer  # noqa: E402
from stack import Stack, free_port  # noqa: E402

MEMBERS = 600


def build_folder():
    return pathlib.Path(os.environ.get("TANDEM_BUILD", REPOSITORY / "build" / "dev"))


class People:
    """Hands out each account once, so that tests do not meet each other's records."""

    def __init__(self, running):
        self.running = running
        self.free = running.stack.accounts()
        self.signed_in_staff = {}

    def account(self, **wanted):
        """An account with these values; paid well ahead unless paid_through says otherwise."""
        soon = (datetime.date.today() + datetime.timedelta(days=46)).isoformat()
        wanted.setdefault("role", "member")
        for account in self.free:
            paid = "paid_through" in wanted or (account["paid_through"] or "") >= soon
            if paid and all(account.get(key) == value for key, value in wanted.items()):
                self.free.remove(account)
                return account
        raise AssertionError(f"no account left with {wanted}; seed more than {MEMBERS}")

    def sign_in(self, account):
        person = association.Person(self.running.url, account["name"], account["language"])
        person.account = account
        secret = account.get("totp_secret")
        # The code of the association's time, which a test may have moved.
        now = self.running.clock.now().timestamp() if secret else None
        person.sign_in(account["email"], account["password"], secret, now)
        return person

    def member(self, language="en", category="MEM", **wanted):
        """Somebody who is signed in."""
        return self.sign_in(self.account(language=language, category=category, **wanted))

    def staff(self, language="en"):
        """A member of staff: the same one as long as the session lasts, since there are few."""
        known = self.signed_in_staff.get(language)
        if known is None or known.get("/console").path != "/console":
            known = self.sign_in(self.account(language=language, role="staff"))
            self.signed_in_staff[language] = known
        return known

    def mentor(self, language="en", answers=None, identity=None, **wanted):
        """Somebody who is signed in and a mentor, made so over HTTP."""
        person = self.member(language, **wanted)
        person.get("/account/profile")
        form = mentoring.opt_in(person.page.form(), {**ANSWERS[language], **(answers or {})},
                                identity)
        page = person.submit(form)
        assert page.status == 200 and not page.errors(), page.errors() or page.text
        return person


# The least that a mentor answers.
ANSWERS = {
    "en": {"languages": ["en"], "practice_areas": ["PA_MH"], "client_ages": ["CA_ADU"],
           "years": "YP_6_10", "training": ["TR_OT_M"], "topics": ["TP_CLIN"],
           "modes": ["MD_VIDEO"], "biography": "I work in community mental health."},
    "fr": {"languages": ["fr"], "practice_areas": ["PA_NEURO"], "client_ages": ["CA_SEN"],
           "years": "YP_21", "training": ["TR_OT_B"], "topics": ["TP_TOOLS"],
           "modes": ["MD_TEL"], "biography": "Je travaille en réadaptation après un AVC."},
}


class Association:
    """One running association and the ways to look at it."""

    def __init__(self, data, options=(), database_options=()):
        smtp_port = free_port()
        self.stack = Stack(data, build_folder(), free_port(), smtp=f"127.0.0.1:{smtp_port}",
                           options=options, database_options=database_options)
        self.smtp = SmtpServer(self.stack.data / "smtp", smtp_port, self.stack.run_folder,
                               self.stack.log_folder)
        self.mailbox = SmtpMailbox(self.smtp.folder)
        self.clock = association.Clock(self.stack.url)
        self.people = None

    @property
    def url(self):
        return self.stack.url

    def start(self):
        self.smtp.start()
        self.stack.start()
        self.people = People(self)
        return self

    def visitor(self, language="en"):
        return association.Person(self.url, "a visitor", language)

    def sql(self, statement):
        """Rows as lists of texts; for what no page tells."""
        from stack import SCHEMA
        text = self.stack.database.sql(statement, SCHEMA)
        return [line.split("\t") for line in text.splitlines()]

    def stop(self):
        self.stack.stop()
        self.smtp.stop()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A data folder with the demo association in it, not running: what the others are copies of."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    stack = Stack(folder, build_folder(), free_port())
    try:
        stack.start_database()
        stack.migrate()
        stack.seed(MEMBERS)
    finally:
        stack.stop()
    return folder


def copied(prepared, folder):
    shutil.copytree(prepared, folder, ignore=shutil.ignore_patterns("run", "log"))
    return folder


@pytest.fixture(scope="session")
def shared(prepared, tmp_path_factory):
    """The association that most tests share. Its clock is left alone."""
    running = Association(copied(prepared, tmp_path_factory.mktemp("shared") / "data"))
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture
def people(shared):
    return shared.people


@pytest.fixture
def mailbox(shared):
    return shared.mailbox


@pytest.fixture
def make_association(prepared, tmp_path):
    """Makes associations of a test's own: to move the clock, break the mail server, kill things."""
    made = []

    def make(**options):
        made.append(Association(copied(prepared, tmp_path / f"data{len(made)}"), **options))
        return made[-1].start()

    yield make
    for running in made:
        running.stop()


@pytest.fixture
def own(make_association):
    return make_association()
