"""packaging/ams_host.ini.example: every option of ams_host, each with its default."""

import re
import subprocess

from conftest import REPOSITORY, build_folder

EXAMPLE = REPOSITORY / "packaging" / "ams_host.ini.example"
NOT_SETTINGS = {"help", "config"}


def ams_host(*arguments):
    return subprocess.run([build_folder() / "bin" / "ams_host", *arguments],
                          capture_output=True, text=True)


def options():
    """Name and shown default of each global option."""
    text = ams_host("--help").stdout
    # "--workers UINT:INT in [1 - 256]=8", "--smtp-security TEXT:{none,tls}=none"
    text = re.sub(r":\{[^}]*\}|:INT in \[[^]]*\]", "", text)
    found = re.findall(r"^\s+(?:-\w,)?--([a-z-]+)(?: [A-Z]+=(\S+))?", text, re.MULTILINE)
    return dict(found)


def settings():
    lines = EXAMPLE.read_text().splitlines()
    return dict(re.match(r'#([a-z-]+) = "?(.*?)"?$', line).groups()
                for line in lines if re.match(r"#[a-z-]+ = ", line))


def test_every_option_is_in_the_example():
    assert set(options()) - NOT_SETTINGS == set(settings())


def test_the_defaults_are_those_of_the_program():
    given = settings()
    shown = {name: default for name, default in options().items() if default}
    assert len(shown) > 5
    assert {name: given[name] for name in shown} == shown


def test_the_example_is_read_with_every_line_in_force(tmp_path):
    lines = [re.sub(r"^#(?=[a-z-]+ = )", "", line) for line in EXAMPLE.read_text().splitlines()]
    text = "\n".join(line for line in lines if not line.startswith("data ="))
    file = tmp_path / "ams_host.ini"
    file.write_text(text + f'\ndata = "{tmp_path / "data"}"\n')
    answer = ams_host("keys", "--config", file)
    # The program's own word, not the parser's: the theme of the example is not there.
    assert answer.returncode == 1 and "theme" in answer.stderr, answer.stderr


def test_a_setting_that_does_not_exist_is_named(tmp_path):
    file = tmp_path / "ams_host.ini"
    file.write_text(f'data = "{tmp_path / "data"}"\nadress = "127.0.0.1"\n')
    answer = ams_host("keys", "--config", file)
    assert answer.returncode > 1 and "adress" in answer.stderr + answer.stdout, answer
