"""Two people's versions of a catalog: what is taken from whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from catalog.made import BENGALI, entry, pot, read, translated, with_texts

from pipeline.catalog.merge import merge
from pipeline.catalog.po import serialize_po
from pipeline.catalog.threeway import ThreeWay, three_way
from pipeline.model import Catalog, Message, Previous

LIE, WALK, STOP = "Lie on your side.", "Walk for ten minutes.", "Stop when it hurts."
BASE = translated({LIE: "কাত হয়ে শোন।", WALK: "দশ মিনিট হাঁটুন।", STOP: ""})


def changed(msgid: str, catalog: Catalog = BASE, /, **fields: object) -> Catalog:
    """The catalog with other values in one entry."""
    messages = tuple(replace(m, **fields) if m.msgid == msgid else m for m in catalog.messages)  # type: ignore[arg-type]
    return replace(catalog, messages=messages)


def without(*msgids: str) -> Catalog:
    return replace(BASE, messages=tuple(message for message in BASE.messages if message.msgid not in msgids))


def headed(catalog: Catalog = BASE, **fields: str) -> Catalog:
    """The catalog with other header fields, `_` for `-`."""
    names = {name.replace("_", "-"): value for name, value in fields.items()}
    return replace(catalog, headers=tuple((dict(catalog.headers) | names).items()))


def merged(ours: Catalog, theirs: Catalog, base: Catalog = BASE) -> Catalog:
    """The result of a merge that nobody has to look at."""
    result = three_way(base, ours, theirs)
    assert result.conflicts == ()
    return result.catalog


# ---------------------------------------------------------------- translations


def test_two_translators_of_different_entries_do_not_meet() -> None:
    result = merged(with_texts(BASE, {LIE: "পাশ ফিরে শোন।"}), with_texts(BASE, {STOP: "ব্যথা হলে থামুন।"}))
    assert [m.msgstr for m in result.messages] == ["পাশ ফিরে শোন।", "দশ মিনিট হাঁটুন।", "ব্যথা হলে থামুন।"]


def test_the_same_translation_twice_is_one() -> None:
    both = with_texts(BASE, {STOP: "ব্যথা হলে থামুন।"})
    assert merged(both, both) == both


def conflict() -> ThreeWay:
    return three_way(BASE, with_texts(BASE, {STOP: "ব্যথা হলে থামুন।"}), with_texts(BASE, {STOP: "ব্যথা পেলে থামবেন।"}))


def test_a_conflict_keeps_ours_and_theirs() -> None:
    stop = entry(conflict().catalog, STOP)
    assert stop.fuzzy and stop.msgstr == "ব্যথা হলে থামুন।"
    assert stop.comments == ("dobhashi: theirs: ব্যথা পেলে থামবেন।",)
    told = conflict().conflicts[0]
    assert (told.key, told.field, told.noted) == ((None, STOP), "msgstr", "ব্যথা পেলে থামবেন।")


def test_a_conflict_claims_no_older_english() -> None:
    """`#|` with the very msgid would tell `update` that there is nothing to doubt."""
    assert entry(conflict().catalog, STOP).previous is None


def test_merging_a_conflict_again_does_not_repeat_the_comment() -> None:
    first = conflict()
    theirs = with_texts(BASE, {STOP: "ব্যথা পেলে থামবেন।"})
    assert three_way(BASE, first.catalog, theirs) == first


def test_a_decided_conflict_stays_decided() -> None:
    open_ = conflict().catalog
    decided = with_texts(open_, {STOP: "ব্যথা পেলে থামবেন।"})
    decided = changed(STOP, decided, comments=())
    assert merged(open_, decided, base=open_) == decided


def test_update_leaves_a_conflict_alone() -> None:
    open_ = conflict().catalog
    assert merge(pot(LIE, WALK, STOP), open_, language=BENGALI).catalog == open_


def test_a_removed_translation_does_not_stand_against_a_new_one() -> None:
    result = merged(with_texts(BASE, {LIE: ""}), with_texts(BASE, {LIE: "পাশ ফিরে শোন।"}))
    assert entry(result, LIE).msgstr == "পাশ ফিরে শোন।"


def test_every_plural_form_is_merged_by_itself() -> None:
    base = read('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "এক"\nmsgstr[1] "অনেক"\n')
    ours, theirs = changed("a", base, msgstr_plural=("একটি", "অনেক")), changed("a", base, msgstr_plural=("এক", "কয়টি"))
    assert merged(ours, theirs, base).messages[0].msgstr_plural == ("একটি", "কয়টি")


def test_a_plural_conflict_says_which_form() -> None:
    base = read('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "এক"\nmsgstr[1] "অনেক"\n')
    ours, theirs = changed("a", base, msgstr_plural=("এক", "বহু")), changed("a", base, msgstr_plural=("এক", "কয়টি"))
    result = three_way(base, ours, theirs)
    assert result.catalog.messages[0].msgstr_plural == ("এক", "বহু")
    assert result.catalog.messages[0].comments == ("dobhashi: theirs[1]: কয়টি",)
    assert result.conflicts[0].field == "msgstr[1]"


def test_a_new_plural_rule_gives_every_entry_its_forms() -> None:
    base = read(
        'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "এক"\n'
    )
    ours = headed(base, Plural_Forms="nplurals=2; plural=(n > 1);")
    ours = changed("a", ours, msgstr_plural=("এক", "অনেক"))
    new = Message("c", msgid_plural="d", msgstr_plural=("দুই",))
    result = merged(ours, replace(base, messages=(*base.messages, new)), base)
    assert [m.msgstr_plural for m in result.messages] == [("এক", "অনেক"), ("দুই", "")]


def test_a_translation_for_another_plural_is_in_doubt() -> None:
    base = read('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n')
    ours = changed("a", base, msgid_plural="c")
    theirs = changed("a", base, msgstr_plural=("এক", "অনেক"))
    result = merged(ours, theirs, base).messages[0]
    assert result.fuzzy and result.previous == Previous("a", None, "b")
    assert (result.msgid_plural, result.msgstr_plural) == ("c", ("এক", "অনেক"))


def test_a_plural_that_is_gone_keeps_its_forms_in_comments() -> None:
    base = read('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "এক"\nmsgstr[1] "অনেক"\n')
    ours = changed("a", base, msgid_plural=None, msgstr="এক", msgstr_plural=())
    theirs = changed("a", base, msgstr_plural=("এক", "বহু"))
    result = three_way(base, ours, theirs)
    assert result.catalog.messages[0].msgstr == "এক"
    assert result.catalog.messages[0].comments == ("dobhashi: theirs[1]: বহু",)
    assert len(result.conflicts) == 1


# ---------------------------------------------------------------- doubts


FUZZY = changed(LIE, flags=("fuzzy",), previous=Previous("Lie on your back."))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "fuzzy"),
    [
        (FUZZY, with_texts(FUZZY, {LIE: "পাশ ফিরে শোন।"}), FUZZY, False),
        (FUZZY, changed(LIE, FUZZY, flags=(), previous=None), FUZZY, False),
        (BASE, FUZZY, with_texts(BASE, {WALK: "হাঁটুন।"}), True),
        (BASE, FUZZY, with_texts(BASE, {LIE: "পাশ ফিরে শোন।"}), True),
        (FUZZY, changed(LIE, FUZZY, msgstr="পাশ ফিরে"), changed(LIE, FUZZY, comments=("?",)), True),
    ],
    ids=["translated anew", "found right", "doubted", "doubted and rewritten", "another draft"],
)
def test_who_doubts_last_is_heard(base: Catalog, ours: Catalog, theirs: Catalog, fuzzy: bool) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        assert entry(merged(one, other, base), LIE).fuzzy is fuzzy


def test_a_draft_stays_one_where_the_other_side_emptied_the_field() -> None:
    emptied = changed(LIE, FUZZY, msgstr="", flags=(), previous=None)
    lie = entry(merged(emptied, changed(LIE, FUZZY, msgstr="পাশ ফিরে"), FUZZY), LIE)
    assert lie.fuzzy and lie.msgstr == "পাশ ফিরে"


def test_a_draft_says_which_text_it_was_made_for() -> None:
    """Not what the other side's was made for."""
    theirs = changed(LIE, FUZZY, previous=Previous("Lie on the floor."))
    lie = entry(merged(changed(LIE, FUZZY, msgstr="পাশ ফিরে"), theirs, FUZZY), LIE)
    assert (lie.msgstr, lie.previous) == ("পাশ ফিরে", Previous("Lie on your back."))


