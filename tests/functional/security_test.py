"""Issue 10: signing in, sessions, cookies, proxies, throttles, and what comes raw over the wire."""

import json
import os
import re
import socket
import time
import urllib.parse

import acts
import association
import pytest
from acts import send

WRONG = "The e-mail address and the password do not belong to an account. Please check both."
SESSION = "ams_session"


# Refused before it is hashed, so that many guesses take no time.
ENDLESS = "x" * 5000


def try_in(visitor, address, password="wrong"):
    visitor.get("/sign-in")
    return visitor.submit("main-form", {"email": address, "password": password})


def session_cookies(person):
    return {name: value for (_, _, name), value in person.cookies.items()}


# ---- Guessing ----

def test_guessing_one_account_is_slowed_down_for_everybody(own):
    account, other = own.people.account(), own.people.account()
    statuses = [try_in(own.visitor(), account["email"]).status for _ in range(7)]
    assert statuses[:5] == [422] * 5 and statuses[-1] == 429
    # Also with the right password, and kindly, with the time to wait.
    page = try_in(own.visitor(), account["email"], account["password"])
    assert page.status == 429 and "please wait 1 minute" in page.text
    assert page.form().value("email") == account["email"]
    assert try_in(own.visitor("fr"), account["email"]).language == "fr"
    # Nobody else has to wait.
    assert try_in(own.visitor(), other["email"], other["password"]).status == 200
    own.clock.advance(minutes=2)
    assert try_in(own.visitor(), account["email"], account["password"]).status == 200


def test_an_unknown_account_is_told_the_same_in_the_same_time(own):
    known, unknown = own.people.account()["email"], "nobody.at.all@example.org"
    seen = {known: [], unknown: []}
    for _ in range(8):
        for address in (known, unknown):
            began = time.monotonic()
            page = try_in(own.visitor(), address)
            text = re.sub(re.escape(address), "ADDRESS", page.body.decode())
            text = re.sub(r'name="csrf" value="[^"]*"', "", text)
            seen[address].append((page.status, text, time.monotonic() - began))
    assert [row[:2] for row in seen[known]] == [row[:2] for row in seen[unknown]]
    middle = {address: sorted(row[2] for row in rows[:5])[2] for address, rows in seen.items()}
    # Argon2 takes its time for both; without it the answer would come ten times as fast.
    assert middle[unknown] > middle[known] / 4, middle


def test_one_client_guessing_at_many_accounts_is_slowed_down(own):
    visitor = own.visitor()
    statuses = [try_in(visitor, f"guess{n}@example.org", ENDLESS).status for n in range(32)]
    assert statuses[0] == 422 and 429 in statuses, statuses
    own.clock.advance(hours=1, minutes=1)
    assert try_in(visitor, "guess99@example.org").status == 422


def test_many_guesses_at_once_count_as_many(own):
    import concurrent.futures
    account = own.people.account()
    with concurrent.futures.ThreadPoolExecutor(12) as pool:
        statuses = list(pool.map(lambda _: try_in(own.visitor(), account["email"]).status,
                                 range(12)))
    assert statuses.count(422) <= 6 and statuses.count(429) >= 6, statuses


# ---- Forgotten passwords ----

def ask_for_reset(visitor, address):
    visitor.get("/password-reset")
    return visitor.submit("main-form", {"email": address})


def choose_password(visitor, password):
    return visitor.submit("main-form", {"password": password, "again": password})


def test_a_reset_is_for_one_use_and_ends_every_session(shared):
    account = shared.people.account(language="fr")
    first, second = shared.people.sign_in(account), shared.people.sign_in(account)
    visitor = shared.visitor("fr")
    seen = shared.mailbox.seen(account["email"])
    told = ask_for_reset(visitor, account["email"]).text
    unknown = ask_for_reset(shared.visitor("fr"), "nobody.at.all@example.org").text
    assert told == unknown
    mail = shared.mailbox.next(account["email"], seen, "")
    assert mail.message["content-language"] == "fr"
    link = mail.links("/password-reset/link/")[0]
    token = link.rsplit("/", 1)[1]

    for _ in range(3):  # a scanner
        shared.visitor().head(link)
        shared.visitor().get(link)
    visitor.get(link)
    assert visitor.page.path == "/password-reset/new"
    assert visitor.page.headers["referrer-policy"] == "no-referrer"
    assert choose_password(visitor, "short").status == 422
    assert first.get("/account").path == "/account", "nothing has happened yet"
    page = choose_password(visitor, "une nouvelle phrase longue")
    assert page.path == "/password-reset/done"

    for person in (first, second):
        assert person.get("/account").path.startswith("/sign-in")
    shared.mailbox.next(account["email"], {*seen, mail.id}, "")
    again = shared.visitor()
    again.get(link)
    assert again.page.status == 410
    assert try_in(shared.visitor(), account["email"], account["password"]).status == 422
    assert try_in(shared.visitor(), account["email"], "une nouvelle phrase longue").status == 200
    for log in shared.stack.log_folder.iterdir():
        assert token not in log.read_text(errors="replace")


