"""Marks of an article that do nothing, or more than was meant, as the parser left them: cards that are never closed or
are none, footnotes without their other half, tags that are left open or that no page lets act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import chain
from typing import Any

from markdown_it.token import Token

from pipeline.findings import N_, Wording
from pipeline.markup.constructs.cards import KINDS, REFERENCES
from pipeline.markup.frontmatter import FrontMatter
from pipeline.markup.rawhtml import VOID, marks
from pipeline.markup.tags import Tag, acts, tag

Loose = tuple[int, Wording]
"""Line in the article, from 1, and what to say of it."""

BLOCKED = frozenset("applet audio embed frame iframe object script style video".split())  # noqa: SIM905
"""Elements that the security policy of a page stops."""

_FENCE = re.compile(r"[\s>]*:{3,}\s*")
_CARD = re.compile(r":{3,}[ \t]*(?P<word>[^\s:]*)")
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s\[]+)\]")
_ENDS_ITSELF = frozenset(
    "body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr".split()  # noqa: SIM905
)
"""Elements that HTML lets go without an end."""

_UNKNOWN = N_("{word} is no kind of card: readers see the marks as text")
_NEAREST = N_("did you mean {meant}?")
_KINDS = N_("known are {known}")
_STRAY = N_("these colons close no card: readers see them as text")
_BEGIN = N_("a card begins with ::: and its kind: ::: note What helps")
_UNCLOSED = N_("this card is never closed: everything below it stands in it")
_CLOSE = N_("put ::: on a line of its own below its last block")
_NO_NOTE = N_("there is no footnote {mark}: readers see the mark as text")
_DEFINE = N_("write its text on a line of its own: {mark}: …")
_UNUSED = N_("nothing leads to the footnote {mark}: readers never see it")
_REFER = N_("put {mark} where it belongs in the text, or take the footnote out")
_OPEN = N_("{tag} is never closed")
_CLOSES = N_("{tag} closes nothing")
_PAIRS = N_("every tag needs its other half, in the same block")
_BLOCKED = N_("{tag} does nothing: the security policy of the pages stops it")
_LINK = N_("say it in Markdown, or link to where it is")
_ATTRIBUTE = N_("{attribute} does nothing: the security policy of the pages stops it")
_LEAVE = N_("take it out; how pages look is the affair of the theme")


def cards(tokens: Iterable[Token], front: FrontMatter) -> Iterator[Loose]:
    """Cards that are none, colons that close none, cards without an end."""
    if ":::" not in front.body:
        return
    lines, first = front.body.split("\n"), front.lines + 1
    known = (*KINDS, REFERENCES)
    for token in tokens:
        if token.type in ("card_open", "references_open") and token.map:
            end = token.map[1]
            if end >= len(lines) or not _FENCE.fullmatch(lines[end]):
                yield first + token.map[0], Wording(_UNCLOSED, _CLOSE)
        elif token.type == "inline" and token.map and ":::" in token.content:
            begun = False
            for number, line in enumerate(token.content.split("\n")):
                if not (found := _CARD.match(line.strip())):
                    continue
                at, word = first + token.map[0] + number, found["word"]
                if word:
                    near = get_close_matches(word.lower(), known, n=1)
                    hint, values = (_NEAREST, ("meant", near[0])) if near else (_KINDS, ("known", ", ".join(known)))
                    yield at, Wording(_UNKNOWN, hint, (("word", word), values))
                elif not begun:
                    yield at, Wording(_STRAY, _BEGIN)
                begun = bool(word)


def notes(tokens: Iterable[Token], env: Mapping[str, Any], front: FrontMatter) -> Iterator[Loose]:
    """Footnotes that are referred to and not there, and those that nothing refers to."""
    if "[^" not in front.body:
        return
    first = front.lines + 1
    for token in tokens:
        if token.type == "inline" and token.map and "[^" in token.content:
            shown = "".join(child.content for child in token.children or () if child.type == "text")
            for found in _NOTE.finditer(token.content):
                if shown.count(found[0]) > token.content.count("\\" + found[0]):  # more than those meant to be read
                    line = first + token.map[0] + token.content.count("\n", 0, found.start())
                    yield line, Wording(_NO_NOTE, _DEFINE, (("mark", found[0]),))
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            mark = f"[^{label.removeprefix(':')}]"
            written = re.search(rf"^[\s>]*{re.escape(mark)}:", front.body, re.MULTILINE)
            line = front.body.count("\n", 0, written.end()) if written else 0
            yield first + line, Wording(_UNUSED, _REFER, (("mark", mark),))


def tags(tokens: Sequence[Token], front: FrontMatter) -> Iterator[Loose]:
    """Tags without their other half, and those that no page lets act."""
    if "<" not in front.body:
        return
    first = front.lines + 1
    blocks: list[tuple[int, Tag]] = []
    for token in tokens:
        if token.type == "html_block" and token.map:
            blocks += _tags(token.content, first + token.map[0])
        elif token.type == "inline" and token.map and "<" in token.content:
            within: list[tuple[int, Tag]] = []
            at = 0
            for child in token.children or ():
                if child.type == "html_inline":
                    at = max(token.content.find(child.content, at), at)
                    within += _tags(child.content, first + token.map[0] + token.content.count("\n", 0, at))
            yield from _unpaired(within)
            yield from chain.from_iterable(_stopped(line, one) for line, one in within)
    yield from _unpaired(blocks)
    yield from chain.from_iterable(_stopped(line, one) for line, one in blocks)


def _tags(html: str, line: int) -> Iterator[tuple[int, Tag]]:
    for found in marks(html):
        at = line + html.count("\n", 0, found.start())
        if found["whole"]:
            yield at, tag(found[0], found.span())
            yield at, Tag("", found.span(), found["whole"].lower(), closing=True)
        elif found["name"]:
            yield at, tag(found[0], found.span())


def _unpaired(found: Iterable[tuple[int, Tag]]) -> Iterator[Loose]:
    opened: list[tuple[int, Tag]] = []
    for line, one in found:
        if one.name in VOID or one.name in _ENDS_ITSELF or one.text.endswith("/>"):
            continue
        if not one.closing:
            opened.append((line, one))
        elif any(other.name == one.name for _, other in opened):
            while opened[-1][1].name != one.name:
                line_of, other = opened.pop()
                yield line_of, Wording(_OPEN, _PAIRS, (("tag", other.mark),))
            opened.pop()
        else:
            yield line, Wording(_CLOSES, _PAIRS, (("tag", one.mark),))
    for line, one in opened:
        yield line, Wording(_OPEN, _PAIRS, (("tag", one.mark),))


def _stopped(line: int, one: Tag) -> Iterator[Loose]:
    if one.closing:
        return
    if one.name in BLOCKED:
        yield line, Wording(_BLOCKED, _LINK, (("tag", one.mark),))
        return
    for name, _ in one.attributes:
        if name == "style" or (name.startswith("on") and acts(name)):
            yield line, Wording(_ATTRIBUTE, _LEAVE, (("attribute", name),))
