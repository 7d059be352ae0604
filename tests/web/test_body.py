"""Tokens to HTML: one line a construct, then what one line cannot show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import RenderError
from pipeline.languages import language
from pipeline.render.html import FORMAT
from pipeline.render.html.blanks import Link

from .site import body, made, parsed, text


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Two\nlines", "<p>Two\nlines</p>"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>"),
        ("**bold** *em* ~~old~~", "<p><strong>bold</strong> <em>em</em> <s>old</s></p>"),
        ('`a "b" <c>`', "<p><code>a &quot;b&quot; &lt;c&gt;</code></p>"),
        ("AT&T < 5", "<p>AT&amp;T &lt; 5</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("1. a\n   - b", "<ol>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("---", "<hr>"),
        ("```sh\na < b\n```", '<pre><code class="language-sh">a &lt; b\n</code></pre>'),
        ("Term\n: one\n: two", "<dl>\n<dt>Term</dt>\n<dd>one</dd>\n<dd>two</dd>\n</dl>"),
        ("## Rest {#rest}\n\n[up](#rest)", '<h2 id="rest">Rest</h2>\n<p><a href="#rest">up</a></p>'),
        ("## Rest *now*", '<h2 id="rest-now">Rest <em>now</em></h2>'),
        ("[999](tel:999)", '<p><a href="tel:999">999</a></p>'),
        ('[a](https://e.org/?a=1&b "T")', '<p><a href="https://e.org/?a=1&amp;b" rel="external" title="T">a</a></p>'),
        ("<div>\n<b>in HTML</b>\n</div>", "<div>\n<b>in HTML</b>\n</div>"),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ("<!-- i18n:comment: a word for translators -->\n\nx", "<p>x</p>"),
        ("::: references\n1. Koes B.\n:::", '<div class="references">\n<ol>\n<li>Koes B.</li>\n</ol>\n</div>'),
        ("::: tip\nx\n:::",
         '<div class="card tip" role="note">\n<p class="card-title"><span class="kind">Tip</span></p>\n'
         "<p>x</p>\n</div>"),
        ("- [ ] a", '<ul class="tasks">\n<li class="task"><span class="box"></span>a</li>\n</ul>'),
    ],
)  # fmt: skip
def test_each_construct_becomes_its_elements(markdown: str, html: str) -> None:
    assert body(made(markdown)) == html


def test_a_card_is_a_group_named_by_its_title() -> None:
    tree = parsed(body(made("::: emergency Call 999 now\nGo.\n:::\n\n::: note Rest\nOr not.\n:::")))
    cards = tree.xpath("//div[@role='group']")
    assert [card.get("class") for card in cards] == ["card emergency", "card note"]
    assert [text(tree.get_element_by_id(card.get("aria-labelledby"))) for card in cards] == [
        "Emergency Call 999 now",
        "Note Rest",
    ]


TABLES = """| a | b | |
| :-: | -: | - |
| c | d | |

x

| e |
| - |
| f |

