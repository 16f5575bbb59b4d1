"""DESIGN 5: two worlds that differ only in a value that is not searchable give byte-identical
answers to every other member.

The same association is looked at before and after a mentor changes one hidden answer; every page
that another member can reach is compared byte by byte, with its headers and the way there. Only
what is random by design is masked: CSRF tokens, operation ids and the tokens of kept searches, all
of one length, so that lengths are compared as they are. Each page must have answered as it should,
for two equal refusals prove nothing. Searches by identity are counted (FOM-14), so each language
has its own seeker.
"""

import json
import re
import time

import mentoring
import pytest
from acts import member_id, seeker, write

MASKS = [
    (re.compile(r'name="csrf" value="[^"]*"'), 'name="csrf"'),
    (re.compile(r'name="operation(?:_id)?" value="[^"]*"'), 'name="operation"'),
    (re.compile(r"search=[A-Za-z0-9_-]{43}"), "search="),
]

FILTERS = {
    "nothing": {},
    "practice": {"practice_area": ["PA_MH"]},
    "words": {"words": "community"},
    "gender": {"gender": ["GW"]},
    "race": {"race": ["BLACK"]},
    "orientation": {"orientation": ["SO_QUE"]},
    "ethnicity": {"ethnicity_words": "Igbo"},
    "own words": {"gender_words": "Two-Spirit"},
}


# Set anew with each answer, whatever it says.
OWN_HEADERS = {"date", "set-cookie"}
# What is not 200, by the end of the address or the name of the post.
STATUSES = {"/password-reset/new": 410, "empty message": 422, "profile refused": 422}


def without_chance(text):
    for pattern, instead in MASKS:
        text = pattern.sub(instead, text)
    return text


def masked(page):
    headers = {name: value for name, value in page.headers.items() if name not in OWN_HEADERS}
    assert int(headers["content-length"]) == len(page.body)
    hops = [without_chance(address) for address in [*page.hops, page.url]]
    # Files to download are no text; compared as they are.
    body = page.body.decode("utf-8", "surrogateescape")
    return page.status, headers, hops, without_chance(body)


def paths(reader, mentor_id):
    """Every address of the route table that a member can open and that has no object of their own
    in it. What only counts requests and what only --dev has is left out."""
    here = reader.page
    table = json.loads(reader.get("/dev/routes").body)
    reader.page = here
    open_to_members = ("public", "link", "account", "member")
    filled = [row["pattern"].replace("{mentor}", mentor_id) for row in table
              if row["method"] == "GET" and row["permission"] in open_to_members
              and row["pattern"] not in ("/metrics", "/readyz", "/livez")]
    return [path for path in filled if "{" not in path]


def posts(reader, mentor_id):
    """Answers to forms that change nothing: the refused ones, and a page further on in a list."""
    writing = f"/mentorship/mentors/{mentor_id}/introduction"
    reader.get(writing)
    if any(form.id == "main-form" for form in reader.page.forms()):
        yield "empty message", reader.submit(changes={"message": ""})
    reader.get("/mentorship/profile")
    yield "profile refused", reader.submit(changes={"mentee_goals": ""})
    yield "second page", reader.get("/mentorship/mentors?page=2")


def searched(reader, filters):
    reader.get("/mentorship/mentors")
    form = reader.page.form()
    form.fill(filters)
    page = reader.submit(form)
    assert page.status == 200 and page.language == reader.language, (filters, page.status)
    assert page.find(".results") or page.find(".empty"), filters
    return page


def world(readers, mentor_id):
    """Everything other members can see of a mentor, by name."""
    seen = {}
    for language, reader in readers.items():
        for name, filters in FILTERS.items():
            seen[language, "search", name] = masked(searched(reader, filters))
        for path in paths(reader, mentor_id) + reader.own_pages:
            seen[language, path] = masked(reader.get(path))
        for name, page in posts(reader, mentor_id):
            seen[language, "post", name] = masked(page)
        check_statuses(seen, reader, mentor_id)
    return seen


def check_statuses(seen, reader, mentor_id):
    """Whoever has written to the mentor cannot write again: 409."""
    writing = f"/mentorship/mentors/{mentor_id}/introduction"
    expected = {**STATUSES, writing: 409 if reader.own_pages else 200}
    wrong = {name: answer[0] for name, answer in seen.items()
             if answer[0] != expected.get(name[-1], 200)}
    assert not wrong


def change(mentor, identity, specify=None):
    mentor.get("/account/profile")
    form = mentor.page.form()
    mentoring.answer(form, {}, identity)
    for field, text in (specify or {}).items():
        form.set(f"{mentoring.PREFIX}{field}_specify", text)
    page = mentor.submit(form)
    assert page.status == 200 and not page.errors(), page.errors()


