"""ams.privacy/1, ams.admin/1 and ams.api/1 as this host uses them."""

import ctypes
import json
import urllib.parse
import uuid

import contract as c
from guest import Answer, match
from memory import Lent, Sink, copied, taken, text, to_id


# ams.privacy/1

def _request(guest, lent, member, language):
    return ctypes.byref(lent.hold(c.privacy_request(
        ctypes.sizeof(c.privacy_request), to_id(member.id), language.encode(), guest.host.wall(),
        guest.host.deadline())))


def own_copy(guest, member, language="en"):
    """{part: (columns, rows)}"""
    lent, parts = Lent(), {}

    def part(context, name, label, count, columns):
        parts[name.decode()] = ([text(columns[i].key) for i in range(count)], [])
        return c.AMS_OK

    def row(context, count, values):
        columns, rows = list(parts.values())[-1]
        if count != len(columns):
            return c.AMS_INVALID_ARGUMENT
        rows.append([text(values[i]) for i in range(count)])
        return c.AMS_OK

    kinds = dict(c.privacy_copy._fields_)
    table = c.privacy_copy(ctypes.sizeof(c.privacy_copy), None, kinds["part"](part),
                           kinds["row"](row))
    guest.must("ams.privacy/1", "copy", _request(guest, lent, member, language),
               ctypes.byref(table))
    return parts


def report(guest, call, member, language="en"):
    """`foretell` or `erase`: [(fate, what, why)]"""
    lent, lines = Lent(), []

    def line(context, fate, what, why):
        lines.append((fate, text(what[0]), text(why[0])))
        return c.AMS_OK

    table = c.privacy_report(ctypes.sizeof(c.privacy_report), None,
                             dict(c.privacy_report._fields_)["line"](line))
    guest.must("ams.privacy/1", call, _request(guest, lent, member, language),
               ctypes.byref(table))
    return lines


# ams.admin/1

def listed(guest, call, language, *arguments):
    """[(label, path)], and for `tile` what is in it."""
    found = []
    while True:
        label, path, tile = Sink(200), Sink(200), c.admin_tile(ctypes.sizeof(c.admin_tile))
        more = (*arguments, ctypes.byref(tile)) if call == "tile" else ()
        status = guest.call("ams.admin/1", call, len(found), language.encode(), *more,
                            ctypes.byref(label.table), ctypes.byref(path.table))
        if status != c.AMS_OK:
            assert status == c.AMS_NOT_FOUND, status
            return found
        found.append((label.text, path.text, tile))


# ams.api/1

def description(guest):
    document = Sink(1 << 20)
    guest.must("ams.api/1", "describe", ctypes.byref(document.table))
    return json.loads(document.text)


def operations(guest):
    assert guest.active
    api = guest.extension("ams.api/1")
    for index in range(api.count(guest.table.data)):
        yield index, api.get(guest.table.data, index)[0]


def ask(guest, method, address, member, body=None, language="en"):
    parts = urllib.parse.urlsplit(address)
    index, parameters = match(operations(guest), method, parts.path)
    operation = dict(operations(guest))[index]
    lent, answer = Lent(), Answer()
    request = c.api_request(ctypes.sizeof(c.api_request), index, language=language.encode(),
                            member_id=to_id(member.id), now_us=guest.host.wall(),
                            deadline_us=guest.host.deadline())
    if operation.flags & c.AMS_API_CREATES:
        request.operation_id = to_id(uuid.uuid4())
    scopes = (c.bytes_ * 1)(lent.bytes_(operation.scope))
    request.scopes, request.scope_count = scopes, 1
    request.parameters, request.parameter_count = lent.pairs(parameters)
    request.query, request.query_count = lent.pairs(urllib.parse.parse_qsl(parts.query))
    request.body = lent.bytes_(json.dumps(body) if body is not None else "")
    request.client_key, request.session_key = lent.bytes_("client"), lent.bytes_("token")
    guest.must("ams.api/1", "answer", ctypes.byref(request), ctypes.byref(_response(answer)))
    assert answer.status, "AMS_OK without an answer"
    return answer


def _response(answer):
    def header(context, name, value):
        answer.headers[name.decode()] = taken(value[0]).decode("ascii")
        return c.AMS_OK

    def body(context, status, kind, name, data):
        answer.status, answer.kind = status, kind.decode()
        answer.body = copied(data[0].data, data[0].size).decode()
        return c.AMS_OK

    def problem(context, status, code, title, detail):
        answer.status, answer.code, answer.title = status, code.decode(), text(title[0])
        return c.AMS_OK

    def field_error(context, field, message):
        answer.errors.append((text(field[0]), text(message[0])))
        return c.AMS_OK

    kinds = dict(c.api_response._fields_)
    return c.api_response(ctypes.sizeof(c.api_response), None, kinds["header"](header),
                          kinds["body"](body), kinds["problem"](problem),
                          kinds["field_error"](field_error))
