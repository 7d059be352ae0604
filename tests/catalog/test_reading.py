"""`parse_po` reads what gettext reads and refuses what gettext refuses."""

from __future__ import annotations

from itertools import product
from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.made import HEADER, read
from pipeline.catalog import po
from pipeline.catalog.edit import with_strings
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.errors import CatalogError
from pipeline.model import Message, Previous

PLAIN = Message("Rest the leg.", "পা বিশ্রামে রাখুন।")


@pytest.mark.parametrize(
    "text",
    [
        'msgid "Rest the leg."\nmsgstr "পা বিশ্রামে রাখুন।"\n',
        'msgid ""\n"Rest "\n"the leg."\nmsgstr ""\n"পা "\n"বিশ্রামে রাখুন।"\n',
        'msgid "Rest the "\n"leg."\nmsgstr "পা বিশ্রামে রাখুন।"',
        'msgid\n"Rest the leg."\nmsgstr\n"পা বিশ্রামে রাখুন।"',
        'msgid "Rest " "the leg." msgstr "পা বিশ্রামে রাখুন।"',
        'msgid"Rest the leg."\n\n\n  msgstr\t"পা বিশ্রামে রাখুন।"  \n\n\n',
        'msgid "Rest the leg."\nmsgstr "পা বিশ্রামে "\n\n"রাখুন।"\n',
        r'msgid "\122est\x20the leg."' + '\nmsgstr "পা বিশ্রামে রাখুন।"',
        r'msgid "Rest the leg."' + "\n" + r'msgstr "প\340\246\276 বিশ্রামে রাখুন।"',
    ],
)
@pytest.mark.parametrize("header", [HEADER, ""])
def test_any_layout_of_an_entry_reads_the_same(text: str, header: str) -> None:
    assert read(header + text).messages == (PLAIN,)
    assert read((header + text).replace("\n", "\r\n")).messages == (PLAIN,)
    assert read("\ufeff" + header + text).messages == (PLAIN,)


def test_every_part_of_an_entry_is_read() -> None:
    text = (
        "#  two blanks\n#none\n#\n#. type: paragraph\n#.no blank\n"
        "#: source/a.md source/খ.md:12\n#: \u2068source/a b.md\u2069:3\n"
        '#,fuzzy,  no-wrap\n#| msgctxt "old"\n#| msgid ""\n#| "Rest\\n"\n#| "now"\n'
        'msgctxt ""\nmsgid "Rest \\"it\\""\nmsgstr "\\tবিশ্রাম \\\\ \\r"\n'
    )
    assert read(HEADER + text).messages == (
        Message(
            'Rest "it"',
            "\tবিশ্রাম \\ \r",
            "",
            previous=Previous("Rest\nnow", "old"),
            comments=(" two blanks", "none", ""),
            notes=("type: paragraph", "no blank"),
            references=("source/a.md", "source/খ.md:12", "source/a b.md:3"),
            flags=("fuzzy", "no-wrap"),
        ),
    )


def test_plural_forms_and_obsolete_entries_are_read() -> None:
    text = (
        'msgid "%d step"\nmsgid_plural "%d steps"\nmsgstr[0] "%dটি ধাপ"\nmsgstr [ 1 ] "%dটি ধাপ"\n\n'
        '# kept\n#, fuzzy\n#~| msgid "before"\n#~ msgctxt "c"\n#~ msgid "gone"\n#~ msgstr ""\n#~ "গেছে\\n"\n#~ "২"\n\n'
        '#~ # the old way\n#~ msgid "long gone"\n#~ msgstr "অনেক আগে"\n'
    )
    assert read(text).messages == (
        Message("%d step", msgid_plural="%d steps", msgstr_plural=("%dটি ধাপ", "%dটি ধাপ")),
        Message(
            "gone",
            "গেছে\n২",
            "c",
            previous=Previous("before"),
            comments=("kept",),
            flags=("fuzzy",),
            obsolete=True,
        ),
        Message("long gone", "অনেক আগে", comments=("the old way",), obsolete=True),
    )


