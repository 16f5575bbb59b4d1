"""DESIGN 3, 7, issue 10: permissions × routes × own, other's and missing object.

Reading, headers and what is not there; posts are walked in posts_test.py.
"""

import re
import socket
import urllib.parse
import uuid

import acts
import pytest
from acts import send
from routes_world import ADMITS, DENIED, LINK_STATUSES, OWNERS, csrf_of, walked, with_object

ALWAYS = {
    "x-content-type-options": "nosniff", "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.fixture(scope="module")
def world(prepared, tmp_path_factory):
    yield from walked(prepared, tmp_path_factory)


# ---- Permissions ----

def expected(row, who):
    if who not in ADMITS[row["permission"]]:
        return {DENIED[who]}
    if row["permission"] == "link":
        return LINK_STATUSES
    if with_object(row):
        return {200, 303} if who in OWNERS[row["pattern"]] else {404}
    return {200, 303}


def test_every_permission_and_every_owner_is_known_here(world):
    named = {row["permission"] for row in world.table}
    assert named == set(ADMITS) | {"signed", "dev"}
    missing = [row["pattern"] for row in world.table
               if with_object(row) and row["pattern"] not in OWNERS]
    assert not missing, "say in OWNERS whose these are"


@pytest.mark.parametrize("who", sorted(ADMITS["public"]))
def test_each_route_lets_in_whom_its_permission_says(world, who):
    person = world.who[who]
    wrong = {}
    for row in world.routes(*ADMITS):
        page = send(person, "GET", world.path(row["pattern"]))
        allowed = expected(row, who)
        # A writing page leads to the mentee profile while that is missing.
        if row["pattern"].endswith("/introduction") and who in OWNERS[row["pattern"]]:
            allowed = {200, 303, 409}
        if page.status not in allowed:
            wrong[row["pattern"]] = page.status
        if page.status == 303 and who == "visitor" and row["permission"] in ("account", "member",
                                                                             "staff"):
            location, back = page.headers["location"], world.path(row["pattern"])
            assert location.startswith("/sign-in?next="), (row, location)
            assert urllib.parse.unquote(location.partition("=")[2]) == back, row
    assert not wrong


def test_a_lapsed_member_is_led_to_renewal(world):
    for row in world.routes("member"):
        page = send(world.who["lapsed"], "GET", world.path(row["pattern"]))
        assert page.status == 403, row
        led = world.who["lapsed"].get(page.link("/renewal"))
        assert led.status == 200 and led.path == "/account/renewal", row


def test_staff_routes_tell_members_nothing(world):
    for row in world.routes("staff", method="POST"):
        for who in ("member", "mentor", "lapsed"):
            person = world.who[who]
            page = send(person, "POST", world.path(row["pattern"]), {"csrf": csrf_of(person)})
            assert page.status in (403, 404), (row, who)
            assert "plugin" not in page.text.lower()


def test_staff_do_not_read_what_members_write_to_each_other(world):
    """DESIGN 5: bodies open only for a concern, with a reason; there is no such page yet."""
    for row in world.table:
        if "{introduction}" in row["pattern"] and row["permission"] == "account":
            assert "staff" not in OWNERS[row["pattern"]]


# ---- Objects: own, other's, missing, malformed ----

MALFORMED = ["x", "0", "-1", "00000000-0000-0000-0000-000000000000", "%27%20OR%201=1", "%00",
             "a" * 36, "..", "%F0%9F%92%A9", "a" * 3000]


def masked(page, path):
    text = page.body.decode()
    text = re.sub(r'name="(csrf|operation(_id)?)" value="[^"]*"', r'name="\1"', text)
    # The language switch comes back to the address that was asked for.
    for form in {path, urllib.parse.unquote(path), path.replace("&", "&amp;")}:
        text = text.replace(form, "HERE")
    headers = {name: value for name, value in page.headers.items()
               if name not in ("content-length", "set-cookie", "date")}
    return page.status, text, headers


def answers(world, row, who, values):
    person = world.who[who]
    path = world.path(row["pattern"], values)
    fields = None
    if row["method"] == "POST":
        fields = {"csrf": csrf_of(person), "operation": str(uuid.uuid4()), "answer": "accept",
                  "message": "x"}
    return masked(send(person, row["method"], path, fields), path)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_somebody_elses_object_is_as_a_missing_one(world, method):
    checked = 0
    for row in world.routes("account", "member", method=method):
        if not with_object(row):
            continue
        for who in ("member", "other", "mentor", "lapsed", "staff"):
            if who in OWNERS[row["pattern"]] or who not in ADMITS[row["permission"]]:
                continue
            others = answers(world, row, who, {})
            missing = answers(world, row, who, dict.fromkeys(world.own, str(uuid.uuid4())))
            assert others == missing, (row, who)
            assert others[0] == 404, (row, who)
            checked += 1
    assert checked >= 8


def test_a_malformed_id_is_as_a_missing_one(world):
    for row in world.routes("account", "member"):
        if not with_object(row):
            continue
        missing = answers(world, row, "other", dict.fromkeys(world.own, str(uuid.uuid4())))
        for text in MALFORMED:
            person, path = world.who["other"], world.path(row["pattern"],
                                                          dict.fromkeys(world.own, text))
            page = send(person, "GET", path)
            assert page.status in (400, 404), (row, text, page.status)
            if page.status == 404 and text not in ("..", "%00") and len(text) < 100:
                assert masked(page, path)[:2] == missing[:2], (row, text)


def test_nobody_learns_who_is_a_member(world):
    """The profile of a member who is no mentor, of one who has stopped, and of nobody: one page."""
    running = world.running
    stopped = running.people.mentor("en")
    acts.save(stopped, want=False)
    plain = running.people.account(language="en", category="MEM")
    by_address = "SELECT HEX(id) FROM ams_members WHERE email = '{}'"
    ids = [str(uuid.uuid4()), acts.member_id(running, stopped),
           acts.text_id(running.sql(by_address.format(plain["email"]))[0][0])]
    for pattern in ("/mentorship/mentors/{mentor}", "/mentorship/mentors/{mentor}/introduction"):
        row = {"method": "GET", "pattern": pattern}
        pages = [answers(world, row, "other", {"mentor": each}) for each in ids]
        assert pages[0] == pages[1] == pages[2] and pages[0][0] == 404


# ---- What is not in the table ----

@pytest.mark.parametrize("path", [
    "/nothing", "/mentorship/nothing", "/account/", "//", "/mentorship/mentors/", "/admin",
    "/.git/config", "/accounts.json", "/theme/../keys.json", "/%2e%2e/keys.json", "/console/",
    "/dev", "/dev/nothing", "/account/profile/saved/x", "/MENTORSHIP", "/account/renewal//pay"])
def test_a_path_that_is_not_in_the_table_is_not_there(world, path):
    for who in ("visitor", "member", "staff"):
        for method in ("GET", "POST"):
            fields = {"csrf": csrf_of(world.who[who])} if method == "POST" else None
            assert send(world.who[who], method, path, fields).status in (400, 404), (who, method)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT",
                                    "PROPFIND", "get", "BREW"])
