"""A project's glossary (`locales/<language>/glossary.csv`): which words a term is translated with, and which not.

One line a term: `term,part_of_speech,translations,forbidden,keep,note,also`. Several translations, or forbidden words,
stand in one field with ` ; ` between them, the first translation being the one to prefer; `keep` is `yes` for what
stays as it is (MRI, ORS). `also` has what will do in a sentence and is no name of the thing: বিছানায় শুয়ে থাকলে for
bed rest. A line that cannot be used is a finding and no term; the others count.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize

from pipeline.catalog.termforms import (
    JOINERS,
    NO_ENDINGS,
    Endings,
    Pattern,
    folded,
    forms,
    spelled,
    stand_together,
    words,
)
from pipeline.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from pipeline.languages import Language

FIELDS = ("term", "part_of_speech", "translations", "forbidden", "keep", "note", "also")
CODE = "glossary-line"

_NAMES = {
    "pos": "part_of_speech", "translation": "translations", "translation(s)": "translations", "target": "translations",
    "source": "term", "keep_as_is": "keep", "notes": "note", "comment": "note",
}  # fmt: skip
"""What else a column may be called."""
_PARTS = (
    *("", "noun", "name", "propernoun", "verb", "adjective", "adverb", "phrase", "abbreviation", "pronoun"),
    *("preposition", "conjunction", "determiner", "numeral", "interjection", "other"),
)
"""What a term may be."""
_YES = frozenset(("yes", "y", "true", "1", "x", "keep"))
_NO = frozenset(("", "no", "n", "false", "0", "-"))


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a glossary."""

    term: str
    part_of_speech: str = ""
    """`noun`, `verb`, `adjective`, …; says which word forms are the term's."""
    translations: tuple[str, ...] = ()
    """The one to prefer first. A term without any only forbids."""
    forbidden: tuple[str, ...] = ()
    keep: bool = False
    """Whether it stays as it is, letter by letter."""
    note: str = ""
    line: int = field(default=0, compare=False)
    """In the file, counted from 1."""
    also: tuple[str, ...] = ()
    """What a sentence may say instead: a verb where English has a noun, a wider word. No index or search has them."""

    @property
    def renderings(self) -> tuple[str, ...]:
        """All that will do for it."""
        return (*self.translations, *self.also)


