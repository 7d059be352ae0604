"""Cues: a rule that gets no cue from a pair would have said nothing; and how a listener hears."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from checks.labelled.defects import DEFECTS
from checks.labelled.measure import our_bench
from checks.labelled.mutator import mutants
from checks.labelled.pairs import clean, rewrites
from pipeline.checks import RULES
from pipeline.checks.choice import Choice
from pipeline.checks.cues import Listener, any_of, seen
from pipeline.checks.figures.cues import any_number, begins
from pipeline.checks.figures.polarity import bearing
from pipeline.checks.pair import Pair
from pipeline.checks.rule import Scope
from pipeline.languages import Language, language
from pipeline.model import Catalog, Message

BENGALI, ENGLISH = language("bn"), language("en")
NOTES = ("link-1: https://a.example/1", "link-2: tel:16263")
KINDS = ("paragraph", "heading 2", "html p", "html alt", "image alt", "table cell", "title")
PIECES = (
    *"*_`[]()<>!&\\^#|{}\"'.,;:?-–—/%=~@+।৷ৗ",
    *("**", "](", "][", "[^1]", "&amp;", "&#49;", "<b>", "</b>", "![", "{n}", "%(x)s", "{#a}", "](javascript:1)"),
    *("\u200d", "\u200c", "।।", " ।", "  ", "\t", "\n", "\n\n", "\u00a0", "\ufffc", "\ufffd", "\u0007", "\u202e"),
    *("1", "৩", "২.৫", "½", "১,০০০", "১,২৩৪,৫৬৭", "1O1", "১6", "৪–৬", "৬-৪", "8:30", "24/7", "১৬২৬৩", "০১৭১১"),
    *("না", "নয়", "not", "never", "without", "left", "right", "ডান", "বাঁ", "every", "প্রতি", "দিনে", "দুবার", "twice"),
    *("more than", "at least", "বেশি", "কম", "half", "দেড়", "এক", "one in three", "6-hourly"),
    *("between 3 and 5 days", "৩ থেকে ৫ দিন পরে", "from week 3", "৩ সপ্তাহ পর্যন্ত", "2 days after", "২ দিন আগে"),
    *("before or after", "আগে", "without delay", "দেরি না করে", "if", "হলে", "only", "শুধু", "awake", "ঘুমিয়ে"),
    *("mg", "মি.গ্রা.", "(mg)", "(g)", "TODO", "N.B. translator", "XII", "°C"),
    *("morning", "দুপুরে", "breakfast", "রাতের খাবার", "last year", "এ বছর", "both eyes", "এক চোখ", "−৫ °সে", "-5 °C"),
    *("mg/kg", "{days} days", "{days} সপ্তাহ", "the week", "মাসের", "one in ten", "প্রতি ১ জনে ১০ জন", "between 2 and 5"),
    *("500 taka", "৫০০ ডলার", "$20", "৳২০", "halve", "দ্বিগুণ", "every day", "মাঝে মাঝে", "each evening", "on day 1, 5 mg"),
    *("Monday", "মঙ্গলবার", "May", "hot", "ঠান্ডা", "http://x.org/1", "www.a.b", "a@b.c", "10.1234/x"),
    *("\u09cd", "\u09be", "\u0981", "\u09bc", "О", "π", "ৰ", "हिन्दी", "à¦", "Avwg", "ধীরে ধীরে", "এবং এবং"),
)  # fmt: skip


def pairs() -> Iterator[Pair]:
    """Good translations, bad ones, and ones with whatever rules look for thrown in, on either side."""
    good = clean()
    told = [(one.msgid, one.msgstr) for one in (*good, *rewrites())]
    told += [(one.pair.msgid, one.msgstr) for one in mutants(good, DEFECTS)]
    chance = random.Random(7)
    for _ in range(2_500):
        msgid, msgstr = chance.choice(told)
        sides = [msgid, msgstr]
        for _ in range(chance.randint(1, 4)):
            side = chance.choice((0, 1, 1))
            at = chance.randint(0, len(sides[side]))
            sides[side] = sides[side][:at] + chance.choice(PIECES) + sides[side][at + chance.choice((0, 0, 1, 4)) :]
        told.append((sides[0], sides[1]))
    for number, (msgid, msgstr) in enumerate(told):
        kind = "paragraph" if number % 3 else KINDS[number % len(KINDS)]
        message = Message(msgid, msgstr, notes=(f"type: {kind}", *NOTES))
        yield from Pair.of(message, Catalog("a", "bn", messages=(message,)), BENGALI)


def test_a_rule_without_a_cue_would_have_said_nothing() -> None:
    rules = tuple((rule, rule.run) for rule in RULES if rule.scope is Scope.PAIR and not rule.raw)
    choice = Choice(rules, "en", BENGALI)
    asked = passed = 0
    for pair in pairs():
        if pair.excess:
            continue
        chosen = {rule.code for rule, _ in choice.of(pair)}
        asked += len(chosen)
        for rule, run in rules:
            if rule.code not in chosen:
                passed += 1
                assert list(run(pair)) == [], (rule.code, pair.source_text, pair.target_text)
    assert passed > asked  # most rules are spared most pairs


def test_the_bench_asks_only_who_got_a_cue() -> None:
    message = Message("Rest helps.", "বিশ্রামে উপকার হয়।")
    [pair] = Pair.of(message, Catalog("a", "bn", messages=(message,)), BENGALI)
    bench = our_bench()
    asked = {rule.code for rule, _ in bench._chosen("all", pair)}
    assert "length" in asked and not asked & {"md-code", "number-value", "side", "bracket-balance"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", 0),
        ("a *b", 1),
        ("a  b", 2),
        ("a\tb", 2),
        (" a", 2),
        ("a ", 2),
        ("a\u00a0b", 2),
        ("a\n*b", 3),
        ("", 0),
    ],
)
def test_marks_and_blanks_are_heard(text: str, expected: int) -> None:
    assert Listener([seen(r"\*"), seen(r"\s")], ENGLISH).hears(text) == expected


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("You may not drive.", True),
        ("Do without.", True),
        ("Walk slowly.", False),
        ("It is not only pain.", True),
        ("No.", True),
    ],
)
def test_words_that_bear_on_yes_and_no_are_heard(text: str, heard: bool) -> None:
    listener = Listener([None, begins(lambda known: [bearing(known)])], ENGLISH)
    assert listener.hears(text) == (2 if heard else 0)


def test_a_phrase_is_heard_by_its_first_two_words() -> None:
    cue = begins(lambda known: [known.group("comparison", "up", "down", "neutral")])
    listener = Listener([cue], ENGLISH)
    assert cue("at", ENGLISH) is None
    assert listener.hears("Take at least two.") == 1
    assert listener.hears("Sit at home.") == 0
    assert listener.hears("What to look at") == 0
    assert listener.hears("at - least") == 1  # hyphens are passed over, so it may go on


@pytest.mark.parametrize("word", ["3", "৩টি", "(১০)", "two", "দেড়", "½", "10mg"])
def test_whatever_a_number_may_begin_with_is_heard(word: str) -> None:
    spoken = ENGLISH if word.isascii() else BENGALI
    assert any_number(word, spoken)


def test_a_cue_that_breaks_is_heard() -> None:
    def broken(word: str, _language: Language) -> bool:
        raise ValueError(word)

    assert Listener([any_of(broken)], ENGLISH).hears("a") == 1


def test_words_of_the_markdown_are_heard_beside_those_of_the_plain_text() -> None:
    listener = Listener([seen(r"\*"), seen("walk")], ENGLISH)
    assert listener.hears_words("**walk** on") == 3
    assert listener.hears_words("walk on") == 2
