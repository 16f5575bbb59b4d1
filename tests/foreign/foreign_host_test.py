"""Issue 3, item 10: a host in another language, written from the headers alone, plays Tandem.

The tests stand in the order of a life: each goes on where the one before has ended.
"""

import re

import contract as c
import pages
import pytest
import staff
from guest import Guest, Library, Refused

ANSWERS = {"languages": ["en"], "practice_areas": ["PA_MH"], "client_ages": ["CA_ADU"],
           "years": "YP_6_10", "training": ["TR_OT_M"], "topics": ["TP_CLIN"],
           "modes": ["MD_VIDEO"]}
BIOGRAPHY = "I work in community mental health, and by the sea."
MENTEE = {"role": "MEM", "province": "ON", "languages": ["en"], "practice_areas": ["PA_MH"],
          "years": "YP_0_2", "topics": ["TP_CLIN"], "goals": "Feel at ease with groups.",
          "introduction": "I graduated last year.", "display_name": "Noor Haddad"}
MESSAGE = "Could we talk about my first year?"


def form_of(html, which="main-form", whole=False):
    """The form as a browser would have it; a section stands inside of the host's own form."""
    document = pages.parse(f'<form id="main-form">{html}</form>' if whole else html)
    found = document.find(f"#{which}")
    assert found, html[:400]
    return pages.Form(found, "https://foreign.example.org/")


def path_of(form):
    return form.action.removeprefix("https://foreign.example.org")


@pytest.fixture(scope="module")
def people(world):
    return {"mentor": world.person("Maude", "Beaulieu", province="QC"),
            "mentee": world.person("Noor", "Haddad"),
            "lapsed": world.person("Piet", "Lund", paid_through=(2020, 9, 30))}


def test_it_makes_no_call_of_the_host_before_it_is_activated(world):
    assert world.library.id == "tandem" and world.library.name
    assert not world.host.calls and not world.host.lines


def test_without_its_schema_it_says_what_to_do(world):
    with pytest.raises(Refused) as refused:
        world.guest.activate()
    assert refused.value.why.startswith("the database has schema 0 of tandem")
    assert "migrate" in refused.value.why


def test_its_migrations_run_by_ams_schema_1(world):
    migrations = list(world.guest.migrations())
    assert [version for version, _, _ in migrations] == list(range(1, len(migrations) + 1))
    low, high = world.guest.supported()
    assert 1 <= low <= high == len(migrations)
    world.migrate(high - 1)
    with pytest.raises(Refused) as refused:  # its statements name what the last one makes
        world.guest.activate()
    assert refused.value.why.startswith(f"the database has schema {high - 1} of tandem")
    world.migrate()
    world.migrate()  # finds nothing left to do
    tables = {row[0] for row in world.sql("SHOW TABLES")}
    assert "tandem_mentors" in tables and all(name.startswith("tandem_") for name in tables)


def test_it_is_activated_and_ready(world):
    world.guest.activate()
    assert world.guest.ready() == (c.AMS_OK, "")
    metrics = world.guest.metrics()
    named = [line for line in metrics.splitlines() if line and not line.startswith("#")]
    assert named and all(line.startswith("tandem_") for line in named)


def test_a_renewal_with_errors_keeps_what_was_typed(world, people):
    """FOM-05: nothing that was chosen is lost with the errors beside it."""
    section = world.guest.render("renewal", people["mentor"])
    assert not re.search(r"<(form|script|style)\b", section)
    form = form_of(section, whole=True)
    assert all(name.startswith("tandem_") for name in form.names())
    form.set("tandem_want", True).set("tandem_mentor_biography", BIOGRAPHY)
    answer = world.guest.validate("renewal", people["mentor"], form.data())
    assert answer.errors and not answer.sealed
    again = world.guest.render("renewal", people["mentor"], form.data(), c.AMS_FORM_TYPED)
    document = pages.parse(again)
    assert BIOGRAPHY in document.find("textarea[name=tandem_mentor_biography]").raw_text
    for field, anchor, message in answer.errors:
        assert field.startswith("tandem_") and message
        assert document.find(f"#{anchor}"), anchor


def opted_in(form, **changes):
    form.set("tandem_want", True)
    for name, value in {**ANSWERS, "biography": BIOGRAPHY, **changes}.items():
        form.set("tandem_mentor_" + name, value)
    for document in ("tandem_terms", "tandem_confidentiality"):
        if form.has(document):
            form.set(document, True)
    return form.data()


