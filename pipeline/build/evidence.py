"""What a sentence and its translation have in common, as the checks and the glossary know the two languages.

`catalog` asks for it where a text was split and its translation has to be taken apart (`catalog.abreast`).
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property, lru_cache

from pipeline.align.anchors import sound_of, words_of
from pipeline.build.glossaries import read_glossary
from pipeline.catalog.abreast import bare
from pipeline.catalog.glossary import Glossary
from pipeline.checks.figures.opposites import named
from pipeline.checks.figures.polarity import denials
from pipeline.checks.figures.reading import reading
from pipeline.project import Project


class Evidence:
    """Of one language of a project; a `catalog.abreast.Witness`."""

    def __init__(self, project: Project, language: str) -> None:
        self.project = project
        self.language = language

    def __call__(self, mine: str, other: str) -> float:
        """Numbers in words, sides, parts of the body, opposites, a no, terms, words that sound alike."""
        mine, other = bare(mine), bare(other)
        common = _said(mine, self.project.site.source_language) & _said(other, self.language)
        found = sum(_WORTH[kind] for kind, _ in common)
        for use in self._glossary.uses(mine):
            found += 2.0 * any(
                self._glossary.kept(term, other) if term.keep else self._glossary.rendered(term, other)
                for term in use.terms
            )
        return found + len(_sounds(mine) & _sounds(other))

    @cached_property
    def _glossary(self) -> Glossary:
        return read_glossary(self.project, self.language)[0]


_WORTH = {"number": 2.0, "sides": 2.0, "parts": 1.5, "opposite": 1.0, "denied": 1.0}


@lru_cache(maxsize=256)
def _said(sentence: str, language: str) -> frozenset[tuple[str, Hashable]]:
    """What the sentence says in a language of which there is data."""
    told = reading(sentence, language)
    found: set[tuple[str, Hashable]] = {("number", number.value) for number in told.numbers}
    known = told.lexis
    if known is not None:
        found |= {("opposite", tag) for tag, _ in named(told) if "-" in tag}
        names = [("sides", "left"), ("sides", "right"), *(("parts", part) for part in known.data["parts"])]
        found |= {(group, name) for group, name in names if known.group(group, name).find(told.stream)}
        found |= {("denied", "")} if denials(told) else set()
    return frozenset(found)


@lru_cache(maxsize=256)
def _sounds(sentence: str) -> frozenset[str]:
    return frozenset(sound for word in words_of(sentence) if len(sound := sound_of(word)) >= 3)
