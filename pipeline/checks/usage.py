"""What is usual in writing a language, as the checks of writing and of words need it: data, one file a language.

`usage("bn")` reads `pipeline/data/checks/bn.words.toml`; a language without such a file has no habits that we know
of, and the rules that ask for one stay silent.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.toml import parse_toml

if TYPE_CHECKING:
    from pipeline.checks.pair import Pair


@dataclass(frozen=True)
class Usage:
    """Habits of one language. In the file each is a list, or words with white space between them."""

    strays: tuple[str, ...] = ()
    """Letters of the script that are another language's; `x>y` where it can only be meant for y."""
    others: tuple[str, ...] = ()
    """Words of languages that share the script, which are no words of this one."""
    foreign_share: float = 0.3
    """From which share of foreign letters on a text is in another language."""
    initials: tuple[str, ...] = ()
    """Names of letters that a dot may follow: এম. রহমান."""
    doubled: tuple[str, ...] = ()
    """Words that are said twice by grammar."""
    doubled_endings: tuple[str, ...] = ()
    """Words with these endings are said twice by grammar, too."""
    doubled_short: tuple[str, ...] = ()
    """Words with these endings and no more than five characters are, too."""
    doubled_before: tuple[str, ...] = ()
    """Beginnings of words before which any word is said twice."""
    once: tuple[str, ...] = ()
    """Words that are never said twice, whatever they end in."""
    signed: tuple[str, ...] = ()
    """Words and word ends that a sign which is no colon belongs to (visarga)."""
    sign_stems: tuple[str, ...] = ()
    """What stands before that sign in the middle of a word."""
    notes: tuple[str, ...] = ()
    """What people write to one another in a translation that is not ready."""
    unfinished: tuple[str, ...] = ()
    """Words that no sentence ends with."""
    units: tuple[str, ...] = ()
    """Signs and names that stay in Latin letters."""
    small: tuple[str, ...] = ()
    """Words of two letters that a heading may have beside others."""
    same_names: tuple[str, ...] = ()
    """Names that differ by a letter and mean the same, `one=other`, in lower case."""
    lettered: tuple[str, ...] = ()
    """Nouns that a letter follows as a name, `_` for a blank: vitamin D."""
    letters: tuple[str, ...] = ()
    """`letter>what it is called`, for letters that are names."""
    letter_endings: tuple[str, ...] = ()
    """What may follow such a letter in the same word."""
    labels: tuple[str, ...] = ()
    """What machines put before a translation, with a colon: that it is one. `_` for a blank."""
    languages: tuple[str, ...] = ()
    """Pieces of words by which a source speaks of languages itself."""
    joining: tuple[str, ...] = ()
    """Words that join the parts of a sentence."""
    joining_endings: tuple[str, ...] = ()
    """Endings of verbs after which the sentence goes on: *having washed*, *if it hurts*."""
    sounds: tuple[str, ...] = ()
    """`letters>consonant`, several letters that are one sign in brackets: what loan words are known by."""
    lengths: tuple[tuple[int, float, float], ...] = ()
    """From how many letters of the source on, the least and the greatest ratio of a translation's letters to them."""

    @cached_property
    def doubled_set(self) -> frozenset[str]:
        return frozenset(self.doubled)

    @cached_property
    def once_set(self) -> frozenset[str]:
        return frozenset(self.once)

    @cached_property
    def others_set(self) -> frozenset[str]:
        return frozenset(self.others)

    @cached_property
    def unit_set(self) -> frozenset[str]:
        return frozenset(self.units)


@lru_cache(maxsize=32)
def usage(code: str) -> Usage:
    """The habits of a language (`bn`, and `bn-IN` alike)."""
    name = f"{code.partition('-')[0].lower()}.words.toml"
    resource = files("pipeline") / "data" / "checks" / name
    if not resource.is_file():
        return Usage()
    table = parse_toml(resource.read_bytes(), name).table
    found: dict[str, object] = {}
    for field in fields(Usage):
        value = table.get(field.name)
        if isinstance(value, str):
            value = value.split()
        if isinstance(value, list):
            value = tuple(tuple(item) if isinstance(item, list) else item for item in value)
        if value is not None:
            found[field.name] = value
    return Usage(**found)  # type: ignore[arg-type]


def source_language(pair: Pair) -> str:
    """The language a pair is translated from, as its catalog says."""
    return pair.catalog.header("X-Source-Language", "en")