def test_a_renewal_is_sealed_paid_and_makes_a_mentor(world, people):
    guest, mentor = world.guest, people["mentor"]
    fields = opted_in(form_of(guest.render("renewal", mentor), whole=True))
    answer = guest.validate("renewal", mentor, fields)
    assert answer.errors == [] and answer.sealed
    assert b"community" not in answer.sealed and b"PA_MH" not in answer.sealed
    submitted = guest.tell("form.submitted", mentor, form="renewal", submission=answer.sealed)
    assert guest.tell("form.submitted", mentor, submitted, form="renewal",
                      submission=answer.sealed) == submitted  # at least once
    old, mentor.paid_through, mentor.revision = mentor.paid_through, (2028, 9, 30), 2
    guest.tell("membership.renewed", mentor, about=submitted, old=old, new=mentor.paid_through)
    assert guest.render("renewal", mentor, call="outcome").strip()
    rows = world.sql("SELECT opted_in, COUNT(*) FROM tandem_mentors GROUP BY opted_in")
    assert rows == [["1", "1"]]


def test_a_submission_opens_for_nobody_else(world, people):
    """forms.h: sealed for this member and this form."""
    fields = opted_in(form_of(world.guest.render("renewal", people["mentee"]), whole=True))
    stolen = world.guest.validate("renewal", people["mentee"], fields).sealed
    with pytest.raises(Refused):
        world.guest.tell("form.submitted", people["lapsed"], form="renewal", submission=stolen)
    assert world.sql("SELECT COUNT(*) FROM tandem_mentors WHERE opted_in = 1") == [["1"]]


def edit_profile(world, member, **ticks):
    form = form_of(world.guest.render("profile", member), whole=True)
    for field, value in ticks.items():
        form.set("tandem_" + field, value)
    answer = world.guest.validate("profile", member, form.data())
    assert answer.errors == [] and answer.sealed
    world.guest.tell("form.submitted", member, form="profile", submission=answer.sealed)


def search(world, member, words="", language="en"):
    """Posts the filters, follows the redirect; the page (PRV-08: no answer in the address)."""
    opened = world.guest.page("GET", "/mentorship/mentors", member, language=language)
    form = form_of(opened.body)
    fields = [(n, v) for n, v in form.data() if n != "words"] + [("words", words)]
    posted = world.guest.page("POST", path_of(form), member, fields, language=language)
    assert posted.status == 303 and "PA_MH" not in posted.location
    return world.guest.page("GET", posted.location, member, cookies=posted.cookies,
                            language=language)


def links(page, part):
    return [a.get("href") for a in pages.parse(page.body).all("a[href]") if part in a.get("href")]


def write_mentee_profile(world, member):
    form = form_of(world.guest.page("GET", "/mentorship/profile", member).body)
    for name, value in MENTEE.items():
        form.set("mentee_" + name, value)
    posted = world.guest.page("POST", path_of(form), member, form.data())
    assert posted.status == 303, posted.body[:2000]


def test_one_member_finds_another(world, people):
    write_mentee_profile(world, people["mentee"])
    for language in ("en", "fr"):
        page = search(world, people["mentee"], "by the sea", language)
        assert page.status == 200 and page.body.lstrip().startswith("<h1")
        assert links(page, f"/mentors/{people['mentor'].id}"), page.body


def test_who_pauses_is_found_no_more_and_comes_back(world, people):
    edit_profile(world, people["mentor"], paused=True)
    assert not links(search(world, people["mentee"]), f"/mentors/{people['mentor'].id}")
    edit_profile(world, people["mentor"], paused=False)
    assert links(search(world, people["mentee"]), f"/mentors/{people['mentor'].id}")


def test_an_introduction_leaves_as_a_real_mail(world, people):
    address = f"/mentorship/mentors/{people['mentor'].id}/introduction"
    form = form_of(world.guest.page("GET", address, people["mentee"]).body)
    form.set("message", MESSAGE)
    sent = world.guest.page("POST", path_of(form), people["mentee"], form.data())
    assert sent.status == 303 and "sent=1" in sent.location
    # The same click again is the same introduction.
    again = world.guest.page("POST", path_of(form), people["mentee"], form.data())
    assert again.location == sent.location
    steps = world.guest.run_until_quiet()
    assert steps["mail.send"] >= 1
    assert world.guest.run_until_quiet() == {}
    arrived = world.mailbox.to(people["mentor"].email)
    asked = [mail for mail in arrived if "Noor Haddad" in mail.text]
    assert len(asked) == 1 and MESSAGE in asked[0].text
    assert asked[0].message["from"].addresses[0].addr_spec == "office@foreign.example.org"
    assert asked[0].links("https://foreign.example.org/mentorship/links/")
    assert len({mail.message["message-id"] for mail in world.mails()}) == \
        len(world.host.mails) == len(world.mailbox.rows())


def test_a_mail_link_opens_without_an_account(world, people):
    mail = next(m for m in world.mailbox.to(people["mentor"].email) if "Noor Haddad" in m.text)
    link = mail.links("/mentorship/links/")[0].removeprefix("https://foreign.example.org")
    opened = world.guest.page("GET", link)
    if opened.status == 303:
        opened = world.guest.page("GET", opened.location, cookies=opened.cookies)
    assert opened.status == 200 and MESSAGE in opened.body


