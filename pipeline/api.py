"""For other programs: text in, units out; text and a lookup in, HTML out. No project, no files.

>>> [unit.msgid for unit in units("# Sciatica\\n\\nKeep [moving](https://example.org).\\n")]
['Sciatica', 'Keep [moving][link-1].']
>>> bengali = {"Keep *moving*.": "*নড়াচড়া* করুন।"}
>>> render("Keep *moving*.\\n", lambda unit: bengali.get(unit.msgid))
'<p><em>নড়াচড়া</em> করুন।</p>\\n'
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline import markup
from pipeline.model import Answer, Article, State, Unit


def units(text: str, *, name: str = "article.md") -> tuple[Unit, ...]:
    """The translatable units of a Markdown text in reading order.

    `name` stands in error messages. Raises `errors.SourceError` for front matter that is not YAML.
    """
    return markup.units(_article(text, name))


def render(
    text: str,
    lookup: Callable[[Unit], str | None] | None = None,
    *,
    language: str = "bn",
    name: str = "article.md",
) -> str:
    """The text's HTML, each block translated for which `lookup` has an answer.

    A block without one stays as it is and says so with a `lang` attribute. A translation that would change the
    block's markup is not used (see `markup.guard`). Without a lookup this is plain CommonMark rendering.
    """
    from pipeline.render.html import plain

    def answer(unit: Unit) -> Answer:
        found = lookup(unit) if lookup else None
        return Answer(found, State.TRANSLATED) if found else Answer(None, State.UNTRANSLATED)

    return plain(markup.page(_article(text, name), answer if lookup else None, language=language))


def _article(text: str, name: str) -> Article:
    return Article(name.removesuffix(".md"), name, text)
