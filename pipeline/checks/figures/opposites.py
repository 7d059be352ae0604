"""Words that have an opposite: hot and cold, before and after. Having only the other one turns a text round."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.figures.lexis import Lexis, items
from pipeline.checks.figures.phrases import Phrases
from pipeline.checks.figures.polarity import denials, polarity, stopped
from pipeline.checks.figures.reading import Reading, instead
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Fault

Named = list[tuple[str, tuple[int, int]]]
"""Words that have an opposite: pair and pole, and where."""
_OTHER = {"a": "b", "b": "a"}
_LOOSE = {"a": "c", "b": "d"}
"""What may be told by a word of a pole, and is not asked for itself."""
_COMMAS = frozenset(",;।.?!\u2014")
_SMALL = ("", "the", "a", "an")
"""May stand between a no and its word."""
_NOES = frozenset({"denies", "limits", "hastens", "excepts"})


def contraries(known: Lexis) -> list[Phrases]:
    """The words of a source without which no pair is turned round; of some pairs one pole on either side will do."""
    heard = items(known.data["oppositions"].get("heard", ""))
    alone = {tag[:-2] for tag in heard}
    both = [one for one, (name, pole) in known.poles.items() if name not in alone and pole in _OTHER]
    return both + told(known)


def told(known: Lexis) -> list[Phrases]:
    """The words of either text that are rarer than their opposites, and heard instead of these."""
    heard = (tag.rpartition("-") for tag in items(known.data["oppositions"].get("heard", "")))
    found = (known.oppositions[name].poles.get(pole) for name, _, pole in heard if name in known.oppositions)
    return [phrases for phrases in found if phrases is not None]


def opposites(pair: Pair, source: Reading, target: Reading) -> Iterator[Fault]:
    """The first pair of opposites of which the source has one only, and the translation the other."""
    assert source.lexis is not None and target.lexis is not None
    if not _may_turn(source, target):
        return
    ours, theirs = named(source), named(target)
    said, given = Counter(tag for tag, _ in ours), Counter(tag for tag, _ in theirs)
    for tag, place in ours:
        name, _, pole = tag.rpartition("-")
        if not name or pole not in _OTHER:
            continue
        other, loose = f"{name}-{_OTHER[pole]}", f"{name}-{_LOOSE[pole]}"
        against = said[other] + said[f"{name}-{_LOOSE[_OTHER[pole]]}"]
        if given[other] < (said[tag] + against if against else 1):
            continue
        have = given[tag] and sum(one == tag and not _is_claimed(ours, theirs, tag, there) for one, there in theirs)
        if given[loose] > said[loose]:
            continue
        if have and (against or said[tag] < 2 or have + given[other] != said[tag] or given[loose]):
            continue
        start, end = next(at for there, at in theirs if there == other)
        if says_no(source, place[0]) != says_no(target, start):
            continue
        if _is_denied(source, *place) != _is_denied(target, start, end):
            continue
        yield _turned(pair, source, target, place, (start, end))
        return
    for look in (_exchanged, _halved):
        if fault := next(look(pair, source, target, ours, theirs), None):
            yield fault
            return


def _is_claimed(ours: Named, theirs: Named, tag: str, place: tuple[int, int]) -> bool:
    """Whether a word of two meanings answers another word: জোরে is “hard”, where the source says that, too."""
    own = {here[0] for one, here in ours if one == tag}
    for other, there in theirs:
        if there == place and other[:-2] != tag[:-2] and other[-1] in _OTHER:
            asking = sum(one == other and here[0] not in own for one, here in ours)
            if asking and asking >= sum(one == other for one, _ in theirs):
                return True
    return False


def _exchanged(pair: Pair, source: Reading, target: Reading, ours: Named, theirs: Named) -> Iterator[Fault]:
    """“At night, not in the morning”: the one that is denied there is not denied here."""
    assert source.lexis is not None and target.lexis is not None
    here, there = denials(source), denials(target)
    if len(here) != 1 or len(there) != 1:
        return
    mine, other = _denied(source, ours, here[0].start), _denied(target, theirs, there[0].start)
    for name, (pole, place) in mine.items():
        if name in other and other[name][0] != pole:
            yield _turned(pair, source, target, place, other[name][1])
            return


def _denied(reading: Reading, names: Named, no: int) -> dict[str, tuple[str, tuple[int, int]]]:
    """Of each pair that a text has both of: the one that stands alone beside the no, between two commas."""
    assert reading.lexis is not None
    commas = [at for at, letter in enumerate(reading.text) if letter in _COMMAS]
    clause = bisect(commas, no)
    found = {}
    for name in {tag[:-2] for tag, _ in names}:
        poles = [(tag[-1], place) for tag, place in names if tag[:-2] == name]
        near = [(pole, place) for pole, place in poles if bisect(commas, place[0]) == clause]
        if len({pole for pole, _ in poles}) == 2 and len({pole for pole, _ in near}) == 1 and near[0][0] in _OTHER:
            found[name] = near[0]
    return found


def _halved(pair: Pair, source: Reading, target: Reading, ours: Named, theirs: Named) -> Iterator[Fault]:
    """“Before or after”, of which the translation has the one only."""
    assert source.lexis is not None
    both, joins = (source.lexis.words("oppositions", name) for name in ("both", "joins"))
    given = {tag for tag, _ in theirs}
    for (tag, first), (other, second) in pairwise(ours):
        name = tag[:-2]
        if name not in both or other != f"{name}-{_OTHER.get(tag[-1], '')}":
            continue
        poles = {one for one in given if one[:-2] == name}
        if source.text[first[1] : second[0]].strip().lower() in joins and len(poles) == 1 and poles <= {tag, other}:
            lost = first if tag not in given else second
            yield Fault(
                N_("{source} is missing in the translation"),
                {"source": source.text[slice(*lost)]},
                hint=N_("is it the one or the other?"),
                source_at=pair.source_plain.span(*lost),
            )


def _turned(pair: Pair, source: Reading, target: Reading, place: tuple[int, int], other: tuple[int, int]) -> Fault:
    return instead(pair, place, other, N_("is it the one or the other?"))


def _may_turn(source: Reading, target: Reading) -> bool:
    """Whether the translation has the opposite of any word of the source, as far as first letters show."""
    assert source.lexis is not None and target.lexis is not None
    here, there = source.lexis.poles, target.lexis.poles
    given = {there[one] for one in target.stream.places(target.lexis.index) if one in there}
    if not given:
        return False
    said = (here[one] for one in source.stream.places(source.lexis.index) if one in here)
    return any((name, _OTHER.get(pole, "")) in given for name, pole in said)


def _is_denied(reading: Reading, start: int, end: int) -> bool:
    """Whether a no stands right beside a word: নিরাপদ নয় is unsafe."""
    assert reading.lexis is not None
    text, forbids = reading.text, reading.lexis.words("polarity", "forbids")
    first = reading.lexis.denies_first  # “weight loss without trying”
    return any(
        (word.end <= start <= word.end + 5 and text[word.end : start].strip() in _SMALL)
        or (end <= word.start <= end + 2 and not text[end : word.start].strip() and not first)
        for word in denials(reading)
        if word.tag != "hastens" and text[word.start : word.end].lower() not in forbids
    )


def says_no(reading: Reading, place: int) -> bool:
    """Whether the sentence that a word stands in denies anything."""
    assert reading.lexis is not None
    forbids = reading.lexis.words("polarity", "forbids")
    # ছাড়া is “without”, which is a no in English; “unless” is none.
    without = frozenset[str]() if reading.lexis.denies_first else reading.lexis.words("polarity", "exceptive")
    noes = [
        word.start
        for word in polarity(reading)
        if word.tag in _NOES
        or (word.tag == "softens" and reading.text[word.start : word.end].removesuffix("\u0987") in without)
        or (word.start != place and reading.text[word.start : word.end].lower() in forbids)
    ]
    if not noes:
        return False
    ends = stopped(reading)
    return any(bisect(ends, no) == bisect(ends, place) for no in noes)


def named(reading: Reading) -> Named:
    """The words of a text that have an opposite: pair and pole, and where. A word may be of several pairs.

    The reading keeps them, for several rules ask.
    """
    kept: Named | None = reading.__dict__.get("opposed")
    if kept is None:
        kept = reading.__dict__["opposed"] = _named(reading)
    return kept


def _named(reading: Reading) -> Named:
    assert reading.lexis is not None
    found = []
    known, stream = reading.lexis, reading.stream
    neither = known.no_opposites
    there = stream.places(known.index)
    poles = known.poles
    for name in sorted({poles[phrases][0] for phrases in there if phrases in poles}):
        one = known.oppositions[name]
        begun = [at for phrases in one.poles.values() if phrases in there for at in there[phrases]]
        if begun:
            places = sorted({*begun, *there.get(neither, ())})
            found += [(mark.tag, reading.span(mark)) for mark in one.all.find(stream, places)]
    return found
