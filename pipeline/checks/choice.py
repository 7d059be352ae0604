"""Which of some rules a pair is shown to: those that it gives a cue, and those that wait for none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.checks.cues import Listener, Seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import Fault, Rule
from pipeline.errors import PipelineError
from pipeline.languages import Language, language
from pipeline.lazy import Memo

Runs = tuple[tuple[Rule, Callable[[Pair], Iterator[Fault]]], ...]
"""Rules, each with what it runs at hand: they are asked about every pair."""


class Choice:
    """Chooses among rules for pairs of one source language and one language."""

    def __init__(self, runs: Runs, source: str, target: Language) -> None:
        """`source` is the code of the source's language."""
        try:
            home = language(source)
        except PipelineError:
            home = language("en")
        self._runs = runs
        self._always = sum(
            1 << number for number, (rule, _) in enumerate(runs) if rule.source is None and rule.target is None
        )
        self._source = Listener([rule.source for rule, _ in runs], home)
        self._target = Listener([rule.target for rule, _ in runs], target)
        self._chosen: Memo[int, Runs] = Memo(self._of_bits)
        cues = (cue for rule, _ in runs for cue in (rule.source, rule.target) if cue is not None)
        self._as_written = all(isinstance(cue, Seen) for cue in cues)
        """Whether the rules wait for marks only, which stand in the texts as they are written."""

    def of(self, pair: Pair) -> Runs:
        """The rules to be asked about a pair, in their order."""
        source, target = self._source, self._target
        text, other = pair.source_text, pair.target_text
        if self._as_written:
            return self._chosen[self._always | source.hears_words(text) | target.hears_words(other)]
        words, others = pair.source_plain.text, pair.target_plain.text
        heard = self._always | source.hears(words) | target.hears(others)
        # Phrases are looked for among the words, marks in the text as it is written.
        if words is not text:
            heard |= source.hears_words(text)
        if others is not other:
            heard |= target.hears_words(other)
        return self._chosen[heard]

    def _of_bits(self, heard: int) -> Runs:
        return tuple(run for number, run in enumerate(self._runs) if heard >> number & 1)
