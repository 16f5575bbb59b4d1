"""Issue 5, DESIGN 4: MariaDB is killed while members work, and started again; the host is not.

Many people renew with opt-in, pause, write and answer at the same time. Whatever a page confirmed to
them is there afterwards exactly once, with its mails; nothing is half done; and whoever was told to
try again could, with what they had typed.

TANDEM_FULL kills many times, for minutes.
"""

import concurrent.futures
import http.client
import os
import random
import threading
import time
import uuid

import acts
import pytest
from association import squeeze

FULL = bool(os.environ.get("TANDEM_FULL"))
KILLS = 60 if FULL else 4
WORKERS = 8
# Between a kill and the next start, and between that and the next kill.
AWAY_S = (0.0, 3.0)
WORK_S = (0.5, 3.0) if not FULL else (0.3, 4.0)
PATIENCE_S = 60

BUSY = {503, 500}
DELIVERED = 1  # state of a delivery, sql/0004_events.sql


class Gone(Exception):
    """The host did not answer in a way that a person could go on from."""


class Worker:
    """One member who does one thing after the other and writes down what was confirmed."""

    def __init__(self, running, person, seed):
        self.running = running
        self.person = person
        self.random = random.Random(seed)
        self.confirmed = []   # (what, key, text) that a page has acknowledged
        self.attempted = set()
        self.told_to_wait = 0
        self.longest_s = 0.0
        self.statuses = {}

    # Sending until it is answered, as people do: the page says "try again", and they do.

    def get(self, path):
        return self._until_answered(lambda: self.person.get(path))

    def submit(self, form, button=None):
        return self._until_answered(lambda: self.person.submit(form, button=button))

    def _until_answered(self, act):
        until = time.monotonic() + PATIENCE_S
        while True:
            began = time.monotonic()
            try:
                page = act()
            except (ConnectionError, http.client.HTTPException, TimeoutError) as error:
                raise Gone(f"{self.person.name}: {error!r}") from error
            self.longest_s = max(self.longest_s, time.monotonic() - began)
            self.statuses[page.status] = self.statuses.get(page.status, 0) + 1
            if page.status not in BUSY:
                return page
            assert page.status == 503, (page.status, page.url, page.text[:300])
            self.check_kind(page)
            self.told_to_wait += 1
            if time.monotonic() > until:
                raise Gone(f"{self.person.name} waits for {page.url} too long")
            time.sleep(0.2)

    @staticmethod
    def check_kind(page):
        """A whole page with a heading in words, and not what broke."""
        assert page.heading and page.language in ("en", "fr"), page.body[:300]
        text = page.text.lower()
        for word in ("sql", "mariadb", "mysql", "exception", "errno", "deadline"):
            assert word not in text, text

    def confirm(self, what, key, text=""):
        self.confirmed.append((what, key, text))


class Mentee(Worker):
    """Writes to mentors and withdraws."""

    def __init__(self, running, person, seed, mentors):
        super().__init__(running, person, seed)
        self.mentors = mentors

    def step(self):
        mentor = self.random.choice(self.mentors)
        page = self.get(f"/mentorship/mentors/{mentor}/introduction")
        if page.status == 409:
            return self.withdraw_one()
        assert page.status == 200, (page.status, page.text[:300])
        text = f"Dear mentor, {uuid.uuid4()}."
        self.attempted.add(text)
        form = page.form().set("message", text)
        page = self.submit(form)
        if page.status == 200:
            assert "/mentorship/introductions/" in page.path, page.path
            assert squeeze(text) in squeeze(page.text)
            key = page.path.split("/")[3].split("?")[0]
            self.confirm("sent", key, text)
        else:
            assert page.status in (409, 429), (page.status, page.errors())
            assert page.form().value("message") == text

    def withdraw_one(self):
        sent = [key for what, key, _ in self.confirmed if what == "sent"]
        done = {key for what, key, _ in self.confirmed if what == "withdrawn"}
        left = [key for key in sent if key not in done]
        if not left:
            return
        key = self.random.choice(left)
        page = self.get(f"/mentorship/introductions/{key}")
        forms = [f for f in page.forms() if f.action.endswith("/withdraw")]
        if not forms:
            return
        page = self.submit(forms[0])
        if page.status == 200 and "Withdrawn" in page.text:
            self.confirm("withdrawn", key)


