"""A pseudo-translation, the source between signs, loses nothing: it is shown, and only its build is compared."""

from __future__ import annotations

import pytest

from pipeline.checks import RULES
from pipeline.checks.pair import Pair
from pipeline.checks.run import bench
from pipeline.languages import language
from pipeline.model import Catalog, Message

TEXTS = (
    "Do not take more than two tablets twice a day.",
    "Rest for 4 to 6 weeks, then see [a doctor][link-1] within 3 days.[^1]",
)


def blocking(msgid: str, msgstr: str) -> list[str]:
    message = Message(msgid, msgstr, notes=("type: paragraph", "link-1: https://example.org/"))
    catalog = Catalog("a", "bn", messages=(message,))
    rules = bench(language("bn"), RULES)
    return [one.code for pair in Pair.of(message, catalog, language("bn")) for one in rules.blocking(pair)]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_between_signs_says_what_it_said(text: str) -> None:
    assert blocking(text, f"⟦{text}⟧") == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_with_more_words_is_looked_at(text: str) -> None:
    assert blocking(text, f"{text} ৭ দিন")
