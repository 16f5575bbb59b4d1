"""Issue 2, the story's finer parts: what goes wrong on the way, and what people do twice."""

import concurrent.futures
import datetime
import uuid

import acts
import mentoring
import pytest
import scenes
from association import squeeze
from wording import said

OPEN = 5           # FOM-16: open requests of a mentee
WAITING_DAYS = 30  # FOM-16: after a decline


def at_once(*calls):
    with concurrent.futures.ThreadPoolExecutor(len(calls)) as pool:
        return [future.result() for future in [pool.submit(call) for call in calls]]


def twin(person):
    """The same browser's second window: same cookies, a page of its own."""
    other = type(person)(person.base, person.name, person.language)
    other.account = person.account
    other.cookies = person.cookies
    other.page = person.page
    return other


def rows(running, table, where="1=1"):
    return int(running.sql(f"SELECT COUNT(*) FROM {table} WHERE {where}")[0][0])


def of(running, person):
    return f"member_id = UNHEX('{acts.member_id(running, person).replace('-', '')}')"


def bio(form):
    return squeeze(form.value("tandem_mentor_biography"))


# ---- 1. Renewing ----

@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("how", ["decline", "close"])
def test_FOM_05_a_renewal_that_is_not_paid_keeps_the_answers_and_makes_nobody_a_mentor(shared, language,
                                                                                how):
    member = shared.people.member(language)
    paid_through = shared.sql("SELECT paid_through FROM ams_members WHERE email = "
                              f"'{acts.address(member)}'")
    form = acts.opted_in(acts.open_renewal(member), language, biography="Kept for next time.")
    member.submit(form)
    acts.choose(member, how)
    if how == "decline":
        member.sees(said(language, "The payment did not go through. Nothing was charged."))
    else:
        member.get("/account/renewal")
        member.sees(said(language, "Your renewal waits for its payment"))
        member.submit("/give-up")
    assert paid_through == shared.sql("SELECT paid_through FROM ams_members WHERE email = "
                                      f"'{acts.address(member)}'")
    assert rows(shared, "tandem_mentors", of(shared, member) + " AND opted_in = 1") == 0

    for form in (acts.open_renewal(member), acts.open_profile(member)):
        assert bio(form) == "Kept for next time." and mentoring.is_mentor(form)
        # Agreement is given anew each time, never prefilled (FOM-06).
        assert not form.values("tandem_terms") and not form.values("tandem_confidentiality")
    acts.open_renewal(member)
    member.submit(acts.opted_in(member.page.form(), language, biography="Kept for next time."))
    acts.choose(member, "pay")
    member.sees(said(language, "You are a mentor."))


def test_a_provider_that_is_away_keeps_everything(own):
    member = own.people.member("en")
    form = acts.opted_in(acts.open_renewal(member), biography="Typed at a bad moment.")
    own.stack.provider.stop()
    page = member.submit(form)
    assert page.status == 503 and page.heading == "The payment page cannot be reached"
    page = member.get("/account/renewal")
    assert page.heading == "Your renewal waits for its payment"
    own.stack.start_provider()
    member.submit("/pay")
    acts.choose(member, "pay")
    member.sees("You are a mentor.")


def test_a_second_click_on_renew_and_on_pay_renews_once(shared):
    member = shared.people.member("en")
    form = acts.opted_in(acts.open_renewal(member))
    windows = [twin(member) for _ in range(3)]
    pages = at_once(*[lambda w=w: w.submit(form) for w in windows])
    assert len({page.url for page in pages}) == 1, [page.url for page in pages]
    payers = [twin(window) for window in windows]
    at_once(*[lambda p=p: acts.choose(p, "pay") for p in payers])
    for payer in payers:
        assert payer.page.status == 200 and payer.page.heading == "Your membership is renewed"
    assert rows(shared, "ams_renewals", of(shared, member)) == 1
    shared.mailbox.next(acts.address(member), set(), "You are a mentor now")
    shared.mailbox.next(acts.address(member), set(), "Your membership is renewed")
    receipts = [m for m in shared.mailbox.to(acts.address(member))
                if m.subject == "Your membership is renewed"]
    assert len(receipts) == 1
    year = datetime.timedelta(days=365)
    before = datetime.date.fromisoformat(member.account["paid_through"])
    after = shared.sql("SELECT paid_through FROM ams_members WHERE email = "
                       f"'{acts.address(member)}'")[0][0]
    assert datetime.datetime.strptime(after, "%Y%m%d").date() - before <= year + \
        datetime.timedelta(days=1)


