"""What becomes of translations when an article changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.made import BENGALI, entry, pot, read, translated, units, with_texts
from pipeline.catalog.lineage import STEPS
from pipeline.catalog.merge import Merged, merge
from pipeline.catalog.past import Kind
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.catalog.template import template
from pipeline.model import Catalog, Message, Previous, Unit

TEN = "Walk for ten minutes every day, then rest."
TWENTY = "Walk for twenty minutes every day, then rest."
DAILY = "প্রতিদিন দশ মিনিট হাঁটুন, তারপর বিশ্রাম নিন।"


def merged(template: Catalog, old: Catalog | None, **more: Any) -> Merged:
    """A merge for which the law has been checked: merging again changes nothing."""
    made = merge(template, old, language=BENGALI, **more)
    assert merge(template, made.catalog, language=BENGALI).catalog == made.catalog
    text = serialize_po(made.catalog)
    assert parse_po(text.encode(), path="", domain=template.domain, language="bn") == made.catalog
    return made


def kinds(made: Merged) -> dict[str, Kind]:
    return {carry.key[1]: carry.kind for carry in made.carries}


def test_a_first_merge_makes_an_empty_catalog() -> None:
    made = merged(pot("Rest", "Walk"), None)
    assert [(m.msgid, m.msgstr) for m in made.catalog.messages] == [("Rest", ""), ("Walk", "")]
    assert kinds(made) == {"Rest": Kind.NEW, "Walk": Kind.NEW}
    assert (made.catalog.language, made.catalog.header("Language")) == ("bn", "bn")
    assert made.catalog.header("Plural-Forms") == "nplurals=2; plural=(n > 1);"


def test_what_has_not_changed_is_kept_wherever_it_moved() -> None:
    old = translated({"Rest": "বিশ্রাম", "Walk": "হাঁটুন", "Sit": ""})
    made = merged(pot("Sit", "Walk", "Rest"), old)
    assert [(m.msgid, m.msgstr) for m in made.catalog.messages] == [("Sit", ""), ("Walk", "হাঁটুন"), ("Rest", "বিশ্রাম")]
    assert set(kinds(made).values()) == {Kind.KEPT}


def test_facts_about_a_message_come_from_the_template_and_words_of_people_stay() -> None:
    old = read('# আমার কথা\n#. type: paragraph\n#: old.md:12\n#, max-length:40\nmsgid "Rest"\nmsgstr "বিশ্রাম"\n')
    new = template("x", [Unit("Rest", "heading 2", section="Day 1")], path="source/x.md")
    assert merged(new, old).catalog.messages == (
        Message(
            "Rest",
            "বিশ্রাম",
            comments=("আমার কথা",),
            notes=("type: heading 2", "section: Day 1"),
            references=("source/x.md",),
            flags=("max-length:40",),
        ),
    )


def test_an_edited_text_keeps_its_translation_in_doubt_and_what_it_was_made_for() -> None:
    made = merged(pot("Rest", TWENTY), translated({"Rest": "বিশ্রাম", TEN: DAILY}))
    found = entry(made.catalog, TWENTY)
    assert (found.msgstr, found.flags, found.previous) == (DAILY, ("fuzzy",), Previous(TEN))
    assert [m.msgid for m in made.catalog.messages] == ["Rest", TWENTY]
    carry = made.carries[1]
    assert (carry.kind, carry.from_key, carry.reason) == (Kind.FUZZY, (None, TEN), "88% alike")


def test_a_text_that_is_still_there_is_never_taken_for_another() -> None:
    made = merged(pot(TEN, TWENTY), translated({TEN: DAILY}))
    assert entry(made.catalog, TWENTY).msgstr == ""
    assert kinds(made) == {TEN: Kind.KEPT, TWENTY: Kind.NEW}


def test_edited_twice_it_still_tells_what_the_translation_was_made_for() -> None:
    once = merged(pot(TWENTY), translated({TEN: DAILY})).catalog
    thirty = TWENTY.replace("twenty", "thirty")
    found = entry(merged(pot(thirty), once).catalog, thirty)
    assert (found.msgstr, found.previous, found.fuzzy) == (DAILY, Previous(TEN), True)


def test_an_edit_taken_back_takes_the_doubt_away() -> None:
    once = merged(pot(TWENTY), translated({TEN: DAILY})).catalog
    made = merged(pot(TEN), once)
    assert made.catalog.messages == translated({TEN: DAILY}).messages
    assert kinds(made) == {TEN: Kind.RESTORED}


def test_a_passage_that_went_stays_as_memory_and_comes_back_whole() -> None:
    old = translated({"Rest": "বিশ্রাম", "Sit": "বসুন", "Lie": ""})
    gone = merged(pot("Sit"), old)
    assert gone.catalog.messages[1:] == (Message("Rest", "বিশ্রাম", obsolete=True),)
    assert kinds(gone) == {"Sit": Kind.KEPT, "Rest": Kind.OBSOLETE, "Lie": Kind.DROPPED}
    back = merged(pot("Rest", "Sit", "Lie"), gone.catalog)
    assert back.catalog == old
    assert kinds(back)["Rest"] == Kind.REVIVED


def test_memory_helps_with_a_text_that_resembles_it() -> None:
    gone = merged(pot("Sit"), translated({"Sit": "বসুন", TEN: DAILY})).catalog
    made = merged(pot("Sit", TWENTY), gone)
    assert entry(made.catalog, TWENTY).msgstr == DAILY
    assert not any(message.obsolete for message in made.catalog.messages)


def test_an_empty_entry_takes_what_vanishes_later() -> None:
    """First the new text is added, then the old one removed: an edit in two steps."""
    added = merged(pot(TEN, TWENTY), translated({TEN: DAILY})).catalog
    assert entry(merged(pot(TWENTY), added).catalog, TWENTY).msgstr == DAILY


def test_another_context_is_another_meaning() -> None:
    old = translated({"Rest": "বিশ্রাম"})
    roles = [Unit("Rest", "paragraph", msgctxt="noun"), Unit("Rest", "paragraph", msgctxt="verb")]
    made = merged(template("x", roles, path="source/x.md"), old)
    for message in made.catalog.messages:
        assert (message.msgstr, message.fuzzy, message.previous) == ("বিশ্রাম", True, Previous("Rest"))
    assert len(made.catalog.messages) == 2


def test_other_code_points_for_the_same_letters_are_no_edit() -> None:
    made = merged(pot("A cafe\u0301"), translated({"A café": "একটি ক্যাফে"}))
    assert entry(made.catalog, "A cafe\u0301").translated
    assert made.carries[0].reason == "the same letters in other code points"


def test_a_translators_comment_on_an_untranslated_text_follows_the_edit() -> None:
    old = translated({"Rest": "বিশ্রাম", TEN: ""})
    old = replace(old, messages=(old.messages[0], replace(old.messages[1], comments=("ডাক্তারকে জিজ্ঞেস করুন",))))
    found = entry(merged(pot("Rest", TWENTY), old).catalog, TWENTY)
    assert (found.msgstr, found.comments) == ("", ("ডাক্তারকে জিজ্ঞেস করুন",))


def test_comments_of_an_entry_stay_when_a_translation_comes_to_it() -> None:
    one, two = translated({TEN: DAILY, TWENTY: ""}).messages
    old = Catalog("x", "bn", messages=(replace(one, comments=("of ten",)), replace(two, comments=("of twenty",))))
    found = entry(merged(pot(TWENTY), old).catalog, TWENTY)
    assert (found.msgstr, found.comments) == (DAILY, ("of twenty", "of ten"))


def test_a_moved_article_finds_its_translations_elsewhere() -> None:
    elsewhere = translated({"Rest": "বিশ্রাম", "Sit": "বসুন"}, domain="old")
    made = merged(pot("Rest", "Walk"), None, elsewhere=(elsewhere,))
    assert entry(made.catalog, "Rest").translated
    assert kinds(made) == {"Rest": Kind.MOVED, "Walk": Kind.NEW}
    assert made.catalog.messages[0].references == ("source/x.md",)


def test_files_that_disagree_leave_a_doubt() -> None:
    one, two = translated({"Rest": "বিশ্রাম"}, domain="one"), translated({"Rest": "আরাম"}, domain="two")
    found = entry(merged(pot("Rest"), None, elsewhere=(one, two)).catalog, "Rest")
    assert (found.msgstr, found.fuzzy) == ("বিশ্রাম", True)


def test_ones_own_translation_comes_before_those_elsewhere() -> None:
    other = translated({"Rest": "আরাম"}, domain="other")
    made = merged(pot("Rest"), translated({"Rest": "বিশ্রাম"}), elsewhere=(other,))
    assert entry(made.catalog, "Rest").msgstr == "বিশ্রাম"


def test_each_vanished_text_goes_to_the_one_that_resembles_it_most() -> None:
    sides = {
        f"Lie on your {side} side and lift the leg slowly {n} times.": f"{n} বার"
        for side, n in [("left", 5), ("right", 9)]
    }
    edited = [text.replace("lift", "raise").replace("slowly", "gently") for text in reversed(sides)]
    made = merged(pot(*edited), translated(sides)).catalog
    assert [message.msgstr for message in made.messages] == ["9 বার", "5 বার"]


def test_doubts_of_people_stay() -> None:
    old = read('#, fuzzy\nmsgid "Rest"\nmsgstr "বিশ্রাম"\n')
    found = merged(pot("Rest"), old).catalog.messages[0]
    assert (found.fuzzy, found.previous) == (True, None)


def test_a_previous_text_without_a_doubt_is_over() -> None:
    """A translator cleared the flag and left `#|`; msgmerge drops it, too."""
    old = read('#| msgid "Rests"\nmsgid "Rest"\nmsgstr "বিশ্রাম"\n\n#~| msgid "b"\n#~ msgid "a"\n#~ msgstr "ক"\n')
    assert [message.previous for message in merged(pot("Rest"), old).catalog.messages] == [None, None]


def test_plural_entries_get_every_form_and_a_changed_plural_a_doubt() -> None:
    counted = Message("%d step", msgid_plural="%d steps", notes=("type: label",), references=("theme.html",))
    source = replace(pot(), messages=(counted,))
    fresh = merged(source, None).catalog
    assert fresh.messages[0].msgstr_plural == ("", "")
    done = replace(fresh, messages=(replace(fresh.messages[0], msgstr_plural=("%dটি ধাপ", "%dটি ধাপ")),))
    assert merged(source, done).catalog == done
    edited = replace(source, messages=(replace(counted, msgid_plural="%d small steps"),))
    found = merged(edited, done).catalog.messages[0]
    assert (found.msgstr_plural, found.fuzzy) == (("%dটি ধাপ", "%dটি ধাপ"), True)
    assert found.previous == Previous("%d step", None, "%d steps")
    singular = merged(pot("%d step"), done).catalog.messages[0]
    assert (singular.msgstr, singular.msgstr_plural, singular.fuzzy) == ("%dটি ধাপ", (), True)
    plural = merged(source, translated({"%d step": "%dটি ধাপ"})).catalog.messages[0]
    assert (plural.msgstr_plural, plural.fuzzy) == (("%dটি ধাপ", ""), True)


@pytest.mark.parametrize("name", [name for name, _ in STEPS])
def test_the_table_of_steps_names_each_step_once(name: str) -> None:
    assert [other for other, _ in STEPS].count(name) == 1


# ---------------------------------------------------------------- headers


def test_headers_of_people_stay_and_ours_are_set_right() -> None:
    fields = (
        ("X-Generator", "Poedit 3.4"),
        ("Language", "en_GB"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
        ("Last-Translator", "নাম <a@example.org>"),
        ("PO-Revision-Date", "2026-01-02 10:00+0600"),
        ("Odd", "1"),
        ("X-Bugs", "x"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Project-Id-Version", "Leaflets"),
        ("POT-Creation-Date", "2020-01-01 00:00+0000"),
    )
    old = Catalog("x", "bn", fields, messages=(Message("Rest"),))
    assert merged(pot("Rest"), old).catalog.headers == (
        ("Project-Id-Version", "Leaflets"),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", "2026-03-09 00:00+0000"),
        ("PO-Revision-Date", "2026-01-02 10:00+0600"),
        ("Last-Translator", "নাম <a@example.org>"),
        ("Language-Team", ""),
        ("Language", "bn"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", "nplurals=2; plural=(n > 1);"),
        ("Odd", "1"),
        ("X-Bugs", "x"),
        ("X-Dobhashi-Rules", "1"),
        ("X-Generator", "Poedit 3.4"),
        ("X-Source-Language", "en"),
    )


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("Plural-Forms", "nplurals=2; plural=(n != 1);", True),
        ("Plural-Forms", "nplurals=2; plural=n != 1;", True),
        ("Plural-Forms", "nplurals=2; plural=n>1", True),
        ("Plural-Forms", "nplurals=2; plural=(n==0 || n==1);", False),
        ("Plural-Forms", "", False),
        ("Language", "bn_BD", True),
        ("Language", "bn_IN", False),
        ("Language", "bengali", False),
    ],
)
def test_another_spelling_of_the_same_fact_is_left_alone(field: str, value: str, kept: bool) -> None:
    old = read(f'msgid ""\nmsgstr "{field}: {value}\\n"\n\nmsgid "Rest"\nmsgstr ""\n')
    assert (merged(pot("Rest"), old).catalog.header(field) == value) is kept


def test_a_renamed_article_gives_its_catalog_the_new_name() -> None:
    old = translated({"Rest": "বিশ্রাম"}, domain="old")
    made = merged(pot("Rest"), replace(old, path="locales/bn/LC_MESSAGES/old.po")).catalog
    assert (made.domain, made.header("Project-Id-Version"), made.path) == ("x", "x", "")


def test_the_language_is_written_as_gettext_writes_it() -> None:
    brazil = replace(BENGALI, code="pt-BR", territory="BR")
    assert merge(pot("Rest"), None, language=brazil).catalog.header("Language") == "pt_BR"


def test_comments_and_flags_of_the_header_stay() -> None:
    old = replace(translated({"Rest": ""}), comments=("খসড়া",), header_flags=("fuzzy",))
    made = merged(pot("Rest"), old).catalog
    assert (made.comments, made.header_flags) == (("খসড়া",), ("fuzzy",))


# ---------------------------------------------------------------- any history

WORDS = st.sampled_from(["walk", "rest", "sit", "knee", "hip", "slowly", "daily", "ten", "pain", "é", "e\u0301"])
UNITS = st.builds(
    Unit,
    st.lists(WORDS, min_size=1, max_size=9).map(" ".join),
    st.sampled_from(["paragraph", "heading 2"]),
    st.sampled_from([None, None, None, "noun", ""]),
)
ARTICLES = st.lists(st.lists(UNITS, min_size=1, max_size=6), min_size=2, max_size=5)


@given(articles=ARTICLES, data=st.data())
@settings(max_examples=80, deadline=None)
def test_through_any_history_no_translation_is_lost_and_none_published_for_another_text(
    articles: list[list[Unit]], data: st.DataObject
) -> None:
    """Each article is an edit of the one before, as wild as can be; a translator works in between."""
    catalog: Catalog | None = None
    source: Catalog | None = None
    made_for: dict[str, str] = {}
    for number, article in enumerate(articles):
        source = template(
            "x",
            article,
            path="source/x.md",
            changed=f"2026-01-0{number + 1}",
            before=serialize_po(source) if source else "",
        )
        before = {message.msgstr for message in catalog.messages} if catalog else set()
        catalog = merged(source, catalog).catalog
        assert before - {""} <= {message.msgstr for message in catalog.messages}
        for message in catalog.messages:
            if message.translated:
                assert (message.msgctxt, normalize("NFC", message.msgid)) == (None, made_for[message.msgstr])
        todo = [m.msgid for m in catalog.current if not m.translated and m.msgctxt is None]
        chosen = data.draw(st.lists(st.sampled_from(todo), unique=True)) if todo else []
        texts = {msgid: f"{number}.{place} হাঁটুন" for place, msgid in enumerate(chosen)}
        made_for |= {text: normalize("NFC", msgid) for msgid, text in texts.items()}
        catalog = with_texts(catalog, texts)


def test_a_unit_that_appears_twice_is_merged_once() -> None:
    source = template("x", units("Rest", "Walk", "Rest"), path="source/x.md")
    assert [message.msgid for message in merged(source, None).catalog.messages] == ["Rest", "Walk"]
