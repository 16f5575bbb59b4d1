"""SHR-03, EML-05: what comes back is fetched from a real POP3 server, told to the member on every
page and to staff; a reply by plain e-mail is kept, passed on and answered."""

import email.message
import email.policy
import email.utils
import json
import time

import acts
import pytest
from acts import send
from pop3_server import Pop3Server

REPORT = """\
Return-Path: <>
Delivered-To: {path}
Date: {date}
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {path}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4BqD/mx.example.org"
Message-Id: <20261122120000.4BqD@mx.example.org>

This is a MIME-encapsulated message.

--4BqD/mx.example.org
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.org.

--4BqD/mx.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
X-Postfix-Queue-ID: 4BqD
Arrival-Date: Sun, 22 Nov 2026 12:00:00 +0000 (UTC)

Final-Recipient: rfc822; {recipient}
Original-Recipient: rfc822;{recipient}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; 550 5.1.1 <{recipient}>: Recipient address
    rejected: User unknown in virtual mailbox table

--4BqD/mx.example.org
Content-Description: Undelivered Message
Content-Type: message/rfc822

{message}
--4BqD/mx.example.org--
"""


@pytest.fixture(scope="module")
def pop3():
    server = Pop3Server()
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(scope="module")
def running(prepared, pop3, tmp_path_factory):
    from conftest import Association, copied
    association = Association(copied(prepared, tmp_path_factory.mktemp("bounces") / "data"),
                              options=pop3.options())
    try:
        yield association.start()
    finally:
        association.stop()


@pytest.fixture(scope="module")
def staff(running):
    return running.people.staff()


def envelope_of(running, mail):
    return json.loads((running.smtp.folder / f"{mail.id}.json").read_text())


def give_back(running, pop3, mail, path=None):
    envelope = envelope_of(running, mail)
    text = REPORT.format(path=path or envelope["from"], recipient=envelope["to"][0],
                         date=email.utils.formatdate(),
                         message=mail.raw.decode().replace("\r\n", "\n"))
    pop3.deliver(text.replace("\n", "\r\n").encode())


def until(question, what, timeout_s=20):
    end = time.monotonic() + timeout_s
    while not (found := question()):
        assert time.monotonic() < end, what
        time.sleep(0.1)
    return found


def banner(person):
    return f"{acts.address(person)} came back on" in send(person, "GET", "/privacy").text


def posted(person, path):
    csrf = send(person, "GET", "/privacy").find("input[name=csrf]").get("value")
    return send(person, "POST", path, {"csrf": csrf})


def test_SHR_03_EML_05_a_mail_that_comes_back_is_told_to_member_staff_and_plugin(running, pop3, staff):
    mentor, mentee = running.people.mentor("en"), acts.seeker(running.people)
    seen = running.mailbox.seen(acts.address(mentor))
    acts.write(mentee, acts.member_id(running, mentor))
    mail = running.mailbox.next(acts.address(mentor), seen, "")
    assert not banner(mentor)
    give_back(running, pop3, mail)
    until(lambda: banner(mentor), "no banner")
    assert not banner(mentee)
    page = send(mentor, "GET", "/help/e-mail")
    assert "Came back" in page.text and acts.address(mentor) in page.text
    page = send(staff, "GET", "/console/mailbox")
    assert acts.address(mentor) in page.text and "5.1.1" in page.text
    waits = send(staff, "GET", "/console").text.split("E-mails that came back, and replies", 1)[1]
    assert "1 waits" in waits.split("Plugins", 1)[0]
    until(lambda: running.sql("SELECT COUNT(*) FROM tandem_mails WHERE state = 3 AND reply = "
                              "'came back: 5.1.1'") == [["1"]], "the plugin was not told")
    until(lambda: pop3.holds() == 0, "what was handled is still there")
    # A new password is essential: it is sent all the same (EML-05).
    visitor = running.visitor()
    seen = running.mailbox.seen(acts.address(mentor))
    visitor.get("/password-reset")
    visitor.submit("main-form", {"email": acts.address(mentor)})
    running.mailbox.next(acts.address(mentor), seen, "")
    assert posted(mentor, "/help/e-mail/works").status == 303
    assert not banner(mentor)


def test_a_report_without_our_token_does_nothing(running, pop3):
    member = running.people.member("en")
    seen = running.mailbox.seen(acts.address(member))
    posted(member, "/help/e-mail/test")
    mail = running.mailbox.next(acts.address(member), seen, "test message")
    for path in ("bounces@caot.example", "no-reply@caot.example",
                 "bounces+0123456789abcdef0123456789abcdef@caot.example"):
        give_back(running, pop3, mail, path)
    until(lambda: pop3.holds() == 0, "they are not taken")
    assert running.sql("SELECT COUNT(*) FROM ams_mailbox_seen WHERE kind = 'unknown'") == [["3"]]
    assert not banner(member)
    give_back(running, pop3, mail)
    until(lambda: banner(member), "the true one does")


def test_a_reply_is_kept_passed_on_and_answered(running, pop3, staff):
    member = running.people.member("fr")
    seen = running.mailbox.seen(acts.address(member))
    posted(member, "/help/e-mail/test")
    mail = running.mailbox.next(acts.address(member), seen, "")
    path = mail.message["reply-to"].addresses[0].addr_spec
    assert path.startswith("reply+") and path.endswith("@caot.example")
    reply = email.message.EmailMessage(policy=email.policy.SMTP)
    reply["From"], reply["To"] = acts.address(member), path
    reply["Subject"] = "Ré : essai"
    reply.set_content("J’ai bien reçu votre message.\n.\n")
    pop3.deliver(bytes(reply))
    support = running.mailbox.next("otmentor@caot.ca", set(), "bien reçu")
    assert support.message["reply-to"].addresses[0].addr_spec == acts.address(member)
    answer = running.mailbox.next(acts.address(member), seen, "Ré : essai")
    assert answer.message["auto-submitted"] == "auto-replied"
    page = send(staff, "GET", "/console/mailbox")
    shown = page.links("/console/mailbox/replies/")[0].removeprefix(running.url)
    page = send(staff, "GET", shown)
    assert "bien reçu" in page.text and acts.address(member) in page.text
    assert posted(staff, shown + "/done").status == 303
    # Its answering machine gets none, and nothing of it is kept.
    pop3.deliver(b"From: x@example.org\r\nTo: " + path.encode() +
                 b"\r\nAuto-Submitted: auto-replied\r\n\r\nAway\r\n")
    until(lambda: pop3.holds() == 0, "they are not taken")
    assert running.sql("SELECT COUNT(*) FROM ams_mail_replies") == [["1"]]


def test_damaged_mail_stops_nothing(running, pop3):
    """One that Poco's own reader never comes back from, and one that is no mail at all."""
    pop3.deliver(b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\nx\xff")
    pop3.deliver(b"\x00\xff" * 5000)
    until(lambda: pop3.holds() == 0, "they are not taken")
    assert send(running.visitor(), "GET", "/readyz").status == 200
