"""Seeds defects into good work: each class makes some bad translations out of clean pairs, and says what may find them.

A class is a name, a family, how grave it is, the checks that find it for the right reason, and a maker: clean pair in,
bad translations out. `mutants()` is the same every time.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import regex

from checks.labelled.pairs import Labelled

_ENDING = r"(?=(?:টি|টা|টায়|জন|বার|খানা)?(?:র|ের|এর|কে|তে|ে|য়|দের)?[ইও]?(?![\p{L}\p{M}]))"
"""A word ends here, or an ending of it begins."""
Maker = Callable[[Labelled], Iterator[str]]
PER_CLASS = 12


@dataclass(frozen=True, slots=True)
class Defect:
    """A class of defects."""

    name: str
    family: str
    grade: str
    """`critical`, `major` or `minor`."""
    checks: tuple[str, ...]
    """Those that find it for the right reason."""
    make: Maker
    neighbour: bool = False
    """It shows only beside the entry that follows, which has been changed, too."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A bad translation."""

    defect: Defect
    pair: Labelled
    msgstr: str
    other: Labelled | None = None


def mutants(pairs: list[Labelled], defects: Iterable[Defect]) -> list[Mutant]:
    """Up to a dozen of each class, spread over the pairs."""
    found = []
    for defect in defects:
        chance = random.Random(defect.name)
        order = list(range(len(pairs)))
        chance.shuffle(order)
        made = 0
        for at in order:
            pair = pairs[at]
            bad = [msgstr for msgstr in defect.make(pair) if msgstr not in (pair.msgstr, pair.msgid)]
            if not bad:
                continue
            other = pairs[(at + 1) % len(pairs)] if defect.neighbour else None
            found.append(Mutant(defect, pair, other.msgstr if other else chance.choice(bad), other))
            made += 1
            if made == PER_CLASS:
                break
    return found


# ---------------------------------------------------------------- makers


def each(pattern: str, replacement: str | Callable[[regex.Match[str]], str], unless: str = "", when: str = "") -> Maker:
    """One place after the other changed. `unless` and `when` are looked for in the source."""
    compiled = regex.compile(pattern)

    def make(pair: Labelled) -> Iterator[str]:
        if (unless and regex.search(unless, pair.msgid)) or (when and not regex.search(when, pair.msgid)):
            return
        for match in compiled.finditer(pair.msgstr):
            put = replacement(match) if callable(replacement) else match.expand(replacement)
            yield pair.msgstr[: match.start()] + put + pair.msgstr[match.end() :]

    return make


def every(*makers: Maker) -> Maker:
    """What any of the makers makes."""

    def make(pair: Labelled) -> Iterator[str]:
        for one in makers:
            yield from one(pair)

    return make


def words(table: str) -> Maker:
    """`from>to` pairs, words that may have an ending."""
    changes = [item.strip().split(">") for item in table.split("|")]

    def make(pair: Labelled) -> Iterator[str]:
        for old, new in changes:
            for match in regex.finditer(rf"(?<![\p{{L}}\p{{M}}]){regex.escape(old)}{_ENDING}", pair.msgstr):
                yield pair.msgstr[: match.start()] + new + pair.msgstr[match.end() :]

    return make


def whole(change: Callable[[Labelled], str | None]) -> Maker:
    """The whole text made another."""

    def make(pair: Labelled) -> Iterator[str]:
        made = change(pair)
        if made is not None:
            yield made

    return make


DIGITS = "০১২৩৪৫৬৭৮৯"


def digits(change: Callable[[str], str | None], *, least: int = 1, when: str = "", at: str = "[০-৯]+") -> Maker:
    """A run of figures made another; runs inside codes and labels are ASCII and left alone."""
    compiled = regex.compile(at)

    def make(pair: Labelled) -> Iterator[str]:
        if when and not regex.search(when, pair.msgid):
            return
        for match in compiled.finditer(pair.msgstr):
            if len(match[0]) < least:
                continue
            made = change(match[0])
            if made is not None and made != match[0]:
                yield pair.msgstr[: match.start()] + made + pair.msgstr[match.end() :]

    return make


def one_more(run: str) -> str:
    return "".join(DIGITS[int(c)] for c in str(int(run) + 1).rjust(len(run), "0"))


def turned(run: str) -> str | None:
    return run[1] + run[0] + run[2:] if run[0] != run[1] else None


def exchanged(pattern: str) -> Maker:
    """Groups 1 and 3 of a match exchanged."""
    return each(pattern, lambda found: found[3] + found[2] + found[1] + "".join(found.groups()[3:]))
