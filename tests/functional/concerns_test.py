"""Issue 3, item 4: a concern from the report to its closing, and a block, over HTTP; and that the
person concerned cannot tell the world with it from the world without (FOM-09, DESIGN 5).

Pages are compared as in two_worlds_test.py: byte by byte, with headers and the way there.
"""

import types

import acts
import pytest
from acts import member_id, seeker
from routes_world import settle
from two_worlds_test import masked, paths, searched

SUPPORT = "otmentor@caot.ca"
SEARCHES = [{}, {"practice_area": ["PA_MH"]}, {"words": "community"}]


@pytest.fixture(scope="module")
def staff(shared):
    return shared.people.staff()


def known(running, *people):
    for person in people:
        person.running = running
    return people


def seen_by(person, *own):
    """Everything a member can open, in both of their roles, and what their searches find. Mails
    have left by then: a page tells members how theirs fare."""
    settle(types.SimpleNamespace(running=person.running))
    here = {path: masked(person.get(path)) for path in [*paths(person, own[0]), *own[1:]]}
    return here | {str(filters): masked(searched(person, filters)) for filters in SEARCHES}


def different(one, other):
    """The names of pages of both worlds that are not the same; equal worlds have none."""
    return {name for name in one.keys() & other.keys() if one[name] != other[name]}


def handle(staff, case, command, **fields):
    staff.get(case)
    return staff.submit("main-form", {"command": command, **fields})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_FOM_09_a_concern_is_taken_in_handled_and_closed_and_the_person_named_sees_nothing(
        shared, staff, language):
    mentor, reporter = known(shared, shared.people.mentor(language),
                             seeker(shared.people, language))
    named = member_id(shared, mentor)
    request = "/mentorship/requests/" + acts.write(reporter, named)
    profile = reporter.get(f"/mentorship/mentors/{named}")
    assert profile.links("/mentorship/concerns/new?about=" + named)
    before = seen_by(mentor, named, request)
    read = shared.mailbox.seen(acts.address(mentor))
    told = shared.mailbox.seen(SUPPORT)

    case = acts.report(reporter, named, "CANARY: it went like this.")
    reference = reporter.page.heading.split()[-1]
    assert reference.startswith("C-") and acts.name(mentor) in reporter.page.text
    mail = shared.mailbox.next(acts.address(reporter), set(), reference)
    notice = shared.mailbox.next(SUPPORT, set(told), reference)
    for each in (mail, notice):
        assert "CANARY" not in each.text + each.html and acts.name(mentor) not in each.text
    assert not different(seen_by(mentor, named, request), before)

    console = f"/console/mentorship/concerns/{case}"
    assert notice.links(console)
    staff.get("/console/mentorship/concerns")
    staff.sees(reference)
    assert "CANARY" not in staff.get(console).text
    take_on = next(form for form in staff.page.forms() if form.value("command") == "assigned")
    assert staff.submit(take_on).status == 200
    assert handle(staff, console, "words_opened", reason="").status == 422
    opened = handle(staff, console, "words_opened", reason="To prepare a call.")
    assert opened.status == 200 and "CANARY" in opened.text
    assert shared.sql("SELECT COUNT(*) FROM tandem_audit WHERE action = 'concern.words_opened' "
                      f"AND subject_id = UNHEX('{case.replace('-', '')}')") == [["1"]]
    assert not different(seen_by(mentor, named, request), before)
    closed = handle(staff, console, "closed", outcome="advice_given", reason="Talked to both.")
    assert closed.status == 200, closed.errors()
    reporter.get(f"/mentorship/concerns/{case}")
    assert "Talked" not in reporter.page.text
    reporter.get("/mentorship/concerns")
    reporter.sees({"en": "Closed", "fr": "Fermé"}[language])

    assert not different(seen_by(mentor, named, request), before)
    assert mentor.get(f"/mentorship/concerns/{case}").status == 404
    assert shared.mailbox.seen(acts.address(mentor)) == read
    # Reported pairs never meet: the one who reported does not find the mentor any more.
    assert reporter.get(f"/mentorship/mentors/{named}").status == 404


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_block_is_for_the_blocked_as_if_the_mentor_were_not_listed(shared, language):
    mentor, blocked = known(shared, shared.people.mentor(language),
                            seeker(shared.people, language))
    whom, who = member_id(shared, mentor), member_id(shared, blocked)
    writing = f"/mentorship/mentors/{whom}/introduction"
    listed = seen_by(blocked, whom)
    acts.save(mentor, want=False)
    unlisted = seen_by(blocked, whom, writing)
    assert f"/mentorship/mentors/{whom}" in different(listed, unlisted)

    mentor.submit(acts.opted_in(acts.open_profile(mentor), language))
    assert not different(seen_by(blocked, whom), listed)
    introduction = acts.write(blocked, whom)
    mentor.get(f"/mentorship/requests/{introduction}")
    mentor.follow("/mentorship/blocks/new")
    mentor.sees(acts.name(blocked))
    page = mentor.submit(next(f for f in mentor.page.forms() if f.action.endswith("blocks/new")))
    assert page.status == 200 and acts.name(blocked) in page.text

    # The open introduction ended with the notice of a mentor who is not there any more.
    shared.mailbox.next(acts.address(blocked), set(), acts.name(mentor))
    assert blocked.get(f"/mentorship/introductions/{introduction}").status == 200
    # It stands among their own, and so do its mails and whom their profile went to; nothing else
    # tells the two worlds apart.
    # (Worlds with an introduction in both: tests/store/tandem/concerns_blocks_test.cpp.)
    own = {"/mentorship", "/mentorship/consents", "/help/e-mail"}
    assert different(seen_by(blocked, whom, writing), unlisted) <= own

    mentor.get("/mentorship/blocks")
    lift = next(f for f in mentor.page.forms() if f.action.endswith("/lift"))
    assert who in lift.value("member")
    mentor.submit(lift)
    assert blocked.get(f"/mentorship/mentors/{whom}").status == 200
