"""Bad settings and folders: one line with the place, exit code 2, and nothing touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from build.projects import change, output, write
from cli.typed import dobhashi

COMMANDS = ("update", "check", "status", "build")
"""Those for which a project has to be sound; `extract` needs no language."""
FACTS = "locales/bn/language.toml"


def site(data: bytes | str) -> Callable[[Path], object]:
    return lambda folder: (folder / "site.toml").write_bytes(data if isinstance(data, bytes) else data.encode())


def facts(data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / FACTS).write_bytes(data)


def named(name: bytes) -> Callable[[Path], object]:
    def harm(folder: Path) -> None:
        with open(bytes(folder / "source") + b"/" + name, "wb") as file:
            file.write("হাঁটুন।\n".encode())

    return harm


def a_file_for_a_folder(folder: Path) -> None:
    (folder / "source").rename(folder / "drafts")
    (folder / "source").write_text("হাঁটুন।\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (site(b'name = "\xff"\n'), "site.toml:1: not UTF-8: byte 0xff"),
        (site('name = "ব্যথা"\nbase_url =\n'), "site.toml:2: not valid TOML: Invalid value"),
        (site('name = "ব্যথা'), "site.toml:1: not valid TOML: "),
        (site(""), "site.toml: name is missing"),
        (lambda folder: change(folder / "site.toml", '"bn"', '"bangla"'), "site.toml:4: languages names 'bangla'"),
        (lambda folder: change(folder / "site.toml", '"bn"', '"bn", "xx"'), "site.toml:4: unknown language 'xx'"),
        (facts(b'digits = "\xff"\n'), f"{FACTS}:1: not UTF-8: byte 0xff"),
        (facts(b"[type]\nitalics\n"), f"{FACTS}:2: not valid TOML: "),
        (facts('\ndigits = "০১২"\n'.encode()), f"{FACTS}:2: digits cannot be '০১২'"),
        (named(b"site.md"), "source/site.md: the theme's own words have this name"),
        (named(b"a\xff.md"), "source/a?.md: a file name must be UTF-8"),
        (named(b"a\nb.md"), "source/a?b.md: a file name must be UTF-8"),
        (lambda folder: (folder / "source").rename(folder / "drafts"), "source: cannot read the folder: "),
        (a_file_for_a_folder, "source: cannot read the folder: "),
    ],
)
def test_a_project_that_contradicts_itself_is_refused(project: Path, harm: Callable[[Path], object], says: str) -> None:
    harm(project)
    files = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    for command in COMMANDS:
        reply = dobhashi(project, command)
        assert (reply.code, reply.stdout) == (2, "")
        assert reply.stderr.startswith(f"dobhashi: {says}")
        assert reply.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == files


def test_a_folder_that_must_not_be_read_does_not_pass_for_empty(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else its pages would be removed, and its templates."""
    write(project, {"source/knee/cramps.md": "Stretch.\n"})
    dobhashi(project, "build")
    before = output(project)
    list_folder = os.scandir

    def refuse(path: object) -> object:
        if str(path).endswith("knee"):
            raise PermissionError(13, "Permission denied", str(path))
        return list_folder(path)

    monkeypatch.setattr("os.scandir", refuse)
    for command in ("extract", "update", "build"):
        reply = dobhashi(project, command)
        assert (reply.code, reply.stderr.startswith("dobhashi: source/knee: cannot read the folder: Perm")) == (2, True)
    assert output(project) == before
    assert (project / "locales/templates/walking.pot").is_file()


def test_an_unknown_language_on_the_command_line_is_refused_with_those_there_are(project: Path) -> None:
    for command in (*COMMANDS, "print"):
        reply = dobhashi(project, command, "--language", "bangla")
        assert (reply.code, reply.stderr) == (2, "dobhashi: unknown language 'bangla' (site.toml lists en, bn)\n")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("page.html", "{% if %}", "theme/page.html:1: error: the theme: TemplateSyntaxError"),
        ("page.html", "\n{{ nobody }}", "theme/page.html:2: error: the theme: UndefinedError"),
        ("page.html", '{% include "nothing.html" %}', "theme/page.html:1: error: the theme: TemplateNotFound"),
        ("page.html", "{{ 1 // 0 }}", "theme/page.html:1: error: the theme: ZeroDivisionError"),
        ("page.html", b"\xff", "theme/page.html: error: the theme: UnicodeDecodeError"),
        ("style.css", b"a\n\xff", "theme/style.css:2: error: not UTF-8: byte 0xff"),
    ],
)
def test_a_fault_in_the_projects_own_theme_has_its_line(project: Path, name: str, text: str | bytes, says: str) -> None:
    before = output(project)
    (project / "theme").mkdir()
    (project / "theme" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    reply = dobhashi(project, "build")
    assert reply.code == 1
    assert reply.stderr.startswith(says)
    assert output(project) == before, "every page stays as it was"


def test_paper_that_nobody_sells_is_refused(project: Path) -> None:
    change(project / "site.toml", '["html"]', '["html", "print"]\n[print]\npaper = "a9"\n')
    reply = dobhashi(project, "print")
    assert (reply.code, "print.paper is 'a9' (known are a4" in reply.stderr) == (2, True)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"en", "bn"', '"en", "bn", "bn"', "site.toml:4: languages names 'bn' twice"),
        (
            "[publish]",
            '[checks]\nhosts = ["https://a.example/"]\n\n[publish]',
            "site.toml:8: checks.hosts names 'https:",
        ),
        (
            "[publish]",
            '[checks]\nphones = ["abc"]\n\n[publish]',
            "site.toml:8: checks.phones names 'abc', which is none",
        ),
        ("[publish]", '[html]\nfont_bold = "b.ttf"\n\n[publish]', "site.toml:8: html.font_bold does nothing without"),
        ("[publish]", "[print]\neditions = []\n\n[publish]", "site.toml:8: print.editions is empty (known are handout"),
        (
            "[contact]",
            '[contact]\nreport = "https://a.example/?p={pge}"',
            "site.toml:11: contact.report has {pge}, which nothing is filled into (known are {page}, {lang",
        ),
    ],
)
def test_a_setting_that_would_do_nothing_is_refused_with_its_line(project: Path, old: str, new: str, says: str) -> None:
    change(project / "site.toml", old, new)
    for command in ("check", "build"):
        reply = dobhashi(project, command)
        assert (reply.code, reply.stderr[: len(says) + 10]) == (2, f"dobhashi: {says}")


def test_what_hosts_and_numbers_may_be_is_taken(project: Path) -> None:
    settings = (
        '[checks]\nhosts = ["a.example", "বাংলা.example"]\nphones = ["+880 1975-451525", "৯৯৯", "16263"]\n\n[publish]'
    )
    change(project / "site.toml", "[publish]", settings)
    assert dobhashi(project, "check").code == 0
