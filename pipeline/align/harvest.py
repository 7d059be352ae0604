"""Pairs to catalog entries: the translated text under the English one's labels, sure or in doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from pipeline.align.pairing import Pair
from pipeline.catalog.memory import folded, offered
from pipeline.catalog.sentences import sentences
from pipeline.languages import Language
from pipeline.model import Catalog, Message, Target, Unit

THRESHOLD = 0.8
"""Confidence from which on a pair needs no second look."""
MARK = "dobhashi: aligned: "
"""How the comment of an entry in doubt begins."""
_DOUBT = 0.79
"""A pair is not surer than this when something about its text has to be looked at."""

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the review: what is taken for the translation of what."""

    english: tuple[Unit, ...]
    other: tuple[Unit, ...]
    confidence: float
    reasons: tuple[str, ...]
    texts: tuple[str, ...] = ()
    """What each English unit gets; "" for nothing."""


def rows(pairs: Sequence[Pair], english: Sequence[Unit], other: Sequence[Unit], language: Language) -> tuple[Row, ...]:
    """The pairs with their texts; what a text lacks lowers its pair's confidence."""
    return tuple(
        _row(tuple(english[k] for k in pair.english), tuple(other[k] for k in pair.other), pair, language)
        for pair in pairs
    )


def filled(catalog: Catalog, found: Sequence[Row], *, threshold: float, path: str) -> Catalog:
    """The catalog with the rows' texts: current from the threshold on, fuzzy below. `path` is the translation's.

    A text that the article has twice takes the surest translation; where the sure ones differ, it is fuzzy.
    """
    answers: dict[Key, list[tuple[float, str, int]]] = {}
    for row in found:
        for unit, text in zip(row.english, row.texts, strict=False):
            if text:
                answers.setdefault(unit.key, []).append((row.confidence, text, row.other[0].line))
    return replace(catalog, messages=tuple(_answered(m, answers, threshold, path) for m in catalog.messages))


def _answered(
    message: Message, answers: Mapping[Key, list[tuple[float, str, int]]], threshold: float, path: str
) -> Message:
    found = sorted(answers.get(message.key, ()), key=lambda answer: -answer[0])
    if not found:
        return message
    confidence, text, line = found[0]
    agreed = len({folded(said) for sure, said, _ in found if sure >= threshold}) == 1
    if confidence >= threshold and agreed:
        return replace(message, msgstr=text)
    return offered(message, (text,), f"{MARK}{confidence:.0%}, {path}:{line}")


# ---------------------------------------------------------------- texts


def _row(english: tuple[Unit, ...], other: tuple[Unit, ...], pair: Pair, language: Language) -> Row:
    if not english or not other:
        return Row(english, other, 0.0, pair.reasons, ("",) * len(english))
    if len(other) == 1 and len(english) == 1 and _still_english(english[0].msgid, other[0].msgid):
        return Row(english, other, 0.0, (*pair.reasons, "still in English"), ("",))
    texts, complete = [], True
    parts = [other[0].msgid] if len(english) == 1 else _parts(other[0].msgid, english, language)
    for unit, part in zip(english, parts, strict=False):
        left = list(unit.targets)
        told = [labelled(part if len(other) == 1 else one.msgid, one.targets, left) for one in other]
        texts.append(normalize("NFC", " ".join(text for text, _ in told)))
        complete = complete and all(whole for _, whole in told) and not _wanted(unit.msgid, left)
    confidence, reasons = pair.confidence, pair.reasons
    if not complete:
        confidence, reasons = min(confidence, _DOUBT), (*reasons, "the links differ")
    return Row(english, other, confidence, reasons, (*texts, *[""] * (len(english) - len(texts))))


def labelled(text: str, targets: Sequence[Target], left: list[Target]) -> tuple[str, bool]:
    """A text with the labels that the English has for the same addresses, which are taken out of `left`.

    An address that the English does not have stays in the text: a translator may lead readers elsewhere. False then.
    """
    labels = {target.label: target for target in targets}
    complete = True

    def label(found: re.Match[str]) -> str:
        nonlocal complete
        target = labels.get(found[1])
        if target is None:
            return found[0]
        for one in left:
            if _address(one) == _address(target):
                left.remove(one)
                return f"][{one.label}]"
        complete = False
        address = f"<{target.url}>" if re.search(r"[\s()]", target.url) else target.url
        return f"]({address})"

    return re.sub(r"\]\[([^\[\]]+)\]", label, text), complete


def _wanted(msgid: str, left: Sequence[Target]) -> bool:
    """Whether the English text, not only its picture, has a label that no link of the translation took."""
    return any(f"][{target.label}]" in msgid for target in left)


def _address(target: Target) -> tuple[bool, str]:
    return "image" in target.label, target.url.rstrip("/")


def _still_english(english: str, other: str) -> bool:
    """Whether a passage of some words was left as it is."""
    return folded(english) == folded(other) and len(english.split()) > 3


def _parts(text: str, english: Sequence[Unit], language: Language) -> list[str]:
    """One text for two passages: cut between sentences where both have as many, else whole for the first."""
    told = sentences(text, language)
    # Full stops end sentences in every language that `sentences` knows.
    counts = [len(sentences(unit.msgid, language)) for unit in english]
    if len(told) != sum(counts):
        return [text]
    return [" ".join(told[: counts[0]]), " ".join(told[counts[0] :])]
