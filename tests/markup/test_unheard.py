"""What authors say to us in vain is told; comments of another kind and others' fields are left alone."""

from __future__ import annotations

import pytest

from pipeline import markup
from pipeline.markup.unheard import meant
from pipeline.model import NO_SETTINGS, CheckSettings

from .made import article, page
from .test_directives import SPELLINGS

MEANT = {
    "i18n:skpi": "i18n:skip",
    "i18n:skipp": "i18n:skip",
    "I18N:skip": "i18n:skip",
    "i18n: skip": "i18n:skip",
    "i18n skip": "i18n:skip",
    "i18n-skip": "i18n:skip",
    "i18n=skip": "i18n:skip",
    "il8n:skip": "i18n:skip",
    "i18:skip": "i18n:skip",
    "18n:skip": "i18n:skip",
    "i18n:skip now": "i18n:skip: now",
    "i18n:skip start": "i18n:skip-start",
    "i18n:skip_start": "i18n:skip-start",
    "i18n:skipstart": "i18n:skip-start",
    "i18n:skip-ends": "i18n:skip-end",
    "i18n:coment: the muscle": "i18n:comment: the muscle",
    "i18n:comment the muscle,\n not the fish": "i18n:comment: the muscle, not the fish",
    "i18n:contxt: sleeping": "i18n:context: sleeping",
    "i18n:mayor": "i18n:major",
    "i18n:off": "i18n:skip-start",
    "i18n:frobnicate": "",
    "mdpo-dissable": "mdpo-disable",
    "mdpo:disable": "mdpo-disable",
    "mdpo-transaltor: a word": "mdpo-translator: a word",
    "mdpo-skip": "i18n:skip",
    "translate: off": "translate:off",
    "Translate:Off": "translate:off",
    "tranlsate:off": "translate:off",
    "translate:no": "",
}


@pytest.mark.parametrize(("comment", "name"), MEANT.items())
def test_what_was_probably_meant(comment: str, name: str) -> None:
    assert meant(comment) == name


ORDINARY = [
    "",
    "a comment",
    "skip",
    "i18n",
    "i18n:",
    "i18n strings are below",
    "i18n: this page is not translated yet",
    "i18n: comments are in the wiki",
    "i18n: minor edits, see the log",
    "i18n-helpers are used here",
    "l10n: skip",
    "mdpo",
    "mdpo is a tool",
    "mdpo-generated text follows",
    "translate",
    "translate this",
    "translate off the page",
    "translate: ask Rahim",
    "translate:this page",
    "translated: off",
    "translate-toolkit",
    "translated by Rahim",
    "Translator: Rahim",
    "Translation: none yet",
    "TODO: translate, then skip",
    "prettier-ignore",
    "prettier-ignore-start",
    "markdownlint-disable MD013",
    "vale off",
    "toc: on",
    "more",
    "[if IE]> <p>Old</p> <![endif]",
    "#include file='skip.html'",
    "© 2026 · code: MIT",
]


@pytest.mark.parametrize("comment", [*ORDINARY, *(spelling[4:].rpartition("--")[0].strip() for spelling in SPELLINGS)])
def test_neither_an_ordinary_comment_nor_a_directive_is_misspelt(comment: str) -> None:
    assert meant(comment) is None


@pytest.mark.parametrize("comment", [*(f"<!-- {one} -->" for one in ORDINARY), *SPELLINGS])
def test_nothing_is_said_of_them_in_an_article(comment: str) -> None:
    text = f"Before.\n\n{comment}\n\nAfter.\n\n{comment}\nAt once.\n\n- {comment}\n\n  In an item.\n"
    assert told(text) == []


def told(text: str, settings: CheckSettings = NO_SETTINGS) -> list[tuple[int, str, str]]:
    """Line, message and hint, as both the page and extraction say them."""
    found = [one for one in page(text, settings=settings).findings if one.code.startswith("source-")]
    assert list(markup.said_in_vain(article(text), settings=settings)) == found
    assert {one.severity.word for one in found} <= {"warning"}
    return [(one.place.line, one.message, one.hint) for one in found]


def test_a_misspelt_one_is_told_with_its_line() -> None:
    text = "---\ntitle: Back\n---\n\nWalk.\n\n<!-- so? -->\n<!--\n i18n:skpi -->\nDobhashi\n"
    assert told(text) == [
        (8, "<!-- i18n:skpi --> is no directive and does nothing", "did you mean <!-- i18n:skip -->?"),
    ]


def test_where_nothing_is_near_all_are_named() -> None:
    [(line, _, hint)] = told("<!-- i18n:frobnicate -->\n\nWalk.\n")
    assert (line, hint.startswith("known are i18n:skip, i18n:skip-start, ")) == (1, True)