@pytest.mark.parametrize(
    "line", ["#, fuzzy", "#,fuzzy", "#= fuzzy", "#=fuzzy, no-wrap", "#, no-wrap\n#, fuzzy", "#~ #, fuzzy"]
)
def test_a_doubt_is_seen_in_every_spelling_of_the_flag(line: str) -> None:
    mark = "#~ " if line.startswith("#~") else ""
    assert read(f'{line}\n{mark}msgid "a"\n{mark}msgstr "ক"\n').messages[0].fuzzy


def test_the_line_of_an_entry_is_that_of_its_msgid() -> None:
    first = '# c\n#. n\nmsgid "one"\nmsgstr "এক"\n\n\n\n'
    text = HEADER + first + 'msgctxt "c"\nmsgid ""\n"two"\nmsgstr ""\n\nmsgid "three"\nmsgstr "তিন"\n'
    assert [message.line for message in read(text).messages] == [6, 12, 16]


def test_the_header_is_taken_apart_and_nothing_of_it_lost() -> None:
    text = (
        '# খসড়া\n#\n#, fuzzy\nmsgid ""\nmsgstr ""\n"Language: bn\\n"\n"X-Odd:no blank\\n"\n"no colon\\n"\n'
        '"Report-Msgid-Bugs-To: \\n"\n"X-Generator: Poedit 3.4\\n"\n'
    )
    catalog = read(text)
    assert catalog.headers == (
        ("Language", "bn"),
        ("X-Odd", "no blank"),
        ("", "no colon"),
        ("Report-Msgid-Bugs-To", ""),
        ("X-Generator", "Poedit 3.4"),
    )
    assert (catalog.comments, catalog.header_flags) == (("খসড়া", ""), ("fuzzy",))
    assert (catalog.header("x-generator"), catalog.domain, catalog.language) == ("Poedit 3.4", "x", "bn")


def test_a_header_that_is_not_first_is_still_the_header() -> None:
    catalog = read('msgid "a"\nmsgstr "ক"\n\nmsgid ""\nmsgstr "Language: bn\\n"\n')
    assert catalog.headers == (("Language", "bn"),)
    assert [message.msgid for message in catalog.messages] == ["a"]


@pytest.mark.parametrize(("text", "comments"), [("", ()), ("\n\n", ()), ("# ক\n", ("ক",)), (HEADER + "# ক\n", ("ক",))])
def test_an_empty_file_is_an_empty_catalog_and_loose_comments_stay(text: str, comments: tuple[str, ...]) -> None:
    catalog = read(text)
    assert (catalog.messages, catalog.comments) == ((), comments)


def test_an_empty_context_is_a_context() -> None:
    catalog = read('msgid "Rest"\nmsgstr "ক"\n\nmsgctxt ""\nmsgid "Rest"\nmsgstr "খ"\n')
    assert [message.key for message in catalog.messages] == [(None, "Rest"), ("", "Rest")]


def test_line_separators_of_unicode_are_no_line_ends() -> None:
    text = "a\u2028b\x85c\x0cd\x1ce"
    assert read(f'# {text}\nmsgid "{text}"\nmsgstr "{text}"\n').messages == (Message(text, text, comments=(text,)),)


# ---------------------------------------------------------------- characters


def test_what_people_wrote_comes_out_in_nfc_and_a_msgid_as_it_is() -> None:
    """Keyboards type U+09DF, which NFC takes apart; an English msgid may hold e and U+0301 on purpose."""
    text = '# \u09a8\u09df\nmsgid "cafe\u0301"\nmsgstr "\u09a8\u09df \u0995\u09c7\u09be"\n'
    assert read(text).messages == (
        Message("cafe\u0301", "\u09a8\u09af\u09bc \u0995\u09cb", comments=("\u09a8\u09af\u09bc",)),
    )


def test_joiners_are_no_noise() -> None:
    text = "র‍্যাশ, উদ্‌যাপন, ক্ষত"
    assert read(f'msgid "a"\nmsgstr "{text}"\n').messages[0].msgstr == text