def test_a_draft_does_not_replace_what_the_other_found_right() -> None:
    ours, theirs = changed(LIE, FUZZY, flags=(), previous=None), changed(LIE, FUZZY, msgstr="পাশ ফিরে")
    result = three_way(FUZZY, ours, theirs)
    assert entry(result.catalog, LIE).fuzzy and entry(result.catalog, LIE).msgstr == "কাত হয়ে শোন।"
    assert entry(result.catalog, LIE).comments == ("dobhashi: theirs: পাশ ফিরে",)


# ---------------------------------------------------------------- comments, notes, flags


def test_comments_of_both_sides_are_kept_in_their_order() -> None:
    base = changed(LIE, comments=("প্রথম", "শেষ"))
    ours = changed(LIE, comments=("প্রথম", "আমাদের", "শেষ"))
    theirs = changed(LIE, comments=("প্রথম", "শেষ", "তাদের"))
    assert entry(merged(ours, theirs, base), LIE).comments == ("প্রথম", "আমাদের", "শেষ", "তাদের")


def test_a_removed_comment_is_gone() -> None:
    base = changed(LIE, comments=("প্রশ্ন?", "উত্তর"))
    assert entry(merged(changed(LIE, comments=("উত্তর",)), with_texts(base, {STOP: "থামুন"}), base), LIE).comments == (
        "উত্তর",
    )


