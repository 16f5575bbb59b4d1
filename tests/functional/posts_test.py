"""DESIGN 3, 7, issue 10: every route that is posted to × every kind of person × whose object.

First without the right token, when nobody may do anything; then with it, when everybody may do what
the tables of routes_world.py say and nothing else.
"""

import json
import time
import uuid

import acts
import mentoring
import pytest
from acts import send
from routes_world import (ADMITS, DENIED, INCIDENT, OWNERS, SHARED, changed, csrf_of, settle, state,
                          walked, with_object)
from wording import said


@pytest.fixture(scope="module")
def world(prepared, tmp_path_factory):
    yield from walked(prepared, tmp_path_factory)


def posts(world):
    """pattern -> (who, fields without token) of every POST there is, ready to be sent: by that
    person, with the right token, it does something."""
    member, mentor = world.who["member"], world.who["mentor"]
    made = str(uuid.uuid4())

    def form_of(person, address):
        page = send(person, "GET", address)
        return [pair for pair in page.form().data() if pair[0] != "csrf"]

    opt_out = mentoring.opt_in(acts.open_profile(mentor), {}).set("tandem_want", False).data()
    return {
        "/account/profile": ("mentor", [p for p in opt_out if p[0] != "csrf"]),
        "/account/renewal": ("other", form_of(world.who["other"], "/account/renewal")),
        "/mentorship/profile": ("member", form_of(member, "/mentorship/profile")),
        "/mentorship/search": ("member", [("words", "private words")]),
        "/mentorship/mentors/{mentor}/introduction":
            ("other", [("operation", made), ("message", "Hello")]),
        "/mentorship/introductions/{introduction}/withdraw": ("member", [("operation", made)]),
        "/mentorship/requests/{introduction}":
            ("mentor", [("operation", made), ("answer", "accept")]),
        "/mentorship/requests/{introduction}/pause": ("mentor", [("operation", made)]),
        "/mentorship/my-profile/pause": ("mentor", [("operation", made), ("on", "1")]),
        "/mentorship/my-profile/hide": ("mentor", [("operation", made), ("on", "1")]),
        "/mentorship/acknowledgement": ("mentor", [("operation", made), ("agree_terms", "1")]),
        "/mentorship/presence": ("visitor", [("operation", made), ("answer", "here")]),
        "/mentorship/answers/{introduction}/pause": ("visitor", [("operation", made)]),
        "/console/mentorship/texts/{document}":
            ("staff", [("operation", made), ("step", "publish"), ("confirm", "1"),
                       ("base", "2026-11-01"), ("english", "<h2>Title</h2><p>New</p>"),
                       ("french", "<h2>Titre</h2><p>Nouveau</p>")]),
        "/console/mentorship/prepare/{member}":
            ("staff", [("operation", made), ("mentor_biography", "Words")]),
        "/console/mentorship/questionnaires/{questionnaire}":
            ("staff", [("operation", made), ("step", "look"), ("base", "1"), ("xml", "<x/>")]),
        "/mentorship/concerns/new":
            ("member", [("operation", made), ("kind", "other"), ("words", "Something")]),
        "/mentorship/blocks/new": ("other", [("operation", made), ("member", world.mentor_id)]),
        "/mentorship/blocks/lift": ("other", [("operation", made), ("member", world.mentor_id)]),
        "/console/mentorship/concerns/{concern}":
            ("staff", [("operation", made), ("command", "assigned")]),
        "/account/privacy": ("member", [("password", member.account["password"])]),
        "/account/privacy/erase":
            ("other", [("word", "erase"), ("password", world.who["other"].account["password"])]),
        "/console/erasures":
            ("staff", [("email", acts.address(world.who["other"])),
                       ("again", acts.address(world.who["other"]))]),
        "/account/privacy/requests":
            ("member", [("operation", made), ("kind", "question"), ("words", "Why?")]),
        "/console/privacy-requests/new":
            ("staff", [("operation", made), ("kind", "question"), ("words", "Why?"),
                       ("channel", "mail"), ("received_on", "2026-11-02"), ("name", "Kim")]),
        "/console/privacy-requests/{request}": ("staff", [("version", "1"), ("command", "taken")]),
        "/console/mentorship/incidents/new": ("staff", [("operation", made), *INCIDENT.items()]),
        "/console/mentorship/incidents/{incident}":
            ("staff", [("operation", made), ("line", "1"), *INCIDENT.items()]),
        "/console/mentorship/imports": ("staff", [("operation", made), ("mentors", "email")]),
        "/console/mentorship/imports/{import}/start": ("staff", [("operation", made)]),
        "/console/mentorship/imports/{import}/discard": ("staff", [("operation", made)]),
        "/console/mentorship/imports/{import}/undo": ("staff", [("operation", made)]),
        "/mentorship/introductions/{introduction}/reply":
            ("member", [("operation", made), ("reply", "An answer")]),
        "/mentorship/pairings/{pairing}/agreement":
            ("member", [("operation", made), ("frequency", "Monthly")]),
        "/mentorship/pairings/{pairing}/end": ("member", [("operation", made)]),
        "/console/mentorship/mentors/{mentor}/hide":
            ("staff", [("operation", made), ("reason", "asked")]),
        "/console/mentorship/mentors/{mentor}/restore": ("staff", [("operation", made)]),
        "/console/mentorship/mails/{mail}/again": ("staff", [("operation", made)]),
        "/account/renewal/{renewal}/pay": ("member", []),
        "/account/renewal/{renewal}/give-up": ("member", []),
        "/account/tokens/new":
            ("member", [("operation_id", made), ("name", "A program"), ("scopes", "profile:read"),
                        ("days", "30"), ("password", member.account["password"])]),
        "/account/tokens/{access}/revoke": ("member", []),
        "/help/e-mail/test": ("member", []),
        "/help/e-mail/works": ("member", []),
        "/account/address/resend": ("member", []),
        "/account/address/give-up": ("member", []),
        "/account/address/confirm/{token}": ("visitor", []),
        "/account/address/object/{token}": ("visitor", []),
        "/console/address": ("staff", [("email", acts.address(member)), ("reason", "They asked"),
                                       ("new_email", "moved." + acts.address(member))]),
        "/console/mailbox/bounces/{bounce}/done": ("staff", []),
        "/console/mailbox/replies/{reply}/done": ("staff", []),
        "/console/mailbox/replies/{reply}/open": ("staff", []),
        "/sign-in": ("visitor", [("email", acts.address(member)),
                                 ("password", member.account["password"])]),
        "/sign-in/code": ("visitor", [("code", "000000")]),
        "/sign-out": ("other", []),
        "/send-again":
            ("member", [("kept_target", f"/mentorship/introductions/{world.introduction}/withdraw"),
                        ("kept:operation", made)]),
        "/password-reset": ("visitor", [("email", acts.address(member))]),
        "/password-reset/new": ("visitor", [("password", "something long"),
                                            ("again", "something long")]),
        "/language": ("visitor", [("language", "fr"), ("next", "/")]),
        "/console/events/{event}/{plugin}/retry": ("staff", []),
        "/console/mails/{mail}/requeue": ("staff", []),
        "/mentorship/answers/{introduction}":
            ("visitor", [("operation", made), ("answer", "accept")]),
    }