def test_a_reset_link_ends(own):
    account = own.people.account()
    ask_for_reset(own.visitor(), account["email"])
    link = own.mailbox.next(account["email"], set(), "").links("/password-reset/link/")[0]
    own.clock.advance(hours=25)
    visitor = own.visitor()
    visitor.get(link)
    assert visitor.page.status == 410


def test_nobody_can_flood_a_mailbox_with_resets(shared):
    account = shared.people.account()
    for _ in range(6):
        assert ask_for_reset(shared.visitor(), account["email"]).status == 200
    shared.mailbox.next(account["email"], set(), "")
    time.sleep(1)
    assert len(shared.mailbox.to(account["email"])) <= 4


# ---- Sessions ----

def test_signing_in_makes_a_new_session_and_signing_out_ends_it(shared):
    account = shared.people.account()
    visitor = shared.visitor()
    visitor.cookies[("127.0.0.1", "/", SESSION)] = "A" * 43  # planted by somebody
    try_in(visitor, account["email"], account["password"])
    token = session_cookies(visitor)[SESSION]
    assert token != "A" * 43 and len(token) == 43
    thief = shared.visitor()
    thief.cookies = dict(visitor.cookies)
    assert thief.get("/account").path == "/account"
    visitor.get("/account")
    visitor.submit("/sign-out")
    assert visitor.page.heading == "You are signed out"
    assert thief.get("/account").path.startswith("/sign-in"), "the session itself is over"


def test_a_session_ends_by_itself(own):
    member = own.people.member("en")
    own.clock.advance(days=31)
    assert member.get("/account").path.startswith("/sign-in")


def test_sessions_lie_as_hashes(shared):
    member = shared.people.member("en")
    token = session_cookies(member)[SESSION]
    for path in shared.stack.data.rglob("*"):
        if path.is_file():
            assert token.encode() not in path.read_bytes(), path


def test_cookies_cannot_be_read_or_sent_elsewhere(shared):
    account = shared.people.account()
    lines = cookie_lines(shared.stack.port, "/sign-in")
    assert lines
    visitor = shared.visitor()
    visitor.get("/sign-in")
    csrf = visitor.page.form().value("csrf")
    lines += cookie_lines(shared.stack.port, "/sign-in", visitor, {
        "csrf": csrf, "email": account["email"], "password": account["password"]})
    assert any(line.startswith(SESSION + "=") for line in lines)
    for line in lines:
        assert "HttpOnly" in line and "SameSite=Lax" in line and "Domain" not in line, line


def cookie_lines(port, path, person=None, fields=None, headers=()):
    import http.client
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    sent = {"Connection": "close", **dict(headers)}
    if person:
        sent["Cookie"] = person._cookie_header("127.0.0.1", path)
    body = None
    if fields is not None:
        body = urllib.parse.urlencode(fields)
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("POST" if fields is not None else "GET", path, body, sent)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers.get_all("set-cookie") or []


# ---- Staff ----

def test_staff_need_a_second_factor(shared):
    account = next(a for a in shared.stack.accounts() if a["role"] == "staff")
    visitor = shared.visitor()
    page = try_in(visitor, account["email"], account["password"])
    assert page.path.startswith("/sign-in/code")
    # The password alone opens nothing, neither for staff nor as a member.
    for path in ("/console", "/account", "/mentorship"):
        assert send(visitor, "GET", path).status == 303, path
    page = visitor.submit("main-form", {"code": "000000"})
    assert page.status == 422
    code = association.totp(account["totp_secret"], shared.clock.now().timestamp())
    page = visitor.submit("main-form", {"code": code})
    assert page.status == 200 and send(visitor, "GET", "/console").status == 200
    # A code is good once, also for somebody who looked over a shoulder.
    other = shared.visitor()
    try_in(other, account["email"], account["password"])
    assert other.submit("main-form", {"code": code}).status == 422


