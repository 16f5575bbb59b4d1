"""A host in Python: the tables of sdk/include/ams/ext as its comments describe them.

`defects` collects whatever a callback met that the contract forbids, exceptions of this host
included: ctypes would swallow those and answer 0, which is AMS_OK.
"""

import contextlib
import ctypes
import dataclasses
import functools
import os
import smtplib
import threading
import time
import traceback
import unicodedata
import uuid

import contract as c
from memory import Lent, copied, date, from_id, put, taken, text, to_id

TOKEN = 0x7A4D  # the host's `data`; never read, only compared when it comes back
SECOND_US = 1_000_000


@dataclasses.dataclass
class Member:
    given_name: str
    family_name: str
    email: str
    language: str = "en"
    category: str = "MEM"
    province: str = "ON"
    paid_through: tuple = (2027, 9, 30)
    revision: int = 1
    id: uuid.UUID = dataclasses.field(default_factory=uuid.uuid4)

    def lend(self, lent):
        return c.member(ctypes.sizeof(c.member), to_id(self.id), self.revision,
                        lent.bytes_(self.given_name), lent.bytes_(self.family_name),
                        lent.bytes_(self.email), lent.bytes_(self.category), lent.bytes_(""),
                        date(*self.paid_through), 0, lent.bytes_(self.province),
                        lent.bytes_("CA"), lent.bytes_(self.language))


