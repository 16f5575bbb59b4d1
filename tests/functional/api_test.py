"""The JSON API (issue 3, 9): its document, every operation with its refusals, tokens and scopes.

Every answer is held against /api/v1/openapi.json (api_client.py). The last test fails when an
operation of the document was not called with success and with a refusal.
"""

import base64
import json
import uuid

import acts
import pytest
from api_client import DOCUMENT, Document, Program, request
from conftest import ANSWERS
from openapi_shape import problems_of

ALL = ["profile:read", "profile:write", "mentorship:read", "mentorship:write",
       "mentorship:identity"]
OPEN = ALL[:4]
CANARY = "Kq9identity"
MENTOR = {**ANSWERS["en"], "province": "ON"}
MENTEE = {**acts.MENTEE["en"], "display_name": "Sam"}


class World:
    def __init__(self, shared):
        self.running = shared
        self.people = shared.people
        self.document = Document(shared.url)

    def program(self, scopes=ALL, person=None, language=None, **options):
        person = person or self.people.member("en")
        identity, secret = acts.make_token(person, scopes, **options)
        program = Program(self.document, token=secret, language=language)
        program.who, program.token_id = person, identity
        return program

    def mentor(self, scopes=ALL):
        """Who became a mentor through the API."""
        program = self.program(scopes)
        program.id = program.call("getMe").json["id"]
        record = opt_in(program)
        assert record.json["standing"] == "mentor", record.json
        return program

    def mentee(self, scopes=ALL):
        program = self.program(scopes)
        program.call("saveProfile", {"answers": MENTEE})
        return program


def opt_in(program, status=200, etag=None, accept=True, **body):
    documents = program.call("getMentor").json["documents"]
    sent = {"answers": MENTOR, **({"accept": documents} if accept else {}), **body}
    return program.call("saveMentor", sent, status=status, etag=etag)


@pytest.fixture(scope="module")
def world(shared):
    return World(shared)


@pytest.fixture(scope="module")
def pair(world):
    """A mentor and a mentee."""
    return world.mentor(), world.mentee()


# ---- The document ----

def test_the_document_is_openapi_3_1(world):
    assert not problems_of(world.document.json)
    assert world.document.json["openapi"].startswith("3.1")
    for _, path, operation in world.document.operations.values():
        scopes = [list(each["token"]) for each in operation["security"] if "token" in each]
        assert scopes or path == DOCUMENT, path


def test_a_broken_document_would_be_seen():
    broken = {"openapi": "3.0.0", "info": {"title": "x"}, "components": {}, "paths": {
        "/a/{b}": {"get": {"operationId": "x", "summary": "", "security": [],
                           "responses": {"200": {"$ref": "#/components/responses/None"}}}}}}
    found = "\n".join(problems_of(broken))
    for part in ("3.0.0", "'version' is a required property", "is not there", "of the path"):
        assert part in found, found


def test_the_document_is_public_and_not_sent_twice(world):
    anybody = Program(world.document)
    answer = anybody.call("getDocument")
    assert "public" in answer.headers["cache-control"] and "set-cookie" not in answer.headers
    anybody.call("getDocument", headers={"If-None-Match": answer.etag}, status=304)
    refused = request(world.running.url, "DELETE", DOCUMENT)
    assert refused.status == 405 and refused.headers["allow"] == "GET, HEAD"


# ---- The member ----

def test_my_profile_is_read_and_changed_with_the_checks_of_the_page(world):
    program = world.program(["profile:read", "profile:write"])
    me = program.call("getMe")
    assert me.json["email"] == acts.address(program.who) and me.json["active"] is True
    program.call("getMe", headers={"If-None-Match": me.etag}, status=304)
    wanted = {name: me.json[name] for name in
              ("given_name", "family_name", "province", "country", "language")}
    wanted["family_name"] = "Nouveau-Nom"
    assert program.call("changeMe", wanted, status=428).code == "version_missing"
    changed = program.call("changeMe", wanted, etag=me.etag)
    assert changed.json["family_name"] == "Nouveau-Nom" and changed.etag != me.etag
    assert program.call("changeMe", wanted, etag=me.etag, status=412).code == "changed_elsewhere"
    bad = program.call("changeMe", {**wanted, "given_name": " ", "email": "a@b.ca", "country": 5},
                       etag="*", status=422)
    assert bad.fields == {"email", "country"}
    bad = program.call("changeMe", {**wanted, "given_name": " ", "country": "FR"}, etag="*",
                       status=422)
    assert bad.fields == {"given_name", "country"}
    # The page shows the same.
    program.who.get("/account/profile")
    assert "Nouveau-Nom" in program.who.page.form().values("family_name")


