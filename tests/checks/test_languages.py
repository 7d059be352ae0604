"""A language is data: Hindi, of which the code knows nothing, is checked when its words are given."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.checks.figures import RULES, reading
from pipeline.checks.figures.lexis import Lexis, lexis
from pipeline.checks.pair import Pair
from pipeline.languages import language
from pipeline.model import Catalog, Message

HINDI = Path(__file__).parent / "fixtures" / "hi.toml"


def codes(msgid: str, msgstr: str) -> set[str]:
    """What the checks of figures say of a Hindi translation."""
    message = Message(msgid, msgstr, notes=("type: paragraph",), line=1)
    catalog = Catalog("walking", "hi", messages=(message,), path="walking.po")
    pairs = list(Pair.of(message, catalog, language("hi")))
    return {rule.code for pair in pairs for rule in RULES for _ in rule.run(pair)}


@pytest.fixture
def hindi(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hindi's words, as its file would give them."""
    words = Lexis("hi", tomllib.loads(HINDI.read_text(encoding="utf-8")))
    monkeypatch.setattr(reading, "lexis", lambda code: words if code == "hi" else lexis(code))
    reading.reading.cache_clear()
    yield
    reading.reading.cache_clear()


@pytest.mark.usefixtures("hindi")
@pytest.mark.parametrize(
    ("msgid", "msgstr", "expected"),
    [
        ("Take 20 mg twice a day.", "दिन में दो बार २० मि.ग्रा. लें।", set()),
        ("Take 1.5 tablets.", "डेढ़ गोली लें।", set()),
        ("350,000 people", "साढ़े तीन लाख लोग", set()),
        ("Do not run.", "मत दौड़िए।", set()),
        ("Lie on your left hand.", "बाएँ हाथ पर लेटें।", set()),
        ("Take 400 mcg.", "४०० मि.ग्रा. लें।", {"unit"}),
        ("Wait 2 hours.", "दो दिन रुकें।", {"time-unit"}),
        ("Take three tablets.", "पाँच गोलियाँ लें।", {"number-value"}),
        ("Do not run.", "दौड़िए।", {"negation"}),
        ("Lie on your left hand.", "दाएँ हाथ पर लेटें।", {"side"}),
        ("Rest before meals.", "खाने के बाद आराम करें।", {"comparison"}),
        ("Rest 4–6 days.", "६–४ दिन आराम करें।", {"number-range"}),
        ("Open on Monday.", "मंगलवार को खुला।", {"number-value"}),
    ],
)
def test_a_language_is_checked_when_its_words_are_given(msgid: str, msgstr: str, expected: set[str]) -> None:
    assert codes(msgid, msgstr) == expected


@pytest.mark.parametrize(
    ("msgid", "msgstr", "expected"),
    [
        ("Take 250 mg.", "२५० मि.ग्रा. लें।", set()),
        ("Take two tablets. Do not run.", "दो गोलियाँ लें। मत दौड़िए।", set()),
        ("Take 250 mg.", "२०५ मि.ग्रा. लें।", {"number-value"}),
    ],
)
def test_of_a_language_without_words_only_figures_are_compared(msgid: str, msgstr: str, expected: set[str]) -> None:
    assert codes(msgid, msgstr) == expected