class Mentor(Worker):
    """Pauses and goes on, and answers what has come."""

    def step(self):
        if self.random.random() < 0.4:
            return self.pause()
        page = self.get("/mentorship")
        assert page.status == 200
        open_requests = page.links("/mentorship/requests/")
        if not open_requests:
            return self.pause()
        page = self.get(self.random.choice(open_requests))
        forms = [f for f in page.forms() if f.id == "main-form"]
        if page.status != 200 or not forms:
            return
        note = f"Note {uuid.uuid4()}."
        answer = self.random.choice(["accept", "decline"])
        key = page.path.split("/")[3]
        form = forms[0].set("answer", answer).set("note", note)
        page = self.submit(form)
        if page.status == 200 and page.heading == f"You have {answer}ed".replace("eed", "ed"):
            self.confirm(f"{answer}ed".replace("eed", "ed"), key, note)
        else:
            assert page.status == 409, (page.status, page.heading)

    def pause(self):
        page = self.get("/account/profile")
        assert page.status == 200
        form = page.form()
        if not form.has("tandem_want"):
            return  # Tandem was left out of the form: nothing of it is sent or changed.
        skills = f"Skills {uuid.uuid4()}."
        form.set("tandem_mentor_skills", skills).set("tandem_paused", self.random.random() < 0.5)
        page = self.submit(form)
        if page.status == 200 and "left_out" not in page.path:
            self.confirm("saved", "skills", skills)
        elif page.status == 200:
            self.confirm("left out", "skills")
        else:
            assert page.status in (409, 422), page.status


class Renewer(Worker):
    """Renews once, with opt-in, through the payment page."""

    def __init__(self, running, person, seed):
        super().__init__(running, person, seed)
        self.done = False

    def step(self):
        if self.done:
            return
        page = self.get("/account/renewal")
        waiting = [f for f in page.forms() if f.action.endswith("/pay")]
        if waiting:
            page = self.submit(waiting[0])
        else:
            form = page.form()
            if not form.has("tandem_want"):
                return  # shown without Tandem: a member may, these ones come back for it
            self.biography = f"Biography {uuid.uuid4()}."
            page = self.submit(acts.opted_in(form, biography=self.biography))
            if page.status == 422:
                return
        if not page.url.startswith(self.running.stack.provider_url):
            return
        pay = next((f for f in page.forms() if f.action.endswith("/pay")), None)
        if pay is None:
            return
        page = self.submit(pay)
        until = time.monotonic() + PATIENCE_S
        while page.heading != "Your membership is renewed":
            if time.monotonic() > until:
                raise Gone(f"{self.person.name}: paid, and still at {page.heading!r}")
            time.sleep(0.3)
            page = self.get(page.path)
        self.done = True
        self.confirm("renewed", page.path, getattr(self, "biography", ""))


def kill_and_start(running, source):
    """On the main thread: a child dies with the thread that started it."""
    database = running.stack.database
    for _ in range(KILLS):
        time.sleep(source.uniform(*WORK_S))
        database.process.kill()
        time.sleep(source.uniform(*AWAY_S))
        database.start()
    time.sleep(2)


def work(worker, over):
    while not over.is_set():
        worker.step()
        time.sleep(worker.random.uniform(0, 0.05))
    return worker


@pytest.fixture(scope="module")
def aftermath(prepared, tmp_path_factory):
    """What is left after all of it, with everybody's record of what was confirmed."""
    from conftest import Association, copied
    running = Association(copied(prepared, tmp_path_factory.mktemp("faults") / "data"))
    try:
        running.start()
        seed = int(os.environ.get("TANDEM_SEED", random.randrange(1 << 30)))
        print(f"TANDEM_SEED={seed}")
        people = running.people
        mentors = [people.mentor("en") for _ in range(3)]
        ids = [acts.member_id(running, mentor) for mentor in mentors]
        workers = [Mentor(running, mentor, seed + n) for n, mentor in enumerate(mentors)]
        workers += [Mentee(running, acts.seeker(people), seed + 10 + n, ids) for n in range(3)]
        workers += [Renewer(running, people.member("en"), seed + 20 + n) for n in range(4)]
        host = running.stack.host.popen.pid
        over = threading.Event()
        with concurrent.futures.ThreadPoolExecutor(len(workers)) as pool:
            futures = [pool.submit(work, worker, over) for worker in workers]
            try:
                kill_and_start(running, random.Random(seed))
            finally:
                over.set()
            for future in futures:
                future.result()
        for worker in workers:  # who had not got through does so now
            if isinstance(worker, Renewer):
                until = time.monotonic() + PATIENCE_S
                while not worker.done and time.monotonic() < until:
                    worker.step()
        assert running.stack.host.running and running.stack.host.popen.pid == host
        # What waited for a retry has its turn: pauses are at most an hour.
        running.clock.advance(hours=2)
        yield Aftermath(running, workers)
    finally:
        running.stop()


