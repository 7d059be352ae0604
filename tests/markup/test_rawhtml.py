"""Raw HTML, cut into what a translator gets and what stays."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from laws.reading import elements
from laws.written import STEADY

from pipeline.markup.rawhtml import Piece, pieces, same_tags

from .made import html, msgids, page, said, shown, states

CUTS = {
    "an element": ("<p>Walk.</p>", [("html p", "Walk.")]),
    "white space stays outside": ("<p>\n  Walk\n  slowly.\n</p>", [("html p", "Walk slowly.")]),
    "every block element by itself": (
        "<ul><li>Walk</li><li>Rest</li></ul>",
        [("html li", "Walk"), ("html li", "Rest")],
    ),
    "end tags left out": ("<ul><li>Walk<li>Rest</ul>", [("html li", "Walk"), ("html li", "Rest")]),
    "text between elements": (
        "<div>Walk<p>Rest</p>Sleep</div>",
        [("html div", "Walk"), ("html p", "Rest"), ("html text", "Sleep")],
    ),
    "phrasing tags stay in their sentence": (
        "<p>Do <b>not</b> run, <a href='x'>walk</a>.<br>Slowly.</p>",
        [("html p", "Do <b>not</b> run, <a href='x'>walk</a>.<br>Slowly.")],
    ),
    "a tag around all is left outside": ("<p><b>Walk</b></p>", [("html p", "Walk")]),
    "two tags around all": ("<p><a href='x'><b>Walk</b></a></p>", [("html p", "Walk")]),
    "a tag that begins and another that ends": (
        "<p><b>Walk</b> <b>Run</b></p>",
        [("html p", "<b>Walk</b> <b>Run</b>")],
    ),
    "a tag within one of its name": ("<p><i>a <i>b</i></i></p>", [("html p", "a <i>b</i>")]),
    "breaks at the ends": ("<p><br>Walk<br></p>", [("html p", "Walk")]),
    "a summary": ("<details><summary>Why?</summary></details>", [("html summary", "Why?")]),
    "a table": ("<table><tr><th>A</th><td>1</td></tr></table>", [("html th", "A"), ("html td", "1")]),
    "a picture": ('<img src="a.svg" alt="A spine">', [("html alt", "A spine")]),
    "every attribute for readers": (
        "<input alt='a' title=\"b\" aria-label = 'c' placeholder='d' value='e' name='f'>",
        [("html alt", "a"), ("html title", "b"), ("html aria-label", "c"), ("html placeholder", "d")],
    ),
    "attributes in capitals and over lines": ('<IMG\n  ALT="A\n  spine">', [("html alt", "A spine")]),
    "attributes of the element around": ('<p title="a">Walk</p>', [("html title", "a"), ("html p", "Walk")]),
    "attributes of a tag in a sentence are part of it": (
        '<p>See <img alt="a"> here</p>',
        [("html p", 'See <img alt="a"> here')],
    ),
    "a lone picture in an element": ('<p><img alt="a"></p>', [("html alt", "a")]),
    "what looks like an attribute in another's value": ("<p data-x=' alt=\"a\" '>Walk</p>", [("html p", "Walk")]),
    "an attribute that is another's value": ('<p data-x= title="a">Walk</p>', [("html p", "Walk")]),
    "an attribute without quotes": ("<img alt=spine>", []),
    "an attribute without words": ('<img alt="—" title="">', []),
    "a greater-than in a value": ('<img data-x=">" alt="a > b">', [("html alt", "a > b")]),
    "code is left whole": ("<pre><b>a</b></pre><code>b</code><kbd>Ctrl</kbd><textarea>x</textarea>", []),
    "code in a sentence": (
        "<p>Press <kbd>Ctrl <b>C</b></kbd> now</p>",
        [("html p", "Press <kbd>Ctrl <b>C</b></kbd> now")],
    ),
    "scripts, styles and drawings": (
        "<div><script>a('<p>b</p>')</script><style>p{}</style><svg><text>c</text></svg></div>",
        [],
    ),
    "a script left open": ("<div><script>a <p>b</p></div>", []),
    "comments and instructions": ("<div><!-- <p>a</p> --><?php b ?><!DOCTYPE html></div>", []),
    "a comment parts what it stands between": ("<p>a <!-- b --> c</p>", [("html p", "a"), ("html text", "c")]),
    "a no-break space is no white space": ("<p>10\u00a0mg\n  now</p>", [("html p", "10\u00a0mg now")]),
    "entities alone": ("<p>&nbsp;&#8212;</p>", []),
    "no text": ("<div>\n<br>\n</div>", []),
    "a value without an end holds all that follows": ("<div>\n<a href='x>y</div>", []),
    "an apostrophe in a value without quotes ends nothing": ("<div class=it's>Walk</div>", [("html text", "Walk")]),
    "pictures and dashes": ('<p><img alt="a"> — <img alt="b"></p>', [("html alt", "a"), ("html alt", "b")]),
    "a tag left open": ("<div>Walk <b", [("html div", "Walk")]),
    "a less-than that is no tag": ("<p>a < b and 1<2</p>", [("html p", "a < b and 1<2")]),
    "a less-than at the end": ("<p>a <</p>", [("html p", "a <")]),
    "Bengali in an English page": ("<p>হাঁটুন।</p>", [("html p", "হাঁটুন।")]),
}


@pytest.mark.parametrize(("block", "expected"), CUTS.values(), ids=CUTS.keys())
def test_cuts(block: str, expected: list[tuple[str, str]]) -> None:
    assert [(piece.kind, piece.msgid) for piece in pieces(block) if piece.kind] == expected


FOREIGN = {
    "an element": ('<p lang="bn">হাঁটুন</p><p>Walk</p>', ["Walk"]),
    "in any writing": ("<P LANG=bn-BD>হাঁটুন</P><p>Walk</p>", ["Walk"]),
    "all that is in it": ('<div lang="bn"><p title="ক">খ</p><div>গ</div>ঘ</div><p>Walk</p>', ["Walk"]),
    "an element in it left open": ('<div lang="bn"><p>ক<li>খ</div><p>Walk</p>', ["Walk"]),
    "the source's own language": ('<p lang="en">Walk</p><p lang="en-GB">Rest</p>', ["Walk", "Rest"]),
    "hreflang is another thing": ('<p hreflang="bn">Walk</p>', ["Walk"]),
}


@pytest.mark.parametrize(("block", "expected"), FOREIGN.values(), ids=FOREIGN.keys())
def test_what_is_in_another_language_already_stays(block: str, expected: list[str]) -> None:
    assert [piece.msgid for piece in pieces(block) if piece.kind] == expected


AROUND = {
    "Markdown between two tags": ('<div lang="bn">\n\nহাঁটুন।\n\n- ঘুমান।\n\n</div>\n\nWalk.\n', ["Walk."]),
    "an element of the same name in it": (
        '<div lang="bn">\n<div>\n\nক\n\n</div>\n\nখ\n\n</div>\n\nWalk.\n',
        ["Walk."],
    ),
    "what stands behind the end tag": (
        '<section lang="bn">\n\nক\n\n</section><p>Walk</p>\n\nRest.\n',
        ["Walk", "Rest."],
    ),
    "code that is asked for": ('<div lang="bn">\n\n<!-- i18n:code -->\n```\nক\n```\n\n</div>\n\nWalk.\n', ["Walk."]),
    "left open in a list item: to the item's end": ('- <div lang="bn">\n\n  ক\n\n- Walk.\n', ["Walk."]),
    "left open in a quotation": ('> <div lang="bn">\n>\n> ক\n\nWalk.\n', ["Walk."]),
    "a paragraph left open ends by itself": ('<p lang="bn">ক\n\nWalk.\n', ["Walk."]),
    "ended in a range that is skipped": (
        '<div lang="bn">\n\n<!-- translate:off -->\n\n</div>\n\n<!-- translate:on -->\n\nWalk.\n',
        ["Walk."],
    ),
    "the source's own language": ('<div lang="en">\n\nWalk.\n\n</div>\n', ["Walk."]),
}


@pytest.mark.parametrize(("text", "expected"), AROUND.values(), ids=AROUND.keys())
def test_markdown_inside_an_element_of_another_language_stays(text: str, expected: list[str]) -> None:
    assert msgids(text) == expected


def test_the_source_may_be_the_english_of_one_country() -> None:
    found = pieces('<p lang="en">Walk</p><p lang="en-IN">Rest</p><p lang="bn">ঘুম</p>', "en-GB")
    assert [piece.msgid for piece in found if piece.kind] == ["Walk", "Rest"]


def test_markdown_of_another_language_is_not_marked_as_skipped_english() -> None:
    made = page('<div lang="bn">\n\nহাঁটুন।\n\n</div>\n', {})
    assert not [token for token in made.tokens if token.meta.get("skip")]


_TAGS = """
<p> ¦ </p> ¦ <b> ¦ </b> ¦ <div lang='bn'> ¦ </div> ¦ <br> ¦ <img alt='a' src=b> ¦ <a href="x" title='y'> ¦ </a> ¦ <svg/>
<code> ¦ </code> ¦ <script> ¦ </script> ¦ <textarea> ¦ <input placeholder="p"> ¦ <!-- ¦ --> ¦ <!-- c --> ¦ <? ¦ ?>
<!d> ¦ < ¦ > ¦ </ ¦ <b ¦ ' ¦ " ¦ = ¦ a ¦ হাঁটুন ¦ &amp; ¦  alt='x'
"""
_HTML = st.lists(
    st.sampled_from((*(tag for line in _TAGS.strip().split("\n") for tag in line.split(" ¦ ")), " ", "\n")), max_size=12
).map("".join)


@STEADY
@given(_HTML)
def test_joining_the_pieces_gives_back_the_block(block: str) -> None:
    assert "".join(piece.text for piece in pieces(block)) == block


@STEADY
@given(_HTML)
def test_a_piece_may_be_filled_with_itself(block: str) -> None:
    for piece in pieces(block):
        if piece.kind:
            assert piece.filled(piece.text) == piece.text
            assert piece.filled(piece.msgid) == piece.msgid


@STEADY
@given(_HTML, _HTML)
@example('<p>A <img title="a" alt="b" src="x"> b</p>', '<img title= alt="y onerror=alert(1) z" src="x">')
@example("<p>A <code>b alt='c'</code> d</p>", "<code>b alt='<script>x</script>'</code>")
def test_what_a_piece_is_filled_with_adds_no_element(block: str, translation: str) -> None:
    filled = []
    for piece in pieces(block):
        text = piece.filled(translation) if piece.kind else None
        filled.append(piece.text if text is None else text)
    assert elements("".join(filled)) == elements(block)


# ---------------------------------------------------------------- filling

P = 'See <a href="/u" title="t">this</a> and <b>that</b>.'

ACCEPTED = {
    "tags in another order": '<b>ঐটি</b> ও <a href="/u" title="t">এটি</a> দেখুন।',
    "a translated title": '<a href="/u" title="শিরোনাম">এটি</a> ও <b>ঐটি</b> দেখুন।',
    "a title in other quotes": '<a href="/u" title=\'শিরোনাম "ক"\'>এটি</a> ও <b>ঐটি</b>',
    "tags within each other": '<b><a href="/u" title="t">এটি</a></b> দেখুন।',
    "white space in a tag": '<a  href="/u"\n title="t">এটি</a> ও <b>ঐটি</b>',
    "entities": '&lt;script&gt; <a href="/u" title="t">এটি</a> ও <b>ঐটি</b>',
}
REFUSED = {
    "a tag lost": "এটি ও <b>ঐটি</b>",
    "all tags lost": "এটি ও ঐটি দেখুন।",
    "a tag more": P + "<i>ক</i>",
    "the same tag twice": P.replace("<b>that</b>", "<b>এ</b><b>ঐ</b>"),
    "another tag": P.replace("b>", "i>"),
    "an end tag lost": P.replace("</b>", ""),
    "tags that cross": 'See <a href="/u" title="t"><b>this</a>that</b>',
    "end before begin": 'See </a><a href="/u" title="t">this<b>that</b>',
    "another address": P.replace("/u", "/v"),
    "a script": P + "<script>alert(1)</script>",
    "a script in capitals": P + "<ScRiPt>alert(1)",
    "a script left open": P + "<script",
    "an event on a tag of its own": P.replace("<b>", "<b onclick=x>"),
    "an event beside the title": P.replace('title="t"', 'title="t" onclick="x"'),
    "an event in a title without quotes": P.replace('title="t"', "title=t onclick=x"),
    "an event behind the quotes": P.replace('"t"', '"t" \'" onclick=\'x'),
    "an event behind a newline": P.replace("<b>", "<b\nonclick=x>"),
    "an event behind a slash": P.replace("<b>", "<b/onclick=x>"),
    "a picture": P + "<img src=x onerror=alert(1)>",
    "a comment": P + "<!-- ক -->",
    "a comment left open": P + "<!--",
    "an instruction": P + "<?php ?>",
    "a drawing": P + "<svg onload=x>",
    "a tag left open": P + "<b",
    "an end tag left open": P + "</",
}


@pytest.mark.parametrize("translation", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_a_translation_may(translation: str) -> None:
    assert Piece(P, "html p").filled(translation) == translation
    assert translation in shown(f"<p>{P}</p>\n", translation)


@pytest.mark.parametrize(
    ("translation", "shows"),
    [
        ("৩ < ৫ {0} <", "৩ &lt; ৫ {0} &lt;"),
        ("{0}। &# ক &#; খ &#x; &#65;", "{0}। &amp;# ক &amp;#; খ &amp;#x; &#65;"),
        ("{0} &amp; &lt; & ক", "{0} &amp; &lt; & ক"),
    ],
)
def test_signs_that_are_no_tag_and_no_reference_are_spelt_as_html_wants(translation: str, shows: str) -> None:
    tags = '<a href="/u" title="">এটি</a> ও <b>ঐটি</b>'
    assert Piece(P, "html p").filled(translation.format(tags)) == shows.format(tags)


@pytest.mark.parametrize("translation", REFUSED.values(), ids=REFUSED.keys())
def test_a_translation_may_not(translation: str) -> None:
    assert Piece(P, "html p").filled(translation) is None
    made = page(f"<p>{P}</p>\n", translation)
    assert states(made) == ["broken"]
    assert html(made) == f"<p>{P}</p>"


def test_a_source_whose_tags_cross_may_be_translated_so() -> None:
    assert same_tags("<b>a<i>b</b></i>", "<i>ক</i><b>খ</b>")
    assert same_tags("<b>a<i>b</b></i>", "<b>ক<i>খ</b></i>")
    assert not same_tags("<b>a</b><i>b</i>", "<b>ক<i>খ</b></i>")


VALUES = {
    "words": ("A spine", "মেরুদণ্ড", "মেরুদণ্ড"),
    "quotes": ("A spine", "“ক” 'খ' \"গ\"", "“ক” &#39;খ&#39; &quot;গ&quot;"),
    "an entity": ("A spine", "ক &amp; খ", "ক &amp; খ"),
    "an ampersand": ("A & B", "ক & খ", "ক & খ"),
    "an apostrophe in double quotes": ("It's", "এটা's \"", "এটা's &quot;"),
    "double quotes in single ones": ('a "b"', "ক \"খ\" 'গ'", 'ক "খ" &#39;গ&#39;'),
    "no reference": ("A spine", "ক &# খ", "ক &amp;# খ"),
    "a less-than like the source's": ("a < b", "ক < খ", "ক < খ"),
    "a greater-than": ("a", "ক > খ", "ক > খ"),
}


@pytest.mark.parametrize(("source", "translation", "value"), VALUES.values(), ids=VALUES.keys())
def test_the_value_of_an_attribute_stays_in_its_quotes(source: str, translation: str, value: str) -> None:
    assert Piece(source, "html alt").filled(translation) == value


def test_a_tag_in_the_value_of_an_attribute_is_refused() -> None:
    made = page('<img alt="A spine" src="a.svg">\n', "<b>মেরুদণ্ড</b>")
    assert states(made) == ["broken"]
    assert html(made) == '<img alt="A spine" src="a.svg">'


def test_one_refused_piece_leaves_the_others_translated() -> None:
    made = page(
        '<div title="Rest">\n<p>Walk</p>\n<p>Do <b>not</b> run</p>\n</div>\n',
        {"Rest": "বিশ্রাম", "Walk": "হাঁটুন", "Do <b>not</b> run": "দৌড়াবেন না"},
    )
    assert states(made) == ["translated", "translated", "broken"]
    assert html(made) == '<div title="বিশ্রাম">\n<p>হাঁটুন</p>\n<p>Do <b>not</b> run</p>\n</div>'
    (finding,) = made.findings
    assert finding.msgid == "Do <b>not</b> run"


def test_every_refused_piece_has_a_finding() -> None:
    made = page("<p>Walk</p>\n<p>Rest</p>\n", "<b>হাঁটুন</b>")
    assert [finding.msgid for finding in made.findings] == ["Walk", "Rest"]


def test_details_with_markdown_in_them_are_html_and_markdown() -> None:
    text = "<details>\n<summary>Why <em>me</em>?</summary>\n\nBecause of *this*.\n\n</details>\n"
    assert said(text) == [("html summary", "Why <em>me</em>?"), ("paragraph", "Because of *this*.")]
    assert shown(text, {"Why <em>me</em>?": "<em>আমি</em> কেন?", "Because of *this*.": "*এ* কারণে।"}) == (
        "<details>\n<summary><em>আমি</em> কেন?</summary>\n<p><em>এ</em> কারণে।</p>\n</details>"
    )
