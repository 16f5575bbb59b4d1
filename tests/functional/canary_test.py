"""PRV-01, PRV-08, DESIGN 2: what a member answers is nowhere in plain.

Canaries are written into every kind of answer, on every way an answer takes: a renewal that is
paid, one whose payment is declined (the draft), a profile edit, a refused form, a mentee profile, a
search, an introduction with its note. Then everything that lies on disk is read as bytes, and every
address that a browser was sent to or offered on the way is looked through.
"""

import pathlib
import re

import acts
import association
import mentoring
import pytest
from api_client import Document, Program

CANARY = "Zq7canary"
IDENTITY = f"{CANARY}identity"


def identity_answers(tag):
    """One for each audience; ethnicity, which is words alone, for each that others can search."""
    return {"gender": (["SELF"], "staff_matching"), "orientation": (["SELF"], "shown"),
            "race": (["ANOTHER_RACIAL_IDENTITY"], "searchable"),
            "ethnicity": ([f"{IDENTITY}{tag}", f"{IDENTITY}second{tag}"],
                          "shown" if tag == "edited" else "searchable")}


def fill(form, tag):
    mentoring.opt_in(form, {"languages": ["en", "OTHER"], "practice_areas": ["PA_MH", "PA_OTH"],
                            "client_ages": ["CA_ADU"], "years": "YP_6_10",
                            "training": ["TR_OT_M"], "topics": ["TP_CLIN"], "modes": ["MD_VIDEO"]},
                     identity_answers(tag))
    for field in ("biography", "city", "pronouns", "skills", "values_words", "path",
                  "languages_specify", "practice_areas_specify"):
        form.set(mentoring.PREFIX + field, f"{CANARY}{field}{tag}")
    for field in ("gender", "orientation", "race"):
        form.set(f"{mentoring.PREFIX}{field}_specify", f"{IDENTITY}{field}{tag}")
    return form


def renew(person, tag, outcome):
    person.get("/account/renewal")
    person.submit(fill(person.page.form(), tag))
    return acts.choose(person, outcome)


def everything_on_disk(data):
    """(name, bytes) of every file below the data folder but the programs' own pages' caches."""
    for path in sorted(pathlib.Path(data).rglob("*")):
        if path.is_file() and not path.is_socket():
            yield path, path.read_bytes()


@pytest.fixture
def trail(monkeypatch):
    """Every address asked for, every redirection, and every address that a page offered, of all
    people of the test; and what went into cookies."""
    seen = []
    request = association.Person._request

    def kept(person, method, url, body, headers):
        page = request(person, method, url, body, headers)
        seen.extend([f"{method} {url}", "Location: " + page.headers.get("location", "")])
        seen.extend(page.links())
        seen.extend(form.action for form in page.forms())
        seen.extend(person.cookies.values())
        return page

    monkeypatch.setattr(association.Person, "_request", kept)
    return seen


# What identity filters are called and chosen here; no address holds a word of it (PRV-08).
OF_IDENTITY = re.compile(r"\b(gender|race|orientation|ethnicity|GNB|SO_QUE|BLACK)", re.I)
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def search(mentee, name):
    """By words, by an identity code, and by each kind of identity words; on to the profile."""
    assert name in acts.found(mentee, words=f"{CANARY}biographyedited")
    acts.found(mentee, words=f"{CANARY}words")
    acts.found(mentee, gender=["GNB"], orientation=["SO_QUE"], race=["BLACK"])
    for field in ("gender", "orientation", "race"):
        found = acts.found(mentee, **{f"{field}_words": f"{IDENTITY}{field}edited"})
        assert (name in found) == (field != "gender"), field
    assert name in acts.found(mentee, ethnicity_words=f"{IDENTITY}edited")
    mentee.follow(name)
    assert mentee.page.status == 200 and f"{IDENTITY}edited" in mentee.page.text
    mentee.follow("/mentorship/mentors?")
    assert name in mentee.page.text


