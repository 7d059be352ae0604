"""What authors say in HTML comments."""

from __future__ import annotations

import pytest

from pipeline.markup.directives import Directive, directives

from .made import msgids, page, said, shown, states, units

SPELLINGS = {
    "<!-- i18n:skip -->": Directive("skip"),
    "<!--i18n:skip-->": Directive("skip"),
    "<!--\n  i18n:skip\n-->\n": Directive("skip"),
    "<!-- i18n:skip: it is a name -->": Directive("skip", "it is a name"),
    "<!-- i18n:skip-start -->": Directive("off"),
    "<!-- i18n:skip-end -->": Directive("on"),
    "<!-- i18n:comment: a  word\n  for you -->": Directive("comment", "a word for you"),
    "<!-- i18n:comment : with: colons -->": Directive("comment", "with: colons"),
    "<!-- i18n:context: back of the body -->": Directive("context", "back of the body"),
    "<!-- i18n:code -->": Directive("code"),
    "<!-- i18n:minor -->": Directive("minor"),
    "<!-- i18n:major -->": Directive("major"),
    "<!-- mdpo-disable -->": Directive("off"),
    "<!-- mdpo-enable -->": Directive("on"),
    "<!-- mdpo-disable-next-line -->": Directive("skip"),
    "<!-- mdpo-disable-next-block -->": Directive("skip"),
    "<!-- mdpo-translator: a word -->": Directive("comment", "a word"),
    "<!-- mdpo-context: meaning -->": Directive("context", "meaning"),
    "<!-- mdpo-include-codeblock -->": Directive("code"),
    "<!-- translate:off -->": Directive("off"),
    "<!-- translate:on -->": Directive("on"),
}


@pytest.mark.parametrize(("comment", "directive"), SPELLINGS.items())
def test_every_spelling(comment: str, directive: Directive) -> None:
    assert directives(comment) == (directive,)


@pytest.mark.parametrize(
    "html",
    ["<!-- a comment -->", "<!-- i18n:skipped -->", "<!-- i18n:skip now -->", "<!-- I18N:skip -->", "<!-- i18n -->"],
)
def test_other_comments_are_none(html: str) -> None:
    assert directives(html) == ()


@pytest.mark.parametrize(
    "html", ["", "i18n:skip", "<p><!-- i18n:skip --></p>", "<!-- i18n:skip --> text", "<!-- i18n:skip", "-->"]
)
def test_a_block_of_anything_but_comments_is_none(html: str) -> None:
    assert directives(html) is None


def test_one_block_may_hold_several() -> None:
    assert directives("<!-- i18n:comment: a --><!-- so? --> <!-- i18n:context: b -->") == (
        Directive("comment", "a"),
        Directive("context", "b"),
    )


SKIPPED = {
    "a paragraph": "Not this.\n",
    "a heading": "## Not this\n",
    "a list, whole": "- Not this\n\n  nor this\n  - nor this\n- nor this\n",
    "a table, whole": "| Not |\n| --- |\n| this |\n",
    "a quotation, whole": "> Not this.\n>\n> Nor this.\n",
    "a card, its title too": "::: note Not this\nNor this.\n:::\n",
    "a definition list": "Not\n: this\n",
    "a footnote": "[^1]: Not this.\n\n    Nor this.\n",
    "a picture": '![Not this](a.svg "nor this")\n',
    "raw HTML": "<p>Not this</p>\n",
}


@pytest.mark.parametrize("block", SKIPPED.values(), ids=SKIPPED.keys())
@pytest.mark.parametrize("gap", ["", "\n"], ids=["at once", "after a line"])
def test_skip_leaves_the_next_block_and_that_block_alone(block: str, gap: str) -> None:
    assert msgids(f"Before.\n\n<!-- i18n:skip -->\n{gap}{block}\n<!-- -->\n\nAfter.\n") == ["Before.", "After."]


@pytest.mark.parametrize("block", SKIPPED.values(), ids=SKIPPED.keys())
def test_off_and_on_leave_what_is_between(block: str) -> None:
    text = f"Before.\n\n<!-- i18n:skip-start -->\n\n{block}\nNeither.\n\n{block}\n<!-- i18n:skip-end -->\n\nAfter.\n"
    assert msgids(text) == ["Before.", "After."]
    mixed = text.replace("i18n:skip-start", "mdpo-disable").replace("i18n:skip-end", "translate:on")
    assert msgids(mixed) == ["Before.", "After."]


def test_a_comment_of_another_kind_comes_not_between_a_directive_and_its_block() -> None:
    text = "<!-- i18n:skip -->\n<!-- The name of our clinic. -->\n\nDobhashi\n\nWalk.\n"
    assert msgids(text) == ["Walk."]


