"""Raw HTML."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.findings import Finding
from pipeline.markup.rawhtml import Piece, same_tags


def html_differs(pair: Pair) -> Iterator[Finding]:
    """The translation's HTML tags are not those of its source.

    A translation may move tags, never add, drop, change or cross them; only the texts of `alt`, `title`,
    `aria-label` and `placeholder` are a translator's. Such a block is shown in English.

    Bad:  `Do <b>not</b> run.` → `দৌড়াবেন <i>না</i>।`
    Good: `Do <b>not</b> run.` → `দৌড়াবেন <b>না</b>।`
    """
    if pair.kind.startswith("html"):
        broken = Piece(pair.source_text, pair.kind).filled(pair.target_text) is None
    else:
        broken = not same_tags("".join(pair.source.tags), "".join(pair.target.tags))
    if broken:
        yield pair.finding("html-differs", "the HTML tags differ from the source's", hint="copy the tags as they are")
