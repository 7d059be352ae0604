"""`serialize_po` writes one form, and reading it gives back what was written."""

from __future__ import annotations

from dataclasses import replace
from difflib import unified_diff

import polib
from hypothesis import given, settings

from catalog.made import catalogs, gettext, needs_gettext, plain_catalogs, read, translated, with_texts
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.model import Catalog, Message, Previous

FULL = """\
# খসড়া: চিকিৎসকের পর্যালোচনার অপেক্ষায়।
#
msgid ""
msgstr ""
"Language: bn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Generator: Poedit 3.4\\n"

# অনুবাদকের কথা
#
#. type: paragraph
#. note: a "quoted" word
#: source/sciatica/sleeping.md
#, fuzzy, c-format, range: 0..3, no-wrap, max-length:40
#| msgctxt "noun"
#| msgid "Rest"
msgctxt "verb"
msgid "Rest **now**"
msgstr "এখনই *বিশ্রাম* নিন।"

msgid ""
"One\\n"
"two \\"three\\""
msgstr ""
"এক\\n"
"দুই “তিন”\\n"

msgid "%d step"
msgid_plural "%d steps"
msgstr[0] "%dটি ধাপ"
msgstr[1] ""

msgid "ends\\n"
msgstr "শেষ\\n"

# kept
#, fuzzy
#~| msgid "Gone before"
#~ msgid "Gone"
#~ msgstr ""
#~ "গেছে\\n"
#~ "আবার"
"""


def test_a_file_in_canonical_form_comes_out_as_it_went_in() -> None:
    assert serialize_po(read(FULL)) == FULL


@given(catalogs)
@settings(max_examples=150, deadline=None)
def test_reading_what_was_written_gives_the_catalog(catalog: Catalog) -> None:
    text = serialize_po(catalog)
    again = parse_po(text.encode(), path="", domain="x", language="bn")
    assert again == catalog
    assert serialize_po(again) == text


@given(plain_catalogs)
@settings(max_examples=60, deadline=None)
def test_polib_reads_the_same(catalog: Catalog) -> None:
    """A second opinion from a reader we did not write."""
    read: list[polib.POEntry] = polib.pofile(serialize_po(catalog))
    entries: dict[object, polib.POEntry] = {(entry.msgctxt, entry.msgid): entry for entry in read}
    for message in catalog.messages:
        entry = entries[message.key]
        assert (entry.msgstr, entry.msgid_plural, tuple(entry.msgstr_plural.values())) == (
            message.msgstr,
            message.msgid_plural or "",
            message.msgstr_plural,
        )
        assert (bool(entry.obsolete), tuple(entry.flags)) == (message.obsolete, message.flags)
        if message.previous and not message.obsolete:  # polib forgets those
            assert (entry.previous_msgid, entry.previous_msgctxt) == (message.previous.msgid, message.previous.msgctxt)


def test_one_changed_msgstr_changes_its_own_line_only() -> None:
    before = translated({"Rest": "বিশ্রাম", "Walk": "হাঁটুন", "Sit": "বসুন"})
    after = with_texts(before, {"Walk": "ধীরে ধীরে হাঁটুন"})
    diff = unified_diff(serialize_po(before).splitlines(), serialize_po(after).splitlines(), n=0, lineterm="")
    assert list(diff)[3:] == ['-msgstr "হাঁটুন"', '+msgstr "ধীরে ধীরে হাঁটুন"']


def test_obsolete_entries_come_last_wherever_they_stood() -> None:
    catalog = read('#~ msgid "gone"\n#~ msgstr "গেছে"\n\nmsgid "here"\nmsgstr "এখানে"\n')
    assert serialize_po(catalog) == 'msgid "here"\nmsgstr "এখানে"\n\n#~ msgid "gone"\n#~ msgstr "গেছে"\n'


def test_a_doubt_about_nothing_is_not_written() -> None:
    assert "fuzzy" not in serialize_po(Catalog("x", messages=(Message("a", flags=("fuzzy",)),)))
    assert "#, fuzzy" in serialize_po(Catalog("x", header_flags=("fuzzy",)))


def test_flags_stand_in_the_order_of_gettext_and_unknown_ones_last() -> None:
    message = Message("a", "ক", flags=("read-only", "no-wrap", "range: 0..3", "c-format", "fuzzy", "fuzzy"))
    assert "#, fuzzy, c-format, range: 0..3, no-wrap, read-only\n" in serialize_po(Catalog("x", messages=(message,)))


def test_the_charset_is_told_as_it_is_written() -> None:
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "é"\n'
    assert "charset=UTF-8" in serialize_po(read(text.encode("latin-1")))


def test_a_catalog_without_anything_is_an_empty_file() -> None:
    assert serialize_po(Catalog("x")) == ""


def test_a_comment_can_never_swallow_or_forge_a_line() -> None:
    """gettext reads a backslash at the end of a comment as "goes on below"."""
    message = Message("a", "ক", notes=('first\nmsgid "forged"', "ends with \\"), references=("source/a.md",))
    text = serialize_po(Catalog("x", messages=(message,)))
    assert text.startswith('#. first\n#. msgid "forged"\n#. ends with \\ \n#: source/a.md\n')


@needs_gettext
def test_gettext_sees_the_line_below_a_backslash() -> None:
    message = Message("a", "ক", notes=("ends with \\",), references=("source/a.md",))
    catalog = replace(read(FULL), messages=(message,))
    assert "#: source/a.md\n" in gettext("msgcat", "--no-wrap", "-", text=serialize_po(catalog))[0]


def test_a_name_with_blanks_is_written_between_isolates() -> None:
    message = Message("a", references=("source/my article.md", "source/my article.md:3"), previous=Previous("b"))
    catalog = Catalog("x", messages=(message,))
    text = serialize_po(catalog)
    assert text.startswith("#: \u2068source/my article.md\u2069 \u2068source/my article.md\u2069:3\n")
    assert read(text).messages == catalog.messages
