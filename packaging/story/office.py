"""What staff do for the program: hide a profile and show it again, prepare one for a member."""

import mentoring
import scenes
from scenes import check
from wording import said


def hide_and_show(company):
    staff, mentor = company.staff, company.mentor
    staff.get("/console/mentorship/mentors")
    staff.submit("/console/mentorship/mentors", {"name": mentor.account["name"].split()[0]})
    staff.get(next(link for link in staff.page.links(company.name)))
    reason = "The profile is not accurate"
    page = staff.submit("/hide", {"reason": "inaccurate"})
    check(page.status == 200 and not page.errors(), f"hiding: {page.errors()}")
    staff.says("The profile is hidden. Nobody finds it any more, and open introductions have ended "
               "with a neutral notice.")
    staff.says(reason)
    check(not company.found_by(company.finder), "found although hidden by staff")
    company.is_as_nobody(company.finder, company.profile_page)
    mentor.get("/mentorship/my-profile")
    mentor.says("Staff have taken your profile out of the directory. Please write to us.")
    company.tell(staff, f"hides the profile of {company.name}, with a reason",
                 said(staff.language, reason))

    staff.submit("/restore")
    staff.says("The profile is shown again.")
    check(company.found_by(company.finder), "not found although shown again")
    company.tell(staff, "shows it again", staff.page.heading)


def prepare(company):
    """Staff write what a member told them; only the member makes a mentor of it (FOM-06)."""
    staff, member = company.staff, company.newcomer
    seen = company.mailbox.seen(member.email)
    staff.get("/console/mentorship/prepare")
    staff.submit("/console/mentorship/prepare", {"name": member.email})
    staff.follow("/console/mentorship/prepare/")
    form = staff.page.form()
    answers = {**company.answers, "capacity": "2", "biography": company.texts["prepared"]}
    for field, value in answers.items():
        form.set("mentor_" + field, value)
    page = staff.submit(form)
    check(page.status == 200 and not page.errors(), f"preparing: {page.errors()}")
    staff.says("The profile is kept as a draft, and the member has been told by mail.")
    mail = member.news(seen, "A mentor profile is ready for you to read")
    word, name = company.texts["prepared_word"], member.account["name"]
    check(not company.found_by(company.finder, name, word), "found before agreeing")
    company.tell(staff, f"writes a profile for {name}, whom nobody finds yet", mail.subject)

    member.get("/account/profile")
    form = member.page.form()
    check(company.texts["prepared"] in form.value("tandem_mentor_biography"), "no draft to read")
    page = member.submit(mentoring.opt_in(form, {}))
    check(page.status == 200 and not page.errors(), f"agreeing: {page.errors()}")
    member.says("You are a mentor.")
    check(company.found_by(company.finder, name, word), "not found after agreeing")
    company.tell(member, "reads it, agrees to both documents, and is found",
                 scenes.card_of(company.finder.page, name).find("h3 a").text)
