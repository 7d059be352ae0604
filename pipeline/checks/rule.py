"""What a check is: a rule with a name, a family and a severity, and a generator that says what it finds.

    @rule("number-value", Family.NUMBERS)
    def number_value(pair: Pair) -> Iterator[Fault]:
        \"\"\"A figure is lost or another one.

        Why that hurts, and the two pairs:

        Bad:  `Take 2 tablets.` → `৩টি ট্যাবলেট খান।`
        Good: `Take 2 tablets.` → `২টি ট্যাবলেট খান।`
        \"\"\"
        yield Fault(N_("{number} is missing"), {"number": "2"}, hint=N_("…"), at=pair.target_plain.span(3, 4))

The docstring is the check's manual page. Messages and hints are gettext messages (`N_` marks them for extraction);
what varies in them is given as values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.findings import Severity

if TYPE_CHECKING:
    from pipeline.checks.pair import Pair


class Family(StrEnum):
    """What a check is about. An error of a family in `BLOCKING` keeps a translation from readers."""

    MARKDOWN = "markdown"
    LINKS = "links"
    HTML = "html"
    PLACEHOLDERS = "placeholders"
    NUMBERS = "numbers"
    """Numbers, ranges, units, times, frequencies, telephone numbers."""
    MEANING = "meaning"
    """Negation, comparison, sides."""
    PUNCTUATION = "punctuation"
    SCRIPT = "script"
    """Letters, joiners, syllables, invisible characters, encoding."""
    TERMS = "terms"
    COMPLETENESS = "completeness"
    """Left in English, cut off, swapped, said twice."""
    FILES = "files"
    """Headers, plural forms, what gettext refuses."""
    SOURCE = "source"
    """English that will be hard to translate."""


BLOCKING = frozenset(
    {Family.MARKDOWN, Family.LINKS, Family.HTML, Family.PLACEHOLDERS, Family.NUMBERS, Family.MEANING, Family.SCRIPT}
)
"""The structural and safety families."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check says of one pair; whose it is and where is added by who runs the check."""

    message: str
    """English, `{name}` where a value goes."""
    values: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    at: tuple[int, int] | None = None
    """The offending slice of the translation, in code points."""
    source_at: tuple[int, int] | None = None
    """The slice of the source that it goes with."""
    fix: str | None = None
    """The whole translation repaired, where one repair is safe."""
    severity: Severity | None = None
    """Where this fault is graver or milder than the rule's."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check, ready to run."""

    code: str
    """As in the catalogue: `number-value`."""
    family: Family
    severity: Severity
    run: Callable[[Pair], Iterator[Fault]]
    scripts: frozenset[str] = frozenset()
    """ISO 15924 codes of the scripts it knows; empty: all."""

    @property
    def manual(self) -> str:
        return self.run.__doc__ or ""


def rule(
    code: str, family: Family, severity: Severity = Severity.ERROR, *, scripts: tuple[str, ...] = ()
) -> Callable[[Callable[[Pair], Iterator[Fault]]], Rule]:
    """Makes a rule of a generator function."""

    def made(run: Callable[[Pair], Iterator[Fault]]) -> Rule:
        return Rule(code, family, severity, run, frozenset(scripts))

    return made


def N_(text: str) -> str:
    """Marks a text for extraction; it is translated when it is shown."""
    return text
