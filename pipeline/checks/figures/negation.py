"""Yes and no."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.figures.cues import begins
from pipeline.checks.figures.polarity import Word, bearing, polarity, sentences
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity


@rule("negation", Family.MEANING, Severity.WARNING, either=begins(lambda known: [bearing(known)]))
def negation(pair: Pair) -> Iterator[Fault]:
    """A “not” is lost, or there is one too many.

    The source's not, never, no, without, avoid must have an answer (না, নয়, নেই, ছাড়া, এড়িয়ে …), and a না needs
    something in the source that says so. Words that may be said either way (unless, until, otherwise, not only) are
    not counted.

    Bad:  `Do not stop breastfeeding.` → `বুকের দুধ খাওয়ানো বন্ধ করুন।`
    Good: `Do not stop breastfeeding.` → `বুকের দুধ খাওয়ানো বন্ধ করবেন না।`
    Good: `Avoid smoke.` → `ধোঁয়া থেকে দূরে থাকুন।`
    """
    source, target = source_reading(pair), target_reading(pair)
    if source.lexis is None or target.lexis is None:
        return
    ours, theirs = polarity(source), polarity(target)
    if not ours and not theirs:
        return
    if fault := _weighed(pair, source, target, ours, theirs):
        yield fault
    elif sentences(source) == (count := sentences(target)) > 1:
        yield from _sentence_by_sentence(pair, source, target, ours, theirs, count)


def _sentence_by_sentence(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...], count: int
) -> Iterator[Fault]:
    """The sentences in their order, where the whole has a no too few or too many."""
    balance = _firm(theirs) - _firm(ours)
    for number in range(count):
        mine = tuple(word for word in ours if word.sentence == number)
        other = tuple(word for word in theirs if word.sentence == number)
        fault = _weighed(pair, source, target, mine, other)
        if fault is not None and ((balance < 0 and fault.at is None) or (balance > 0 and fault.at is not None)):
            yield fault
            return


def _firm(words: tuple[Word, ...]) -> int:
    return sum(word.tag == "denies" for word in words)


def _weighed(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """A fault, when one side says no and the other has nothing like it."""
    noes = [word for word in ours if word.tag == "denies"]
    answers = [word for word in theirs if word.tag == "denies"]
    ceases = any(word.tag == "ceases" for word in ours)
    yielding = [word for word in theirs if word.tag == "softens" or (word.tag == "ceases" and not (ceases and noes))]
    limits = [word for word in theirs if word.tag == "limits"]
    softened = sum(word.tag == "softens" for word in ours)
    if noes and not answers and not limits and len(yielding) < len(noes) + softened:
        return _lost(pair, source, noes[0])
    ended = any(word.tag == "ceases" for word in theirs)
    if answers and (not ours or (ended and all(word.tag == "ceases" for word in ours))):
        return _added(pair, target, answers[0])
    if len(noes) - len(answers) - len(limits) - len(yielding) >= 2:
        return _lost(pair, source, noes[0])
    if len(answers) - len(ours) >= 2:
        return _added(pair, target, answers[-1])
    return None


def _lost(pair: Pair, source: Reading, word: Word) -> Fault:
    return Fault(
        N_("“{source}” has nothing like it in the translation"),
        {"source": source.text[word.start : word.end]},
        hint=N_("does the translation still say no?"),
        source_at=pair.source_plain.span(word.start, word.end),
    )


def _added(pair: Pair, target: Reading, word: Word) -> Fault:
    return Fault(
        N_("the translation says {target}, the source does not say no"),
        {"target": target.text[word.start : word.end]},
        hint=N_("does the source say no?"),
        at=pair.target_plain.span(word.start, word.end),
    )