def test_notes_come_from_the_side_whose_template_changed() -> None:
    ours = changed(LIE, notes=("type: list item",), references=("source/y.md",))
    result = entry(merged(ours, with_texts(BASE, {LIE: "পাশ ফিরে শোন।"})), LIE)
    assert (result.notes, result.references) == (("type: list item",), ("source/y.md",))
    assert result.msgstr == "পাশ ফিরে শোন।"


def test_flags_are_merged_one_by_one() -> None:
    ours, theirs = changed(LIE, flags=("no-wrap",)), changed(LIE, flags=("fuzzy",))
    assert entry(merged(ours, theirs), LIE).flags == ("fuzzy", "no-wrap")


# ---------------------------------------------------------------- entries that come and go


def test_new_entries_of_both_sides_stand_where_they_stood() -> None:
    lie, walk, stop = BASE.messages
    rest, sit = Message("Rest.", "বিশ্রাম নিন।"), Message("Sit.", "বসুন।")
    ours, theirs = replace(BASE, messages=(lie, rest, walk, stop)), replace(BASE, messages=(lie, walk, stop, sit))
    assert [m.msgid for m in merged(ours, theirs).messages] == [LIE, "Rest.", WALK, STOP, "Sit."]


@pytest.mark.parametrize("swapped", [False, True])
def test_the_side_that_moved_entries_gives_the_order(swapped: bool) -> None:
    moved = replace(BASE, messages=tuple(reversed(BASE.messages)))
    sides = moved, with_texts(BASE, {STOP: "থামুন"})
    result = merged(*(reversed(sides) if swapped else sides))
    assert [m.msgid for m in result.messages] == [STOP, WALK, LIE]