def test_other_methods_are_refused(world, method):
    for path in ("/", "/account", "/mentorship/mentors", "/account/profile"):
        page = send(world.who["member"], method, path)
        assert page.status in (405, 501, 400), (method, path, page.status)


def test_a_method_that_a_path_has_not_names_those_it_has(world):
    gets = {row["pattern"] for row in world.table if row["method"] == "GET"}
    allowed = {row["pattern"] for row in world.table if row["method"] == "POST"}
    member = world.who["member"]
    token = csrf_of(member)
    for pattern in sorted(gets - allowed):
        if "{hash}" in pattern:
            continue
        page = send(member, "POST", world.path(pattern), {"csrf": token})
        assert page.status == 405 and page.headers["allow"] == "GET, HEAD", pattern
    for pattern in sorted(allowed - gets):
        page = send(member, "GET", world.path(pattern))
        assert page.status == 405 and page.headers["allow"] == "POST", pattern


# ---- HEAD and headers ----

def raw(world, head):
    with socket.create_connection(("127.0.0.1", world.running.stack.port), timeout=20) as wire:
        wire.sendall(head)
        received = b""
        while chunk := wire.recv(65536):
            received += chunk
    return received


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_HEAD_is_GET_without_its_body(world, who):
    person = world.who[who]
    for row in world.routes(*ADMITS):
        path = world.path(row["pattern"])
        if path == "/metrics":
            continue
        page = send(person, "GET", path)
        cookie = person._cookie_header("127.0.0.1", path)
        lines = [f"HEAD {path} HTTP/1.1", f"Host: 127.0.0.1:{world.running.stack.port}",
                 "Connection: close", f"Accept-Language: {person.language}"]
        lines += [f"Cookie: {cookie}"] if cookie else []
        answer = raw(world, ("\r\n".join(lines) + "\r\n\r\n").encode())
        head, _, body = answer.partition(b"\r\n\r\n")
        assert body == b"", path
        status, *fields = head.decode().split("\r\n")
        assert int(status.split()[1]) == page.status, path
        got = {name.lower(): value for name, _, value in (line.partition(": ") for line in fields)}
        for name, value in page.headers.items():
            if name != "set-cookie":
                assert got.get(name) == value, (path, name)