def folded(words):
    plain = unicodedata.normalize("NFD", words.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


class Host:
    def __init__(self, database_address, schema, user, smtp_port, settings=None):
        self.database = (database_address, user, "", schema)
        self.smtp_port = smtp_port
        self.settings = {"association.time_zone": "America/Toronto", **(settings or {})}
        self.members = {}
        self.keys = {}
        self.lines = []
        self.mails = []
        self.calls = set()
        self.defects = []
        self.inside = threading.local()
        self.offset_us = 0
        self.lock = threading.Lock()
        self._make_tables()

    def _make_tables(self):
        answers = {
            "ams.log/1": (self.write,), "ams.clock/1": (self.wall, self.steady),
            "ams.random/1": (self.fill,), "ams.config/1": (self.setting,),
            "ams.secrets/1": (self.current_key, self.key), "ams.urls/1": (self.absolute,),
            "ams.database/1": (self.describe_database,),
            "ams.members/1": (self.member, self.changed_since),
            "ams.member_search/1": (self.find, self.by_email),
            "ams.mail/1": (self.send, self.sender),
        }
        self.tables = {
            name: kind(*[declared(self._checked(name, answer)) for (_, declared), answer
                         in zip(kind._fields_, answers[name])])
            for name, kind in c.OFFERED_BY_HOST.items()}
        get = self._checked("get_extension", self.get_extension, None)
        self.table = c.host(ctypes.sizeof(c.host), TOKEN, b"foreign_host", b"1",
                            c.host._fields_[4][1](get))

    def _checked(self, name, answer, failed=c.AMS_INTERNAL):
        @functools.wraps(answer)
        def call(data, *arguments):
            try:
                self.calls.add(name)
                assert data == TOKEN, f"{name}: not the host's data: {data}"
                assert getattr(self.inside, "call", None), f"{name}: outside of a host's call"
                return answer(*arguments)
            except Exception:
                self.defects.append(traceback.format_exc())
                return failed
        return call

    @contextlib.contextmanager
    def calling(self, name):
        """Around every call of the plugin: host.h allows callbacks there alone, on this thread."""
        self.inside.call = name
        try:
            yield
        finally:
            self.inside.call = None
        assert not self.defects, "\n".join(self.defects)

    def get_extension(self, name):
        table = self.tables.get(name.decode())
        return ctypes.addressof(table) if table is not None else None

    # Small tables

    def write(self, level, call, data, size):
        self.lines.append((level, copied(data, size).decode("utf-8", "replace")))

    def wall(self):
        return time.time_ns() // 1000 + self.offset_us

    def steady(self):
        return time.monotonic_ns() // 1000

    def deadline(self, seconds=20):
        return self.steady() + seconds * SECOND_US

    def fill(self, stream, buffer, size):
        assert stream
        put(buffer, os.urandom(size))
        return c.AMS_OK

    def setting(self, key, buffer, capacity, needed):
        value = self.settings.get(key.decode())
        if value is None:
            return c.AMS_NOT_FOUND
        return self._answer_text(value, buffer, capacity, needed)

    @staticmethod
    def _answer_text(value, buffer, capacity, needed):
        data = value.encode()
        put(buffer, data[:capacity]) if buffer else None
        needed[0] = len(data)
        return c.AMS_OK

    def current_key(self, name, key_id, key):
        with self.lock:
            generations = self.keys.setdefault(name, [os.urandom(c.AMS_SECRET_SIZE)])
        key_id[0] = len(generations)
        put(key, generations[-1])
        return c.AMS_OK

    def key(self, name, key_id, key):
        generations = self.keys.get(name, [])
        if not 0 < key_id <= len(generations):
            return c.AMS_NOT_FOUND
        put(key, generations[key_id - 1])
        return c.AMS_OK

    def absolute(self, path, path_size, buffer, capacity, needed):
        where = copied(path, path_size).decode("ascii")
        assert where.startswith("/")
        return self._answer_text("https://foreign.example.org" + where, buffer, capacity, needed)

    def describe_database(self, context, receive):
        lent = Lent()
        settings = c.database_settings(ctypes.sizeof(c.database_settings),
                                       *map(lent.bytes_, self.database), 4, 0)
        receive(context, ctypes.byref(settings))
        return c.AMS_OK

    # Members

    def add(self, member):
        self.members[member.id] = member
        return member

    def _give(self, found, context, receive):
        for member in found:
            lent = Lent()
            receive(context, ctypes.byref(lent.hold(member.lend(lent))))
        return c.AMS_OK if found else c.AMS_NOT_FOUND

    def member(self, wanted, context, receive):
        found = self.members.get(from_id(wanted[0]))
        return self._give([found] if found else [], context, receive)

    def changed_since(self, revision, limit, context, receive):
        changed = sorted((m for m in self.members.values() if m.revision > revision),
                         key=lambda m: m.revision)
        self._give(changed[:limit], context, receive)
        return c.AMS_OK

    def find(self, words, limit, context, receive):
        wanted = folded(text(words[0])).split()
        found = [m for m in self.members.values() if all(
            any(folded(part).startswith(word) for part in (m.given_name, m.family_name, m.email))
            for word in wanted)]
        found.sort(key=lambda m: (m.family_name, m.given_name, m.id.bytes))
        self._give(found[:limit], context, receive)
        return c.AMS_OK

    def by_email(self, address, context, receive):
        found = [m for m in self.members.values()
                 if m.email.casefold() == text(address[0]).casefold()]
        return self._give(found, context, receive)

    # Mail

    def send(self, mail, reply):
        message, recipient = taken(mail[0].message), text(mail[0].recipient)
        left = (mail[0].deadline_us - self.steady()) / SECOND_US
        status, line = self._hand_over(text(mail[0].envelope_from), recipient, message, left)
        if status == c.AMS_OK:
            self.mails.append((recipient, message))
        if reply:
            data = line.encode()
            reply[0].write(reply[0].context, data, len(data))
        return status

    def _hand_over(self, path, recipient, message, left):
        try:
            with smtplib.SMTP("127.0.0.1", self.smtp_port, timeout=max(left, 0.1)) as server:
                server.sendmail(path or "return@foreign.example.org", [recipient], message)
            return c.AMS_OK, "250 taken"
        except smtplib.SMTPResponseException as refused:
            code = refused.smtp_code
            return (c.AMS_REJECTED if code >= 500 else c.AMS_RETRY_LATER), f"{code} refused"
        except OSError as reason:
            return c.AMS_RETRY_LATER, str(reason)

    def sender(self, context, receive):
        lent = Lent()
        who = c.mail_sender(ctypes.sizeof(c.mail_sender), lent.bytes_("A foreign association"),
                            lent.bytes_("office@foreign.example.org"),
                            lent.bytes_("foreign.example.org"))
        receive(context, ctypes.byref(who))
        return c.AMS_OK