def test_an_entry_that_one_side_removed_is_gone() -> None:
    assert [m.msgid for m in merged(without(LIE), with_texts(BASE, {STOP: "থামুন"})).messages] == [WALK, STOP]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_new_translation_of_a_removed_entry_is_kept_as_an_obsolete_one(swapped: bool) -> None:
    sides = without(LIE), with_texts(BASE, {LIE: "পাশ ফিরে শোন।"})
    last = merged(*(reversed(sides) if swapped else sides)).messages[-1]
    assert (last.msgid, last.msgstr, last.obsolete, last.notes) == (LIE, "পাশ ফিরে শোন।", True, ())


def test_a_comment_on_a_removed_entry_without_text_waits_for_update() -> None:
    """gettext's tools drop an obsolete entry without a text, and the comment with it."""
    stop = entry(merged(without(STOP), changed(STOP, comments=("কোন ব্যথা?",))), STOP)
    assert stop.comments == ("কোন ব্যথা?",) and not stop.obsolete


def test_a_translation_follows_its_entry_among_the_obsolete() -> None:
    retired = changed(LIE, obsolete=True, notes=(), references=())
    result = entry(merged(retired, with_texts(BASE, {LIE: "পাশ ফিরে শোন।"})), LIE)
    assert result.obsolete and result.msgstr == "পাশ ফিরে শোন।"


def test_obsolete_entries_of_both_sides_are_kept() -> None:
    ours = replace(BASE, messages=(*BASE.messages, Message("Old.", "পুরোনো", obsolete=True)))
    theirs = replace(BASE, messages=(*BASE.messages, Message("Older.", "আরও পুরোনো", obsolete=True)))
    assert {m.msgid for m in merged(ours, theirs).messages if m.obsolete} == {"Old.", "Older."}


def test_a_file_that_both_sides_added_has_no_base() -> None:
    nothing = read("")
    ours, theirs = with_texts(BASE, {STOP: "থামুন"}), with_texts(BASE, {LIE: "", WALK: "দশ মিনিট হাঁটুন।"})
    assert merged(ours, theirs, nothing) == ours
    result = three_way(nothing, ours, with_texts(BASE, {STOP: "থামবেন"}))
    assert entry(result.catalog, STOP).comments == ("dobhashi: theirs: থামবেন",)


# ---------------------------------------------------------------- edited English


EDITED = "Lie on your left side."


def updated(catalog: Catalog = BASE) -> Catalog:
    """The catalog after the English was edited and `update` run."""
    return merge(pot(EDITED, WALK, STOP), catalog, language=BENGALI).catalog


@pytest.mark.parametrize("swapped", [False, True])
def test_a_new_translation_follows_its_edited_english(swapped: bool) -> None:
    sides = updated(), with_texts(BASE, {LIE: "পাশ ফিরে শোন।"})
    result = merged(*(reversed(sides) if swapped else sides))
    lie = entry(result, EDITED)
    assert (lie.msgstr, lie.fuzzy, lie.previous) == ("পাশ ফিরে শোন।", True, Previous(LIE))
    assert [m.msgid for m in result.messages] == [EDITED, WALK, STOP]
    assert updated(result) == result


def test_a_translator_on_either_side_of_an_edit_makes_a_conflict() -> None:
    ours = changed(EDITED, updated(), msgstr="বাঁ কাতে")
    result = three_way(BASE, ours, with_texts(BASE, {LIE: "পাশ ফিরে শোন।"}))
    lie = entry(result.catalog, EDITED)
    assert (lie.msgstr, lie.comments) == ("বাঁ কাতে", ("dobhashi: theirs: পাশ ফিরে শোন।",))
    assert lie.fuzzy and len(result.conflicts) == 1


def test_an_edit_that_both_sides_have_seen_is_no_conflict() -> None:
    ours = with_texts(updated(), {EDITED: "বাঁ কাতে শোন।"})
    result = merged(ours, with_texts(updated(), {STOP: "থামুন"}))
    lie = entry(result, EDITED)
    assert (lie.msgstr, lie.fuzzy, lie.previous) == ("বাঁ কাতে শোন।", False, None)


