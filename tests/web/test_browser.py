"""What a real browser makes of a small site: no sideways scrolling, no scripts, no requests to elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import State

from .site import Site

ARTICLE = """---
title: Physiotherapy and exercise for sciatica
description: Twelve ways.
---

::: emergency Call 999
- numbness between the legs
:::

## One

| Week | Steps | Now |
| - | -: | - |
| 1 | 1,000 | now |

| What you notice | How soon | Where | And a fourth |
| - | :-: | -: | - |
| One leg or foot has become weak | the same day | hospital | https://www.who.int/news-room/fact-sheets/detail/low |

![Knees](images/knees.svg "Bent.")

## Two

- [ ] a
- b

A very long address: https://www.who.int/news-room/fact-sheets/detail/low-back-pain-and-a-very-long-path-without-spaces

```
a line of code that is longer than any telephone is wide, so that it would have to scroll
```

## Three

Text[^1].

::: note
x
:::

[^1]: Koes.
"""
BENGALI = {
    "Physiotherapy and exercise for sciatica": "সায়াটিকায় ফিজিওথেরাপি ও ব্যায়াম",
    "numbness between the legs": "দুই পায়ের মাঝখানে অবশ ভাব",
    "One": State.FUZZY,
    "Two": "দুই",
    "What you notice": "যা টের পাচ্ছেন",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "source" / "images").mkdir(parents=True)
    (folder / "source" / "images" / "knees.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420"><path d="M0 0h9v9z"/></svg>'
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Site({"sciatica": (ARTICLE, BENGALI)}, languages=("en", "bn", "ar"), threshold=0).write(folder / "output")
    yield folder / "output"


ARTICLES = tuple(f"{code}/sciatica/index.html" for code in ("en", "bn", "ar"))
PAGES = ("index.html", "404.html", "bn/index.html", "bn/404.html", *ARTICLES)
PLACES = """s => [...document.querySelectorAll(s)].slice(0, 1).flatMap(p => {
    const found = [], walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) for (const word of walk.currentNode.data.matchAll(/\\S+\\s*/g)) {
        const range = document.createRange();
        range.setStart(walk.currentNode, word.index);
        range.setEnd(walk.currentNode, word.index + word[0].trimEnd().length);
        const box = range.getBoundingClientRect();
        found.push([word[0], box.left, box.right, Math.round(box.top)]);
    }
    return found;
})"""
"""Every word of an element, and where it stands: left, right, top."""
UNTOLD = """() => {
    const found = [], own = e => e.closest("[lang]") === document.documentElement;
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode())
        if (/^(?!https?:).*[A-Za-z]/.test(walk.currentNode.data.trim()) && own(walk.currentNode.parentElement))
            found.push(walk.currentNode.data);
    for (const e of document.body.querySelectorAll("*"))
        for (const name of ["aria-label", "alt", "title", "placeholder"])
            if (/[A-Za-z]/.test(e.getAttribute(name) ?? "") && own(e)) found.push(`${e.tagName} ${name}`);
    return found;
}"""
"""What is said in the page's own language and has Latin letters, addresses aside."""
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_on_the_smallest_screen(path: str, output: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page.goto((output / path).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.add_style_tag(content=SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") == 320, "with the reader's own spacing"
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_nothing_but_itself_and_its_pictures(path: str, output: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((output / path).as_uri())
    assert all(url.startswith((output.as_uri(), "data:")) for url in asked)
    assert len([url for url in asked if url.startswith("file:")]) <= 2
    assert page.evaluate("document.querySelectorAll('script:not([type=\"application/ld+json\"])').length") == 0
    page.close()


def test_every_link_of_the_frame_is_large_enough_for_a_thumb(output: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto((output / "bn/sciatica/index.html").as_uri())
    heights = page.evaluate(
        "[...document.querySelectorAll('.languages a, .site, .contact a, .follow a')].map(e => e.offsetHeight)"
    )
    assert len(heights) == 5 and min(heights) >= 44
    page.close()


def test_the_contents_stand_beside_the_text_where_there_is_room(output: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for code, side in (("bn", "left"), ("ar", "right")):
        page.goto((output / f"{code}/sciatica/index.html").as_uri())
        boxes = page.evaluate(
            "['.contents', 'h1'].map(s => document.querySelector(s).getBoundingClientRect().toJSON())"
        )
        contents, title = boxes
        assert contents["right"] < title["left"] if side == "left" else contents["left"] > title["right"]
    page.close()


def test_narrow_columns_need_no_scrolling_on_a_telephone_and_broad_ones_scroll_alone(
    output: Path, browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto((output / "en/sciatica/index.html").as_uri())
    tables = page.evaluate("[...document.querySelectorAll('.table')].map(e => e.scrollWidth > e.clientWidth)")
    assert tables == [False, True]
    page.close()


def test_a_drawing_has_a_light_ground_in_the_dark(output: Path, browser: Any) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto((output / "en/sciatica/index.html").as_uri())
    ground = "getComputedStyle(document.querySelector('figure img')).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == "rgba(0, 0, 0, 0)"
    page.close()


def test_the_sign_of_an_emergency_is_not_read_out(output: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((output / "en/sciatica/index.html").as_uri())
    assert page.get_by_role("group", name="Emergency Call 999", exact=True).count() == 1
    assert '"!"' in page.evaluate("getComputedStyle(document.querySelector('.kind'), '::before').content")
    page.close()


def test_an_empty_field_is_told_of_in_the_readers_language_without_script(output: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto((output / "bn/sciatica/index.html").as_uri())
    assert not page.is_visible("#_name-error")
    page.click("button")
    assert page.is_visible("#_name-error")
    assert page.inner_text("#_name-error") == "এই ঘরটি পূরণ করা আবশ্যক।"
    page.fill("#_name", "সালমা")
    assert not page.is_visible("#_name-error")
    page.close()


def test_lists_count_in_the_pages_digits_but_not_inside_english(output: Path, browser: Any) -> None:
    page = browser.new_page()
    page.goto((output / "bn/sciatica/index.html").as_uri())
    style = "e => getComputedStyle(document.querySelector(e)).listStyleType"
    assert page.evaluate(style, ".footnotes ol") == "bengali"
    page.goto((output / "en/sciatica/index.html").as_uri())
    assert page.evaluate(style, ".footnotes ol") == "decimal"
    page.close()


def test_sentences_that_are_still_english_are_read_from_left_to_right_in_an_arabic_page(
    output: Path, browser: Any
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((output / "ar/sciatica/index.html").as_uri())
    words = page.evaluate(PLACES, ".translation p:nth-of-type(2)")
    said = "".join(word for word, *_ in words)
    assert said.index("Translated from English.") < said.index("0 of ")
    for (_, _, right, line), (word, left, _, next_line) in pairwise(words):
        assert next_line > line or left >= right - 1, word
    page.close()


def test_no_word_of_a_language_without_words_stands_alone_in_its_text(output: Path, browser: Any) -> None:
    """Every Latin word of an Arabic page, read or heard, is in an element that says another language."""
    page = browser.new_page()
    for path in ("ar/sciatica/index.html", "ar/index.html", "ar/404.html"):
        page.goto((output / path).as_uri())
        assert page.evaluate(UNTOLD) == []
        snapshot = page.locator("body").aria_snapshot()
        assert 'navigation "Language"' in snapshot
    page.close()
