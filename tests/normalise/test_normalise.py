"""Whatever an editor saved becomes canonical, and no meaning changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from catalog.made import catalogs, gettext, needs_gettext, read
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from pipeline.catalog.normal import normalised
from pipeline.catalog.po import serialize_po
from pipeline.cli import main
from pipeline.errors import CatalogError
from pipeline.model import Catalog

CANONICAL = """# খসড়া
msgid ""
msgstr ""
"Language: bn\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Generator: Poedit 3.4\\n"

# ক্ষত দেখুন
#. type: paragraph
#: source/walking.md
#, fuzzy
#| msgid "Walk for ten minutes."
msgid "Walk for ten minutes, then rest, as long as your leg does not hurt more than it did before."
msgstr "দশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন, যতক্ষণ পায়ের ব্যথা আগের চেয়ে না বাড়ে।"

#: source/walking.md
msgid "Rash"
msgstr "র‍্যাশ"

#~ msgid "Gone"
#~ msgstr "গেছে"
"""


def _normal(data: bytes | str) -> tuple[str, tuple[str, ...]]:
    raw = data.encode() if isinstance(data, str) else data
    done = normalised(raw, path="x.po", ours=lambda place: place.startswith("source/"))
    return done.data.decode(), done.done


def _says(text: str | bytes) -> Catalog:
    """What a file says, layout aside."""
    catalog = read(text)
    return replace(
        catalog,
        headers=tuple(sorted(catalog.headers)),
        messages=tuple(sorted((replace(m, references=()) for m in catalog.messages), key=lambda m: repr(m.key))),
    )


SPOILT = {
    "a byte order mark": (lambda text: b"\xef\xbb\xbf" + text.encode(), "the byte order mark is gone"),
    "CRLF": (lambda text: text.replace("\n", "\r\n"), "lines end with LF"),
    "precomposed letters": (
        lambda text: text.replace(normalize("NFC", "পায়ের"), "পা\u09dfের"),
        "letters are in NFC",
    ),
    "sticky flag lines": (lambda text: text.replace("#, fuzzy", "#= fuzzy"), "flags stand after `#,`"),
    "line numbers": (
        lambda text: text.replace("#: source/walking.md", "#: source/walking.md:12 source/walking.md:15"),
        "our references have no line numbers",
    ),
    "wrapped lines": (
        lambda text: text.replace('msgid "Rash"', 'msgid ""\n"Ra"\n"sh"'),
        "no line is wrapped",
    ),
    "another order of header fields": (
        lambda text: text.replace('"Language: bn\\n"\n', "").replace('"X-Generator', '"Language: bn\\n"\n"X-Generator'),
        "header fields stand in gettext's order",
    ),
    "an obsolete entry in the middle": (
        lambda text: text.replace('\n#~ msgid "Gone"\n#~ msgstr "গেছে"\n', "").replace(
            "# ক্ষত", '#~ msgid "Gone"\n#~ msgstr "গেছে"\n\n# ক্ষত'
        ),
        "obsolete entries stand at the end",
    ),
    "a flag without a blank": (
        lambda text: text.replace("#, fuzzy", "#,fuzzy"),
        "blank lines, comments and flags are as gettext writes them",
    ),
    "empty lines": (
        lambda text: text.replace("\n\n", "\n\n\n"),
        "blank lines, comments and flags are as gettext writes them",
    ),
}


def test_a_canonical_file_is_left_alone() -> None:
    assert _normal(CANONICAL) == (CANONICAL, ())


@pytest.mark.parametrize("spoilt", SPOILT)
def test_every_layout_becomes_canonical_and_what_was_done_is_told(spoilt: str) -> None:
    spoil, told = SPOILT[spoilt]
    data = spoil(CANONICAL)
    assert data not in (CANONICAL, CANONICAL.encode()), "the case spoils something"
    assert _normal(data) == (CANONICAL, (told,))


def test_another_charset_is_converted() -> None:
    latin = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "é"\n'
    fresh, done = _normal(latin.encode("latin-1"))
    assert 'msgstr "é"' in fresh
    assert "the charset is UTF-8" in done


def test_a_header_that_is_wrong_about_letters_in_utf_8_destroys_none() -> None:
    spoilt = CANONICAL.replace("charset=UTF-8", "charset=ISO-8859-1")
    assert _normal(spoilt) == (CANONICAL, ("the charset is UTF-8",))


def test_line_numbers_of_other_peoples_files_stay() -> None:
    foreign = CANONICAL.replace("#: source/walking.md", "#: theme/page.html:12")
    assert _normal(foreign) == (foreign, ())


def test_an_unknown_flag_and_every_comment_stay() -> None:
    text = CANONICAL.replace("#, fuzzy", "#, fuzzy, my-flag").replace("# ক্ষত দেখুন", "# ক্ষত দেখুন\n#\n# আরও")
    assert _normal(text.replace("\n", "\r\n"))[0] == text


def test_what_gettext_refuses_is_refused() -> None:
    with pytest.raises(CatalogError, match="merge conflict"):
        _normal(CANONICAL.replace("#~ msgid", "<<<<<<< ours\n#~ msgid", 1))


@given(catalogs)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_doing_it_twice_is_doing_it_once_and_the_file_says_the_same(catalog: Catalog) -> None:
    text = serialize_po(catalog).replace("\n", "\r\n") if "\r" not in serialize_po(catalog) else serialize_po(catalog)
    fresh, _ = _normal(text)
    assert _normal(fresh) == (fresh, ())
    assert _says(fresh) == _says(text)


@needs_gettext
@pytest.mark.parametrize("options", [("--width=30",), ("--escape",), ("--indent",)])
def test_whatever_layout_gettext_makes_comes_back(options: tuple[str, ...]) -> None:
    assert _normal(gettext("msgcat", *options, "-", text=CANONICAL)[0])[0] == CANONICAL


# ---------------------------------------------------------------- dobhashi normalise


def _run(*arguments: str) -> tuple[str, int]:
    done = CliRunner().invoke(main, ["normalise", *arguments])
    return done.output, done.exit_code


def test_the_command_writes_says_what_it_did_and_then_finds_nothing_to_do(tmp_path: Path) -> None:
    path = tmp_path / "walking.po"
    path.write_bytes(b"\xef\xbb\xbf" + CANONICAL.replace("\n", "\r\n").encode())
    output, code = _run(str(path))
    assert (code, path.read_bytes()) == (0, CANONICAL.encode())
    assert "walking.po: the byte order mark is gone; lines end with LF" in output
    assert _run(str(path))[0] == "0 files changed, 1 in canonical form already\n"


def test_check_writes_nothing_and_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "good.po").write_text(CANONICAL, encoding="utf-8")
    bad = CANONICAL.replace("\n", "\r\n").encode()
    (tmp_path / "bad.po").write_bytes(bad)
    output, code = _run("--check", str(tmp_path))
    assert (code, (tmp_path / "bad.po").read_bytes()) == (1, bad)
    assert "bad.po: lines end with LF" in output
    assert _run("--check", str(tmp_path / "good.po"))[1] == 0


def test_a_broken_file_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    (tmp_path / "broken.po").write_text('msgid "a\n', encoding="utf-8")
    (tmp_path / "other.po").write_bytes(CANONICAL.replace("\n", "\r\n").encode())
    output, code = _run(str(tmp_path))
    assert code == 1
    assert "broken.po:1" in output
    assert (tmp_path / "other.po").read_bytes() == CANONICAL.encode()


def test_outside_a_project_the_files_have_to_be_named(tmp_path: Path) -> None:
    assert _run("-C", str(tmp_path))[1] == 2
    assert _run(str(tmp_path / "absent.po"))[1] == 2
