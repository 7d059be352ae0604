"""Markdown → units: what there is to translate, and what a translator is told about it."""

from __future__ import annotations

import pytest

from .made import PATH, msgids, said, units

BLOCKS = {
    "headings say their level": (
        """
        # One
        ## Two ##
        Three
        ---
        ###### Six
        """,
        [("heading 1", "One"), ("heading 2", "Two"), ("heading 2", "Three"), ("heading 6", "Six")],
    ),
    "an explicit id is no part of the text": (
        """
        ## When to get help {#get-help}

        Underlined too {#u}
        ===================
        """,
        [("heading 2", "When to get help"), ("heading 1", "Underlined too")],
    ),
    "paragraphs": (
        """
        One
        paragraph.

        Another.
        """,
        [("paragraph", "One paragraph."), ("paragraph", "Another.")],
    ),
    "list items, tight and loose, nested": (
        """
        - tight
          - within
        1. one

           two
        """,
        [("list item", "tight"), ("list item", "within"), ("list item", "one"), ("list item", "two")],
    ),
    "a heading in a list item is a heading": ("- # Stretch\n", [("heading 1", "Stretch")]),
    "the box of a task is no part of the text": (
        "- [ ] Stretch\n- [x] Walk\n- [y] Run\n",
        [("list item", "Stretch"), ("list item", "Walk"), ("list item", "[y] Run")],
    ),
    "a quotation, and a list in it": (
        "> It hurts.\n>\n> - at night\n>\n> Often.\n",
        [("quotation", "It hurts."), ("list item", "at night"), ("quotation", "Often.")],
    ),
    "a lazy line belongs to its quotation": ("> It hurts\nat night.\n", [("quotation", "It hurts at night.")]),
    "a table": (
        """
        | What | `When` | |
        | :--- | :----: | -: |
        | Walk \\| run | *daily* | 12 |
        | — | | `x` |
        """,
        [
            ("table header", "What"),
            ("table cell", "Walk | run"),
            ("table cell", "*daily*"),
            ("table cell", "12"),
        ],
    ),
    "a definition list, tight and loose": (
        """
        Sciatica
        : Pain along the nerve.
        ~ In one leg.

        Disc

        : A cushion.

          Between two bones.
        """,
        [
            ("term", "Sciatica"),
            ("definition", "Pain along the nerve."),
            ("definition", "In one leg."),
            ("term", "Disc"),
            ("definition", "A cushion."),
            ("definition", "Between two bones."),
        ],
    ),
    "a footnote": (
        """
        Rest.[^1]

        [^1]: Not in bed.

            Second paragraph.
        [^x]: Another.
        """,
        [
            ("paragraph", "Rest.[^1]"),
            ("footnote", "Not in bed."),
            ("footnote", "Second paragraph."),
            ("footnote", "Another."),
        ],
    ),
    "a footnote in the line": ("Rest^[Not in *bed*.] well.\n", [("paragraph", "Rest^[Not in *bed*.] well.")]),
    "a card": (
        """
        ::: emergency Call *now*
        Numbness.

        - In both legs
        :::

        ::: note
        No title.
        :::
        """,
        [
            ("card title", "Call *now*"),
            ("paragraph", "Numbness."),
            ("list item", "In both legs"),
            ("paragraph", "No title."),
        ],
    ),
    "a card in a card": (
        ":::: tip Outer\n::: warning Inner\nText.\n:::\n::::\n",
        [("card title", "Outer"), ("card title", "Inner"), ("paragraph", "Text.")],
    ),
    "three colons before another word are text": (
        "::: sidebar\nText.\n:::\n",
        [("paragraph", "::: sidebar Text. :::")],
    ),
    "a picture alone: what it shows, and its caption": (
        '![A spine](spine.svg "The lower spine")\n',
        [("image alt", "A spine"), ("image caption", "The lower spine")],
    ),
    "a picture in a sentence belongs to it": (
        'See ![a spine](spine.svg "The spine").\n',
        [("paragraph", "See ![a spine][image-1]."), ("image title", "The spine")],
    ),
    "raw HTML, element by element": (
        '<figure>\n<img src="a.svg" alt="A <spine>">\n<figcaption>The spine</figcaption>\n</figure>\n',
        [("html alt", "A <spine>"), ("html figcaption", "The spine")],
    ),
    "tags in a paragraph stay in it": (
        "Do <b>not</b> run.\n",
        [("paragraph", "Do <b>not</b> run.")],
    ),
    "code is nobody's to translate": ("```\na b\n```\n\n    c d\n\n`e f`\n", []),
    "rules, dashes and bare addresses neither": (
        "***\n\n—\n\n<https://example.org>\n\nhttps://example.org/a?b=c\n\nwww.example.org\n\ndoi:10.1000/182\n",
        [],
    ),
    "a figure is, for other languages have other digits": (
        "- 12\n- 0.5 %\n",
        [("list item", "12"), ("list item", "0.5 %")],
    ),
    "an address after words belongs to them": (
        "See https://example.org/a\n",
        [("paragraph", "See https://example.org/a")],
    ),
    "entities alone are no text, with words they are": (
        "&nbsp;\n\nSalt &amp; water\n",
        [("paragraph", "Salt &amp; water")],
    ),
    "reference definitions are not shown, so they are no text": ("[a]: https://example.org 'Title'\n", []),
    "Bengali in the source is a text like any other": ("হাঁটুন।\n", [("paragraph", "হাঁটুন।")]),
    "an empty file": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


BREAKS = {
    "a soft break is one space": ("one\ntwo  three\n\tfour", "one two  three four"),
    "white space at a soft break goes": ("one \ntwo", "one two"),
    "two spaces are a hard break, and stay": ("one  \ntwo", "one  \ntwo"),
    "more than two stay as the author wrote them": ("one    \n   two", "one    \ntwo"),
    "a backslash is a hard break": ("one\\\ntwo\nthree", "one\\\ntwo three"),
    "an escaped backslash is none": ("one\\\\\ntwo", "one\\\\ two"),
    "three backslashes are one and a break": ("one\\\\\\\ntwo", "one\\\\\\\ntwo"),
    "two spaces at the very end are nothing": ("one  ", "one"),
    "a break in the address of a link, which keeps it from being one": ("[a](<b\nc>)", "[a](<b\nc>)"),
    "white space beside a break in code is part of the code": ("use `a\n  b` or\nnot", "use `a\n  b` or\nnot"),
    "a break in code without white space is a space": ("use `a\nb` or\nnot", "use `a b` or not"),
    "code on both sides of a break is not code around it": ("use `a` \nor `b`", "use `a` or `b`"),
}


@pytest.mark.parametrize(("text", "msgid"), BREAKS.values(), ids=BREAKS.keys())
def test_line_breaks(text: str, msgid: str) -> None:
    assert msgids(text) == [msgid]


CITATIONS = {
    "a container of references, whatever is in it": (
        """
        ::: references
        1. Koes B. Diagnosis and treatment.

        Slater J.

        <p>Pourahmadi M.</p>

        > Quoted.
        :::

        After.
        """,
        ["After."],
    ),
    "a container of references that is to be skipped skips nothing else": (
        "<!-- i18n:skip -->\n::: references\n- Koes B.\n:::\n\nAfter.\n",
        ["After."],
    ),
    "a list below a heading that says so": (
        "## References\n\n1. Koes B.\n   - a remark\n\nA sentence.\n\n## Next\n\n- Walk.\n",
        ["References", "A sentence.", "Next", "Walk."],
    ),
    "such a heading in any letters, with marks": ("# *Works Cited*\n\n- Koes B.\n", ["*Works Cited*"]),
    "an item with a DOI, wherever it stands": (
        "## Sources\n\n- Koes B. doi:10.1136/bmj.39223\n- Koes B. <https://doi.org/10.1136/bmj.39223>\n- Ask us.\n",
        ["Sources", "Ask us."],
    ),
    "a sentence about a DOI is a sentence": (
        "The number doi:10.1136/bmj.39223 names it.\n",
        ["The number doi:10.1136/bmj.39223 names it."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CITATIONS.values(), ids=CITATIONS.keys())
def test_reference_entries_are_never_translated(text: str, expected: list[str]) -> None:
    assert msgids(text) == expected


def test_units_know_the_heading_above_them() -> None:
    text = """
    Before.

    # The *lower* back & `code` {#back}

    Within.

    ## [Rest](https://example.org)

    Below.
    """
    assert [(unit.msgid, unit.section) for unit in units(text)] == [
        ("Before.", ""),
        ("The *lower* back & `code`", ""),
        ("Within.", "The lower back & code"),
        ("[Rest][link-1]", ""),
        ("Below.", "Rest"),
    ]


def test_the_section_of_a_title_or_a_table_cell_is_the_same() -> None:
    text = '# Rest\n\n[a](b "Title")\n\n| c |\n| - |\n| d |\n'
    assert [unit.section for unit in units(text)] == ["", "Rest", "Rest", "Rest", "Rest"]


def test_units_know_their_lines_in_the_file() -> None:
    text = """\
    ---
    title: Back pain
    author:
      name: Somebody
    ---

    One
    over two lines.

    - Two
      - Three

    | Four |
    | ---- |
    | Five |

    ::: note Six
    Seven
    :::

    [^1]: Eight
    """
    assert [(unit.line, unit.msgid) for unit in units(text)] == [
        (2, "Back pain"),
        (3, "Somebody"),
        (7, "One over two lines."),
        (10, "Two"),
        (11, "Three"),
        (13, "Four"),
        (15, "Five"),
        (17, "Six"),
        (18, "Seven"),
        (21, "Eight"),
    ]


def test_a_unit_counts_the_words_of_its_source() -> None:
    assert [unit.words for unit in units("Keep *moving*, every day.\n")] == [4]


def test_the_same_article_has_the_same_units_every_time() -> None:
    text = "[a](b) and [c]\n\n[c]: d\n\n^[e]\n"
    assert units(text) == units(text)
    assert PATH.startswith("source/")