def policy(page):
    return {part.split()[0]: part.split()[1:]
            for part in page.headers["content-security-policy"].split(";")}


def check_headers(page, what):
    for name, value in ALWAYS.items():
        assert page.headers.get(name) == value, (what, name)
    rules = policy(page)
    assert rules["default-src"] == ["'none'"], what
    assert rules["frame-ancestors"] == ["'none'"] and rules["base-uri"] == ["'none'"], what
    assert "script-src" not in rules and rules["style-src"] == ["'self'"], what
    assert "unsafe" not in page.headers["content-security-policy"], what
    assert page.headers["referrer-policy"] in ("same-origin", "no-referrer"), what
    assert "server" not in page.headers and "x-powered-by" not in page.headers, what


def test_every_reply_carries_the_security_headers(world):
    checked = 0
    for who in ("visitor", "member", "lapsed", "staff"):
        person = world.who[who]
        for row in world.table:
            if "{hash}" in row["pattern"] or row["pattern"] == "/dev/clock":
                continue
            path = world.path(row["pattern"])
            fields = {"x": "y"} if row["method"] == "POST" else None
            page = send(person, row["method"], path, fields)
            check_headers(page, (who, row["method"], path, page.status))
            # PRV: nothing that is made for one person stays in a cache.
            assert "no-store" in page.headers["cache-control"], path
            if row["permission"] == "link":
                assert page.headers["referrer-policy"] == "no-referrer", path
            checked += 1
    assert checked > 150


def test_refusals_carry_them_too(world):
    member = world.who["member"]
    for method, path in (("GET", "/nothing"), ("PUT", "/"), ("POST", "/account"), ("BREW", "/"),
                         ("GET", "/" + "a" * 9000), ("GET", "/%zz"), ("GET", "/?a=%zz")):
        page = send(member, method, path)
        assert page.status >= 400, path
        check_headers(page, (method, path[:40], page.status))


def test_the_theme_is_cached_and_the_rest_is_not(world):
    page = send(world.who["visitor"], "GET", "/")
    check_headers(page, "/")
    style = page.find("link[rel=stylesheet]").get("href")
    sheet = send(world.who["visitor"], "GET", style)
    assert sheet.status == 200 and sheet.headers["content-type"].startswith("text/css")
    assert {"immutable", "max-age"} & set(re.findall(r"[a-z-]+", sheet.headers["cache-control"]))
    assert "set-cookie" not in sheet.headers
    check_headers(sheet, style)
    assert send(world.who["visitor"], "GET", re.sub(r"/theme/[^/]+/", "/theme/0/", style)).status \
        in (200, 404)


def test_PRV_15_pages_hold_no_inline_code_and_nothing_from_elsewhere(world):
    """What the policy would block is not there in the first place: no code, so none that identifies,
    locates or profiles, and no address of another site that would be fetched with the page."""
    for row in world.routes("public", "account", "member"):
        page = send(world.who["member"], "GET", world.path(row["pattern"]))
        if not page.headers.get("content-type", "").startswith("text/html"):
            continue
        for element in page.document.descendants():
            inline = [name for name in element.attributes
                      if name.startswith("on") or name == "style"]
            assert not inline and element.tag not in ("script", "style"), (row, element.tag)
            fetched = element.get("src") or (element.tag == "link" and element.get("href"))
            assert not fetched or fetched.startswith("/"), (row, fetched)
