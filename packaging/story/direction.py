"""One direction of the story: a mentor of one language, mentees of the other; parts 1 to 4."""

import mentoring
import scenes
import texts
from association import Person, squeeze
from scenes import check, holds, holds_not
from wording import label, said


class Direction:
    def __init__(self, association, mentor, mentees, tell):
        self.association = association
        self.mentor = mentor
        self.mentees = mentees
        self.tell = tell
        self.texts = texts.MENTOR[mentor.language]
        self.wishes = texts.MENTEE[mentees[0].language]
        self.name = mentor.account["name"]
        self.profile_page = None

    @property
    def mailbox(self):
        return self.association.mailbox

    def clock_moved(self):
        for person in (self.mentor, *self.mentees):
            person.arrive()

    # 1. Becoming a mentor while renewing

    def renewal(self):
        mentor, answers = self.mentor, self.texts["answers"]
        form = scenes.open_renewal(mentor)
        check(not form.values("tandem_want"), "opted in already")
        scenes.both_documents_can_be_read(mentor, form)
        self.tell("opens “Renew my membership”; both documents can be read, nothing is ticked")

        errors = scenes.refused_without_agreement(mentor, answers)
        self.tell("forgets the two documents and is told so", *errors)

        scenes.send_renewal(mentor, self.filled())
        scenes.answer_payment(mentor, "decline")
        mentor.says("The payment did not go through. Nothing was charged.")
        self.is_no_mentor("The membership fee was not paid, so the mentor answers you gave with "
                          "your renewal are not in use. They are kept as a draft and filled in in "
                          "your profile.")
        self.tell("lets the payment be declined: not renewed, nobody a mentor", mentor.page.heading)

        form = scenes.open_renewal(mentor)
        self.is_prefilled(form)
        scenes.send_renewal(mentor, self.filled())
        scenes.answer_payment(mentor, "close")
        self.is_no_mentor("The mentor answers you gave with your renewal are kept. They come into "
                          "use as soon as your membership fee is paid.")
        mentor.get("/account/renewal")
        mentor.says("Your renewal waits for its payment")
        mentor.submit("/give-up")
        self.is_prefilled(mentor.page.form())
        self.tell("closes the payment page and comes back: the answers are filled in again")

        seen = self.mailbox.seen(mentor.email)
        scenes.send_renewal(mentor, self.filled())
        scenes.answer_payment(mentor, "pay")
        mentor.says("You are a mentor.")
        self.tell("pays: the next page says so", mentor.page.heading, said(mentor.language,
                                                                           "You are a mentor."))
        mail = mentor.news(seen, "You are a mentor now")
        self.tell("gets a mail", mail.subject)

    def filled(self):
        form = scenes.open_renewal(self.mentor)
        return mentoring.opt_in(form, self.texts["answers"], texts.IDENTITY)

    def is_prefilled(self, form):
        wanted = squeeze(self.texts["answers"]["biography"])
        check(squeeze(form.value("tandem_mentor_biography")) == wanted, "the draft is not filled in")

    def is_no_mentor(self, reason):
        seeker = self.mentees[0]
        scenes.is_not_in_directory(seeker, self.mentor, self.texts["rare_word"])
        here = self.mentor.page
        self.mentor.get("/mentorship")
        self.mentor.says(reason)
        self.mentor.page = here

    # 2. The profile

    def finds(self, word=None):
        return self.name in scenes.search(self.mentees[0],
                                          {"words": word or self.texts["rare_word"]})

    def profile(self):
        mentor = self.mentor
        check(self.finds(), "the new mentor cannot be found")
        scenes.edit_profile(mentor, paused=True)
        check(not self.finds(), "found while paused")
        scenes.edit_profile(mentor, paused=False)
        check(self.finds(), "not found after the pause")
        self.tell("takes no new mentees, and takes them again: out of the search and back at once")

        scenes.edit_profile(mentor, mentor_skills=self.texts["changed_skills"])
        check(self.finds(self.texts["changed_word"]), "the new answer is not searched")
        self.tell("changes an answer: the very next search finds it")

        seen = self.mailbox.seen(mentor.email)
        scenes.edit_profile(mentor, want=False)
        check(not self.finds(), "found after opting out")
        mail = mentor.news(seen, "You are no longer listed as a mentor")
        self.tell("opts out: gone at once", mail.subject)

        mentor.get("/account/profile")
        form = mentoring.opt_in(mentor.page.form(), self.texts["answers"], texts.IDENTITY)
        page = mentor.submit(form)
        check(page.status == 200 and not page.errors(), f"opting in: {page.errors()}")
        mentor.says("You are a mentor.")
        check(self.finds(), "not found after opting in again")
        self.tell("opts in again, with both documents once more")

    # 3. Searching and writing

    def search(self):
        mentee, answers = self.mentees[0], self.texts["answers"]
        criteria = {"practice_area": answers["practice_areas"], "language": ["en", "fr"],
                    "location": [answers["province"], "YT"], "experience": [answers["years"]],
                    "client_age": answers["client_ages"], "training": answers["training"],
                    "words": self.texts["rare_word"]}
        check(self.name in scenes.search(mentee, criteria), "not found by six criteria and a word")
        reasons = [li.text for li in scenes.card_of(mentee.page, self.name).all(".reasons li")]
        check(reasons, "no reasons in words")
        self.tell_mentee("searches by six criteria and a word, and reads why", *reasons)
        check(not scenes.search(mentee, {**criteria, "experience": ["YP_STU"]}),
              "found by what was not answered")

        check(self.name in scenes.search(mentee, {"gender": ["GW"]}), "not found by gender")
        check(self.name in scenes.search(mentee, {"orientation": ["SO_QUE"]}),
              "not found by a searchable answer")
        check(self.name not in scenes.search(mentee, {"race": ["SOUTHEAST_ASIAN"]}),
              "found by an answer for staff alone")
        scenes.search(mentee, {"words": self.texts["rare_word"]})
        mentee.get(scenes.card_of(mentee.page, self.name).find("h3 a").get("href"))
        self.profile_page = mentee.page.path.split("?")[0]
        mentee.sees(self.texts["answers"]["biography"])
        mentee.does_not_see(self.mentor.email, label(mentee.language, "orientation", "SO_QUE"),
                            label(mentee.language, "race", "SOUTHEAST_ASIAN"))
        self.tell_mentee("opens the profile: what each answer allows, and no address",
                         mentee.page.heading)

    def introduction(self):
        mentee, mentor = self.mentees[0], self.mentor
        seen = self.mailbox.seen(mentor.email)
        sent = self.introduce(mentee, self.wishes["message"])
        first = mentor.news(seen, "{{mentee_name}} would like you to be their mentor",
                            mentee_name=mentee.account["name"])
        mentee.get("/mentorship")
        mentee.sees(self.name)
        self.tell_mentee("fills in the mentee profile once and writes; it stands in My Mentorship",
                         self.wishes["message"].splitlines()[0])

        seen = self.mailbox.seen(mentor.email)
        scenes.withdraw(mentee, sent)
        withdrawn = mentor.news(seen, "{{mentee_name}} has withdrawn their introduction",
                                mentee_name=mentee.account["name"])
        visitor = Person(self.association.url, "the mentor", mentor.language)
        visitor.get(scenes.the_one_link(first))
        visitor.sees(said(mentor.language, "This link does not work any more"))
        self.tell_mentee("withdraws it; the link in the mail is dead", withdrawn.subject)

    def introduce(self, mentee, message):
        profile = {**self.wishes["profile"], "display_name": mentee.account["name"]}
        for field, (values, audience) in texts.MENTEE_IDENTITY.items():
            profile.update({field: values, f"{field}_audience": audience,
                            f"{field}_consent": True})
        return scenes.introduce(mentee, self.profile_page, message, profile)

    # 4. Answering

    def request(self, mentee, message):
        """Sends, and gives back the mentor's mail."""
        seen = self.mailbox.seen(self.mentor.email)
        self.introduce(mentee, message)
        mail = self.mentor.news(seen, "{{mentee_name}} would like you to be their mentor",
                                mentee_name=mentee.account["name"])
        holds(mail, message, self.wishes["profile"]["goals"],
              said(self.mentor.language, "Your answer"))
        holds_not(mail, mentee.email, label(self.mentor.language, "orientation", "SO_ASX"))
        return mail

    def acceptance(self):
        mentee, mentor = self.mentees[0], self.mentor
        mail = self.request(mentee, self.wishes["again"])
        self.tell("gets a mail in their own language, with the profile and without identity answers",
                  mail.subject)
        before = {person: self.mailbox.seen(person.email) for person in (mentor, mentee)}
        visitor = scenes.open_link(self.association, mentor, scenes.the_one_link(mail))
        self.tell("opens the link without signing in; nothing is decided by that",
                  visitor.page.heading)
        scenes.answer_link(visitor, "accept", self.texts["yes"])
        to_mentor = mentor.news(before[mentor], "You and {{mentee_name}} are connected",
                                mentee_name=mentee.account["name"])
        to_mentee = mentee.news(before[mentee], "{{mentor_name}} has accepted your introduction",
                                mentor_name=self.name)
        holds(to_mentor, mentee.email)
        holds(to_mentee, mentor.email, self.texts["yes"])
        mentee.get("/mentorship")
        mentee.sees(self.name, mentor.email)
        self.tell("accepts; both get the other's address", to_mentor.subject, to_mentee.subject)

    def refusal(self):
        mentee = self.mentees[1]
        mail = self.request(mentee, self.wishes["message"])
        seen = self.mailbox.seen(mentee.email)
        visitor = scenes.open_link(self.association, self.mentor, scenes.the_one_link(mail))
        scenes.answer_link(visitor, "decline", self.texts["no"])
        answer = mentee.news(seen, "An answer from {{mentor_name}}", mentor_name=self.name)
        holds(answer, self.texts["no"])
        holds_not(answer, self.mentor.email)
        self.tell(f"declines {mentee.account['name']}, who is told kindly", answer.subject)

    def silence(self):
        mentee, mentor, clock = self.mentees[2], self.mentor, self.association.clock
        mail = self.request(mentee, self.wishes["message"])
        before = {person: self.mailbox.seen(person.email) for person in (mentor, mentee)}
        clock.advance(days=7, minutes=1)
        reminder = mentor.news(before[mentor], "{{mentee_name}} is waiting for your answer",
                               mentee_name=mentee.account["name"])
        self.tell("does not answer; after 7 days a reminder", reminder.subject)
        clock.advance(days=15)  # to the end of the 21st day
        expired = mentee.news(before[mentee], "Your introduction to {{mentor_name}} has expired",
                              mentor_name=self.name)
        visitor = Person(self.association.url, "the mentor", mentor.language)
        visitor.get(scenes.the_one_link(mail))
        visitor.sees(said(mentor.language, "This link does not work any more"))
        self.clock_moved()
        self.tell("still does not; after 21 days it is over", expired.subject)

    def tell_mentee(self, what, *came_of_it):
        self.tell(what, *came_of_it, who=self.mentees[0])
