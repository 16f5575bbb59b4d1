"""A page as a person meets it: its words, its links and its forms, read from the HTML.

Only what a browser without JavaScript would do: a form is sent with what stands in it, hidden
fields and all, so a page that forgets a field or a token fails here as it would for a member.
"""

import html.parser
import re
import urllib.parse

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# Elements that end the word before them: "<li>Ottawa</li><li>Laval</li>" is two words.
INLINE = frozenset("a abbr b bdi cite code em i kbd mark q s small span strong sub sup u".split())
UNSEEN = frozenset("script style template title head".split())


class Element:
    """One element; `children` holds elements and strings in order."""

    def __init__(self, tag, attributes, parent=None):
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children = []

    def get(self, name, default=None):
        return self.attributes.get(name, default)

    def has(self, name):
        return name in self.attributes

    @property
    def classes(self):
        return (self.get("class") or "").split()

    def descendants(self):
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.descendants()

    def ancestors(self):
        at = self.parent
        while at is not None:
            yield at
            at = at.parent

    def all(self, selector):
        """Elements inside that match "tag", "#id", ".class", "[name=value]" or several of these
        written together; a space means "inside of"."""
        found = [self]
        for step in selector.split():
            matches = _matcher(step)
            seen, inner = set(), []
            for element in found:
                for candidate in element.descendants():
                    if id(candidate) not in seen and matches(candidate):
                        seen.add(id(candidate))
                        inner.append(candidate)
            found = inner
        return found

    def find(self, selector):
        found = self.all(selector)
        return found[0] if found else None

    @property
    def text(self):
        """What is read, with single spaces."""
        return re.sub(r"[ \t\r\n]+", " ", "".join(self._words())).strip()

    def _words(self):
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in UNSEEN:
                edge = "" if child.tag in INLINE else " "
                yield edge
                yield from child._words()
                yield edge

    @property
    def raw_text(self):
        return "".join(c if isinstance(c, str) else c.raw_text for c in self.children)


def _matcher(step):
    parts = re.findall(r"\[[^\]]+\]|[#.]?[\w-]+", step)
    if "".join(parts) != step:
        raise ValueError(f"not a selector: {step}")

    def matches(element):
        for part in parts:
            if part[0] == "[":
                name, equals, value = part[1:-1].partition("=")
                if not element.has(name) or (equals and element.get(name) != value.strip("\"'")):
                    return False
            elif part[0] == "#":
                if element.get("id") != part[1:]:
                    return False
            elif part[0] == ".":
                if part[1:] not in element.classes:
                    return False
            elif element.tag != part:
                return False
        return True

    return matches