def test_renewals_come_in_pages(world):
    person = world.people.member("en")
    program = world.program(["profile:read"], person)
    assert program.call("listRenewals").json["items"] == []
    for _ in range(2):
        person.submit(acts.open_renewal(person))
        acts.choose(person, "decline")
    first = program.call("listRenewals", query={"limit": 1})
    assert [row["state"] for row in first.json["items"]] == ["failed"] and first.next
    second = program.follow("listRenewals", first)
    assert len(second.json["items"]) == 1 and not second.next
    assert second.json["items"] != first.json["items"]
    for query in ({"limit": 0}, {"limit": 101}, {"limit": "x"}, {"cursor": "made-up"}):
        program.call("listRenewals", query=query, status=400)


# ---- Mentors ----

def test_FOM_05_and_06_a_mentor_opts_in_by_the_rules_of_the_form(world):
    program = world.program()
    before = program.call("getMentor")
    assert before.json["standing"] == "none" and before.json["answers"] == {}
    refused = opt_in(program, 422, accept=False)
    assert refused.fields == {"accept.terms_of_use", "accept.confidentiality_agreement"}
    refused = opt_in(program, 422, accept=False, accepted={}, answers={"biography": "x"})
    assert "accepted" in refused.fields
    refused = opt_in(program, 422, answers={"biography": 5, "languages": "en", "nothing": "x"})
    assert refused.fields == {"answers.biography", "answers.languages", "answers.nothing"}
    refused = opt_in(program, 422, answers={"languages": ["klingon"]})
    assert {"answers.languages", "answers.biography"} <= refused.fields
    old = {"terms_of_use": "0", "confidentiality_agreement": "0"}
    refused = program.call("saveMentor", {"answers": MENTOR, "accept": old}, status=422)
    assert "accept.terms_of_use" in refused.fields
    assert program.call("getMentor").json == before.json

    opted = opt_in(program)
    assert opted.json["standing"] == "mentor" and opted.json["opted_in"]
    assert opted.json["answers"]["biography"] == MENTOR["biography"]
    # What the form shows, too; and changing it takes the version that was read.
    assert acts.open_profile(program.who).values("tandem_want") == ["1"]
    assert opt_in(program, 428).code == "tandem:version_missing"
    changed = {**MENTOR, "biography": "Another one."}
    second = program.call("saveMentor", {"answers": changed}, etag=opted.etag)
    assert second.json["answers"]["biography"] == "Another one."
    stale = program.call("saveMentor", {"answers": changed}, etag=opted.etag, status=412)
    assert stale.code == "tandem:changed_elsewhere"


def test_FOM_10_11_and_PRV_18_a_mentor_pauses_hides_and_leaves(world):
    program = world.program()
    assert program.call("markMentor", {"paused": True}, status=409).code == "tandem:not_a_mentor"
    opt_in(program)
    assert program.call("markMentor", {"paused": 1}, status=422).fields == {"paused"}
    marked = program.call("markMentor", {"paused": True, "hidden": True})
    assert marked.json["paused"] and marked.json["hidden"]
    marked = program.call("markMentor", {"paused": False, "hidden": False})
    assert not marked.json["paused"] and not marked.json["hidden"]
    program.call("leaveMentors", status=428)
    program.call("leaveMentors", etag='"0"', status=412)
    left = program.call("leaveMentors", etag=marked.etag)
    assert left.json["standing"] == "left" and not left.json["opted_in"]


def test_FOM_06_documents_are_acknowledged_by_the_version_in_force(world):
    program = world.program(OPEN)
    documents = program.call("getMentor").json["documents"]
    program.call("acknowledgeDocuments", {"accept": documents}, status=409)
    assert program.call("listConsents").json["items"] == []
    opt_in(program)
    old = {**documents, "terms_of_use": "0"}
    assert program.call("acknowledgeDocuments", {"accept": old}, status=422).fields == \
        {"accept.terms_of_use"}
    kept = program.call("acknowledgeDocuments", {"accept": documents})
    assert kept.json["accepted"] == documents
    lines = {row["purpose"]: row["text_version"] for row in
             program.call("listConsents").json["items"]}
    assert lines["terms_of_use"] == documents["terms_of_use"]
    program.call("listConsents", query={"limit": 0}, status=400)


