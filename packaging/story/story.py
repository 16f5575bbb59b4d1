"""Plays the main job over HTTP, as members would, in both language directions; ends with 0 only if
all of it happened.

    story.py --url http://127.0.0.1:8080 --accounts DIR/accounts.json --provider-url URL

The clock of the association moves more than a year forward.
"""

import argparse
import datetime
import json
import pathlib
import sys
import textwrap
import time
import zoneinfo

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import account  # noqa: E402
import apart  # noqa: E402
import office  # noqa: E402
import scenes  # noqa: E402
import together  # noqa: E402
from association import Clock, Mailbox, Unexpected  # noqa: E402
from company import Company  # noqa: E402
from direction import Direction  # noqa: E402
from scenes import Member, check  # noqa: E402

ZONE = zoneinfo.ZoneInfo("America/Toronto")
MENTEES = 3
WIDTH = 98


class Association:
    def __init__(self, url, provider_url, mailbox=None):
        self.url = url
        self.provider_url = provider_url
        self.mailbox = mailbox or Mailbox(url)
        self.clock = Clock(url)

    def let_come_back(self, mail):
        """Nothing to do: what the demonstration sends to bounce…@ comes back by itself."""

    def today(self):
        return self.clock.now().astimezone(ZONE).date()


class Story:
    def __init__(self, association, accounts, out=print):
        self.association = association
        self.accounts = [a for a in accounts if a["role"] == "member"]
        self.staff = {a["language"]: a for a in accounts if a["role"] == "staff"}
        self.out = out
        self.taken = set()
        self.part = ""
        self.steps = 0

    # Who plays

    def cast(self, language, fresh, ahead):
        """A member of that language for whom `fresh` holds; `ahead` takes those first who have paid
        furthest ahead, else those who have to renew soonest."""
        today = self.association.today().isoformat()
        fitting = [a for a in self.accounts
                   if a["language"] == language and a["category"] == "MEM"
                   and a["email"] not in self.taken and (a["paid_through"] or "") > today]
        for account in sorted(fitting, key=lambda a: a["paid_through"], reverse=ahead):
            member = Member(self.association, account).arrive()
            if fresh(member):
                self.taken.add(account["email"])
                return member
        raise Unexpected(f"nobody left to play a member with language {language}; "
                         "start with more --members")

    @staticmethod
    def can_become_mentor(member):
        page = member.get("/account/renewal")
        forms = [form for form in page.forms() if form.id == "main-form"]
        return bool(forms) and forms[0].has("tandem_want") and not forms[0].values("tandem_want") \
            and not forms[0].value("tandem_mentor_biography")

    @staticmethod
    def has_empty_section(member):
        form = member.get("/account/profile").form()
        return form.has("tandem_want") and not form.values("tandem_want") \
            and not form.value("tandem_mentor_biography")

    @staticmethod
    def can_become_mentee(member):
        page = member.get("/mentorship/profile")
        return page.status == 200 and page.form().value("version") == "0"

    def direction(self, mentor_language, mentee_language):
        mentor = self.cast(mentor_language, self.can_become_mentor, ahead=False)
        mentees = [self.cast(mentee_language, self.can_become_mentee, ahead=True)
                   for _ in range(MENTEES)]
        return Direction(self.association, mentor, mentees,
                         lambda *told, who=mentor: self.tell(who, *told))

    def company(self, direction):
        language = direction.mentor.language
        mentor, newcomer = (self.cast(language, self.has_empty_section, ahead=True)
                            for _ in range(2))
        staff = Member(self.association, self.staff[language]).arrive()
        return Company(direction, mentor, newcomer, staff, self.tell)

    # What is printed

    def begin(self, part):
        self.part = part
        self.out("")
        self.out(part)

    def tell(self, who, what, *came_of_it):
        self.steps += 1
        name = f"{who.account['name']} ({who.language})"
        for line in textwrap.wrap(f"{name} {what}", WIDTH, initial_indent="  ",
                                  subsequent_indent="    "):
            self.out(line)
        for each in came_of_it:
            for line in textwrap.wrap(each, WIDTH, initial_indent="      → ",
                                      subsequent_indent="        "):
                self.out(line)

    # The play

    def play(self):
        directions = [self.direction("en", "fr"), self.direction("fr", "en")]
        for direction in directions:
            pair = f"{direction.mentor.language} mentor, {direction.mentees[0].language} mentee"
            self.begin(f"1. A member becomes a mentor while renewing ({pair})")
            direction.renewal()
            self.begin(f"2. The same section in the profile ({pair})")
            direction.profile()
            self.begin(f"3. Another member searches and writes ({pair})")
            direction.search()
            direction.introduction()
            self.begin(f"4. The mentor answers ({pair})")
            direction.acceptance()
            direction.refusal()
        for direction in directions:
            self.begin(f"4. … or does not ({direction.mentor.language} mentor)")
            direction.silence()
            for other in directions:
                other.clock_moved()
        for direction in directions:
            self.follow(direction)
        self.begin("11. Membership lapses, and is renewed")
        for direction in sorted(directions, key=self.last_day):
            self.lapse(direction)

    def follow(self, direction):
        """What comes after an acceptance, and what somebody else has to do with it."""
        pair = f"{direction.mentor.language} mentor, {direction.mentees[0].language} mentee"
        company = self.company(direction)
        self.begin(f"5. A question first, one place, and the end ({pair})")
        company.begin()
        answered = together.ask_first(company)
        together.fill_the_place(company, answered)
        mentorship = together.part(company)
        self.begin(f"6. Keeping apart ({pair})")
        apart.block(company, direction)
        apart.report(company)
        self.begin(f"7. Mails that come back ({pair})")
        account.bounce(company)
        self.begin(f"8. Staff ({pair})")
        office.hide_and_show(company)
        office.prepare(company)
        self.begin(f"9. A program of one's own ({pair})")
        account.use_a_program(company)
        self.begin(f"10. A copy of everything, and the end of an account ({pair})")
        account.take_a_copy(company)
        together.is_still_read(company, mentorship, account.erase(company))

    @staticmethod
    def last_day(direction):
        """Twelve months after the end that the mentor had before renewing in part 1."""
        old = datetime.date.fromisoformat(direction.mentor.account["paid_through"])
        year, month = old.year + 1, old.month
        while True:
            try:
                return datetime.date(year, month, old.day)
            except ValueError:  # 29 February
                return datetime.date(year, month, old.day - 1)

    def lapse(self, direction):
        mentor, seeker, clock = direction.mentor, direction.mentees[0], self.association.clock
        last = self.last_day(direction)
        seeker.arrive()
        scenes.renew(seeker)
        clock.move_to(datetime.datetime.combine(last, datetime.time(23, 59, 30), ZONE))
        seeker.arrive()
        check(direction.finds(), f"not found on the last day, {last}")
        clock.advance(minutes=1)
        check(not direction.finds(), f"still found after the last day, {last}")
        check(seeker.get(direction.profile_page).status == 404, "the profile can still be opened")
        self.tell(mentor, f"is found until the end of {last} in the association's zone, and not a "
                          "minute longer")

        mentor.arrive()
        seen = self.association.mailbox.seen(mentor.email)
        scenes.renew(mentor)
        check(direction.finds(), "renewing did not bring the mentor back")
        seeker.get(direction.profile_page)
        seeker.sees(direction.texts["answers"]["biography"])
        receipt = mentor.news(seen, "Your membership is renewed")
        self.tell(mentor, "renews and is back as before", receipt.subject)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True)
    parser.add_argument("--provider-url", required=True)
    parser.add_argument("--accounts", type=pathlib.Path, required=True)
    options = parser.parse_args()
    began = time.monotonic()
    story = Story(Association(options.url.rstrip("/"), options.provider_url.rstrip("/")),
                  json.loads(options.accounts.read_text()),
                  lambda line: print(line, flush=True))
    try:
        story.play()
    except (AssertionError, KeyError, OSError) as problem:
        print(f"\nThe story broke off after {story.steps} steps, in part “{story.part}”:\n"
              f"{type(problem).__name__}: {problem}", file=sys.stderr)
        return 1
    print(f"\nAll of it happened: {story.steps} steps in {time.monotonic() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
