"""Issue 3, item 14: an earlier version (v1) and this one (v2) on one database, jobs in both.

As an upgrade goes: v1 serves, v2's migrations are applied under it, v2 is started beside it, people
work on both, v1 goes. PREVIOUS_BUILD is v1's build folder; without it there is nothing to test.
"""

import os
import pathlib
import time

import acts
import pytest
from second_host import SecondHost, through

if "PREVIOUS_BUILD" not in os.environ:
    pytest.skip("tests/foreign/previous/run builds the earlier version", allow_module_level=True)

PREVIOUS = pathlib.Path(os.environ.get("PREVIOUS_BUILD", "/nowhere"))
WAITING = "SELECT COUNT(*) FROM tandem_mails WHERE state IN (0, 1)"
# What v2 wrote into columns that v1 does not know.
UNKNOWN = {
    "tandem_mentors": ("member_id", "is_full, hidden, paused_at, answers_gone_of"),
    "tandem_introductions": ("id", "questions_asked, question_open, words_gone_at"),
    "tandem_pairings": ("id", "place, ended_by, staff_told, agreement_version, agreed_at"),
}


@pytest.fixture(scope="module")
def upgrade(tmp_path_factory):
    """v1 alone, with people in it; `v2` is started by the first test."""
    from conftest import Association, People
    running = Association(tmp_path_factory.mktemp("upgrade") / "data")
    stack = running.stack
    now, old = stack.build, None
    try:
        running.smtp.start()
        stack.start_database()
        stack.start_provider()
        migrate_by(stack, PREVIOUS)
        stack.seed(120)
        old = running.old = SecondHost(stack, "v1", PREVIOUS / "bin" / "ams_host").start()
        stack.build, stack.plugins = now, [now / "lib" / "tandem.so"]
        running.people = People(running)
        yield running
    finally:
        if old:
            old.stop()
        running.stop()


def migrate_by(stack, build):
    stack.build, stack.plugins = build, [build / "lib" / "tandem.so"]
    stack.migrate()


def wait_for(question, wanted, seconds=30):
    until = time.monotonic() + seconds
    while (found := question()) != wanted:
        assert time.monotonic() < until, (found, wanted)
        time.sleep(0.05)


def no_mail_twice(running):
    wait_for(lambda: running.sql(WAITING), [["0"]])
    named = [mail.message["message-id"] for mail in acts.mails(running)]
    assert len(set(named)) == len(named) > 0
    assert running.sql("SELECT template, COUNT(*) FROM tandem_mails GROUP BY template, member_id, "
                       "about_id HAVING COUNT(*) > 1") == []


def columns(running, table):
    key, names = UNKNOWN[table]
    return running.sql(f"SELECT HEX({key}), {names.replace('ended_by', 'HEX(ended_by)')} "
                       f"FROM {table} ORDER BY 1")


def version(running):
    return int(running.sql("SELECT MAX(version) FROM tandem_schema_versions")[0][0])


def test_v1_goes_on_while_the_migrations_of_v2_are_applied(upgrade):
    before = version(upgrade)
    upgrade.people.running = AtV1(upgrade)
    upgrade.mentors = [upgrade.people.mentor("en") for _ in range(3)]
    upgrade.mentees = [acts.seeker(upgrade.people) for _ in range(4)]
    acts.write(upgrade.mentees[0], acts.member_id(upgrade, upgrade.mentors[0]), "Before it all.")
    no_mail_twice(upgrade)  # all of them by the jobs of v1
    migrate_by(upgrade.stack, upgrade.stack.build)  # while v1 serves
    assert version(upgrade) > before
    assert upgrade.old.ask("/readyz")[0] == 200
    acts.save(upgrade.mentors[2], paused=True)
    acts.save(upgrade.mentors[2], paused=False)
    upgrade.stack.start_host()


class AtV1:
    """The association as its people see it who go to v1."""

    def __init__(self, running):
        self.stack, self.clock, self.url = running.stack, running.clock, running.old.url


def test_renewals_through_v1_introductions_through_v2(upgrade):
    person = upgrade.people.member("en")
    form = acts.opted_in(acts.open_renewal(person), biography="Renewed at v1.")
    person.submit(form)
    acts.choose(person, "pay")
    assert person.page.heading == "Your membership is renewed"
    wait_for(lambda: upgrade.sql("SELECT COUNT(*) FROM tandem_mentors WHERE opted_in = 1"), [["4"]])
    upgrade.mentors.append(person)
    for mentee in upgrade.mentees[1:]:
        with through(mentee, upgrade.url):
            for mentor in upgrade.mentors:
                acts.write(mentee, acts.member_id(upgrade, mentor), "Written at v2.")
    no_mail_twice(upgrade)


def test_reminders_are_sent_once_by_either(upgrade):
    upgrade.sql("UPDATE tandem_introductions SET remind_at = 1 WHERE open_pair = 1")
    wait_for(lambda: upgrade.sql("SELECT COUNT(*) FROM tandem_introductions WHERE open_pair = 1 "
                                 "AND reminded_at IS NULL"), [["0"]])
    no_mail_twice(upgrade)


def answer_at(running, url, mail, decision):
    visitor = running.visitor()
    link = acts.link_of(mail)
    visitor.get(url + link[link.index("/mentorship"):])
    page = acts.answer(visitor, decision)
    assert page.status == 200, (page.status, page.errors(), page.text[:300])


def test_v1_answers_what_v2_wrote_and_damages_nothing_of_it(upgrade):
    """Expand, then contract: columns that v1 does not know keep what v2 wrote."""
    asked = [acts.request_mail(upgrade, upgrade.mentors[0], mentee)
             for mentee in upgrade.mentees[1:]]
    answer_at(upgrade, upgrade.url, asked[0], "accept")  # v2: the pairing has a place
    known = {table: columns(upgrade, table) for table in UNKNOWN}
    answer_at(upgrade, upgrade.old.url, asked[1], "decline")
    acts.save(upgrade.mentors[0], paused=True)
    acts.save(upgrade.mentors[0], paused=False)
    for table in ("tandem_introductions", "tandem_pairings"):
        assert columns(upgrade, table) == known[table], table
    answer_at(upgrade, upgrade.old.url, asked[2], "accept")
    places = upgrade.sql("SELECT place FROM tandem_pairings ORDER BY began_at")
    assert places == [["1"], ["NULL"]]  # v1 gives none; nobody's place is taken from them
    person = upgrade.mentors[0]
    with through(person, upgrade.url):
        assert person.get("/mentorship").status == 200
        person.sees(acts.name(upgrade.mentees[1]), acts.name(upgrade.mentees[3]))
    no_mail_twice(upgrade)


def test_v1_started_again_says_that_it_is_too_old(upgrade):
    upgrade.old.kill()
    upgrade.old.process.start()
    why = f"the database has schema {version(upgrade)} of tandem"
    log = upgrade.old.process.log_file
    wait_for(lambda: why in log.read_text() and "install the newer plugin" in log.read_text(), True)
    upgrade.old.stop()
    # v2 goes on alone.
    mentee = upgrade.mentees[0]
    with through(mentee, upgrade.url):
        acts.write(mentee, acts.member_id(upgrade, upgrade.mentors[3]), "After the upgrade.")
    no_mail_twice(upgrade)