def identity(audience="searchable", **more):
    return {"ethnicity": {"values": [CANARY], "audience": audience, "consent": True, **more}}


def test_PRV_01_identity_takes_its_own_scope_and_its_consent(world):
    person = world.people.member("en")
    full, plain = world.program(ALL, person), world.program(OPEN, person)
    assert plain.call("saveMentor", {"answers": MENTOR, "identity": identity()},
                      status=403).code == "tandem:identity_scope_missing"
    bad = opt_in(full, 422, identity={"ethnicity": {"values": [CANARY], "audience": "everybody"}})
    assert bad.fields == {"identity.ethnicity.audience", "identity.ethnicity.consent"}
    bad = opt_in(full, 422, identity={"height": {}, "gender": 5, "race": {"why": 1}})
    assert bad.fields == {"identity.height", "identity.gender", "identity.race.why"}
    opted = opt_in(full, identity=identity())
    assert opted.json["identity"] == identity()
    # Without the scope nothing of it is told, and what is not sent stays.
    told = plain.call("getMentor")
    assert "identity" not in told.json and CANARY not in told.body.decode()
    purposes = [row["purpose"] for row in full.call("listConsents").json["items"]]
    assert "identity.mentor.ethnicity.searchable" in purposes
    assert "ethnicity" not in plain.call("listConsents").body.decode()
    saved = plain.call("saveMentor", {"answers": MENTOR}, etag=opted.etag)
    assert CANARY not in saved.body.decode()
    kept = full.call("getMentor")
    assert kept.json["identity"] == identity()
    cleared = full.call("saveMentor", {"answers": MENTOR, "identity": {}}, etag=kept.etag)
    assert cleared.json["identity"] == {}


# ---- Mentees ----

def test_FOM_15_a_mentee_profile_is_read_and_saved(world):
    person = world.people.member("en")
    full, plain = world.program(ALL, person), world.program(OPEN, person)
    blank = full.call("getProfile")
    assert not blank.json["complete"] and blank.json["missing"]
    bad = full.call("saveProfile", {"answers": {**MENTEE, "goals": ""}, "extra": 1}, status=422)
    assert bad.fields == {"answers.goals", "extra"}
    saved = full.call("saveProfile", {"answers": MENTEE, "identity": identity("shown")})
    assert saved.json["complete"] and saved.json["identity"] == identity("shown")
    assert full.call("saveProfile", {"answers": MENTEE}, status=428).code.endswith("missing")
    full.call("saveProfile", {"answers": MENTEE}, etag='"77"', status=412)
    assert CANARY not in plain.call("getProfile").body.decode()
    plain.call("saveProfile", {"answers": MENTEE, "identity": {}}, etag=saved.etag, status=403)
    assert full.call("getMentorship").json["profile_complete"] is True


def test_questionnaires_are_data_in_both_languages(world, pair):
    mentor, _ = pair
    for name in ("mentor", "mentee"):
        answer = mentor.call("getQuestionnaire", questionnaire=name)
        labels = [field["label"] for section in answer.json["sections"]
                  for field in section["fields"]]
        assert len(labels) > 15 and all(label["en"] and label["fr"] for label in labels)
        mentor.call("getQuestionnaire", questionnaire=name,
                    headers={"If-None-Match": answer.etag}, status=304)
    mentor.call("getQuestionnaire", questionnaire="staff", status=404)


# ---- Searching ----

