"""PRV-03, PRV-04, PRV-17, PRV-20: a copy of one's data, and the end of it, on a running host."""

import csv
import datetime
import io
import json

import acts
import jsonschema
import pytest

MESSAGE = "CANARY-words of the mentee"
NOTE = "CANARY-note of the mentor"


@pytest.fixture(scope="module")
def pair(shared):
    """Two who are connected; the mentor has identity answers."""
    mentor = shared.people.mentor("en", {"biography": "=1+1 CANARY-biography"},
                                  identity={"gender": (["GW"], "shown")})
    mentee = acts.seeker(shared.people)
    introduction = acts.write(mentee, acts.member_id(shared, mentor), MESSAGE)
    mail = acts.request_mail(shared, mentor, mentee)
    acts.answer(acts.open_link(shared, mail), "accept", NOTE)
    return mentor, mentee, introduction


def confirm(person):
    person.get("/account/privacy")
    return person.submit("main-form", {"password": person.account["password"]})


def copy_of(person):
    return json.loads(acts.send(person, "GET", "/account/privacy/copy.json").body)


def rows(copy, part):
    return copy["parts"][part]["rows"]


def test_prv_17_nothing_leaves_before_the_password_was_typed_again(shared, pair):
    mentor = pair[0]
    for path in ("/account/privacy/copy.json", "/account/privacy/csv/tandem.mentor_answers"):
        assert acts.send(mentor, "GET", path).status == 303
    mentor.get("/account/privacy")
    page = mentor.submit("main-form", {"password": "not the password"})
    assert page.status == 422 and page.errors()
    assert acts.send(mentor, "GET", "/account/privacy/copy.json").status == 303


def test_prv_17_the_copy_is_whole_and_as_its_published_schema_says(shared, pair):
    mentor, mentee, introduction = pair
    schema = json.loads(acts.send(shared.visitor(), "GET", "/privacy/export.schema.json").body)
    for person in (mentor, mentee):
        assert confirm(person).status == 200
        jsonschema.Draft7Validator.check_schema({k: v for k, v in schema.items() if k != "$schema"})
        jsonschema.validate(copy_of(person), {k: v for k, v in schema.items() if k != "$schema"})
    of_mentor, of_mentee = copy_of(mentor), copy_of(mentee)
    assert rows(of_mentor, "host.member")[0]["email"] == acts.address(mentor)
    gender = [row for row in rows(of_mentor, "tandem.mentor_answers")
              if row["question"] == "gender"]
    assert gender[0]["answer"] == "GW" and gender[0]["audience"] == "shown"
    assert gender[0]["identity"] == "yes" and gender[0]["answer_label"]
    for copy in (of_mentor, of_mentee):
        letter = rows(copy, "tandem.introductions")
        assert [row["introduction"] for row in letter] == [introduction]
        assert (letter[0]["message"], letter[0]["note"]) == (MESSAGE, NOTE)
    assert rows(of_mentee, "tandem.introduction_profiles")
    assert not rows(of_mentor, "tandem.introduction_profiles"), "the mentee's, not the mentor's"
    assert {row["kind"] for row in rows(of_mentee, "tandem.disclosures")} == \
        {"introduction", "contact_details"}
    assert any(row["subject"] for row in rows(of_mentor, "tandem.mails"))


def test_prv_17_a_copy_names_nobody_else(shared, pair):
    mentor, mentee, _ = pair
    for person, other in ((mentor, mentee), (mentee, mentor)):
        copy = copy_of(person)
        for mails in ("host.mails", "tandem.mails"):
            copy["parts"].pop(mails)  # a subject that was sent to them may name whom it is about
        assert acts.address(other) not in json.dumps(copy, ensure_ascii=False)
        assert acts.member_id(shared, other) not in json.dumps(copy)


def test_lng_05_tables_have_labels_in_the_language_and_codes_as_they_are(shared, pair):
    mentor = pair[0]
    reply = acts.send(mentor, "GET", "/account/privacy/csv/tandem.mentor_answers")
    assert reply.headers["content-type"].startswith("text/csv")
    table = list(csv.reader(io.StringIO(reply.body.decode("utf-8-sig")
                                        if isinstance(reply.body, bytes) else
                                        reply.body.lstrip("\ufeff"))))
    assert table[0][1] == "Question (code)"
    assert any("GW" in row for row in table)
    assert any(cell.startswith("'=1+1") for row in table for cell in row), "no cell is a formula"


