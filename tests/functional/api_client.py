"""A program that uses the JSON API, and holds every answer against the OpenAPI document: status,
content type, headers and schema. What the document does not name fails."""

import http.client
import json
import re
import urllib.parse
import uuid

import jsonschema

DOCUMENT = "/api/v1/openapi.json"


class Undescribed(AssertionError):
    """An answer that is not as the document says."""


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body
        kind = headers.get("content-type", "")
        self.json = json.loads(body) if "json" in kind and body else None

    @property
    def code(self):
        """The end of a problem's type."""
        return self.json["type"].removeprefix("urn:ams:problem:")

    @property
    def etag(self):
        return self.headers["etag"]

    @property
    def fields(self):
        """The fields that a problem names."""
        return {error["field"] for error in self.json["errors"]}

    @property
    def next(self):
        found = re.fullmatch(r'<([^>]+)>; rel="next"', self.headers.get("link", ""))
        return found.group(1) if found else None


def request(base, method, target, body=None, headers=None):
    """One request as it is; nothing is checked."""
    address = urllib.parse.urlsplit(base)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    try:
        connection.request(method, target, body, headers or {})
        reply = connection.getresponse()
        names = {name.lower(): value for name, value in reply.getheaders()}
        return Answer(reply.status, names, reply.read())
    finally:
        connection.close()


class Document:
    """The OpenAPI document of a running host, and which operations were seen to answer how."""

    def __init__(self, base):
        self.base = base
        self.answer = request(base, "GET", DOCUMENT)
        self.json = self.answer.json
        self.operations = {}  # operationId -> (method, path, described)
        for path, methods in self.json["paths"].items():
            for method, described in methods.items():
                self.operations[described["operationId"]] = (method.upper(), path, described)
        self.seen = {}  # operationId -> statuses

    def resolved(self, part):
        while "$ref" in part:
            found = self.json
            for step in part["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            part = found
        return part

    def check(self, operation_id, answer):
        described = self.operations[operation_id][2]["responses"].get(str(answer.status))
        where = f"{operation_id} {answer.status}"
        if described is None:
            raise Undescribed(f"{where} is not described: {answer.body[:300]}")
        content = self.resolved(described).get("content", {})
        kind = answer.headers.get("content-type", "").split(";")[0]
        if not content:
            if answer.body:
                raise Undescribed(f"{where} has a body")
        elif kind not in content:
            raise Undescribed(f"{where} is {kind}, not one of {list(content)}")
        else:
            self.validate(content[kind]["schema"], answer.json, where)
        self.seen.setdefault(operation_id, set()).add(answer.status)

    def validate(self, schema, value, where):
        whole = {**schema, "components": self.json["components"]}
        checker = jsonschema.FormatChecker(formats=["date", "email"])
        problems = list(jsonschema.Draft202012Validator(whole, format_checker=checker)
                        .iter_errors(value))
        if problems:
            first = problems[0]
            raise Undescribed(f"{where}: {list(first.absolute_path)}: {first.message[:400]}")


class Program:
    """Calls as one member: by a token, or by the session of a person who is signed in."""

    def __init__(self, document, token=None, person=None, language=None):
        self.document = document
        self.token = token
        self.person = person
        self.language = language
        self.csrf = ""

    def headers(self):
        headers = {}
        if self.language:
            headers["Accept-Language"] = self.language
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if self.person:
            headers["Cookie"] = "; ".join(f"{name}={value}" for (_, _, name), value
                                          in self.person.cookies.items())
            headers["X-CSRF-Token"] = self.csrf
        return headers

    def call(self, operation_id, body=None, status=200, etag=None, key=None, query=None,
             headers=None, **parameters):
        """One call, held against the document; it must answer `status`, unless that is None."""
        method, path, described = self.document.operations[operation_id]
        for name, value in parameters.items():
            path = path.replace("{" + name + "}", urllib.parse.quote(str(value), safe=""))
        assert "{" not in path, f"{operation_id} needs {path}"
        if query:
            path += "?" + urllib.parse.urlencode(query)
        sent = self.headers()
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        if etag:
            sent["If-Match"] = etag
        wants_key = any(part.get("$ref", "").endswith("/IdempotencyKey")
                        for part in described.get("parameters", []))
        if wants_key and key is not False:
            sent["Idempotency-Key"] = key or str(uuid.uuid4())
        sent.update(headers or {})
        answer = request(self.document.base, method, path,
                         data, {n: v for n, v in sent.items() if v is not None})
        self.document.check(operation_id, answer)
        self.csrf = answer.headers.get("x-csrf-token", self.csrf)
        assert status in (None, answer.status), (operation_id, answer.status, answer.body[:600])
        return answer

    def follow(self, operation_id, answer):
        """The next page."""
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(answer.next).query))
        return self.call(operation_id, query=query)