def test_FOM_13_searching_goes_on_by_an_opaque_cursor(world, pair):
    mentor, mentee = pair
    found = mentee.call("searchMentors", {"criteria": {"language": ["en"]}})
    assert found.json["total"] >= 1 and found.json["counts"]
    ids, page = {row["id"] for row in found.json["items"]}, found
    while page.next:
        page = mentee.follow("continueSearch", page)
        ids |= {row["id"] for row in page.json["items"]}
    assert len(ids) == found.json["total"] and mentor.id in ids
    assert mentor.id not in {row["id"] for row in
                             mentor.call("searchMentors", {}).json["items"]}
    # There may be too few for a second page: the first one by its cursor.
    cursor = base64.urlsafe_b64encode(b"1 language=en").rstrip(b"=").decode()
    assert mentee.call("continueSearch", query={"cursor": cursor}).json == found.json
    bad = mentee.call("searchMentors", {"criteria": {"language": ["xx"], "shoe": []}, "words": "a",
                                        "own_words": {"language": "x"}, "more": 1}, status=422)
    assert {"criteria.language", "criteria.shoe", "own_words.language", "more"} & bad.fields
    for cursor in ("", "made-up", "AAAA"):
        mentee.call("continueSearch", query={"cursor": cursor}, status=400)


def test_FOM_14_and_PRV_08_identity_is_searched_by_with_its_scope_and_in_no_address(world, pair):
    _, mentee = pair
    hidden = world.mentor()
    now = hidden.call("getMentor")
    hidden.call("saveMentor", {"answers": MENTOR, "identity": identity("searchable")},
                etag=now.etag)
    asked = {"own_words": {"ethnicity": CANARY}}
    found = mentee.call("searchMentors", asked)
    assert [row["id"] for row in found.json["items"]] == [hidden.id]
    assert found.json["total"] is None and found.json["counts"] == {}
    assert CANARY not in found.body.decode()
    assert "identity" not in mentee.call("getMentorProfile", mentor=hidden.id).json
    plain = world.program(OPEN, mentee.who)
    assert plain.call("searchMentors", asked, status=403).code.endswith("identity_scope_missing")
    # A search that is over, or somebody else's, or none: nobody learns which.
    words = mentee.call("searchMentors", {"words": "community"})
    cursor = base64.urlsafe_b64encode(b"1 search=" + b"A" * 43).rstrip(b"=").decode()
    assert words.json["total"] >= 1
    assert mentee.call("continueSearch", query={"cursor": cursor}, status=410).code == \
        "tandem:search_over"
    # Only so often in an hour, as on the page.
    statuses = [request(world.running.url, "POST", "/api/v1/mentorship/searches",
                        json.dumps(asked), {**mentee.headers(), "Content-Type": "application/json"}
                        ).status for _ in range(31)]
    assert statuses[0] == 200 and statuses[-1] == 429, statuses


def test_a_mentor_profile_is_what_others_see(world, pair):
    mentor, mentee = pair
    seen = mentee.call("getMentorProfile", mentor=mentor.id)
    assert seen.json["standing"] == "listed"
    assert seen.json["answers"]["biography"] == MENTOR["biography"]
    other = world.mentor()
    other.call("markMentor", {"paused": True})
    assert mentee.call("getMentorProfile", mentor=other.id).json == {"id": other.id,
                                                                     "standing": "paused"}
    other.call("markMentor", {"paused": False, "hidden": True})
    missing = mentee.call("getMentorProfile", mentor=uuid.uuid4(), status=404)
    gone = mentee.call("getMentorProfile", mentor=other.id, status=404)
    assert gone.json == missing.json


# ---- Introductions ----

def send(mentee, mentor, message="Hello", **options):
    return mentee.call("sendIntroduction", {"mentor_id": mentor.id, "message": message}, **options)