class Aftermath:
    def __init__(self, running, workers):
        self.running = running
        self.workers = workers

    def confirmed(self, *wanted):
        return [(worker, *entry) for worker in self.workers for entry in worker.confirmed
                if entry[0] in wanted]

    def count(self, table, where="1=1"):
        return int(self.running.sql(f"SELECT COUNT(*) FROM {table} WHERE {where}")[0][0])

    def states(self):
        rows = self.running.sql("SELECT HEX(id), state FROM tandem_introductions")
        return {acts.text_id(digits): state for digits, state in rows}


def test_there_was_something_to_survive(aftermath):
    """The control: people worked, and what they did met a database that was away."""
    kinds = {what for worker in aftermath.workers for what, _, _ in worker.confirmed}
    assert {"sent", "saved", "renewed"} <= kinds, kinds
    assert len(aftermath.confirmed("sent")) >= 3
    waited = [w for w in aftermath.workers if w.told_to_wait or w.longest_s > AWAY_S[1] / 4]
    assert len(waited) >= 3, [w.longest_s for w in aftermath.workers]
    print({type(w).__name__: w.statuses for w in aftermath.workers})


def test_the_host_answers_again(aftermath):
    person = aftermath.running.people.member("en")
    for path in ("/readyz", "/account", "/mentorship/mentors", "/account/renewal"):
        assert person.get(path).status == 200, path


def test_each_confirmed_introduction_is_there_once_with_its_mail(aftermath):
    running, states = aftermath.running, aftermath.states()
    mails = [squeeze(mail.text) for mail in acts.mails(running)]
    for worker, _, key, text in aftermath.confirmed("sent"):
        assert key in states, key
        worker.person.get("/mentorship/introductions/" + key)
    # To the mentor and, as a copy, to the mentee: each once. An SMTP server that was told
    # everything and whose answer was lost may get a mail twice, with one Message-ID; none did here
    # since it is not the SMTP server that was killed, but the record of its answer may have been.
    for _, _, key, text in aftermath.confirmed("sent"):
        holding = [m for m in acts.mails(running) if squeeze(text) in squeeze(m.text)]
        by_id = {m.message["message-id"]: m for m in holding}
        to = sorted(m.subject.split(" ")[0] for m in by_id.values())
        received = [m for m in by_id.values() if m.links("/mentorship/links/")
                    and "would like you" in m.subject]
        copies = [m for m in by_id.values() if "has been sent" in m.subject]
        assert len(received) == 1 and len(copies) == 1, (key, to)
    assert mails


def test_nothing_was_sent_that_nobody_sent(aftermath):
    """An introduction in the table is one that was written, and at most once by its words."""
    attempted = {text for worker in aftermath.workers for text in worker.attempted}
    texts = [m for m in acts.mails(aftermath.running) if "would like you" in m.subject]
    ids = {}
    for mail in texts:
        line = next(text for text in attempted if squeeze(text) in squeeze(mail.text))
        ids.setdefault(line, set()).add(mail.message["message-id"])
    assert all(len(found) == 1 for found in ids.values())
    assert aftermath.count("tandem_introductions") == len(ids)


def test_each_confirmed_answer_is_the_one_that_stands(aftermath):
    states = aftermath.states()
    for _, what, key, note in aftermath.confirmed("accepted", "declined", "withdrawn"):
        assert states[key] == what, (key, what, states[key])
        if note:
            told = {m.message["message-id"] for m in acts.mails(aftermath.running)
                    if note in m.text}
            assert len(told) == (2 if what == "accepted" else 1), (what, told)


def test_nothing_is_half_done(aftermath):
    count = aftermath.count
    # Every open introduction holds one place on each side, and nothing else does.
    for table in ("tandem_introduction_slots", "tandem_introduction_inbox_slots"):
        assert count(f"{table} s LEFT JOIN tandem_introductions i ON i.id = s.introduction_id",
                     "i.id IS NULL OR i.state <> 'sent'") == 0
        assert count(f"tandem_introductions i LEFT JOIN {table} s ON i.id = s.introduction_id",
                     "i.state = 'sent' AND s.slot IS NULL") == 0
    assert count("tandem_introductions", "(state = 'sent') <> (open_pair IS NOT NULL)") == 0
    assert count("tandem_introductions", "(state = 'sent') <> (ended_at IS NULL)") == 0
    # Every acceptance is a pairing, and every pairing an acceptance.
    assert count("tandem_introductions i LEFT JOIN tandem_pairings p ON p.introduction_id = i.id",
                 "(i.state = 'accepted') <> (p.id IS NOT NULL)") == 0
    # Every change has its audit line: sent, and how it ended.
    assert count("tandem_introductions") == count("tandem_audit", "action = 'introduction.sent'")
    assert count("tandem_introductions", "state <> 'sent'") == count(
        "tandem_audit", "action IN ('introduction.accepted', 'introduction.declined', "
        "'introduction.withdrawn', 'introduction.expired', 'introduction.auto_declined')")
    # Every operation that is recorded has its result.
    assert count("tandem_operations", "result = ''") == 0
    # No link of an introduction that is over is alive.
    assert count("tandem_links l JOIN tandem_introductions i ON i.id = l.subject_id",
                 "l.dead_at IS NULL AND i.state <> 'sent'") == 0


