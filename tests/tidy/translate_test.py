#!/usr/bin/env python3
"""translate.py says no: one bad project for each of its checks, and good ones that pass."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

TRANSLATE = pathlib.Path(__file__).resolve().parents[2] / "sdk/kit/language/translate.py"
NB = "\u00a0"
AUTOESCAPE = '{{%AUTOESCAPE context="HTML"}}\n'


class Project(unittest.TestCase):
    """A project of one template, one source and one catalogue, in a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write("locale/fr/common.po", "")
        self.write("templates/pages/page.html.tpl", AUTOESCAPE)
        self.write("code/mentors/rules.cpp", "")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def read(self, name):
        return (self.root / name).read_text("utf-8")

    def run_tool(self, command, *options):
        return subprocess.run(
            [sys.executable, TRANSLATE, command, "--templates", "templates", "--sources", "code",
             "--locale", "locale", *options],
            cwd=self.root, text=True, capture_output=True)

    def message(self, english, french):
        """One message in the template with that translation."""
        self.write("templates/pages/page.html.tpl", f"{AUTOESCAPE}[[{english}]]\n")
        self.write("locale/fr/common.po", entry(english, french))

    def passes(self):
        result = self.run_tool("check")
        self.assertEqual((result.returncode, result.stderr), (0, ""))

    def fails(self, reason):
        result = self.run_tool("check")
        self.assertEqual(result.returncode, 1, "it should not pass")
        self.assertIn(reason, result.stderr)

    def passes_with(self, english, french):
        self.message(english, french)
        self.passes()

    def fails_with(self, english, french, reason):
        self.message(english, french)
        self.fails(reason)


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def entry(english, french, *, plural=None):
    if plural is None:
        return f"\nmsgid {quoted(english)}\nmsgstr {quoted(french)}\n"
    return (f"\nmsgid {quoted(english)}\nmsgid_plural {quoted(plural)}\n"
            f"msgstr[0] {quoted(french[0])}\nmsgstr[1] {quoted(french[1])}\n")


class Finding(Project):
    def found(self):
        result = self.run_tool("extract")
        return [line.split(": ", 1)[1] for line in result.stdout.splitlines()]

    def test_joins_literals_and_reads_escapes(self):
        self.write("code/a.cpp", 'say(_("one "\n  "two" /* not this */ " \\"three\\" \\u00e9"));')
        self.assertEqual(self.found(), ['one two "three" é'])

    def test_reads_bytes_raw_and_prefixed_literals(self):
        self.write("code/a.cpp", '_("caf\\xc3\\xa9"), _(R"(a "b")"), _(u8"c"), _n("{n} d", "{n} ds")')
        self.assertEqual(self.found(), ["café", 'a "b"', "c", "{n} d"])

    def test_passes_over_comments_strings_and_the_macro_itself(self):
        self.write("code/a.cpp", '// _("no")\n/* _("no") */ "_(\\"no\\")" \'"\' my_("no")\n'
                                 "#define _(text) (Text{text})\nint x = 1'000; _(\"yes\");")
        self.assertEqual(self.found(), ["yes"])

    def test_joins_the_lines_of_a_template(self):
        self.write("templates/a.html.tpl", f"{AUTOESCAPE}[[Find\n    a  mentor]] [[{NB}x]]")
        self.assertEqual(self.found(), ["Find a mentor", f"{NB}x"])

    def test_refuses_what_is_no_literal(self):
        self.write("code/a.cpp", "say(_(text));")
        self.fails("code/a.cpp:1: _() takes string literals alone")

    def test_refuses_a_wrong_number_of_literals(self):
        self.write("code/a.cpp", '_n("only one")')
        self.fails("_n() takes string literals alone")

    def test_refuses_brackets_that_do_not_pair(self):
        self.write("templates/a.html.tpl", AUTOESCAPE + "[[open")
        self.fails("templates/a.html.tpl: [[ and ]] do not pair")

    def test_refuses_an_empty_message(self):
        self.write("templates/a.html.tpl", AUTOESCAPE + "[[ ]]")
        self.fails("an empty or unfinished [[…]]")

    def test_refuses_one_text_counted_and_not(self):
        self.write("code/a.cpp", '_("mentor"), _n("mentor", "mentors")')
        self.fails("counted otherwise")

    def test_adds_what_is_missing_to_the_catalogue_of_its_noun(self):
        self.write("code/mentors/rules.cpp", '_("one"), _n("{n} two", "{n} twos")')
        self.run_tool("extract", "--add")
        self.assertIn('msgid "one"\nmsgstr ""', self.read("locale/fr/mentors.po"))
        self.assertIn('msgid_plural "{n} twos"', self.read("locale/fr/mentors.po"))
        before = self.read("locale/fr/mentors.po")
        self.run_tool("extract", "--add")
        self.assertEqual(self.read("locale/fr/mentors.po"), before)


