"""Units to messages."""

from __future__ import annotations

from dataclasses import replace

from catalog.made import pot, read, units
from pipeline.catalog.po import serialize_po
from pipeline.catalog.template import template
from pipeline.model import Target, Unit


def test_a_template_reads_like_this() -> None:
    unit = Unit(
        "See [the leaflet][link-1] and ![a spine][image-1].",
        "paragraph",
        section="When to rest",
        notes=("leaflet = printed\npage",),
        targets=(Target("link-1", "https://example.org/a"), Target("image-1", "spine.svg", "The spine")),
    )
    made = template("sciatica/sleeping", [unit], path="source/sciatica/sleeping.md", changed="2026-03-09")
    assert (
        serialize_po(made)
        == """\
msgid ""
msgstr ""
"Project-Id-Version: sciatica/sleeping\\n"
"Report-Msgid-Bugs-To: \\n"
"POT-Creation-Date: 2026-03-09 00:00+0000\\n"
"PO-Revision-Date: \\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Dobhashi-Rules: 1\\n"
"X-Source-Language: en\\n"

#. type: paragraph
#. section: When to rest
#. note: leaflet = printed page
#. link-1: https://example.org/a
#. image-1: spine.svg
#: source/sciatica/sleeping.md
msgid "See [the leaflet][link-1] and ![a spine][image-1]."
msgstr ""
"""
    )


def test_equal_units_are_one_message_that_tells_all_their_roles() -> None:
    same = [
        Unit("Rest", "heading 2", section="Day 1"),
        Unit("Walk", "paragraph"),
        Unit("Rest", "list item", section="Day 1"),
        Unit("Rest", "list item", section="Day 2", notes=("the noun",)),
    ]
    first, second = template("x", same, path="source/x.md").messages
    assert (first.msgid, second.msgid) == ("Rest", "Walk")
    assert first.notes == ("type: heading 2", "type: list item", "section: Day 1", "section: Day 2", "note: the noun")
    assert first.references == ("source/x.md",)


def test_the_same_text_in_another_context_is_another_message() -> None:
    roles = [
        Unit("Rest", "paragraph"),
        Unit("Rest", "paragraph", msgctxt="verb"),
        Unit("Rest", "paragraph", msgctxt=""),
    ]
    keys = [message.key for message in template("x", roles, path="source/x.md").messages]
    assert keys == [(None, "Rest"), ("verb", "Rest"), ("", "Rest")]


def test_a_unit_without_text_is_no_message() -> None:
    assert template("x", units("", "Rest"), path="source/x.md").messages == pot("Rest").messages


def test_the_date_changes_with_the_set_of_messages_and_with_nothing_else() -> None:
    first = pot("Rest", "Walk")
    assert first.header("POT-Creation-Date") == "2026-03-09 00:00+0000"

    def later(*msgids: str, changed: str = "2026-04-01") -> str:
        made = template("x", units(*msgids), path="source/x.md", changed=changed, before=serialize_po(first))
        return made.header("POT-Creation-Date")

    assert later("Walk", "Rest") == "2026-03-09 00:00+0000"
    assert later("Walk", "Rest", "Walk") == "2026-03-09 00:00+0000"
    assert later("Walk", "Rest", "Sit") == "2026-04-01 00:00+0000"
    assert later("Walk") == "2026-04-01 00:00+0000"
    assert later("Walk", changed="") == "2026-03-09 00:00+0000"


def test_an_article_without_dates_has_a_template_without_one() -> None:
    assert template("x", units("Rest"), path="source/x.md").header("POT-Creation-Date", "none") == ""


def test_extracting_again_changes_nothing() -> None:
    first = pot("Rest", "Walk")
    stored = read(serialize_po(first))
    again = template("x", units("Rest", "Walk"), path="source/x.md", changed="2027-01-01", before=serialize_po(stored))
    assert again == first
    assert replace(stored, language=None) == first
