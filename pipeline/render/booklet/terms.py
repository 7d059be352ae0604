"""The index: where the glossary's terms stand in the text, and the list of them as the language sorts it.

A composed body is Typst source; its words are string literals that are statements of their own. Behind a literal that
has a term, a mark is put that says which; Typst then knows the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from pipeline.catalog.glossary import Glossary, Term
from pipeline.catalog.termforms import Endings
from pipeline.languages import Language
from pipeline.sorting import in_order, letter

_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPE = re.compile(r"\\(.)")
_LATIN = "region: none, "
"""What stands before a literal of Latin words, in a call that ends behind it."""
_INDEXED = ("", "noun", "name", "abbreviation")
"""Parts of speech that readers look up."""

Listed = tuple[str, str, tuple[str, ...]]
"""A term of the glossary, its part of speech, and its translations."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index."""

    word: str
    original: str
    """The term in the original language; "" in its own index."""
    letter: str
    """What it stands under; "" for what begins with none."""


class Index:
    """The terms of one book, found in its articles one after the other."""

    def __init__(
        self, terms: Sequence[tuple[str, str, tuple[str, ...]]], language: Language, *, original: bool
    ) -> None:
        """`original` says that the book is in the language of the terms."""
        endings = Endings(language.case_endings, language.verb_endings, language.verb_turns)
        kept = [Term(*term, keep=not term[2]) for term in terms if term[1] in _INDEXED]
        self.glossary = Glossary(tuple(kept), endings)
        self.language = language
        self.original = original
        self.found: dict[str, dict[str, None]] = {}
        """Word → the English terms it stands for."""
        self.numbers: dict[str, int] = {}

    def marked(self, body: str) -> str:
        """The body with a mark, `term(3)`, behind every text that has a term."""
        here = self._candidates(_text("\n".join(_LITERAL.findall(body))))
        if not here:
            return body
        parts, at = [], 0
        for end, text in _texts(body):
            numbers = sorted({self._number(word, term) for word, term in self._words(_text(text), here)})
            if numbers:
                parts += [body[at:end], *(f"; term({number})" for number in numbers)]
                at = end
        return "".join([*parts, body[at:]])

    def entries(self) -> list[tuple[int, Entry]]:
        """Number and line of every word that was found, as the language sorts them."""
        lines = [
            (self.numbers[word], Entry(word, self._original(word, english), letter(word, self.language)))
            for word, english in self.found.items()
        ]
        return in_order(lines, self.language, lambda line: line[1].word)

    # ------------------------------------------------------------ within

    def _candidates(self, text: str) -> tuple[Term, ...]:
        """The terms that an article has at all: most of a glossary it has not."""
        if self.original:
            return tuple(dict.fromkeys(term for use in self.glossary.uses(text) for term in use.terms))
        return tuple(term for term in self.glossary.terms if self._word(term, text))

    def _words(self, text: str, terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
        """Each word of the index that a text has, and the term it stands for."""
        if self.original:
            for use in self.glossary.uses(text):
                for term in use.terms:
                    if term in terms:
                        yield term.term, term.term
            return
        said = [(word, term.term) for term in terms if (word := self._word(term, text))]
        for word, english in said:
            # A term within a longer one that stands there too is not looked up by itself.
            if not any(word != other and word in other for other, _ in said):
                yield word, english

    def _word(self, term: Term, text: str) -> str:
        if term.keep:
            return term.term if self.glossary.kept(term, text) else ""
        return self.glossary.rendered(term, text) or ""

    def _original(self, word: str, english: Iterable[str]) -> str:
        return "" if self.original else ", ".join(term for term in english if term != word)

    def _number(self, word: str, term: str) -> int:
        self.found.setdefault(word, {})[term] = None
        return self.numbers.setdefault(word, len(self.numbers))


def _texts(body: str) -> Iterator[tuple[int, str]]:
    """The literals that are statements: where each ends, and what it is."""
    for found in _LITERAL.finditer(body):
        before, end = body[max(0, found.start() - len(_LATIN)) : found.start()], found.end()
        if before == _LATIN and body[end : end + 1] == ")":
            end += 1
        elif not before.endswith(("{ ", "; ", "*/ ")):
            continue
        if body[end : end + 2] == " }" or body[end : end + 1] == ";":
            yield end, found[0]


def _text(literal: str) -> str:
    return normalize("NFC", _ESCAPE.sub(lambda sign: " " if sign[1] in "nt" else sign[1], literal.strip('"')))


def grouped(entries: Sequence[tuple[int, Entry]]) -> Mapping[str, list[tuple[int, Entry]]]:
    """The lines of the index under their letters, in order."""
    groups: dict[str, list[tuple[int, Entry]]] = {}
    for number, entry in entries:
        groups.setdefault(entry.letter, []).append((number, entry))
    return groups
