"""DESIGN 5: two worlds that differ only in a value that is not searchable give byte-identical
answers to every other member.

The same association is looked at before and after a mentor changes one hidden answer; every page
that another member can reach is compared byte by byte. Only what is random by design is masked:
CSRF tokens, operation ids and the tokens of kept searches.
"""

import json
import re

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


def masked(page):
    text = page.body.decode()
    for pattern, instead in MASKS:
        text = pattern.sub(instead, text)
    return page.status, text


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


def world(reader, mentor_id):
    """Everything another member can see of a mentor, by name."""
    seen = {}
    for language in ("en", "fr"):
        reader.speak(language)
        for name, filters in FILTERS.items():
            reader.get("/mentorship/mentors")
            form = reader.page.form()
            form.fill({key: value for key, value in filters.items()})
            seen[language, "search", name] = masked(reader.submit(form))
        for path in paths(reader, mentor_id) + reader.own_pages:
            seen[language, path] = masked(reader.get(path))
        for name, page in posts(reader, mentor_id):
            seen[language, "post", name] = masked(page)
    return seen


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
    """A mentor, and a member with a mentee profile who can write to them."""
    mentor = shared.people.mentor("en")
    reader = Reader.of(seeker(shared.people, "fr"))
    return mentor, reader, member_id(shared, mentor)


@pytest.fixture
def acquainted(pair):
    """The same two, with an introduction between them that waits for its answer."""
    mentor, reader, mentor_id = pair
    write(reader, mentor_id)
    reader.own_pages = [reader.page.path.split("?")[0]]
    return mentor, reader, mentor_id


class Reader:
    """A member who can change the page's language."""

    @staticmethod
    def of(person):
        def speak(language):
            person.get("/mentorship")
            if person.page.language != language:
                person.submit(person.page.form("/language"))
            assert person.page.language == language
        person.speak = speak
        person.own_pages = []
        return person


@pytest.mark.parametrize("field", sorted(HIDDEN))
def test_PRV_13_a_hidden_answer_changes_nothing_for_others(pair, field):
    mentor, reader, mentor_id = pair
    before = world(reader, mentor_id)
    values = HIDDEN[field]
    if values is None:  # one answer of a list
        mentor.get("/account/profile")
        controls = mentor.page.form().controls_of(mentoring.PREFIX + field)
        values = controls[0].get("value")
    change(mentor, {field: (values, "staff_matching")})
    after = world(reader, mentor_id)
    different = [name for name in before if before[name] != after[name]]
    assert not different


def compare(reader, mentor_id, before):
    after = world(reader, mentor_id)
    return {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize("audience", ["staff_matching", "searchable", "shown"])
def test_FOM_14_preferring_not_to_answer_is_like_a_blank(pair, audience):
    mentor, reader, mentor_id = pair
    before = world(reader, mentor_id)
    change(mentor, {"gender": (["PNTA"], audience)})
    assert not compare(reader, mentor_id, before)


def test_PRV_03_an_answer_taken_back_to_staff_leaves_no_trace(pair):
    mentor, reader, mentor_id = pair
    before = world(reader, mentor_id)
    change(mentor, {"race": (["BLACK"], "searchable")})
    assert compare(reader, mentor_id, before)
    change(mentor, {"race": (["BLACK"], "staff_matching")})
    assert not compare(reader, mentor_id, before)


def test_PRV_13_who_has_written_to_the_mentor_sees_no_hidden_answer_either(acquainted):
    mentor, reader, mentor_id = acquainted
    before = world(reader, mentor_id)
    change(mentor, {"orientation": (["SO_QUE"], "staff_matching")})
    assert not compare(reader, mentor_id, before)


def test_PRV_06_a_mentor_sees_no_hidden_answer_of_a_mentee(acquainted):
    mentor, reader, mentor_id = acquainted
    request = reader.own_pages[0].replace("/introductions/", "/requests/")
    before = [masked(mentor.get(path)) for path in ("/mentorship", request)]
    reader.get("/mentorship/profile")
    form = reader.page.form()
    form.fill({"mentee_gender": ["GW"], "mentee_gender_audience": "staff_matching",
               "mentee_gender_consent": True})
    page = reader.submit(form)
    assert page.status == 200 and not page.errors(), page.errors()
    assert before == [masked(mentor.get(path)) for path in ("/mentorship", request)]


def test_a_searchable_answer_is_found_by_its_filter_and_shown_nowhere(pair):
    mentor, reader, mentor_id = pair
    before = world(reader, mentor_id)
    change(mentor, {"ethnicity": (["Igbo"], "searchable")})
    after = world(reader, mentor_id)
    different = {name for name in before if before[name] != after[name]}
    assert different == {(language, "search", "ethnicity") for language in ("en", "fr")}
    for name in different:
        assert mentor_id in after[name][1] and mentor_id not in before[name][1]


def test_the_comparison_would_see_a_difference(pair):
    """The control: an answer that is shown changes the profile page."""
    mentor, reader, mentor_id = pair
    before = world(reader, mentor_id)
    change(mentor, {"gender": (["GNB"], "shown")})
    after = world(reader, mentor_id)
    assert before["en", f"/mentorship/mentors/{mentor_id}"] != \
        after["en", f"/mentorship/mentors/{mentor_id}"]
