"""Issue 6, EML-06: what people write changes no header and arrives as typed.

Everything goes in through pages, out through a real SMTP server, and is read by Python's parser.
"""

import email
import email.header
import email.policy
import email.utils
import re
import time

import acts
import pytest
from association import Mail, squeeze
from wording import said

HEADERS = {"date", "from", "to", "reply-to", "message-id", "subject", "auto-submitted",
           "mime-version", "content-language", "content-type"}
NO_REPLY = "no-reply@caot.example"
RETURN_PATH = re.compile(r"bounces\+[0-9a-f]{32}@caot\.example")
SUPPORT = "otmentor@caot.ca"
SENDER = {"en": "Canadian Association of Occupational Therapists",
          "fr": "Association canadienne des ergothérapeutes"}
# Added by the receiving server, not by us.
RECEIVED = {"x-peer", "x-mailfrom", "x-rcptto", "received", "return-path"}

TEXTS = {
    "line feed": "first\nBcc: victim@example.org\n\nsecond",
    "crlf": "first\r\nBcc: victim@example.org\r\n\r\n<b>second</b>",
    "end of data": "before\r\n.\r\nMAIL FROM:<x@example.org>\r\nafter\n.\n..\n. \nend",
    "bare return": "first\rsecond",
    "separators": "one\u2028two\u2029three\u00a0four\u200bfive",
    "encoded word": "=?utf-8?q?Bcc=3A_x?= and =?utf-8?b?QmNj?=",
    "boundary": "--=_alternative\nContent-Type: text/html\n\n<h1>x</h1>\n--=_alternative--",
    "markup": "<script>alert(1)</script> & \"quotes\" 'single' <img src=x onerror=y>",
    "markers": "{{MENTOR}} {{#mentor}}x{{/mentor}} {{%AUTOESCAPE}} [[Find a mentor]] %s {0} ${x}",
    "quoted-printable": "=3D =\n= =0A=0D trailing space \t\nx= ",
    "emoji": "Hi 👩🏽‍⚕️ 🇨🇦 — naïve façade œuvre",
    "right to left": "שלום \u202eevil\u202c مرحبا \u2066x\u2069",
    "from line": "From me to you\nFrom the start",
    "long": "é" * 2990 + " end",
    "long line": "x" * 3000,
    "dots": ".\n.\n.",
    "addresses": "reply to <victim@example.org>, \"A B\" <x@y.example>; subject: hi",
}

NAMES = [
    'O\'Brien "The OT"', "Bücher, Anna (OT)", "<script>x</script>", "=?utf-8?q?Bcc?=",
    "{{mentor_name}}", "Ann; Bcc: x@example.org", "Łukasz Žižek", "山田 太郎", "محمد علي",
    "a\\b", "A@B", "Zoë 👩‍⚕️", "x" * 60,
]
MALFORMED_NAMES = ["Ann\r\nBcc: x@example.org", "Ann\nX: y", "Ann\rX: y", "Ann\x01", "Ann\x1b[31m",
                   "Ann\u2028X: y"]


