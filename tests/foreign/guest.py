"""The plugin as a foreign host uses it, from loading to closing."""

import _ctypes
import ctypes
import dataclasses
import json
import os
import urllib.parse
import uuid

import contract as c
from memory import Lent, Sink, copied, date, taken, text, to_id

STATUSES = {value: name for name, value in vars(c).items()
            if name in ("AMS_OK", "AMS_RETRY_LATER", "AMS_REJECTED", "AMS_INVALID_ARGUMENT",
                        "AMS_NOT_FOUND", "AMS_DENIED", "AMS_UNSUPPORTED",
                        "AMS_DEADLINE_EXCEEDED", "AMS_INTERNAL")}
STEPS_AT_MOST = 1000


class Refused(Exception):
    def __init__(self, call, status, why=""):
        super().__init__(f"{call}: {STATUSES.get(status, status)} {why}".strip())
        self.status = status
        self.why = why


class Library:
    """The shared library; `close` gives it back to the system."""

    def __init__(self, path):
        self.path = os.path.realpath(path)
        self.handle = ctypes.CDLL(self.path, mode=os.RTLD_NOW | os.RTLD_LOCAL)
        self.entry = c.entry.in_dll(self.handle, "ams_entry")
        assert self.entry.size >= ctypes.sizeof(c.entry)
        assert self.entry.abi_version == c.AMS_ABI_VERSION
        self.id = self.entry.descriptor[0].id.decode()
        self.name = self.entry.descriptor[0].name.decode()

    def mapped(self):
        with open("/proc/self/maps") as maps:
            return any(self.path in line for line in maps)

    def close(self):
        handle, self.handle, self.entry = self.handle._handle, None, None
        _ctypes.dlclose(handle)


@dataclasses.dataclass
class Answer:
    """What a page, an operation of the API, or a form's check came to."""
    status: int = 0
    title: str = ""
    body: str = ""
    location: str = ""
    kind: str = ""
    headers: dict = dataclasses.field(default_factory=dict)
    cookies: dict = dataclasses.field(default_factory=dict)
    errors: list = dataclasses.field(default_factory=list)
    sealed: bytes = b""
    code: str = ""

    def json(self):
        return json.loads(self.body)


