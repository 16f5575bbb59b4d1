"""What people do in these tests, in a few words each: renew, fill in, write, answer."""

import datetime
import re
import urllib.parse
import zoneinfo

import mentoring
import scenes
from association import squeeze
from conftest import ANSWERS

ZONE = zoneinfo.ZoneInfo("America/Toronto")

MENTEE = {
    "en": {"role": "MEM", "province": "ON", "languages": ["en"], "practice_areas": ["PA_MH"],
           "years": "YP_0_2", "topics": ["TP_CLIN"], "goals": "Feel at ease with groups.",
           "introduction": "I graduated last year."},
    "fr": {"role": "MEM", "province": "QC", "languages": ["fr"], "practice_areas": ["PA_MH"],
           "years": "YP_0_2", "topics": ["TP_CLIN"], "goals": "Animer un premier groupe.",
           "introduction": "J’ai terminé mes études l’an dernier."},
}

DECIDED = "SELECT COUNT(*) FROM tandem_introductions WHERE state <> 'sent'"


def member_id(running, person):
    return text_id(running.sql(f"SELECT HEX(id) FROM ams_members WHERE email = "
                               f"'{person.account['email']}'")[0][0])


def text_id(digits):
    digits = digits.lower()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def name(person):
    return person.account["name"]


def address(person):
    return person.account["email"]


def send(person, method, path, fields=None, headers=None):
    """One request, nothing followed; the current page stays."""
    body = None if fields is None else urllib.parse.urlencode(fields).encode()
    sent = dict(headers or {})
    if body is not None:
        sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
    return person._request(method, person.base + path, body, sent)


# Personal access tokens

def make_token(person, scopes=("profile:read",), days=90, name="A program"):
    """(id, secret) of a new one; the current page stays."""
    form = send(person, "GET", "/account/tokens/new").form()
    form.fill({"name": name, "scopes": list(scopes), "days": str(days),
               "password": person.account["password"]})
    made = send(person, "POST", "/account/tokens/new", form.data())
    assert made.status == 200, (made.status, made.errors())
    shown = send(person, "GET", "/account/tokens").links("/account/tokens/")
    newest = next(link for link in shown if link.endswith("/revoke"))
    return newest.split("/")[-2], made.find("input[id=secret]").get("value")


# Becoming a mentor

def open_profile(person):
    person.get("/account/profile")
    return person.page.form()


def save(person, **ticks):
    """Changes switches of the mentor section in the profile."""
    form = open_profile(person)
    for field, value in ticks.items():
        form.set("tandem_" + field, value)
    page = person.submit(form)
    assert page.status == 200 and not page.errors(), (page.status, page.errors())
    return page


def open_renewal(person):
    person.get("/account/renewal")
    return person.page.form()


def opted_in(form, language="en", **answers):
    return mentoring.opt_in(form, {**ANSWERS[language], **answers})


def choose(person, how):
    """Presses a button of the provider's page: "pay", "decline" or "close"."""
    form = next((f for f in person.page.forms() if f.action.endswith("/" + how)), None)
    assert form, (person.page.url, person.page.status, person.page.errors(), person.page.text[:400])
    page = person.submit(form)
    if how != "close":
        scenes.wait_for_notice(person)
    return person.page if how != "close" else page


# Writing to a mentor

def fill_mentee_profile(person, **changes):
    language = person.language
    person.get("/mentorship/profile")
    form = person.page.form()
    answers = {**MENTEE[language], "display_name": name(person), **changes}
    form.fill({"mentee_" + field: value for field, value in answers.items()})
    page = person.submit(form)
    assert page.status == 200 and not page.errors(), (page.status, page.errors(), page.text[:300])
    return person


def writing(person, mentor_id):
    """The form for an introduction, opened."""
    person.get(f"/mentorship/mentors/{mentor_id}/introduction")
    return person.page.form()


def write(person, mentor_id, message="Could we talk about my first year?"):
    """Sends an introduction; returns its id."""
    page = person.submit(writing(person, mentor_id).set("message", message))
    assert page.status == 200 and "sent=1" in page.url, (page.status, page.errors(), page.text[:400])
    return re.search(r"/introductions/([0-9a-f-]{36})", page.url).group(1)


def report(person, about=None, words="It went like this.", block=False):
    """Reports a concern; returns the case's id."""
    person.get("/mentorship/concerns/new" + (f"?about={about}&regarding=profile" if about else ""))
    form = person.page.form()
    form.fill({"kind": "conduct", "words": words})
    if block:
        form.set("block", True)
    page = person.submit(form)
    assert page.status == 200 and "new=1" in page.url, (page.status, page.errors())
    return re.search(r"/concerns/([0-9a-f-]{36})", page.url).group(1)


def ask_privacy(person, kind="question", words="CANARY-words of a request"):
    """Makes a request under privacy law; returns its id."""
    person.get("/account/privacy/requests")
    page = person.submit("main-form", {"kind": kind, "words": words})
    assert page.status == 200 and "new=1" in page.url, (page.status, page.errors())
    return re.search(r"/requests/([0-9a-f-]{36})", page.url).group(1)


def mails(running, holding=""):
    """All mails that arrived, oldest first."""
    read = (running.mailbox.read(row["id"]) for row in
            sorted(running.mailbox.rows(), key=lambda row: row["id"]))
    return [mail for mail in read if holding in mail.subject + mail.text]


def request_mail(running, mentor, mentee, seen=()):
    mail = running.mailbox.next(address(mentor), set(seen), name(mentee))
    assert mail.links("/mentorship/links/"), mail.text
    return mail


def link_of(mail):
    return scenes.the_one_link(mail)


def open_link(running, mail, language="en"):
    visitor = running.visitor(language)
    visitor.get(link_of(mail))
    return visitor


def answer(visitor, decision, note=""):
    return visitor.submit("main-form", {"answer": decision, "note": note})


def seeker(people, language="en", **wanted):
    """A member with a mentee profile."""
    return fill_mentee_profile(people.member(language, **wanted))


def found(person, **criteria):
    """Names of the mentors that a search finds."""
    person.get("/mentorship/mentors")
    page = person.submit("main-form", criteria)
    assert page.status == 200, (page.status, page.errors())
    return [heading.find("a").text for heading in page.all(".results .card h3")]


# Time

def at(day, hour=0, minute=0, second=0):
    return datetime.datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=ZONE)


def end_of(day):
    """The first moment of the next day in the association's zone."""
    return at(day + datetime.timedelta(days=1))


def again(running, person):
    """Signs in again: a session ends when the clock moves on."""
    fresh = running.people.sign_in(person.account)
    fresh.language = person.language
    return fresh


def same(left, right):
    return squeeze(left) == squeeze(right)


