"""What the walks over the host's route table share: people of every kind, an object of each kind
that belongs to one of them, and who may do what.

The host lists its own table (GET /dev/routes); what is walked is that list, so no route can be
forgotten. Who may do what is written down a second time, here, and the two must agree.
"""

import json
import re
import time
import uuid

import acts
from acts import send

# Who is let in by a permission; the others see what DENIED says.
ADMITS = {
    "public": {"visitor", "member", "other", "lapsed", "mentor", "staff"},
    "link": {"visitor", "member", "other", "lapsed", "mentor", "staff"},
    "account": {"member", "other", "lapsed", "mentor", "staff"},
    "member": {"member", "other", "mentor", "staff"},
    "staff": {"staff"},
}
# "The sign-in page and back", "renew first", "not for you".
DENIED = {"visitor": 303, "lapsed": 403, "member": 403, "other": 403, "mentor": 403}

# Whose each object of the world below is; what a path without object is to everybody admitted.
OWNERS = {
    "/account/renewal/{renewal}": {"member"},
    "/account/renewal/{renewal}/return": {"member"},
    "/account/renewal/{renewal}/pay": {"member"},
    "/account/tokens/{access}/revoke": {"member"},
    "/help/e-mail/test/{test}": {"member"},
    "/account/renewal/{renewal}/give-up": {"member"},
    "/mentorship/introductions/{introduction}": {"member", "mentor"},
    "/mentorship/introductions/{introduction}/withdraw": {"member"},
    "/mentorship/introductions/{introduction}/reply": {"member"},
    "/mentorship/pairings/{pairing}": {"member"},
    "/mentorship/pairings/{pairing}/agreement": {"member"},
    "/mentorship/pairings/{pairing}/end": {"member"},
    "/mentorship/requests/{introduction}": {"mentor"},
    "/mentorship/requests/{introduction}/pause": {"mentor"},
    "/mentorship/concerns/{concern}": {"member"},
    "/console/mentorship/concerns/{concern}": {"staff"},
    "/console/mentorship/incidents/{incident}": {"staff"},
    "/console/mentorship/imports/{import}": {"staff"},
    "/console/mentorship/imports/{import}/start": {"staff"},
    "/console/mentorship/imports/{import}/discard": {"staff"},
    "/console/mentorship/imports/{import}/report.csv": {"staff"},
    "/console/mentorship/imports/{import}/undo": {"staff"},
    "/privacy/erasures/{erasure}": ADMITS["public"],
    "/account/privacy/requests/{request}": {"member"},
    "/console/privacy-requests/{request}": {"staff"},
    "/console/mentorship/mentors/{mentor}": {"staff"},
    "/console/mentorship/mentors/{mentor}/hide": {"staff"},
    "/console/mentorship/mentors/{mentor}/restore": {"staff"},
    "/mentorship/mentors/{mentor}": ADMITS["member"],
    "/mentorship/mentors/{mentor}/introduction": ADMITS["member"],
}
# Objects that are nobody's: what they are called here.
SHARED = {"part": "host.member", "document": "terms_of_use", "questionnaire": "mentor",
          "hash": None, "token": "A" * 43,
          "event": str(uuid.uuid4()), "plugin": "tandem",
          "mail": str(uuid.uuid4()), "bounce": str(uuid.uuid4()),
          "reply": str(uuid.uuid4()), "account": "nobody@example.org"}
INCIDENT = {"happened": "Yesterday", "known_on": "2026-11-02", "data": "Names", "people": "1",
            "circumstances": "A lost list", "people_quebec": "0", "risk": "low",
            "assessment": "Few", "measures": "None"}
# GET answers of an admitted person: never an error, but for these.
LINK_STATUSES = {200, 303, 410}