def rows_of(world):
    """The routes that people post to; the signed one and those of --dev have tests of their own."""
    return [row for row in world.table
            if row["method"] == "POST" and row["permission"] not in ("signed", "dev")]


def test_every_post_is_known_here(world):
    assert {row["pattern"] for row in rows_of(world)} == set(posts(world))


# ---- Without the right token ----

def test_no_post_without_the_right_token_does_anything(world):
    prepared = posts(world)
    settle(world)
    foreign = csrf_of(world.who["staff"])
    before = state(world)
    for row in rows_of(world):
        path, (who, fields) = world.path(row["pattern"]), prepared[row["pattern"]]
        person = world.who[who]
        right = csrf_of(person)
        for token in (None, "", "x" * 43, right[:-1], right + "A",
                      csrf_of(world.who["member"]) if who == "staff" else foreign):
            sent = fields if token is None else [*fields, ("csrf", token)]
            page = send(person, "POST", path, sent)
            assert page.status == 403, (path, who, token, page.status)
            # It is told kindly, with a way back.
            assert page.heading and page.links("/"), path
    assert not changed(before, state(world))


def test_the_token_in_the_address_or_the_cookie_does_not_count(world):
    member = world.who["member"]
    path = f"/mentorship/introductions/{world.introduction}/withdraw"
    page = send(member, "POST", path + "?csrf=" + csrf_of(member),
                {"operation": str(uuid.uuid4())})
    assert page.status == 403
    page = send(member, "POST", path, {"operation": str(uuid.uuid4())},
                {"Content-Type": "text/plain"})
    assert page.status in (403, 415)
    page = member._request("POST", member.base + path, json.dumps(
        {"csrf": csrf_of(member)}).encode(), {"Content-Type": "application/json"})
    assert page.status in (403, 415)