def test_codes_cannot_be_guessed(own):
    account = next(a for a in own.stack.accounts() if a["role"] == "staff")
    visitor = own.visitor()
    try_in(visitor, account["email"], account["password"])
    statuses = [visitor.submit("main-form", {"code": f"{n:06}"}).status for n in range(8)]
    assert statuses[0] == 422 and statuses[-1] == 429, statuses


# ---- Introductions ----

def test_introductions_are_limited_per_day(shared):
    """FOM-16: ten a day, also when each is withdrawn at once."""
    mentee = acts.seeker(shared.people)
    mentor_id = acts.member_id(shared, shared.people.mentor("en"))
    for number in range(10):
        introduction = acts.write(mentee, mentor_id, f"Try {number}")
        mentee.get(f"/mentorship/introductions/{introduction}")
        mentee.submit("/withdraw")
    form = acts.writing(mentee, mentor_id).set("message", "One too many")
    page = mentee.submit(form)
    assert page.status == 429 and page.form().value("message") == "One too many"
    mentee.sees("You have sent many introductions today. Your text is kept below")


def test_FOM_14_identity_searches_are_limited(shared):
    member = shared.people.member("en")
    statuses = []
    for number in range(32):
        member.get("/mentorship/mentors")
        statuses.append(member.submit("main-form", {"gender": ["GW"], "words": f"w{number}"}).status)
    assert statuses[:25] == [200] * 25 and statuses[-1] == 429, statuses
    member.sees("You have searched many times within the hour")
    member.get("/mentorship/mentors")
    assert member.submit("main-form", {"practice_area": ["PA_MH"]}).status == 200


def test_a_kept_search_opens_for_nobody_else(shared):
    member, other = shared.people.member("en"), shared.people.member("en")
    shared.people.mentor("en", {"biography": "Findable by dulcimer."})
    member.get("/mentorship/mentors")
    member.submit("main-form", {"words": "dulcimer", "gender": []})
    address = member.page.url
    assert "search=" in address and "dulcimer" not in address
    other.get(address)
    other.sees("That search is over")
    assert "dulcimer" not in other.page.body.decode()
    account = member.account
    again = shared.people.sign_in(account)
    again.get(address)
    again.sees("That search is over")


# ---- public_url, Host, X-Forwarded-For ----

@pytest.fixture
def behind_https(make_association):
    """The same program, told that browsers reach it as https://mentors.example.org."""
    return make_association(options=["--public-url", "https://mentors.example.org"])