def test_reminders_come_when_the_clock_says_so(world, people):
    before = len(world.mailbox.to(people["mentor"].email))
    world.host.offset_us += 8 * 24 * 3600 * 1_000_000
    steps = world.guest.run_until_quiet()
    assert steps["introductions.remind"] >= 1 and steps["members.reconcile"] >= 1
    assert len(world.mailbox.to(people["mentor"].email)) == before + 1


def test_the_console_of_staff(world):
    for language in ("en", "fr"):
        menu = staff.listed(world.guest, "menu", language)
        assert menu and all(path.startswith("/console/") and label for label, path, _ in menu)
        for label, path, tile in staff.listed(world.guest, "tile", language,
                                              world.host.deadline()):
            assert label and path.startswith("/console/")
            assert 0 <= tile.overdue <= tile.waiting and tile.due_us <= c.AMS_ADMIN_NO_DUE


def test_the_API_answers_as_it_describes_itself(world, people):
    document = staff.description(world.guest)
    described = {(method.upper(), path) for path, item in document["paths"].items()
                 for method in item if method in ("get", "post", "put", "delete")}
    listed = {(operation.method.decode(), operation.pattern.decode())
              for _, operation in staff.operations(world.guest)}
    assert listed == described
    scopes = {operation.scope.decode() for _, operation in staff.operations(world.guest)}
    assert scopes - {""} <= set(document["scopes"])
    answer = staff.ask(world.guest, "GET", "/api/v1/mentorship/introductions", people["mentee"])
    assert answer.status == 200 and MESSAGE not in answer.location
    assert str(people["mentor"].id) in answer.body


def test_a_member_gets_a_copy_and_is_erased(world, people):
    """PRV-04, PRV-17: the copy has the same parts for everybody; what goes is gone."""
    mine = staff.own_copy(world.guest, people["mentee"])
    assert any(MESSAGE in value for _, rows in mine.values() for row in rows for value in row)
    stranger = staff.own_copy(world.guest, people["lapsed"])
    assert {part: columns for part, (columns, _) in mine.items()} == \
        {part: columns for part, (columns, _) in stranger.items()}
    assert staff.report(world.guest, "foretell", people["mentee"])
    lines = staff.report(world.guest, "erase", people["mentee"])
    assert lines and not any("Noor" in what + why for _, what, why in lines)
    assert all(why for fate, _, why in lines if fate == c.AMS_PRIVACY_STAYS)
    gone = world.host.members.pop(people["mentee"].id)
    world.guest.tell("member.erased", gone)
    after = staff.own_copy(world.guest, gone)
    assert not any(MESSAGE in value for _, rows in after.values() for row in rows
                   for value in row)


def test_it_used_the_tables_of_this_host(world):
    # Of all that this host offers only the search for staff was not needed.
    assert set(c.OFFERED_BY_HOST) - world.host.calls <= {"ams.member_search/1"}
    # Errors were the two refusals to start, and the submission of somebody else.
    noisy = [line for level, line in world.host.lines if level > c.AMS_LOG_WARNING]
    assert [line.startswith("the database has schema ") for line in noisy] == [True, True, False]
    assert noisy[2].endswith("or was moved")
    # PRV-08: no address and no answer in the log.
    assert not any("@example.org" in line or "by the sea" in line for _, line in world.host.lines)


def test_a_second_instance_works_beside_the_first(world, people):
    second = Guest(world.library, world.host)
    second.activate()
    assert second.ready()[0] == c.AMS_OK
    edit_profile(world, people["mentor"], paused=True)
    page = second.page("GET", f"/mentorship/mentors/{people['mentor'].id}", people["mentor"])
    assert page.status in (200, 404)
    second.deactivate()
    second.destroy()
    assert world.guest.ready()[0] == c.AMS_OK


def test_it_leaves_memory_and_can_come_again(world, people):
    world.guest.deactivate()
    world.guest.activate()  # plugin.h: activate may follow deactivate again
    world.guest.deactivate()
    world.guest.destroy()
    assert world.library.mapped()
    world.guest = None
    world.library.close()
    assert not world.library.mapped()
    world.library = Library(world.library.path)
    world.guest = Guest(world.library, world.host)
    world.guest.activate()
    form = form_of(world.guest.render("profile", people["mentor"]), whole=True)
    assert form.values("tandem_want") == ["1"] and form.values("tandem_paused") == ["1"]
    world.guest.deactivate()
    world.guest.destroy()


def test_an_older_plugin_on_a_newer_schema_says_so(world):
    """Issue 3, item 14: an administrator understands what to do."""
    known = len(world.sql("SELECT version FROM tandem_schema_versions"))
    world.sql(f"INSERT INTO tandem_schema_versions VALUES ({known + 1}, '9999_later.sql', 0)")
    guest = Guest(world.library, world.host)
    with pytest.raises(Refused) as refused:
        guest.activate()
    assert str(known + 1) in refused.value.why and "install the newer plugin" in refused.value.why
    guest.destroy()