class World:
    """People of every kind, and an object of each kind that belongs to one of them."""

    def __init__(self, running):
        people = running.people
        self.running = running
        mentor = people.mentor("en")
        member = acts.seeker(people)
        lapsed = people.sign_in(next(a for a in people.free if a["role"] == "member"
                                     and (a["paid_through"] or "9") < "2026-11-20"))
        self.who = {"visitor": running.visitor(), "member": member, "mentor": mentor,
                    "other": acts.seeker(people), "lapsed": lapsed, "staff": people.staff()}
        self.mentor_id = acts.member_id(running, mentor)
        self.introduction = acts.write(member, self.mentor_id)
        member.submit(acts.open_renewal(member))
        self.renewal = acts.text_id(running.sql("SELECT HEX(id) FROM ams_renewals")[0][0])
        self.table = json.loads(send(self.who["visitor"], "GET", "/dev/routes").body)
        self.own = {"renewal": self.renewal, "introduction": self.introduction,
                    "mentor": self.mentor_id, "concern": acts.report(member),
                    "access": acts.make_token(member)[0],
                    "test": self.test_message(member),
                    "pairing": self.pairing_of(running, member),
                    "incident": self.incident(running, self.who["staff"]),
                    "import": self.imported(self.who["staff"]),
                    "erasure": self.erasure(people.account(), self.who["staff"]),
                    "member": acts.member_id(running, member),
                    "request": acts.ask_privacy(member)}

    @staticmethod
    def incident(running, staff):
        staff.get("/console/mentorship/incidents/new")
        staff.submit("main-form", INCIDENT)
        return acts.text_id(
            running.sql("SELECT HEX(incident_id) FROM tandem_incident_lines")[0][0])

    @staticmethod
    def imported(staff):
        """Files that were checked: nothing of them is done."""
        form = staff.get("/console/mentorship/imports").form("mentorship/imports")
        page = staff.post(form.action, {"csrf": form.value("csrf"), "mentors": "email\nx@y.org\n",
                                        "operation": form.value("operation")})
        return page.url.rsplit("/", 1)[1]

    @staticmethod
    def erasure(account, staff):
        staff.get("/console/erasures")
        page = staff.submit("main-form", {"email": account["email"], "again": account["email"]})
        return page.url.rsplit("/", 1)[1]

    @staticmethod
    def pairing_of(running, member):
        """With a mentor of its own, whom nobody here plays."""
        mentor = running.people.mentor("en")
        introduction = acts.write(member, acts.member_id(running, mentor))
        mentor.get(f"/mentorship/requests/{introduction}")
        mentor.submit("main-form", {"answer": "accept"})
        return acts.text_id(running.sql("SELECT HEX(id) FROM tandem_pairings WHERE introduction_id "
                                        f"= UNHEX('{introduction.replace('-', '')}')")[0][0])

    @staticmethod
    def test_message(member):
        sent = send(member, "POST", "/help/e-mail/test", {"csrf": csrf_of(member)})
        return sent.headers["location"].rsplit("/", 1)[1]

    def path(self, pattern, values=None):
        values = {**SHARED, **self.own, **(values or {})}
        return re.sub(r"\{(\w+)\}", lambda found: str(values[found.group(1)]), pattern)

    def routes(self, *permissions, method="GET"):
        """Without the theme's files, whose addresses carry a hash: they have their own test."""
        return [row for row in self.table if row["method"] == method
                and row["permission"] in permissions and "{hash}" not in row["pattern"]]


def walked(prepared, tmp_path_factory):
    """A world of the test file's own; for its fixture."""
    from conftest import Association, copied
    running = Association(copied(prepared, tmp_path_factory.mktemp("routes") / "data"))
    try:
        yield World(running.start())
    finally:
        running.stop()


def csrf_of(person):
    page = send(person, "GET", "/privacy")
    return page.find("input[name=csrf]").get("value")


def with_object(row):
    owned = {"renewal", "introduction", "mentor", "concern", "access", "test", "pairing",
             "incident", "erasure", "request", "import"}
    named = set(re.findall(r"\{(\w+)\}", row["pattern"]))
    return bool(named & owned) and row["permission"] != "link"


# Written by what runs by itself, whoever posts: jobs, and the plugin's copy of whom the host knows.
# Sessions note when they were used.
TICKING = {"ams_leases", "ams_lapse_progress", "ams_schema_lease", "tandem_schema_lease",
           "tandem_members", "tandem_members_read", "ams_sessions"}


def state(world):
    """A sum of every table of both sides: equal when nothing was written."""
    tables = {row[0] for row in world.running.sql("SHOW TABLES")}
    assert TICKING < tables, "a table that is left out is not there any more"
    rows = world.running.sql("CHECKSUM TABLE " + ", ".join(sorted(tables - TICKING)))
    sums = {name.split(".")[-1]: value for name, value in rows}
    assert set(sums) == tables - TICKING and "NULL" not in sums.values()
    sums["sessions"] = world.running.sql("SELECT COUNT(*) FROM ams_sessions")[0][0]
    return sums


def changed(before, after):
    return {name for name in before if before[name] != after[name]}


def settle(world, which=""):
    """Until no mail is under way any more."""
    waiting = f"WHERE sent_at IS NULL {which}"
    until = time.monotonic() + 20
    while world.running.sql(f"SELECT (SELECT COUNT(*) FROM ams_mails {waiting}) + "
                            f"(SELECT COUNT(*) FROM tandem_mails {waiting})") != [["0"]]:
        assert time.monotonic() < until, "mails do not leave"
        time.sleep(0.1)
