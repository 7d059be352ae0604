"""The parallel edition on the web: a table of rows, which stands in pairs one above the other on a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.model import Edition, Summary
from pipeline.render.html import leaves, theme
from pipeline.render.html.blanks import Filling, Link, filled
from pipeline.render.html.chrome import chrome, foreign, names, voice, wording
from pipeline.render.html.head import nowhere
from pipeline.render.html.style import ARTICLE, PARALLEL
from pipeline.render.html.views import Leaf, Shell
from pipeline.render.html.wording import Wording
from pipeline.render.parallel.sides import Side, pairs_of_notes, sides

_NAMED = re.compile(r'(\s(?:id|aria-labelledby|aria-describedby|headers|for)="|\shref="#)(?=[^"])')
_OTHER = "o-"
"""What the places of the original's side begin with: both sides have the same."""


@dataclass(frozen=True, slots=True)
class View:
    """What the page of one pair shows besides the rows."""

    leaf: Leaf
    title: str
    """In the original language."""
    description: str
    links: tuple[tuple[str, Link], ...]
    """Domain → page in the original language."""
    pdf: str
    """Below the site's root."""


def shell(edition: Edition) -> Shell:
    """What all pages of an edition have in common."""
    from pipeline.render.html import FORMAT

    return FORMAT.shell(edition)


def view(edition: Edition, page: Summary) -> View:
    """What the page of a pair shows."""
    source, code = edition.source_language, edition.language.code
    meta = edition.shelf[source][page.domain].meta
    return View(
        leaf=leaves.leaf(edition, page),
        title=meta.title,
        description=meta.description,
        links=tuple(
            (domain, Link(f"{source}/{edition.shelf[source][domain].meta.slug}/", source))
            for domain in page.links
            if edition.published(domain, source)
        ),
        pdf=f"{code}/print/{page.meta.slug}-parallel.pdf",
    )


def parallel_page(bodies: tuple[str, str], shell: Shell, view: View) -> bytes:
    """The page. Raises `RenderError` for a picture that is not there."""
    leaf, code, root = view.leaf, shell.language.code, "../../../"
    left, right = sides(bodies, leaf.source)
    pictures = dict(leaf.pictures)
    own = Filling(leaf.source, root, wording(shell), names(shell), ("", ""), dict(leaf.links), pictures)
    english = {sister.code: sister.english_name for sister in shell.languages}
    other = Filling(leaf.source, root, _original(shell), english, ("", ""), dict(view.links), pictures)
    sheet = f"{ARTICLE} {PARALLEL}"
    places = {one: f"{one}/{leaf.slug}/" for one in leaf.editions}
    values = chrome(shell, root, f"{code}/{leaf.slug}/parallel/", places, nowhere(shell, root, sheet)) | {
        "title": leaf.title,
        "title_foreign": foreign(shell, shell.source.code if "title" in leaf.english else code),
        "article": f"{root}{code}/{leaf.slug}/",
        "pdf": root + view.pdf,
        "other": foreign(shell, shell.source.code),
        "rows": (rows := list(_rows(left, right, own, other, view, shell))),
        "notes": list(_notes(left, right, own, other, shell, after=len(rows))),
    }
    return theme.render("parallel.html", shell.theme, voice(shell), values).encode()


def _original(shell: Shell) -> Wording:
    """The interface's words in the original language."""
    return Wording((), shell.source.code, shell.source.code)


def _rows(left: Side, right: Side, own: Filling, other: Filling, view: View, shell: Shell) -> Iterator[dict[str, Any]]:
    """The title and the description, and the text block by block, numbered from 1 as on paper."""
    leaf, number = view.leaf, 0
    for name, original, text in (
        ("title", view.title, leaf.title),
        ("description", view.description, leaf.description),
    ):
        if original or text:
            number += 1
            yield _row(shell, number) | {
                "left": original,
                "right": text,
                "foreign": foreign(shell, shell.source.code if name in leaf.english else shell.language.code),
            }
    for mine, theirs in zip(right.cells, left.cells, strict=True):
        number += 1
        yield _row(shell, number) | {
            "left": theme.html(_apart(filled(theirs.html, other))),
            "right": theme.html(filled(mine.html, own)),
            "foreign": "",
        }


def _row(shell: Shell, number: int) -> dict[str, Any]:
    return {"number": number, "shown": shell.language.in_digits(str(number))}


def _notes(
    left: Side, right: Side, own: Filling, other: Filling, shell: Shell, *, after: int
) -> Iterator[dict[str, Any]]:
    """The footnotes, in rows that are numbered on; before each text is the number by which that side calls it."""
    pairs = pairs_of_notes(left, right)
    for number, ((theirs, original), (mine, text)) in enumerate(pairs, after + 1):
        yield _row(shell, number) | {
            "theirs": theirs,
            "mine": mine,
            "left": theme.html(_called(_apart(filled(original, other)), str(theirs))),
            "right": theme.html(_called(filled(text, own), shell.language.in_digits(str(mine)))),
        }


def _called(html: str, number: str) -> str:
    """A footnote with its number before its first words; nothing for one that the other side alone has."""
    opening, closed, rest = html.partition(">")
    if html.startswith("<p"):
        return f"{opening}{closed}<sup>{number}</sup> {rest}"
    return f"<sup>{number}</sup> {html}" if html else ""


def _apart(html: str) -> str:
    """The original's side with places of its own. Texts hold no quotation marks: they are escaped."""
    return _NAMED.sub(rf"\g<1>{_OTHER}", html)
