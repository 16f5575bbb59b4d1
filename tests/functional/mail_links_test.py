"""DESIGN 5, issue 7: a mail link decides nothing by being opened, and leaves no trace."""

import re
import subprocess
import time
import urllib.parse

import acts
import pytest
import scenes

OPENINGS = 10


@pytest.fixture
def asked(shared):
    """A mentor with a request, and the mail that asks."""
    mentor, mentee = shared.people.mentor("en"), acts.seeker(shared.people)
    introduction = acts.write(mentee, acts.member_id(shared, mentor), "Please open this link.")
    return Asked(shared, mentor, mentee, introduction)


class Asked:
    def __init__(self, running, mentor, mentee, introduction):
        self.running, self.mentor, self.mentee = running, mentor, mentee
        self.introduction = introduction
        self.mail = acts.request_mail(running, mentor, mentee)
        self.link = acts.link_of(self.mail)

    @property
    def token(self):
        return self.link.rsplit("/", 1)[1]

    @property
    def digits(self):
        return self.introduction.replace("-", "")

    def row(self):
        return self.running.sql("SELECT state, version, ended_at, reminded_at FROM "
                                f"tandem_introductions WHERE id = UNHEX('{self.digits}')")[0]

    def undecided(self):
        return self.row() == ["sent", "1", "NULL", "NULL"]

    def open(self):
        return acts.open_link(self.running, self.mail)


# ---- Opening decides nothing ----

def test_no_way_of_opening_decides_anything(asked):
    for _ in range(OPENINGS):
        scanner = asked.running.visitor()
        scanner.head(asked.link)
        first = scanner._request("GET", asked.link, None, {})
        assert first.status == 303
        # Without the cookie, as a scanner that keeps none.
        bare = asked.running.visitor()
        there = urllib.parse.urljoin(asked.link, first.headers["location"])
        assert bare.get(there).status == 410
        scanner.head(there)
        page = scanner.get(asked.link)
        assert page.status == 200 and page.form().has("answer")
        assert not page.form().values("answer"), "an answer is chosen already"
        # Prefetched links of the page, too.
        for link in page.links(asked.running.url):
            scanner._request("GET", link, None, {})
    assert asked.undecided()


def test_curl_following_redirects_decides_nothing(asked, tmp_path):
    for options in (["-L"], ["-L", "-c", tmp_path / "jar", "-b", tmp_path / "jar"], ["-I", "-L"],
                    ["-L", "--max-redirs", "10", "-A", "Mozilla/5.0 SafeLinks"],
                    ["-L", "--post301", "--post302", "--post303", "-d", ""]):
        subprocess.run(["curl", "-s", "-o", "/dev/null", *options, asked.link], check=True,
                       timeout=20)
    assert asked.undecided()


def test_a_form_sent_as_it_came_decides_nothing(asked):
    """A scanner that presses every button: no radio is chosen."""
    visitor = asked.open()
    for form in visitor.page.forms():
        visitor.submit(form)
    assert visitor.page is not None and asked.undecided()
    visitor = asked.open()
    page = visitor.submit("main-form")
    assert page.status == 422 and page.errors() == ["Choose your answer."]
    assert asked.undecided()


def test_the_language_switch_on_the_page_decides_nothing(asked):
    visitor = asked.open()
    form = visitor.page.form().set("answer", "accept").set("note", "Half a thought")
    page = visitor.submit(form, button=("switch_language", "fr"))
    assert page.status == 200 and page.language == "fr"
    assert page.form().value("note") == "Half a thought"
    assert page.form().values("answer") == ["accept"]
    assert asked.undecided()


# ---- What is left behind ----