def test_FOM_16_introductions_are_sent_once_asked_about_and_answered(world, pair):
    mentor, mentee = pair
    key = str(uuid.uuid4())
    assert send(mentee, mentor, status=400, key=False).code == "idempotency_key_missing"
    assert send(mentee, mentor, "", status=422).fields == {"message"}
    assert mentee.call("sendIntroduction", {"mentor_id": 5}, status=422).fields == {"mentor_id"}
    assert send(mentee, type("Nobody", (), {"id": str(uuid.uuid4())}), status=404)
    sent = send(mentee, mentor, key=key, status=201)
    assert sent.headers["location"].endswith(sent.json["id"])
    again = send(mentee, mentor, key=key, status=201)
    assert again.json["id"] == sent.json["id"]
    assert send(mentee, mentor, "Other", key=key, status=422).code == "idempotency_key_reused"
    assert send(mentee, mentor, status=409).code == "tandem:already_open_with_mentor"
    one = sent.json["id"]
    assert [row["id"] for row in mentee.call("listIntroductions").json["items"]] == [one]
    mentee.call("listIntroductions", query={"limit": "many"}, status=400)
    assert mentee.call("getIntroduction", introduction=one).json["message"] == "Hello"
    mentor.call("getIntroduction", introduction=one, status=404)
    mentee.call("getRequest", introduction=one, status=404)

    received = mentor.call("getRequest", introduction=one)
    assert received.json["mentee"] == {"id": mentee.call("getMe").json["id"], "name": "Sam"}
    # FOM-18: no address before the mentor accepts.
    assert acts.address(mentee.who) not in received.body.decode()
    assert one in {row["id"] for row in mentor.call("listRequests").json["items"]}
    mentor.call("listRequests", query={"limit": -1}, status=400)

    asked = mentor.call("askQuestion", {"question": "Which days?"}, introduction=one)
    assert asked.json["state"] == "question_asked"
    assert mentor.call("askQuestion", {"question": ""}, introduction=one,
                       status=422).fields == {"question"}
    assert mentee.call("replyToQuestion", {"answer": ""}, introduction=one,
                       status=422).fields == {"answer"}
    told = mentee.call("replyToQuestion", {"answer": "Fridays"}, introduction=one)
    assert told.json["questions"][0]["answer"] == "Fridays"
    assert mentee.call("replyToQuestion", {"answer": "x"}, introduction=one,
                       status=409).code == "tandem:nothing_asked"
    assert mentor.call("answerRequest", {"answer": "maybe"}, introduction=one,
                       status=422).fields == {"answer"}
    accepted = mentor.call("answerRequest", {"answer": "accept", "note": "Gladly"},
                           introduction=one)
    assert accepted.json["state"] == "accepted" and accepted.json["note"] == "Gladly"
    late = mentor.call("answerRequest", {"answer": "decline"}, introduction=one, status=409)
    assert late.code == "tandem:already_accepted"
    mentee.call("withdrawIntroduction", introduction=one, status=409)

    check_pairing(world, mentor, mentee)


def check_pairing(world, mentor, mentee):
    """FOM-18 to FOM-20."""
    row = mentee.call("listPairings").json["items"][0]
    assert row["other"]["email"] == acts.address(mentor.who) and row["role"] == "mentee"
    mentee.call("listPairings", query={"limit": 0}, status=400)
    stranger = world.program(ALL)
    stranger.call("getPairing", pairing=row["id"], status=404)
    pairing = mentor.call("getPairing", pairing=row["id"])
    wanted = {"availability": "Fridays", "frequency": "", "form": "By video", "length": ""}
    mentor.call("saveAgreement", wanted, pairing=row["id"], status=428)
    saved = mentor.call("saveAgreement", wanted, pairing=row["id"], etag=pairing.etag)
    assert saved.json["agreement"]["form"] == "By video"
    mentee.call("saveAgreement", wanted, pairing=row["id"], etag=pairing.etag, status=412)
    long = {**wanted, "form": "x" * 501}
    assert mentee.call("saveAgreement", long, pairing=row["id"], etag=saved.etag,
                       status=422).fields == {"form"}
    mentee.call("endPairing", {"farewell": 5}, pairing=row["id"], status=422)
    ended = mentee.call("endPairing", {"farewell": "Thank you"}, pairing=row["id"])
    assert ended.json["ended_at"] and ended.json["other"]["email"] is None
    assert mentor.call("endPairing", {}, pairing=row["id"],
                       status=409).code == "tandem:ended_before"
    mentor.call("saveAgreement", wanted, pairing=row["id"], etag="*", status=409)


def test_an_introduction_is_withdrawn_and_another_declined(world):
    mentor, mentee = world.mentor(), world.mentee()
    one = send(mentee, mentor, status=201).json["id"]
    mentor.call("withdrawIntroduction", introduction=one, status=404)
    assert mentee.call("withdrawIntroduction", introduction=one).json["state"] == "withdrawn"
    assert mentor.call("askQuestion", {"question": "?"}, introduction=one, status=409).code == \
        "tandem:withdrawn_before"
    two = send(mentee, mentor, status=201).json["id"]
    assert mentor.call("answerRequest", {"answer": "decline"},
                       introduction=two).json["state"] == "declined"
    assert send(mentee, mentor, status=409).code == "tandem:waiting_after_decline"
    # FOM-15: without a mentee profile nothing is sent.
    blank = world.program()
    assert send(blank, mentor, status=409).code == "tandem:profile_incomplete"


