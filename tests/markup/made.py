"""Articles, their units and their pages, from a few lines of Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from pipeline import markup
from pipeline.model import NO_SETTINGS, Answer, Article, CheckSettings, Page, State, Unit

PATH = "source/care/back.md"


def article(text: str, path: str = PATH) -> Article:
    return Article(path.removeprefix("source/").removesuffix(".md"), path, dedent(text))


def units(text: str) -> tuple[Unit, ...]:
    return markup.units(article(text))


def said(text: str) -> list[tuple[str, str]]:
    """Kind and msgid of every unit."""
    return [(unit.kind, unit.msgid) for unit in units(text)]


def msgids(text: str) -> list[str]:
    return [unit.msgid for unit in units(text)]


def targets(text: str) -> list[tuple[str, str, str]]:
    """Label, address and title of whatever was taken out of the units."""
    return [(target.label, target.url, target.title) for unit in units(text) for target in unit.targets]


def page(
    text: str,
    catalog: Mapping[str, str] | str | None = None,
    *,
    shelf: frozenset[str] = frozenset(),
    settings: CheckSettings = NO_SETTINGS,
) -> Page:
    """The article in Bengali, by a catalog from msgids to msgstrs or with one msgstr for all; in English without."""
    if catalog is None:
        return markup.page(article(text), None, language="en", shelf=shelf, settings=settings)

    def lookup(unit: Unit) -> Answer:
        msgstr = catalog if isinstance(catalog, str) else catalog.get(unit.msgid)
        return Answer(msgstr, State.TRANSLATED) if msgstr else Answer(None, State.UNTRANSLATED)

    return markup.page(article(text), lookup, language="bn", shelf=shelf, settings=settings)


def html(page: Page) -> str:
    return str(markup.html(page.tokens, page.env)).strip()


def shown(text: str, catalog: Mapping[str, str] | str | None = None) -> str:
    """What a reader gets: the page's plain HTML."""
    return html(page(text, catalog))


def states(page: Page) -> list[str]:
    return [state.value for state in page.states]
