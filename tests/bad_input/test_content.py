"""A bad article or catalog: named with its line by every command that meets it, while all others go their way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from build.projects import change, output
from cli.typed import Reply, dobhashi

WALKING = "source/walking.md"
CATALOG = "locales/bn/LC_MESSAGES/walking.po"
READERS = ("extract", "update", "check", "status", "build")
"""Every command that reads a project."""


@dataclass(frozen=True)
class Case:
    """One thing gone wrong with the article on walking, or with its catalog."""

    name: str
    path: str
    harm: Callable[[Path], object]
    says: str
    """The beginning of the line that tells it, after the path."""


def written(data: bytes | str) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data if isinstance(data, bytes) else data.encode())


def changed(old: str, new: str) -> Callable[[Path], object]:
    return lambda path: change(path, old, new)


def appended(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(path.read_bytes() + data)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CONFLICT = """<<<<<<< আমার
msgstr "হাঁটাহাঁটি"
=======
msgstr "হাঁটা"
>>>>>>> তাঁর"""

CASES = (
    Case("front matter without an end quote", WALKING, changed("Walking", '"Walking'), ":5: error: front matter: "),
    Case("front matter with two colons", WALKING, changed("Walking", "a: b"), ":2: error: front matter: "),
    Case("front matter with a tab", WALKING, changed("title", "\ttitle"), ":2: error: front matter: "),
    Case("a title that is a list", WALKING, changed("Walking", "[Walking]"), ":2: error: front matter: title must"),
    Case("a date that is none", WALKING, changed("related:", "updated: soon\nrelated:"), ":4: error: front "),
    Case("a number that is none", WALKING, changed("related:", "order: first\nrelated:"), ":4: error: front "),
    Case("a person without a name", WALKING, changed("related:", "author: {a: b}\nrelated:"), ":4: error: front "),
    Case("front matter without a bottom", WALKING, written(f"---\na: {'[' * 50_000}\n---\n"), ":1: error: front "),
    Case("an article in UTF-16", WALKING, written("হাঁটা".encode("utf-16")), ":1: error: not UTF-8: byte 0xff"),
    Case("an article in Latin-1", WALKING, appended(b"\n\nA caf\xe9.\n"), ":14: error: not UTF-8: byte 0xe9"),
    Case("an article cut within a letter", WALKING, appended("হ".encode()[:2]), ":12: error: not UTF-8: byte 0xe0"),
    Case("a link to nowhere", WALKING, lambda path: (path.unlink(), path.symlink_to("lost")), ": error: cannot read"),
    Case("a conflict in a catalog", CATALOG, changed('msgstr "হাঁটা"', CONFLICT), ":20: error: an unresolved merge conf"),
    Case("a msgstr without an end quote", CATALOG, changed('msgstr "হাঁটা"', 'msgstr "হাঁটা'), ":20: error: "),
    Case("a msgstr without quotes", CATALOG, changed('msgstr "হাঁটা"', "msgstr হাঁটা"), ":20: error: "),
    Case("a misspelt keyword", CATALOG, changed('msgstr "হাঁটা"', 'msgtsr "হাঁটা"'), ":20: error: unknown keyword"),
    Case("a msgid twice", CATALOG, appended('\nmsgid "Walking"\nmsgstr "হাঁটা"\n'.encode()), ":44: error: the same m"),
    Case("a catalog in UTF-16", CATALOG, written('msgid ""\n'.encode("utf-16")), ": error: saved as UTF-16"),
    Case("a catalog with a byte too many", CATALOG, appended(b"# \xff\n"), ":43: error: not UTF-8: byte 0xff"),
    Case("a charset that nobody knows", CATALOG, changed("UTF-8", "BIJOY-52"), ": error: unknown charset"),
    Case("a folder in the catalog's place", CATALOG, a_folder, ": error: cannot read"),
)


def told(reply: Reply, case: Case) -> bool:
    """Whether some line of the reply names the place and the fault."""
    return any(line.startswith(f"{case.path}{case.says}") for line in reply.said.splitlines())


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest, project: Path) -> Case:
    found: Case = request.param
    found.harm(project / found.path)
    return found


def test_every_command_that_meets_it_says_where_it_is_and_goes_on(project: Path, case: Case) -> None:
    for command in READERS:
        reply = dobhashi(project, command)
        if command == "extract" and case.path == CATALOG:
            assert reply.code == 0, "a template is made from the article alone"
            continue
        assert (reply.code, told(reply, case)) == (1, True), f"{command}: {reply.said}"


def test_the_other_article_is_extracted_updated_and_built(project: Path, case: Case) -> None:
    change(project / "source/sleeping.md", "How to lie at night.", "How to lie.")
    change(project / "locales/bn/LC_MESSAGES/sleeping.po", "How to lie at night.", "How to lie.")
    for command in ("extract", "update", "build"):
        dobhashi(project, command)
    template = (project / "locales/templates/sleeping.pot").read_text(encoding="utf-8")
    assert 'msgid "How to lie."' in template
    assert "How to lie." in output(project)["en/sleeping/index.html"].decode()
    assert "রাতে কীভাবে শোবেন।" in output(project)["bn/sleeping/index.html"].decode()


def test_the_pages_of_the_bad_one_stay_and_its_file_is_not_touched(project: Path, case: Case) -> None:
    before, path = output(project), project / case.path
    bytes_before = path.read_bytes() if path.is_file() else None
    translations = (project / CATALOG).read_bytes() if case.path == WALKING else None
    for command in READERS:
        dobhashi(project, command)
    assert output(project) == before
    assert (path.read_bytes() if path.is_file() else None) == bytes_before
    if translations is not None:
        assert (project / CATALOG).read_bytes() == translations


def test_once_it_is_mended_nothing_is_left_of_it(project: Path) -> None:
    for case in CASES:
        path = project / case.path
        good = path.read_bytes()
        case.harm(project / case.path)
        dobhashi(project, "update")
        dobhashi(project, "build")
        if path.is_dir():
            path.rmdir()
        path.unlink(missing_ok=True)
        path.write_bytes(good)
        for command in READERS:
            assert dobhashi(project, command).code == 0, f"{command} after {case.name}"


def test_what_one_command_takes_by_itself_it_refuses_by_itself(project: Path) -> None:
    (project / "alone.md").write_bytes(b"---\ntitle: a: b\n---\n")
    for command in ("extract", "render"):
        reply = dobhashi(project, command, "alone.md")
        assert (reply.code, reply.stdout) == (2, "")
        assert reply.stderr.startswith("dobhashi: alone.md:2: front matter: ")
        reply = dobhashi(project, command, "-", stdin=b"One line.\n\nA caf\xe9.\n")
        assert (reply.code, reply.stdout) == (2, "")
        assert reply.stderr.startswith("dobhashi: stdin:3: not UTF-8: byte 0xe9")


# ---------------------------------------------------------------- pictures, addresses, names


def test_a_missing_picture_is_named_and_the_page_stays_as_it_was(project: Path) -> None:
    before = output(project)
    (project / "source/images/side.svg").unlink()
    reply = dobhashi(project, "build")
    assert reply.code == 1
    assert "source/sleeping.md:10: error: there is no picture source/images/side.svg" in reply.stderr
    assert output(project) == before
    assert dobhashi(project, "update").code == 0, "translators need no pictures"


def test_of_two_articles_with_one_slug_the_second_is_left_out_and_told(project: Path) -> None:
    change(project / "source/walking.md", "related:", "slug: sleeping\nrelated:")
    reply = dobhashi(project, "build")
    assert reply.code == 1
    assert reply.stderr.startswith("source/walking.md:4: error: source/sleeping.md has the same address already")
    assert "শোন" in output(project)["bn/sleeping/index.html"].decode()


@pytest.mark.parametrize(
    "slug", ["../../etc", "..", "/etc", "a/b", ".git", "index.html", "404.html", "a b", "a?b", "a#b", "৫০%", "x" * 201]
)
def test_a_slug_is_one_folder_of_an_address(project: Path, slug: str) -> None:
    before = {path for path in project.parent.rglob("*") if ".dobhashi" not in path.parts}
    change(project / WALKING, "related:", f"slug: '{slug}'\nrelated:")
    reply = dobhashi(project, "build")
    assert (reply.code, reply.stderr.startswith(f"{WALKING}:4: error: front matter: slug cannot be ")) == (1, True)
    assert {path for path in project.parent.rglob("*") if ".dobhashi" not in path.parts} == before


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("হাঁটা", "হাঁটা"),
        ("walk & rest", "walk-rest"),
        ("100%", "100"),
        ("why?", "why"),
        ("index.html", "index"),
        ("-", "article"),
    ],
)
def test_a_file_name_that_is_no_address_is_made_one(project: Path, name: str, slug: str) -> None:
    (project / WALKING).rename(project / f"source/{name}.md")
    change(project / "source/sleeping.md", "See [walking](walking.md).", "Sleep.")
    assert dobhashi(project, "build").code == 0
    assert f"en/{slug}/index.html" in output(project)


def test_a_circle_of_former_names_is_told_and_moves_nothing(project: Path) -> None:
    change(project / "source/walking.md", "related:", "was: sleeping\nrelated:")
    change(project / "source/sleeping.md", "title: Sleeping", "was: walking\ntitle: Sleeping")
    before = {path: path.read_bytes() for path in project.rglob("*.po")}
    reply = dobhashi(project, "update")
    assert reply.code == 1
    assert "source/sleeping.md: error: `was:` leads from sleeping back to itself [was-circular]" in reply.stderr
    assert "source/walking.md: error: `was:` leads from walking back to itself [was-circular]" in reply.stderr
    assert {path: path.read_bytes() for path in project.rglob("*.po")} == before


def test_an_article_that_was_itself_is_a_circle_too(project: Path) -> None:
    change(project / "source/walking.md", "related:", "was: walking.md\nrelated:")
    reply = dobhashi(project, "update")
    assert (reply.code, reply.stderr.count("was-circular")) == (1, 1)
    assert "হাঁটুন" in (project / CATALOG).read_text(encoding="utf-8")
