"""What people do with the mentor section, wherever it stands: in the renewal or in the profile."""

PREFIX = "tandem_mentor_"


def answer(form, answers, identity=None):
    """Fills in the mentor questionnaire; `identity` is {field: (values, audience)}."""
    for field, value in answers.items():
        form.set(PREFIX + field, value)
    for field, (values, audience) in (identity or {}).items():
        form.set(PREFIX + field, values)
        form.set(f"{PREFIX}{field}_audience", audience)
        form.set(f"{PREFIX}{field}_consent", True)
    return form


def opt_in(form, answers, identity=None):
    """Ticks "I want to be a mentor", answers, and acknowledges both documents where asked."""
    form.set("tandem_want", True)
    answer(form, answers, identity)
    for document in ("tandem_terms", "tandem_confidentiality"):
        if form.has(document):
            form.set(document, True)
    return form


def is_mentor(form):
    return form.values("tandem_want") == ["1"]