class Guest:
    """One instance."""

    def __init__(self, library, host):
        self.library = library
        self.host = host
        self.fences = {}
        self.active = False
        made = ctypes.POINTER(c.plugin)()
        # [main], and no call of the host: so outside of `calling`.
        status = library.entry.create(ctypes.byref(host.table), ctypes.byref(made))
        assert status == c.AMS_OK and not host.defects, (status, host.defects)
        self.table = made[0]

    def extension(self, name):
        with self.host.calling("get_extension"):
            address = self.table.get_extension(self.table.data, name.encode())
        return c.OFFERED_BY_PLUGIN[name].from_address(address) if address else None

    def call(self, extension, name, *arguments):
        """The status of one function of one table."""
        assert self.active or extension == "ams.schema/1", f"{name}: it is not active"
        table = self.extension(extension)
        with self.host.calling(name):
            return getattr(table, name)(self.table.data, *arguments)

    def must(self, extension, name, *arguments):
        status = self.call(extension, name, *arguments)
        if status != c.AMS_OK:
            raise Refused(name, status, str(self.host.lines[-3:]))

    # Life

    def activate(self):
        why = Sink(1000)
        with self.host.calling("activate"):
            status = self.table.activate(self.table.data, ctypes.byref(why.table))
        if status != c.AMS_OK:
            raise Refused("activate", status, why.text)
        self.active = True

    def deactivate(self):
        with self.host.calling("deactivate"):
            self.table.deactivate(self.table.data)
        self.active = False

    def destroy(self):
        self.table.destroy(self.table.data)
        self.table = None

    # ams.schema/1

    def migrations(self):
        schema = self.extension("ams.schema/1")
        for index in range(schema.count(self.table.data)):
            step = schema.get(self.table.data, index)[0]
            yield step.version, step.name.decode(), text(step.sql)

    def supported(self):
        low, high = ctypes.c_uint32(), ctypes.c_uint32()
        self.call("ams.schema/1", "supported", ctypes.byref(low), ctypes.byref(high))
        return low.value, high.value

    # ams.forms/1

    def _form(self, lent, kind, member, language, fields, typed):
        pairs, count = lent.pairs(fields)
        form = c.form(ctypes.sizeof(c.form), kind.encode(), language.encode(), to_id(member.id),
                      self.host.wall(), self.host.deadline(), typed, count, pairs)
        return ctypes.byref(lent.hold(form))

    def render(self, kind, member, fields=(), typed=c.AMS_FORM_FROM_RECORD, language="en",
               call="render"):
        lent, html = Lent(), Sink()
        form = self._form(lent, kind, member, language, fields, typed)
        self.must("ams.forms/1", call, form, ctypes.byref(html.table))
        return html.text

    def validate(self, kind, member, fields, language="en"):
        lent, answer = Lent(), Answer()
        own = [(n, v) for n, v in fields if n.startswith(self.library.id + "_")]

        def error(context, field, anchor, message):
            answer.errors.append((text(field[0]), text(anchor[0]), text(message[0])))

        def sealed(context, data, size):
            assert not answer.sealed and 0 < size <= c.AMS_SUBMISSION_LIMIT
            answer.sealed = copied(data, size)

        kinds = dict(c.form_answer._fields_)
        table = c.form_answer(ctypes.sizeof(c.form_answer), None, kinds["error"](error),
                              kinds["sealed"](sealed))
        self.must("ams.forms/1", "validate", self._form(lent, kind, member, language, own, 0),
                  ctypes.byref(table))
        return answer

    # ams.events/1

    def tell(self, kind, member, event_id=None, form="", submission=b"", about=None,
             old=(), new=()):
        """One delivery of a fact; its id is the answer."""
        lent, event_id = Lent(), event_id or uuid.uuid4()
        event = c.event(ctypes.sizeof(c.event), kind.encode(), to_id(event_id), self.host.wall(),
                        lent.reference(member.lend(lent)), form.encode(),
                        lent.bytes_(submission), to_id(about or uuid.UUID(int=0)), date(*old),
                        date(*new), to_id(uuid.UUID(int=0)), self.host.deadline())
        event.mail_status = b""
        self.must("ams.events/1", "handle", ctypes.byref(event))
        return event_id

    # ams.pages/1

    def routes(self):
        assert self.active
        pages = self.extension("ams.pages/1")
        for index in range(pages.count(self.table.data)):
            yield index, pages.get(self.table.data, index)[0]

    def page(self, method, address, member=None, fields=(), cookies=None, language="en"):
        parts = urllib.parse.urlsplit(address)
        found = match(self.routes(), method, parts.path)
        assert found, f"no route for {method} {parts.path}"
        index, parameters = found
        lent, answer = Lent(), Answer()
        request = c.page_request(ctypes.sizeof(c.page_request), index, language=language.encode(),
                                 now_us=self.host.wall(), deadline_us=self.host.deadline())
        query = urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
        request.parameters, request.parameter_count = lent.pairs(parameters)
        request.query, request.query_count = lent.pairs(query)
        request.fields, request.field_count = lent.pairs(fields)
        request.cookies, request.cookie_count = lent.pairs(cookies or {})
        request.member_id = to_id(member.id if member else uuid.UUID(int=0))
        request.csrf_token = lent.bytes_("a-token-of-this-host")
        request.client_key, request.session_key = lent.bytes_("client"), lent.bytes_("session")
        self.must("ams.pages/1", "answer", ctypes.byref(request),
                  ctypes.byref(page_response(answer)))
        assert answer.status, "AMS_OK without an answer"
        return answer

    # ams.jobs/1

    def jobs(self):
        assert self.active
        jobs = self.extension("ams.jobs/1")
        return [(index, jobs.get(self.table.data, index)[0])
                for index in range(jobs.count(self.table.data))]

    def run_until_quiet(self):
        """Drives all jobs on this thread; the number of steps of each by its name."""
        steps = {}
        while True:
            ran = [self.run_if_due(index, job, steps) for index, job in self.jobs()]
            assert sum(steps.values()) < STEPS_AT_MOST, steps
            if not any(ran):
                return steps

    def run_if_due(self, index, job, steps):
        due = ctypes.c_int64()
        now = self.host.wall()
        self.must("ams.jobs/1", "next_due", index, now, ctypes.byref(due))
        if due.value > now:
            return False
        fence = 0
        if job.scope == c.AMS_JOB_ONCE_PER_CLUSTER:
            fence = self.fences[index] = self.fences.get(index, 0) + 1
        run = c.job_run(ctypes.sizeof(c.job_run), now,
                        self.host.steady() + job.longest_step_ms * 1000, fence)
        more = ctypes.c_uint32()
        self.must("ams.jobs/1", "run", index, ctypes.byref(run), ctypes.byref(more))
        name = job.name.decode()
        steps[name] = steps.get(name, 0) + 1
        return True

    # ams.health/1

    def ready(self):
        why = Sink(500)
        status = self.call("ams.health/1", "ready", self.host.deadline(), ctypes.byref(why.table))
        return status, why.text

    def metrics(self):
        figures = Sink(1 << 20)
        self.must("ams.health/1", "metrics", self.host.deadline(), ctypes.byref(figures.table))
        return figures.text


def match(routes, method, path):
    """(index, parameters) of the route; one spelled out goes before one with a parameter."""
    found = []
    wanted = path.strip("/").split("/")
    for index, route in routes:
        pattern = route.pattern.decode().strip("/").split("/")
        if route.method.decode() != method or len(pattern) != len(wanted):
            continue
        named = {p[1:-1]: urllib.parse.unquote(w) for p, w in zip(pattern, wanted)
                 if p.startswith("{")}
        if all(p == w or p.startswith("{") for p, w in zip(pattern, wanted)):
            found.append((len(named), index, named))
    return min(found)[1:] if found else None


def page_response(answer):
    def set_cookie(context, name, value, path, max_age):
        answer.cookies[name.decode()] = taken(value[0]).decode("ascii")
        return c.AMS_OK

    def page(context, status, title, html):
        answer.status, answer.title, answer.body = status, text(title[0]), text(html[0])
        return c.AMS_OK

    def redirect(context, path):
        answer.status, answer.location = 303, taken(path[0]).decode("ascii")
        return c.AMS_OK

    def raw(context, status, kind, name, body):
        answer.status, answer.kind, answer.body = status, kind.decode(), taken(body[0])
        return c.AMS_OK

    kinds = dict(c.page_response._fields_)
    return c.page_response(ctypes.sizeof(c.page_response), None, kinds["set_cookie"](set_cookie),
                           kinds["page"](page), kinds["redirect"](redirect), kinds["raw"](raw))
