"""contract.py says what the headers say: every struct, every member's place, every number."""

import ctypes
import inspect
import pathlib
import re
import subprocess

import contract

INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "sdk" / "include"
HEADERS = sorted(path.relative_to(INCLUDE) for path in INCLUDE.rglob("*.h"))


def c_name(kind):
    return f"ams_{kind.__name__.rstrip('_')}_t"


def structs():
    return [kind for _, kind in inspect.getmembers(contract, inspect.isclass)
            if issubclass(kind, ctypes.Structure) and kind.__module__ == contract.__name__]


def numbers():
    return {name: value for name, value in vars(contract).items() if name.startswith("AMS_")}


def asked():
    """(what to ask C for, what contract.py says)"""
    for kind in structs():
        yield f"sizeof({c_name(kind)})", ctypes.sizeof(kind)
        for field in kind._fields_:
            place = getattr(kind, field[0])
            yield f"offsetof({c_name(kind)}, {field[0]})", place.offset
            yield f"sizeof((({c_name(kind)} *)0)->{field[0]})", place.size
    yield from numbers().items()


def text():
    return "\n".join((INCLUDE / header).read_text() for header in HEADERS)


def test_every_struct_member_and_number_is_where_the_headers_put_it(tmp_path):
    questions = list(asked())
    lines = "".join(f'  printf("%lld\\n", (long long)({what}));\n' for what, _ in questions)
    includes = "".join(f"#include <{header}>\n" for header in HEADERS)
    (tmp_path / "layout.c").write_text(f"#include <stddef.h>\n#include <stdio.h>\n{includes}"
                                       f"int main(void) {{\n{lines}  return 0;\n}}\n")
    subprocess.run(["cc", "-std=c11", "-Wall", "-Werror", f"-I{INCLUDE}", "-o",
                    tmp_path / "layout", tmp_path / "layout.c"], check=True)
    said = subprocess.run([tmp_path / "layout"], capture_output=True, text=True, check=True).stdout
    found = dict(zip((what for what, _ in questions), map(int, said.split())))
    assert len(found) > 250
    assert found == dict(questions)


def test_no_struct_of_the_headers_is_left_out():
    declared = set(re.findall(r"^\} (ams_\w+_t);", text(), re.MULTILINE))
    assert declared == {c_name(kind) for kind in structs()}


def test_members_stand_in_the_order_and_number_of_the_headers():
    for kind in structs():
        tag = c_name(kind).removesuffix("_t")
        body = re.search(rf"^typedef struct {tag} \{{(.*?)^\}}", text(),
                         re.MULTILINE | re.DOTALL).group(1)
        body = re.sub(r"/\*.*?\*/", "", body, flags=re.DOTALL)
        named = [re.search(r"\(\*(\w+)\)\(|(\w+)(\[\w+\])?$", part.strip())
                 for part in body.split(";") if part.strip()]
        assert [m.group(1) or m.group(2) for m in named] == [f[0] for f in kind._fields_], tag


def test_functions_take_as_many_arguments_as_the_headers_say():
    for kind in structs():
        for name, declared in kind._fields_:
            if not issubclass(declared, ctypes._CFuncPtr):
                continue
            tag = c_name(kind).removesuffix("_t")
            body = re.search(rf"^typedef struct {tag} \{{(.*?)^\}}", text(),
                             re.MULTILINE | re.DOTALL).group(1)
            body = re.sub(r"/\*.*?\*/", "", body, flags=re.DOTALL)
            arguments = re.search(rf"\(\*{name}\)\((.*?)\);", body, re.DOTALL).group(1)
            # A function among the arguments has its own; its comma is not one of these.
            outer = re.sub(r"\(\*\w+\)\([^()]*\)", "f", arguments)
            assert len(declared._argtypes_) == outer.count(",") + 1, (tag, name)


def test_every_extension_of_the_headers_has_its_table():
    named = set(re.findall(r'"(ams\.\w+/\d+)"', "\n".join(
        line for line in text().splitlines() if line.startswith("#define AMS_EXT_"))))
    assert named == set(contract.OFFERED_BY_HOST) | set(contract.OFFERED_BY_PLUGIN)
