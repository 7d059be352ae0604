"""No English word in the Bengali interface: every text and every attribute that somebody reads or hears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .site import parsed

SAID = ("alt", "title", "aria-label", "placeholder", "content", "value", "aria-description", "aria-roledescription")
"""Attributes that are said to somebody."""
NOT_SAID = ("charset", "viewport", "http-equiv", "theme-color", "robots", "og:type", "og:url", "og:locale", "og:image")
MACHINE = re.compile(r"https?://\S+|^[a-z]{2}(/[\w-]+)*$|^[a-z]{2}_[A-Z]{2}$")
"""Addresses, the hidden name of the page, locales."""


def chrome(tree: Any) -> Iterator[tuple[str, str]]:
    """Where, and what is said there, outside what declares another language and outside the article's own text."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("style", "script"):
            continue
        language = next((a.get("lang") for a in element.iterancestors() if a.get("lang")), None)
        own = element.get("lang") or language
        if element.tag == "meta":
            name = element.get("name") or element.get("property") or element.get("http-equiv") or "charset"
            if not name.startswith(NOT_SAID) and name != "content-security-policy":
                yield f"meta {name}", element.get("content", "")
            continue
        if own == "bn" and element.text:
            yield element.tag, element.text
        if language == "bn" and element.tail:
            yield f"after {element.tag}", element.tail
        if own == "bn":
            hidden = element.get("type") == "hidden"
            yield from ((f"{element.tag} {name}", element.get(name, "")) for name in SAID if not hidden)


def latin(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", MACHINE.sub("", text.strip()))


ARTICLES = ("sleeping-with-sciatica", "red-flags-back-pain", "physiotherapy-for-sciatica", "sciatica-in-pregnancy")
PAGES = ("index.html", "404.html", "search/index.html", *(f"{name}/index.html" for name in ARTICLES))
FRAME = ("h1", "lede", "byline", "translation", "contents")
"""What of an article's element is the interface's, by element or class; the rest is the article's own text."""


@pytest.mark.parametrize("path", PAGES)
def test_the_bengali_interface_has_no_english_word(path: str, example: Path) -> None:
    tree = parsed((example / "bn" / path).read_bytes())
    for block in tree.xpath("//article/*"):
        if not {block.tag, *(block.get("class") or "").split()}.intersection(FRAME):
            block.set("lang", block.get("lang") or "und")
    said = list(chrome(tree))
    assert len([text for _, text in said if re.search("[\u0980-\u09ff]", text)]) > 5
    assert [(where, text.strip()) for where, text in said if latin(text)] == []


def test_marks_inside_the_articles_text_are_bengali_too(example: Path) -> None:
    tree = parsed((example / "bn/sleeping-with-sciatica/index.html").read_bytes())
    own = tree.xpath("//article//*[@lang='bn' or contains(@class, 'kind')]")
    assert len(own) > 5
    assert [text for element in own for text in element.itertext() if latin(text)] == []
    labels = tree.xpath("//article//@aria-label")
    assert labels and [label for label in labels if latin(label)] == []


@pytest.mark.parametrize("path", ["index.html", "404.html", "search/index.html", "red-flags-back-pain/index.html"])
def test_digits_are_bengali_wherever_a_reader_sees_them(path: str, example: Path) -> None:
    tree = parsed((example / "bn" / path).read_bytes())
    frame = tree.xpath("//header | //footer | //ul[@class='byline'] | //div[contains(@class, 'translation')]")
    seen = [text for part in frame for text in part.itertext() if re.search("[0-9]", text)]
    assert seen == []
