"""Front matter: as a `Meta`, as units, and what is said of one that cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline import markup
from pipeline.errors import SourceError
from pipeline.markup import frontmatter
from pipeline.model import Meta, Person

from .made import article, msgids, page, said, shown

FULL = """\
---
title: Sleeping  with sciatica
description: >
  How to lie, and where
  to put the pillows.
slug: sleep
author:
  name: Dr Rahman
  qualification: BPT, MPT
reviewer: Dr Akter
translation_reviewers:
  bn: {name: ডা. সুলতানা, qualification: এফসিপিএস}
  hi: Dr Verma
published: 2026-10-19
updated: 2026-11-16T08:30:00+06:00
reviewed: "2026-11-17"
review_due: 2027-11-16
keywords: [sciatica, 12, night pain]
related: [exercise, ../rest.md, /start/walking]
was: [care/old-name, /older.md]
order: 3
---

Text.
"""


def _meta(fields: str) -> Meta:
    return markup.meta(article(f"---\n{fields}\n---\nText.\n"))


def test_every_field_is_read_as_what_it_is() -> None:
    assert markup.meta(article(FULL)) == Meta(
        title="Sleeping with sciatica",
        description="How to lie, and where to put the pillows.",
        slug="sleep",
        author=Person("Dr Rahman", "BPT, MPT"),
        reviewer=Person("Dr Akter"),
        translation_reviewers={"bn": Person("ডা. সুলতানা", "এফসিপিএস"), "hi": Person("Dr Verma")},
        published=date(2026, 10, 19),
        updated=date(2026, 11, 16),
        reviewed=date(2026, 11, 17),
        review_due=date(2027, 11, 16),
        keywords=("sciatica", "12", "night pain"),
        related=("care/exercise", "rest", "start/walking"),
        was=("care/old-name", "older"),
        order=3,
    )


def test_the_prose_fields_are_units_by_key() -> None:
    assert said(FULL) == [
        ("title", "Sleeping with sciatica"),
        ("description", "How to lie, and where to put the pillows."),
        ("author name", "Dr Rahman"),
        ("author qualification", "BPT, MPT"),
        ("reviewer name", "Dr Akter"),
        ("paragraph", "Text."),
    ]


def test_a_translated_page_has_translated_fields_and_the_rest_as_it_was() -> None:
    made = page(
        FULL,
        {"Sleeping with sciatica": "সায়াটিকায়\nঘুম", "Dr Rahman": "ডা. রহমান", "Dr Akter": "ডা. আক্তার"},
    )
    assert made.meta.title == "সায়াটিকায় ঘুম"
    assert made.meta.description == "How to lie, and where to put the pillows."
    assert made.meta.author == Person("ডা. রহমান", "BPT, MPT")
    assert made.meta.reviewer == Person("ডা. আক্তার")
    assert (made.meta.slug, made.meta.order, made.meta.updated) == ("sleep", 3, date(2026, 11, 16))


def test_a_no_break_space_in_a_translated_field_stays() -> None:
    assert page("---\ntitle: 5 kg\n---\n", "৫\u00a0কেজি").meta.title == "৫\u00a0কেজি"


def test_without_front_matter_there_is_a_slug() -> None:
    assert markup.meta(article("Text.\n")) == Meta(slug="back")


def test_empty_fields_are_fields_left_out() -> None:
    assert _meta("title:\nauthor:\npublished:\nkeywords: []\nwas:\norder:") == Meta(slug="back")


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("title: 2024", "2024"),
        ("title: 2024-05-01", "2024-05-01"),
        ("title: yes", "yes"),
        ("title: 1.10", "1.10"),
        ("title: null", "null"),
        ("title: 'Say \"hello\": now'", 'Say "hello": now'),
        ("title: কোমর # a comment", "কোমর"),
        ("title: |\n  Two\n  lines", "Two lines"),
        ("base: &b Walk\ntitle: *b", "Walk"),
        ("title: 10\u00a0mg a  day", "10\u00a0mg a day"),
    ],
)
def test_a_text_is_what_the_author_wrote_however_yaml_might_read_it(field: str, title: str) -> None:
    assert _meta(field).title == title
    assert said(f"---\n{field}\n---\n") == [("title", title)]


def test_one_text_will_do_for_a_list() -> None:
    made = _meta("keywords: sciatica\nwas: old")
    assert (made.keywords, made.was) == (("sciatica",), ("old",))


@pytest.mark.parametrize(
    ("fields", "line", "message"),
    [
        ("title: Back\nauthor: [a", 0, ""),
        ("title: Back: pain", 2, "mapping values"),
        ("title: Back\n  order: 1", 3, "mapping values"),
        ("title: 'Back", 0, ""),
        ("title: @home", 2, ""),
        ("title: [a, b]", 2, "title must be a text"),
        ("order: 1\ntitle: {a: b}", 3, "title must be a text"),
        ("published: soon", 2, "published must be a date"),
        ("title: a\npublished: 2026-13-40", 3, "published must be a date"),
        ("updated: [2026-01-01]", 2, "updated must be a text"),
        ("order: first", 2, "order must be a whole number"),
        ("order: 1.5", 2, "order must be a whole number"),
        ("keywords: {a: b}", 2, "keywords must be a list of texts"),
        ("related: [[a]]", 2, "related must be a list of texts"),
        ("author: [a]", 2, "author must have a name"),
        ("title: a\nreviewer:\n  qualification: BPT", 3, "reviewer must have a name"),
        ("translation_reviewers: Dr Akter", 2, "translation_reviewers must map languages to people"),
        ("translation_reviewers:\n  bn: [a]", 2, "translation_reviewers must have a name"),
    ],
)
def test_a_field_that_cannot_be_read_is_named_with_its_line(fields: str, line: int, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        _meta(fields)
    error = caught.value
    assert error.message.startswith("front matter: ")
    assert message in error.message
    assert error.place is not None
    assert error.place.path == "source/care/back.md"
    assert error.place.line == line or not line
    assert error.hint


NO_FRONT_MATTER = {
    "a thematic break": "---\n\nText.\n\n---\n",
    "an underlined heading after a break": "---\nFoo\n---\nBar\n",
    "a list": "---\n- a\n- b\n---\nText.\n",
    "an address": "---\nhttps://example.org\n---\n",
    "a mapping that never ends": "---\ntitle: Back\n\nText.\n",
    "a mapping after an empty line": "\n---\ntitle: Back\n---\n",
    "a mapping after a space": " ---\ntitle: Back\n---\n",
    "four hyphens": "----\ntitle: Back\n---\n",
    "something behind the hyphens": "--- yaml\ntitle: Back\n---\n",
    "nothing between": "---\n---\nText.\n",
    "a word in YAML's quotes": "---\n'a: b'\n---\n",
}


@pytest.mark.parametrize("text", NO_FRONT_MATTER.values(), ids=NO_FRONT_MATTER.keys())
def test_what_is_no_mapping_at_the_head_of_the_file_is_markdown(text: str) -> None:
    front = frontmatter.split(article(text))
    assert (front.fields, front.lines, front.body) == ({}, 0, text)
    assert "<hr" in shown(text) or "<h2>" in shown(text)


ENDINGS = {
    "three hyphens": ("---\ntitle: a\n---\nText.\n", 3, "Text.\n"),
    "three dots": ("---\ntitle: a\n...\nText.\n", 3, "Text.\n"),
    "white space behind": ("---  \ntitle: a\n---\t\nText.\n", 3, "Text.\n"),
    "the end of the file": ("---\ntitle: a\n---", 2, ""),
    "an empty line before the text": ("---\ntitle: a\n---\n\nText.\n", 3, "\nText.\n"),
    "hyphens within": ("---\ntitle: a\nslug: a---b\n---\nText.\n", 4, "Text.\n"),
    "indented hyphens": ("---\ntitle: >\n  ---\n---\nText.\n", 4, "Text.\n"),
}


@pytest.mark.parametrize(("text", "lines", "body"), ENDINGS.values(), ids=ENDINGS.keys())
def test_front_matter_ends_at(text: str, lines: int, body: str) -> None:
    front = frontmatter.split(article(text))
    assert (front.lines, front.body) == (lines, body)
    assert text.endswith(body)


def test_fields_we_do_not_know_are_left_alone() -> None:
    assert msgids("---\ntitle: a\nlayout: post\ntags: {deep: [x, y]}\n---\n") == ["a"]


def test_a_mapping_that_holds_itself_is_read_and_not_followed() -> None:
    assert _meta("title: a\nself: &s [*s]").title == "a"


def test_an_article_with_a_broken_head_has_no_units_and_no_page() -> None:
    broken = article("---\ntitle: [\n---\n")
    for read in (markup.units, markup.meta):
        with pytest.raises(SourceError, match=r"^source/care/back\.md:\d+: front matter: "):
            read(broken)
    with pytest.raises(SourceError):
        markup.page(broken, None, language="en")


def test_people_without_a_qualification_have_no_unit_for_it() -> None:
    assert said("---\nauthor: {name: A}\nreviewer:\n  name: B\n  qualification: ''\n---\n") == [
        ("author name", "A"),
        ("reviewer name", "B"),
    ]