def test_the_quick_look_at_nfc_never_differs_from_unicode() -> None:
    """Over every pair of characters the quick look lets pass, and every triple of Bengali marks between letters."""
    known = [chr(c) for c in range(0x20, 0xA00) if po._NOT_NFC_AT_SIGHT.search(chr(c)) is None]
    marks = [
        chr(c) for c in (0x981, 0x983, 0x9BC, 0x9BE, 0x9BF, 0x9C7, 0x9C8, 0x9CB, 0x9CD, 0x9D7, 0x9FE, 0x9AF, 0x9DF)
    ]
    pairs = product([c for c in known if c > "\u0900"], repeat=2)
    for text in (*known, *map("".join, pairs), *map("".join, product(marks, repeat=3))):
        assert po.is_nfc(text) == is_normalized("NFC", text), ascii(text)


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "Cf")), max_size=6))
def test_the_quick_look_at_nfc_agrees_on_any_text(text: str) -> None:
    assert po.is_nfc(text) == is_normalized("NFC", text)


def test_a_declared_charset_is_converted() -> None:
    text = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "café"\nmsgstr "é"\n'
    assert read(text.encode("latin-1")).messages == (Message("café", "é"),)


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "big5"])
def test_letters_that_are_utf_8_are_believed_more_than_the_header(charset: str) -> None:
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "Rest"\nmsgstr "বিশ্রাম"\n'
    made = read(text.encode())
    assert made.messages == (Message("Rest", "বিশ্রাম"),)
    assert "charset=UTF-8" in serialize_po(made)
    strings = with_strings(text.encode(), {(4, None): "আরাম"})
    assert strings == text.replace("বিশ্রাম", "আরাম").encode()


def test_a_charset_named_in_a_passage_is_not_the_files() -> None:
    assert read('msgid "a\\n"\n"Content-Type: text/html; charset=KOI8-R\\n"\nmsgstr "ক"\n').messages[0].msgstr == "ক"