def test_FOM_09_concerns_and_blocks(world):
    mentor, mentee = world.mentor(), world.mentee()
    one = send(mentee, mentor, status=201).json["id"]
    bad = mentee.call("reportConcern", {"kind": "noise", "words": "", "about_id": "x"}, status=422)
    assert bad.fields == {"kind", "words", "about_id"}
    concern = mentee.call("reportConcern", {"kind": "conduct", "words": "Please look.",
                                            "about_id": mentor.id}, status=201)
    assert concern.json["state"] == "received" and concern.json["reference"]
    listed = mentee.call("listConcerns").json["items"]
    assert [row["id"] for row in listed] == [concern.json["id"]]
    mentee.call("listConcerns", query={"limit": 0}, status=400)
    assert mentor.call("listConcerns").json["items"] == []

    them = mentor.call("getRequest", introduction=one).json["mentee"]["id"]
    mentor.call("blockMember", {"member_id": str(uuid.uuid4())}, status=404)
    assert mentor.call("blockMember", {}, status=422).fields == {"member_id"}
    me = mentor.call("getMe").json["id"]
    assert mentor.call("blockMember", {"member_id": me}, status=None)
    blocked = mentor.call("blockMember", {"member_id": them})
    assert [row["id"] for row in blocked.json["items"]] == [them]
    mentor.call("listBlocks", query={"limit": 0}, status=400)
    assert mentor.call("listBlocks").json == blocked.json
    # The blocked person notices nothing but a neutral end.
    assert mentee.call("getIntroduction", introduction=one).json["state"] == "auto_declined"
    assert mentee.call("listBlocks").json["items"] == []
    send(mentee, mentor, status=404)
    mentor.call("liftBlock", blocked=them, status=204)
    mentor.call("liftBlock", blocked=them, status=404)


# ---- Who may ----

def test_a_token_does_what_its_scopes_say_and_nothing_else(world):
    person = world.people.member("en")
    before = world.running.sql("SELECT COUNT(*) FROM tandem_introductions")
    for scope in ALL:
        program = world.program([scope], person)
        for name, (method, path, described) in world.document.operations.items():
            needed = next((each["token"][0] for each in described["security"]
                           if "token" in each), None)
            if needed in (None, scope):
                continue
            values = dict.fromkeys(("mentor", "introduction", "pairing", "questionnaire",
                                    "blocked", "concern"), str(uuid.uuid4()))
            values = {k: v for k, v in values.items() if "{" + k + "}" in path}
            refused = program.call(name, {} if method in ("POST", "PUT") else None, status=403,
                                   **values)
            assert refused.code == "insufficient_scope", name
            assert f'scope="{needed}"' in refused.headers["www-authenticate"]
    assert world.running.sql("SELECT COUNT(*) FROM tandem_introductions") == before


def test_nobody_gets_in_without_a_good_token(world):
    program = world.program()
    good = program.token
    program.token = None
    assert program.call("getMe", status=401).code == "token_missing"
    for bad in (good[:-1] + ("A" if good[-1] != "A" else "B"), "ams_pat_", "x" * 60):
        program.token = bad
        refused = program.call("getMe", status=401)
        assert refused.code == "token_invalid"
        assert 'error="invalid_token"' in refused.headers["www-authenticate"]
    basic = {"Authorization": "Basic YTpi"}
    program.call("getMe", status=401, headers=basic)
    # A cookie does not help a bad token.
    session = Program(world.document, person=program.who)
    session.call("getMe")
    session.call("getMe", status=401, headers={"Authorization": "Bearer x"})

    program.token = good
    program.call("getMe")
    program.who.get(f"/account/tokens/{program.token_id}/revoke")
    program.who.submit(program.who.page.form("/revoke"))
    program.call("getMe", status=401)
    over = world.program()
    world.running.sql("UPDATE ams_tokens SET expires_at = created_at WHERE id = "
                      f"UNHEX('{over.token_id.replace('-', '')}')")
    assert over.call("getMe", status=401).json == program.call("getMe", status=401).json


