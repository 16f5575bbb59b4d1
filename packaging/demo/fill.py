"""Makes mentors of demo members, over HTTP, exactly as members would: sign in, open "Edit my
profile", tick "I want to be a mentor", answer, agree, save."""

import concurrent.futures
import datetime
import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent / "story"))
from association import Person, Unexpected  # noqa: E402
import mentoring  # noqa: E402

# Two at once: more would only wait for the machine's cores.
AT_ONCE = 2
# Left as they are, for whoever tries the site as the README says.
KEPT = {"amelia.hart@example.org", "luc.tremblay@example.org", "ruth.abrams@example.org"}
PAID_AHEAD = datetime.timedelta(days=46)


def profiles():
    return json.loads((FOLDER / "mentors.json").read_text())


def cast(accounts):
    """Gives each profile an account of its language and category, of its province if there is one.
    Those who are left over stay members without a profile."""
    paid = (datetime.date.today() + PAID_AHEAD).isoformat()
    free = [a for a in accounts if a["role"] == "member" and a["email"] not in KEPT
            and (a["paid_through"] or "") >= paid]
    for profile in profiles():
        fitting = [a for a in free if a["language"] == profile["language"]
                   and a["category"] == profile.get("category", "MEM")]
        fitting.sort(key=lambda a: a["province"] != profile["answers"]["province"])
        if fitting:
            free.remove(fitting[0])
            yield fitting[0], profile


def make_mentor(base, account, profile):
    person = Person(base, account["name"], profile["language"])
    person.sign_in(account["email"], account["password"])
    person.get("/account/profile")
    form = person.page.form()
    if mentoring.is_mentor(form):
        return False
    mentoring.opt_in(form, profile["answers"], profile.get("identity"))
    page = person.submit(form)
    if page.status != 200 or page.errors():
        raise Unexpected(f"{account['email']} did not become a mentor: {page.status} "
                         f"{page.errors() or page.text[:500]}")
    return True


def fill(base, accounts, told=lambda done, all: None):
    """Returns how many are mentors now."""
    pairs = list(cast(accounts))
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = [pool.submit(make_mentor, base, *pair) for pair in pairs]
        for done, one in enumerate(concurrent.futures.as_completed(waiting), 1):
            one.result()
            told(done, len(pairs))
    return len(pairs)