def test_the_address_is_clean_and_nothing_is_kept_or_told(asked):
    visitor = asked.running.visitor()
    first = visitor._request("GET", asked.link, None, {})
    location = first.headers["location"]
    assert location == f"/mentorship/answers/{asked.introduction}"
    page = visitor.get(asked.link)
    for reply in (first, page):
        assert reply.headers["referrer-policy"] == "no-referrer"
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["x-robots-tag"] == "noindex"
        assert asked.token not in reply.body.decode()
        assert asked.token not in str({k: v for k, v in reply.headers.items()})
    # No address of another site is on it.
    for element in page.document.descendants():
        for name in ("href", "src", "action"):
            value = element.get(name) or ""
            assert not value.startswith(("http:", "https:", "//")), value


def test_the_cookies_are_for_that_path_alone(asked):
    import http.client
    parts = urllib.parse.urlsplit(asked.link)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    connection.request("GET", parts.path, headers={"Connection": "close"})
    cookies = connection.getresponse().headers.get_all("set-cookie")
    connection.close()
    mine = [c for c in cookies if c.startswith("tandem_")]
    assert mine
    for cookie in mine:
        assert f"Path=/mentorship/answers/{asked.introduction}" in cookie
        assert "HttpOnly" in cookie and re.search("SameSite=(Lax|Strict)", cookie)
        seconds = int(re.search(r"Max-Age=(\d+)", cookie).group(1))
        assert 0 < seconds <= 1800
        assert asked.token not in cookie


def test_the_cookie_opens_nothing_else(asked):
    other = Asked(asked.running, asked.mentor, *second_request(asked))
    visitor = asked.open()
    stolen = {(host, f"/mentorship/answers/{other.introduction}", name): value
              for (host, path, name), value in visitor.cookies.items() if name.startswith("tandem_")}
    thief = asked.running.visitor()
    thief.cookies = stolen
    page = thief.get(f"/mentorship/answers/{other.introduction}")
    assert page.status == 410
    assert other.undecided()


def second_request(asked):
    mentee = acts.seeker(asked.running.people)
    introduction = acts.write(mentee, acts.member_id(asked.running, asked.mentor), "Another one.")
    return mentee, introduction


def test_a_link_signs_nobody_in(asked):
    visitor = asked.open()
    for path in ("/account", "/mentorship", "/mentorship/mentors",
                 f"/mentorship/requests/{asked.introduction}"):
        page = visitor._request("GET", asked.running.url + path, None, {})
        assert page.status == 303 and page.headers["location"].startswith("/sign-in"), path


def test_the_token_is_stored_as_a_hash(asked):
    """Nowhere on disk: not in a table, its log, the outbox, or a file of the host."""
    asked.open()
    data = asked.running.stack.data
    holding = {"token": [], "recipient": []}
    for path in data.rglob("*"):
        if not path.is_file() or asked.running.smtp.folder in path.parents:
            continue
        content = path.read_bytes()
        for what, needle in (("token", asked.token), ("recipient", acts.address(asked.mentor))):
            if needle.encode() in content:
                holding[what].append(path)
    assert not holding["token"]
    assert holding["recipient"], "the control: what is stored in plain would be found"
    hashes = asked.running.sql("SELECT LENGTH(token_hash) FROM tandem_links WHERE subject_id = "
                               f"UNHEX('{asked.digits}')")
    assert hashes == [["32"]]


def test_logs_name_the_pattern_and_never_the_token(asked):
    asked.open()
    visitor = asked.running.visitor()
    visitor.get(f"/mentorship/links/{asked.token}?utm_source=mail")
    until = time.monotonic() + 5
    host_log = asked.running.stack.log_folder / "host.log"
    while "/mentorship/links/{token}" not in host_log.read_text():
        assert time.monotonic() < until
        time.sleep(0.1)
    for log in asked.running.stack.log_folder.iterdir():
        text = log.read_text(errors="replace")
        assert asked.token not in text, log
        assert asked.introduction not in text, log


# ---- Opened while somebody is signed in ----