def test_a_session_reads_and_changes_only_with_its_csrf_token(world):
    person = world.people.member("fr")
    session = Program(world.document, person=person)
    refused = session.call("changeMe", {}, status=403)
    assert refused.code == "csrf_token_missing"
    me = session.call("getMe")
    wanted = {name: me.json[name] for name in
              ("given_name", "family_name", "province", "country", "language")}
    session.csrf = session.csrf[:-1] + ("A" if session.csrf[-1] != "A" else "B")
    session.call("changeMe", wanted, etag=me.etag, status=403)
    session.call("getMe")
    assert session.call("changeMe", wanted, etag=me.etag).status == 200


def test_a_lapsed_member_is_told_to_renew(world):
    lapsed = world.people.sign_in(next(a for a in world.people.free if a["role"] == "member"
                                       and (a["paid_through"] or "9") < "2026-11-20"))
    program = world.program(ALL, lapsed)
    assert program.call("getMe").json["active"] is False
    assert program.call("searchMentors", {}, status=403).code == "membership_over"
    assert program.call("getProfile", status=403).code == "membership_over"
    assert program.call("saveProfile", {}, status=403).code == "membership_over"
    assert program.call("getMentorship").json["active"] is False


# ---- What is refused before an operation is asked ----

def test_refusals_are_problems_in_the_callers_language(world):
    program = world.program()
    english = program.call("getPairing", pairing=uuid.uuid4(), status=404)
    program.language = "fr-CA, en;q=0.5"
    french = program.call("getPairing", pairing=uuid.uuid4(), status=404)
    assert english.code == french.code == "not_found"
    assert french.headers["content-language"] == "fr"
    assert english.json["title"] != french.json["title"] == "Cela n’existe pas."
    assert opt_in(program, 422, accept=False).json["errors"][0]["message"].startswith(
        "Pour être mentor")


def test_what_cannot_be_read_is_refused(world):
    program = world.program()
    text = {"Content-Type": "text/plain"}
    assert program.call("searchMentors", {}, headers=text, status=415).code == "media_type"
    for body in (b"{", b"[]", b'"x"', b"{\"a\": \"\xff\"}", b"null"):
        assert program.call("searchMentors", body, status=400).code == "malformed", body
    big = json.dumps({"words": "x" * 70_000}).encode()
    assert program.call("searchMentors", big, status=413).code == "too_large"
    url, sent = world.running.url, program.headers()
    unknown = request(url, "GET", "/api/v1/nothing", headers=sent)
    assert unknown.status == 404 and unknown.code == "not_found"
    assert request(url, "GET", "/api", headers=sent).status == 404
    for method in ("PATCH", "OPTIONS", "DELETE"):
        wrong = request(url, method, "/api/v1/me", headers=sent)
        assert wrong.status == 405 and wrong.headers["allow"] == "GET, HEAD, PUT", method
        assert wrong.headers["content-type"] == "application/problem+json"
    head = request(url, "HEAD", "/api/v1/me", headers=sent)
    assert head.status == 200 and head.body == b""


def test_too_many_calls_wait(world):
    program = world.program(["profile:read"])
    for _ in range(301):
        answer = request(world.running.url, "GET", "/api/v1/me", headers=program.headers())
        if answer.status != 200:
            break
    if answer.status == 200:  # a new minute began in between
        for _ in range(301):
            answer = request(world.running.url, "GET", "/api/v1/me", headers=program.headers())
            if answer.status != 200:
                break
    assert answer.status == 429 and answer.code == "too_many_requests"
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    # Another token of the same member goes on.
    world.program(["profile:read"], program.who).call("getMe")


def test_PRV_08_nothing_of_it_is_logged(world):
    """Patterns alone: no token, no id, no answer."""
    log = "".join(path.read_text(errors="replace")
                  for path in world.running.stack.log_folder.glob("*host*"))
    assert "/api/v1/mentorship/introductions/{introduction}" in log
    assert "ams_pat_" not in log and CANARY not in log and "cursor=" not in log


def test_every_operation_was_called_with_success_and_refused(world):
    missing = []
    for name, (_, path, described) in world.document.operations.items():
        seen = world.document.seen.get(name, set())
        if not any(status < 300 for status in seen):
            missing.append(f"{name}: no success")
        own = {int(status) for status in described["responses"]
               if status in ("409", "410", "412", "428")}
        if path != DOCUMENT and not any(400 <= status < 500 for status in seen):
            missing.append(f"{name}: no refusal")
        if own - seen:
            missing.append(f"{name}: never {sorted(own - seen)}")
    assert not missing
