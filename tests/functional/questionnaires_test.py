"""FOM-13: staff publish a new version of the mentor questionnaire, uploaded as a file, and members
are asked and searched by it at once. Over HTTP; each test goes on where the last one ended."""

import acts
import pytest

PAGE = "/console/mentorship/questionnaires/mentor"
BOUNDARY = "----one-boundary"


@pytest.fixture(scope="module")
def scene(shared):
    return Scene(shared)


class Scene:
    def __init__(self, running):
        self.mentor = running.people.mentor("en")
        self.member = acts.seeker(running.people)
        self.staff = running.people.staff()

    def upload(self, xml, step="look"):
        """The form as a browser posts it with a file."""
        fields = [pair for pair in self.staff.get(PAGE).form().data() if pair[0] != "step"]
        parts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                 for name, value in [*fields, ("step", step)] if name not in ("file", "xml")]
        parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; '
                     f'filename="mentor.xml"\r\nContent-Type: text/xml\r\n\r\n{xml}\r\n'
                     f'--{BOUNDARY}--\r\n')
        self.staff.page = self.staff._request(
            "POST", self.staff.base + PAGE, "".join(parts).encode(),
            {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
        return self.staff.page

    def changed(self):
        answer = acts.send(self.staff, "GET", PAGE + "/file")
        assert answer.status == 200, (answer.status, answer.heading)
        xml = answer.body.decode()
        return (xml.replace('version="1"', 'version="2"', 1)
                .replace('<item code="PA_PAL">', '<item code="PA_SLEEP"><en>Sleep medicine</en>'
                         '<fr>Médecine du sommeil</fr></item><item code="PA_PAL">', 1))


def test_1_LNG_01_what_is_wrong_is_named_by_line(scene):
    wrong = scene.changed().replace("<fr>Médecine du sommeil</fr>", "")
    page = scene.upload(wrong)
    line = wrong[:wrong.index("PA_SLEEP")].count("\n") + 1
    assert page.status == 422
    assert f"Line {line}: the French text is missing" in page.text
    assert "PA_SLEEP" in page.form().value("xml")


def test_2_FOM_13_staff_look_confirm_and_everybody_is_asked_by_it(scene):
    page = scene.upload(scene.changed())
    assert page.status == 200, page.errors()
    assert "New choices: Sleep medicine" in page.text
    assert "Choices that disappear" not in page.text
    assert "Sleep medicine" not in scene.member.get("/mentorship/mentors").text
    page = scene.staff.submit(page.form().set("confirm", True), button=("step", "publish"))
    assert page.status == 200 and "A new version is published" in page.text, page.errors()
    search = scene.member.get("/mentorship/mentors").text
    assert "Sleep medicine" in search
    assert acts.name(scene.mentor) in search
    assert "Sleep medicine" in scene.mentor.get("/account/profile").text
    audit = acts.send(scene.staff, "GET", "/console/mentorship/audit").text
    assert "New version of a questionnaire published" in audit