def test_a_review_of_the_old_english_is_no_review_of_the_new() -> None:
    base = changed(LIE, flags=("fuzzy",), previous=Previous("Lie on your back."))
    theirs = changed(LIE, base, flags=(), previous=None)
    lie = entry(merged(updated(base), theirs, base), EDITED)
    assert lie.fuzzy and lie.previous == Previous(LIE)


def test_a_finished_translation_of_the_new_english_is_not_touched() -> None:
    """Without `#|` nothing says that the two are one; the other one is kept as memory."""
    ours = with_texts(updated(), {EDITED: "বাঁ কাতে শোন।"})
    result = merged(ours, with_texts(BASE, {LIE: "পাশ ফিরে শোন।"}))
    assert entry(result, EDITED).msgstr == "বাঁ কাতে শোন।" and not entry(result, EDITED).fuzzy
    assert entry(result, LIE).obsolete and entry(result, LIE).msgstr == "পাশ ফিরে শোন।"


def test_a_correction_follows_a_translation_that_kept_its_text() -> None:
    ours = changed(LIE, msgid="Lie on your side!")
    lie = entry(merged(ours, with_texts(BASE, {LIE: "পাশ ফিরে শোন।"})), "Lie on your side!")
    assert (lie.msgstr, lie.fuzzy, lie.previous) == ("পাশ ফিরে শোন।", True, Previous(LIE))


def test_comments_follow_an_edited_english() -> None:
    result = merged(updated(), changed(LIE, comments=("কোন পাশ?",)))
    assert entry(result, EDITED).comments == ("কোন পাশ?",)


# ---------------------------------------------------------------- header


def test_the_later_revision_wins_and_names_its_translator() -> None:
    ours = headed(PO_Revision_Date="2026-04-01 10:00+0600", Last_Translator="Rima <rima@example.org>")
    theirs = headed(PO_Revision_Date="2026-04-01 05:00+0000", Last_Translator="Nila <nila@example.org>")
    for one, other, side in ((ours, theirs, "ours"), (theirs, ours, "theirs")):
        result = merged(one, other)
        assert result.header("PO-Revision-Date") == "2026-04-01 05:00+0000"
        assert result.header("Last-Translator") == "Nila <nila@example.org>"
        assert result.comments == (f"dobhashi: {side}: Last-Translator: Rima <rima@example.org>",)


def test_a_field_of_one_side_is_taken() -> None:
    result = merged(headed(X_Team="এক"), headed(PO_Revision_Date="2026-04-01 10:00+0600"))
    assert result.header("X-Team") == "এক" and result.header("PO-Revision-Date") == "2026-04-01 10:00+0600"


def test_a_field_that_both_changed_keeps_ours_and_theirs() -> None:
    result = three_way(BASE, headed(X_Team="এক"), headed(X_Team="দুই"))
    assert result.catalog.header("X-Team") == "এক"
    assert result.catalog.comments == ("dobhashi: theirs: X-Team: দুই",)
    assert [(told.key, told.field) for told in result.conflicts] == [((None, ""), "X-Team")]


def test_two_editing_programs_are_nothing_to_decide() -> None:
    result = merged(headed(X_Generator="Poedit 3.4"), headed(X_Generator="Lokalize 23"))
    assert result.header("X-Generator") == "Poedit 3.4"
    assert result.comments == ("dobhashi: theirs: X-Generator: Lokalize 23",)


def test_comments_of_the_file_are_merged() -> None:
    result = merged(replace(BASE, comments=("খসড়া",)), replace(BASE, comments=("ড়: দেখুন",)))
    assert set(result.comments) == {"খসড়া", "ড়: দেখুন"}


# ---------------------------------------------------------------- the file


def test_a_template_is_merged_like_a_catalog() -> None:
    ours, theirs = pot(LIE, "Rest.", WALK), pot(LIE, WALK, STOP)
    assert [m.msgid for m in merged(ours, theirs, pot(LIE, WALK)).messages] == [LIE, "Rest.", WALK, STOP]


