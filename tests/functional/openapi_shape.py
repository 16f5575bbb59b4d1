"""What OpenAPI 3.1 asks of a document, as far as ours goes: the rules of its published schema for
the objects that we use. Debian has no validator for 3.1; JSON Schemas inside are checked against
the real meta-schema by python3-jsonschema."""

import re

import jsonschema

TEXT = {"type": "string"}


def closed(required, properties, **more):
    return {"type": "object", "required": required, "properties": properties,
            "unevaluatedProperties": False, **more}


REFERENCE = closed(["$ref"], {"$ref": {"type": "string", "pattern": "^#/components/"}})
MEDIA = {"type": "object", "minProperties": 1,
         "additionalProperties": closed(["schema"], {"schema": {"type": ["object", "boolean"]}})}
HEADERS = {"type": "object", "additionalProperties": closed([], {"schema": {"type": "object"}})}
PARAMETER = closed(["name", "in", "schema"], {
    "name": TEXT, "in": {"enum": ["path", "query", "header", "cookie"]},
    "required": {"type": "boolean"}, "description": TEXT, "schema": {"type": "object"}},
    **{"if": {"properties": {"in": {"const": "path"}}},
       "then": {"required": ["required"], "properties": {"required": {"const": True}}}})
RESPONSE = closed(["description"], {"description": TEXT, "content": MEDIA, "headers": HEADERS})


def either(one):
    return {"if": {"required": ["$ref"]}, "then": REFERENCE, "else": one}


OPERATION = closed(["responses", "operationId", "summary", "security"], {
    "operationId": TEXT, "summary": TEXT,
    "parameters": {"type": "array", "items": either(PARAMETER)},
    "requestBody": closed(["content"], {"content": MEDIA, "required": {"type": "boolean"}}),
    "responses": {"type": "object", "minProperties": 1,
                  "patternProperties": {"^[1-5]([0-9][0-9]|XX)$": either(RESPONSE)},
                  "additionalProperties": False},
    "security": {"type": "array", "items": {"type": "object", "additionalProperties":
                                            {"type": "array", "items": TEXT}}}})
DOCUMENT = closed(["openapi", "info", "paths", "components"], {
    "openapi": {"type": "string", "pattern": r"^3\.1\.\d+$"},
    "info": closed(["title", "version"], {"title": TEXT, "version": TEXT, "description": TEXT}),
    "servers": {"type": "array", "items": closed(["url"], {"url": TEXT})},
    "paths": {"type": "object", "patternProperties": {"^/": {
        "type": "object", "additionalProperties": False,
        "properties": dict.fromkeys(("get", "put", "post", "delete"), OPERATION)}},
        "additionalProperties": False},
    "components": closed([], {
        "schemas": {"type": "object", "propertyNames": {"pattern": "^[a-zA-Z0-9._-]+$"}},
        "responses": {"type": "object", "additionalProperties": RESPONSE},
        "parameters": {"type": "object", "additionalProperties": PARAMETER},
        "securitySchemes": {"type": "object", "additionalProperties": closed(
            ["type"], {"type": {"enum": ["http", "apiKey"]}, "scheme": TEXT, "in": TEXT,
                       "name": TEXT, "description": TEXT})}})})


def every(part, path=""):
    """(path, object) of everything in it."""
    yield path, part
    items = part.items() if isinstance(part, dict) else \
        enumerate(part) if isinstance(part, list) else ()
    for name, inner in items:
        yield from every(inner, f"{path}/{name}")


def problems_of(document):
    found = [f"{list(e.absolute_path)}: {e.message[:200]}" for e in
             jsonschema.Draft202012Validator(DOCUMENT).iter_errors(document)]
    for name, schema in document["components"].get("schemas", {}).items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            found.append(f"schema {name}: {error.message}")
    for path, part in every(document):
        if isinstance(part, dict) and isinstance(part.get("$ref"), str):
            target = document
            for step in part["$ref"].removeprefix("#/").split("/"):
                target = target.get(step) if isinstance(target, dict) else None
            if target is None:
                found.append(f"{path}: {part['$ref']} is not there")
        # What a schema does not name is refused, so it must say so.
        if isinstance(part, dict) and part.get("type") == "object" and "properties" in part and \
                "additionalProperties" not in part:
            found.append(f"{path}: says nothing of other properties")
    seen = set()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if operation["operationId"] in seen:
                found.append(f"twice: {operation['operationId']}")
            seen.add(operation["operationId"])
            named = {p["name"] for p in operation.get("parameters", []) if p.get("in") == "path"}
            if named != set(re.findall(r"\{(\w+)\}", path)):
                found.append(f"{method} {path}: parameters of the path: {named}")
    return found
