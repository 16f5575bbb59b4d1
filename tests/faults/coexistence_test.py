"""Issue 3, item 14: several processes on one database, with jobs in all of them.

Both are of this tree; what an older one does beside a newer one is in tests/foreign/previous.
"""

import concurrent.futures
import time
import urllib.parse

import acts
import pytest
from second_host import SecondHost, through

MENTORS, MENTEES = 3, 4
WAITING = "SELECT COUNT(*) FROM tandem_mails WHERE state IN (0, 1)"
MAIL_LEASE = "SELECT HEX(holder), fence FROM ams_leases WHERE name LIKE 'tandem%mail.send'"


@pytest.fixture(scope="module")
def two(prepared, tmp_path_factory):
    from conftest import Association, copied
    running = Association(copied(prepared, tmp_path_factory.mktemp("two") / "data"))
    other = None
    try:
        running.start()
        running.mentors = [running.people.mentor("en") for _ in range(MENTORS)]
        running.mentees = [acts.seeker(running.people) for _ in range(MENTEES)]
        other = running.other = SecondHost(running.stack)
        yield running
    finally:
        if other:
            other.stop()
        running.stop()


def wait_for(question, wanted, seconds=20):
    until = time.monotonic() + seconds
    while (found := question()) != wanted:
        assert time.monotonic() < until, (found, wanted)
        time.sleep(0.05)


def all_sent(running):
    wait_for(lambda: running.sql(WAITING), [["0"]])


def no_mail_twice(running):
    """By Message-ID, and by what the mail is: one to a person about an introduction."""
    mails = acts.mails(running)
    named = [mail.message["message-id"] for mail in mails]
    assert len(set(named)) == len(named)
    twice = running.sql("SELECT template, COUNT(*) FROM tandem_mails "
                        "GROUP BY template, member_id, about_id HAVING COUNT(*) > 1")
    assert twice == []
    sent = running.sql("SELECT COUNT(*) FROM tandem_mails WHERE state IN (2, 4)")
    assert sent == [[str(len([m for m in mails if is_tandem(running, m)]))]]
    return mails


def is_tandem(running, mail):
    """The host sends mails of its own (a sign-in, a payment): these are not in Tandem's outbox."""
    digits = mail.message["message-id"][1:].partition("@")[0].replace("-", "")
    return running.sql(f"SELECT COUNT(*) FROM tandem_mails WHERE id = UNHEX('{digits}')") != [["0"]]


def test_killed_while_it_holds_a_mail_the_other_sends_it_once(two):
    """The lease and the claim of who was killed pass; then the mail leaves, with the same id."""
    all_sent(two)
    two.smtp.behave("hang")
    mentor, mentee = two.mentors[0], two.mentees[0]
    acts.write(mentee, acts.member_id(two, mentor), "Held by the first.")
    wait_for(lambda: two.sql("SELECT COUNT(*) FROM tandem_mails WHERE state = 1"), [["1"]])
    held = two.sql(MAIL_LEASE)
    two.other.start()
    two.smtp.behave("accept")
    with through(mentee, two.other.url):
        acts.write(mentee, acts.member_id(two, two.mentors[1]), "Written at the second.")
    # The second must not touch the lane of the first, which still holds the lease.
    assert two.sql(MAIL_LEASE) == held
    assert two.sql("SELECT COUNT(*) FROM tandem_mails WHERE state = 1") == [["1"]]

    two.stack.host.kill()
    assert two.other.ask("/readyz")[0] == 200
    # A minute passes: on the lease, which goes by the database's time, and on the claim.
    two.sql("UPDATE ams_leases SET until_us = 0")
    two.sql("UPDATE tandem_mails SET due_at = 1 WHERE state = 1")
    all_sent(two)
    two.stack.start_host()
    holder, fence = two.sql(MAIL_LEASE)[0]
    assert holder != held[0][0] and int(fence) > int(held[0][1])
    mails = no_mail_twice(two)
    for words, to in (("Held by the first.", mentor), ("Written at the second.", two.mentors[1])):
        # One to the mentor, and one that tells the mentee what was sent.
        recipients = sorted(mail.to[0] for mail in mails if words in mail.text)
        assert recipients == sorted([acts.address(to), acts.address(mentee)]), words


def test_clicks_at_both_at_once_are_one_introduction_each(two):
    """The same form sent to both processes, and then its mails and reminders by either's jobs."""
    pairs = [(mentee, acts.member_id(two, mentor)) for mentee in two.mentees[1:]
             for mentor in two.mentors]
    forms = [(mentee, acts.writing(mentee, mentor).set("message", f"Number {at}."))
             for at, (mentee, mentor) in enumerate(pairs)]

    def send(mentee, form, url):
        path = form.action.removeprefix(mentee.base)
        body = urllib.parse.urlencode(form.data()).encode()
        return mentee._request("POST", url + path, body,
                               {"Content-Type": "application/x-www-form-urlencoded"})

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        answers = [(pool.submit(send, *each, two.url), pool.submit(send, *each, two.other.url))
                   for each in forms]
        for first, second in answers:
            first, second = first.result(), second.result()
            assert (first.status, second.status) == (303, 303)
            assert first.headers["location"] == second.headers["location"]
    assert two.sql("SELECT COUNT(*) FROM tandem_introductions") == [[str(2 + len(forms))]]
    all_sent(two)
    no_mail_twice(two)


def test_each_reminder_once_though_both_are_due(two):
    two.sql("UPDATE tandem_introductions SET remind_at = 1 WHERE open_pair = 1")
    due = "SELECT COUNT(*) FROM tandem_introductions WHERE reminded_at IS NULL AND open_pair = 1"
    wait_for(lambda: two.sql(due), [["0"]])
    all_sent(two)
    reminders = two.sql("SELECT COUNT(*) FROM tandem_mails WHERE template LIKE '%reminder%'")
    assert reminders == two.sql("SELECT COUNT(*) FROM tandem_introductions")
    no_mail_twice(two)


def test_started_on_a_newer_schema_it_says_so_to_staff_and_probes(two):
    """The process that runs goes on; the one that is started refuses, in words for people."""
    known = int(two.sql("SELECT MAX(version) FROM tandem_schema_versions")[0][0])
    two.sql(f"INSERT INTO tandem_schema_versions VALUES ({known + 1}, 'later.sql', 0)")
    try:
        two.other.stop()
        two.other.process.start()
        why = f"the database has schema {known + 1} of tandem and this older version knows only"
        wait_for(lambda: (why in (text := two.other.ask("/readyz")[1])) or text, True)
        assert "install the newer plugin" in two.other.ask("/readyz")[1]
        person = two.people.member("en")
        with through(person, two.other.url):
            # The site is up, and a membership is renewed without the plugin (DESIGN 2).
            assert not acts.open_renewal(person).has("tandem_want")
        assert acts.open_renewal(person).has("tandem_want")  # the process that runs since before
        staff = two.people.staff()
        with through(staff, two.other.url):
            staff.get("/console")
            staff.sees("Not working", why)
    finally:
        two.sql(f"DELETE FROM tandem_schema_versions WHERE version = {known + 1}")
