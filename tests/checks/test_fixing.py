"""`check --fix`: only safe repairs, only in the entries concerned, byte for byte the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.typed import dobhashi

from pipeline.build.fixing import fixed_alone, store
from pipeline.catalog.edit import CannotEdit, Lines, with_strings
from pipeline.catalog.po import parse_po
from pipeline.cli.reports import FORMATS

HEAD = """msgid ""
msgstr ""
"Language: bn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
BAD = (
    HEAD
    + """# a note
#: a.md
msgid "Rest today."
msgstr ""
"আজ  বিশ্রাম "
"নিন ।"

msgid   "Walk."
msgstr "হাঁটুন।"

#, no-wrap
msgid "Sit\\n"
"down."
msgstr "বসুন।"
"""
)


def fixed(tmp_path: Path, data: bytes) -> bytes:
    path = tmp_path / "a.po"
    path.write_bytes(data)
    store(fixed_alone([path]))
    return path.read_bytes()


def test_several_on_one_entry_compose_and_nothing_else_is_touched(tmp_path: Path) -> None:
    after = fixed(tmp_path, BAD.encode()).decode()
    old = 'msgstr ""\n"আজ  বিশ্রাম "\n"নিন ।"\n'
    assert after == BAD.replace(old, 'msgstr "আজ বিশ্রাম নিন।"\n')


@pytest.mark.parametrize(
    "make", [lambda text: text.replace("\n", "\r\n").encode(), lambda t: b"\xef\xbb\xbf" + t.encode()]
)
def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path, make: object) -> None:
    data = make(BAD)  # type: ignore[operator]
    after = fixed(tmp_path, data)
    assert after != data
    assert after.count(b"\r\n") == after.count(b"\n") or b"\r" not in data
    assert after[:3] == data[:3]


def test_fixing_twice_is_fixing_once(tmp_path: Path) -> None:
    once = fixed(tmp_path, BAD.encode())
    assert fixed(tmp_path, once) == once


def test_a_good_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEAD + 'msgid "Walk."\nmsgstr "হাঁটুন।"\n', encoding="utf-8")
    stamp = path.stat().st_mtime_ns
    assert list(fixed_alone([path])) == []
    assert path.stat().st_mtime_ns == stamp