def test_the_back_button_after_paying_does_not_charge_again(shared):
    member = shared.people.member("en")
    form = acts.open_renewal(member)
    member.submit(form)
    payment = member.page
    acts.choose(member, "pay")
    result = member.page.url
    # Back to the form, sent once more: the first one's result.
    page = member.submit(form)
    assert page.status == 200 and page.url.split("?")[0] == result.split("?")[0]
    # Back to the payment page, paid once more.
    member.page = payment
    page = member.submit(next(f for f in payment.forms() if f.action.endswith("/pay")))
    assert page.heading == "Your membership is renewed"
    assert rows(shared, "ams_renewals", of(shared, member)) == 1


def two_windows(shared):
    """A renewal begun in one window, and the page that the second one gets."""
    member = shared.people.member("en")
    first = acts.opted_in(acts.open_renewal(member), biography="The first window.")
    second = acts.opted_in(acts.open_renewal(member), biography="The second window.")
    here, there = twin(member), twin(member)
    here.submit(first)
    assert here.page.url.startswith(shared.stack.provider_url)
    page = there.submit(second)
    assert page.status == 409
    there.sees("You had already begun this renewal in another window")
    return member, here, there


def test_two_windows_with_different_answers_ask_which_one_counts(shared):
    member, here, _ = two_windows(shared)
    acts.choose(here, "pay")
    assert bio(acts.open_profile(member)) == "The first window."


def test_of_two_windows_the_second_may_count_and_one_fee_is_paid(shared):
    member, here, there = two_windows(shared)
    there.submit(there.page.form("main-form"))
    acts.choose(there, "pay")
    assert bio(acts.open_profile(member)) == "The second window."
    # The payment page of the first one, still open, takes nothing any more.
    here.submit(next(f for f in here.page.forms() if f.action.endswith("/pay")))
    settled = of(shared, member) + " AND state = 1"
    assert rows(shared, "ams_renewals", settled) == 1
    assert bio(acts.open_profile(member)) == "The second window."


def test_A11Y_05_errors_stand_beside_their_fields_and_nothing_typed_is_lost(shared):
    for language in ("en", "fr"):
        member = shared.people.member(language)
        form = acts.opted_in(acts.open_renewal(member), language, biography="", city="Sault",
                             skills="<b>&amp; \"quotes\"</b>", languages=[])
        form.set("tandem_terms", False)
        page = member.submit(form)
        assert page.status == 422 and page.language == language
        shown = page.form()
        assert shown.value("tandem_mentor_city") == "Sault"
        assert shown.value("tandem_mentor_skills") == "<b>&amp; \"quotes\"</b>"
        assert shown.values("tandem_confidentiality") == ["1"] and not shown.values("tandem_terms")
        assert len(page.errors()) == 3, page.errors()
        summary = page.find(".error-summary")
        assert summary.get("role") == "alert" and summary.get("tabindex") == "-1"
        for link in summary.all("a"):
            target = page.find(link.get("href"))
            assert target is not None, link.get("href")
        described = [c for c in shown.controls if c.get("aria-invalid") == "true"]
        for control in described:
            for name in control.get("aria-describedby", "").split():
                assert page.find("#" + name) is not None
        assert described


def test_LNG_03_the_language_changes_without_losing_what_was_typed(shared):
    member = shared.people.member("en")
    form = acts.opted_in(acts.open_renewal(member), biography="Half a sentence")
    form.set("tandem_mentor_gender", ["GW"])
    page = member.submit(form, button=("switch_language", "fr"))
    assert page.status == 200 and page.language == "fr" and not page.errors()
    shown = page.form()
    assert bio(shown) == "Half a sentence" and mentoring.is_mentor(shown)
    assert shown.values("tandem_mentor_gender") == ["GW"]
    assert shown.values("tandem_terms") == ["1"]
    assert rows(shared, "ams_renewals", of(shared, member)) == 0
    member.get("/account")
    assert member.page.language == "fr"


# ---- 2. The profile ----