def test_cookies_and_links_follow_the_public_address(behind_https):
    own = behind_https
    lines = cookie_lines(own.stack.port, "/sign-in")
    assert lines
    for line in lines:
        assert line.startswith("__Host-") and "Secure" in line and "Path=/;" in line, line
    visitor = own.visitor()
    page = visitor.get("/sign-in")
    assert page.headers["strict-transport-security"].startswith("max-age=")
    account = own.people.account()
    page = try_in(visitor, account["email"], account["password"])
    assert page.path == "/account"
    # A cookie that another host of the domain could have set is not taken.
    plain = own.visitor()
    plain.cookies = {("127.0.0.1", "/", SESSION): session_cookies(visitor)["__Host-" + SESSION]}
    assert plain.get("/account").path.startswith("/sign-in")
    ask = own.visitor()
    ask.get("/password-reset")
    csrf = ask.page.form().value("csrf")
    send(ask, "POST", "/password-reset", {"csrf": csrf, "email": account["email"]},
         {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"})
    mail = own.mailbox.next(account["email"], set(), "")
    assert mail.links() and all(link.startswith("https://mentors.example.org/")
                                for link in mail.links())


def test_the_link_cookie_is_secure_too(behind_https):
    own = behind_https
    mentor, mentee = own.people.mentor("en"), acts.seeker(own.people)
    acts.write(mentee, acts.member_id(own, mentor))
    link = acts.link_of(acts.request_mail(own, mentor, mentee))
    assert link.startswith("https://mentors.example.org/mentorship/links/")
    lines = [line for line in cookie_lines(own.stack.port, urllib.parse.urlsplit(link).path)
             if "tandem" in line]
    assert lines
    for line in lines:
        assert line.startswith("__Secure-tandem_") and "; Secure" in line, line


def test_the_Host_header_decides_nothing(shared):
    account = shared.people.account()
    visitor = shared.visitor()
    visitor.get("/password-reset")
    send(visitor, "POST", "/password-reset",
         {"csrf": visitor.page.form().value("csrf"), "email": account["email"]},
         {"Host": "evil.example"})
    mail = shared.mailbox.next(account["email"], set(), "")
    assert "evil.example" not in mail.raw.decode()
    assert all(link.startswith(shared.url) for link in mail.links())
    page = send(shared.visitor(), "GET", "/account", None, {"Host": "evil.example"})
    assert "evil.example" not in page.headers["location"]


def test_X_Forwarded_For_counts_only_from_the_configured_proxy(make_association):
    account = "guess{}@example.org"

    def guesses(running, header):
        statuses = []
        for number in range(34):
            visitor = running.visitor()
            visitor.get("/sign-in")
            fields = {"csrf": visitor.page.form().value("csrf"), "email": account.format(number),
                      "password": ENDLESS}
            statuses.append(send(visitor, "POST", "/sign-in", fields, header(number)).status)
        return statuses

    def forged(number):
        return {"X-Forwarded-For": f"198.51.100.{number}"}

    assert 429 in guesses(make_association(), forged), "a client chose its own address"
    trusted = make_association(options=["--trusted-proxy", "127.0.0.1"])
    assert 429 not in guesses(trusted, forged)
    # The proxy adds the last entry; what stands before it came from the client.
    trusted = make_association(options=["--trusted-proxy", "127.0.0.1"])
    assert 429 in guesses(trusted, lambda n: {"X-Forwarded-For": f"198.51.100.{n}, 203.0.113.9"})


# ---- Payment notices ----

@pytest.mark.parametrize("switch,reason", [({"alter_cents": -100}, "The amount differs"),
                                           ({"forge": True}, "Its signature is wrong")])
def test_a_notice_that_is_not_right_settles_nothing_and_is_shown_to_staff(own, switch, reason):
    member = own.people.member("en")
    member.submit(acts.opted_in(acts.open_renewal(member)))
    control(own, switch)
    form = next(f for f in member.page.forms() if f.action.endswith("/pay"))
    member.submit(form)
    member.sees("Your payment is being processed")
    paid_through = own.sql("SELECT paid_through FROM ams_members WHERE email = "
                           f"'{acts.address(member)}'")[0][0]
    assert paid_through == member.account["paid_through"].replace("-", "")
    assert own.sql("SELECT COUNT(*) FROM tandem_mentors WHERE opted_in = 1") == [["0"]]
    staff = own.people.staff()
    staff.get("/console")
    staff.sees(reason)


def test_a_notice_that_comes_many_times_settles_once(own):
    member = own.people.member("en")
    member.submit(acts.opted_in(acts.open_renewal(member)))
    control(own, {"repeat": 4})
    acts.choose(member, "pay")
    member.sees("You are a mentor.")
    time.sleep(1)
    receipts = [m for m in own.mailbox.to(acts.address(member)) if "$250" in m.text]
    assert len(receipts) == 1


def control(own, switches):
    import urllib.request
    request = urllib.request.Request(own.stack.provider_url + "/control",
                                     json.dumps(switches).encode(), method="POST")
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status == 200


# ---- Over a raw socket ----

def talk(port, data, timeout_s=20, slowly=None):
    """What the host answers to these bytes until it closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=timeout_s) as wire:
        for part in (slowly or [data]):
            try:
                wire.sendall(part)
            except OSError:
                break
            if slowly:
                time.sleep(0.2)
        received = b""
        try:
            while chunk := wire.recv(65536):
                received += chunk
        except ConnectionResetError:
            pass
    return received


def statuses(received):
    return [int(code) for code in re.findall(rb"HTTP/1\.1 (\d{3})", received)]


HOST = b"Host: 127.0.0.1\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
HIDDEN = b"GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

SMUGGLED = {
    "length and chunked": b"POST /language HTTP/1.1\r\n" + HOST + FORM +
                          b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunked and length": b"POST /language HTTP/1.1\r\n" + HOST + FORM +
                          b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "two lengths": b"POST /language HTTP/1.1\r\n" + HOST + FORM +
                   b"Content-Length: 0\r\nContent-Length: 44\r\n\r\n",
    "two equal lengths": b"POST /language HTTP/1.1\r\n" + HOST + FORM +
                         b"Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
    "length list": b"POST /language HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: 0, 44\r\n\r\n",
    "signed length": b"POST /language HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: +44\r\n\r\n",
    "huge length": b"POST /language HTTP/1.1\r\n" + HOST + FORM +
                   b"Content-Length: 99999999999999999999\r\n\r\n",
    "odd coding": b"POST /language HTTP/1.1\r\n" + HOST + FORM +
                  b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "coding list": b"POST /language HTTP/1.1\r\n" + HOST + FORM +
                   b"Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\n" + HOST + b"Host: evil.example\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "space before colon": b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length : 44\r\n\r\n",
    "folded header": b"GET / HTTP/1.1\r\n" + HOST + b"X-A: b\r\n c: d\r\nContent-Length\r\n : 4\r\n\r\n",
    "bare line feed": b"GET / HTTP/1.1\nHost: 127.0.0.1\n\n",
    "nul in header": b"GET / HTTP/1.1\r\n" + HOST + b"X-A: b\x00c\r\n\r\n",
    "absolute target": b"GET http://evil.example/ HTTP/1.1\r\n" + HOST + b"\r\n",
    "version 0.9": b"GET /\r\n\r\n",
    "version 2": b"GET / HTTP/2.0\r\n" + HOST + b"\r\n",
    "no http": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "chunk size": b"POST /language HTTP/1.1\r\n" + HOST + FORM +
                  b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
}


@pytest.mark.parametrize("name", sorted(SMUGGLED))
def test_a_request_that_two_readers_could_read_differently_is_refused(shared, name):
    """And what follows it on the connection is not taken for a request."""
    received = talk(shared.stack.port, SMUGGLED[name] + HIDDEN)
    got = statuses(received)
    assert len(got) <= 1 and all(400 <= code < 600 for code in got), received[:300]
    if got:
        assert b"connection: close" in received.lower()
    assert b"ok\n" not in received


@pytest.mark.parametrize("head,expected", [
    (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", {414, 431}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"X-A: " + b"b" * 70000 + b"\r\n\r\n", {431}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"".join(b"X-%d: y\r\n" % n for n in range(9000)) + b"\r\n",
     {431}),
    (b"POST /language HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: 70000\r\n\r\n" + b"a" * 70000,
     {413}),
    (b"POST /nowhere HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: 5000\r\n\r\n" + b"a" * 5000,
     {413, 404}),
    (b"POST /account/profile HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: 600000\r\n\r\n" +
     b"a" * 600000, {413}),
    (b"POST /language HTTP/1.1\r\n" + HOST + FORM + b"Transfer-Encoding: chunked\r\n\r\n" +
     (b"2710\r\n" + b"a" * 10000 + b"\r\n") * 8 + b"0\r\n\r\n", {413}),
])
def test_what_is_too_long_is_refused(shared, head, expected):
    got = statuses(talk(shared.stack.port, head))
    assert got and set(got) <= expected, got


def test_a_slow_client_is_let_go_and_holds_nobody_up(shared):
    """Bytes that trickle take no thread; the host answers others meanwhile."""
    slow = [socket.create_connection(("127.0.0.1", shared.stack.port), timeout=60)
            for _ in range(40)]
    try:
        for wire in slow:
            wire.sendall(b"POST /language HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: 20\r\n\r\na")
        began = time.monotonic()
        assert shared.visitor().get("/").status == 200
        assert time.monotonic() - began < 2
        if not os.environ.get("TANDEM_FULL"):
            return
        slow[0].settimeout(45)
        received = b""
        while chunk := slow[0].recv(4096):
            received += chunk
        assert time.monotonic() - began < 45
        assert statuses(received) in ([], [408])
    finally:
        for wire in slow:
            wire.close()


def test_too_many_fields_are_refused(shared):
    visitor = shared.visitor()
    visitor.get("/sign-in")
    csrf = visitor.page.form().value("csrf")
    page = send(visitor, "POST", "/sign-in", [("csrf", csrf)] + [("a", "b")] * 12000)
    assert page.status in (400, 413)
    assert send(visitor, "GET", "/?" + "&".join(f"a{n}=b" for n in range(1000))).status in (400, 414)


def test_without_dev_none_of_its_routes_exists(make_association):
    """DESIGN 7: nothing of it exists without the flag."""
    running = make_association()
    stack = running.stack
    stack.host.stop()
    options = stack.host_options
    stack.host_options = lambda: [each for each in options() if each != "--dev"]
    stack.start_host()
    visitor = running.visitor()
    for path in ("/dev/clock", "/dev/mail", "/dev/mailbox", "/dev/routes", "/dev/totp/x@example.org"):
        assert send(visitor, "GET", path).status == 404, path
    page = visitor._request("POST", running.url + "/dev/clock", b'{"advance_s": 3600}',
                            {"Content-Type": "application/json"})
    assert page.status == 404
