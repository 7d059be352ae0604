"""Which texts resemble each other, and that the index finds them all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalog import similar
from pipeline.catalog.similar import CUT_OFF, Resemblance, best_pairs, resemblances


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Walk for twenty minutes every day.", "Walk for ten minutes every day."),
        ("See a doctor *at once* if you cannot pass urine.", "See a doctor at once if you can not pass urine."),
        ("Sciatica pain", "Sciatca pain"),
        ("Exercises", "Excercises"),
        ("When to see a physician", "When to see a doctor"),
        ("Short text made longer by hand", "Short text made longer"),
        ("ব্যথা কমলে প্রতিদিন একটু হাঁটুন।", "ব্যথা কমলে প্রতিদিন ধীরে হাঁটুন।"),
    ],
)
def test_an_edited_text_resembles_what_it_was(new: str, old: str) -> None:
    assert resemblances([new], [[old]])


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Red flags", "Bed rest"),
        ("Side bend", "Knee hug"),
        ("Sleep on your side with a pillow between the knees.", "Call a doctor if the pain lasts for six weeks."),
        ("Rest", "Rest the leg on a pillow and lift it slowly for ten seconds."),
        ("—", "—"),
        ("", "Rest"),
    ],
)
def test_another_text_does_not(new: str, old: str) -> None:
    assert not resemblances([new], [[old]])


def test_of_several_texts_of_one_entry_the_best_counts() -> None:
    found = resemblances(["Walk for ten minutes every day"], [["Sit", "Walk for ten minutes every day"]])
    assert found == [Resemblance(0, 0, 1.0)]


def test_the_most_alike_are_paired_first_and_equals_by_distance() -> None:
    found = [Resemblance(0, 0, 0.7), Resemblance(0, 1, 0.9), Resemblance(1, 1, 0.8), Resemblance(1, 0, 0.8)]
    assert [(pair.new, pair.old) for pair in best_pairs(found, lambda pair: 0)] == [(0, 1), (1, 0)]
    equal = [Resemblance(new, old, 0.8) for new in (0, 1) for old in (0, 1)]
    near = best_pairs(equal, lambda pair: abs(pair.new - pair.old))
    assert [(pair.new, pair.old) for pair in near] == [(0, 0), (1, 1)]


WORDS = st.sampled_from(["walk", "rest", "sit", "the", "a", "knee", "hip", "slowly", "daily", "ten", "pain"])
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=6)


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_the_index_overlooks_no_pair(new: list[str], old: list[str]) -> None:
    """Every pair measured, without an index, gives the same."""
    from rapidfuzz.distance import Indel

    expected = {}
    for mine, here in enumerate(new):
        for other, there in enumerate(old):
            ours, theirs = similar._words(here), similar._words(there)
            if min(len(ours), len(theirs)) < similar._FEW:
                ours, theirs = similar._letters(ours), similar._letters(theirs)
            score = Indel.normalized_similarity(ours, theirs) if ours and theirs else 0.0
            if score >= CUT_OFF:
                expected[mine, other] = pytest.approx(score)
    assert {(pair.new, pair.old): pair.score for pair in resemblances(new, [[text] for text in old])} == expected
