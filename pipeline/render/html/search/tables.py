"""How a language's words are made comparable: `pipeline/data/search/<code>.toml`, as one value.

The same tables go into the index, so that the script in the browser folds a query as this package folded the pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pipeline.languages import LATIN_DIGITS, Language
from pipeline.toml import parse_toml

Pairs = tuple[tuple[str, str], ...]
"""Replacements, made one after the other."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What comes off a word's end."""

    text: str
    least: int
    """So many letters must remain."""
    after: str = ""
    """Only after one of these, where there are any: a vowel, for the genitive of words that end in one."""


Endings = tuple[Ending, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """One language's tables. They hold folded text."""

    fold: Pairs = ()
    endings: Endings = ()
    """Longest first."""
    stop: tuple[str, ...] = ()
    """Words too common to tell pages apart, sorted."""
    light: str = ""
    """Letters whose loss or exchange is a small fault."""
    kin: tuple[str, ...] = ()
    """Rows of letters taken for each other."""
    letters: Pairs = ()
    """The script in Latin letters."""
    typed: Pairs = ()
    """What people type in Latin letters, to the same."""
    typed_endings: Endings = ()


@lru_cache(maxsize=32)
def tables(language: Language, source: Language) -> Tables:
    """The tables of a language. In another script than the source's, the source's endings and common words are
    added: its terms stand in the index too, and cannot be confused with the language's own."""
    raw = _read(language.code)
    own = _tables(raw, language)
    if language.script == source.script:
        return own
    theirs = _tables(_read(source.code), source)
    return Tables(
        fold=own.fold,
        endings=_longest_first((*own.endings, *theirs.endings)),
        stop=tuple(sorted({*own.stop, *theirs.stop})),
        light=own.light,
        kin=own.kin or theirs.kin,
        letters=own.letters,
        typed=own.typed,
        typed_endings=own.typed_endings,
    )


def _read(code: str) -> dict[str, Any]:
    folder = files("pipeline") / "data" / "search"
    for name in (code, code.partition("-")[0], "und"):
        resource = folder / f"{name}.toml"
        if resource.is_file():
            return dict(parse_toml(resource.read_bytes(), resource.name).table)
    return {}


def _tables(raw: dict[str, Any], language: Language) -> Tables:
    from pipeline.render.html.search.fold import words

    digits = tuple(zip(language.digits, LATIN_DIGITS, strict=True)) if language.digits != LATIN_DIGITS else ()
    bare = Tables(fold=(*digits, *_pairs(raw.get("fold", ()))))
    roman, light = raw.get("roman", {}), str(raw.get("light", ""))
    return Tables(
        fold=bare.fold,
        endings=_endings(raw, bare, light),
        stop=tuple(sorted(set(words(raw.get("stop", ""), bare)))),
        light=light,
        kin=tuple(raw.get("kin", "").split()),
        letters=_pairs(roman.get("letters", ())),
        typed=_pairs(roman.get("typed", ())),
        typed_endings=_endings(roman, Tables(), light),
    )


def _endings(raw: dict[str, Any], bare: Tables, vowels: str) -> Endings:
    from pipeline.render.html.search.fold import folded

    kinds = (("endings-2", 2, ""), ("endings-3", 3, ""), ("endings-vowel", 3, vowels))
    found = ((text, least, after) for name, least, after in kinds for text in raw.get(name, ()))
    return _longest_first(Ending(folded(text, bare), least, after) for text, least, after in found)


def _pairs(lines: Iterable[str]) -> Pairs:
    split = (line.partition(">") for line in lines)
    return tuple((before, after) for before, _, after in split)


def _longest_first(endings: Iterable[Ending]) -> Endings:
    return tuple(sorted({e.text: e for e in endings}.values(), key=lambda e: (-len(e.text), e.text)))
