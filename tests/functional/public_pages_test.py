"""The program's public pages and workbooks: signed out and in, in both languages (FOM-22, FOM-24,
SHR-04, PRV-10, PRV-11, MOD-04's deep links, LNG-01)."""

import io
import re
import urllib.parse
import xml.etree.ElementTree
import zipfile

import pytest
from conftest import Association, copied

ARTICLES = ["/mentorship/about", "/mentorship/becoming-a-mentor", "/mentorship/finding-a-mentor",
            "/mentorship/questions"]
WORKBOOKS = ["/mentorship/workbooks/mentor", "/mentorship/workbooks/mentee"]
DOCUMENTS = [f"/mentorship/documents/{name}" for name in (
    "terms_of_use", "rules_of_engagement", "confidentiality_agreement", "privacy_policy")]
LANGUAGES = ["en", "fr"]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# None is what program.xml says: a number that stands on a page comes from here or nowhere.
SETTINGS = {"reminder_days": 3, "expiry_days": 17, "waiting_days_after_decline": 41,
            "open_requests_per_mentee": 6, "open_requests_per_mentor": 1,
            "introductions_per_day": 13, "lapse_grace_days": 29}
TEXTS = {"support_email": "mentorship@example.org", "telephone": "1-555-010-0199",
         "privacy_officer.en": "Robin Example, Privacy", "privacy_email": "privacy@example.org",
         "privacy_officer.fr": "Robin Exemple, vie privée"}


@pytest.fixture(scope="module")
def configured(prepared, tmp_path_factory):
    options = [part for name, value in {**SETTINGS, **TEXTS}.items()
               for part in ("--plugin-setting", f"tandem.{name}={value}")]
    running = Association(copied(prepared, tmp_path_factory.mktemp("pages") / "data"),
                          options=options)
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture(scope="module")
def readers(configured):
    """A visitor and a member for each language."""
    return {language: [configured.visitor(language), configured.people.member(language)]
            for language in LANGUAGES}


def test_FOM_07_08_LNG_01_everybody_reads_every_page_in_both_languages(readers):
    titles = {}
    for language in LANGUAGES:
        for reader in readers[language]:
            for path in ARTICLES + WORKBOOKS + DOCUMENTS:
                page = reader.get(path)
                assert (page.status, page.language) == (200, language), (path, language)
                titles.setdefault((language, path), page.title)
    assert len(set(titles.values())) == len(titles), "two pages have one title"


def test_FOM_22_SHR_04_PRV_10_11_every_page_says_whom_to_ask_and_leads_to_the_documents(readers):
    for language in LANGUAGES:
        for reader in readers[language]:
            for path in ARTICLES + WORKBOOKS:
                page = reader.get(path)
                mails = {a.get("href") for a in page.main.all("a[href]")}
                assert "mailto:mentorship@example.org" in mails, path  # FOM-22
                assert "mailto:privacy@example.org" in mails, path  # PRV-10
                reader.sees(TEXTS[f"privacy_officer.{language}"], "1-555-010-0199")
                reader.sees({"en": "100-34 Colonnade Road", "fr": "100-34, chemin Colonnade"}
                            [language])  # SHR-04
                for document in DOCUMENTS + ARTICLES + WORKBOOKS:
                    assert document in mails, (path, document)  # PRV-11


def test_numbers_are_those_of_the_settings(readers):
    visitor = readers["en"][0]
    visitor.get("/mentorship/finding-a-mentor")
    visitor.sees("The mentor has 17 days. We remind them after 3 days.",
                 "You may have 6 introductions open", "send 13 introductions a day",
                 "again after 41 days")
    visitor.get("/mentorship/becoming-a-mentor")
    visitor.sees("At most 1 introduction can wait", "after 17 days without an answer")
    visitor.get("/mentorship/questions")
    visitor.sees("visible for 29 days more", "limited, to 1 introduction at a time")
    french = readers["fr"][0]
    french.get("/mentorship/finding-a-mentor")
    french.sees("La personne a 17 jours pour répondre.", "6 demandes en cours")


def test_no_rule_of_the_program_stands_on_a_page_as_a_number(readers):
    """Every number of days or introductions that a page shows is one of the settings."""
    for path in ARTICLES:
        for found in re.findall(r"(\d+)[\s\u00a0](?:days?|introductions?)\b",
                                readers["en"][0].get(path).text):
            assert int(found) in SETTINGS.values(), (path, found)


def test_FOM_24_steps_stand_in_the_order_of_the_program(readers):
    """Search, review, select, complete the mentee profile, use the workbook."""
    page = readers["en"][0].get("/mentorship/finding-a-mentor")
    steps = [step.text for step in page.all(".steps li h2")]
    order = ["search", "review", "choose", "profile", "workbook"]
    assert len(steps) == len(order)
    for step, word in zip(steps, order):
        assert word in step.lower(), (step, word)