def test_opting_out_takes_effect_at_once_and_asks_for_no_answers(shared):
    people = shared.people
    mentor, seeker = people.mentor("en", {"biography": "Findable by xylophone."}), people.member("fr")
    assert acts.found(seeker, words="xylophone") == [acts.name(mentor)]
    acts.save(mentor, want=False)
    assert acts.found(seeker, words="xylophone") == []
    assert seeker.get(f"/mentorship/mentors/{acts.member_id(shared, mentor)}").status == 404


def test_a_pause_is_reversible_and_keeps_everything(shared):
    people = shared.people
    mentor, seeker = people.mentor("en", {"biography": "Findable by zither."}), people.member("en")
    before = acts.open_profile(mentor).data()
    acts.save(mentor, paused=True)
    assert acts.found(seeker, words="zither") == []
    page = seeker.get(f"/mentorship/mentors/{acts.member_id(shared, mentor)}")
    assert page.heading == "Not taking new mentees at the moment"
    assert "zither" not in page.text and acts.name(mentor) not in page.text
    acts.save(mentor, paused=False)
    assert acts.found(seeker, words="zither") == [acts.name(mentor)]
    unstable = ("csrf", "operation_id", "tandem_base_version", "revision")
    after = acts.open_profile(mentor).data()
    assert [p for p in before if p[0] not in unstable] == [p for p in after if p[0] not in unstable]


def test_an_older_window_does_not_undo_a_newer_one(shared):
    mentor = shared.people.mentor("en")
    old = acts.open_profile(mentor).set("tandem_mentor_skills", "From the old window")
    acts.save(mentor, mentor_skills="From the new window")
    page = mentor.submit(old)
    assert page.status == 422
    mentor.sees("was changed in another window")
    assert page.form().value("tandem_mentor_skills") == "From the old window"
    assert acts.open_profile(mentor).value("tandem_mentor_skills") == "From the new window"


def test_opting_out_in_an_old_window_still_counts(shared):
    """What takes back always acts (DESIGN 2.4)."""
    mentor = shared.people.mentor("en")
    old = acts.open_profile(mentor).set("tandem_want", False)
    acts.save(mentor, mentor_skills="Newer")
    page = mentor.submit(old)
    assert page.status == 200 and not page.errors()
    assert not mentoring.is_mentor(acts.open_profile(mentor))


def test_opting_out_while_renewing_does_not_wait_for_the_fee(shared):
    mentor = shared.people.mentor("en")
    mentor.submit(acts.open_renewal(mentor).set("tandem_want", False))
    assert rows(shared, "tandem_mentors", of(shared, mentor) + " AND opted_in = 1") == 0
    acts.choose(mentor, "pay")
    assert rows(shared, "tandem_mentors", of(shared, mentor) + " AND opted_in = 1") == 0


def test_a_renewal_paid_after_an_opt_out_does_not_bring_the_mentor_back(shared):
    """Issue 4: a late "renewed" after an opt-out leaves the mentor off."""
    member = shared.people.member("en")
    member.submit(acts.opted_in(acts.open_renewal(member)))
    payment = twin(member)
    window = twin(member)
    form = acts.open_profile(window)
    form.set("tandem_want", False).set("tandem_mentor_biography", "")
    page = window.submit(form)
    assert page.status == 200 and not page.errors(), page.errors()
    acts.choose(payment, "pay")
    assert payment.page.heading == "Your membership is renewed"
    assert rows(shared, "tandem_mentors", of(shared, member) + " AND opted_in = 1") == 0
    assert acts.name(member) not in acts.found(shared.people.member("fr"))


# ---- 3. Writing ----

def test_the_same_introduction_sent_twice_at_once_is_one(shared):
    mentor, mentee = shared.people.mentor("en"), acts.seeker(shared.people)
    form = acts.writing(mentee, acts.member_id(shared, mentor)).set("message", "Once only.")
    windows = [twin(mentee) for _ in range(4)]
    pages = at_once(*[lambda w=w: w.submit(form) for w in windows])
    assert len({page.url for page in pages}) == 1 and {page.status for page in pages} == {200}
    # And by the back button, much later.
    assert mentee.submit(form).url == pages[0].url
    shared.mailbox.next(acts.address(mentor), set(), "Once only.")
    holding = [m for m in shared.mailbox.to(acts.address(mentor)) if "Once only." in m.text]
    assert len(holding) == 1
    assert rows(shared, "tandem_introductions", "mentee_id = UNHEX('{}')".format(
        acts.member_id(shared, mentee).replace("-", ""))) == 1


