"""The mailbox behind the return path of a demonstration: a POP3 server on this machine alone.

    mailbox.py PORT SENT MAILDIR

Every mail in the Maildir SENT (where the host puts its mails without an SMTP server) to an address
that begins with "bounce", such as bounce@example.org, comes back: a delivery report on it
(RFC 3464) is put into MAILDIR, which is what the server shows. Any mail put into MAILDIR/new by
hand is shown as well. One session after the other; user and password may be anything.
"""

import email
import email.policy
import email.utils
import pathlib
import signal
import socketserver
import sys

REPORT = """\
Return-Path: <>
Delivered-To: {path}
Date: {date}
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: {path}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"

--=_report
Content-Type: text/plain; charset=us-ascii

Your message could not be delivered to {recipient}.

--=_report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {recipient}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <{recipient}>: no such mailbox

--=_report
Content-Type: text/rfc822-headers

Message-ID: {message_id}

--=_report--
"""


class Maildir:
    def __init__(self, sent, folder):
        self.sent = pathlib.Path(sent)
        self.new = pathlib.Path(folder) / "new"
        self.done = pathlib.Path(folder) / "returned"
        for each in (self.new, self.done):
            each.mkdir(parents=True, exist_ok=True)

    def look(self):
        """What is there now, after returning what has to come back."""
        for file in sorted((self.sent / "new").glob("*")):
            mark = self.done / file.name
            if not mark.exists():
                self.give_back(file)
                mark.touch()
        return sorted(self.new.iterdir())

    def give_back(self, file):
        with open(file, "rb") as content:
            head = email.message_from_binary_file(content, policy=email.policy.compat32)
        recipient = str(head["Delivered-To"] or "")
        path = str(head["Return-Path"] or "").strip("<> ")
        if not recipient.startswith("bounce") or not path:
            return
        report = REPORT.format(path=path, recipient=recipient, message_id=head["Message-ID"],
                               date=email.utils.formatdate())
        (self.new / file.name).write_text(report)


class Session(socketserver.StreamRequestHandler):
    timeout = 60

    def handle(self):
        self.files, self.deleted = [], set()
        self.say("+OK")
        while line := self.rfile.readline(1000):
            words = line.decode("ascii", "replace").split()
            if not words or self.answer(words[0].upper(), words[1:]):
                return

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def answer(self, command, given):
        """True when the session is over."""
        number = int(given[0]) - 1 if given and given[0].isdigit() else -1
        here = 0 <= number < len(self.files) and number not in self.deleted
        if command == "PASS":
            self.files = self.server.maildir.look()
        if command == "STAT":
            self.say(f"+OK {len(self.files)} {sum(f.stat().st_size for f in self.files)}")
        elif command in ("UIDL", "RETR", "DELE") and not here:
            self.say("-ERR no such message")
        elif command == "UIDL":
            self.say(f"+OK {number + 1} {self.files[number].name}")
        elif command == "RETR":
            self.say("+OK")
            for line in self.files[number].read_bytes().splitlines():
                self.wfile.write((b"." if line.startswith(b".") else b"") + line + b"\r\n")
            self.say(".")
        elif command == "DELE":
            self.deleted.add(number)
            self.say("+OK")
        elif command == "QUIT":
            for each in self.deleted:
                self.files[each].unlink(missing_ok=True)
            self.say("+OK")
            return True
        else:
            self.say("+OK" if command in ("USER", "PASS", "NOOP") else "-ERR unknown")
        return False


def main():
    port, sent, folder = sys.argv[1:]
    socketserver.TCPServer.allow_reuse_address = True
    with socketserver.TCPServer(("127.0.0.1", int(port)), Session) as server:
        server.maildir = Maildir(sent, folder)
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
        server.serve_forever()


if __name__ == "__main__":
    main()
