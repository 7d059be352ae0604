"""Addresses out of the units, and back into the page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws.written import STEADY, blocks, marks
from markdown_it import MarkdownIt

from pipeline.markup import links, parser

from .made import msgids, said, shown, targets

Target = tuple[str, str, str]
A, B, C = "https://a.example/", "b.md#c", "/c d"

LINKS: dict[str, tuple[str, str, list[Target]]] = {
    "inline": (f"See [here]({A}).", "See [here][link-1].", [("link-1", A, "")]),
    "inline, in angle brackets": ("[x](</c d>)", "[x][link-1]", [("link-1", "/c%20d", "")]),
    "with white space around": (f"[x]( {A} )", "[x][link-1]", [("link-1", A, "")]),
    "with parentheses": ("[x](a(b)c)", "[x][link-1]", [("link-1", "a(b)c", "")]),
    "without an address": ("[x]()", "[x][link-1]", [("link-1", "", "")]),
    "without a text": (f"a [](b)[x]({A})", "a [][link-1][x][link-2]", [("link-1", "b", ""), ("link-2", A, "")]),
    "full": (f"[x][r]\n\n[r]: {A}", "[x][link-1]", [("link-1", A, "")]),
    "full, in other letters": (f"[x][ẞ]\n\n[SS]: {A}", "[x][link-1]", [("link-1", A, "")]),
    "collapsed": (f"[x][]\n\n[x]: {A}", "[x][link-1]", [("link-1", A, "")]),
    "shortcut": (f"[*x*]\n\n[*X*]: {A}", "[*x*][link-1]", [("link-1", A, "")]),
    "with a text of its own marks": (
        f"[*a* `]` \\] <b>c</b>]({A})",
        "[*a* `]` \\] <b>c</b>][link-1]",
        [("link-1", A, "")],
    ),
    "two, counted in the order they begin": (
        f"[a]({A}) [b]({B}) [a]({A})",
        "[a][link-1] [b][link-2] [a][link-3]",
        [("link-1", A, ""), ("link-2", B, ""), ("link-3", A, "")],
    ),
    "over two lines": (f"[a\nb](\n{A}\n) c", "[a b][link-1] c", [("link-1", A, "")]),
    "a picture": ("See ![a](b.svg).", "See ![a][image-1].", [("image-1", "b.svg", "")]),
    "a picture by reference": ("![a][r] b\n\n[r]: b.svg", "![a][image-1] b", [("image-1", "b.svg", "")]),
    "a picture in a link": (
        f"[![a](b.svg)]({A})",
        "[![a][image-1]][link-1]",
        [("link-1", A, ""), ("image-1", "b.svg", "")],
    ),
    "a picture and words in a link": (
        f"[c ![a](b.svg) d]({A})",
        "[c ![a][image-1] d][link-1]",
        [("link-1", A, ""), ("image-1", "b.svg", "")],
    ),
    "in a picture's text nothing is taken out": ("![a [b](c)](d) e", "![a [b](c)][image-1] e", [("image-1", "d", "")]),
    "no link: another scheme": ("[x](javascript:a) b", "[x](javascript:a) b", []),
    "no link: escaped": (f"\\[x]({A})", f"\\[x]({A})", []),
    "no link: in code": (f"a `[x]({A})`", f"a `[x]({A})`", []),
    "no link: in a tag": (f'<i title="[x]({A})">a</i>', f'<i title="[x]({A})">a</i>', []),
    "no link: undefined": ("[x][y] [z]", "[x][y] [z]", []),
    "no link: a footnote in the line and brackets after it": ("^[a](b) c", "^[a](b) c", []),
    "no link: an autolink, whose text is the address": (f"See <{A}>", f"See <{A}>", []),
    "a link around no other link": (f"[a [b]({A}) c]({B})", f"[a [b][link-1] c]({B})", [("link-1", A, "")]),
    "in Bengali": ("[এখানে](/ক) দেখুন।", "[এখানে][link-1] দেখুন।", [("link-1", "/%E0%A6%95", "")]),
}


@pytest.mark.parametrize(("text", "msgid", "taken"), LINKS.values(), ids=LINKS.keys())
def test_links(text: str, msgid: str, taken: list[Target]) -> None:
    assert msgids(text) == [msgid]
    assert targets(text) == taken


TITLES = {
    "of a link": ('[a](b "The title")', [("paragraph", "[a][link-1]"), ("link title", "The title")]),
    "of a reference": ("[a]\n\n[a]: b 'The\ntitle'", [("paragraph", "[a][link-1]"), ("link title", "The title")]),
    "of a picture in a text": ('x ![a](b "T")', [("paragraph", "x ![a][image-1]"), ("image title", "T")]),
    "of a link and of the picture in it": (
        '[![a](b "Picture")](c "Link")',
        [("paragraph", "[![a][image-1]][link-1]"), ("link title", "Link"), ("image title", "Picture")],
    ),
    "of a lone picture: its caption": ('![a](b "T")', [("image alt", "a"), ("image caption", "T")]),
    "of a lone picture without a text": ('![](b "T")', [("image caption", "T")]),
    "no words": ('[a](b "—")', [("paragraph", "[a][link-1]")]),
}


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES.keys())
def test_titles_are_units_of_their_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


LABELS = {
    "[link-1] [a](b)": "[link-1] [a][to-1]",
    "[ LINK-7 ] [a](b)": "[ LINK-7 ] [a][to-1]",
    "[link-1] [a](b)\n\n[link-1]: c": "[link-1][to-1] [a][to-2]",
    "[image-1] ![a](b) [c](d)": "[image-1] ![a][image-to-1] [c][to-1]",
    "[x][image-1]\n\n[image-1]: b": "[x][to-1]",
    "[link-1] [to-1] [address-1] [url-1] [href-1] [a](b)": "[link-1] [to-1] [address-1] [url-1] [href-1] [a][link2-1]",
    "[link-1] [image-to-1] [a](b)": "[link-1] [image-to-1] [a][address-1]",
}


@pytest.mark.parametrize(("text", "msgid"), LABELS.items())
def test_labels_avoid_those_of_the_article(text: str, msgid: str) -> None:
    assert msgids(text) == [msgid]


def test_a_label_used_in_one_block_is_avoided_in_all() -> None:
    assert msgids("[a](b)\n\n- [link-9]\n") == ["[a][to-1]", "[link-9]"]


def test_the_page_puts_the_addresses_back() -> None:
    assert shown("See [the page](https://a.example/).\n", "[পাতাটি][link-1] দেখুন।") == (
        '<p><a href="https://a.example/">পাতাটি</a> দেখুন।</p>'
    )


def test_links_may_change_places_and_be_used_twice() -> None:
    made = shown("[a](b) or [c](d)\n", "[গ][link-2], [ক][link-1], [খ][link-1]")
    assert made == '<p><a href="d">গ</a>, <a href="b">ক</a>, <a href="b">খ</a></p>'


def test_a_translator_may_link_elsewhere_on_purpose() -> None:
    made = shown("See [here](https://en.example/).\n", "[এখানে](https://bn.example/স্বাস্থ্য) দেখুন।")
    assert 'href="https://bn.example/' in made


def test_a_translator_may_use_the_references_of_the_article() -> None:
    assert shown("See [a].\n\n[a]: /u\n", "[ক][a] দেখুন।") == '<p><a href="/u">ক</a> দেখুন।</p>'


def test_titles_are_translated_with_their_block_and_stay_with_it() -> None:
    text = 'See [a](b "Title").\n'
    assert shown(text, {"See [a][link-1].": "[ক][link-1] দেখুন।", "Title": "শিরোনাম “ক”"}) == (
        '<p><a href="b" title="শিরোনাম “ক”">ক</a> দেখুন।</p>'
    )
    assert shown(text, {"See [a][link-1].": "[ক][link-1] দেখুন।"}) == '<p><a href="b" title="Title">ক</a> দেখুন।</p>'
    assert shown(text, {"Title": "শিরোনাম"}) == '<p>See <a href="b" title="Title">a</a>.</p>'


def test_a_caption_is_shown_even_where_the_picture_has_no_other_translation() -> None:
    text = '![A spine](a.svg "The spine")\n'
    assert shown(text, {"The spine": "মেরুদণ্ড"}) == '<p><img src="a.svg" alt="A spine" title="মেরুদণ্ড" /></p>'
    assert shown(text, {"A spine": "একটি মেরুদণ্ড"}) == ('<p><img src="a.svg" alt="একটি মেরুদণ্ড" title="The spine" /></p>')
    assert shown(text, {"A spine": "ক", "The spine": '"খ" <গ>'}) == (
        '<p><img src="a.svg" alt="ক" title="&quot;খ&quot; &lt;গ&gt;" /></p>'
    )


def test_a_title_with_quotes_and_tags_stays_a_title() -> None:
    assert shown('[a](b "T")\n', {"[a][link-1]": "[ক][link-1]", "T": '"><script>x</script>'}) == (
        '<p><a href="b" title="&quot;&gt;&lt;script&gt;x&lt;/script&gt;">ক</a></p>'
    )


# ---------------------------------------------------------------- the short way

_PLAIN_LINKS = st.lists(
    st.sampled_from((*"[]()!^a* \n", "](", "[a](b)", '![a](b "T")', "[^1]", "https://x.example/y?z=1#q")),
    min_size=1,
    max_size=14,
).map("".join)


@settings(STEADY, max_examples=1500)
@given(st.one_of(_PLAIN_LINKS, marks, blocks))
def test_links_found_without_the_parser_are_those_the_parser_finds(text: str) -> None:
    """An environment with some reference in it leaves no short way open."""
    env = {"references": {"NOT USED ANYWHERE": {"href": "x", "title": ""}}}
    assert links.take_out(text, parser.markdown(), {}) == links.take_out(text, parser.markdown(), env)


@STEADY
@given(st.from_regex(links._SAFE, fullmatch=True))
def test_a_safe_address_is_one_that_the_parser_leaves_as_it_is(address: str) -> None:
    assert MarkdownIt().normalizeLink(address) == address