def test_two_windows_to_one_mentor_send_one(shared):
    mentor, mentee = shared.people.mentor("en"), acts.seeker(shared.people)
    mentor_id = acts.member_id(shared, mentor)
    forms = [acts.writing(mentee, mentor_id).set("message", f"Window {n}") for n in range(2)]
    windows = [twin(mentee) for _ in forms]
    pages = at_once(*[lambda w=w, f=f: w.submit(f) for w, f in zip(windows, forms)])
    assert sorted(page.status for page in pages) == [200, 409]
    refused = next(page for page in pages if page.status == 409)
    assert "have not answered yet" in refused.text
    assert refused.form().value("message").startswith("Window ")


@pytest.mark.parametrize("language,sentence", [
    ("en", "is not taking on new mentees at the moment"), ("fr", None)])
def test_FOM_11_a_mentor_who_paused_meanwhile_is_told_with_the_text_kept(shared, language, sentence):
    mentor = shared.people.mentor("en")
    mentee = acts.seeker(shared.people, language)
    form = acts.writing(mentee, acts.member_id(shared, mentor)).set("message", "Typed for long.")
    acts.save(mentor, paused=True)
    page = mentee.submit(form)
    assert page.status == 409 and page.form().value("message") == "Typed for long."
    sentence = sentence or said("fr", "{mentor} is not taking on new mentees at the moment. Please "
                                "write to another mentor, or try again later.",
                                mentor=acts.name(mentor))
    mentee.sees(sentence)
    acts.save(mentor, paused=False)
    assert "sent=1" in mentee.submit(page.form()).url


def test_a_mentor_who_left_meanwhile_is_not_named_any_more(shared):
    mentor, mentee = shared.people.mentor("en"), acts.seeker(shared.people)
    form = acts.writing(mentee, acts.member_id(shared, mentor)).set("message", "Too late.")
    acts.save(mentor, want=False)
    page = mentee.submit(form)
    assert page.status == 409 and page.form().value("message") == "Too late."
    mentee.sees("This mentor is not available any more.").links()
    mentee.does_not_see(acts.name(mentor))


def test_FOM_16_a_sixth_open_request_is_refused_and_a_withdrawal_makes_room(shared):
    """FOM-16, with the sixth and the fifth at the same moment."""
    people = shared.people
    mentee = acts.seeker(people)
    mentors = [people.mentor("en") for _ in range(OPEN + 1)]
    ids = [acts.member_id(shared, each) for each in mentors]
    sent = [acts.write(mentee, each) for each in ids[:OPEN - 1]]
    forms = [acts.writing(mentee, each).set("message", "The last place") for each in ids[OPEN - 1:]]
    windows = [twin(mentee), twin(mentee)]
    pages = at_once(*[lambda w=w, f=f: w.submit(f) for w, f in zip(windows, forms)])
    assert sorted(page.status for page in pages) == [200, 409]
    refused = next(page for page in pages if page.status == 409)
    assert "You have 5 open introductions" in refused.text
    mentee.get("/mentorship")
    mentee.sees("5 of 5 introductions are open.")
    scenes.withdraw(mentee, f"/mentorship/introductions/{sent[0]}")
    mentee.sees("Withdrawn")
    again = refused.form()
    assert again.value("message") == "The last place"
    assert "sent=1" in mentee.submit(again).url


def test_FOM_04_nobody_writes_to_themselves(shared):
    mentor = acts.fill_mentee_profile(shared.people.mentor("en"))
    page = mentor.get(f"/mentorship/mentors/{acts.member_id(shared, mentor)}/introduction")
    assert page.status == 409
    mentor.sees("you cannot write to yourself")


@pytest.mark.parametrize("message,error", [
    ("", "Write a few words to the mentor."), ("  \n\t\n ", "Write a few words to the mentor."),
    ("x" * 3001, "Your message is longer than 3,000 characters. Please shorten it.")])
def test_a_message_that_cannot_be_sent_is_kept_with_its_error(shared, message, error):
    mentor, mentee = shared.people.mentor("en"), acts.seeker(shared.people)
    form = acts.writing(mentee, acts.member_id(shared, mentor)).set("message", message)
    page = mentee.submit(form)
    assert page.status == 422 and page.errors() == [error]
    assert page.form().value("message").replace("\r\n", "\n") == message
    assert page.find("#message").get("aria-invalid") == "true"


