"""PRV-01, PRV-08, DESIGN 2: what a member answers is nowhere in plain.

Canaries are written into every kind of answer, on every way an answer takes: a renewal that is paid,
one whose payment is declined (the draft), a profile edit, a refused form, a mentee profile, a
search, an introduction with its note. Then everything that lies on disk is read as bytes.
"""

import pathlib

import acts
import mentoring

CANARY = "Zq7canary"
IDENTITY = f"{CANARY}identity"


def identity_answers(tag):
    return {"gender": (["SELF"], "staff_matching"), "ethnicity": ([f"{IDENTITY}{tag}"], "shown"),
            "race": (["ANOTHER_RACIAL_IDENTITY"], "searchable")}


def fill(form, tag):
    mentoring.opt_in(form, {"biography": f"{CANARY}biography{tag}", "city": f"{CANARY}city{tag}",
                            "languages": ["en"], "practice_areas": ["PA_MH"],
                            "client_ages": ["CA_ADU"], "years": "YP_6_10",
                            "training": ["TR_OT_M"], "topics": ["TP_CLIN"], "modes": ["MD_VIDEO"]},
                     identity_answers(tag))
    form.set("tandem_mentor_gender_specify", f"{IDENTITY}gender{tag}")
    form.set("tandem_mentor_race_specify", f"{IDENTITY}race{tag}")
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


def test_PRV_08_no_answer_lies_in_plain_anywhere(make_association):
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

    mentee.get("/mentorship/mentors")
    form = mentee.page.form()
    form.fill({"words": f"{CANARY}words"})
    mentee.submit(form)
    mentee.get(f"/mentorship/mentors/{acts.member_id(own, edited)}/introduction")
    mentee.submit(changes={"message": f"{CANARY}message\nsecond line"})
    assert mentee.page.status == 200, mentee.page.text
    received = own.mailbox.next(edited.account["email"], set(), "Canary")
    visitor = own.visitor()
    visitor.get(received.links("/mentorship/links/")[0])
    visitor.submit(changes={"answer": "decline", "note": f"{CANARY}note"})
    declined = own.mailbox.next(mentee.account["email"], set(), CANARY + "note")

    # What people wrote to each other arrived, and identity answers went with none of it.
    assert f"{CANARY}message" in received.text and f"{CANARY}note" in declined.text
    for mail in acts.mails(own):
        assert IDENTITY not in mail.text + mail.html + mail.subject

    own.stop()
    needle = CANARY.encode()
    smtp = own.smtp.folder
    found = [str(path) for path, content in everything_on_disk(own.stack.data)
             if needle in content and smtp not in path.parents]
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