def test_the_payment_notice_needs_its_signature(world):
    before = state(world)
    for headers in ({}, {"Ams-Signature": "t=1,v1=00"}):
        page = world.who["visitor"]._request(
            "POST", world.running.url + "/payments/notice", b'{"id":"x"}',
            {"Content-Type": "application/json", **headers})
        assert page.status in (400, 401, 403, 422), page.status
    assert state(world)["ams_renewals"] == before["ams_renewals"]


# ---- With the right token ----

@pytest.fixture(scope="module")
def prepared_posts(world):
    """The posts, and behind the console's something that staff could really do: a mail that was
    given up, and an event."""
    running = world.running
    running.smtp.behave("refuse")
    member = world.who["other"]
    send(member, "POST", "/password-reset",
         {"email": acts.address(member), "csrf": csrf_of(member)})
    dead = "SELECT HEX(id) FROM ams_mails WHERE reply LIKE '%550%' AND sent_at IS NULL"
    until = time.monotonic() + 20
    while not running.sql(dead):
        assert time.monotonic() < until, "no mail was refused"
        time.sleep(0.1)
    running.smtp.behave("accept")
    event = running.sql("SELECT HEX(event_id) FROM ams_event_deliveries LIMIT 1")[0][0]
    world.own |= {"mail": acts.text_id(running.sql(dead)[0][0]), "event": acts.text_id(event)}
    return posts(world)


def missing_ids(world):
    return dict.fromkeys([*SHARED, *world.own], str(uuid.uuid4()))


def renewed(fields):
    """With an operation of its own, so that no answer is a recorded one."""
    return [(name, str(uuid.uuid4()) if name.endswith("operation") else value)
            for name, value in fields]


def post(world, who, path, fields, headers=None):
    person = world.who[who]
    sent = [*renewed(fields), ("csrf", csrf_of(person))]
    return send(person, "POST", path, sent, headers)


def refusal(row, who, missing):
    """The status that tells this person no, or None where they may."""
    if who not in ADMITS[row["permission"]]:
        return DENIED[who]
    if row["permission"] == "link":
        # Nobody here came by the link; whoever is signed in says for themselves that they are there.
        return None if row["pattern"] == "/mentorship/presence" and who != "visitor" else 410
    if with_object(row):
        return 404 if missing or who not in OWNERS[row["pattern"]] else None
    return 404 if missing and "{" in row["pattern"] else None


def refused(world, who):
    """(row, path, status) of everything that this person may not do."""
    for row in rows_of(world):
        for missing in (False, True):
            status = refusal(row, who, missing)
            path = world.path(row["pattern"], missing_ids(world) if missing else {})
            if status and not (missing and "{" not in row["pattern"]):
                yield row, path, status


