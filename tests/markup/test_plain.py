"""The plain view of a text: its words, and the way back to where they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalog.po import parse_po
from pipeline.markup.parser import inline
from pipeline.markup.plain import OBJECT, Plain, plain
from pipeline.markup.traced import everything, traced
from pipeline.model import Target

ROOT = Path(__file__).resolve().parents[2]
TARGETS = tuple(Target(label, f"https://site.example/{label}") for label in ("link-1", "link-2", "image-1"))

MARKDOWN = {
    "words": ("হাঁটুন, ধীরে ধীরে।", "হাঁটুন, ধীরে ধীরে।"),
    "a strong word with an ending": ("**ORS**-এর প্যাকেট", "ORS-এর প্যাকেট"),
    "marks inside a word": ("উদ্*‌যাপ*ন", "উদ্‌যাপন"),
    "nested marks": ("***খুব* ধীরে** ~~দুটি~~", "খুব ধীরে দুটি"),
    "marks that are none": ("৫ * ৩ এবং a_b_c", "৫ * ৩ এবং a_b_c"),
    "a mark left open": ("**থামুন।**এখনই", "**থামুন।**এখনই"),
    "a link": ("[৯৯৯][link-1]-এ ফোন করুন", "৯৯৯-এ ফোন করুন"),
    "a link with an address": ('[**এখানে**](https://a.example/ "শিরোনাম") দেখুন', "এখানে দেখুন"),
    "a link that is none": ("[৯৯৯][লিংক-১]-এ", "[৯৯৯][লিংক-১]-এ"),
    "a picture": ("![ছবি][image-1] দেখুন", f"{OBJECT} দেখুন"),
    "code": ("ফরম ``বি`১২`` চান", f"ফরম {OBJECT} চান"),
    "a footnote": ("সামান্য।[^1]", f"সামান্য।{OBJECT}"),
    "a footnote in the line": ("সামান্য^[*খুব*]।", f"সামান্য{OBJECT}।"),
    "an autolink": ("<https://who.int/a>-এ দেখুন", f"{OBJECT}-এ দেখুন"),
    "a bare address": ("https://who.int/bn-এ দেখুন।", f"{OBJECT}এ দেখুন।"),
    "an address at a sentence's end": ("দেখুন www.who.int/bn।", f"দেখুন {OBJECT}।"),
    "an address of mail": ("a.b@c.example.bd-তে লিখুন", f"{OBJECT}-তে লিখুন"),
    "a DOI": ("doi: 10.1136/bmj.i6748, ২০১৭", f"{OBJECT}, ২০১৭"),
    "placeholders": ("{name}, %(count)s, %sটি, ${x}, {{ y }}", f"{OBJECT}, {OBJECT}, {OBJECT}টি, {OBJECT}, {OBJECT}"),
    "percentages": ("৫০% ও 20% de", "৫০% ও 20% de"),
    "entities": ("ক &amp; খ &lt;৫&nbsp;মিলি", "ক & খ <৫\u00a0মিলি"),
    "escapes": (r"\*কথা\* \ক", r"*কথা* \ক"),
    "a soft break": ("এক \n দুই", "এক দুই"),
    "hard breaks": ("এক  \nদুই\\\nতিন", "এক\nদুই\nতিন"),
    "formatting tags": ("জ্ব<b>র</b>, H<sub>2</sub>O", "জ্বর, H2O"),
    "a power of ten": ("10<sup>6</sup> টি", f"10{OBJECT}6 টি"),
    "a line break in HTML": ("এক<br>দুই", f"এক{OBJECT}দুই"),
    "an element that is typed": ("<kbd>Ctrl</kbd> চাপুন", f"{OBJECT} চাপুন"),
}  # fmt: skip


@pytest.mark.parametrize(("markdown", "words"), MARKDOWN.values(), ids=MARKDOWN.keys())
def test_the_words_of_a_markdown_text(markdown: str, words: str) -> None:
    assert plain(markdown, TARGETS).text == words


OTHERS = [
    ("html p", "জ্ব<b>র</b> &amp; *কাশি*<br>[^1]", f"জ্বর & *কাশি*{OBJECT}[^1]"),
    ("html td", "<code>B12</code> চান<!-- ক -->", f"{OBJECT} চান"),
    ("html li", "10<sup>6</sup>\nটি", f"10{OBJECT}6 টি"),
    ("html alt", "ক < খ &quot;গ&quot;", 'ক < খ "গ"'),
    ("title", "*কাশি* &amp; <b>", "*কাশি* &amp; <b>"),
    ("link title", "_ক_ {x}", f"_ক_ {OBJECT}"),
    ("interface", "%(done)sটি, %(all)s-এর", f"{OBJECT}টি, {OBJECT}-এর"),
    ("image alt", "**মেরুদণ্ড**", "মেরুদণ্ড"),
]


@pytest.mark.parametrize(("kind", "text", "words"), OTHERS)
def test_only_markdown_is_read_as_markdown(kind: str, text: str, words: str) -> None:
    assert plain(text, TARGETS, kind).text == words


def test_a_slice_of_the_words_leads_back_to_the_text() -> None:
    text = "**ORS**-এর &amp; [জ্বর][link-1] `x`।"
    view = plain(text, TARGETS)

    def slice_of(words: str) -> str:
        at = view.text.index(words)
        start, end = view.span(at, at + len(words))
        return text[start:end]

    assert slice_of("ORS") == "ORS"
    assert slice_of("ORS-এর") == "ORS**-এর"
    assert slice_of("&") == "&amp;"
    assert slice_of("জ্বর") == "জ্বর"
    assert slice_of(OBJECT) == "`x`"
    assert view.span(0, 0) == (2, 2)


MARKS = """\
ক জ্বর ১২ mg . । * ** _ __ ~~ ` `` [ ] ( ) ][ ]( ! ![ [^1] ^[ < > <b> </b> <br> <https://a.b/c> &amp; &; & \\ \\* {x} %s
https://a.b @ [link-1] [ক][link-1] ![ছবি][image-1] (https://c.d) <code> </code> <sup> </sup> \u200c
"""
PIECES = st.lists(st.sampled_from([*MARKS.split(), "\n", " ", "  \n", "\\\n"]), max_size=24).map("".join)


def lawful(text: str, view: Plain) -> None:
    assert len(view.starts) == len(view.text) + 1
    assert len(view.ends) == len(view.text)
    assert list(view.starts) == sorted(view.starts)
    assert view.starts[-1] == len(text)
    for start, end, character in zip(view.starts, view.ends, view.text, strict=False):
        assert 0 <= start < end <= len(text)
        if end - start == 1 and character not in (OBJECT, " ", "\n"):
            assert text[start] == character


@settings(deadline=None)
@given(PIECES, st.sampled_from(["", "html p", "html alt", "title"]))
def test_places_never_go_down_and_hold_what_they_say(text: str, kind: str) -> None:
    lawful(text, plain(text, TARGETS, kind))


def footnotes(text: str) -> dict[str, object]:
    """An environment that knows every footnote the text may refer to."""
    labels = re.findall(r"\[\^([^\s\]]+)\]", text)
    return {"footnotes": {"refs": {f":{label}": -1 for label in labels}, "list": {}}}


@settings(deadline=None)
@given(PIECES)
def test_the_words_are_those_the_parser_leaves(text: str) -> None:
    def letters(words: str) -> str:
        return "".join(words.replace(OBJECT, "").split())

    if not any(mark in text for mark in ("<", "{", "%", "://", "@")):
        told = (
            token.content for token in inline(text, TARGETS, footnotes(text)) if token.type in ("text", "text_special")
        )
        assert letters(plain(text, TARGETS).text) == letters("".join(told))


@settings(deadline=None)
@given(PIECES)
def test_the_tracing_parser_finds_what_the_parser_finds(text: str) -> None:
    def told(tokens: object) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for token in tokens:  # type: ignore[attr-defined]
            joins = found and found[-1][0] == token.type == "text"
            if joins:
                found[-1] = ("text", found[-1][1] + token.content)
            elif token.type != "text" or token.content:
                found.append((token.type, token.content))
        return found

    assert told(traced(text, TARGETS)) == told(inline(text, TARGETS, footnotes(text)))
    for token in everything(traced(text, TARGETS)):
        start, end = token.meta["at"]
        assert 0 <= start <= end <= len(text)


@settings(deadline=None)
@given(st.text(alphabet="কখগ্ািং‌ 0১।,;()\"'", max_size=40), st.sampled_from(["", "html p", "title"]))
def test_without_marks_plain_is_the_identity(text: str, kind: str) -> None:
    view = plain(text, (), kind)
    assert view.text == text
    assert list(view.starts) == list(range(len(text) + 1))


def test_our_own_catalogs_have_lawful_views() -> None:
    for path in sorted(ROOT.glob("locales/bn/LC_MESSAGES/*.po")):
        for message in parse_po(path.read_bytes(), path=path.name, domain=path.stem, language="bn").messages:
            lawful(message.msgstr, plain(message.msgstr, TARGETS))