def test_FOM_15_the_profile_comes_first_and_the_way_goes_on(shared):
    mentor, mentee = shared.people.mentor("en"), shared.people.member("en")
    mentor_id = acts.member_id(shared, mentor)
    page = mentee.get(f"/mentorship/mentors/{mentor_id}/introduction")
    assert page.path == f"/mentorship/profile?for={mentor_id}"
    form = page.form()
    form.fill({"mentee_" + field: value for field, value in acts.MENTEE["en"].items()})
    form.set("mentee_goals", "")
    page = mentee.submit(form)
    assert page.status == 422 and page.form().value("mentee_introduction") == \
        acts.MENTEE["en"]["introduction"]
    page = mentee.submit(page.form().set("mentee_goals", "To go on."))
    assert page.path.endswith("/introduction") and page.status == 200


def test_a_deep_link_survives_signing_in(shared):
    people = shared.people
    mentor_id = acts.member_id(shared, people.mentor("en"))
    account = people.account(language="fr", category="MEM")
    for path in (f"/mentorship/mentors/{mentor_id}", "/mentorship/mentors?practice_area=PA_MH"):
        visitor = shared.visitor("fr")
        page = visitor.get(path)
        assert page.status == 200 and page.url.split("?")[0].endswith("/sign-in")
        # A wrong password and a change of language do not lose it.
        visitor.submit("main-form", {"email": account["email"], "password": "wrong"})
        assert visitor.page.status == 422
        visitor.submit("main-form", {"password": account["password"]})
        assert visitor.page.status == 200 and visitor.page.path == path


@pytest.mark.parametrize("away", ["//evil.example", "https://evil.example", "/\\evil.example",
                                  "javascript:alert(1)", "\t//evil.example"])
def test_signing_in_leads_to_no_other_site(shared, away):
    import urllib.parse
    account = shared.people.account(language="en", category="MEM")
    visitor = shared.visitor()
    visitor.get("/sign-in?next=" + urllib.parse.quote(away, safe=""))
    visitor.submit("main-form", {"email": account["email"], "password": account["password"]})
    assert visitor.page.url.startswith(shared.url + "/account")


# ---- 4. Answering ----

NOTE = "Yes – « gladly » & <soon>, O'Neil…\n\n  indented line\n.\nafter a dot 🙂"


def test_the_note_arrives_as_typed(shared):
    mentor, mentee = shared.people.mentor("en"), acts.seeker(shared.people, "fr")
    acts.write(mentee, acts.member_id(shared, mentor))
    visitor = acts.open_link(shared, acts.request_mail(shared, mentor, mentee))
    page = acts.answer(visitor, "accept", NOTE)
    assert page.status == 200 and page.heading == "You have accepted"
    mail = shared.mailbox.next(acts.address(mentee), set(), "gladly")
    assert NOTE in mail.text
    assert mail.message["Content-Language"] == "fr"
    mentee.get("/mentorship")
    mentee.sees(acts.address(mentor))


def test_FOM_16_a_double_click_on_accept_connects_once(shared):
    mentor, mentee = shared.people.mentor("en"), acts.seeker(shared.people)
    introduction = acts.write(mentee, acts.member_id(shared, mentor))
    visitor = acts.open_link(shared, acts.request_mail(shared, mentor, mentee))
    form = visitor.page.form().set("answer", "accept")
    windows = [twin_of_visitor(visitor) for _ in range(4)]
    pages = at_once(*[lambda w=w: w.submit(form) for w in windows])
    assert {(page.status, page.heading) for page in pages} == {(200, "You have accepted")}
    for person in (mentor, mentee):
        shared.mailbox.next(acts.address(person), set(), "connected" if person is mentor
                            else "has accepted")
    digits = introduction.replace("-", "")
    assert rows(shared, "tandem_pairings", f"introduction_id = UNHEX('{digits}')") == 1
    told = [m for m in shared.mailbox.to(acts.address(mentee)) if "has accepted" in m.subject]
    assert len(told) == 1


def twin_of_visitor(visitor):
    other = type(visitor)(visitor.base, visitor.name, visitor.language)
    other.cookies, other.page = visitor.cookies, visitor.page
    return other


