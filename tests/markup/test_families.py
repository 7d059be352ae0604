"""Families of files: an article, its template, a catalog in the middle of its work, and the page they make.

`pytest tests/markup/test_families.py --update` writes the templates and pages anew; read the diff. The catalogs are
a person's.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import markup
from pipeline.catalog.answers import lookup
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.catalog.template import template
from pipeline.model import Article, Page
from pipeline.textfile import read_text

HERE = Path(__file__).resolve().parent / "families"
FAMILIES = sorted(HERE.glob("*.md"))
TRANSLATED = sorted(HERE.glob("*.bn.po"))


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_an_article_has_this_template(path: Path, update: bool) -> None:
    article = _article(path)
    made = template(article.domain, markup.units(article), path=article.path, changed="2026-11-22")
    _same(path.with_suffix(".pot"), serialize_po(made), update)


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.name)
def test_an_article_and_a_catalog_make_this_page(path: Path, update: bool) -> None:
    made = _page(path)
    _same(path.with_suffix(".html"), markup.html(made.tokens, made.env), update)


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.name)
def test_a_catalog_asks_for_what_the_template_asks_for(path: Path) -> None:
    name = path.name.removesuffix(".bn.po")
    asked = parse_po((HERE / f"{name}.pot").read_bytes(), path="x.pot", domain=name, language=None)
    answered = parse_po(path.read_bytes(), path="x.po", domain=name, language="bn")
    assert [message.key for message in answered.current] == [message.key for message in asked.current]
    assert _page(path).findings == ()


def _article(path: Path) -> Article:
    return Article(path.stem, f"source/{path.name}", read_text(path))


def _page(catalog: Path) -> Page:
    name = catalog.name.removesuffix(".bn.po")
    read = parse_po(catalog.read_bytes(), path=catalog.name, domain=name, language="bn")
    return markup.page(_article(HERE / f"{name}.md"), lookup(read), language="bn")


def _same(path: Path, text: str, update: bool) -> None:
    if update:
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text
