"""The bars of the checks, on the labelled set: what they must find, and where they must be silent."""

from __future__ import annotations

import pytest

from checks.labelled.defects import DEFECTS
from checks.labelled.measure import SAFETY, Measured, measured
from checks.labelled.mutator import mutants
from checks.labelled.pairs import clean, held_out, rewrites


@pytest.fixture(scope="module")
def whole() -> Measured:
    return measured()


def test_the_set_is_large_and_its_pairs_are_all_different() -> None:
    pairs, others = clean(), rewrites()
    assert len(pairs) == len({(pair.msgid, pair.msgstr) for pair in pairs}) >= 220
    assert len(others) >= 45
    made = mutants(pairs, DEFECTS)
    assert len(made) >= 1000
    assert len({one.defect.name for one in made}) >= 120
    assert len({defect.name for defect in DEFECTS}) == len(DEFECTS)
    assert made == mutants(pairs, DEFECTS)


def test_good_work_is_let_be(whole: Measured) -> None:
    assert len(whole.errors) <= 0.01 * whole.pairs, whole.errors
    assert len(whole.alarms) <= 0.04 * whole.pairs, whole.alarms


def test_harmless_rewrites_are_let_be(whole: Measured) -> None:
    assert len(whole.disturbed) <= 1, whole.disturbed


def test_good_work_that_no_rule_was_tried_on_is_let_be() -> None:
    whole = measured(held_out(clean()))
    assert len(whole.errors) <= 0.01 * whole.pairs, whole.errors
    assert len(whole.alarms) <= 0.04 * whole.pairs, whole.alarms


@pytest.mark.parametrize(("grade", "bar"), [("critical", 0.9), ("major", 0.88), ("minor", 0.82)])
def test_enough_is_found_of_every_grade(whole: Measured, grade: str, bar: float) -> None:
    assert whole.recall(lambda one: one.defect.grade == grade) >= bar


def test_enough_is_found_of_what_may_harm(whole: Measured) -> None:
    assert whole.recall(lambda one: one.defect.family in SAFETY) >= 0.9
    for family in ("negation", "comparison"):
        assert whole.recall(lambda one, family=family: one.defect.family == family) >= 0.75, family


@pytest.mark.parametrize("family", sorted({defect.family for defect in DEFECTS} - {"negation", "comparison"}))
def test_enough_is_found_in_every_family(whole: Measured, family: str) -> None:
    assert whole.recall(lambda one: one.defect.family == family) >= 0.82
