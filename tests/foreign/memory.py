"""Borrowed bytes in both directions: what a call lends has to live until that call returns."""

import ctypes
import uuid

import contract as c


class Lent:
    """Keeps what one call lends alive, for as long as this object lives."""

    def __init__(self):
        self.kept = []

    def bytes_(self, value):
        data = value.encode() if isinstance(value, str) else bytes(value)
        if not data:
            return c.bytes_(None, 0)
        block = ctypes.create_string_buffer(data, len(data))
        self.kept.append(block)
        return c.bytes_(ctypes.addressof(block), len(data))

    def pairs(self, items):
        items = list(items.items() if isinstance(items, dict) else items)
        array = (c.pair * max(len(items), 1))(*[c.pair(self.bytes_(name), self.bytes_(value))
                                               for name, value in items])
        self.kept.append(array)
        return array, len(items)

    def hold(self, thing):
        self.kept.append(thing)
        return thing

    def reference(self, thing):
        return ctypes.pointer(self.hold(thing))


def taken(lent):
    """A copy of bytes that the other side lent."""
    return ctypes.string_at(lent.data, lent.size) if lent.size else b""


def text(lent):
    return taken(lent).decode("utf-8", "strict")


def copied(pointer, size):
    return ctypes.string_at(pointer, size) if size else b""


def put(buffer, data):
    ctypes.memmove(buffer, data, len(data))


def to_id(value):
    return c.id_((ctypes.c_uint8 * 16)(*value.bytes))


def from_id(value):
    return uuid.UUID(bytes=bytes(value.bytes))


def date(year=0, month=0, day=0):
    return c.date(year, month, day)


class Sink:
    """Collects what is written; `table` is what is handed over."""

    def __init__(self, limit=1 << 23):
        self.parts = []
        self.limit = limit
        self.table = c.sink(None, c.sink._fields_[1][1](self.write))

    def write(self, context, data, size):
        if data is None and size:
            return c.AMS_INVALID_ARGUMENT
        if sum(map(len, self.parts)) + size > self.limit:
            return c.AMS_REJECTED
        self.parts.append(copied(data, size))
        return c.AMS_OK

    @property
    def text(self):
        return b"".join(self.parts).decode("utf-8", "strict")
