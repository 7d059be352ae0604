"""What a page costs: bytes, requests, and no jump while it loads. And that nothing of it needs a script."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest

from .site import parsed

ARTICLE = "bn/sleeping-with-sciatica/index.html"


def pages(example: Path) -> list[Path]:
    return sorted(example.glob("*/*/index.html"))


def test_an_article_is_small(example: Path) -> None:
    for page in pages(example):
        assert len(gzip.compress(page.read_bytes(), 9)) <= 20 * 1024, page


def test_no_page_of_text_carries_a_script(example: Path) -> None:
    for page in example.rglob("*.html"):
        if "search" not in page.parts:
            tree = parsed(page.read_bytes())
            assert set(tree.xpath("//script/@type")) <= {"application/ld+json"}
            assert not tree.xpath("//script[not(@type)]") and not tree.xpath("//@onclick | //@onload | //@style")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_asks_for_little_and_does_not_jump(width: int, example: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(
        "window.jumps = 0; new PerformanceObserver(list => list.getEntries().forEach(e => jumps += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto((example / ARTICLE).as_uri(), wait_until="load")
    page.mouse.wheel(0, 20_000)
    page.wait_for_function("[...document.images].every(image => image.complete)")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("jumps") == 0
    assert len([url for url in asked if not re.search(r"\.(svg|png|jpe?g|webp|avif)$", url)]) == 1
    assert len(asked) <= 3 and all(url.startswith(example.as_uri()) for url in asked)
    page.close()


def test_everything_opens_and_shows_without_scripts(example: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((example / ARTICLE).as_uri())
    report = page.locator("details.report")
    assert report.count() == 1 and not report.locator("li").first.is_visible()
    report.locator("summary").click()
    assert report.locator("li").first.is_visible()
    line = page.locator(".contents > ol > li > a").nth(2)
    line.click()
    assert page.url.endswith(line.get_attribute("href") or "-")
    page.locator(".languages a").first.click()
    assert page.url.endswith("/en/sleeping-with-sciatica/")
    context.close()
