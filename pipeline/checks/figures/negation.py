"""Yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.figures.cues import begins
from pipeline.checks.figures.numbers import keys_of
from pipeline.checks.figures.opposites import named
from pipeline.checks.figures.polarity import Word, bearing, polarity, sentences
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_END = re.compile(r"[.;?!:]")


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
    for look in (_weighed, _left_out, _beside_but, _sentence_by_sentence):
        if fault := look(pair, source, target, ours, theirs):
            yield fault
            return


def _sentence_by_sentence(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """The sentences in their order, where the whole has a no too few or too many."""
    balance = _firm(theirs) - _firm(ours)
    if not balance or (count := sentences(target)) < 2 or sentences(source) != count:
        return None
    for number in range(count):
        mine = tuple(word for word in ours if word.sentence == number)
        other = tuple(word for word in theirs if word.sentence == number)
        fault = _weighed(pair, source, target, mine, other)
        if fault is not None and ((balance < 0 and fault.at is None) or (balance > 0 and fault.at is not None)):
            return fault
    return None


def _firm(words: tuple[Word, ...]) -> int:
    return sum(word.tag == "denies" for word in words)


def _weighed(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """A fault, when one side says no and the other has nothing like it."""
    assert source.lexis is not None
    noes = [word for word in ours if word.tag == "denies"]
    answers = [word for word in theirs if word.tag == "denies"]
    ceases = any(word.tag == "ceases" for word in ours)
    yielding = [
        word
        for word in theirs
        if word.tag in ("softens", "excepts") or (word.tag == "ceases" and not (ceases and noes))
    ]
    limits = [word for word in theirs if word.tag == "limits"]
    loose = source.lexis.words("polarity", "loose")
    softened = sum(word.tag == "softens" and _said(source, word) not in loose for word in ours)
    if noes and not answers and yielding:
        # “Not dangerous” is not answered by বিপজ্জনক, nor “do not run if you are ill” by অসুস্থ.
        idle = _said_by_both(source, target) | _states(source, target, noes)
        yielding = [word for word in yielding if word.start not in idle]
    if noes and not answers and not limits and len(yielding) < len(noes) + softened:
        return _lost(pair, source, noes[0])
    excepted = next((word for word in theirs if word.tag == "excepts"), None)
    if excepted is not None and not ours:
        return _added(pair, target, excepted)
    ended = any(word.tag == "ceases" for word in theirs)
    if ended and not ours and not source.lexis.words("polarity", "goes_on").isdisjoint(source.stream):
        return None
    if answers and (not ours or (ended and all(word.tag == "ceases" for word in ours))):
        return _added(pair, target, answers[0])
    if len(noes) - len(answers) - len(limits) - len(yielding) >= 2:
        return _lost(pair, source, noes[0])
    beyond = len(answers) - len(ours)
    if beyond >= 2 and beyond - _spread(source, noes) >= 2:
        return _added(pair, target, answers[-1])
    return None


def _said_by_both(source: Reading, target: Reading) -> set[int]:
    """Where the translation has a word that the source has itself, of those that have an opposite."""
    ours = {tag for tag, _ in named(source)}
    return {start for tag, (start, _) in named(target) if tag in ours}


def _states(source: Reading, target: Reading, noes: list[Word]) -> set[int]:
    """Where the translation names a state of the reader, of which no “not” of the source makes one: not well."""
    assert source.lexis is not None and target.lexis is not None
    known = source.lexis.words("polarity", "states")
    after = (source.text[word.end :].lower().split()[:3] for word in noes)
    if any(not known.isdisjoint(keys_of(" ".join(words))) for words in after):
        return set()
    return {target.span(mark)[0] for mark in target.lexis.group("polarity", "states").find(target.stream)}


def _spread(source: Reading, noes: list[Word]) -> int:
    """To how many more things a no is said: “do not cut, suck or tie” is three times না."""
    assert source.lexis is not None
    if not noes:
        return 0
    lists = source.lexis.words("polarity", "lists") | {","}
    clause = _END.split(source.text[noes[0].start :], maxsplit=1)[0]
    return sum(key in lists for key in keys_of(clause))


def _left_out(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """Of “not … without …” one is left: that says the contrary."""
    assert source.lexis is not None and target.lexis is not None
    mine = [word for word in ours if word.tag != "ceases"]
    other = [word for word in theirs if word.tag != "ceases"]
    beside = source.lexis.words("polarity", "exceptive")
    needing = [word for word in mine if _said(source, word) in beside]
    if needing and not theirs:
        return _lost(pair, source, needing[0])
    if len(mine) != 2 or len(other) != 1 or mine[0].sentence != mine[1].sentence:
        return None
    plain = [word for word in mine if word not in needing and word.tag == "denies"]
    known = target.lexis.words("polarity", "exceptive") | target.lexis.words("polarity", "denies")
    if len(needing) == len(plain) == 1 and (other[0].tag == "excepts" or _said(target, other[0]) in known):
        return _lost(pair, source, needing[0])
    return None


def _said(reading: Reading, word: Word) -> str:
    return reading.text[word.start : word.end].lower()


def _beside_but(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """What stands before a “but” and what stands after it, each by itself."""
    if (here := _turn(source)) is None or (there := _turn(target)) is None:
        return None
    for before in (True, False):
        mine = tuple(word for word in ours if (word.start < here) == before)
        other = tuple(word for word in theirs if (word.start < there) == before)
        if fault := _weighed(pair, source, target, mine, other):
            return fault
    return None


def _turn(reading: Reading) -> int | None:
    """Where a text says “but”, if it does so once, amid a single sentence."""
    assert reading.lexis is not None
    words = reading.lexis.words("polarity", "contrast")
    if words.isdisjoint(reading.tokens.keys):
        return None
    found = [at for at, key in enumerate(reading.tokens.keys) if key in words]
    return reading.tokens[found[0]].start if len(found) == 1 and found[0] and sentences(reading) == 1 else None


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