def test_prv_01_a_page_lists_each_consent_and_each_disclosure(shared, pair):
    mentor, mentee, _ = pair
    looker = shared.people.member()
    for _ in range(2):
        looker.get("/mentorship/mentors/" + acts.member_id(shared, mentor))
        assert looker.page.status == 200
    page = mentor.get("/mentorship/consents")
    assert page.status == 200 and acts.name(mentee) in page.text
    assert "Shown on my profile that day to 1 member" in page.text, "who looks twice counts once"
    assert acts.name(looker) not in page.text
    assert "searchable and shown" in page.text and "In force" in page.text
    page = mentee.get("/mentorship/consents")
    assert "My message and my mentee profile were sent" in page.text


def test_prv_03_a_withdrawn_answer_is_on_no_page_after_that_request(shared):
    mentor = shared.people.mentor("en", identity={"gender": (["GNB"], "shown")})
    looker, path = shared.people.member(), "/mentorship/mentors/" + acts.member_id(shared, mentor)
    assert "Non-binary person" in looker.get(path).text
    form = acts.open_profile(mentor)
    form.set("tandem_mentor_gender", [])
    form.set("tandem_mentor_gender_consent", False)
    assert not mentor.submit(form).errors()
    assert "Non-binary person" not in looker.get(path).text
    assert "Ended on" in mentor.get("/mentorship/consents").text


def test_prv_16_the_register_takes_whole_entries_and_corrects_by_a_further_line(shared):
    staff = shared.people.staff()
    entry = {"happened": "Night of November 1", "known_on": "2026-11-02", "data": "=Names",
             "circumstances": "A laptop was stolen.", "people": "12", "people_quebec": "3",
             "risk": "low", "assessment": "The disk was encrypted.", "measures": "Keys changed."}
    assert "No incident has been entered yet." in staff.get("/console/mentorship/incidents").text
    staff.get("/console/mentorship/incidents/new")
    page = staff.submit("main-form", {**entry, "risk": "serious"})
    assert page.status == 422 and len(page.errors()) == 2
    page = staff.submit("main-form", {"risk": "low"})
    assert page.status == 200 and "The incident is entered." in page.text
    staff.follow("2026-11-02")
    page = staff.submit("main-form", {"people": "14"})
    assert page.status == 200 and "Line 2" in page.text and "Line 1" in page.text
    assert shared.sql("SELECT COUNT(*) FROM tandem_incident_lines") == [["2"]]
    body = acts.send(staff, "GET", "/console/mentorship/incidents.csv").body
    body = body.decode("utf-8-sig") if isinstance(body, bytes) else body.lstrip("\ufeff")
    table = list(csv.reader(io.StringIO(body)))
    assert len(table) == 3 and "'=Names" in table[1]
    member = shared.people.member()
    assert member.get("/console/mentorship/incidents").status in (403, 404)


def test_prv_21_a_request_is_received_answered_and_closed_within_its_30_days(shared):
    member, staff = shared.people.member(), shared.people.staff()
    member.get("/account/privacy/requests")
    page = member.submit("main-form", {"words": "CANARY-words"})
    assert page.status == 422 and len(page.errors()) == 1 and "CANARY-words" in page.text
    request = acts.ask_privacy(member, "correction", "CANARY-words\nof two lines")
    page = member.page
    assert "CANARY-words" in page.text and "Received" in page.text
    mail = shared.mailbox.next(acts.address(member), set(), "We have received your request")
    assert "CANARY" not in mail.text

    path = f"/console/privacy-requests/{request}"
    assert "30 days left" in staff.get("/console/privacy-requests").text
    assert "Privacy requests" in staff.get("/console").text
    page = staff.get(path)
    assert "CANARY" not in page.text, "sealed until somebody takes it on"
    page = staff.submit(next(form for form in page.forms() if form.action.endswith(path)))
    assert "CANARY-words" in page.text
    page = staff.submit("main-form", {"command": "closed", "outcome": "refused", "words": ""})
    assert page.status == 422 and len(page.errors()) == 1
    page = staff.submit("main-form", {"command": "closed", "outcome": "granted",
                                      "words": "It is corrected."})
    assert page.status == 200 and "Request closed" in page.text
    mail = shared.mailbox.next(acts.address(member), set(), "Your request is closed")
    assert "It is corrected." in mail.text
    assert "It is corrected." in member.get(f"/account/privacy/requests/{request}").text
    assert shared.people.member().get(f"/account/privacy/requests/{request}").status == 404
    confirm(member)
    kept = rows(copy_of(member), "host.privacy_requests")
    assert [row["outcome"] for row in kept] == ["granted"] and "CANARY" in kept[0]["words"]