def test_off_without_on_is_off_to_the_end() -> None:
    assert msgids("Before.\n\n<!-- translate:off -->\n\nNot this.\n\n- Nor this.\n") == ["Before."]


def test_a_skipped_heading_is_still_the_section_of_what_follows() -> None:
    text = "<!-- i18n:skip -->\n## Dobhashi\n\nText.\n"
    assert [(unit.msgid, unit.section) for unit in units(text)] == [("Text.", "Dobhashi")]


def test_skip_in_an_item_leaves_the_next_block_of_that_item() -> None:
    assert msgids("- <!-- i18n:skip -->\n\n  Not this.\n\n  This.\n- And this.\n") == ["This.", "And this."]


def test_what_is_skipped_stays_english_whatever_the_catalog_says() -> None:
    text = "<!-- i18n:skip -->\n\nStay *here*.\n\nWalk.\n"
    made = shown(text, {"Stay *here*.": "এখানে থাকুন।", "Walk.": "হাঁটুন।"})
    assert made == "<!-- i18n:skip -->\n<p>Stay <em>here</em>.</p>\n<p>হাঁটুন।</p>"


def test_formats_can_tell_what_was_skipped_and_what_was_said() -> None:
    tokens = page("<!-- i18n:skip -->\n\nStay.\n\nWalk.\n").tokens
    assert [bool(token.meta.get("directive")) for token in tokens if token.type == "html_block"] == [True]
    assert [bool(token.meta.get("skip")) for token in tokens if token.type == "inline"] == [True, False]


def test_a_comment_is_a_note_of_the_next_unit_alone() -> None:
    text = "<!-- i18n:comment: Read aloud. -->\n<!-- mdpo-translator: Keep it short. -->\n\nWalk.\n\nRest.\n"
    assert [(unit.msgid, unit.notes) for unit in units(text)] == [
        ("Walk.", ("Read aloud.", "Keep it short.")),
        ("Rest.", ()),
    ]


def test_a_comment_before_a_figure_is_about_the_figure() -> None:
    text = '<!-- i18n:comment: Read aloud. -->\n\n![A spine](a.svg "The spine")\n'
    assert [(unit.kind, unit.notes) for unit in units(text)] == [("image alt", ("Read aloud.",)), ("image caption", ())]


def test_a_context_tells_two_equal_texts_apart() -> None:
    text = "# Back\n\n<!-- i18n:context: sleeping position -->\n\n# Back\n\n# Back\n"
    assert [unit.key for unit in units(text)] == [(None, "Back"), ("sleeping position", "Back"), (None, "Back")]


def test_an_edit_may_be_called_minor_or_major() -> None:
    text = "<!-- i18n:minor -->\nWalk.\n\n<!-- i18n:major -->\n\nRest.\n\nSleep.\n"
    assert [unit.fate for unit in units(text)] == ["minor", "major", ""]


def test_a_fate_says_nothing_about_the_text() -> None:
    assert units("<!-- i18n:minor -->\n\nWalk.\n") == units("<!-- -->\n\nWalk.\n")


CODE = {
    "a fence": ("<!-- i18n:code -->\n\n```sh\n# Walk\nrun\n```\n", "# Walk\nrun"),
    "an indented block": ("<!-- mdpo-include-codeblock -->\n\n    Walk  \n\n      run\n", "Walk  \n\n  run"),
    "a fence left open": ("<!-- i18n:code -->\n```\nWalk", "Walk"),
}


@pytest.mark.parametrize(("text", "msgid"), CODE.values(), ids=CODE.keys())
def test_code_is_a_unit_where_the_author_asks(text: str, msgid: str) -> None:
    assert said(text) == [("code", msgid)]


def test_code_is_asked_for_block_by_block() -> None:
    assert msgids("<!-- i18n:code -->\n```\none\n```\n```\ntwo\n```\n<!-- i18n:code -->\n```\n\n```\n") == ["one"]


def test_translated_code_is_text_however_it_looks() -> None:
    text = "<!-- i18n:code -->\n```html\n<b>run</b>\n```\n"
    assert shown(text, "<script>দৌড়</script>\n```").endswith(
        '<pre><code class="language-html">&lt;script&gt;দৌড়&lt;/script&gt;\n```\n</code></pre>'
    )


def test_skip_goes_before_code() -> None:
    assert msgids("<!-- i18n:code -->\n<!-- i18n:skip -->\n\n```\none\n```\n\nText.\n") == ["Text."]


def test_directives_in_a_translation_are_tags_and_refused() -> None:
    made = page("Walk.\n\nRest.\n", {"Walk.": "হাঁটুন <!-- i18n:skip-start -->", "Rest.": "বিশ্রাম নিন।"})
    assert states(made) == ["broken", "translated"]