@pytest.mark.parametrize("charset", ["CHARSET", "us-ascii", "utf8", "Utf-8"])
def test_other_names_of_utf_8_are_known(charset: str) -> None:
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\nmsgstr "ক্ষ"\n'
    assert read(text).messages[0].msgstr == "ক্ষ"


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "a"\nmsgstr "ক\n', 2, "closing quote"),
        ('msgid "a\nmsgstr "ক"\n', 1, "closing quote"),
        ('msgid "a"\nmsgstr "ক" "\n', 2, "closing quote"),
        ('msgid "a"\nmsgstr "\\q"\n', 2, r"unknown escape \q"),
        ('msgid "a"\nmsgstr "\\000"\n', 2, "NUL"),
        ('msgid "a"\nmsgstr "\\377"\n', 2, "not UTF-8"),
        ('mesgid "a"\nmsgstr "ক"\n', 1, "unknown keyword 'mesgid'"),
        ('domain "x"\nmsgid "a"\nmsgstr "ক"\n', 1, "unknown keyword 'domain'"),
        ('msgid "a"\nmsgstr "ক"\n?\n', 3, "not a line"),
        ("msgid a\n", 1, "not a line of a PO file"),
        ('"a"\n', 1, "belongs to nothing"),
        ('msgid "a"\nmsgstr "ক"\n# c\n"খ"\n', 4, "belongs to nothing"),
        ('msgid "a"\nmsgstr "ক"\n#~ "খ"\n', 3, "belongs to nothing"),
        ('msgstr "ক"\n', 1, "without a msgid"),
        ('msgctxt "c"\nmsgstr "ক"\n', 2, "without a msgid"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "খ"\n', 3, "where a msgstr is due"),
        ('msgid "a"\n# c\nmsgstr "ক"\n', 2, "where a msgstr is due"),
        ('msgid "z"\nmsgstr "য"\n\nmsgid "a"\n', 4, "without a msgstr"),
        ('msgid "a"\nmsgstr\n\nmsgid "b"\nmsgstr "খ"\n', 1, "msgstr without a string"),
        ('msgid "a"\nmsgstr "ক"\nmsgstr "খ"\n', 3, "second msgstr"),
        ('msgid "a"\nmsgstr[0] "ক"\n', 1, "without msgid_plural"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "ক"\n', 1, "without msgstr[0]"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "ক"\n', 3, "msgstr[0] is due"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "ক"\nmsgstr[2] "খ"\n', 4, "msgstr[1] is due"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "ক"\nmsgstr "খ"\n', 4, "second msgstr"),
        ('#~ msgid "a"\nmsgstr "ক"\n', 2, "obsolete"),
        ('#| msgctxt "c"\nmsgid "a"\nmsgstr "ক"\n', 2, "without #| msgid"),
        ('#| msgstr "c"\nmsgid "a"\nmsgstr "ক"\n', 1, "msgstr after #|"),
        ('#~ msgid ""\n#~ msgstr "ক"\n', 1, "empty msgid"),
        ('msgid "a"\nmsgstr "ক"\n\nmsgid "a"\nmsgstr "খ"\n', 4, "the same msgid stands in line 1"),
        ('msgid "a"\nmsgstr "ক"\n\n#~ msgid "a"\n#~ msgstr "খ"\n', 4, "the same msgid stands in line 1"),
        ('msgid "a" msgstr "ক" msgid "a" msgstr "খ"\n', 1, "the same msgid"),
        ('msgid "a"\n<<<<<<< HEAD\nmsgstr "ক"\n=======\nmsgstr "খ"\n>>>>>>> branch\n', 2, "merge conflict"),
        ('msgid "a"\nmsgstr "ক"\n=======\nmsgstr "খ"\n>>>>>>> branch\n', 3, "merge conflict"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(CatalogError) as caught:
        read(text)
    assert words in caught.value.message
    assert str(caught.value.place) == f"locales/bn/x.po:{line}"


def test_lines_are_counted_from_the_top_of_the_file() -> None:
    usual = '#. type: paragraph\nmsgid "a"\nmsgstr "ক"\n\n'
    with pytest.raises(CatalogError, match=r"x\.po:10: a string without"):
        read(HEADER + usual + '\n\nmsgid "b\nmsgstr ""\n')


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (HEADER.encode() + b'msgid "a"\nmsgstr "\xe0\xa6"\n', "locales/bn/x.po:5: not UTF-8: byte 0xe0"),
        (HEADER.encode("utf-16"), "locales/bn/x.po: saved as UTF-16"),
        (HEADER.replace("UTF-8", "klingon").encode(), "locales/bn/x.po: unknown charset 'klingon'"),
        (HEADER.replace("UTF-8", "zlib").encode(), "locales/bn/x.po: unknown charset 'zlib'"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, shown: str) -> None:
    with pytest.raises(CatalogError, match=r"save the file as UTF-8") as caught:
        read(data)
    assert str(caught.value).startswith(shown)


LINES = (
    'msgid "a"', 'msgstr "ক"', '"b"', "# c", '#| msgid "p"', '#~ msgid "o"', '#~ msgstr "ও"', "", "#, fuzzy",
    'msgctxt "x"', "<<<<<<< a", '"', "\\", 'msgstr[0] "', "\r",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_whatever_the_lines_the_answer_is_a_catalog_or_a_place(lines: list[str]) -> None:
    try:
        read("\n".join(lines))
    except CatalogError as error:
        assert error.place is not None
        assert 1 <= error.place.line <= len(lines)


def test_a_file_of_ten_megabytes_is_read() -> None:
    entries = "".join(f'#: source/a.md\nmsgid "Walk {n} steps."\nmsgstr "{n} কদম হাঁটুন।"\n\n' for n in range(120_000))
    data = (HEADER + entries).encode()
    assert len(data) > 10_000_000
    assert len(parse_po(data, path="big.po", domain="big", language="bn").messages) == 120_000
