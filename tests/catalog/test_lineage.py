"""The steps by which translations follow their text: moved, set otherwise, split, joined, edited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from catalog.made import BENGALI, entry, pot, translated
from pipeline.catalog.changes import Weight
from pipeline.catalog.merge import Merged, merge
from pipeline.catalog.past import Carry, Kind
from pipeline.catalog.template import template
from pipeline.model import Catalog, Message, Previous, Target, Unit

ONE, TWO, THREE = "Lie on your side.", "Bend one knee.", "Hold it for 10 seconds."
EK, DUI, TIN = "কাত হয়ে শোন।", "একটি হাঁটু ভাঁজ করুন।", "১০ সেকেন্ড ধরে রাখুন।"


def witness(mine: str, other: str) -> float:
    """Knows four pairs of words."""
    words = (("side", "কাত"), ("knee", "হাঁটু"), ("Hold", "ধরে"), ("food", "খাবার"))
    return 2.0 * sum(one in mine and two in other for one, two in words)


def merged(template: Catalog, old: Catalog, **more: object) -> Merged:
    """A merge for which the law has been checked: merging again changes nothing."""
    made = merge(template, old, language=BENGALI, witness=witness, **more)  # type: ignore[arg-type]
    assert merge(template, made.catalog, language=BENGALI).catalog == made.catalog
    return made


def edit(old: Mapping[str, str], *new: str) -> Merged:
    return merged(pot(*new), translated(old))


def carry(made: Merged, msgid: str) -> Carry:
    return next(one for one in made.carries if one.key[1] == msgid)


# ---------------------------------------------------------------- set otherwise


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('Say "stop" - at once.', "Say “stop” – at once."),
        ("*Never* lift.", "_Never_ lift."),
        ("Don't **bend**.", "Don’t __bend__."),
        ("Hold for 10-20 seconds.", "Hold for 10–20 seconds."),
        ("Rest,  then walk...", "Rest, then walk…"),
    ],
)
def test_what_is_only_set_otherwise_stays_published(old: str, new: str) -> None:
    made = edit({old: "অনুবাদ"}, new)
    assert entry(made.catalog, new).translated
    assert carry(made, new).kind is Kind.COSMETIC
    assert [message.msgid for message in made.catalog.messages] == [new]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Lie on your back for long.", "**Lie on your back** for long."),
        ("Don't **bend**.", "Don’t bend."),
        ("*Never* lift.", "**Never** lift."),
        ("**Never** lift.", "Never **lift**."),
        ("Recieve *advice*.", "Receive advice."),
        ("Take water.", "Take `water`."),
        ("Walk a mile.", "Walk a mile.[^1]"),
        ("Rest now. Walk then.", "Rest now.\\\nWalk then."),
    ],
)
def test_a_text_of_another_shape_leaves_a_doubt(old: str, new: str) -> None:
    """Emphasis, code, a footnote, a break: the translation would be no translation of that shape."""
    made = edit({old: "অনুবাদ"}, new)
    found = entry(made.catalog, new)
    assert (found.msgstr, found.fuzzy, found.previous) == ("অনুবাদ", True, Previous(old))


def test_a_slip_put_right_stays_published_and_another_word_does_not() -> None:
    made = edit({"Recieve advice from us.": "আমাদের পরামর্শ নিন।"}, "Receive advice from us.")
    assert entry(made.catalog, "Receive advice from us.").translated
    made = edit({"The affect was small.": "প্রভাব সামান্য।"}, "The effect was small.")
    assert entry(made.catalog, "The effect was small.").fuzzy


def test_a_link_that_went_takes_its_label_along() -> None:
    made = edit({"See [walking][link-1] and [rest][link-2].": "[হাঁটা][link-1] ও [বিশ্রাম][link-2] দেখুন।"},
                "See walking and [rest][link-1].")  # fmt: skip
    assert entry(made.catalog, "See walking and [rest][link-1].").msgstr == "হাঁটা ও [বিশ্রাম][link-1] দেখুন।"


def test_a_link_that_came_leaves_a_doubt() -> None:
    """The words are the same, but no translation can know where the link belongs."""
    made = edit({"See walking.": "হাঁটা দেখুন।"}, "See [walking][link-1].")
    found = entry(made.catalog, "See [walking][link-1].")
    assert (found.fuzzy, found.previous) == (True, Previous("See walking."))
    told = carry(made, "See [walking][link-1].").change
    assert told is not None and told.weight is Weight.CONTENT


def test_a_listing_of_code_is_never_taken_for_another_setting_of_itself() -> None:
    old = template("x", [Unit("a = 'b'", "code")], path="source/x.md")
    new = template("x", [Unit('a = "b"', "code")], path="source/x.md")
    done = merge(old, None, language=BENGALI).catalog
    done = replace(done, messages=(replace(done.messages[0], msgstr="ক = 'খ'"),))
    assert merged(new, done).catalog.messages[0].fuzzy


# ---------------------------------------------------------------- split and joined


def test_a_split_block_gives_each_part_its_sentences() -> None:
    made = edit({f"{ONE} {TWO} {THREE}": f"{EK} {DUI} {TIN}"}, ONE, f"{TWO} {THREE}")
    assert [(m.msgid, m.msgstr, m.fuzzy) for m in made.catalog.messages] == [
        (ONE, EK, False),
        (f"{TWO} {THREE}", f"{DUI} {TIN}", False),
    ]
    assert {one.kind for one in made.carries} == {Kind.SPLIT}


def test_joined_blocks_bring_their_translations_together() -> None:
    made = edit({ONE: EK, f"{TWO} {THREE}": f"{DUI} {TIN}"}, f"{ONE} {TWO} {THREE}")
    assert [(m.msgstr, m.fuzzy) for m in made.catalog.messages] == [(f"{EK} {DUI} {TIN}", False)]
    assert made.carries[0].kind is Kind.MERGED


def test_a_block_cut_at_another_sentence() -> None:
    made = edit({f"{ONE} {TWO}": f"{EK} {DUI}", THREE: TIN}, ONE, f"{TWO} {THREE}")
    assert [m.msgstr for m in made.catalog.messages] == [EK, f"{DUI} {TIN}"]


def test_labels_are_counted_anew_in_each_part() -> None:
    old = {"See [a][link-1]. See [b][link-2].": "[ক][link-1] দেখুন। [খ][link-2] দেখুন।"}
    made = edit(old, "See [a][link-1].", "See [b][link-1].")
    assert [m.msgstr for m in made.catalog.messages] == ["[ক][link-1] দেখুন।", "[খ][link-1] দেখুন।"]
    back = merged(pot(*old), made.catalog)
    assert back.catalog.messages[0].msgstr == next(iter(old.values()))


def test_a_translation_with_another_number_of_sentences_is_left_to_a_person() -> None:
    made = edit({f"{ONE} {TWO}": "কাত হয়ে শুয়ে একটি হাঁটু ভাঁজ করুন।"}, ONE, TWO)
    for message in made.catalog.messages:
        assert (message.fuzzy, message.msgstr) == (True, "কাত হয়ে শুয়ে একটি হাঁটু ভাঁজ করুন।")
        assert message.previous == Previous(f"{ONE} {TWO}")


@pytest.mark.parametrize("parts", [(EK, DUI), (DUI, EK)])
def test_without_a_witness_the_order_of_sentences_proves_nothing(parts: tuple[str, str]) -> None:
    made = merge(pot(ONE, TWO), translated({f"{ONE} {TWO}": " ".join(parts)}), language=BENGALI)
    for message in made.catalog.messages:
        assert (message.fuzzy, message.msgstr) == (True, " ".join(parts))
        assert message.previous == Previous(f"{ONE} {TWO}")


def test_sentences_whose_numbers_contradict_their_places_are_left_to_a_person() -> None:
    """The translator has turned the order round."""
    made = edit({f"{THREE} {TWO}": f"{DUI} {TIN}"}, THREE, TWO)
    assert all(message.fuzzy for message in made.catalog.messages)


def test_a_block_that_lost_a_sentence_was_edited_not_split() -> None:
    old = "Take it with food. Do not take more than two."
    made = edit({old: "খাবারের সঙ্গে খান। দুটির বেশি খাবেন না।"}, "Take it with food.")
    found = entry(made.catalog, "Take it with food.")
    assert found.fuzzy
    change = carry(made, "Take it with food.").change
    assert change is not None and change.weight is Weight.SAFETY


def test_sentences_in_another_order_are_an_edit() -> None:
    made = edit({f"{ONE} {TWO}": f"{EK} {DUI}"}, f"{TWO} {ONE}")
    assert made.catalog.messages[0].fuzzy


def test_a_part_of_a_doubted_block_is_doubted() -> None:
    old = translated({f"{ONE} {TWO}": f"{EK} {DUI}"})
    old = replace(old, messages=(replace(old.messages[0], flags=("fuzzy",)),))
    assert all(message.fuzzy for message in merged(pot(ONE, TWO), old).catalog.messages)


# ---------------------------------------------------------------- edited


def test_a_safety_edit_is_told_as_one_and_never_stays_published() -> None:
    made = edit({"Do not return to sport.": "খেলায় ফিরবেন না।"}, "Return to sport.")
    assert entry(made.catalog, "Return to sport.").fuzzy
    assert made.carries[0].is_safety
    assert made.carries[0].was_published


def test_an_authors_word_keeps_a_content_edit_published() -> None:
    old, new = "A nice room helps you to settle in.", "A lovely room helps you to settle in."
    made = merged(pot(new), translated({old: "সুন্দর ঘর।"}), fates={(None, new): "minor"})
    assert entry(made.catalog, new).translated
    assert made.carries[0].kind is Kind.MINOR


def test_an_authors_word_keeps_no_safety_edit_published() -> None:
    old, new = "Lie on your left side.", "Lie on your right side."
    made = merged(pot(new), translated({old: "বাঁ কাতে শোন।"}), fates={(None, new): "minor"})
    assert entry(made.catalog, new).fuzzy
    assert made.carries[0].is_safety


def test_a_major_edit_is_looked_at_whatever_changed() -> None:
    made = merged(pot("Rest – then walk."), translated({"Rest - then walk.": "হাঁটুন।"}),
                  fates={(None, "Rest – then walk."): "major"})  # fmt: skip
    assert entry(made.catalog, "Rest – then walk.").fuzzy
    assert made.carries[0].is_safety


def test_a_translation_that_somebody_began_to_mend_is_not_sure_when_the_edit_is_taken_back() -> None:
    previous = Previous("Walk for ten minutes.")
    begun = Message("Walk for twenty minutes.", "বিশ মিনিট হাঁটুন।", previous=previous, flags=("fuzzy",))
    old = Catalog("x", "bn", messages=(begun,))
    assert entry(merged(pot("Walk for ten minutes."), old).catalog, "Walk for ten minutes.").translated
    touched = frozenset({(None, "Walk for twenty minutes.")})
    made = merged(pot("Walk for ten minutes."), old, touched=touched)
    assert entry(made.catalog, "Walk for ten minutes.").fuzzy


def test_an_address_that_changed_touches_no_translation() -> None:
    def source(url: str) -> Catalog:
        unit = Unit("See [a][link-1].", "paragraph", targets=(Target("link-1", url),))
        return template("x", [unit], path="source/x.md")

    done = merge(source("https://a.example"), None, language=BENGALI).catalog
    done = replace(done, messages=(replace(done.messages[0], msgstr="[ক][link-1] দেখুন।"),))
    made = merged(source("https://b.example"), done).catalog.messages[0]
    assert made.translated
    assert made.notes[-1] == "link-1: https://b.example"


def test_an_address_in_the_text_is_exchanged_in_the_translation() -> None:
    made = edit({"See <https://a.example>.": "<https://a.example> দেখুন।"}, "See <https://b.example>.")
    assert entry(made.catalog, "See <https://b.example>.").msgstr == "<https://b.example> দেখুন।"
