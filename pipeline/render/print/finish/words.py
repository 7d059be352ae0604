"""From runs of glyphs to words: which glyphs say what, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pipeline.render.print.finish.clusters import Shaper, clusters
from pipeline.render.print.finish.content import Shown
from pipeline.render.print.finish.faces import Face

SOFT_HYPHEN = "\u00ad"
"""What Typst has a hyphen say that it set itself."""
_JOINT = re.compile(r"\S[-–]$")
_STOPS = ".,;:!?)]}”’।"
_ORDERING = re.compile("[\u202a-\u202c\u2066-\u2069]+")
"""What orders a line has no shape: ours and the typesetter's own. A telephone number would not be found behind one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page's words depend on."""

    fonts: Mapping[str, Face]
    shaper: Shaper
    addresses: frozenset[str]
    """Of the file's links."""


@dataclass(slots=True)
class Glyph:
    """One glyph on the page."""

    code: int
    x: float
    y: float
    run: Shown


@dataclass(slots=True)
class Word:
    """What stands between two spaces, in one look and on one line; or one space."""

    clusters: list[tuple[str, list[Glyph]]]
    text: str
    """What it says: all of it, where it goes on in the next line, and there nothing more."""

    @property
    def plain(self) -> str:
        """What its clusters say."""
        return "".join(text for text, _ in self.clusters)

    @property
    def last(self) -> Glyph:
        return self.clusters[-1][1][-1]

    @property
    def first(self) -> Glyph:
        return self.clusters[0][1][0]


def words(runs: Iterable[Shown], setting: Setting) -> list[Word]:
    """The words of a sequence. One that was parted at a line's end says itself whole in its first part."""
    found: list[Word] = []
    for said, glyphs in _clusters(runs, setting):
        if not (text := _ORDERING.sub("", said)) and said:
            continue
        before = found[-1] if found else None
        space = text.isspace()
        if before and not space and not before.text.isspace() and _on_one_line(before.last, glyphs[0]):
            before.clusters.append((text, glyphs))
            before.text += text
            continue
        word = Word([(text, glyphs)], text)
        found.append(word)
    return _rejoined(found, setting.addresses)


def _rejoined(words: list[Word], addresses: frozenset[str]) -> list[Word]:
    """Words parted at a line's end: after a hyphen of theirs or of the typesetter's; web addresses without one."""
    whole: Word | None = None
    for before, word in pairwise(words):
        if before.plain.isspace() or word.plain.isspace() or not _on_next_line(before.last, word.first):
            whole = None
            continue
        whole = whole or before
        if whole.text.endswith(SOFT_HYPHEN):
            whole.text = whole.text.removesuffix(SOFT_HYPHEN) + word.text
        elif _JOINT.search(whole.text) or ("://" in whole.text and _is_in(whole.text + word.text, addresses)):
            whole.text += word.text
        else:
            whole = None
            continue
        word.text = " "  # a text of nothing would have pdfium read the glyphs
    return words


def _clusters(runs: Iterable[Shown], setting: Setting) -> Iterator[tuple[str, list[Glyph]]]:
    """Clusters in the order of the text; runs in one font are looked at together."""
    font, units = "", list[tuple[str, list[Glyph]]]()
    for run in runs:
        if run.font != font:
            yield from _in_font(font, units, setting)
            font, units = run.font, []
        units += _units(run, setting.fonts[run.font])
    yield from _in_font(font, units, setting)


def _in_font(font: str, units: list[tuple[str, list[Glyph]]], setting: Setting) -> list[tuple[str, list[Glyph]]]:
    return clusters(units, setting.fonts[font].name, setting.shaper) if units else []


def _units(run: Shown, face: Face) -> Iterator[tuple[str, list[Glyph]]]:
    glyphs, passed = [], 0.0
    for code, shift in run.glyphs:
        glyphs.append(Glyph(code, run.x + (passed + shift) * run.size / 1000, run.y, run))
        passed += face.advance(code)
    if run.text is not None:
        yield run.text, glyphs
    else:
        for glyph in glyphs:
            yield face.says.get(glyph.code, ""), [glyph]


def _look_alike(one: Glyph, other: Glyph) -> bool:
    a, b = one.run, other.run
    return (a.font, a.size, a.colour) == (b.font, b.size, b.colour)


def _on_one_line(one: Glyph, other: Glyph) -> bool:
    """Whether a word may go on from one glyph to the other."""
    size = one.run.size
    return _look_alike(one, other) and abs(one.y - other.y) < size * 0.9 and -3 * size < other.x - one.x < 3 * size


def _on_next_line(one: Glyph, other: Glyph) -> bool:
    return _look_alike(one, other) and one.y - other.y >= one.run.size * 0.9


def _is_in(text: str, addresses: frozenset[str]) -> bool:
    bare = text.rstrip(_STOPS)
    return any(bare in address for address in addresses)