def test_diff_shows_and_changes_nothing_and_fix_changes_what_diff_showed(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(BAD, encoding="utf-8")
    shown = dobhashi(tmp_path, "check", "a.po", "--diff", "--ignore", "header")
    assert (shown.code, path.read_text(encoding="utf-8")) == (1, BAD)
    assert '-"নিন ।"\n' in shown.stdout and '+msgstr "আজ বিশ্রাম নিন।"\n' in shown.stdout
    done = dobhashi(tmp_path, "check", "a.po", "--fix", "--ignore", "header")
    assert (done.code, done.stdout) == (0, shown.stdout)
    assert "আজ বিশ্রাম নিন।" in path.read_text(encoding="utf-8")


WRONG = BAD + '\nmsgid "Take 500 mg."\nmsgstr "৫০ মি.গ্রা.  নিন।"\n'
"""Some to repair, and a dose that only a person can mend."""


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_what_repairs_leave_is_told_as_check_tells_it(tmp_path: Path, option: str) -> None:
    (tmp_path / "a.po").write_text(WRONG, encoding="utf-8")
    reply = dobhashi(tmp_path, "check", "a.po", option, "--ignore", "header")
    assert (reply.code, "[number-value]" in reply.stderr) == (1, True)
    assert "double-space" not in reply.stderr and "1 finding in 1 catalog" in reply.stderr
    assert reply.stdout.startswith("--- a/a.po\n") and "number-value" not in reply.stdout
    again = dobhashi(tmp_path, "check", "a.po", option, "--select", "number-value")
    assert (again.code, again.stdout, "[number-value]" in again.stderr) == (1, "", True)


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_programs_get_repairs_and_what_they_leave_as_one_value(tmp_path: Path, option: str) -> None:
    (tmp_path / "a.po").write_text(WRONG, encoding="utf-8")
    value = json.loads(dobhashi(tmp_path, "check", "a.po", option, "--json", "--ignore", "header,empty").stdout)
    assert [one["check"] for one in value["findings"]] == ["number-value"]
    assert {(one["file"], one["check"], one["possible"]) for one in value["repairs"]} == {
        ("a.po", "bn-danda-space", True),
        ("a.po", "double-space", True),
    }
    assert (value["written"], value["diff"].splitlines()[0]) == (option == "--fix", "--- a/a.po")


def test_every_format_tells_what_repairs_leave(tmp_path: Path) -> None:
    for form in FORMATS:
        (tmp_path / "a.po").write_text(WRONG, encoding="utf-8")
        reply = dobhashi(tmp_path, "check", "a.po", "--fix", "--format", form)
        assert (reply.code, "number-value" in reply.stdout, "@@" in reply.stdout) == (1, True, form == "json")


def test_only_what_is_selected_is_mended(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(BAD, encoding="utf-8")
    dobhashi(tmp_path, "check", "a.po", "--fix", "--select", "double-space")
    assert parse_po((tmp_path / "a.po").read_bytes(), path="", domain="", language="bn").messages[0].msgstr == (
        "আজ বিশ্রাম নিন ।"
    )


def test_what_is_allowed_is_not_mended(tmp_path: Path) -> None:
    text = BAD.replace("# a note", "# dobhashi: allow bn-danda-space, double-space — as in the printed leaflet")
    after = fixed(tmp_path, text.encode()).decode()
    assert "নিন ।" in after
    assert "leaflet [" in after, "the waiver has its mark"


def test_a_plural_form_is_mended_alone(tmp_path: Path) -> None:
    entry = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} দিন"\nmsgstr[1] "{n}  দিন"\n'
    assert fixed(tmp_path, (HEAD + entry).encode()).decode() == HEAD + entry.replace("{n}  দিন", "{n} দিন")


def test_letters_that_are_not_in_nfc_are_found_and_stored_so(tmp_path: Path) -> None:
    decomposed = "ব\u09c7\u09beঝা নিন।"
    text = HEAD + f'msgid "Take it."\nmsgstr "{decomposed}"\n'
    (tmp_path / "a.po").write_text(text, encoding="utf-8")
    found = dobhashi(tmp_path, "check", "a.po", "--format", "jsonl", "--select", "nfc").stdout
    assert '"check": "nfc"' in found
    assert fixed(tmp_path, text.encode()).decode() == text.replace("\u09c7\u09be", "\u09cb")


# ---------------------------------------------------------------- strings where they stand


def test_an_offset_is_found_in_its_line_and_column() -> None:
    lines = Lines(BAD.encode())
    number = BAD.splitlines().index('msgid "Rest today."') + 1
    located = lines.located(number)
    assert located.place(0) == (number + 2, 2)
    assert located.place(12) == (number + 3, 2)
    assert located.place(len("আজ  বিশ্রাম নিন ।")) == (number + 3, 7)


def test_escapes_count_as_one_character() -> None:
    lines = Lines(b'msgid "a"\nmsgstr "x\\ty\\"z"\n')
    assert [lines.located(1).place(n)[1] for n in range(6)] == [9, 10, 12, 13, 15, 16]


@pytest.mark.parametrize(
    "text",
    ['msgid "a" msgstr "b"\n', 'msgid "a"\nmsgstr "b" "c"\n', 'msgid "a"\n', '"a"\n', 'msgid "a"\nmsgstr "b\n'],
)
def test_what_cannot_be_told_apart_is_refused(text: str) -> None:
    with pytest.raises(CannotEdit):
        with_strings(text.encode(), {(1, None): "x"})
