"""Labelled edits: every safety edit is one, and next to all cosmetic edits stay published."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import api
from pipeline.catalog.changes import Weight, classify, is_cosmetic

HERE = Path(__file__).parent
ARTICLES = sorted((HERE.parents[1] / "source").glob("*.md"))


def pairs(name: str) -> list[tuple[str, str, str]]:
    """Kind, old and new text of every line of a set."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return [tuple(part.replace("\\n", "\n") for part in line.split("\t")) for line in lines if line]  # type: ignore[misc]


SAFETY, COSMETIC = pairs("safety"), pairs("cosmetic")


@pytest.mark.parametrize(("kind", "old", "new"), SAFETY)
def test_a_safety_edit_is_never_missed(kind: str, old: str, new: str) -> None:
    assert classify(old, new).weight is Weight.SAFETY
    assert classify(new, old).weight is Weight.SAFETY


def test_the_sets_are_large_enough() -> None:
    assert len(SAFETY) >= 150
    assert len(COSMETIC) >= 100


def test_cosmetic_edits_are_cosmetic() -> None:
    missed = [pair for pair in COSMETIC if classify(pair[1], pair[2]).weight is not Weight.COSMETIC]
    assert len(missed) <= 0.05 * len(COSMETIC), missed
    # Those that are missed err on the safe side by design: nothing else may be among them.
    assert {kind for kind, _, _ in missed} <= {"slip"}


@pytest.mark.parametrize(("kind", "old", "new"), [*SAFETY, *COSMETIC])
def test_the_quick_question_has_the_same_answer(kind: str, old: str, new: str) -> None:
    assert is_cosmetic(old, new) is (classify(old, new).weight is Weight.COSMETIC)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A nice room.", "A lovely room."),
        ("The affect is known.", "The effect is known."),
        ("The causal factor.", "The casual factor."),
        ("A quiet walk.", "A quite walk."),
        ("From the trial.", "From the trail."),
        ("Call US.", "Call us."),
        ("It may help.", "It May help."),
        ("It helps.", "Does it help?"),
        ("Is it common?", "Is it common."),
        ("An article about sleep.", "An article (about sleep)."),
        ("Good evidence.", "Good evidence from trials."),
        ("A sport club.", "A support club."),
        ("Read the booklet.", "Read the leaflet."),
        ("A suport group.", "A support group."),  # sport, or support
        ("Patients' stories.", "Patient's stories."),
    ],
)
def test_another_word_is_never_cosmetic(old: str, new: str) -> None:
    assert classify(old, new).weight > Weight.COSMETIC
    assert classify(new, old).weight > Weight.COSMETIC


def test_content_is_what_is_neither() -> None:
    assert classify("A nice room.", "A lovely room.").weight is Weight.CONTENT
    assert classify("Our site has articles.", "Our site has articles and pictures.").weight is Weight.CONTENT


def test_a_language_without_a_list_trusts_no_change_of_a_word() -> None:
    assert classify("Ein schöner Raum.", "Ein heller Raum.", source_language="de").weight is Weight.SAFETY
    assert classify('Ein "Raum".', "Ein “Raum”.", source_language="de").weight is Weight.COSMETIC


def test_a_change_tells_its_reason_and_its_words() -> None:
    change = classify("Lie on your *left* side.", "Lie on your *right* side.")
    assert "side" in change.reason
    assert [(edit.before, edit.after) for edit in change.edits] == [("left", "right")]
    [edit] = change.edits
    assert change.old[slice(*edit.old)] == "left"
    assert change.new[slice(*edit.new)] == "right"


# ---------------------------------------------------------------- mutations of the articles


def _swap(*pairs: tuple[str, str]) -> Callable[[str, random.Random], str]:
    both = {a: b for pair in pairs for a, b in (pair, pair[::-1])}
    pattern = re.compile(rf"\b({'|'.join(both)})\b")
    return lambda text, _: pattern.sub(lambda word: both[word[0]], text, count=1)


_NUMBER = re.compile(r"\d+(?![^\[\]]*\])")
"""Not in a label."""
MUTATIONS: dict[str, Callable[[str, random.Random], str]] = {
    "a number": lambda text, dice: _NUMBER.sub(lambda n: str(int(n[0]) + dice.randint(1, 9)), text, count=1),
    "not taken out": lambda text, _: re.sub(r"\b(not|never|no|without)\b ?", "", text, count=1),
    "not put in": lambda text, _: re.sub(r"\b(is|are|can|do|will|should)\b", r"\1 not", text, count=1),
    "sides": _swap(("left", "right"), ("front", "back"), ("upper", "lower"), ("forwards", "backwards")),
    "units": _swap(("seconds", "minutes"), ("days", "weeks"), ("hours", "months"), ("mg", "g")),
    "frequency": _swap(("daily", "weekly"), ("once", "twice"), ("always", "sometimes"), ("often", "rarely")),
    "comparison": _swap(("more", "less"), ("most", "few"), ("better", "worse"), ("before", "after"), ("least", "most")),
    "parts": _swap(("knee", "hip"), ("thigh", "calf"), ("leg", "arm"), ("bladder", "bowel"), ("spine", "neck")),
    "duty": _swap(("must", "may"), ("should", "can"), ("avoid", "try"), ("unless", "if"), ("until", "when")),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mutated_article_is_full_of_safety_edits(name: str) -> None:
    """Whatever stands around it: each mutation of each block of our own articles is found."""
    dice, tried = random.Random(3), 0
    for path in ARTICLES:
        for unit in api.units(path.read_text(encoding="utf-8")):
            new = MUTATIONS[name](unit.msgid, dice)
            if new != unit.msgid:
                tried += 1
                assert classify(unit.msgid, new).weight is Weight.SAFETY, (unit.msgid, new)
    assert tried >= 4


@pytest.mark.parametrize("edit", ["quotes", "dashes", "emphasis", "space"])
def test_an_article_set_otherwise_says_the_same(edit: str) -> None:
    edits: dict[str, Callable[[str], str]] = {
        "quotes": lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
        "dashes": lambda text: text.replace(" – ", " - ").replace("–", "-"),
        "emphasis": lambda text: re.sub(r"\*\*([^*]+)\*\*", r"__\1__", text),
        "space": lambda text: text.replace(" ", "\u00a0", 1),
    }
    for path in ARTICLES:
        for unit in api.units(path.read_text(encoding="utf-8")):
            assert is_cosmetic(unit.msgid, edits[edit](unit.msgid)), unit.msgid
