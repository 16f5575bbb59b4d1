"""What members do with their account: an address that mails come back from, a token for a program
of their own, a copy of everything, and the end."""

import json

from association import Person
from company import until
from scenes import check, holds, the_one_link
from wording import said


# ---- Mails that come back (SHR-03, EML-05) ----

def bounce(company):
    member, staff = company.reporter, company.staff
    address = "bounce." + member.email
    wrong_address(company, member, address)

    member.get("/help/e-mail")
    seen = company.mailbox.seen(address)
    member.submit("/help/e-mail/test")
    company.association.let_come_back(company.mailbox.next(address, seen))
    banner = said(member.language, "Our e-mail to {address} came back on {date}.",
                  address=address, date="\0").split("\0")[0]
    page = until(lambda: has_banner(member.get("/account"), banner), "no banner after the mail "
                                                                     "came back")
    company.tell(member, "sees on every page that mails come back", page)

    staff.get("/console/mailbox")
    staff.sees(address, "5.1.1")
    done = next(form for row in staff.page.all("tr") if address in row.text
                for form in staff.page.forms() if form.element in row.all("form"))
    staff.submit(done)
    staff.sees(address)
    company.tell(staff, "finds it in the console with what the other server said, and marks it "
                        "as done", staff.page.heading)
    member.get("/help/e-mail")
    member.submit("/help/e-mail/works")
    check(not has_banner(member.get("/account"), banner), "the banner stays")
    company.tell(member, "says that the address works again: the banner is gone")


def wrong_address(company, member, address):
    """The new address counts once its link was opened, and the old one is told."""
    seen = company.mailbox.seen(member.email)
    member.get("/account/profile")
    page = member.submit("main-form", {"email": address, "password": member.account["password"]})
    check(page.status == 200 and not page.errors(), f"the new address: {page.errors()}")
    confirm = company.mailbox.next(address, set())
    company.mailbox.next(member.email, seen, address)
    visitor = company.visitor(member)
    visitor.get(the_one_link(confirm, "/account/address/confirm/"))
    visitor.submit("/account/address/confirm/")
    visitor.sees(said(member.language, "Your new address is in effect"))
    member.email = address
    company.tell(member, "changes the address, confirmed from the new one", confirm.subject)


def has_banner(page, banner):
    found = [each.text for each in page.document.all(".notice") if banner in each.text]
    return found[0] if found else None


# ---- A program of one's own (the JSON API) ----

def use_a_program(company):
    member = company.finder
    member.get("/account/tokens")
    member.follow("/account/tokens/new")
    page = member.submit("main-form", {"name": "notes", "days": "30",
                                       "scopes": ["profile:read", "mentorship:read"],
                                       "password": member.account["password"]})
    check(page.status == 200 and not page.errors(), f"the token: {page.errors()}")
    secret = page.find("#secret").get("value")
    member.get("/account/tokens")
    member.sees("notes")
    me = call(company, secret, "GET", "/api/v1/me")
    check(me["email"] == member.email, f"somebody else: {me}")
    found = call(company, secret, "POST", "/api/v1/mentorship/searches",
                 {"words": company.texts["rare_word"]})
    check([one["name"] for one in found["items"]] == [company.name], f"found: {found}")
    refused = Person(company.association.url)._request(
        "GET", company.association.url + "/api/v1/me", None, {"Accept": "application/json"})
    check(refused.status == 401, f"without a token: {refused.status}")
    company.tell(member, "makes a token; with it a program reads who they are, and searches",
                 f"GET /api/v1/me: {me['given_name']} {me['family_name']}",
                 f"POST /api/v1/mentorship/searches: {found['items'][0]['name']}")


def call(company, secret, method, path, body=None):
    headers = {"Accept": "application/json", "Authorization": f"Bearer {secret}"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    reply = Person(company.association.url, "a program")._request(
        method, company.association.url + path, body and json.dumps(body).encode(), headers)
    check(reply.status == 200, f"{method} {path}: {reply.status} {reply.body[:300]}")
    return json.loads(reply.body)


# ---- A copy, and the end (PRV-17, PRV-20) ----

def take_a_copy(company):
    member = company.mentee
    member.get("/account/privacy")
    member.submit("main-form", {"password": member.account["password"]})
    copy = json.loads(member.get(member.page.link("copy.json")).body)
    schema = json.loads(company.visitor(member).get("/privacy/export.schema.json").body)
    missing = set(schema["required"]) - set(copy)
    check(not missing, f"the copy lacks {missing}")
    parts = copy["parts"]
    check(all(isinstance(part["rows"], list) for part in parts.values()), "parts without rows")
    check(parts["host.member"]["rows"][0]["email"] == member.email, "not their record")
    letters = parts["tandem.introductions"]["rows"]
    check(company.wishes["again"] in [letter["message"] for letter in letters],
          "their own words are not in it")
    held = sum(len(part["rows"]) for part in parts.values())
    company.tell(member, "takes a copy of everything, as its published schema says",
                 f"{held} rows in {len(parts)} parts")


def erase(company):
    """The account ends; returns the name that nobody reads any more."""
    member = company.mentee
    name, address = member.account["name"], member.email
    seen = company.mailbox.seen(address)
    member.get("/account/privacy/erase")
    member.says("What stays, and why")
    page = member.submit("main-form", {"word": said(member.language, "erase"),
                                       "password": member.account["password"]})
    check(page.status == 200 and not page.errors(), f"erasing: {page.errors()}")
    done = said(member.language, "Your account is erased")
    until(lambda: member.page.heading == done or not member.get(page.url), "not erased")
    report = company.mailbox.next(address, seen, done)
    holds(report, said(member.language, "What stays, and why"))
    check("/sign-in" in member.get("/account").url, "still signed in")
    company.tell(member, "has the account erased; a report says what went, what stays and why",
                 report.subject)
    return name