def test_accepting_and_declining_at_once_does_one_of_them(shared):
    mentor, mentee = shared.people.mentor("en"), acts.seeker(shared.people)
    introduction = acts.write(mentee, acts.member_id(shared, mentor))
    visitor = acts.open_link(shared, acts.request_mail(shared, mentor, mentee))
    forms = []
    for decision in ("accept", "decline"):
        page = visitor.get(visitor.page.url)
        forms.append(page.form().set("answer", decision))
    windows = [twin_of_visitor(visitor) for _ in forms]
    pages = at_once(*[lambda w=w, f=f: w.submit(f) for w, f in zip(windows, forms)])
    headings = {page.heading for page in pages}
    assert len(headings) == 1, headings
    assert sorted(page.status for page in pages) == [200, 409]
    state = shared.sql("SELECT state FROM tandem_introductions WHERE id = UNHEX('{}')".format(
        introduction.replace("-", "")))[0][0]
    assert headings == {"You have " + state}


def test_FOM_16_withdrawn_while_the_mentor_reads(shared):
    mentor, mentee = shared.people.mentor("en"), acts.seeker(shared.people)
    introduction = acts.write(mentee, acts.member_id(shared, mentor))
    visitor = acts.open_link(shared, acts.request_mail(shared, mentor, mentee))
    scenes.withdraw(mentee, f"/mentorship/introductions/{introduction}")
    page = acts.answer(visitor, "accept", "Gladly")
    assert page.status == 409 and page.heading == "This introduction was withdrawn"
    visitor.sees("The person who wrote it has withdrawn this introduction.")
    assert rows(shared, "tandem_pairings", "introduction_id = UNHEX('{}')".format(
        introduction.replace("-", ""))) == 0


def test_a_decline_tells_when_to_write_again(own):
    """FOM-16: kindly, with the date, and then it goes."""
    people = own.people
    mentor, mentee = people.mentor("en"), acts.seeker(people)
    mentor_id = acts.member_id(own, mentor)
    acts.write(mentee, mentor_id)
    acts.answer(acts.open_link(own, acts.request_mail(own, mentor, mentee)), "decline")
    page = mentee.get(f"/mentorship/mentors/{mentor_id}/introduction")
    until = own.clock.now().astimezone(acts.ZONE) + datetime.timedelta(days=WAITING_DAYS)
    assert page.status == 409
    mentee.sees(f"{until:%B} {until.day}, {until.year}")
    own.clock.advance(days=WAITING_DAYS, minutes=1)
    mentee = acts.again(own, mentee)
    assert acts.write(mentee, mentor_id, "Once more.")


def test_FOM_16_reminder_once_on_day_7_and_expiry_on_day_21(own):
    people = own.people
    mentor, mentee = people.mentor("fr"), acts.seeker(people, "en")
    introduction = acts.write(mentee, acts.member_id(own, mentor))
    mail = acts.request_mail(own, mentor, mentee)
    subject = said("fr", "{{mentee_name}} is waiting for your answer", mentee_name=acts.name(mentee))

    def reminders():
        return [m for m in own.mailbox.to(acts.address(mentor)) if squeeze(m.subject) == subject]

    own.clock.advance(days=7, minutes=-2)
    assert not reminders()
    own.clock.advance(minutes=3)
    own.mailbox.next(acts.address(mentor), set(), subject)
    own.clock.advance(days=6)
    assert len(reminders()) == 1
    # The link of the reminder and the first one both work.
    assert acts.open_link(own, reminders()[0], "fr").page.form().has("answer")
    visitor = acts.open_link(own, mail, "fr")
    assert visitor.page.form().has("answer")

    own.clock.advance(days=9)
    own.mailbox.next(acts.address(mentee), set(), "has expired")
    mentee = acts.again(own, mentee)
    mentee.get(f"/mentorship/introductions/{introduction}")
    mentee.sees("Expired without an answer")
    visitor.get(acts.link_of(mail))
    assert visitor.page.status == 410
    own.clock.advance(days=2)
    assert len(reminders()) == 1
    told = [m for m in own.mailbox.to(acts.address(mentee)) if "has expired" in m.subject]
    assert len(told) == 1
    # The place is free again, and so is the way to this mentor.
    mentee = acts.again(own, mentee)
    assert acts.write(mentee, acts.member_id(own, mentor), "A second try.")


