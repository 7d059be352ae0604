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

Most checks look at one `Pair`. Some faults show only beside others, and their rules stand in the same `RULES` tuples:

    @catalog_rule("plural-forms", Family.FILES)      # one file: a `Folio`
    def plural_forms(folio: Folio) -> Iterator[Told]:
        for message in folio.catalog.current: …
            yield message, Fault(N_("…"))             # or None, Fault(…) about the file itself

    @project_rule("reused", Family.COMPLETENESS)     # all files of one language: a `Corpus`
    def reused(corpus: Corpus) -> Iterator[Told]:
        for pair in corpus.pairs: …                   # what readers see, in every catalog
            yield pair, Fault(N_("…"), at=(0, 3))

    @article_rule("source-sentence-long")             # English: a `Draft`
    def source_sentence_long(draft: Draft) -> Iterator[Noted]:
        yield unit.line, Fault(N_("…"))

What the project says to checks is `pair.site` (hosts, telephone numbers and words that are allowed), its terms are
`pair.glossary`; folios and corpora have both too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pipeline.findings import N_ as N_
from pipeline.findings import Severity

if TYPE_CHECKING:
    from pipeline.checks.cues import Cue
    from pipeline.checks.pair import Pair
    from pipeline.checks.views import Corpus, Draft, Folio
    from pipeline.model import Message


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


STRUCTURAL = frozenset({Family.MARKDOWN, Family.LINKS, Family.HTML, Family.PLACEHOLDERS})
"""How a text is built."""
BLOCKING = STRUCTURAL | {Family.NUMBERS, Family.MEANING, Family.SCRIPT}
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


class Scope(StrEnum):
    """What a rule looks at."""

    PAIR = "pair"
    CATALOG = "catalog"
    PROJECT = "project"
    """All catalogs of one language."""
    ARTICLE = "article"


Told = tuple["Pair | Message | None", Fault]
"""A fault and the message it is about; None: the file itself."""
Noted = tuple[int, Fault]
"""A fault and its line in the article."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check, ready to run."""

    code: str
    """As in the catalogue: `number-value`."""
    family: Family
    severity: Severity
    run: Callable[..., Iterator[Any]]
    """Over a `Pair`, `Folio`, `Corpus` or `Draft`, as `scope` says; gives a `Fault`, a `Told` or a `Noted`."""
    scripts: frozenset[str] = frozenset()
    """ISO 15924 codes of the scripts it knows; empty: all."""
    scope: Scope = Scope.PAIR
    raw: bool = False
    """Whether it wants the translation as it stands in the file; all others get it in NFC."""
    gravest: Severity | None = None
    """The gravest that one of its faults may be, where that is graver than the rule's own severity."""
    source: Cue | None = None
    target: Cue | None = None
    """Of a pair that gives neither cue it says nothing. A rule without any cue is asked about every pair."""

    @property
    def manual(self) -> str:
        return self.run.__doc__ or ""


def rule(
    code: str,
    family: Family,
    severity: Severity = Severity.ERROR,
    *,
    scripts: tuple[str, ...] = (),
    raw: bool = False,
    gravest: Severity | None = None,
    source: Cue | None = None,
    target: Cue | None = None,
    either: Cue | None = None,
) -> Callable[[Callable[[Pair], Iterator[Fault]]], Rule]:
    """Makes a rule of a generator function over a pair.

    A rule below an error whose single faults may be errors says so by `gravest`: a build runs only what can be one.
    `source`, `target` and `either` are cues (see `cues`): words without which there is nothing to find.
    """

    def made(run: Callable[[Pair], Iterator[Fault]]) -> Rule:
        return Rule(
            code,
            family,
            severity,
            run,
            frozenset(scripts),
            raw=raw,
            gravest=gravest,
            source=source or either,
            target=target or either,
        )

    return made


def catalog_rule(
    code: str, family: Family, severity: Severity = Severity.ERROR, *, scripts: tuple[str, ...] = ()
) -> Callable[[Callable[[Folio], Iterator[Told]]], Rule]:
    """Makes a rule of a generator function over one catalog."""

    def made(run: Callable[[Folio], Iterator[Told]]) -> Rule:
        return Rule(code, family, severity, run, frozenset(scripts), Scope.CATALOG)

    return made


def project_rule(
    code: str, family: Family, severity: Severity = Severity.WARNING, *, scripts: tuple[str, ...] = ()
) -> Callable[[Callable[[Corpus], Iterator[Told]]], Rule]:
    """Makes a rule of a generator function over all catalogs of a language."""

    def made(run: Callable[[Corpus], Iterator[Told]]) -> Rule:
        return Rule(code, family, severity, run, frozenset(scripts), Scope.PROJECT)

    return made


def article_rule(
    code: str, family: Family = Family.SOURCE, severity: Severity = Severity.INFO
) -> Callable[[Callable[[Draft], Iterator[Noted]]], Rule]:
    """Makes a rule of a generator function over one English article; translators and readers are not kept by it."""

    def made(run: Callable[[Draft], Iterator[Noted]]) -> Rule:
        return Rule(code, family, severity, run, scope=Scope.ARTICLE)

    return made