class _Builder(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("#document", {})
        self.at = self.root

    def handle_starttag(self, tag, attributes):
        values = {}
        for name, value in attributes:
            values.setdefault(name, "" if value is None else value)
        element = Element(tag, values, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_endtag(self, tag):
        at = self.at
        while at is not self.root and at.tag != tag:
            at = at.parent
        if at is not self.root:
            self.at = at.parent

    def handle_data(self, data):
        self.at.children.append(data)


def parse(markup):
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.root


class FormError(AssertionError):
    """The form has no such field or choice."""


class Form:
    """A form as rendered; change it, then hand it to Person.submit."""

    def __init__(self, element, page_url):
        self.element = element
        self.id = element.get("id") or ""
        self.method = (element.get("method") or "get").lower()
        self.action = urllib.parse.urljoin(page_url, element.get("action") or page_url)
        self.controls = [c for c in element.descendants()
                         if c.tag in ("input", "select", "textarea", "button")]
        outer = list(element.ancestors())[-1:]
        if self.id and outer:  # controls elsewhere on the page that belong here by form="…"
            self.controls += [c for c in outer[0].descendants()
                              if c.get("form") == self.id and c not in self.controls]

    def names(self):
        return [c.get("name") for c in self.controls if c.get("name")]

    def has(self, name):
        return name in self.names()

    def controls_of(self, name):
        found = [c for c in self.controls if c.get("name") == name]
        if not found:
            raise FormError(f"no field {name!r} in the form {self.id or self.action}; "
                            f"there are {sorted(set(self.names()))}")
        return found

    def values(self, name):
        """What would be sent under that name."""
        return [value for field, value in self.data() if field == name]

    def value(self, name):
        values = self.values(name)
        return values[0] if values else ""

    def set(self, name, value):
        """Types a text, or makes exactly these choices (a string, a list, True or False)."""
        controls = self.controls_of(name)
        kinds = {_kind(c) for c in controls}
        if kinds <= {"checkbox", "radio"}:
            self._choose(name, controls, value)
        elif kinds == {"select"}:
            self._select(name, controls[0], value)
        elif len(controls) == 1:
            _type_into(controls[0], str(value))
        else:
            texts = list(value)
            if len(texts) > len(controls):
                raise FormError(f"{name}: {len(controls)} inputs for {len(texts)} texts")
            for control, text in zip(controls, texts + [""] * (len(controls) - len(texts))):
                _type_into(control, text)
        return self

    def fill(self, changes):
        for name, value in changes.items():
            self.set(name, value)
        return self

    def _choose(self, name, controls, value):
        if isinstance(value, bool):
            if len(controls) != 1:
                raise FormError(f"{name} is a choice of several, not a tick box")
            wanted = {controls[0].get("value", "on")} if value else set()
        else:
            wanted = {value} if isinstance(value, str) else set(value)
        offered = {c.get("value", "on") for c in controls}
        if not wanted <= offered:
            raise FormError(f"{name} does not offer {sorted(wanted - offered)}, "
                            f"only {sorted(offered)}")
        for control in controls:
            if control.get("value", "on") in wanted:
                control.attributes["checked"] = ""
            else:
                control.attributes.pop("checked", None)

    def _select(self, name, control, value):
        wanted = {value} if isinstance(value, str) else set(value)
        options = control.all("option")
        offered = {_option_value(o) for o in options}
        if not wanted <= offered:
            raise FormError(f"{name} does not offer {sorted(wanted - offered)}, "
                            f"only {sorted(offered)}")
        for option in options:
            if _option_value(option) in wanted:
                option.attributes["selected"] = ""
            else:
                option.attributes.pop("selected", None)

    def data(self, button=None):
        """Names and values as a browser would send them. `button` is the submit button pressed,
        given by name or by (name, value)."""
        pairs = []
        for control in self.controls:
            name = control.get("name")
            if not name or control.has("disabled") or _in_disabled_fieldset(control):
                continue
            kind = _kind(control)
            if kind in ("checkbox", "radio"):
                if control.has("checked"):
                    pairs.append((name, control.get("value", "on")))
            elif kind == "select":
                pairs += [(name, value) for value in _selected(control)]
            elif kind == "textarea":
                pairs.append((name, _newlines(_textarea_value(control))))
            elif kind in ("submit", "button", "image", "reset"):
                if _is_pressed(control, button):
                    pairs.append((name, control.get("value", "")))
            else:
                pairs.append((name, control.get("value", "")))
        return pairs

    def buttons(self):
        return [c for c in self.controls if _kind(c) == "submit"]


def _kind(control):
    if control.tag == "input":
        return (control.get("type") or "text").lower()
    if control.tag == "button":
        return (control.get("type") or "submit").lower()
    return control.tag


def _is_pressed(control, button):
    if button is None:
        return False
    name, value = button if isinstance(button, tuple) else (button, None)
    return control.get("name") == name and value in (None, control.get("value", ""))


def _option_value(option):
    return option.get("value") if option.has("value") else option.text


def _selected(control):
    options = control.all("option")
    chosen = [_option_value(o) for o in options if o.has("selected")]
    if not chosen and options and not control.has("multiple"):
        chosen = [_option_value(options[0])]
    return chosen if control.has("multiple") else chosen[-1:]


def _textarea_value(control):
    text = control.raw_text
    return text[1:] if text.startswith("\n") else text


def _newlines(text):
    return re.sub(r"\r\n|\r|\n", "\r\n", text)


def _type_into(control, text):
    if control.tag == "textarea":
        control.children = [text]
    else:
        control.attributes["value"] = text


def _in_disabled_fieldset(control):
    return any(a.tag == "fieldset" and a.has("disabled") for a in control.ancestors())


class Page:
    """One answer of the server."""

    def __init__(self, url, status, headers, body, hops=()):
        self.url = url
        self.status = status
        self.headers = headers
        self.body = body
        self.hops = list(hops)  # addresses that redirected here
        kind = headers.get("content-type", "")
        self.markup = body.decode("utf-8", "replace") if "html" in kind or "text" in kind else ""
        self.document = parse(self.markup if "html" in kind else "")

    @property
    def path(self):
        parts = urllib.parse.urlsplit(self.url)
        return parts.path + ("?" + parts.query if parts.query else "")

    @property
    def main(self):
        return self.document.find("main") or self.document.find("body") or self.document

    @property
    def text(self):
        return self.main.text if self.document.children else self.markup

    @property
    def title(self):
        found = self.document.find("title")
        return found.raw_text.strip() if found else ""

    @property
    def heading(self):
        found = self.document.find("h1")
        return found.text if found else ""

    @property
    def language(self):
        found = self.document.find("html")
        return found.get("lang", "") if found else ""

    def all(self, selector):
        return self.document.all(selector)

    def find(self, selector):
        return self.document.find(selector)

    def links(self, part=""):
        """Addresses of the links whose address or words hold `part`."""
        return [urllib.parse.urljoin(self.url, a.get("href")) for a in self.document.all("a[href]")
                if part in a.get("href") or part in a.text]

    def link(self, part):
        found = self.links(part)
        if not found:
            raise AssertionError(f"no link with {part!r} on {self.path} ({self.heading!r})")
        return found[0]

    def forms(self):
        return [Form(element, self.url) for element in self.document.all("form")]

    def form(self, which="main-form"):
        """The form with that id, or else the first whose action holds that text."""
        forms = self.forms()
        for form in forms:
            if form.id == which:
                return form
        for form in forms:
            if which in form.action:
                return form
        raise AssertionError(
            f"no form {which!r} on {self.path} ({self.status}, {self.heading!r}); there are "
            f"{[form.id or form.action for form in forms]}")

    def errors(self):
        """The sentences of the error summary."""
        return [item.text for item in self.document.all(".error-summary li")]