def by_program(own, person, mentor_id):
    """The same through the API: answers, searches, words; returns the token."""
    token = acts.make_token(person, ["mentorship:read", "mentorship:write",
                                     "mentorship:identity"])[1]
    program = Program(Document(own.url), token=token)
    profile = program.call("getProfile")
    identity = {"ethnicity": {"values": [f"{IDENTITY}api"], "audience": "shown", "consent": True}}
    program.call("saveProfile", {"answers": {**profile.json["answers"],
                                             "goals": f"{CANARY}api goals"},
                                 "identity": identity}, etag=profile.etag)
    asked = {"words": f"{CANARY}api words", "own_words": {"race": f"{IDENTITY}api"}}
    program.call("searchMentors", asked)
    program.call("sendIntroduction", {"mentor_id": mentor_id, "message": f"{CANARY}api message"},
                 status=201, key=f"{CANARY}key")
    program.call("reportConcern", {"kind": "other", "words": f"{CANARY}api concern"}, status=201)
    return token


def check_trail(trail):
    addresses = [each for each in trail if each]
    assert not [each for each in addresses if CANARY.lower() in each.lower()]
    assert not [each for each in addresses if OF_IDENTITY.search(TOKEN.sub("", each))]
    # The control: the searches were among them, and left by a token.
    assert sum("/mentorship/mentors?search=" in each for each in addresses
               if each.startswith("Location: ")) >= 7


def test_PRV_08_no_answer_lies_in_plain_anywhere(make_association, trail):
    own = make_association(database_options=["--log-bin=binlog", "--general-log=0"])
    people = own.people
    mentor = people.member("en")
    renew(mentor, "paid", "pay")
    renew(people.member("en"), "declined", "decline")

    edited = people.mentor("en")
    edited.get("/account/profile")
    edited.submit(fill(edited.page.form(), "edited"))
    refused = people.member("en")
    refused.get("/account/profile")
    form = fill(refused.page.form(), "refused")
    form.set("tandem_terms", False)
    refused.submit(form)
    assert refused.page.status == 422

    mentee = people.member("en")
    mentee.get("/mentorship/profile")
    form = mentee.page.form()
    form.fill({"mentee_display_name": "Canary", "mentee_role": "MEM", "mentee_province": "ON",
               "mentee_languages": ["en"], "mentee_practice_areas": ["PA_MH"],
               "mentee_years": "YP_0_2", "mentee_topics": ["TP_CLIN"],
               "mentee_goals": f"{CANARY}goals", "mentee_introduction": f"{CANARY}about me",
               "mentee_ethnicity": [f"{IDENTITY}mentee"], "mentee_ethnicity_audience": "shown",
               "mentee_ethnicity_consent": True})
    mentee.submit(form)
    assert mentee.page.status == 200, mentee.page.errors() or mentee.page.text

    search(mentee, acts.name(edited))
    mentee.get(f"/mentorship/mentors/{acts.member_id(own, edited)}/introduction")
    mentee.submit(changes={"message": f"{CANARY}message\nsecond line"})
    assert mentee.page.status == 200, mentee.page.text
    received = own.mailbox.next(edited.account["email"], set(), "Canary")
    visitor = own.visitor()
    visitor.get(received.links("/mentorship/links/")[0])
    visitor.submit(changes={"answer": "decline", "note": f"{CANARY}note"})
    declined = own.mailbox.next(mentee.account["email"], set(), CANARY + "note")

    token = by_program(own, mentee, acts.member_id(own, mentor))

    # What people wrote to each other arrived, and identity answers went with none of it.
    assert f"{CANARY}message" in received.text and f"{CANARY}note" in declined.text
    for mail in acts.mails(own):
        assert IDENTITY not in mail.text + mail.html + mail.subject

    check_trail(trail)
    own.stop()
    assert not [path for path, content in everything_on_disk(own.stack.data)
                if token.encode() in content], "a token lies in plain"
    needle = CANARY.lower().encode()  # a folded copy, as of words that are searched, is one too
    smtp = own.smtp.folder
    found = [str(path) for path, content in everything_on_disk(own.stack.data)
             if needle in content.lower() and smtp not in path.parents]
    assert not found, found
    binlogs = list((own.stack.data / "mariadb").glob("binlog.0*"))
    assert binlogs, "the binary log was not on: the test would prove nothing"


def test_the_search_for_canaries_would_find_one(make_association):
    """The control: what is stored in plain on purpose, a member's name, is found that way."""
    own = make_association()
    person = own.people.member("en")
    family = person.account["name"].split()[-1].encode()
    own.stop()
    assert any(family in content for path, content in everything_on_disk(own.stack.data)
               if "mariadb" in path.parts)