| a | b | c |
| - | - | - |
"""


def test_a_wide_table_scrolls_alone_and_its_headers_say_what_they_head() -> None:
    tree = parsed(body(made(TABLES, {})))
    regions = tree.xpath("//div[@role='region']")
    assert [region.get("aria-label") for region in regions] == ["সারণি ১", "সারণি ৩"], "one column fits any screen"
    assert all(region.get("tabindex") == "0" for region in regions)
    assert [th.get("scope") for th in tree.xpath("//th")] == ["col"] * 6
    assert [td.get("class").split()[0] for td in regions[0].xpath(".//tbody//td")[:2]] == ["centre", "end"]
    assert not tree.xpath("//@style"), "a strict security policy allows no style attributes"


def test_a_header_cell_without_words_heads_nothing() -> None:
    tree = parsed(body(made("|  | b |\n| - | - |\n| c | d |")))
    assert [cell.tag for cell in tree.xpath("//thead//*[self::th or self::td]")] == ["td", "th"]


def test_a_lone_picture_is_a_figure_and_only_later_ones_load_lazily() -> None:
    page = made('![A *bent* knee](images/a.svg "Rest.")\n\n![B](images/b.svg)\n\nIn a line ![C](images/a.svg).')
    tree = parsed(body(page))
    assert [img.get("alt") for img in tree.xpath("//img")] == ["A bent knee", "B", "C"]
    assert [img.get("loading") for img in tree.xpath("//img")] == [None, "lazy", "lazy"]
    assert [text(caption) for caption in tree.xpath("//figure/figcaption")] == ["Rest."]
    assert len(tree.xpath("//figure")) == 2


def test_a_missing_picture_is_named_with_its_line() -> None:
    page = replace(made("## Rest\n\n![A knee](images/knee.svg)"), images=())
    with pytest.raises(RenderError) as caught:
        body(page)
    assert str(caught.value).startswith("source/sciatica.md:3: there is no picture source/images/knee.svg")


def test_footnotes_are_numbered_in_the_languages_digits_and_lead_back() -> None:
    page = made("One[^a] and two[^b], again[^a].\n\n[^a]: Koes.\n\n[^b]: NICE.", {})
    tree = parsed(body(page))
    marks = tree.xpath("//sup/a")
    assert [mark.text for mark in marks] == ["১", "২", "১"]
    assert [mark.get("href") for mark in marks] == ["#fn1", "#fn2", "#fn1"]
    assert [mark.get("id") for mark in marks] == ["fnref1", "fnref2", "fnref1-2"]
    backs = tree.xpath("//div[@role='doc-endnotes']//a[@class='back']")
    assert [back.get("href") for back in backs] == ["#fnref1", "#fnref1-2", "#fnref2"]
    assert backs[2].get("aria-label") == "লেখায় ২ নম্বর টীকার জায়গায় ফিরে যান"


def test_a_ticked_box_says_so() -> None:
    tree = parsed(body(made("- [x] done\n- [ ] open")))
    assert [box.get("aria-label") for box in tree.xpath("//span[contains(@class,'box')]")] == ["Done", None]


def test_contents_stand_before_the_first_section_and_after_what_comes_first() -> None:
    page = made("::: emergency Go\nNow.\n:::\n\n## One\n\n### One a\n\n### One b\n\n## Two\n\n#### Deep\n\n## Three")
    tree = parsed(body(page))
    assert [e.tag for e in tree.xpath("//body/*")][:3] == ["div", "nav", "h2"]
    outer = tree.xpath("//nav/ol/li/a/text()")
    assert outer == ["One", "Two", "Three"]
    assert tree.xpath("//nav/ol/li[1]/ol/li/a/@href") == ["#one-a", "#one-b"]
    assert tree.xpath("//nav/@aria-label") == ["Contents"]


@pytest.mark.parametrize(
    ("markdown", "outline"),
    [
        ("### a\n\n## b\n\n### c\n\n## d", ["#a", "#b", "#c", "#d"]),
        ("### a\n\n### b\n\n### c", ["#a", "#b", "#c"]),
        ("## a\n\n## b\n\n### c", ["#a", "#b", "#c"]),
    ],
)
def test_contents_are_well_formed_whatever_the_levels(markdown: str, outline: list[str]) -> None:
    html = body(made(markdown))
    assert parsed(html).xpath("//nav//a/@href") == outline
    assert html.count("<li>") == html.count("</li>") and html.count("<ol>") == html.count("</ol>")


def test_two_headings_need_no_contents() -> None:
    assert "<nav" not in body(made("## One\n\n## Two"))


def test_a_second_title_is_a_section() -> None:
    tree = parsed(body(made("---\ntitle: Rest\n---\n\n# Sleep\n\nWell.")))
    assert [h.tag for h in tree.xpath("//h1|//h2")] == ["h2"]


def test_a_link_to_an_article_leads_to_the_readers_page_or_says_where_else() -> None:
    page = made("See [sleep](sleep.md#side) or [walk](walk.md) or [gone](run.md).", {}, shelf=["sleep", "walk", "run"])
    links = {"sleep": Link("bn/sleep/", "bn"), "walk": Link("en/walk/", "en")}
    tree = parsed(body(page, links=links))
    sleep, walk, gone = tree.xpath("//p/a")
    assert (sleep.get("href"), sleep.get("hreflang")) == ("/bn/sleep/#side", None)
    assert (walk.get("href"), walk.get("hreflang")) == ("/en/walk/", "en")
    assert [text(note) for note in tree.xpath("//small")] == ["(ইংরেজি ভাষায়)"]
    assert gone.get("href") is None, "a link that leads nowhere is text"


def test_text_cannot_forge_a_blank() -> None:
    forged = "\ufdd0/picture/1#secret\ufdd1"
    assert "\ufffd/picture" in body(made(f"A {forged} b\n\n```\n{forged}\n```\n\n<p>{forged}</p>\n"))


def test_composing_changes_nothing_of_the_page() -> None:
    page = made("## A\n\n- b\n\n![c](c.svg)\n\n| d |\n| - |\n| e |", {"b": "খ"})
    before = repr(page)
    first = FORMAT.compose(page, language("bn"))
    assert FORMAT.compose(page, language("bn")) == first
    assert repr(page) == before