def test_the_page_says_whose_answer_it_is(asked):
    """The host tells the plugin who is signed in, also on a mail link's page."""
    warning = "you are signed in as somebody else"
    name = acts.name(asked.mentor)
    page = asked.open().page
    assert f"This introduction was sent to {name}" in page.text and warning not in page.text
    other = asked.running.people.member("en")
    page = other.get(asked.link)
    assert page.status == 200 and warning in page.text and name in page.text
    page = asked.mentor.get(asked.link)
    assert page.status == 200 and warning not in page.text
    page = asked.mentee.get(asked.link)
    assert page.status == 409 and page.heading == "This link is for the mentor"
    assert name in page.text and asked.undecided()


# ---- When it dies ----

def dead(asked):
    page = asked.running.visitor().get(asked.link)
    return page.status == 410 and page.heading == "This link does not work any more"


@pytest.mark.parametrize("decision", ["accept", "decline"])
def test_dead_after_the_answer(asked, decision):
    visitor = asked.open()
    acts.answer(visitor, decision)
    assert dead(asked)
    # Whoever answered may look at the outcome again while the page's cookie lasts.
    assert visitor.get(visitor.page.url).status == 200


def test_dead_after_opting_out(asked):
    visitor = asked.open()
    acts.save(asked.mentor, want=False)
    assert dead(asked)
    page = acts.answer(visitor, "accept")
    assert page.status in (409, 410)
    assert asked.row()[0] == "auto_declined"


def test_dead_after_the_mentee_withdrew(asked):
    scenes.withdraw(asked.mentee, f"/mentorship/introductions/{asked.introduction}")
    assert dead(asked)


def test_dead_after_a_change_of_address_also_where_the_page_is_open(asked):
    visitor = asked.open()
    form = acts.open_profile(asked.mentor)
    form.set("email", "moved." + acts.address(asked.mentor))
    form.set("password", asked.mentor.account["password"])
    page = asked.mentor.submit(form)
    assert page.status == 200 and not page.errors(), page.errors()
    moved = "moved." + acts.address(asked.mentor)
    mail = asked.running.mailbox.next(moved, set())
    owner = asked.running.visitor()
    owner.get(mail.links("/account/address/confirm/")[0])
    assert owner.submit(owner.page.forms()[-1]).status == 200
    assert dead(asked)
    page = acts.answer(visitor, "accept")
    assert page.status == 410 and asked.undecided()
    # Signed in, the mentor still answers.
    page = asked.mentor.get(f"/mentorship/requests/{asked.introduction}")
    assert page.status == 200 and page.form().has("answer")


def test_dead_after_its_end_and_the_open_page_after_half_an_hour(own):
    mentor, mentee = own.people.mentor("en"), acts.seeker(own.people)
    introduction = acts.write(mentee, acts.member_id(own, mentor))
    asked = Asked(own, mentor, mentee, introduction)
    visitor = asked.open()
    own.clock.advance(minutes=31)
    page = acts.answer(visitor, "accept")
    assert page.status == 410 and asked.undecided()
    visitor = asked.open()
    assert visitor.page.form().has("answer"), "the link itself still opens"
    own.clock.advance(days=22)
    assert dead(asked)


@pytest.mark.parametrize("token", ["x", "A" * 43, "", "..%2f..", "%00", "A" * 4000, "%ff"])
def test_a_token_that_is_none(asked, token):
    page = asked.running.visitor().get(f"/mentorship/links/{token}")
    assert page.status in (400, 404, 410), page.status


def test_a_dead_link_says_nothing_about_anybody(asked):
    """Whoever held it until the end is told which answer that was, and none of the names."""
    unknown = asked.running.visitor().get("/mentorship/links/" + "B" * 43)
    assert "It happens when" in unknown.text and "You declined" not in unknown.text
    acts.answer(asked.open(), "decline")
    page = asked.running.visitor().get(asked.link)
    assert "You declined this introduction on " in page.text, page.text
    for secret in (acts.name(asked.mentee), acts.name(asked.mentor), "Please open this link."):
        assert secret not in page.body.decode()
