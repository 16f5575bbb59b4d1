"""FOM-06, FOM-11, PRV-18: what a mentor throws on a page, and what a new version of the Terms asks
of them, over HTTP and mail. Each test goes on where the last one ended."""

import acts
import pytest

TERMS = "/console/mentorship/texts/terms_of_use"


@pytest.fixture(scope="module")
def scene(shared):
    mentor = shared.people.mentor("en")
    mentee = acts.seeker(shared.people)
    return Scene(shared, mentor, mentee)


class Scene:
    def __init__(self, running, mentor, mentee):
        self.running, self.mentor, self.mentee = running, mentor, mentee
        self.staff = running.people.staff()
        self.mentor_id = acts.member_id(running, mentor)
        self.introduction = acts.write(mentee, self.mentor_id, "May I learn from you?")

    def profile(self):
        return acts.send(self.mentee, "GET", f"/mentorship/mentors/{self.mentor_id}")

    def finds_mentor(self):
        page = self.mentee.get("/mentorship/mentors")
        return acts.name(self.mentor) in page.text

    def throw(self, action, page="/mentorship/my-profile"):
        self.mentor.get(page)
        form = next(form for form in self.mentor.page.forms() if form.action.endswith(action))
        return self.mentor.submit(form)


def test_1_PRV_18_hide_me_now_answers_as_for_whoever_never_was(scene):
    shown = scene.profile()
    assert shown.status == 200
    assert "noindex" in shown.headers["x-robots-tag"]
    nobody = acts.send(scene.mentee, "GET",
                       "/mentorship/mentors/00000000-0000-7000-8000-000000000001")
    page = scene.throw("/hide", "/mentorship")
    assert page.status == 200 and "You are hidden" in page.text
    hidden = scene.profile()
    assert hidden.status == nobody.status == 404
    assert hidden.heading == nobody.heading
    assert "noindex" in hidden.headers["x-robots-tag"]
    assert not scene.finds_mentor()
    assert scene.mentor.get(f"/mentorship/requests/{scene.introduction}").status == 200
    page = scene.throw("/hide")
    assert "You are not hidden any more" in page.text
    assert scene.profile().status == 200


def test_2_a_mentor_sees_the_profile_as_each_audience_does(scene):
    member = scene.mentor.get("/mentorship/my-profile?as=member")
    connected = scene.mentor.get("/mentorship/my-profile?as=connected")
    staff = scene.mentor.get("/mentorship/my-profile?as=staff")
    address = acts.address(scene.mentor)
    assert [address in page.text for page in (member, connected)] == [False, True]
    assert "all of your answers" in staff.text


def test_3_FOM_11_the_mail_link_is_enough_to_pause_and_the_request_stays(scene):
    mail = acts.request_mail(scene.running, scene.mentor, scene.mentee)
    visitor = acts.open_link(scene.running, mail)
    form = next(form for form in visitor.page.forms() if form.action.endswith("/pause"))
    page = visitor.submit(form)
    assert page.status == 200 and "This one can still be answered" in page.text
    assert not scene.finds_mentor()
    page = scene.throw("/pause")
    assert "Your pause is over" in page.text


def test_4_FOM_06_staff_publish_both_languages_after_a_look(scene):
    scene.staff.get(TERMS)
    form = scene.staff.page.form()
    form.fill({"english": "<h2>Terms of Use</h2>\n<p>NEW-TERMS</p>\n<script>x</script>",
               "french": "<h2>Modalités</h2>\n<p>NOUVEAU</p>"})
    page = scene.staff.submit(form)
    assert page.status == 422 and "Line 3" in page.text
    form = page.form()
    form.fill({"english": "<h2>Terms of Use</h2>\n<p>NEW-TERMS</p>"})
    page = scene.staff.submit(form)
    assert page.status == 200 and "asked by mail" in page.text, page.errors()
    assert "NEW-TERMS" not in scene.mentee.get("/mentorship/documents/terms_of_use").text
    page = scene.staff.submit(page.form().set("confirm", True))
    assert page.status == 200 and "A new version is published" in page.text, page.errors()
    assert "NEW-TERMS" in scene.mentee.get("/mentorship/documents/terms_of_use").text
    told = scene.running.mailbox.next(acts.address(scene.mentor), set(), "The Terms have changed")
    assert "/mentorship/acknowledgement" in told.text


def test_5_FOM_06_accepting_asks_for_the_new_version_and_goes_on(scene):
    path = f"/mentorship/requests/{scene.introduction}"
    scene.mentor.get(path)
    page = scene.mentor.submit("main-form", {"answer": "accept", "note": "Gladly."})
    assert page.status == 422 and "NEW-TERMS" in page.text
    assert page.form().value("note").strip() == "Gladly."
    form = page.form().set("agree_terms", True)
    page = scene.mentor.submit(form)
    assert page.status == 200 and "You have accepted" in page.text, page.errors()
    agreed = scene.mentor.get("/mentorship/agreements").text
    assert "In force" in agreed and "Replaced by a newer version" in agreed
    assert scene.profile().status == 200
