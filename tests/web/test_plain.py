"""The body alone: plain CommonMark HTML, and `lang` where a translation is missing."""

from __future__ import annotations

import pytest

from pipeline.markup import html, page
from pipeline.model import Article, State
from pipeline.render.html import plain

from .site import made, same

EVERYTHING = """---
title: Rest
---

## Rest {#rest}

One[^1] *two* ![a](a.svg).

- [ ] a
- b

  c

| d | e |
| - | -: |
| f | g |

Term
: word

::: emergency Go
Now.
:::

<!-- i18n:skip -->

Form B-12

::: references
1. Koes B.
:::

![h](h.svg "i")

[^1]: Koes.
"""


def test_a_page_in_its_own_language_is_what_the_parser_writes() -> None:
    of = made(EVERYTHING)
    assert plain(of) == html(of.tokens, dict(of.env))


def test_a_translation_that_says_the_same_gives_the_same_bytes() -> None:
    translated = page(Article("sciatica", "source/sciatica.md", EVERYTHING), same, language="bn")
    assert plain(translated) == plain(made(EVERYTHING))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Rest.", '<p lang="en">Rest.</p>\n'),
        ("## Rest. {#r}", '<h2 id="r" lang="en">Rest.</h2>\n'),
        ("- Rest.\n- ভালো", '<ul>\n<li><span lang="en">Rest.</span></li>\n<li>ভালো</li>\n</ul>\n'),
        ("> Rest.", '<blockquote>\n<p lang="en">Rest.</p>\n</blockquote>\n'),
    ],
)
def test_a_missing_translation_says_its_language(markdown: str, expected: str) -> None:
    of = made(markdown, {"Rest.": State.FUZZY, "ভালো": "ভালো"})
    assert plain(of) == expected
    assert plain(of) == expected, "the page's own tokens are not changed"
