"""One Markdown text read twice: by markdown-it as it comes, and as a page of ours under some lookup.

The parser here shares the list of constructs with ours and nothing else: no short ways for plain blocks, no
listening to links, no walk. What both say alike, our machinery has not changed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pipeline import markup
from pipeline.markup import frontmatter
from pipeline.markup.constructs import cards, headings
from pipeline.model import Answer, Article, Lookup, Page, State, Unit

BENGALI = "ক্লিনিক্যাল র‍্যাম্পে হাঁটুন—তবে ধীরে।"
"""Conjuncts, a joiner and a danda, on one line, with no mark that Markdown knows."""


def article(text: str, path: str = "source/law.md") -> Article:
    return Article(path.removeprefix("source/").removesuffix(".md"), path, text)


# ---------------------------------------------------------------- plain reading


@cache
def stock() -> MarkdownIt:
    """markdown-it's own parser with our constructs, its rules in the order they come in."""
    md = MarkdownIt("commonmark", {"html": True, "tasklists": True}).enable(["table", "strikethrough"])
    cards.enable(md)
    md.use(footnote_plugin).use(deflist_plugin)
    md.core.ruler.after("block", "shape", _shape)
    return md


def _shape(state: StateCore) -> None:
    state.tokens = headings.shape(cards.shape(state.tokens))


@lru_cache(maxsize=4)
def plain_html(text: str) -> str:
    """What a reader would see if there were no translations in the world."""
    return str(stock().render(_body(text)))


def plain_blocks(text: str) -> tuple[list[Token], dict[str, object]]:
    """The block tokens, their text not looked at yet, and the environment they were parsed in."""
    env: dict[str, object] = {}
    state = StateCore(_body(text), stock(), env)
    for rule in stock().core.ruler.getRules("")[:3]:  # normalize, block, shape
        rule(state)
    return state.tokens, env


def _body(text: str) -> str:
    return frontmatter.split(article(text)).body


# ---------------------------------------------------------------- reading as a page


def page(text: str, lookup: Lookup | None = None) -> Page:
    return markup.page(article(text), lookup, language="bn" if lookup else "en")


def html(text: str, lookup: Lookup | None = None) -> str:
    return html_of(page(text, lookup))


def html_of(page: Page) -> str:
    return str(markup.html(page.tokens, page.env))


def silent(unit: Unit) -> Answer:
    """Has no translation for anything."""
    return Answer(None, State.UNTRANSLATED)


def echo(unit: Unit) -> Answer:
    """Says what the source says."""
    return Answer(unit.msgid, State.TRANSLATED)


def bracketed(unit: Unit) -> Answer:
    """The pseudo-translation: all there is, in brackets."""
    return Answer(f"⟦{unit.msgid}⟧", State.TRANSLATED)


def bengali(unit: Unit) -> Answer:
    """One line without any mark, whatever the block was."""
    return Answer(BENGALI, State.TRANSLATED)


# ---------------------------------------------------------------- comparing


def words(html: str) -> str:
    """The HTML with every run of what it calls white space as one space; a no-break space is none."""
    return re.sub(r"[ \t\n\r\f]+", " ", html).strip(" ")


def structure(page: Page) -> list[tuple[str, str, int, int, bool]]:
    """Every block of a page, its text left out: kind, tag, opening or closing, depth, whether the tag is left out."""
    return [(t.type, t.tag, t.nesting, t.level, t.hidden) for t in page.tokens]


def elements(html: str) -> Counter[tuple[str, tuple[tuple[str, str], ...]]]:
    """The tags of a page with their attributes, as a browser reads them; what a translator may put into some is left
    out."""
    reader = _Elements()
    reader.feed(html)
    reader.close()
    return reader.found


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, tuple[tuple[str, str], ...]]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        theirs = ("alt", "title", "aria-label", "placeholder")
        self.found[tag, tuple((name, "" if name in theirs else words(value or "")) for name, value in attrs)] += 1
