"""What was translated once answers again: exactly, reading the same, or alike."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from catalog.made import BENGALI, entry, gettext, needs_gettext, pot, read, translated

from pipeline.catalog.memory import MARK, Memory, Policy, filled, folded, remembered, wanting
from pipeline.catalog.merge import merge
from pipeline.catalog.po import serialize_po
from pipeline.model import Catalog, Message, Previous

REST = "Rest for ten minutes, then walk again."
REST_BN = "দশ মিনিট বিশ্রাম নিন, তারপর আবার হাঁটুন।"


def _catalog(*messages: Message, domain: str = "walking") -> Catalog:
    return Catalog(domain, "bn", messages=messages)


def _empty(*msgids: str, domain: str = "new") -> Catalog:
    return merge(pot(*msgids, domain=domain), None, language=BENGALI).catalog


# ---------------------------------------------------------------- exact


def test_the_very_same_message_is_answered_the_surest_first() -> None:
    memory = Memory.of(
        [
            _catalog(Message(REST, "বিশ্রাম।", flags=("fuzzy",)), domain="a"),
            _catalog(Message(REST, "বিশ্রাম নিন।", obsolete=True), domain="b"),
            _catalog(Message(REST, REST_BN), domain="c"),
        ]
    )
    assert [one.where for one in memory.exact(REST)] == ["c", "b", "a"]
    assert len(memory) == 3


def test_another_context_is_another_message() -> None:
    memory = Memory.of([_catalog(Message("Back", "চিত হয়ে", "sleeping position"))])
    assert memory.exact("Back") == ()
    assert memory.exact("Back", "sleeping position")[0].forms == ("চিত হয়ে",)
    assert memory.near("Back")[0].text == "চিত হয়ে"


def test_a_fuzzy_entry_answers_to_the_text_it_was_made_for() -> None:
    """Its msgstr says nothing about "Do not rest": that is the danger of taking it for one."""
    doubted = Message("Do not rest now.", "এখন বিশ্রাম নিন।", previous=Previous("Rest now."), flags=("fuzzy",))
    (one,) = remembered(_catalog(doubted))
    assert (one.msgid, one.fuzzy) == ("Rest now.", True)
    assert Memory.of([_catalog(doubted)]).exact("Do not rest now.") == ()


def test_what_reads_the_same_is_found_whatever_signs_it_is_written_with() -> None:
    memory = Memory.of([_catalog(Message("“Stop” — it’s 10 minutes", "“থামুন” — ১০ মিনিট হয়েছে"))])
    assert memory.same('"Stop"  - it\'s 10\u00a0minutes')[0].forms == ("“থামুন” — ১০ মিনিট হয়েছে",)
    assert memory.near('"Stop" - it\'s 10 minutes')[0].score == 0.99
    assert memory.same("“Stop” — it’s 15 minutes") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("র\u200d্যাশ", "র\u200c্যাশ"),  # joiners
        ("পড়া", "পড়া"),  # precomposed and not
        ("১২টি ধাপ", "12টি ধাপ"),
        ("ব্যথা—ঘুম", "ব্যথা–ঘুম"),
    ],
)
def test_bengali_is_compared_by_what_is_read(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("বাম পা", "ডান পা"), ("১২", "১৩"), ("Rest", "rest"), ("নয়।", "হয়।")])
def test_letters_and_values_are_the_meaning(one: str, other: str) -> None:
    assert folded(one) != folded(other)


# ---------------------------------------------------------------- near


def test_a_text_that_resembles_one_is_suggested_with_its_score() -> None:
    memory = Memory.of([translated({REST: REST_BN, "Sit on the edge of the bed.": "বিছানার কিনারে বসুন।"})])
    (found,) = memory.near("Rest for five minutes, then walk again.")
    assert (found.text, found.source, found.where, found.fuzzy) == (REST_BN, REST, "x", False)
    assert 0.8 < found.score < 0.9
    assert memory.near("An MRI scan is seldom needed.") == ()


def test_short_texts_are_found_by_their_letters() -> None:
    memory = Memory.of([translated({"When to stop": "কখন থামবেন", "Sleep": "ঘুম"})])
    assert [one.text for one in memory.near("When to stop?")] == ["কখন থামবেন"]


def test_one_translation_is_suggested_once_and_the_limit_holds() -> None:
    memory = Memory.of(
        [
            _catalog(Message("Call 999 at once.", "এখনই ৯৯৯ নম্বরে ফোন করুন।"), domain="a"),
            _catalog(Message("Call 999 at once!", "এখনই 999 নম্বরে ফোন করুন।"), domain="b"),
            _catalog(Message("Call 999 at once, please.", "দয়া করে এখনই ৯৯৯-এ ফোন করুন।"), domain="c"),
        ]
    )
    assert [one.where for one in memory.near("Call 999 at once.")] == ["a", "c"]
    assert len(memory.near("Call 999 at once.", limit=1)) == 1


def test_what_is_added_later_is_known() -> None:
    memory = Memory.of([translated({REST: REST_BN})])
    assert memory.near("Lie on your side.") == ()
    memory.add(translated({"Lie on your side.": "কাত হয়ে শোন।"}))
    assert memory.near("Lie on your side.")[0].text == "কাত হয়ে শোন।"


def test_an_answer_from_a_thousand_catalogs_takes_milliseconds() -> None:
    words = (
        "walk", "rest", "knee", "hip", "pillow", "bed", "nerve", "doctor", "pain", "leg", "night", "morning", "slowly",
        "gently", "warm", "cold", "sit", "stand", "bend", "turn",
    )  # fmt: skip

    def text(seed: int) -> str:
        return " ".join(words[(seed * (place + 3) + place * place) % len(words)] for place in range(18)) + f" {seed}"

    memory = Memory.of(
        _catalog(*(Message(text(60 * number + n), "হাঁটুন।") for n in range(60)), domain=f"d{number}")
        for number in range(1000)
    )
    memory.near("first")  # the index is made when it is first asked
    before = time.process_time()
    for number in range(20):
        assert memory.near(f"{text(60 * number)} now")
    assert (time.process_time() - before) / 20 < 0.1


# ---------------------------------------------------------------- filling


def test_an_exact_answer_is_offered_fuzzy_with_where_it_comes_from() -> None:
    memory = Memory.of([translated({REST: REST_BN}, domain="walking")])
    catalog, fills = filled(_empty(REST, "Sleep"), memory, Policy.FUZZY)
    offer = entry(catalog, REST)
    assert (offer.msgstr, offer.flags) == (REST_BN, ("fuzzy",))
    assert offer.previous == Previous(REST)
    assert offer.comments == (f"{MARK}walking",)
    assert [(fill.key, fill.where, fill.fuzzy) for fill in fills] == [((None, REST), "walking", True)]
    assert entry(catalog, "Sleep").msgstr == ""


def test_an_answer_is_taken_where_the_site_allows_it_and_all_agree() -> None:
    agreed = [translated({REST: REST_BN}, domain="a"), translated({REST: REST_BN.replace("\u200d", "")}, domain="b")]
    catalog, _ = filled(_empty(REST), Memory.of(agreed), Policy.ACCEPT)
    assert entry(catalog, REST).translated
    differing = [*agreed, translated({REST: "দশ মিনিট থামুন।"}, domain="c")]
    catalog, (fill,) = filled(_empty(REST), Memory.of(differing), Policy.ACCEPT)
    assert entry(catalog, REST).fuzzy
    assert fill.reason == "offered: files differ"


def test_a_doubted_answer_is_never_taken() -> None:
    doubted = _catalog(Message(REST, REST_BN, flags=("fuzzy",)))
    catalog, _ = filled(_empty(REST), Memory.of([doubted]), Policy.ACCEPT)
    assert entry(catalog, REST).fuzzy


def test_nothing_is_filled_where_the_site_wants_none() -> None:
    empty = _empty(REST)
    assert filled(empty, Memory.of([translated({REST: REST_BN})]), Policy.OFF) == (empty, ())


@pytest.mark.parametrize("policy", [Policy.FUZZY, Policy.ACCEPT])
def test_filling_and_merging_again_changes_nothing(policy: Policy) -> None:
    memory = Memory.of([translated({REST: REST_BN}, domain="walking")])
    first, _ = filled(_empty(REST, "Sleep"), memory, policy)
    memory.add(first)
    again = merge(pot(REST, "Sleep", domain="new"), first, language=BENGALI).catalog
    second, fills = filled(again, memory, policy)
    assert (serialize_po(second), fills) == (serialize_po(first), ())


def test_what_a_person_confirms_loses_its_comment_and_what_is_refused_is_not_offered_again() -> None:
    memory = Memory.of([translated({REST: REST_BN}, domain="walking")])
    offered, _ = filled(_empty(REST), memory, Policy.FUZZY)
    offer = offered.messages[0]

    confirmed = replace(
        offered, messages=(replace(offer, flags=(), previous=None, comments=(*offer.comments, "দেখেছি")),)
    )
    assert list(wanting(confirmed)) == [(None, REST)]
    tidied, fills = filled(confirmed, memory, Policy.FUZZY)
    assert (entry(tidied, REST).comments, fills) == (("দেখেছি",), ())

    refused = replace(offered, messages=(replace(offer, msgstr="", flags=(), previous=None),))
    assert list(wanting(refused)) == []
    assert filled(refused, memory, Policy.FUZZY) == (refused, ())


def test_plural_forms_are_filled_when_their_number_fits() -> None:
    one, many = "%d step", "%d steps"
    known = _catalog(Message(one, msgid_plural=many, msgstr_plural=("%dটি ধাপ", "%dটি ধাপ")))
    empty = _catalog(Message(one, msgid_plural=many, msgstr_plural=("", "")), domain="new")
    catalog, _ = filled(empty, Memory.of([known]), Policy.FUZZY)
    assert entry(catalog, one).msgstr_plural == ("%dটি ধাপ", "%dটি ধাপ")
    assert filled(replace(empty, messages=(Message(one),)), Memory.of([known]), Policy.FUZZY)[1] == ()


@needs_gettext
def test_gettext_leaves_what_was_offered_as_it_is(tmp_path) -> None:  # type: ignore[no-untyped-def]
    catalog, _ = filled(_empty(REST), Memory.of([translated({REST: REST_BN}, domain="walking")]), Policy.FUZZY)
    text = serialize_po(catalog)
    (tmp_path / "x.po").write_text(text, encoding="utf-8")
    (tmp_path / "x.pot").write_text(serialize_po(pot(REST, domain="new")), encoding="utf-8")
    names = str(tmp_path / "x.po"), str(tmp_path / "x.pot")
    assert gettext("msgmerge", "--quiet", "--no-wrap", "--previous", *names) == (text, "", 0)
    assert gettext("msgfmt", "-c", "-o", "/dev/null", "-", text=text) == ("", "", 0)
    assert read(text).messages == catalog.messages
