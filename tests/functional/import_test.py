"""Issue 3, item 8: an import over HTTP as a browser posts it: files are checked, errors named by
line and column, rows brought in step by step, found in the search, and taken back as a whole.
Each test goes on where the last one ended."""

import csv
import io
import time
import uuid

import acts
import pytest

IMPORTS = "/console/mentorship/imports"


@pytest.fixture(scope="module")
def scene(shared):
    return Scene(shared)


class Scene:
    def __init__(self, running):
        self.running = running
        self.staff = running.people.staff()
        self.mentee = acts.seeker(running.people)
        # Known to the association, and with no part in the program.
        self.mentors = [running.people.account(language="en", category="MEM") for _ in range(2)]
        self.draft = running.people.account(language="fr", category="MEM")
        self.path = None

    def example(self, which):
        """The rows of the file to begin with: what it has is what can be read back."""
        page = self.staff.get(f"{IMPORTS}/{which}.csv")
        assert page.headers["content-type"].startswith("text/csv")
        return list(csv.reader(io.StringIO(page.body.decode("utf-8-sig"))))

    def mentors_file(self):
        header, row = self.example("mentors")
        return [header] + [[account["email"], *row[1:]] for account in (*self.mentors, self.draft)]

    def consents_file(self):
        header, *rows = self.example("consents")
        return [header] + [[account["email"], *row[1:]] for account in self.mentors for row in rows]

    def pairings_file(self):
        header, row = self.example("pairings")
        return [header, [self.mentors[0]["email"], acts.address(self.mentee), *row[2:]]]

    def upload(self, **files):
        form = self.staff.get(IMPORTS).form("mentorship/imports")
        fields = {name: form.value(name) for name in ("csrf", "operation")}
        content_type, body = multipart(fields, files)
        page = self.staff._request("POST", self.staff.page.url, body,
                                   {"Content-Type": content_type})
        assert page.status == 303, page.text
        self.path = page.headers["location"]
        return self.staff.get(self.path)

    def press(self, action, **fields):
        form = next(f for f in self.staff.page.forms() if f.action.endswith(action))
        return self.staff.submit(form, fields)

    def until(self, words):
        end = time.monotonic() + 20
        while words not in self.staff.get(self.path).text:
            assert time.monotonic() < end, self.staff.page.text
            time.sleep(0.2)
        return self.staff.page

    def found(self):
        page = self.mentee.get("/mentorship/mentors")
        return [full_name(account) in page.text for account in (*self.mentors, self.draft)]


def full_name(account):
    return account["name"]


def multipart(fields, files):
    """As browsers write it: every file input is there, also the empty ones."""
    boundary = uuid.uuid4().hex
    body = io.BytesIO()
    for name, value in fields.items():
        body.write(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
                   f"{value}\r\n".encode())
    for name in ("mentors", "consents", "pairings"):
        content = files.get(name, b"")
        chosen = f"{name}.csv" if content else ""
        body.write(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; '
                   f'filename="{chosen}"\r\nContent-Type: text/csv\r\n\r\n'.encode())
        body.write(content + b"\r\n")
    body.write(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}", body.getvalue()


def written(rows, separator=","):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def counts(running):
    return running.sql("SELECT (SELECT COUNT(*) FROM tandem_mentors), "
                       "(SELECT COUNT(*) FROM tandem_consents WHERE standing = 1), "
                       "(SELECT COUNT(*) FROM tandem_pairings WHERE standing = 1)")


def test_1_errors_are_named_by_line_and_column_and_nothing_is_done(scene):
    before = counts(scene.running)
    mentors = scene.mentors_file()
    mentors[2][mentors[0].index("languages")] = "klingon"
    mentors.append(["=nobody@example.org", *mentors[1][1:]])
    page = scene.upload(mentors=written(mentors, ";"), consents=written(scene.consents_file()))
    rows = [[cell.text for cell in row.all("td")] for row in page.all("tbody tr")]
    assert [row[:4] for row in rows if "klingon" in row] == [["Mentors", "3", "languages",
                                                             "klingon"]]
    assert ["5", "email", "=nobody@example.org"] in [row[1:4] for row in rows]
    report = scene.staff.get(f"{scene.path}/report.csv")
    assert "'=nobody@example.org" in report.body.decode()
    assert counts(scene.running) == before
    spoilt = scene.upload(mentors="email,pr\xe9nom\n".encode("latin-1"))
    assert "UTF-8" in spoilt.text and not [f for f in spoilt.forms() if f.action.endswith("/start")]
    page = scene.upload(mentors=b"email,gender\n")
    assert "only the member can give them" in page.text
    scene.press("/discard")
    assert counts(scene.running) == before


def test_2_rows_are_brought_in_and_the_search_finds_the_mentors(scene):
    assert scene.found() == [False, False, False]
    page = scene.upload(mentors=written(scene.mentors_file()),
                        consents=written(scene.consents_file(), ";"),
                        pairings=written(scene.pairings_file()))
    assert "There is no error in the files" in page.text
    seen = scene.running.mailbox.seen(scene.draft["email"])
    assert scene.press("/start", tell="1").status == 200
    scene.until("What was done")
    assert scene.found() == [True, True, False]
    # FOM-06: without consents nobody is listed; the member is asked, in their language.
    mail = scene.running.mailbox.next(scene.draft["email"], set(seen), "profil")
    assert mail.text
    scene.mentee.get("/mentorship")
    scene.mentee.sees(full_name(scene.mentors[0]))
    scene.staff.get("/console/mentorship/mentors")
    scene.staff.sees(full_name(scene.mentors[1]))


def test_3_undoing_takes_all_of_it_back_but_what_changed_since(scene):
    changed = scene.running.people.sign_in(scene.mentors[1])
    acts.save(changed)
    scene.staff.get(scene.path)
    scene.staff.follow(f"{scene.path}/undo")
    assert scene.press("/undo").status == 200
    page = scene.until("What was undone")
    assert scene.mentors[1]["email"] in page.text
    assert scene.found() == [False, True, False]
    scene.mentee.get("/mentorship")
    scene.mentee.does_not_see(full_name(scene.mentors[0]))
    assert [f for f in scene.staff.get(f"{scene.path}/undo").forms()
            if f.action.endswith("/undo")] == []
    audit = scene.running.sql("SELECT action FROM tandem_audit WHERE action LIKE 'import.%' AND "
                              f"subject_id = UNHEX('{scene.path.split('/')[-1].replace('-', '')}') "
                              "ORDER BY at, id")
    assert [row[0] for row in audit] == ["import.checked", "import.started", "import.done",
                                         "import.undo_started", "import.undone"]
