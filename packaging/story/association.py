"""A client of the host as people use it: a person with cookies, a mailbox, a clock.

Python's standard library only, so that `packaging/run --story` needs nothing more than the host.
"""

import base64
import datetime
import email
import email.policy
import email.utils
import hashlib
import hmac
import http.client
import json
import os
import re
import struct
import sys
import time
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pages import Form, Page  # noqa: E402

REDIRECTS = 10
TIMEOUT_S = 30
MOVE_TIMEOUT_S = 300


class Unexpected(AssertionError):
    """What came is not what the story needs."""


class Person:
    """Somebody with a browser: cookies, a current page, and nothing else."""

    def __init__(self, base, name="somebody", language=None):
        self.base = base.rstrip("/")
        self.name = name
        self.language = language
        self.cookies = {}  # (host, path, name) -> value
        self.page = None

    # Going places

    def get(self, target):
        return self._go("GET", self._absolute(target))

    def head(self, target):
        """One HEAD request; follows nothing and leaves the current page."""
        return self._request("HEAD", self._absolute(target), None, {})

    def follow(self, part):
        """Follows the link of the current page whose address or words hold `part`."""
        return self.get(self.page.link(part))

    def post(self, target, fields, headers=None):
        return self._go("POST", self._absolute(target), fields, headers or {})

    def submit(self, which="main-form", changes=None, button=None):
        """Sends a form of the current page: by id, by a part of its action, or as a Form. The first
        submit button is pressed unless another is named."""
        form = which if isinstance(which, Form) else self.page.form(which)
        form.fill(changes or {})
        if button is None:
            named = [b for b in form.buttons() if b.get("name")]
            first = form.buttons()[:1]
            if named and first == named[:1]:
                button = (named[0].get("name"), named[0].get("value", ""))
        fields = form.data(button)
        pressed = self._pressed(form, button)
        action = urllib.parse.urljoin(self.page.url, pressed.get("formaction")) \
            if pressed is not None and pressed.get("formaction") else form.action
        if form.method == "get":
            query = urllib.parse.urlencode(fields)
            return self.get(action.split("?")[0] + ("?" + query if query else ""))
        return self.post(action, fields)

    @staticmethod
    def _pressed(form, button):
        if button is None:
            return None
        name, value = button if isinstance(button, tuple) else (button, None)
        for control in form.buttons():
            if control.get("name") == name and value in (None, control.get("value", "")):
                return control
        raise Unexpected(f"no button {button!r} in the form {form.id or form.action}")

    # Signing in

    def sign_in(self, address, password, totp_secret=None, now=None):
        self.get("/sign-in")
        self.submit(self._password_form(), {"email": address, "password": password})
        if totp_secret:
            self.submit(self._code_form(), {"code": totp(totp_secret, now or time.time())})
        if self.page.status != 200 or "/sign-in" in self.page.url:
            raise Unexpected(f"{address} cannot sign in: {self.page.status} {self.page.text[:300]}")
        return self.page

    def _password_form(self):
        for form in self.page.forms():
            if form.has("password"):
                return form
        raise Unexpected(f"no form to sign in with at {self.page.url}: {self.page.text[:300]}")

    def _code_form(self):
        for form in self.page.forms():
            if form.has("code"):
                return form
        raise Unexpected(f"no form for a code at {self.page.url}: {self.page.text[:300]}")

    # What must be seen

    def sees(self, *words):
        """All of these words are on the current page."""
        text = squeeze(self.page.text)
        for word in words:
            if squeeze(word) not in text:
                raise Unexpected(f"{self.name} does not see {word!r} at {self.page.path} "
                                 f"({self.page.status}):\n  {text[:1500]}")
        return self.page

    def does_not_see(self, *words):
        text = squeeze(self.page.text)
        for word in words:
            if squeeze(word) in text:
                raise Unexpected(f"{self.name} sees {word!r} at {self.page.path}")
        return self.page

    # The wire

    def _absolute(self, target):
        return urllib.parse.urljoin(self.base + "/", target)

    def _go(self, method, url, fields=None, headers=None):
        hops = []
        body = None
        headers = dict(headers or {})
        if fields is not None:
            body = urllib.parse.urlencode(fields).encode()
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        for _ in range(REDIRECTS):
            page = self._request(method, url, body, headers)
            if page.status not in (301, 302, 303, 307, 308):
                page.hops = hops
                self.page = page
                return page
            hops.append(url)
            url = urllib.parse.urljoin(url, page.headers["location"])
            if page.status in (301, 302, 303):
                method, body, headers = "GET", None, {}
        raise Unexpected(f"redirected more than {REDIRECTS} times: {hops}")

    def _request(self, method, url, body, headers):
        parts = urllib.parse.urlsplit(url)
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(parts.hostname, parts.port, timeout=TIMEOUT_S)
        sent = {"Accept": "text/html", "Connection": "close", **headers}
        if self.language:
            sent["Accept-Language"] = self.language
        if self.page is not None and body is not None:
            sent["Origin"] = "{0.scheme}://{0.netloc}".format(urllib.parse.urlsplit(self.page.url))
        cookie = self._cookie_header(parts.hostname, parts.path or "/")
        if cookie:
            sent["Cookie"] = cookie
        path = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        for line in answer.headers.get_all("set-cookie") or []:
            self._keep_cookie(parts.hostname, parts.path or "/", line)
        return Page(url, answer.status, {k.lower(): v for k, v in answer.headers.items()}, content)

    def _cookie_header(self, host, path):
        return "; ".join(f"{name}={value}" for (at, below, name), value in self.cookies.items()
                         if at == host and _path_matches(path, below))

    def _keep_cookie(self, host, request_path, line):
        pair, *attributes = [part.strip() for part in line.split(";")]
        name, _, value = pair.partition("=")
        options = {}
        for attribute in attributes:
            key, _, setting = attribute.partition("=")
            options[key.lower()] = setting
        path = options.get("path") or request_path.rsplit("/", 1)[0] or "/"
        if options.get("max-age", "1").startswith(("0", "-")):
            self.cookies.pop((host, path, name), None)
        else:
            self.cookies[(host, path, name)] = value


