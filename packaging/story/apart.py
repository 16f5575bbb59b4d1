"""Of a block that the blocked cannot notice, and of a concern that staff handle."""

import scenes
from scenes import check, holds_not


def block(company, first):
    """Two mentors of one language, `first` with the direction that finds them."""
    mentor, blocked = company.first, company.mentor
    mentor.get(company.profile_page)
    mentor.follow("/mentorship/blocks/new")
    mentor.submit("blocks/new")
    mentor.sees(company.name)
    check(not company.found_by(mentor), "the blocked is found")
    check(not finds_first(company, first), "the blocked finds who blocked them")
    company.is_as_nobody(blocked, first.profile_page)
    company.is_as_nobody(mentor, company.profile_page)
    company.tell(mentor, f"blocks {company.name}: neither finds the other",
                 blocked.get(first.profile_page).heading)

    mentor.get("/mentorship/blocks")
    mentor.submit("/lift")
    check(company.found_by(mentor) and finds_first(company, first), "the block is not lifted")
    company.tell(mentor, "lifts the block: both are there for each other again")


def finds_first(company, first):
    return company.found_by(company.mentor, first.name, first.texts["rare_word"])


def report(company):
    """FOM-09: acknowledged by mail, taken on and closed by staff; the other hears nothing of it."""
    reporter, mentor, staff = company.reporter, company.mentor, company.staff
    before = {person: company.mailbox.seen(person.email) for person in (reporter, mentor)}
    reporter.get(company.profile_page)
    reporter.follow("/mentorship/concerns/new")
    page = reporter.submit("main-form", {"kind": "accuracy",
                                         "words": company.replies["concern"]})
    check(page.status == 200 and not page.errors(), f"the concern: {page.errors()}")
    case = page.path.split("?")[0]
    reference = next(word for word in page.heading.split() if word.startswith("C-"))
    mail = reporter.news(before[reporter], "We have received your concern ({{reference}})",
                         reference=reference)
    holds_not(mail, company.replies["concern"], company.name)
    check(not company.found_by(reporter), "who was reported is found by the one who reported")
    company.tell(reporter, "reports a concern about a profile, and gets its number", mail.subject)

    staff.get("/console/mentorship/concerns")
    staff.sees(reference)
    staff.follow(case.rsplit("/", 1)[1])
    staff.does_not_see(company.replies["concern"])
    staff.submit(next(form for form in staff.page.forms() if form.value("command") == "assigned"))
    for command in ({"command": "words_opened", "reason": "To see what it is about."},
                    {"command": "closed", "outcome": "advice_given", "reason": "Both called."}):
        page = staff.submit("main-form", command)
        check(page.status == 200 and not page.errors(), f"{command}: {page.errors()}")
        if command["command"] == "words_opened":
            staff.sees(company.replies["concern"])
    closed = reporter.news(before[reporter] | {mail.id}, "Your case {{reference}} is closed",
                           reference=reference)
    company.tell(staff, "takes the case on, reads it with a reason, and closes it", closed.subject)

    check(mentor.get(case).status == 404, "the person named can open the case")
    check(company.mailbox.seen(mentor.email) == before[mentor], "the person named got a mail")
    company.tell(mentor, "sees and hears nothing of it")
