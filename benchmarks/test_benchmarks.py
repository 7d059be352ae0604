"""The articles, the author, the translator and the stop watch that the benchmarks rely on."""

from __future__ import annotations

import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from benchmarks import corpus, edit, fill, measure, ratios


@pytest.mark.parametrize("number", range(60))
def test_an_article_has_6_to_8_kilobytes_and_is_the_same_every_time(number: int) -> None:
    text = corpus.article(number, 100)
    assert corpus.SMALLEST <= len(text.encode()) <= corpus.LARGEST
    assert text == corpus.article(number, 100)


def test_the_articles_have_everything_a_real_one_uses() -> None:
    text = "".join(corpus.article(number, 50) for number in range(50))
    for mark in (
        "---\ntitle:",
        "\n### ",
        "\n  - ",
        "\n   - ",
        "\n| ---",
        "](http",
        ".md)",
        "**",
        "![",
        "[^1]: ",
        "\n> ",
    ):
        assert mark in text, mark
    lines = [max(len(line) for line in corpus.article(n, 50).split("\n\n")[1].split("\n")) for n in range(50)]
    assert min(lines) <= 78 < max(lines)


def test_every_link_between_articles_leads_to_an_article(tmp_path: Path) -> None:
    corpus.write_project(tmp_path / "site", 60)
    for path in (tmp_path / "site" / "source").rglob("*.md"):
        for part in path.read_text(encoding="utf-8").split("](")[1:]:
            target = part.split(")")[0].split(" ")[0]
            assert target.startswith("https://") or (path.parent / target).is_file(), target


def test_an_edit_changes_five_in_a_hundred_paragraphs_and_no_structure(tmp_path: Path) -> None:
    corpus.write_project(tmp_path / "site", 60)
    source = tmp_path / "site" / "source"
    before = {path: path.read_text(encoding="utf-8").split("\n\n") for path in source.rglob("*.md")}
    said = edit.edit_project(source)
    after = {path: path.read_text(encoding="utf-8").split("\n\n") for path in source.rglob("*.md")}
    assert {path: len(blocks) for path, blocks in before.items()} == {path: len(b) for path, b in after.items()}
    pairs = [pair for path in before for pair in zip(before[path], after[path], strict=True)]
    paragraphs = sum(edit.is_paragraph(old) for old, _ in pairs)
    assert sum(old != new for old, new in pairs) == said == round(0.05 * paragraphs)


def test_an_edited_paragraph_is_never_the_old_one() -> None:
    dice = random.Random(1)
    paragraph = "Hold the chair close to your hip and count slowly to 12."
    assert all(edit.edited(paragraph, dice) != paragraph for _ in range(200))


@pytest.mark.parametrize(
    ("english", "bengali"),
    [
        ("Sit **up**.", "সিট **উপ**।"),
        ("A **firm** pillow", "আ **ফিরম** পিললোব"),
        ("[More on sleep][link-1]", "[মোরে ওন সলেএপ][link-1]"),
        ("see `code` at <https://doi.example/10.1> [^note]", "সেএ `code` সময়ে <https://doi.example/10.1> [^note]"),
        ('[guide](https://health.example/hip "title")', '[গুইদে](https://health.example/hip "title")'),
    ],
)
def test_a_pseudo_translation_spells_the_words_and_keeps_the_markup(english: str, bengali: str) -> None:
    assert fill.bengali(english) == bengali
    assert unicodedata.is_normalized("NFC", bengali)


def test_filling_translates_every_entry_and_settles_doubts(tmp_path: Path) -> None:
    catalog = tmp_path / "a.po"
    catalog.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#, fuzzy\n#| msgid "Sat"\nmsgid "Sit"\nmsgstr "বসুন"\n\n'
        'msgid "hip"\nmsgstr ""\n',
        encoding="utf-8",
    )
    assert fill.fill_catalogs(tmp_path) == 2
    text = catalog.read_text(encoding="utf-8")
    assert 'msgid "Sit"\nmsgstr "সিট"' in text
    assert 'msgid "hip"\nmsgstr "হিপ"' in text
    assert "fuzzy" not in text and "Sat" not in text


def test_a_run_counts_the_time_of_its_children(tmp_path: Path) -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    assert measure.run([sys.executable, "-c", child], cwd=tmp_path).cpu >= 0.3


def test_a_watched_run_adds_up_the_memory_of_its_children() -> None:
    hold = "x = bytearray(60_000_000); import time; time.sleep(0.5)"
    two = (
        f"import subprocess, sys; c = [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in '12']; "
        "[p.wait() for p in c]"
    )
    # In a process of its own: the kernel counts what the parent held at the fork to the child.
    watch = "import sys; from pathlib import Path; from benchmarks import measure; " + (
        f"s = measure.run_watched([sys.executable, '-c', {two!r}], cwd=Path('.')); print(s.together, s.largest)"
    )
    root = Path(__file__).parent.parent
    told = subprocess.run([sys.executable, "-c", watch], cwd=root, capture_output=True, text=True, check=True).stdout
    together, largest = map(float, told.split())
    assert together > 115 > largest > 57


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(measure.CommandFailed, match=r"exit 3.*(?s:.)*out of thread"):
        measure.run([sys.executable, "-c", "print('out of thread'); raise SystemExit(3)"], cwd=tmp_path)


def test_the_table_says_which_bar_was_missed() -> None:
    rows = [
        ratios.Row("extract", "1.00 s", "4.00 s", "0.25×", "≤ 0.4×", True),
        ratios.Row("build", "9.00 s", "4.00 s", "2.25×", "≤ 2×", False),
    ]
    _, kept, missed = ratios.as_text(rows).splitlines()
    assert kept.endswith("≤ 0.4×  kept")
    assert missed.endswith("≤ 2×    MISSED")
