"""Of a question, an acceptance that fills the mentor's one place, and the end of a mentorship."""

import scenes
from scenes import check, holds, holds_not
from wording import said


def ask_first(company):
    """FOM-16: the mentor asks behind the link of the mail, the mentee answers on a page."""
    mentor, mentee, words = company.mentor, company.mentee, company.texts
    before = {person: company.mailbox.seen(person.email) for person in (mentor, mentee)}
    sent = scenes.introduce(mentee, company.profile_page, company.wishes["again"],
                            {**company.wishes["profile"],
                             "display_name": mentee.account["name"]})
    mail = mentor.news(before[mentor], "{{mentee_name}} would like you to be their mentor",
                       mentee_name=mentee.account["name"])
    visitor = scenes.open_link(company.association, mentor, scenes.the_one_link(mail))
    scenes.answer_link(visitor, "ask", words["question"])
    asked = mentee.news(before[mentee], "A question from {{mentor_name}}",
                        mentor_name=company.name)
    holds(asked, words["question"])
    holds_not(asked, mentor.email)
    company.tell(mentor, "asks a question before deciding", asked.subject)

    mentee.get(sent)
    mentee.says("{{mentor_name}} has asked you something", mentor_name=company.name)
    mentee.submit("main-form", {"reply": company.replies["reply"]})
    before[mentor].add(mail.id)
    answered = mentor.news(before[mentor], "{{mentee_name}} has answered your question",
                           mentee_name=mentee.account["name"])
    holds(answered, company.replies["reply"])
    company.tell(mentee, "answers on a page; no address has been given to anybody",
                 answered.subject)
    return answered


def fill_the_place(company, answered):
    """FOM-12: who has as many mentees as they set is not found, and refuses kindly."""
    mentor, mentee, finder = company.mentor, company.mentee, company.finder
    finder.get(company.profile_page)
    finder.follow("/introduction")
    open_form = finder.page.form().set("message", company.wishes["message"])

    visitor = scenes.open_link(company.association, mentor, scenes.the_one_link(answered))
    visitor.sees(company.texts["question"], company.replies["reply"])
    scenes.answer_link(visitor, "accept", company.texts["yes"])
    company.tell(mentor, "reads the answer behind the new link, and accepts",
                 visitor.page.heading)

    check(not company.found_by(finder), "found although full")
    mentor.get("/mentorship")
    mentor.says("You are a mentor, and you have as many mentees as you set in your profile. "
                "Members do not find you until one of your pairings ends or you raise that number.")
    refused = finder.submit(open_form)
    check(refused.status in (409, 422), f"a full mentor was written to: {refused.status}")
    finder.says("{mentor} has as many mentees as they can take at the moment. Please write to "
                "another mentor, or try again later.", mentor=company.name)
    company.tell(finder, "had the form open, and is refused kindly: the one place is taken",
                 refused.heading)


def part(company):
    """FOM-18 to FOM-20: the end with a few words; the history stays, the addresses go."""
    mentor, mentee, words = company.mentor, company.mentee, company.texts
    mentee.get("/mentorship")
    path = mentee.page.link("/mentorship/pairings/")
    mentee.get(path)
    mentee.sees(mentor.email)
    seen = company.mailbox.seen(mentee.email)
    mentor.get(path)
    mentor.follow("/end")
    mentor.submit("main-form", {"farewell": words["farewell"]})
    told = mentee.news(seen, "Your mentorship with {{other_name}} has ended",
                       other_name=company.name)
    holds(told, words["farewell"])
    for person, other in ((mentor, mentee), (mentee, mentor)):
        person.get(path)
        person.sees(words["farewell"])
        person.does_not_see(other.email)
        person.get("/mentorship")
        person.does_not_see(other.email)
    company.tell(mentor, "ends the mentorship with a few words; both can read how it was, the "
                         "addresses are gone", told.subject)
    check(company.found_by(company.finder), "not found although the place is free again")
    company.tell(company.finder, "finds the mentor again: the place is free")
    return path


def is_still_read(company, path, gone):
    """PRV-20: what the other side received stays readable, without the name."""
    mentor = company.mentor
    mentor.get(path)
    mentor.sees(company.texts["farewell"], said(mentor.language, "a former member"))
    mentor.does_not_see(gone)
    company.tell(mentor, "still reads how it was, without the name", mentor.page.heading)