class Checking(Project):
    def test_missing(self):
        self.write("code/a.cpp", '_("Find a mentor")')
        self.fails("code/a.cpp:1: no French for 'Find a mentor'")

    def test_empty(self):
        self.fails_with("Find a mentor", "", "no French for")

    def test_fuzzy(self):
        self.message("Find a mentor", "Trouver un mentor")
        self.write("locale/fr/common.po", "#, fuzzy" + self.read("locale/fr/common.po"))
        self.fails("no French for")

    def test_identical(self):
        self.fails_with("Portfolio", "Portfolio", "French is the same as English")

    def test_identical_and_allowed(self):
        self.write("locale/allow_identical.txt", "# names\nPortfolio\n")
        self.passes_with("Portfolio", "Portfolio")

    def test_identical_without_words(self):
        self.passes_with("<b>{{NAME}}</b> 1", "<b>{{NAME}}</b> 1")

    def test_an_allowance_nobody_uses(self):
        self.write("locale/allow_identical.txt", "Portfolio\n")
        self.fails("no longer used: Portfolio")

    def test_unused(self):
        self.write("locale/fr/common.po", entry("Gone", "Parti"))
        self.fails("'Gone': no longer used")

    def test_placeholder(self):
        self.fails_with("Hello {name}", "Bonjour {nom}", "placeholders, markers or tags differ")

    def test_marker(self):
        self.fails_with("Hello {{NAME}}", "Bonjour", "placeholders, markers or tags differ")
        self.fails_with("Hello {{NAME:h}}", "Bonjour {{NAME}}", "differ")

    def test_tag(self):
        self.fails_with("<b>Hello</b>", "<b>Bonjour<b>", "placeholders, markers or tags differ")
        self.passes_with("<b>A</b> <i>good</i> day", "<i>Bonne</i> <b>journée</b>")

    def test_plural_forms_show_the_number(self):
        self.write("code/a.cpp", '_n("One mentor", "{n} mentors")')
        self.write("locale/fr/common.po",
                   entry("One mentor", ["Un mentor", "{n} mentors"], plural="{n} mentors"))
        self.fails("both forms need the placeholders of the English plural")

    def test_plural_of_the_catalogue_is_the_plural_of_the_code(self):
        self.write("code/a.cpp", '_n("{n} mentor", "{n} mentors")')
        self.write("locale/fr/common.po",
                   entry("{n} mentor", ["{n} mentor", "{n} mentores"], plural="{n} mentor(s)"))
        self.fails("the plural differs from code/a.cpp:1")

    def test_one_plural_form_missing(self):
        self.write("code/a.cpp", '_n("{n} mentor", "{n} mentors")')
        self.write("locale/fr/common.po",
                   entry("{n} mentor", ["{n} mentor", ""], plural="{n} mentors"))
        self.fails("no French for")

    def test_translated_twice(self):
        self.message("Find a mentor", "Trouver un mentor")
        self.write("locale/fr/other.po", entry("Find a mentor", "Trouver un mentor"))
        self.passes()
        self.write("locale/fr/other.po", entry("Find a mentor", "Chercher un mentor"))
        self.fails("translated otherwise at locale/fr/common.po:2")

    def test_a_catalogue_that_is_no_catalogue(self):
        self.write("locale/fr/common.po", 'msgid "a\n')
        self.fails("locale/fr/common.po:1")

    def test_text_that_nobody_marked(self):
        self.write("templates/pages/page.html.tpl", AUTOESCAPE + "<p>\nWelcome</p>\n")
        self.fails("templates/pages/page.html.tpl:3: not in [[…]]: Welcome")

    def test_attributes_that_nobody_marked(self):
        self.write("templates/pages/page.html.tpl", AUTOESCAPE + '<img alt="A face" src="a.png">')
        self.fails("page.html.tpl:2: not in [[…]]: A face")

    def test_what_is_no_text_needs_no_mark(self):
        self.write("templates/pages/page.html.tpl",
                   AUTOESCAPE + '<!-- why --><a href="/x" title="{{T}}">{{X}}</a>&nbsp;· 12 &amp; 3\n'
                                "{{! a comment }}{{#ROWS}}{{>ROW}}{{/ROWS}}")
        self.passes()


