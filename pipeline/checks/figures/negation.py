"""Yes and no."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.figures.cues import begins
from pipeline.checks.figures.lexis import Lexis
from pipeline.checks.figures.numbers import keys_of
from pipeline.checks.figures.opposites import named
from pipeline.checks.figures.polarity import Word, bearing, joints, parted, polarity, sentences, stopped, stops
from pipeline.checks.figures.reading import Reading, source_reading, target_reading
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_END = re.compile(r"[.;?!:]")
_ENDED = re.compile(r"[।.;?!:]")
_CLAUSE = re.compile(r"[.;?!:,]")
_PARTS_OTHERWISE = frozenset("\n\u2026")
"""Lines and blanks to be filled in are no sentences."""
_PAUSED = frozenset(",;।?!\u2013\u2014")
_PAUSES = ",;।?!\u2013\u2014"


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
    ours, theirs = _settled(source, target, ours, theirs)
    for look in (_weighed, _left_out, _one_way, _clause_by_clause, _sentence_by_sentence, _half, _with_and_without):
        if fault := look(pair, source, target, ours, theirs):
            yield fault
            return


def _settled(
    source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """What is left to be weighed, when the one side says with a no what the other says without, or says it likewise."""
    assert source.lexis is not None and target.lexis is not None
    tags, others = {word.tag for word in ours}, {word.tag for word in theirs}
    if "hastens" in tags or "hastens" in others:
        ours, theirs = _hurried(ours, target), _hurried(theirs, source)
    if "merely" in others:
        only = any(_said(source, word) in source.lexis.words("polarity", "only") for word in ours)
        other = "denies" if only and not _not_only(source) else "softens"
        theirs = tuple(word._replace(tag=other) if word.tag == "merely" else word for word in theirs)
    if "ceases" in tags and _goes_on(target, theirs, _firm(ours)):
        ours = _going_on(source, ours)
    if ours and theirs and "softens" in tags | others:
        ours, theirs = _same(source, target, ours, theirs)
    return ours, theirs


def _hurried(words: tuple[Word, ...], other: Reading) -> tuple[Word, ...]:
    """Without the “without delay”, when the other text makes haste, too; else it is a no like others."""
    assert other.lexis is not None
    if not any(word.tag == "hastens" for word in words):
        return words
    if other.lexis.group("polarity", "haste", "hastens").find(other.stream):
        return tuple(word for word in words if word.tag != "hastens")
    return tuple(word._replace(tag="denies") if word.tag == "hastens" else word for word in words)


def _not_only(reading: Reading) -> bool:
    assert reading.lexis is not None
    return bool(reading.lexis.group("polarity", "not_only").find(reading.stream))


def _goes_on(target: Reading, theirs: tuple[Word, ...], noes: int) -> bool:
    """Whether a translation says to go on in place of one of so many noes, or not to go on."""
    assert target.lexis is not None
    marks = target.lexis.group("polarity", "goes_on").find(target.stream)
    if not marks or _firm(theirs) < noes:
        return bool(marks)
    ends = {target.span(mark)[1] for mark in marks}
    return any(word.tag == "denies" and len(target.text[: word.start].rstrip()) in ends for word in theirs)


def _going_on(source: Reading, ours: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the “not” and the “stop” of “do not stop”: the translation says to go on."""
    for no, end in pairwise(ours):
        if no.tag == "denies" and end.tag == "ceases" and not source.text[no.end : end.start].strip():
            return tuple(word for word in ours if word is not no and word is not end)
    return ours


