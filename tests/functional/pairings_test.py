"""FOM-02, FOM-12, FOM-16, FOM-18 to FOM-20: a question, an acceptance that fills the mentor's one place, what
the two agree on, and the end, over HTTP and mail."""

import acts
import pytest


@pytest.fixture(scope="module")
def pair(shared):
    """A mentor with one place, a mentee who has written, and the request's mail."""
    mentor = shared.people.mentor("en", {"capacity": "1"})
    mentee = acts.seeker(shared.people)
    mentor_id = acts.member_id(shared, mentor)
    introduction = acts.write(mentee, mentor_id, "I would like to learn from you.")
    return Pair(shared, mentor, mentee, mentor_id, introduction)


def checkouts(running):
    return running.sql("SELECT COUNT(*) FROM ams_checkouts")


class Pair:
    def __init__(self, running, mentor, mentee, mentor_id, introduction):
        self.running, self.mentor, self.mentee = running, mentor, mentee
        self.mentor_id, self.introduction = mentor_id, introduction
        self.third = acts.seeker(running.people)
        self.checkouts = checkouts(running)

    def pairing(self):
        digits = self.introduction.replace("-", "")
        return acts.text_id(self.running.sql(
            f"SELECT HEX(id) FROM tandem_pairings WHERE introduction_id = UNHEX('{digits}')")[0][0])

    def profile(self):
        return self.third.get(f"/mentorship/mentors/{self.mentor_id}")


def test_1_the_mentor_asks_behind_the_link_and_the_mentee_answers_on_a_page(pair):
    mail = acts.request_mail(pair.running, pair.mentor, pair.mentee)
    visitor = acts.open_link(pair.running, mail)
    page = visitor.submit("main-form", {"answer": "ask", "note": "Since when do you work there?"})
    assert page.status == 200 and "Your question is with" in page.text

    asked = pair.running.mailbox.next(acts.address(pair.mentee), set(), "A question from")
    assert "Since when do you work there?" in asked.text
    assert acts.address(pair.mentor) not in asked.text
    assert f"/mentorship/introductions/{pair.introduction}" in asked.text

    page = pair.mentee.get(f"/mentorship/introductions/{pair.introduction}")
    assert "has asked you something" in page.text
    page = pair.mentee.submit("main-form", {"reply": "Since May, on a ward."})
    assert page.status == 200 and "Your answer is on its way" in page.text

    told = pair.running.mailbox.next(acts.address(pair.mentor), {mail.id}, "has answered your")
    assert "Since May, on a ward." in told.text
    visitor = acts.open_link(pair.running, told)
    assert "Since May, on a ward." in visitor.page.text
    page = acts.answer(visitor, "accept", "With pleasure.")
    assert page.status == 200 and "You have accepted" in page.text


def test_2_the_only_place_is_taken_and_nobody_else_can_write(pair):
    page = pair.profile()
    assert "Introduce yourself" not in page.text
    page = pair.third.get(f"/mentorship/mentors/{pair.mentor_id}/introduction")
    assert page.status == 409 and "as many mentees as they can take" in page.text
    assert "as many mentees as you set" in pair.mentor.get("/mentorship").text


def test_3_both_read_and_change_what_they_agree_on(pair):
    path = f"/mentorship/pairings/{pair.pairing()}"
    page = pair.mentor.get(path)
    assert "First steps" in page.text and "Feel at ease with groups." in page.text
    page = pair.mentor.submit("main-form", {"availability": "Mondays after six",
                                            "frequency": "Once a month"})
    assert page.status == 200 and "Saved." in page.text
    page = pair.mentee.get(path)
    assert page.form().value("availability") == "Mondays after six"
    # Somebody else's eyes see nothing.
    assert pair.third.get(path).status == 404


def test_4_the_end_frees_the_place_and_hides_the_addresses(pair):
    path = f"/mentorship/pairings/{pair.pairing()}"
    assert acts.address(pair.mentee) in pair.mentor.get(path).text
    pair.mentor.get(path + "/end")
    page = pair.mentor.submit("main-form", {"farewell": "Thank you for these months."})
    assert page.status == 200 and "You ended this mentorship" in page.text
    for who, other in ((pair.mentor, pair.mentee), (pair.mentee, pair.mentor)):
        page = who.get(path)
        assert "Thank you for these months." in page.text and "Mondays after six" in page.text
        assert acts.address(other) not in page.text
        assert acts.address(other) not in who.get("/mentorship").text
    told = pair.running.mailbox.next(acts.address(pair.mentee), set(), "has ended")
    assert "Thank you for these months." in told.text
    assert pair.third.get(f"/mentorship/mentors/{pair.mentor_id}/introduction").status == 200


def test_5_FOM_02_nothing_of_it_was_paid_for(pair):
    """From the introduction to the end there was no checkout, nor anything to pay on a page."""
    assert checkouts(pair.running) == pair.checkouts
    for path in ("/mentorship", f"/mentorship/pairings/{pair.pairing()}"):
        assert "$" not in pair.mentee.get(path).text