def test_a_day_that_has_come_counts_before_any_job_has_run(own):
    """FOM-16: expiry is a date, not the moment at which a job notices."""
    people = own.people
    mentor, mentee = people.mentor("en"), acts.seeker(people)
    acts.write(mentee, acts.member_id(own, mentor))
    mail = acts.request_mail(own, mentor, mentee)
    own.clock.advance(days=22)
    visitor = own.visitor()
    assert visitor.get(acts.link_of(mail)).status == 410


# ---- 5. Lapse ----

def soon_to_lapse(own, biography="Here for some days more."):
    """A mentor whose membership ends first of all, a few days from now."""
    ahead = (own.clock.now() + datetime.timedelta(days=2)).date().isoformat()
    account = min((a for a in own.people.free if a["role"] == "member" and a["category"] == "MEM"
                   and a["language"] == "en" and (a["paid_through"] or "") > ahead),
                  key=lambda a: a["paid_through"])
    own.people.free.remove(account)
    mentor = own.people.sign_in(account)
    page = mentor.submit(acts.opted_in(acts.open_profile(mentor), biography=biography))
    assert page.status == 200 and not page.errors()
    return mentor


def test_FOM_01_a_lapse_takes_the_mentor_out_at_midnight_in_Toronto(own):
    """With nobody writing anything; renewing brings them back as they were."""
    people = own.people
    mentor = soon_to_lapse(own, "Findable by ocarina.")
    answers = acts.open_profile(mentor).data()
    seeker = acts.seeker(people)
    mentor_id = acts.member_id(own, mentor)
    last_day = datetime.date.fromisoformat(mentor.account["paid_through"])
    own.clock.move_to(acts.at(last_day, 23, 59, 0))
    seeker = acts.again(own, seeker)
    assert acts.found(seeker, words="ocarina") == [acts.name(mentor)]
    writing = acts.writing(seeker, mentor_id).set("message", "At the last minute.")

    record = own.sql("CHECKSUM TABLE tandem_mentors")
    own.clock.move_to(acts.end_of(last_day))
    assert acts.found(seeker, words="ocarina") == []
    assert acts.found(seeker) .count(acts.name(mentor)) == 0
    assert seeker.get(f"/mentorship/mentors/{mentor_id}").status == 404
    page = seeker.submit(writing)
    assert page.status == 409 and page.form().value("message") == "At the last minute."
    seeker.does_not_see(acts.name(mentor))
    assert own.sql("CHECKSUM TABLE tandem_mentors") == record

    mentor = acts.again(own, mentor)
    assert mentor.get("/mentorship/mentors").status == 403
    mentor.submit(acts.open_renewal(mentor))
    acts.choose(mentor, "pay")
    assert mentor.page.heading == "Your membership is renewed"
    assert acts.found(seeker, words="ocarina") == [acts.name(mentor)]
    unstable = ("csrf", "operation_id", "tandem_base_version", "revision")
    assert [p for p in acts.open_profile(mentor).data() if p[0] not in unstable] == \
        [p for p in answers if p[0] not in unstable]


def test_FOM_01_a_lapsed_mentor_can_decline_and_not_accept(own):
    mentor, mentee = soon_to_lapse(own), acts.seeker(own.people)
    acts.write(mentee, acts.member_id(own, mentor))
    mail = acts.request_mail(own, mentor, mentee)
    own.clock.move_to(acts.end_of(datetime.date.fromisoformat(mentor.account["paid_through"])))
    visitor = acts.open_link(own, mail)
    page = acts.answer(visitor, "accept", "Gladly")
    assert page.status == 409 and page.form().value("note") == "Gladly"
    visitor.sees("Your membership is not active, so you can neither accept nor ask now.")
    page = acts.answer(visitor, "decline", "Not now")
    assert page.heading == "You have declined"


def test_an_operation_of_somebody_else_is_not_taken_for_ones_own(shared):
    """Two members with the same operation id: two effects."""
    mentor = shared.people.mentor("en")
    mentor_id = acts.member_id(shared, mentor)
    operation = str(uuid.uuid4())
    pages = []
    for mentee in (acts.seeker(shared.people), acts.seeker(shared.people)):
        form = acts.writing(mentee, mentor_id).set("message", "Mine").set("operation", operation)
        pages.append(mentee.submit(form).url)
    assert len(set(pages)) == 2
