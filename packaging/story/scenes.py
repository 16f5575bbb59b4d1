"""What the parts of the story are made of, played by people on pages and in mails.

Every function plays its part to the end and raises Unexpected at the first thing that is not as it
must be; what it returns or tells is what really came back.
"""

import time

import mentoring
from association import Person, Unexpected, squeeze
from wording import said

MENTEE_PREFIX = "mentee_"


class Member(Person):
    """A person with an account, who can sign in again: sessions end when the clock moves on."""

    def __init__(self, association, account):
        super().__init__(association.url, account["name"], account["language"])
        self.association = association
        self.account = account
        self.email = account["email"]
        self.language = account["language"]

    def arrive(self):
        self.cookies.clear()
        secret = self.account.get("totp_secret")
        now = self.association.clock.now().timestamp() if secret else None
        self.sign_in(self.email, self.account["password"], secret, now)
        return self

    def says(self, english, **values):
        """Sees that sentence, in the own language."""
        return self.sees(said(self.language, english, **values))

    def news(self, seen, holding, **values):
        return self.association.mailbox.next(self.email, seen,
                                             said(self.language, holding, **values))


def check(truth, what):
    if not truth:
        raise Unexpected(what)


# ---- 1. A member becomes a mentor while renewing ----

def open_renewal(member):
    member.get("/account/renewal")
    check(member.page.language == member.language, f"the page is in {member.page.language}")
    return member.page.form()


def send_renewal(member, form):
    page = member.submit(form)
    check(not page.errors(), f"the renewal was not accepted: {page.errors()}")
    if page.url.startswith(member.association.provider_url):
        return page
    raise Unexpected(f"not led to the payment page, but to {page.url} ({page.status}): "
                     f"{page.text[:400]}")


def answer_payment(member, how):
    """On the provider's page: "pay", "decline" or "close"."""
    form = next((f for f in member.page.forms() if f.action.endswith("/" + how)), None)
    check(form is not None, f"no way to {how} at {member.page.url}: {member.page.text[:400]}")
    member.submit(form)
    if how != "close":
        wait_for_notice(member)


def wait_for_notice(member, timeout_s=15.0):
    """The provider's notice may come after the browser does; people look again."""
    until = time.monotonic() + timeout_s
    while squeeze(said(member.language, "Your payment is being processed")) in member.page.text:
        check(time.monotonic() < until, "the payment is being processed for too long")
        time.sleep(0.2)
        member.get(member.page.url)


def renew(member):
    """A plain renewal, with everything as it is prefilled."""
    send_renewal(member, open_renewal(member))
    answer_payment(member, "pay")
    check(member.page.status == 200, f"after paying: {member.page.status}")


def both_documents_can_be_read(member, form):
    """FOM-06: two boxes of their own, empty, with the texts behind a link each."""
    for document in ("terms_of_use", "confidentiality_agreement"):
        box = "tandem_terms" if document == "terms_of_use" else "tandem_confidentiality"
        check(form.has(box) and not form.values(box), f"{box} is missing or ticked already")
        reader = Person(member.base, "a reader", member.language)
        reader.cookies = dict(member.cookies)
        text = reader.get(member.page.link(f"/mentorship/documents/{document}"))
        check(text.status == 200 and len(text.text) > 1500, f"{document} cannot be read")


def refused_without_agreement(member, answers):
    """Errors stand beside their fields and nothing typed is lost."""
    form = open_renewal(member)
    mentoring.answer(form.set("tandem_want", True), answers)
    page = member.submit(form)
    check(page.status == 422 and len(page.errors()) == 2,
          f"two errors expected, not {page.status} {page.errors()}")
    kept = page.form().value("tandem_mentor_biography")
    check(squeeze(kept) == squeeze(answers["biography"]), "what was typed is lost")
    return page.errors()


def is_not_in_directory(seeker, mentor, words):
    found = search(seeker, {"words": words})
    check(mentor.account["name"] not in found, f"{mentor.account['name']} is in the directory")


def search(seeker, changes):
    """Names found by a search with these criteria, best fit first."""
    seeker.get("/mentorship/mentors")
    page = seeker.submit("main-form", changes)
    check(page.status == 200 and not page.errors(), f"search: {page.status} {page.errors()}")
    return [heading.find("a").text for heading in page.all(".results .card h3")]


def card_of(page, name):
    for card in page.all(".results .card"):
        if card.find("h3 a").text == name:
            return card
    raise Unexpected(f"{name} is not among the results")


# ---- 2. The same section in the profile ----

def edit_profile(mentor, **ticks):
    mentor.get("/account/profile")
    form = mentor.page.form()
    for name, value in ticks.items():
        form.set("tandem_" + name, value)
    page = mentor.submit(form)
    check(page.status == 200 and not page.errors(), f"profile: {page.status} {page.errors()}")
    return page


# ---- 3. Another finds them and writes ----

def answer_mentee_profile(mentee, answers):
    form = mentee.page.form()
    check(form.has("mentee_goals"), f"no mentee profile at {mentee.page.path}")
    for field, value in answers.items():
        form.set(MENTEE_PREFIX + field, value)
    return mentee.submit(form)


def introduce(mentee, mentor_page, message, profile):
    """From the mentor's page to a sent introduction; returns its address."""
    mentee.get(mentor_page)
    mentee.follow("/introduction")
    if mentee.page.path.startswith("/mentorship/profile"):
        answer_mentee_profile(mentee, profile)
        check(mentee.page.path.endswith("/introduction"),
              f"after the profile at {mentee.page.path}: {mentee.page.errors()}")
    page = mentee.submit("main-form", {"message": message})
    check(page.status == 200 and "/mentorship/introductions/" in page.path,
          f"not sent: {page.status} {page.errors() or page.text[:400]}")
    mentee.sees(message)
    return page.path.split("?")[0]


def withdraw(mentee, introduction):
    mentee.get(introduction)
    return mentee.submit("/withdraw")


# ---- 4. The mentor answers by a link in a mail ----

def the_one_link(mail, part="/mentorship/links/"):
    links = set(mail.links(part))
    check(len(links) == 1, f"one link expected in {mail.subject!r}, not {links}")
    return links.pop()


def open_link(association, mentor, link):
    """Somebody who is not signed in opens the link, first as scanners do: nothing is decided."""
    scanner = Person(association.url, "a mail scanner")
    scanner.head(link)
    scanner.get(link)
    visitor = Person(association.url, mentor.name, mentor.language)
    page = visitor.get(link)
    check(page.status == 200 and link not in page.url, f"the link leads to {page.url}")
    check(page.headers.get("referrer-policy") == "no-referrer"
          and "no-store" in page.headers.get("cache-control", ""), "the page leaves traces")
    form = page.form()
    check(not form.values("answer"), "an answer is chosen already")
    return visitor


def answer_link(visitor, decision, note):
    page = visitor.submit("main-form", {"answer": decision, "note": note})
    check(page.status == 200 and not page.errors(), f"{page.status} {page.errors()}")
    return page


def holds(mail, *words):
    text = squeeze(mail.subject + " " + mail.text)
    for word in words:
        check(squeeze(word) in text, f"{word!r} is not in {mail!r}:\n{mail.text}")


def holds_not(mail, *words):
    everything = squeeze(mail.subject + " " + mail.text + " " + mail.html)
    for word in words:
        check(squeeze(word) not in everything, f"{word!r} is in {mail!r}")
