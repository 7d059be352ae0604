"""What a catalog answers."""

from __future__ import annotations

import pytest

from catalog.made import read, units
from pipeline.catalog.answers import coverage, lookup
from pipeline.model import Answer, State, Unit

CATALOG = read(
    'msgid "Rest now"\nmsgstr "এখন বিশ্রাম নিন"\n\n'
    '#, fuzzy\n#| msgid "Walks"\nmsgid "Walk"\nmsgstr "হাঁটা"\n\n'
    'msgid "Sit up"\nmsgstr ""\n\n'
    'msgctxt "verb"\nmsgid "Rest now"\nmsgstr "বিশ্রাম নিন"\n\n'
    'msgid "A café"\nmsgstr "একটি ক্যাফে"\n\n'
    '#~ msgid "Lie down"\n#~ msgstr "শোন"\n'
)


@pytest.mark.parametrize(
    ("unit", "answer"),
    [
        (Unit("Rest now", "paragraph"), Answer("এখন বিশ্রাম নিন", State.TRANSLATED)),
        (Unit("Rest now", "paragraph", "verb"), Answer("বিশ্রাম নিন", State.TRANSLATED)),
        (Unit("Rest now", "paragraph", ""), Answer(None, State.UNTRANSLATED)),
        (Unit("Walk", "paragraph"), Answer(None, State.FUZZY)),
        (Unit("Sit up", "paragraph"), Answer(None, State.UNTRANSLATED)),
        (Unit("Lie down", "paragraph"), Answer(None, State.UNTRANSLATED)),
        (Unit("Unknown", "paragraph"), Answer(None, State.UNTRANSLATED)),
        (Unit("Unknown é", "paragraph"), Answer(None, State.UNTRANSLATED)),
        (Unit("A cafe\u0301", "paragraph"), Answer("একটি ক্যাফে", State.TRANSLATED)),
    ],
)
def test_only_a_sure_translation_is_a_text(unit: Unit, answer: Answer) -> None:
    assert lookup(CATALOG)(unit) == answer


def test_a_doubt_about_an_empty_translation_is_none() -> None:
    answer = lookup(read('#, fuzzy\nmsgid "Rest"\nmsgstr ""\n'))
    assert answer(Unit("Rest", "paragraph")).state == State.UNTRANSLATED


def test_coverage_counts_every_unit_and_its_words() -> None:
    found = coverage(units("Rest now", "Rest now", "Walk", "Sit up", "Stand up slowly"), CATALOG)
    assert (found.units, found.translated_units, found.fuzzy_units, found.empty_units) == (5, 2, 1, 2)
    assert (found.words, found.translated_words, found.fuzzy_words, found.empty_words) == (10, 4, 1, 5)
    assert found.percent == 40.0


def test_an_article_without_units_is_complete() -> None:
    assert coverage([], CATALOG).percent == 100.0