@pytest.mark.parametrize("path, words", [
    ("/mentorship/finding-a-mentor", "Sign in and search"),
    ("/mentorship/becoming-a-mentor", "Sign in and open my profile"),
])
def test_a_deep_link_survives_signing_in(configured, path, words):
    """MOD-04: whoever signs in on the way arrives where they wanted to go."""
    account = configured.people.account(language="en", category="MEM")
    person = configured.visitor()
    target = urllib.parse.urlsplit(person.get(path).link(words)).path
    person.get(target)
    assert person.page.path.startswith("/sign-in?next="), person.page.path
    form = next(form for form in person.page.forms() if form.has("password"))
    person.submit(form, {"email": account["email"], "password": account["password"]})
    assert (person.page.status, person.page.path) == (200, target)


def test_members_are_not_asked_to_sign_in(readers):
    for path in ARTICLES + WORKBOOKS:
        readers["en"][1].get(path)
        readers["en"][1].does_not_see("Sign in and")


def test_visitors_find_the_way_from_every_page_of_the_site(readers):
    for language in LANGUAGES:
        visitor = readers[language][0]
        visitor.get("/")
        menu = [a.get("href") for a in visitor.page.all(".menu a")]
        assert menu == ["/mentorship/about"], "only what anybody may open"
        assert visitor.get(menu[0]).status == 200


def test_PRV_10_11_the_person_in_charge_is_named_on_every_page_and_every_form_links_the_policy(readers):
    """The footer of the site, which stands under every page and every form."""
    named = {"en": "Privacy Officer", "fr": "personne responsable de leur protection"}
    for language in LANGUAGES:
        visitor, member = readers[language]
        for reader, path in [(visitor, "/"), (visitor, "/sign-in"), (visitor, ARTICLES[0]),
                             (member, "/mentorship/profile"), (member, "/account/profile"),
                             (member, "/account/renewal")]:
            footer = reader.get(path).find("footer")
            assert named[language] in footer.text, (path, language)
            assert "/privacy" in [a.get("href") for a in footer.all("a[href]")], path
    person = readers["en"][0].get("/privacy#person-in-charge").find("#person-in-charge")
    assert person is not None and person.text == "Person in charge"


# ---- The workbooks as documents ----

def download(reader, path):
    answer = reader.get(reader.get(path).find("a[download]").get("href"))
    assert (answer.status, answer.headers["content-type"]) == (200, DOCX), path
    assert re.search(r'attachment; filename="?[a-z-]+\.docx', answer.headers["content-disposition"])
    return zipfile.ZipFile(io.BytesIO(answer.body))


def paragraphs(archive):
    body = xml.etree.ElementTree.fromstring(archive.read("word/document.xml"))
    return ["".join(text.text or "" for text in paragraph.iter(f"{WORD}t"))
            for paragraph in body.iter(f"{WORD}p")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", WORKBOOKS)
def test_FOM_08_a_workbook_is_a_sound_document_to_fill_in(readers, path, language):
    archive = download(readers[language][0], path)
    assert archive.testzip() is None
    assert archive.namelist()[0] == "[Content_Types].xml"
    for name in archive.namelist():
        xml.etree.ElementTree.fromstring(archive.read(name))
    document = archive.read("word/document.xml").decode()
    ids = re.findall(r'<w:id w:val="(\d+)"/>', document)
    assert len(ids) > 40 and len(set(ids)) == len(ids), "a field's id is its own"
    assert document.count("<w14:checkbox>") > 10 and document.count("<w:showingPlcHdr/>") > 30
    assert f'w:lang w:val="{language}-CA"' in archive.read("word/styles.xml").decode()
    assert "mentorship@example.org" in archive.read("word/footer1.xml").decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", WORKBOOKS)
def test_A11Y_08_document_and_page_say_the_same(readers, path, language):
    reader = readers[language][0]
    written = set(paragraphs(download(reader, path)))
    page = reader.get(path)
    shown = [element.text for element in page.all(".workbook h2") + page.all(".workbook p") +
             page.all(".workbook caption") + page.all(".workbook td") if element.text]
    flat = {re.sub(r"[ \t\r\n]+", " ", text).strip() for text in written}
    assert len(shown) > 40
    assert [text for text in shown if text not in flat] == []


@pytest.mark.parametrize("path", WORKBOOKS)
def test_the_contents_lead_to_every_part(readers, path):
    page = readers["en"][0].get(path)
    anchors = ["#" + heading.get("id") for heading in page.all(".workbook h2")]
    assert [a.get("href") for a in page.all(".contents a")] == anchors
    assert len(anchors) >= 14