HIDDEN = {
    "gender": ["GW"], "race": ["BLACK"], "orientation": ["SO_QUE"], "ethnicity": ["Igbo"],
    "indigenous_identity": ["II_ME"], "trans_experience": None,
}


@pytest.fixture
def pair(shared):
    """A mentor, and two members with a mentee profile who can write to them, each in a language."""
    mentor = shared.people.mentor("en")
    readers = {language: seeker(shared.people, language) for language in ("en", "fr")}
    for reader in readers.values():
        reader.own_pages = []
    return mentor, readers, member_id(shared, mentor)


@pytest.fixture
def acquainted(pair):
    """The same, with introductions to the mentor that wait for their answers."""
    mentor, readers, mentor_id = pair
    for reader in readers.values():
        write(reader, mentor_id)
        reader.own_pages = [reader.page.path.split("?")[0]]
    for reader in readers.values():
        settle(reader)
    return mentor, readers, mentor_id


def settle(reader):
    """Waits until what the page says of the latest mails to the reader changes no more."""
    page = without_chance(reader.get("/help/e-mail").text)
    for _ in range(100):
        time.sleep(0.2)
        before, page = page, without_chance(reader.get("/help/e-mail").text)
        if page == before and not re.search("On its way|En route", page):
            return
    raise AssertionError("the mails to the reader do not leave")


@pytest.mark.parametrize("field", sorted(HIDDEN))
def test_PRV_13_a_hidden_answer_changes_nothing_for_others(pair, field):
    mentor, readers, mentor_id = pair
    before = world(readers, mentor_id)
    values = HIDDEN[field]
    if values is None:  # one answer of a list
        mentor.get("/account/profile")
        controls = mentor.page.form().controls_of(mentoring.PREFIX + field)
        values = controls[0].get("value")
    change(mentor, {field: (values, "staff_matching")})
    after = world(readers, mentor_id)
    different = [name for name in before if before[name] != after[name]]
    assert not different


def compare(readers, mentor_id, before):
    after = world(readers, mentor_id)
    return {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize("audience", ["staff_matching", "searchable", "shown"])
def test_FOM_14_preferring_not_to_answer_is_like_a_blank(pair, audience):
    mentor, readers, mentor_id = pair
    before = world(readers, mentor_id)
    change(mentor, {"gender": (["PNTA"], audience)})
    assert not compare(readers, mentor_id, before)


def test_PRV_03_an_answer_taken_back_to_staff_leaves_no_trace(pair):
    mentor, readers, mentor_id = pair
    before = world(readers, mentor_id)
    change(mentor, {"race": (["BLACK"], "searchable")})
    assert compare(readers, mentor_id, before)
    change(mentor, {"race": (["BLACK"], "staff_matching")})
    assert not compare(readers, mentor_id, before)


def test_PRV_13_who_has_written_to_the_mentor_sees_no_hidden_answer_either(acquainted):
    mentor, readers, mentor_id = acquainted
    before = world(readers, mentor_id)
    change(mentor, {"orientation": (["SO_QUE"], "staff_matching")})
    assert not compare(readers, mentor_id, before)


def test_PRV_06_a_mentor_sees_no_hidden_answer_of_a_mentee(acquainted):
    mentor, readers, _ = acquainted
    reader = readers["fr"]
    request = reader.own_pages[0].replace("/introductions/", "/requests/")
    before = [masked(mentor.get(path)) for path in ("/mentorship", request)]
    assert [answer[0] for answer in before] == [200, 200]
    reader.get("/mentorship/profile")
    form = reader.page.form()
    form.fill({"mentee_gender": ["GW"], "mentee_gender_audience": "staff_matching",
               "mentee_gender_consent": True})
    page = reader.submit(form)
    assert page.status == 200 and not page.errors(), page.errors()
    assert before == [masked(mentor.get(path)) for path in ("/mentorship", request)]


def test_a_searchable_answer_is_found_by_its_filter_and_shown_nowhere(pair):
    mentor, readers, mentor_id = pair
    before = world(readers, mentor_id)
    change(mentor, {"ethnicity": (["Igbo"], "searchable")})
    after = world(readers, mentor_id)
    different = {name for name in before if before[name] != after[name]}
    assert different == {(language, "search", "ethnicity") for language in ("en", "fr")}
    for name in different:
        assert mentor_id in after[name][-1] and mentor_id not in before[name][-1]


def test_the_comparison_would_see_a_difference(pair):
    """The control: an answer that is shown changes the profile page."""
    mentor, readers, mentor_id = pair
    before = world(readers, mentor_id)
    change(mentor, {"gender": (["GNB"], "shown")})
    after = world(readers, mentor_id)
    assert before["en", f"/mentorship/mentors/{mentor_id}"] != \
        after["en", f"/mentorship/mentors/{mentor_id}"]