@dataclass(frozen=True, slots=True)
class Use:
    """A term in an English text, and where; homonyms (two lines with one spelling) are met together."""

    terms: tuple[Term, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Glossary:
    """All terms of one language. Its look-ups are compiled when they are first asked for."""

    terms: tuple[Term, ...] = ()
    endings: Endings = NO_ENDINGS
    """How words change at their end in the language of the translations."""

    def uses(self, text: str) -> tuple[Use, ...]:
        """The terms that occur in an English text, in any word form, the longest at each place.

        Give it the plain view, so that addresses and code are passed over. A word that is part of a hyphenated one is
        no use; a term with a capital letter is met in that spelling only.

        >>> line = Term("slipped disc", "noun", ("ডিস্ক সরে যাওয়া",))
        >>> [(use.start, use.end) for use in Glossary((line,)).uses("Slipped discs heal.")]
        [(0, 13)]
        """
        if (known := self._met.get(text)) is not None:
            return known
        found: list[Use] = []
        index, longest = self._index, self._longest
        tokens = words(text)
        at = 0
        while at < len(tokens):
            step = 1
            length = longest.get(tokens[at][0], 0)
            while length:
                run = tokens[at : at + length]
                key = " ".join([token[0] for token in run])
                start, end = run[0][1], run[-1][2]
                if len(run) == length and key in index and stand_together(text, run):
                    shown = spelled(text[start:end])
                    terms = tuple(t for t, cased in index[key] if cased is None or shown.startswith(cased))
                    if terms and not _within_hyphens(text, start, end):
                        found.append(Use(terms, start, end))
                        step = length
                        break
                length -= 1
            at += step
        if len(self._met) > 20_000:
            self._met.clear()
        return self._met.setdefault(text, tuple(found))

    def rendered(self, term: Term, text: str) -> str | None:
        """The translation of a term that a text has, as the beginning of a word, for endings attach; else None.

        The text is the plain view of a translation. What will do besides translations counts after them.

        >>> line = Term("nerve root", "noun", ("স্নায়ুর মূল",))
        >>> Glossary((line,)).rendered(line, "স্নায়ুর মূলে চাপ পড়ে।")
        'স্নায়ুর মূল'
        """
        plain = folded(text)
        for word, pattern in zip(term.renderings, self._patterns[term], strict=True):
            if pattern.begins_word(plain) is not None:
                return word
        return None

    def kept(self, term: Term, text: str) -> bool:
        """Whether a text has the term as it is; an ending may follow, after a hyphen or not."""
        return self._keeps[term].search(text) is not None

    def forbidden(self, term: Term, text: str, others: Iterable[Term] = ()) -> Iterator[tuple[str, int, int]]:
        """The forbidden words of a term in a text in NFC, as whole words with or without endings, and where.

        One that is part of a longer translation in the glossary is none (জল is forbidden, জলবসন্ত is not), nor is the
        translation of one of the `others` that the source has too.
        """
        plain = folded(text)
        for word, pattern in zip(term.forbidden, self._banned[term], strict=True):
            for start, stem, end in pattern.whole_words(plain):
                if not self._is_allowed(plain, start, stem, {other for other in others if other != term}):
                    if plain != text:
                        kept = [at for at, letter in enumerate(text) if letter not in JOINERS]
                        start, end = kept[start], kept[end - 1] + 1
                    yield (word, start, end)

    # ------------------------------------------------------------ compiled

    @cached_property
    def _met(self) -> dict[str, tuple[Use, ...]]:
        """The last answers of `uses`, which several rules ask for."""
        return {}

    @cached_property
    def _index(self) -> Mapping[str, tuple[tuple[Term, str | None], ...]]:
        """Every word form of every term → the terms, and the spelling that one with capitals has to have."""
        index: dict[str, list[tuple[Term, str | None]]] = {}
        for term in self.terms:
            cased = term.term if term.term != term.term.lower() else None
            for form in forms(term.term, term.part_of_speech):
                entries = index.setdefault(form, [])
                if not any(known is term for known, _ in entries):
                    entries.append((term, cased and spelled(cased)))
        return {form: tuple(entries) for form, entries in index.items()}

    @cached_property
    def _longest(self) -> Mapping[str, int]:
        """The first word of a form → how many words the longest such form has."""
        longest: dict[str, int] = {}
        for form in self._index:
            first, length = form.partition(" ")[0], form.count(" ") + 1
            longest[first] = max(longest.get(first, 0), length)
        return longest

    @cached_property
    def _patterns(self) -> Mapping[Term, tuple[Pattern, ...]]:
        return {t: tuple(Pattern.of(word, t.part_of_speech, self.endings) for word in t.renderings) for t in self.terms}

    @cached_property
    def _keeps(self) -> Mapping[Term, re.Pattern[str]]:
        after = "(?:s?(?![A-Za-z0-9]))"
        return {t: re.compile(rf"(?<![A-Za-z0-9]){re.escape(t.term)}{after}") for t in self.terms if t.keep}

    @cached_property
    def _banned(self) -> Mapping[Term, tuple[Pattern, ...]]:
        return {t: tuple(Pattern.of(word, t.part_of_speech, self.endings) for word in t.forbidden) for t in self.terms}

    def _is_allowed(self, plain: str, start: int, end: int, others: set[Term]) -> bool:
        """Whether a translation stands there, of the others or a longer one of any term."""
        for term, patterns in self._patterns.items():
            for pattern in patterns:
                for first, last in pattern.within(plain):
                    longer = last - first > end - start or term in others
                    if longer and first <= start and end <= last:
                        return True
        return False


# ---------------------------------------------------------------- the file


def parse_glossary(text: str, path: str, language: Language | None = None) -> tuple[Glossary, tuple[Finding, ...]]:
    """The glossary in a file's text, and what is wrong with its lines.

    Columns may stand in any order, and `;` needs no blanks around it. Letters are put into NFC.
    """
    findings: list[Finding] = []
    code = language.code if language else ""
    endings = Endings(language.case_endings, language.verb_endings, language.verb_turns) if language else NO_ENDINGS

    def wrong(line: int, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        findings.append(Finding(CODE, severity, message, Place(path, line), hint=hint, language=code))

    rows = _rows(normalize("NFC", text.removeprefix("\ufeff")), wrong)
    head = next(rows, None)
    if head is None:
        return Glossary(), tuple(findings)
    columns = [_column(name) for name in head[1]]
    if "term" not in columns or "translations" not in columns:
        wrong(head[0], "the first line does not name the columns", f"begin with {','.join(FIELDS)}")
        return Glossary(), tuple(findings)
    for strange in (name for name, column in zip(head[1], columns, strict=True) if column not in FIELDS):
        wrong(head[0], f"unknown column {strange!r}", f"known are {', '.join(FIELDS)}", Severity.WARNING)
    terms: dict[tuple[str, str], Term] = {}
    for line, cells in rows:
        if len(cells) > len(columns):
            hint = "put a field that holds a comma into quotes, and ; between translations"
            wrong(line, f"{len(cells)} fields where the first line names {len(columns)}", hint)
            continue
        cell = dict(zip(columns, (c.strip() for c in cells), strict=False))
        term = _term(cell, line)
        if problem := _problem(term, cell.get("keep", "").lower()):
            wrong(line, *problem)
            continue
        if term.part_of_speech not in _PARTS:
            near = get_close_matches(term.part_of_speech, _PARTS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(filter(None, _PARTS))}"
            wrong(line, f"unknown part of speech {term.part_of_speech!r}", hint, Severity.WARNING)
        key = (term.term, term.part_of_speech)
        if key in terms:
            hint = "put all its translations into one line, or give the two lines different parts of speech"
            wrong(line, f"“{term.term}” stands in line {terms[key].line} already", hint, Severity.WARNING)
            continue
        terms[key] = term
    return Glossary(tuple(terms.values()), endings), tuple(findings)


def serialize_glossary(glossary: Glossary) -> str:
    """The file's text; `parse_glossary` gives the same terms back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    for term in glossary.terms:
        lists = (" ; ".join(term.translations), " ; ".join(term.forbidden))
        more = ("yes" if term.keep else "", term.note, " ; ".join(term.also))
        writer.writerow((term.term, term.part_of_speech, *lists, *more))
    return out.getvalue()


def _rows(text: str, wrong: Callable[[int, str, str], None]) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, and the line each begins on; `#` begins a comment.

    A row is a line. Only its last field, the note, may go on in the next ones, so that a quote that was left open
    costs its own line, not all that follow.
    """
    lines = re.split(r"\r\n?|\n", text)
    at = 0
    while at < len(lines):
        line, at = at + 1, at + 1
        if not lines[line - 1].strip():
            continue
        try:
            cells = next(csv.reader([lines[line - 1]], strict=True))
        except csv.Error as error:
            if lines[line - 1].lstrip().startswith("#"):
                continue
            longer = _over_lines(lines[line - 1 :])
            if longer is None:
                why = "a quote is open" if "unexpected end" in str(error) else str(error)
                wrong(line, f"this line cannot be read: {why}", "close the quote, or write it twice within a field")
                continue
            cells, count = longer
            at += count - 1
        if any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith("#"):
            yield line, cells


def _over_lines(lines: list[str]) -> tuple[list[str], int] | None:
    """A row whose last field has line breaks, and how many lines it takes."""
    reader = csv.reader((f"{line}\n" for line in lines), strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        return None
    return None if any("\n" in cell for cell in cells[:-1]) else (cells, reader.line_num)


def _column(name: str) -> str:
    name = re.sub(r"[\s-]+", "_", name.strip().lower())
    return _NAMES.get(name, name)


def _term(cell: Mapping[str, str], line: int) -> Term:
    return Term(
        " ".join(cell.get("term", "").split()),
        cell.get("part_of_speech", "").lower(),
        _listed(cell.get("translations", "")),
        _listed(cell.get("forbidden", "")),
        cell.get("keep", "").lower() in _YES,
        cell.get("note", ""),
        line,
        _listed(cell.get("also", "")),
    )


def _listed(text: str) -> tuple[str, ...]:
    items = (" ".join(item.split()) for item in re.split(r"[;|]", text))
    return tuple(dict.fromkeys(item for item in items if item))


def _problem(term: Term, keep: str) -> tuple[str, str] | None:
    """What is wrong with a line and what would help."""
    if not term.term:
        return "there is no term in this line", "the English term stands in the first field"
    if keep not in _YES | _NO:
        return f"keep cannot be {keep!r}", "write yes, or leave it empty"
    if not term.translations and not term.keep and (term.also or not term.forbidden):
        return f"“{term.term}” has no translation", "write one, or yes under keep for a term that stays as it is"
    if both := [word for word in term.forbidden if word in term.renderings]:
        return f"“{both[0]}” is both a translation and forbidden", "take it out of one of the two"
    if not words(term.term):
        return f"“{term.term}” has no letters", "the English term stands in the first field"
    return None


# ---------------------------------------------------------------- small questions


def _within_hyphens(text: str, start: int, end: int) -> bool:
    """Whether a hyphen ties the slice to another word: the `pain` of `pain-free`."""
    before = text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalnum()
    return before or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum())