def normal(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parsed(mail):
    return email.message_from_bytes(mail.raw, policy=email.policy.default)


def envelope_of(mail, running):
    return next(row for row in running.mailbox.rows() if row["id"] == mail.id)


def check_sender(mail, message, language, on_behalf_of, reply_to):
    """EML-06: the address is the association's; a person's name stands before its own, no more."""
    assert [a.addr_spec for a in message["from"].addresses] == [NO_REPLY]
    sender = SENDER[language]
    name = f"{on_behalf_of} – {sender}" if on_behalf_of else sender
    assert shown_name(mail, "from") == name
    assert [a.addr_spec for a in message["reply-to"].addresses] == [reply_to]


def check_envelope(mail, recipient, running, language="en", on_behalf_of="", reply_to=SUPPORT):
    """Exactly our headers, each once, and a message that is well formed. EML-01: bounces go to an
    address of the same domain as From, which SPF and DMARC therefore see as one."""
    message = parsed(mail)
    names = [name.lower() for name in message.keys() if name.lower() not in RECEIVED]
    assert sorted(names) == sorted(HEADERS), names
    assert [a.addr_spec for a in message["to"].addresses] == [recipient]
    assert message["content-language"] == language
    assert message["auto-submitted"] == "auto-generated"
    assert re.fullmatch(r"<[0-9a-f-]{36}@caot\.example>", message["message-id"])
    assert "list-unsubscribe" not in names  # EML-03
    assert message.get_content_type() == "multipart/alternative"
    parts = list(message.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert [part.get_content_charset() for part in parts] == ["utf-8", "utf-8"]
    defects = [d for part in message.walk() for d in part.defects]
    assert not defects, defects
    for _, value in message.items():
        assert not getattr(value, "defects", ()), (value, value.defects)
    envelope = envelope_of(mail, running)
    assert envelope["to"] == [recipient], envelope
    assert RETURN_PATH.fullmatch(envelope["from"]), envelope
    check_sender(mail, message, language, on_behalf_of, reply_to)
    raw = mail.raw.replace(b"\r\n", b"\n")
    assert all(len(line) <= 998 for line in raw.split(b"\n"))
    return message


@pytest.fixture(scope="module")
def hostile(prepared, tmp_path_factory):
    """An association of one's own: this writes to the same mentor many times a day."""
    from conftest import Association, copied
    running = Association(copied(prepared, tmp_path_factory.mktemp("hostile") / "data"))
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture(scope="module")
def pair(hostile):
    return hostile.people.mentor("fr"), acts.seeker(hostile.people, "en")


@pytest.fixture(scope="module")
def english_mentor(hostile):
    return hostile.people.mentor("en")


def exchange(running, mentor, mentee, message, note, decision="decline"):
    """Both mails of an introduction and its answer."""
    seen = running.mailbox.seen(acts.address(mentor))
    acts.write(mentee, acts.member_id(running, mentor), message)
    asked = running.mailbox.next(acts.address(mentor), seen, said("fr", "Your answer"))
    seen = running.mailbox.seen(acts.address(mentee))
    page = acts.answer(acts.open_link(running, asked, "fr"), decision, note)
    assert page.status == 200, page.errors()
    answered = running.mailbox.next(acts.address(mentee), seen, acts.name(mentor))
    return asked, answered


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_what_is_typed_arrives_as_typed_and_nowhere_else(hostile, name, pair):
    text = TEXTS[name]
    mentor, mentee = pair[0], acts.seeker(hostile.people, "en")
    note = text[:1000]
    asked, answered = exchange(hostile, mentor, mentee, text, note)
    for mail, typed, recipient, language, whose in (
            (asked, text, mentor, "fr", acts.name(mentee)), (answered, note, mentee, "en", "")):
        message = check_envelope(mail, acts.address(recipient), hostile, language, whose)
        assert "Bcc" not in message and "victim@example.org" not in message["to"]
        assert normal(typed).strip() in normal(mail.text), name
        check_html(mail, typed)
    assert len(hostile.mailbox.rows()) == len({row["id"] for row in hostile.mailbox.rows()})
    assert not [row for row in hostile.mailbox.rows() if row["to"] == ["victim@example.org"]]


def check_html(mail, typed):
    """Escaped: what was typed is text, and no element or address came of it."""
    import pages
    document = pages.parse(mail.html)
    assert not document.all("script") and not document.all("img")
    for element in document.descendants():
        assert not [name for name in element.attributes if name.startswith("on")]
    shown = squeeze(document.text)
    for line in normal(typed).split("\n"):
        assert squeeze(line) in shown, line


@pytest.mark.parametrize("hostile_name", NAMES)
def test_EML_06_names_stand_in_headers_as_they_are(hostile, hostile_name, english_mentor):
    mentee = acts.seeker(hostile.people, "en", category="MEM")
    form = acts.open_profile(mentee)
    page = mentee.submit(form.set("given_name", hostile_name).set("family_name", "Ng"))
    if page.status == 422:
        assert page.form().value("given_name") == hostile_name and page.errors()
        return
    mentee.get("/mentorship/profile")
    mentee.submit(mentee.page.form().set("mentee_display_name", hostile_name))
    assert mentee.page.status == 200, mentee.page.errors()
    mentor = english_mentor
    seen = hostile.mailbox.seen(acts.address(mentor))
    acts.write(mentee, acts.member_id(hostile, mentor), "Hello from me.")
    mentee.submit("/withdraw")
    asked = hostile.mailbox.next(acts.address(mentor), seen, "Hello from me.")
    message = check_envelope(asked, acts.address(mentor), hostile, on_behalf_of=hostile_name)
    assert message["subject"] == f"{hostile_name} would like you to be their mentor"
    copy = hostile.mailbox.next(acts.address(mentee), set(), "Hello from me.")
    check_envelope(copy, acts.address(mentee), hostile)
    assert shown_name(copy, "to") == hostile_name
    check_html(copy, hostile_name)


def shown_name(mail, header):
    """The name in To or From. Python's new parser keeps the space between two encoded words of a
    name (RFC 2047, 6.2 says to drop it); its older functions do not."""
    raw = email.message_from_bytes(mail.raw, policy=email.policy.compat32)[header]
    name, _ = email.utils.parseaddr(raw)
    return str(email.header.make_header(email.header.decode_header(name)))


def test_most_of_these_names_are_allowed(hostile):
    """The control for the test above: it does not pass by refusing everybody."""
    member = hostile.people.member("en")
    for name in ('O\'Brien "The OT"', "Łukasz Žižek", "山田 太郎", "=?utf-8?q?Bcc?="):
        page = member.submit(acts.open_profile(member).set("given_name", name))
        assert page.status == 200, (name, page.errors())


@pytest.mark.parametrize("name", MALFORMED_NAMES)
def test_names_with_control_characters_are_refused(hostile, name, pair):
    mentee = pair[1]
    page = mentee.submit(acts.open_profile(mentee).set("given_name", name))
    assert page.status == 422 and page.errors()
    mentee.get("/mentorship/profile")
    page = mentee.submit(mentee.page.form().set("mentee_display_name", name))
    assert page.status == 422 and page.errors()


@pytest.mark.parametrize("address", [
    "x@example.org\r\nBcc: y@example.org", "x@example.org, y@example.org", "<x@example.org>",
    "x y@example.org", "x@example", "x@@example.org", "x@exa mple.org", "ü@example.org",
    "x\x01@example.org", "\"x\"@example.org"])
def test_addresses_that_are_none_are_refused(hostile, address, pair):
    member = pair[1]
    form = acts.open_profile(member).set("email", address)
    page = member.submit(form.set("password", member.account["password"]))
    assert page.status == 422 and page.errors()


@pytest.mark.parametrize("bad", ["unit \x1f", "escape \x1b[2J", "bell \x07"])
def test_control_characters_in_a_message_are_refused_kindly(hostile, bad, pair):
    mentor, mentee = pair
    form = acts.writing(mentee, acts.member_id(hostile, mentor)).set("message", bad)
    page = mentee.submit(form)
    assert page.status == 422
    assert page.errors() == ["Your message holds characters that cannot be sent. Please type them "
                             "anew."]


def test_bytes_that_are_no_text_are_refused(hostile, pair):
    mentor, mentee = pair
    form = acts.writing(mentee, acts.member_id(hostile, mentor))
    fields = dict(form.data())
    for bytes_sent in ("%ff%fe%80", "nul+%00+byte", "%ed%a0%80", "%c0%af", "%f8%88%80%80%80"):
        body = f"csrf={fields['csrf']}&operation={fields['operation']}&message={bytes_sent}"
        page = mentee._request("POST", form.action, body.encode(),
                               {"Content-Type": "application/x-www-form-urlencoded"})
        assert page.status in (400, 422), bytes_sent


# ---- The footer, the class, the language ----

FOOTER = {
    "en": ["Canadian Association of Occupational Therapists", "100-34 Colonnade Road, Ottawa ON "
           "K2E 7J6", "1-800-434-2268", "otmentor@caot.ca", "Find an OT Mentor"],
    "fr": ["Association canadienne des ergothérapeutes", "100-34, chemin Colonnade",
           "1 800 434-2268", "otmentor@caot.ca", "Trouver un mentor en ergothérapie"],
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_CSL_03_EML_03_EML_04_FOM_22_every_mail_says_who_writes_and_where_help_is(shared, language):
    people = shared.people
    mentor, mentee = people.mentor(language), acts.seeker(people, language)
    mentor_id = acts.member_id(shared, mentor)
    acts.write(mentee, mentor_id)
    asked = shared.mailbox.next(acts.address(mentor), set(), acts.name(mentee))
    acts.answer(acts.open_link(shared, asked, language), "accept")
    accepted = shared.mailbox.next(acts.address(mentee), set(), acts.address(mentor))
    connected = shared.mailbox.next(acts.address(mentor), set(), acts.address(mentee))
    # Once they are connected, an answer goes to the other.
    from_whom = {asked.id: {"on_behalf_of": acts.name(mentee)},
                 accepted.id: {"reply_to": acts.address(mentor)},
                 connected.id: {"reply_to": acts.address(mentee)}}
    acts.save(mentor, want=False)
    shared.mailbox.next(acts.address(mentor), set(),
                        said(language, "You are no longer listed as a mentor"))
    mails = shared.mailbox.to(acts.address(mentor)) + shared.mailbox.to(acts.address(mentee))
    assert len(mails) == 6, [mail.subject for mail in mails]
    for mail in mails:
        check_envelope(mail, mail.to[0], shared, language, **from_whom.get(mail.id, {}))
        for words in FOOTER[language]:
            assert squeeze(words) in squeeze(mail.text), (mail.subject, words)
            assert squeeze(words) in squeeze(re.sub(r"<[^>]+>", " ", mail.html)), words
        assert f'<html lang="{language}">' in mail.html
        # DESIGN 5: nothing is fetched when it is read.
        assert not re.search(r"<img|<link|url\(|<script", mail.html)


def receipt(running, language="fr"):
    """A mail of the host's own."""
    member = running.people.member(language)
    member.submit(acts.open_renewal(member))
    acts.choose(member, "pay")
    return member, running.mailbox.next(acts.address(member), set(), "250")


def test_CSL_03_SHR_04_the_hosts_mails_say_so_too(shared):
    member, mail = receipt(shared)
    check_envelope(mail, acts.address(member), shared, "fr")
    assert squeeze("100-34, chemin Colonnade") in squeeze(mail.text)
    assert "@" in mail.text and "800" in mail.text


def test_LNG_04_a_mail_follows_the_preference_and_not_the_browser(shared):
    member = shared.people.member("fr")
    acts.open_renewal(member)
    member.submit("main-form", button=("switch_language", "en"))
    assert member.page.language == "en"
    member.submit("main-form")
    acts.choose(member, "pay")
    mail = shared.mailbox.next(acts.address(member), set(), "250")
    assert parsed(mail)["content-language"] == "fr"


def test_EML_01_the_hosts_mails_come_back_to_their_sender(shared):
    _, mail = receipt(shared)
    assert RETURN_PATH.fullmatch(envelope_of(mail, shared)["from"])


# ---- What the receiving server says ----

def test_a_busy_server_gets_the_same_mail_again(own):
    mentor, mentee = own.people.mentor("en"), acts.seeker(own.people)
    own.smtp.behave("busy")
    acts.write(mentee, acts.member_id(own, mentor), "Patience.")
    until = time.monotonic() + 20
    while len(list(own.smtp.folder.glob("*.busy"))) < 2:
        assert time.monotonic() < until
        time.sleep(0.1)
    first = [Mail(path.read_bytes()) for path in own.smtp.folder.glob("*.busy")]
    own.smtp.behave("accept")
    own.clock.advance(minutes=2)
    arrived = own.mailbox.next(acts.address(mentor), set(), "Patience.")
    tried = next(mail for mail in first if acts.address(mentor) in mail.to
                 and "Patience." in mail.text)
    for header in HEADERS:
        assert tried.message[header] == arrived.message[header], header
    assert (tried.text, tried.html) == (arrived.text, arrived.html)
    own.clock.advance(hours=3)
    copies = [m for m in own.mailbox.to(acts.address(mentor)) if "Patience." in m.text]
    assert len(copies) == 1


def test_a_refusing_server_ends_in_the_console_and_not_in_a_loop(own):
    mentor, mentee = own.people.mentor("en"), acts.seeker(own.people)
    member = own.people.member("en")
    own.smtp.behave("refuse")
    acts.write(mentee, acts.member_id(own, mentor), "Refused.")
    member.submit(acts.open_renewal(member))
    acts.choose(member, "pay")
    dead = "SELECT template FROM {} WHERE reply LIKE '%550%' AND sent_at IS NULL"
    until = time.monotonic() + 20
    while ["introduction_received"] not in own.sql(dead.format("tandem_mails")) or \
            ["renewal_receipt"] not in own.sql(dead.format("ams_mails")):
        assert time.monotonic() < until, own.sql("SELECT template, state, reply FROM tandem_mails")
        time.sleep(0.1)
    own.smtp.behave("accept")
    own.clock.advance(hours=3)
    assert not [m for m in own.mailbox.to(acts.address(mentor)) if "Refused." in m.text]

    staff = own.people.staff()
    staff.get("/console")
    staff.sees("renewal_receipt", "Given up", "550")
    staff.submit("/requeue")
    own.mailbox.next(acts.address(member), set(), "Your membership is renewed")


def test_a_hanging_server_stops_no_page_and_no_reminder(own):
    mentor, mentee = own.people.mentor("en"), acts.seeker(own.people)
    own.smtp.behave("hang")
    began = time.monotonic()
    acts.write(mentee, acts.member_id(own, mentor), "While it hangs.")
    for path in ("/mentorship", "/mentorship/mentors", "/account", "/readyz"):
        assert mentee.get(path).status == 200
    assert time.monotonic() - began < 5
    own.smtp.behave("accept")
    own.smtp.stop()
    own.smtp.start()
    own.clock.advance(minutes=2)
    own.mailbox.next(acts.address(mentor), set(), "While it hangs.", timeout_s=90)


def test_no_server_at_all_loses_nothing(own):
    mentor, mentee = own.people.mentor("en"), acts.seeker(own.people)
    own.smtp.stop()
    acts.write(mentee, acts.member_id(own, mentor), "Nobody listens.")
    own.smtp.start()
    own.clock.advance(minutes=2)
    own.mailbox.next(acts.address(mentor), set(), "Nobody listens.", timeout_s=60)
    copies = [m for m in own.mailbox.to(acts.address(mentor)) if "Nobody listens." in m.text]
    assert len(copies) == 1