def test_a_conflict_is_written_without_markers() -> None:
    assert "#, fuzzy\n" + f'msgid "{STOP}"\nmsgstr "ব্যথা হলে থামুন।"\n' in serialize_po(conflict().catalog)
    assert "<<<<<<<" not in serialize_po(conflict().catalog)


# ---------------------------------------------------------------- split, joined, taken out

WHOLE = f"{LIE} {WALK}"
WHOLE_BN = "কাত হয়ে শোন। দশ মিনিট হাঁটুন।"
PARTED = translated({WHOLE: WHOLE_BN})
CUT = translated({LIE: "কাত হয়ে শোন।", WALK: "দশ মিনিট হাঁটুন।"})
"""What `update` makes of it when the paragraph becomes two."""


@pytest.mark.parametrize("swapped", [False, True])
def test_a_correction_of_a_text_that_was_split_puts_the_part_in_doubt(swapped: bool) -> None:
    corrected = with_texts(PARTED, {WHOLE: "পাশ ফিরে শোন। দশ মিনিট হাঁটুন।"})
    result = three_way(PARTED, *((CUT, corrected) if swapped else (corrected, CUT)))
    lie, walk = entry(result.catalog, LIE), entry(result.catalog, WALK)
    side = "theirs" if swapped else "ours"
    assert (lie.msgstr, lie.fuzzy, lie.previous) == ("কাত হয়ে শোন।", True, None)
    assert lie.comments == (f"dobhashi: {side}: পাশ ফিরে শোন। দশ মিনিট হাঁটুন।",)
    assert walk.translated, "nobody touched this sentence"
    assert [(one.key, one.side) for one in result.conflicts] == [((None, LIE), side)]
    assert entry(result.catalog, WHOLE).obsolete


def test_a_correction_of_a_text_that_was_joined_puts_the_whole_in_doubt() -> None:
    result = three_way(CUT, with_texts(CUT, {LIE: "পাশ ফিরে শোন।"}), PARTED)
    whole = entry(result.catalog, WHOLE)
    assert (whole.msgstr, whole.fuzzy, whole.comments) == (WHOLE_BN, True, ("dobhashi: ours: পাশ ফিরে শোন।",))


def test_a_doubt_goes_with_the_parts() -> None:
    doubted = changed(WHOLE, PARTED, flags=("fuzzy",))
    result = three_way(PARTED, doubted, CUT)
    assert [m.fuzzy for m in result.catalog.messages if not m.obsolete] == [True, True]
    assert not result.conflicts


def test_a_text_that_was_only_split_is_no_conflict() -> None:
    result = three_way(PARTED, with_texts(PARTED, {}), CUT)
    assert (result.catalog.messages, result.conflicts) == (CUT.messages, ())


def test_where_the_links_of_the_parts_were_counted_anew_they_are_known() -> None:
    base = translated({"See [a][link-1]. See [b][link-2].": "[ক][link-1] দেখুন। [খ][link-2] দেখুন।"})
    cut = translated({"See [a][link-1].": "[ক][link-1] দেখুন।", "See [b][link-1].": "[খ][link-1] দেখুন।"})
    corrected = with_texts(base, {base.messages[0].msgid: "[ক][link-1] দেখুন। [খ][link-2] পড়ুন।"})
    result = three_way(base, corrected, cut).catalog
    assert entry(result, "See [a][link-1].").translated
    assert entry(result, "See [b][link-1].").fuzzy


@pytest.mark.parametrize("swapped", [False, True])
def test_a_correction_of_a_text_that_went_elsewhere_is_told(swapped: bool) -> None:
    corrected, gone = with_texts(BASE, {LIE: "পাশ ফিরে শোন।"}), without(LIE)
    result = three_way(BASE, *((gone, corrected) if swapped else (corrected, gone)))
    assert (result.forsaken, result.conflicts) == (((None, LIE),), ())
