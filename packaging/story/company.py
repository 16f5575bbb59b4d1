"""What follows once people are connected: who plays it, and what several parts of it need."""

import time

import mentoring
import scenes
import texts
from association import Person
from scenes import check

WAIT_S = 20.0


def until(question, what):
    """What `question` answers, as soon as that is something."""
    end = time.monotonic() + WAIT_S
    while not (answer := question()):
        check(time.monotonic() < end, what)
        time.sleep(0.1)
    return answer


class Company:
    """A second mentor who has one place, beside the first mentor and the mentees of a direction;
    somebody who is to become a mentor, and staff."""

    def __init__(self, direction, mentor, newcomer, staff, tell):
        self.association = direction.association
        self.mailbox = self.association.mailbox
        self.first = direction.mentor
        self.mentor = mentor
        self.finder, self.mentee, self.reporter = direction.mentees
        self.newcomer = newcomer
        self.staff = staff
        self.tell = tell
        self.name = mentor.account["name"]
        self.texts = texts.SECOND[mentor.language]
        self.replies = texts.REPLY[self.mentee.language]
        self.wishes = direction.wishes
        self.answers = {**direction.texts["answers"], "capacity": "1",
                        "biography": self.texts["biography"]}
        self.profile_page = None

    def begin(self):
        """The mentor opts in, in the profile this time, and is found."""
        self.mentor.get("/account/profile")
        page = self.mentor.submit(mentoring.opt_in(self.mentor.page.form(), self.answers))
        check(page.status == 200 and not page.errors(), f"opting in: {page.errors()}")
        check(self.found_by(self.finder), "the second mentor cannot be found")
        card = scenes.card_of(self.finder.page, self.name)
        self.profile_page = card.find("h3 a").get("href").split("?")[0]
        self.tell(self.mentor, "becomes a mentor too, for one mentee at a time")

    def found_by(self, seeker, name=None, word=None):
        return (name or self.name) in scenes.search(seeker,
                                                    {"words": word or self.texts["rare_word"]})

    def visitor(self, person):
        """That person, not signed in."""
        return Person(self.association.url, person.name, person.language)

    def nobody_there(self, seeker):
        """The page of a mentor who never was."""
        return seeker.get("/mentorship/mentors/00000000-0000-7000-8000-000000000001").text

    def is_as_nobody(self, seeker, profile_page):
        nobody = self.nobody_there(seeker)
        page = seeker.get(profile_page)
        check(page.status == 404 and page.text == nobody,
              f"{profile_page} tells {seeker.name} something: {page.status} {page.text[:300]}")
