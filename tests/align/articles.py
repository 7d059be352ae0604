"""Translated articles whose pairs are known: an English article with the texts of its catalog in their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline import markup
from pipeline.catalog.po import parse_po
from pipeline.model import Article, Unit

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Translated:
    """An English article, the same in Bengali, and which Bengali text belongs to which English one."""

    english: tuple[Unit, ...]
    markdown: str
    truth: dict[tuple[str | None, str], str]
    """Key of an English unit → text of the Bengali unit; addresses as in the units."""


def read(name: str) -> Translated:
    """An article of this repository, for as much of it as is translated without doubt."""
    path = ROOT / "source" / f"{name}.md"
    article = Article(name, f"source/{name}.md", path.read_text(encoding="utf-8"))
    catalog_path = ROOT / "locales" / "bn" / "LC_MESSAGES" / f"{name}.po"
    catalog = parse_po(catalog_path.read_bytes(), path=str(catalog_path), domain=name, language="bn")
    said = {message.key: message.msgstr for message in catalog.current if message.msgstr}
    units = markup.units(article)
    head, _, body = article.text.partition("\n---\n")
    parts = {False: head, True: body}
    at = 0
    for unit in [unit for unit in units if unit.key in said]:
        below = unit.line > head.count("\n") + 2
        other = with_addresses(said[unit.key], unit)
        written = re.escape(with_addresses(unit.msgid, unit)).replace(r"\ ", r"\s+")
        found = re.compile(written).search(parts[below], at if below else 0)
        if found is None:  # written with reference links
            del said[unit.key]
            continue
        parts[below] = parts[below][: found.start()] + other + parts[below][found.end() :]
        if below:
            at = found.start() + (0 if unit.kind == "image alt" else len(other))
    text = f"{parts[False]}\n---\n{parts[True]}"
    return Translated(units, text, {unit.key: said[unit.key] for unit in units if unit.key in said})


def with_addresses(text: str, unit: Unit) -> str:
    """The text as an author writes it: `[text](https://…)`."""
    for target in unit.targets:
        address = f"<{target.url}>" if " " in target.url else target.url
        text = text.replace(f"][{target.label}]", f"]({address})")
    return text


def bengali(markdown: str) -> tuple[Unit, ...]:
    return markup.units(Article("bn", "bn.md", markdown), source_language="bn")


def blocks(markdown: str) -> list[str]:
    """The article's parts between empty lines, its front matter first."""
    head, _, body = markdown.partition("\n---\n")
    return [f"{head}\n---", *re.split(r"\n{2,}", body.strip("\n"))]


def joined(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"
