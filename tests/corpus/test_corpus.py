"""The corpus itself: what it holds, how it is read, and what it says when it cannot be had."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from . import Example, commonmark_examples, examples, fetch, gfm_examples, real_files

SPECIFICATION = f"""\
# Blocks

## Lists

{"`" * 32} example
1.→এক
.
<ol>
<li>এক</li>
</ol>
{"`" * 32}

{"`" * 32} example table
# not a section
.
{"`" * 32}
"""


def test_an_example_is_its_section_its_markdown_and_its_html() -> None:
    first, second = examples(SPECIFICATION)
    assert first == Example(1, "Lists", "1.\tএক\n", "<ol>\n<li>এক</li>\n</ol>\n")
    assert second == Example(2, "Lists", "# not a section\n", "")


def test_every_example_of_commonmark_is_there() -> None:
    found = commonmark_examples()
    assert [example.number for example in found] == list(range(1, 653))
    assert found[0] == Example(1, "Tabs", "\tfoo\tbaz\t\tbim\n", "<pre><code>foo\tbaz\t\tbim\n</code></pre>\n")
    assert found[-1].section == "Textual content"


def test_the_gfm_examples_are_those_of_the_extensions_articles_may_use() -> None:
    sections = Counter(example.section for example in gfm_examples())
    assert sections == {
        "Tables (extension)": 8,
        "Task list items (extension)": 2,
        "Strikethrough (extension)": 2,
    }


@pytest.mark.parametrize(
    ("construct", "at_least", "marker"),
    [
        ("front matter", 40, lambda text: text.startswith("---\n")),
        ("tables", 40, lambda text: "|---" in text or "| ---" in text),
        ("footnotes", 8, lambda text: "\n[^" in text),
        ("raw HTML", 300, lambda text: "\n<" in text),
        ("carriage returns", 5, lambda text: "\r\n" in text),
        ("Bengali", 1, lambda text: "উচ্চক্ষমতা" in text),
    ],
)
def test_the_real_files_are_many_and_of_many_kinds(
    construct: str, at_least: int, marker: Callable[[str], bool]
) -> None:
    assert sum(marker(text) for _, text in real_files()) >= at_least, construct


def test_real_files_have_one_name_each_and_no_specification_among_them() -> None:
    names = [name for name, _ in real_files()]
    assert len(names) >= 300
    assert names == sorted(set(names))
    assert not [name for name in names if "commonmark.txt" in name]


def test_a_missing_corpus_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOBHASHI_CORPUS", str(tmp_path))
    commonmark_examples.cache_clear()
    with pytest.raises(fetch.CorpusError, match="make corpus"):
        commonmark_examples()


def test_fetching_what_is_there_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", _unreachable)
    assert fetch.fetch() is False


def test_offline_the_reason_is_told_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DOBHASHI_CORPUS", str(tmp_path / "cache"))
    failed = SimpleNamespace(returncode=1, stdout="", stderr="ERROR: No matching distribution found\n")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    assert fetch.main() == 2
    assert "pip: ERROR: No matching distribution found" in capsys.readouterr().err
    assert list((tmp_path / "cache").iterdir()) == []


def _unreachable(*_: object, **__: object) -> None:
    raise AssertionError("nothing should be run")
