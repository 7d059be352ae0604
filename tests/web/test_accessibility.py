"""axe-core finds nothing on any kind of page, in the light and in the dark, on a telephone and on a desk; and what it
cannot see: the keyboard, the reader's own spacing, a screen magnified four times."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import TOOLS, needed

ARTICLES = tuple(
    f"{code}/{slug}/index.html"
    for code in ("en", "bn", "ar")
    for slug in ("sleeping-with-sciatica", "red-flags-back-pain", "physiotherapy-for-sciatica")
)
LISTS = (
    "index.html",
    "404.html",
    *(f"{code}/{name}.html" for code in ("en", "bn", "ar") for name in ("index", "404", "search/index")),
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets readers set."""


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    opened = browser.new_page(bypass_csp=True)
    yield opened
    opened.close()


@pytest.mark.parametrize("path", [*LISTS, *ARTICLES])
def test_axe_finds_nothing(path: str, example: Path, page: Any) -> None:
    axe = TOOLS / "axe-core" / "axe.min.js"
    needed(axe.is_file(), "axe-core")
    page.goto((example / path).as_uri())
    page.add_script_tag(path=axe)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            looked, found = page.evaluate(
                "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}).then(r =>"
                " [r.passes.length, r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])])",
                TAGS,
            )
            assert looked > 10 and found == [], f"{width} px, {scheme}"


@pytest.mark.parametrize("path", [*LISTS, *ARTICLES])
def test_nothing_scrolls_sideways_or_is_cut_at_320_pixels(path: str, example: Path, page: Any) -> None:
    # Which is also what is left of 1280 pixels at 400 %.
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto((example / path).as_uri())
    for spacing in ("", SPACING):
        if spacing:
            page.add_style_tag(content=spacing)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, spacing
        cut = page.evaluate(
            """() => [...document.querySelectorAll('body *')].filter(e => {
                const style = getComputedStyle(e);
                if (e.closest('.unseen, .trap, .table') || style.overflow === 'visible') return false;
                return e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1;
            }).map(e => e.outerHTML.slice(0, 100))"""
        )
        assert [html for html in cut if "<textarea" not in html] == [], spacing


@pytest.mark.parametrize("path", ["bn/index.html", ARTICLES[0], ARTICLES[3]])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(path: str, example: Path, page: Any) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((example / path).as_uri())
    reachable = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, textarea, summary, [tabindex="0"]')]
            .filter(e => e.type !== 'hidden' && e.tabIndex >= 0 && e.checkVisibility())
            .map((e, i) => { e.dataset.order = i; return i; })"""
    )
    seen = []
    for _ in reachable:
        page.keyboard.press("Tab")
        order, visible = page.evaluate(
            """() => {
                const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect();
                return [Number(e.dataset.order), s.outlineStyle === 'solid' && parseInt(s.outlineWidth) >= 2
                    && box.width > 0 && box.bottom > 0 && box.top < innerHeight];
            }"""
        )
        assert visible, f"element {order}"
        seen.append(order)
    assert seen == reachable
    page.keyboard.press("Tab")


def test_the_skip_link_comes_first_and_leads_to_the_text(example: Path, page: Any) -> None:
    page.goto((example / ARTICLES[3]).as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", ARTICLES[3:5])
@pytest.mark.parametrize("medium", ["screen", "print"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_body_text_has_seven_to_one_on_its_ground_and_on_paper(
    scheme: str, medium: str, path: str, example: Path, page: Any
) -> None:
    page.emulate_media(color_scheme=scheme, media=medium)
    page.goto((example / path).as_uri())
    ratios = page.evaluate(
        """printed => {
            const lum = c => c.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
            const rgb = text => text.match(/[\\d.]+/g).map(Number);
            const ground = e => { const c = rgb(getComputedStyle(e).backgroundColor);
                return c.length === 4 && c[3] === 0 ? ground(e.parentElement) : c.slice(0, 3); };
            const ratio = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            return [...document.querySelectorAll('article :is(p, li, td, h2, a, .emergency .kind)')]
                .map(e => { const ink = lum(rgb(getComputedStyle(e).color).slice(0, 3));
                    // Grounds are printed or they are not.
                    const found = Math.min(ratio(ink, lum(ground(e))), printed ? ratio(ink, 1) : 21);
                    return [found, e.outerHTML.slice(0, 80)]; });
        }""",
        medium == "print",
    )
    page.emulate_media(media="screen")
    assert [found for found in ratios if found[0] < 7] == []