def test_prv_04_a_letter_counts_from_its_true_day_and_what_is_overdue_alarms(shared):
    staff = shared.people.staff()
    staff.get("/console/privacy-requests/new")
    entry = {"received_on": "2099-01-01", "channel": "telephone", "kind": "access",
             "name": "Kim Outside", "words": "CANARY-letter", "language": "fr"}
    page = staff.submit("main-form", entry)
    assert page.status == 422 and len(page.errors()) == 1 and "CANARY-letter" in page.text
    day = (shared.clock.now() - datetime.timedelta(days=40)).strftime("%Y-%m-%d")
    page = staff.submit("main-form", {"received_on": day})
    assert page.status == 200 and "days overdue" in page.text, page.errors()
    assert "is overdue" in staff.get("/console").text
    metrics = acts.send(shared.visitor(), "GET", "/metrics").body
    metrics = metrics.decode() if isinstance(metrics, bytes) else metrics
    assert "ams_privacy_requests_overdue 1" in metrics


def test_prv_20_an_erasure_tells_before_and_after_and_leaves_the_others_history(shared, pair):
    mentor, mentee, introduction = pair
    address, account = acts.address(mentee), mentee.account
    number = acts.member_id(shared, mentee).replace("-", "")
    page = mentee.get("/account/privacy/erase")
    assert "What goes" in page.text and "What stays, and why" in page.text
    page = mentee.submit("main-form", {"word": "yes", "password": account["password"]})
    assert page.status == 422 and len(page.errors()) >= 1
    page = mentee.submit("main-form", {"word": "Erase", "password": account["password"]})
    assert page.status == 200 and "Your account is erased" in page.text, page.text
    report = page.text
    mail = shared.mailbox.next(address, set(), "Your account is erased")
    assert "What stays, and why" in mail.text

    assert mentee.get("/account").url.split("?")[0].endswith("/sign-in"), "signed out at once"
    for table, column in (("ams_members", "id"), ("ams_accounts", "member_id"),
                          ("ams_sessions", "member_id"), ("tandem_mentees", "member_id"),
                          ("tandem_submissions", "member_id"), ("tandem_links", "member_id")):
        assert shared.sql(f"SELECT COUNT(*) FROM {table} WHERE {column} = UNHEX('{number}')") == \
            [["0"]], table
    assert shared.sql(f"SELECT gone, given_name, email FROM tandem_members "
                      f"WHERE id = UNHEX('{number}')") == [["1", "", ""]]

    # The mentor still reads what they received, without the name.
    mentor.get(f"/mentorship/requests/{introduction}")
    assert MESSAGE in mentor.page.text and acts.name(mentee) not in mentor.page.text
    assert report.count("readable") >= 1


def test_prv_01_every_disclosure_has_a_consent_that_stood_when_it_was_made(shared, pair):
    assert shared.sql(
        "SELECT COUNT(*) FROM tandem_disclosures d LEFT JOIN tandem_consents c ON c.id = "
        "d.consent_id AND c.member_id = d.member_id AND c.given_at <= d.first_at AND "
        "(c.withdrawn_at IS NULL OR c.withdrawn_at >= d.last_at) WHERE c.id IS NULL") == [["0"]]
    assert int(shared.sql("SELECT COUNT(*) FROM tandem_disclosures")[0][0]) >= 3