def _path_matches(path, below):
    return path == below or path.startswith(below if below.endswith("/") else below + "/")


def squeeze(text):
    """One kind of space: pages write U+00A0 where a line must not break."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


def totp(secret, now, step_s=30, digits=6):
    """The code of an authenticator app (RFC 6238)."""
    key = base64.b32decode(secret.upper() + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(now) // step_s), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at:at + 4])[0] & 0x7FFFFFFF
    return str(number % 10 ** digits).zfill(digits)


class Mail:
    """A message as it arrived, read by Python's own parser."""

    def __init__(self, raw, identity=""):
        self.raw = raw
        self.id = identity
        self.message = email.message_from_bytes(raw, policy=email.policy.default)

    @property
    def subject(self):
        return str(self.message["subject"])

    @property
    def to(self):
        return [a.addr_spec for a in self.message["to"].addresses]

    @property
    def text(self):
        part = self.message.get_body(("plain",))
        return part.get_content().replace("\r\n", "\n") if part else ""

    @property
    def html(self):
        part = self.message.get_body(("html",))
        return part.get_content() if part else ""

    def links(self, part=""):
        return [link.rstrip(".,;)>") for link in re.findall(r"https?://[^\s<>\"]+", self.text)
                if part in link]

    def __repr__(self):
        return f"<Mail to {self.to}: {self.subject!r}>"


class Mailbox:
    """All mails that left the host, through /dev/mail."""

    def __init__(self, base):
        self.visitor = Person(base, "the postman")

    def rows(self):
        page = self.visitor.get("/dev/mail")
        if page.status != 200:
            raise Unexpected(f"/dev/mail answers {page.status}; is the host running with --dev?")
        listed = json.loads(page.body)
        return listed["mails"] if isinstance(listed, dict) else listed

    def read(self, identity):
        return Mail(self.visitor.get(f"/dev/mail/{urllib.parse.quote(identity)}").body, identity)

    def to(self, address):
        """Mails to that address, oldest first."""
        # Ids begin with the time at which the mail left.
        rows = [row for row in self.rows() if address in _addresses(row["to"])]
        return [self.read(str(row["id"])) for row in sorted(rows, key=lambda row: str(row["id"]))]

    def seen(self, address):
        """Remembers what is there now; pass it to `next` to wait for something newer."""
        return {mail.id for mail in self.to(address)}

    def next(self, address, seen, holding="", timeout_s=20.0):
        """Waits for a mail to that address that is not in `seen` and holds the words."""
        until = time.monotonic() + timeout_s
        while True:
            fresh = [mail for mail in self.to(address) if mail.id not in seen]
            for mail in fresh:
                if squeeze(holding) in squeeze(mail.subject + " " + mail.text):
                    return mail
            if time.monotonic() > until:
                raise Unexpected(f"no mail to {address} with {holding!r} within {timeout_s} s; "
                                 f"new ones: {fresh}")
            time.sleep(0.1)


def _addresses(to):
    if isinstance(to, list):
        return to
    return [address for _, address in email.utils.getaddresses([str(to)])]


class Clock:
    """The host's wall clock; it only moves forward."""

    def __init__(self, base):
        self.base = base

    def now(self):
        return _instant(self._ask("GET")["now"])

    def _ask(self, method, body=None):
        parts = urllib.parse.urlsplit(self.base)
        # A year of nightly jobs takes a while.
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=MOVE_TIMEOUT_S)
        try:
            connection.request(method, "/dev/clock", body and json.dumps(body).encode(),
                               {"Content-Type": "application/json"} if body else {})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            raise Unexpected(f"/dev/clock {body}: {answer.status} {content[:200]!r}")
        return json.loads(content)

    def _move(self, body):
        moved = self._ask("POST", body)
        if not moved.get("reached", True):
            raise Unexpected(f"the clock did not reach {body}: {moved}")
        return moved

    def advance(self, **span):
        """advance(days=7), advance(hours=1), …"""
        return self._move({"advance_s": int(datetime.timedelta(**span).total_seconds())})

    def move_to(self, instant):
        return self._move({"now": instant.astimezone(datetime.timezone.utc)
                           .strftime("%Y-%m-%dT%H:%M:%SZ")})


def _instant(text):
    return datetime.datetime.fromisoformat(re.sub(r"(\.\d{6})\d*", r"\1", text)
                                           .replace("Z", "+00:00"))