def check_led_to_sign_in(world, path, fields, page):
    visitor = world.who["visitor"]
    location = page.headers["location"]
    assert location.startswith("/sign-in?next="), (path, location)
    assert send(visitor, "GET", location).find("input[type=password]"), path
    # Sent from a page of ours, what was typed goes along; the password is asked for all the same.
    again = post(world, "visitor", path, fields, {"Origin": visitor.base})
    assert again.status == 200 and again.find("input[type=password]"), (path, again.status)


def check_told_why(world, row, who, page):
    person = world.who[who]
    ended = said(person.language, "Your membership has ended")
    assert (page.heading == ended) == (who == "lapsed" and row["permission"] == "member"), row
    if page.heading == ended:
        assert page.links("/renewal"), row


# At least so many refusals are walked for each kind of person.
WALKED = {"visitor": 22, "member": 13, "other": 16, "mentor": 15, "lapsed": 19, "staff": 14}


@pytest.mark.parametrize("who", sorted(ADMITS["public"]))
def test_nobody_does_with_their_own_token_what_is_not_theirs_to_do(world, prepared_posts, who):
    settle_but_refused(world)
    before = state(world)
    walk = list(refused(world, who))
    for row, path, status in walk:
        fields = prepared_posts[row["pattern"]][1]
        page = post(world, who, path, fields)
        assert page.status == status, (row, path, page.status, page.heading)
        if page.status == 303:
            check_led_to_sign_in(world, path, fields, page)
        else:
            check_told_why(world, row, who, page)
    assert not changed(before, state(world))
    assert len(walk) >= WALKED[who], len(walk)


@pytest.mark.parametrize("who", sorted(ADMITS["account"]))
def test_a_form_that_is_sent_again_opens_no_other_way(world, prepared_posts, who):
    """/send-again hands on to other routes: what those refuse, it refuses."""
    settle_but_refused(world)
    before = state(world)
    for row, path, _ in refused(world, who):
        kept = [("kept:" + name, value) for name, value in prepared_posts[row["pattern"]][1]]
        page = post(world, who, "/send-again", [("kept_target", path), *kept])
        assert page.status == 404, (row, path, page.status, page.heading)
    assert not changed(before, state(world))


def settle_but_refused(world):
    settle(world, "AND reply NOT LIKE '%550%'")


# In this order: what each does, told by the table that it writes.
DOES = [
    ("/mentorship/search", "tandem_searches"),
    ("/mentorship/mentors/{mentor}/introduction", "tandem_introductions"),
    ("/mentorship/introductions/{introduction}/withdraw", "tandem_introductions"),
    ("/mentorship/concerns/new", "tandem_concerns"),
    ("/mentorship/blocks/new", "tandem_blocks"),
    ("/mentorship/blocks/lift", "tandem_blocks"),
    ("/console/mentorship/concerns/{concern}", "tandem_concern_steps"),
    ("/account/privacy", "ams_privacy_confirmations"),
    ("/console/mentorship/incidents/{incident}", "tandem_incident_lines"),
    ("/console/mentorship/imports/{import}/discard", "tandem_imports"),
    ("/account/renewal/{renewal}/give-up", "ams_renewals"),
    ("/account/renewal", "ams_renewals"),
    ("/account/tokens/{access}/revoke", "ams_tokens"),
    ("/console/mails/{mail}/requeue", "ams_mails"),
    ("/help/e-mail/test", "ams_mails"),
    ("/password-reset", "ams_password_resets"),
    ("/console/mentorship/texts/{document}", "tandem_documents"),
    ("/mentorship/my-profile/hide", "tandem_mentors"),
    ("/account/profile", "tandem_mentors"),
    ("/sign-out", "sessions"),
]


@pytest.mark.parametrize("pattern,table", DOES)
def test_the_right_person_and_token_are_what_was_missing(world, prepared_posts, pattern, table):
    """The control, and therefore last: the same posts, by whom they are for, do something."""
    before = state(world)
    who, fields = prepared_posts[pattern]
    page = post(world, who, world.path(pattern), fields)
    assert page.status == 303, (page.status, page.heading, page.errors())
    assert table in changed(before, state(world))
