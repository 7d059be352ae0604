"""Under the pseudo-translation every text that a reader sees is in brackets, and nothing else is.

`everything.md` has every construct there is; what must stay as it is says STAYS, all else is in small letters. The
site's own articles say themselves what they want skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.textfile import read_text

from .reading import bracketed, html_of, page

HERE = Path(__file__).resolve().parent
EVERYTHING = HERE / "everything.md"
ROOT = HERE.parents[1]
ARTICLES = sorted((*ROOT.glob("source/**/*.md"), *ROOT.glob("pipeline/data/starter/source/**/*.md")))


def test_a_page_with_everything_comes_out_in_brackets_but_for_what_stays() -> None:
    seen = _seen(read_text(EVERYTHING))
    assert set(_words(seen.bare)) == {"STAYS", *_words("for it is Bengali already. A title in English. doi https org")}
    assert "STAYS" not in seen.wrapped.replace("stays.example/STAYS", "")


def test_only_texts_of_attributes_are_in_brackets() -> None:
    """Those of a tag in the middle of a text belong to that text."""
    seen = _seen(read_text(EVERYTHING))
    theirs = ("alt", "title", "aria-label", "placeholder")
    assert not [value for name, value, _ in seen.attributes if name not in theirs and "⟦" in value]
    assert not [value for name, value, within in seen.attributes if name in theirs and not ("⟦" in value or within)]
    assert sum(value.startswith("⟦") and value.endswith("⟧") for _, value, _ in seen.attributes) == 7


def test_the_code_an_author_asks_for_is_in_brackets_and_no_other() -> None:
    seen = _seen(read_text(EVERYTHING))
    assert seen.code.count("⟦") == 1
    assert "⟦a recipe that is translated⟧" in seen.code


def test_the_front_matter_of_readers_is_in_brackets_and_that_of_machines_is_not() -> None:
    meta = page(read_text(EVERYTHING), bracketed).meta
    assert meta.title == "⟦A page with everything⟧"
    assert meta.description == "⟦What is written in small letters is for translators.⟧"
    assert meta.author is not None
    assert (meta.author.name, meta.author.qualification) == ("⟦Somebody⟧", "⟦writes test pages⟧")
    assert meta.reviewer is not None
    assert meta.reviewer.name == "⟦Somebody else⟧"
    assert (meta.slug, meta.keywords, meta.related) == ("stays-english", ("STAYS",), ("stays-english",))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_text_of_an_article_of_the_site_comes_out_in_brackets(path: Path) -> None:
    text = read_text(path)
    seen = _seen(text)
    asked = re.findall(r"<!-- i18n:skip -->\n+(.+?)(?:\n\n|\Z)", text, re.DOTALL)
    assert sorted(_words(seen.bare)) == sorted(word for block in asked for word in _words(block))
    assert len(_words(seen.wrapped)) > 100


# ---------------------------------------------------------------- what a reader sees


@dataclass
class _Seen:
    wrapped: str = ""
    """Visible text in brackets."""
    bare: str = ""
    """Visible text outside them; code and bibliographies apart."""
    code: str = ""
    attributes: list[tuple[str, str, bool]] = field(default_factory=list)
    """Name, value, and whether the tag stands in brackets."""


def _seen(text: str) -> _Seen:
    reader = _Reader()
    reader.feed(html_of(page(text, bracketed)))
    reader.close()
    return reader.seen


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = _Seen()
        self.open: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.attributes += [(name, value, self.depth > 0) for name, value in attrs if value]
        if tag not in ("img", "input", "br", "hr"):
            self.open.append("references" if ("class", "references") in attrs else tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() not in (tag, "references"):
            pass  # <li> may be left open

    def handle_data(self, data: str) -> None:
        if "code" in self.open:
            self.seen.code += data
        elif "references" in self.open:
            assert "⟦" not in data
        elif "script" not in self.open:
            for letter in data:
                self.depth += letter == "⟦"
                if self.depth:
                    self.seen.wrapped += letter
                else:
                    self.seen.bare += letter
                self.depth -= letter == "⟧"