def _same(
    source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Without the words that both texts have: “can be prevented” and প্রতিরোধ, neither of which is a no here."""
    assert source.lexis is not None and target.lexis is not None
    if "same" not in source.lexis.data or "same" not in target.lexis.data:
        return ours, theirs
    here = source.lexis.group("same").find(source.stream)
    there = target.lexis.group("same").find(target.stream) if here else []
    if {mark.tag for mark in here}.isdisjoint(mark.tag for mark in there):
        return ours, theirs
    gone: set[int] = set()
    taken: set[int] = set()
    noes = target.lexis.words("polarity", "denies")
    upto = any(word.tag == "softens" and _said(target, word).split()[0] in noes for word in theirs)
    for mark in here:
        if mark.tag == "until" and upto:  # না কমা পর্যন্ত
            continue
        if (like := next((other for other in there if other.tag == mark.tag), None)) is not None:
            there.remove(like)
            gone.update(range(*source.span(mark)))
            taken.update(range(*target.span(like)))
    return (
        tuple(word for word in ours if word.start not in gone),
        tuple(word for word in theirs if word.tag not in ("softens", "ceases") or word.start not in taken),
    )


def _sentence_by_sentence(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """The sentences in their order, where the whole has a no too few or too many, or stops and figures show it."""
    if (count := sentences(target)) < 2 or sentences(source) != count:
        return None
    balance = _firm(theirs) - _firm(ours)
    alike = stops(source) == stops(target)
    if not balance and not alike:
        return None
    found = []
    for number in range(count):
        mine = tuple(word for word in ours if word.sentence == number)
        other = tuple(word for word in theirs if word.sentence == number)
        if not mine and not other:
            continue
        fault = _weighed(pair, source, target, mine, other)
        if fault is not None and balance and (balance < 0) == (fault.at is None):
            return fault
        if fault is None and alike and mine:
            fault = _left_out(pair, source, target, mine, other)
        found += [fault] if fault is not None else []
    # A no too few here and one too many there is another way of saying it.
    return found[0] if alike and len(found) == 1 and _in_order(source, target) else None


def _in_order(source: Reading, target: Reading) -> bool:
    """Whether the sentences of both texts have the same figures, one by one."""
    return _PARTS_OTHERWISE.isdisjoint(source.text) and _figures(source) == _figures(target)


def _figures(reading: Reading) -> list[tuple[int, object]]:
    """The sentence and value of each number in figures."""
    ends = stopped(reading)
    return sorted((bisect(ends, number.start), str(number.value)) for number in reading.numbers if not number.written)


def _firm(words: tuple[Word, ...]) -> int:
    return sum(word.tag == "denies" for word in words)


def _weighed(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """A fault, when one side says no and the other has nothing like it."""
    assert source.lexis is not None and target.lexis is not None
    noes = [word for word in ours if word.tag == "denies"]
    answers = [word for word in theirs if word.tag == "denies"]
    if len(noes) == len(ours) == len(answers) == len(theirs):
        return None
    ceases = any(word.tag == "ceases" for word in ours)
    yielding = [
        word
        for word in theirs
        if word.tag in ("softens", "excepts") or (word.tag == "ceases" and not (ceases and noes))
    ]
    limits = [word for word in theirs if word.tag == "limits"]
    softened = 0
    if noes and not answers and len(noes) < len(ours):
        owed = source.lexis.words("polarity", "owed")
        softened = sum(word.tag == "softens" and _said(source, word) in owed for word in ours)
    if noes and not answers and yielding:
        # “Not dangerous” is not answered by বিপজ্জনক, nor “do not run if you are ill” by অসুস্থ.
        idle = _said_by_both(source, target) | _states(source, target, noes)
        yielding = [word for word in yielding if word.start not in idle]
        forbids = target.lexis.words("polarity", "forbids")
        if sum(_said(target, word) in forbids for word in yielding) >= len(noes):
            # এড়িয়ে চলুন says all of “avoid”: “unpasteurised” is a word of its own, “unless” must still be said.
            kept = source.lexis.words("polarity", "exceptive")
            softened = sum(word.tag == "softens" and _said(source, word) in kept for word in ours)
    if noes and not answers and not limits and len(yielding) < _asked(source, noes) + softened:
        return None if _in_other_words(source, target, noes, yielding) else _lost(pair, source, noes[0])
    excepted = next((word for word in theirs if word.tag == "excepts"), None)
    if excepted is not None and not ours:
        return _added(pair, target, excepted)
    ended = any(word.tag == "ceases" for word in theirs)
    if ended and not ours and not source.lexis.words("polarity", "goes_on").isdisjoint(source.stream):
        return None
    if answers and (not ours or (ended and all(word.tag == "ceases" for word in ours))):
        if not ours and (_is_double(target, theirs) or _says_the_contrary(source, target, answers)):
            return None
        return _added(pair, target, answers[0])
    lacking = len(noes) - len(answers) - len(limits) - len(yielding)
    if lacking >= 2 or (lacking == 1 and _one_by_one(source, target, ours, theirs)):
        return _lost(pair, source, noes[0])
    # “If there is no pain” is one of the noes that are said, here.
    said = [word for word in theirs if word.tag in ("denies", "excepts")]
    beyond = len(said) + len(limits) - len(ours) - _only(source, ours)
    if answers and beyond >= 1 and beyond > _spread(source, [*noes, *(word for word in ours if word.tag == "limits")]):
        return _added(pair, target, answers[-1])
    return None


def _asked(source: Reading, noes: list[Word]) -> int:
    """How many noes must be said: “neither … nor” is one."""
    assert source.lexis is not None
    lists = source.lexis.words("polarity", "lists")
    return max(1, sum(_said(source, word) not in lists for word in noes))


def _in_other_words(source: Reading, target: Reading, noes: list[Word], yielding: list[Word]) -> bool:
    """Whether a no that seems lost is told without one: not wet → dry, cannot → hardly, not unless → only if."""
    assert source.lexis is not None and target.lexis is not None
    here, there = source.lexis, target.lexis
    if "only_if" in here.data["polarity"] and len(noes) == 1:
        [no] = noes
        only = there.words("polarity", "only_if")
        if any(_said(target, word) in only for word in yielding) and not here.words("polarity", "only_if").isdisjoint(
            keys_of(_END.split(source.text[no.end :], maxsplit=1)[0])
        ):
            return True
    if all(_said(source, word) in here.words("polarity", "able") for word in noes):
        return bool(there.group("polarity", "hard").find(target.stream))
    leaves_out = here.words("polarity", "leaves_out")
    if all(not leaves_out.isdisjoint(keys_of(source.text[word.end :])[:1]) for word in noes):
        ceased = any(word.tag == "ceases" for word in polarity(target))
        return not ceased and bool(there.group("polarity", "assures").find(target.stream))
    return all(_turned_round(source, target, here, range(word.end, _until(source.text, word.end))) for word in noes)


def _until(text: str, start: int) -> int:
    """Where the clause ends."""
    return start + len(_CLAUSE.split(text[start : start + 60], maxsplit=1)[0])


def _turned_round(denying: Reading, other: Reading, known: Lexis, place: range) -> bool:
    """Whether what is denied at a place is told by its opposite in the other text."""
    yields = known.words("oppositions", "yields")
    ours, theirs = named(denying), {tag for tag, _ in named(other)}
    said = {tag for tag, _ in ours}
    return any(
        start in place
        and tag[:-2] in yields
        and _contrary(tag) in theirs
        and _contrary(tag) not in said
        and _pole(tag) not in theirs
        for tag, (start, _) in ours
    )


def _says_the_contrary(source: Reading, target: Reading, answers: list[Word]) -> bool:
    """ঘা যেন নোংরা না হয়: kept clean."""
    assert source.lexis is not None
    [word, *more] = answers
    return not more and _turned_round(target, source, source.lexis, range(max(0, word.start - 20), word.start))


def _pole(tag: str) -> str:
    return tag[:-1] + ("a" if tag[-1] in "ac" else "b")


def _contrary(tag: str) -> str:
    return tag[:-1] + ("b" if tag[-1] in "ac" else "a")


def _is_double(target: Reading, theirs: tuple[Word, ...]) -> bool:
    """হেলমেট ছাড়া চালাবেন না: the two make a yes."""
    assert target.lexis is not None
    if len(theirs) != 2 or theirs[0].sentence != theirs[1].sentence or theirs[1].tag != "denies":
        return False
    first, last = theirs
    if _said(target, first) in target.lexis.words("polarity", "exceptive"):
        return True
    between = target.text[first.end : last.start]
    return first.tag == "denies" and bool(between.split()) and _PAUSED.isdisjoint(between)


def _one_by_one(source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Whether each no of a sentence must have one of its own in that of the translation: none is said over again."""
    assert source.lexis is not None
    if len({word.sentence for word in ours}) != 1 or len({word.sentence for word in theirs}) > 1:
        return False
    again = source.lexis.words("polarity", "again")
    return stops(source) == stops(target) and not any(
        _said(source, word) in again or not again.isdisjoint(keys_of(source.text[word.end :])[:1]) for word in ours
    )


def _only(source: Reading, ours: tuple[Word, ...]) -> int:
    """How often a text says “only”, which may be told by two noes: জ্বর না থাকলে দেবেন না."""
    assert source.lexis is not None
    known = source.lexis.words("polarity", "only")
    return sum(word.tag == "softens" and _said(source, word) in known for word in ours)


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
        return None if _in_other_words(source, target, needing[:1], []) else _lost(pair, source, needing[0])
    if len(mine) != 2 or len(other) != 1 or mine[0].sentence != mine[1].sentence:
        return None
    plain = [word for word in mine if word not in needing and word.tag == "denies"]
    known = target.lexis.words("polarity", "exceptive") | target.lexis.words("polarity", "denies")
    if len(needing) == len(plain) == 1 and (other[0].tag == "excepts" or _said(target, other[0]) in known):
        return _lost(pair, source, needing[0])
    return None


def _one_way(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """Of “with or without” only the one is left; “not only” became “only”."""
    assert source.lexis is not None and target.lexis is not None
    soft = [word for word in polarity(source) if word.tag == "softens"]
    known = source.lexis.words("polarity", "either")
    either = next((word for word in soft if _said(source, word) in known), None)
    if either is not None and not theirs and not target.lexis.group("polarity", "either").find(target.stream):
        return _lost(pair, source, either)
    known = source.lexis.words("polarity", "not_only")
    more = [word for word in soft if _said(source, word) in known]
    if len(more) != 1 or any(word.tag == "merely" for word in polarity(target)):
        return None
    only = [word for word in polarity(target) if _said(target, word) in target.lexis.words("polarity", "only")]
    if len(only) == 1:
        after = target.text[only[0].end :]
        pause = next((at for at, letter in enumerate(after) if letter in _PAUSES), len(after))
        rest = [word for word in theirs if word.start > only[0].end]
        if rest and rest[0].start > only[0].end + pause and rest[0].tag == "denies":
            return _lost(pair, source, more[0])
    return None


def _said(reading: Reading, word: Word) -> str:
    return reading.text[word.start : word.end].lower()


def _clause_by_clause(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """What stands before a “but” or a “so” and what stands after it; an “if” and what follows from it."""
    assert source.lexis is not None
    here, there = joints(source), joints(target)
    places = [place for place in here if place in there]
    if not places or stops(source) != stops(target):
        return None
    lasting = source.lexis.words("polarity", "lasting")
    for place in places:
        part, other_part = parted(source, place, here[place]), parted(target, place, there[place])
        if part is None or other_part is None:
            continue
        (start, end), (first, last), number = part, other_part, place[0]
        for inside in (True, False):
            mine = tuple(w for w in ours if w.sentence == number and (start <= w.start < end) == inside)
            other = tuple(w for w in theirs if w.sentence == number and (first <= w.start < last) == inside)
            if place[1] == "if":
                other = _conditional(target, other)
                if inside and not mine and not lasting.isdisjoint(keys_of(source.text[start:end])):
                    continue
            if fault := _weighed(pair, source, target, mine, other):
                return fault
    return None


def _half(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """“Do not press or rub it”, of which only the rubbing is denied: টিপবেন এবং ঘষবেন না."""
    assert source.lexis is not None and target.lexis is not None
    if len(ours) != 1 or len(theirs) != 1 or ours[0].tag != "denies" or theirs[0].tag != "denies":
        return None
    ands, verbs = target.lexis.words("polarity", "ands"), tuple(target.lexis.words("polarity", "orders"))
    words = keys_of(_ENDED.split(target.text[: theirs[0].start])[-1])
    if not any(word in ands and before.endswith(verbs) for before, word in pairwise(words)):
        return None
    clause = keys_of(_END.split(source.text[ours[0].end :], maxsplit=1)[0])
    if "or" not in clause or not source.lexis.words("polarity", "goes_another_way").isdisjoint(clause):
        return None
    return _lost(pair, source, ours[0])


def _with_and_without(
    pair: Pair, source: Reading, target: Reading, ours: tuple[Word, ...], theirs: tuple[Word, ...]
) -> Fault | None:
    """“With food” became খাবার ছাড়া."""
    assert source.lexis is not None and target.lexis is not None
    if ours or len(theirs) != 1 or target.lexis.denies_first:
        return None
    exceptive, besides = (target.lexis.words("polarity", name) for name in ("exceptive", "phrases"))
    word = _said(target, theirs[0])
    if theirs[0].tag != "softens" or word in besides or not {word, word[:-1]} & exceptive:
        return None
    having = source.lexis.words("polarity", "having")
    if having.isdisjoint(source.stream) or target.lexis.group("polarity", "having").find(target.stream):
        return None
    return _added(pair, target, theirs[0])


def _conditional(target: Reading, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """In an “if”, না before its verb is a no like others."""
    assert target.lexis is not None
    noes = target.lexis.words("polarity", "denies")
    return tuple(
        w._replace(tag="denies") if w.tag in ("softens", "excepts") and _said(target, w).split()[0] in noes else w
        for w in words
    )


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