UNHEARD = {
    "in a paragraph": ("Walk.\nCall <!-- i18n:skip --> Dobhashi.\n", 2),
    "behind a heading": ("# Back <!-- i18n:context: the body -->\n", 1),
    "before a text on its line": ("<!-- i18n:comment: a name --> Dobhashi\n", 1),
    "in raw HTML": ("<div>\n<!-- i18n:skip -->\n<p>Dobhashi</p>\n</div>\n", 2),
    "in a cell": ("| a | b |\n| - | - |\n| c <!-- i18n:skip --> | d |\n", 3),
}


@pytest.mark.parametrize(("text", "line"), UNHEARD.values(), ids=UNHEARD.keys())
def test_one_that_stands_beside_something_is_told(text: str, line: int) -> None:
    [(found, message, hint)] = told(text)
    assert (found, message.endswith("does nothing beside other text or tags")) == (line, True)
    assert hint.startswith("give it a line of its own")


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- i18n:skpi -->` is misspelt.\n",
        "Write `<!-- i18n:skip -->` before it.\n",
        "```html\n<!-- i18n:skpi -->\n```\n",
        "Text.\n\n    <!-- i18n:skpi -->\n",
        "\\<!-- i18n:skpi -->\n",
        "---\ntitle: About <!-- i18n:skpi -->\n---\n\nText.\n",
    ],
)
def test_examples_in_code_are_none(text: str) -> None:
    assert told(text) == []


def test_a_translated_page_says_it_of_its_article_too() -> None:
    text = "<!-- i18n:skpi -->\n\nWalk <!-- i18n:skip --> slowly.\n"
    english = [one for one in page(text).findings if one.code == "source-directive"]
    made = page(text, {"Walk <!-- i18n:skip --> slowly.": "ধীরে <!-- i18n:skip --> হাঁটুন।"})
    assert [one for one in made.findings if one.code == "source-directive"] == english != []


@pytest.mark.parametrize("said", [("source-directive", "off"), ("source", "off"), ("source-directive", "info")])
def test_a_project_can_switch_it_off(said: tuple[str, str]) -> None:
    assert told("<!-- i18n:skpi -->\n\nWalk.\n", CheckSettings(severities=(said,))) == []


FIELDS = {
    "misspelt": ("auther: Rahima\ntitle: Walk", [(2, "auther is no field of the front matter and does nothing")]),
    "in capitals": ("title: Walk\nAuthor: Rahima", [(3, "Author is no field of the front matter and does nothing")]),
    "with a hyphen": ("review-due: 2027-01-01", [(2, "review-due is no field of the front matter and does nothing")]),
    "of many": ("title: a\nkeyword: [a]\nrelate: b", [
        (3, "keyword is no field of the front matter and does nothing"),
        (4, "relate is no field of the front matter and does nothing"),
    ]),
    "twice": ("title: a\norder: 1\ntitle: b", [(2, "title stands here and in line 4, and only the last one counts")]),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), FIELDS.values(), ids=FIELDS.keys())
def test_a_field_that_does_nothing_is_told(fields: str, expected: list[tuple[int, str]]) -> None:
    assert [(line, message) for line, message, _ in told(f"---\n{fields}\n---\n\nText.\n")] == expected


def test_a_misspelt_field_is_told_with_the_one_that_was_meant() -> None:
    [(_, _, hint)] = told("---\ntitel: Walk\n---\n\nText.\n")
    assert hint == "did you mean title?"


@pytest.mark.parametrize(
    "fields",
    [
        "title: a\nlayout: post\ntags: [x]\ndate: 2026-01-01\nlang: en\ndraft: false\ncategories: [y]",
        "author: a\nauthors: [a, b]",
        "published: 2026-01-01\npublish: true",
        "publish: true\nreview: weekly\nsummary: b\nimage: c.svg\nweight: 3\naliases: [d]\ntoc: true",
        "tags: {title: a, auther: b}",
        "x: 1\nx: 2",
    ],
)
def test_fields_of_other_programs_are_not(fields: str) -> None:
    assert told(f"---\n{fields}\n---\n\nText.\n") == []


def test_front_matter_without_an_end_is_told() -> None:
    [(line, message, hint)] = told("---\ntitle: Walk\n\n# Walk\n\nSlowly.\n")
    assert (line, message) == (1, "the front matter has no end, so that readers see it as text")
    assert hint.startswith("put a line with ---")


@pytest.mark.parametrize(
    "text", ["---\n\nText.\n", "---\nNote: this is text.\n", "---\n- title: a\n", "title: a\n\nText.\n"]
)
def test_a_line_across_the_page_is_no_front_matter(text: str) -> None:
    assert told(text) == []