def test_each_confirmed_renewal_counts_once(aftermath):
    running = aftermath.running
    for worker in aftermath.workers:
        if not isinstance(worker, Renewer):
            continue
        assert worker.done, f"{worker.person.name} never got through"
        before = worker.person.account["paid_through"]
        after = running.sql("SELECT paid_through FROM ams_members WHERE email = "
                            f"'{acts.address(worker.person)}'")[0][0]
        assert int(after[:4]) == int(before[:4]) + 1, (before, after)
        receipts = {m.message["message-id"] for m in running.mailbox.to(acts.address(worker.person))
                    if m.subject == "Your membership is renewed"}
        assert len(receipts) == 1
        biography = next(text for what, _, text in worker.confirmed if what == "renewed")
        form = acts.open_profile(acts.again(running, worker.person))
        assert form.values("tandem_want") == ["1"], worker.person.name
        if biography:
            assert squeeze(form.value("tandem_mentor_biography")) == biography


def test_the_last_confirmed_profile_stands(aftermath):
    for worker in aftermath.workers:
        saved = [text for what, _, text in worker.confirmed if what == "saved"]
        if saved and isinstance(worker, Mentor):
            form = acts.open_profile(acts.again(aftermath.running, worker.person))
            assert squeeze(form.value("tandem_mentor_skills")) == saved[-1]


def test_no_event_and_no_mail_is_left_behind(aftermath):
    until = time.monotonic() + PATIENCE_S
    while True:
        left = aftermath.running.sql(
            "SELECT (SELECT COUNT(*) FROM tandem_mails WHERE sent_at IS NULL) + "
            "(SELECT COUNT(*) FROM ams_mails WHERE sent_at IS NULL) + "
            "(SELECT COUNT(*) FROM ams_event_deliveries WHERE state <> %d)" % DELIVERED)
        if left == [["0"]]:
            break
        assert time.monotonic() < until, left
        time.sleep(0.3)
    ids = [mail.message["message-id"] for mail in acts.mails(aftermath.running)]
    # Duplicates only where the record of the answer was lost: a few, never a flood.
    assert len(ids) - len(set(ids)) <= KILLS


def test_a_host_that_starts_before_its_database_comes_to_life(make_association):
    """Also after a power cut, in any order of starting."""
    running = make_association()
    running.stack.host.stop()
    running.stack.database.process.kill()
    from processes import Process
    stack = running.stack
    stack.host = Process("host", [stack.program("ams_host"), "serve", *stack.host_options()],
                         stack.run_folder, stack.log_folder / "host.log").start()
    until = time.monotonic() + 15
    while stack.status("/livez") != 200:
        assert stack.host.running and time.monotonic() < until, stack.host.tail()
        time.sleep(0.1)
    assert stack.status("/readyz") == 503
    page = running.visitor().get("/sign-in")
    assert page.status in (200, 503)
    stack.database.start()
    until = time.monotonic() + PATIENCE_S
    while stack.status("/readyz") != 200:
        assert time.monotonic() < until, stack.host.tail()
        time.sleep(0.2)
    person = running.people.member("en")
    until = time.monotonic() + PATIENCE_S
    while person.get("/mentorship/mentors").status != 200:
        assert time.monotonic() < until, (person.page.status, person.page.text[:200])
        time.sleep(0.5)


def test_what_was_typed_survives_the_page_that_says_try_again(make_association):
    """The form is still in the browser; sent again, it is done once."""
    running = make_association()
    mentor, mentee = running.people.mentor("en"), acts.seeker(running.people, "fr")
    form = acts.writing(mentee, acts.member_id(running, mentor)).set("message", "Écrit avec soin.")
    running.stack.database.process.kill()
    began = time.monotonic()
    page = mentee.submit(form)
    assert page.status == 503 and time.monotonic() - began < 12
    assert page.language == "fr" and page.heading
    assert page.headers.get("retry-after")
    Worker.check_kind(page)
    running.stack.database.start()
    until = time.monotonic() + PATIENCE_S
    while mentee.submit(form).status == 503:
        assert time.monotonic() < until
        time.sleep(0.2)
    assert mentee.page.status == 200 and "sent=1" in mentee.page.url
    assert running.sql("SELECT COUNT(*) FROM tandem_introductions") == [["1"]]
