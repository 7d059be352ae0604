"""Places in an article: which ids it has, and which ones its links ask for.

Ids come from the English headings, from authors, or stand in raw HTML; they are the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pipeline.findings import N_, Finding, Place, Severity, Wording
from pipeline.model import Anchor, Page, Summary

if TYPE_CHECKING:
    from markdown_it.token import Token

_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)")
_OURS = re.compile(r"_|fn(?:ref)?\d")
"""Ids that the theme and footnotes make."""


def ids(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The ids that are no heading's, sorted."""
    found: set[str] = set()
    for token in tokens:
        for part in (token, *(token.children or ())):
            if part.type in ("html_block", "html_inline"):
                found.update(_ID.findall(part.content))
    return tuple(sorted(found))


def anchors(tokens: Iterable[Token], domain: str, first_line: int) -> tuple[Anchor, ...]:
    """Every link to a place in an article, this one (`domain`) or another."""
    return tuple(dict.fromkeys(_anchors(tokens, domain, first_line)))


def _anchors(tokens: Iterable[Token], domain: str, first_line: int) -> Iterator[Anchor]:
    for token in tokens:
        line = first_line + token.map[0] if token.map else 0
        for child in token.children or ():
            if child.type == "link_open":
                to, name = child.meta.get("article") or (domain, str(child.attrs.get("href", "")))
                if to == domain and name.startswith("#"):
                    name = name[1:]
                elif "article" not in child.meta:
                    continue
                if name and not _OURS.match(name):
                    yield Anchor(to, name, line)


def places(page: Page | Summary) -> tuple[str, ...]:
    """What a link to a page can lead to."""
    return (*(heading.id for heading in page.headings), *page.ids)


def broken(pages: Iterable[Summary]) -> Iterator[Finding]:
    """A finding for every link to a place that is not there. Wants all pages of one language, whole."""
    known = {page.domain: page for page in pages}
    for page in known.values():
        for anchor in page.anchors:
            if target := known.get(anchor.domain):
                yield from astray(anchor, Place(page.path, anchor.line), page.domain, target.path, places(target))


def astray(anchor: Anchor, place: Place, domain: str, path: str, names: Collection[str]) -> Iterator[Finding]:
    """The finding about a link to a place, if `names`, those in the article at `path`, do not have it."""
    if anchor.id in names:
        return
    near = get_close_matches(anchor.id, names, n=1)
    values = (("anchor", anchor.id), ("article", path), ("near", near[0] if near else ""))
    wording = Wording(_ASTRAY, _NEAR if near else _NAME, values)
    message, hint = wording.said(wording.message), wording.said(wording.hint)
    yield Finding("anchor-broken", Severity.ERROR, message, place, hint, domain, family="source", wording=wording)


_ASTRAY = N_("the link to #{anchor} leads to no heading of {article}")
_NEAR = N_("did you mean #{near}?")
_NAME = N_("name one of its headings, or give one this id: {{#{anchor}}}")