class Typography(Project):
    """FACTS 6.2."""

    def test_colon(self):
        self.passes_with("Name: {name}", f"Nom{NB}: {{name}}")
        self.fails_with("Name: {name}", "Nom : {name}", "a colon needs U+00A0 before it")
        self.fails_with("Name: {name}", "Nom: {name}", "a colon needs U+00A0 before it")
        self.fails_with("Name: {name}", f"Nom{NB}:{{name}}", "a colon needs a space after it")

    def test_colon_of_addresses_times_markers_and_tags(self):
        self.passes_with("See https://example.org/a:b", "Voyez https://example.org/a:b")
        self.passes_with("At 16:30", "À 16:30")
        self.passes_with("Of {{NAME:h}}", "De {{NAME:h}}")
        self.passes_with('<a href="mailto:x">Mail</a>', '<a href="mailto:x">Courriel</a>')

    def test_colon_after_a_tag_and_as_an_entity(self):
        self.passes_with("<b>Name</b>: x", f"<b>Nom</b>{NB}: x")
        self.passes_with("<b>Name</b>: x", "<b>Nom</b>&nbsp;: x")
        self.fails_with("<b>Name</b>: x", "<b>Nom</b>: x", "a colon needs U+00A0 before it")

    def test_semicolon_exclamation_and_question(self):
        self.passes_with("Why? Yes; so!", "Pourquoi? Oui; ainsi!")
        self.passes_with("Why?", "Pourquoi\u202f?")
        for mark in ";!?":
            for space in (" ", NB):
                self.fails_with("Why?", f"Pourquoi{space}{mark}", "no space before ; ! ?")

    def test_guillemets(self):
        self.passes_with('The "word"', f"Le «{NB}mot{NB}»")
        self.fails_with('The "word"', "Le “mot”", "quotation marks are « »")
        self.fails_with('The "word"', "Le « mot »", "« needs U+00A0 after it")
        self.fails_with('The "word"', f"Le «{NB}mot »", "» needs U+00A0 before it")
        self.fails_with('The "word"', f"Le «{NB}mot", "« and » do not pair")

    def test_straight_quotes_outside_of_tags(self):
        self.write("code/a.cpp", '_("The \\"word\\"")')
        self.write("locale/fr/common.po", entry('The "word"', 'Le "mot"'))
        self.fails("quotation marks are « »")
        self.write("code/a.cpp", "")
        self.passes_with('<a class="x">A</a> b', '<a class="x">Un</a> b')

    def test_apostrophe(self):
        self.passes_with("The association", "L’association")
        self.fails_with("The association", "L'association", "the apostrophe is ’")

    def test_money_and_percent(self):
        self.passes_with("It costs $99.00", f"Coût de 99,00{NB}$")
        self.fails_with("It costs $99.00", "Coût de 99,00 $", "$ and % need U+00A0")
        self.fails_with("{x}% done", "{x} % de fait", "$ and % need U+00A0")


class Compiling(Project):
    def compile(self, *options):
        return self.run_tool("compile", "--out", "out", *options)

    def test_writes_both_languages_and_the_catalogue(self):
        self.message("Hello {{NAME}}", "Bonjour {{NAME}}")
        self.assertEqual(self.compile().returncode, 0)
        self.assertIn("\nHello {{NAME}}\n", self.read("out/en/pages/page.html.tpl"))
        self.assertIn("\nBonjour {{NAME}}\n", self.read("out/fr/pages/page.html.tpl"))
        self.assertTrue((self.root / "out/fr.mo").stat().st_size > 0)

    def test_writes_nothing_when_there_is_a_problem(self):
        self.message("Hello", "")
        self.assertEqual(self.compile().returncode, 1)
        self.assertFalse((self.root / "out").exists())

    def test_shows_a_draft_in_english(self):
        self.message("Hello", "")
        result = self.compile("--draft")
        self.assertEqual(result.returncode, 0)
        self.assertIn("no French for 'Hello'", result.stderr)
        self.assertIn("\nHello\n", self.read("out/fr/pages/page.html.tpl"))

    def test_leaves_what_did_not_change(self):
        self.message("Hello", "Bonjour")
        self.compile()
        page = self.root / "out/fr/pages/page.html.tpl"
        before = page.stat().st_mtime_ns
        self.compile()
        self.assertEqual(page.stat().st_mtime_ns, before)

    def test_removes_what_is_gone(self):
        self.message("Hello", "Bonjour")
        self.write("templates/old.html.tpl", AUTOESCAPE)
        self.compile()
        (self.root / "templates/old.html.tpl").unlink()
        self.compile()
        self.assertFalse((self.root / "out/en/old.html.tpl").exists())


if __name__ == "__main__":
    unittest.main()
