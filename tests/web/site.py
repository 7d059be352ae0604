"""Pages, editions and whole sites for the tests, made from a few lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from pipeline.build import jobs
from pipeline.languages import language
from pipeline.markup import page
from pipeline.model import Answer, Article, Contact, Edition, Lookup, Page, Person, State, Summary, Unit
from pipeline.render.html import FORMAT
from pipeline.render.html.blanks import Filling, Picture, filled
from pipeline.render.html.wording import Wording
from pipeline.render.html.words import shipped

BASE = "https://example.org/health"
CONTACT = Contact(
    phone="01975451525",
    phone_link="+8801975451525",
    follow=(("Facebook", "https://www.facebook.com/"),),
    reply_endpoint="https://example.org/reply",
)
Bengali = Mapping[str, str | State]
"""msgid → translation, or why there is none."""


def made(markdown: str, bengali: Bengali | None = None, *, domain: str = "sciatica", shelf: Iterable[str] = ()) -> Page:
    """The page of an article; in Bengali when translations are given."""
    article = Article(domain, f"source/{domain}.md", markdown)
    everything = frozenset((domain, *shelf))
    if bengali is None:
        return page(article, None, language="en", shelf=everything)
    return page(article, answering(bengali), language="bn", shelf=everything)


def answering(bengali: Bengali) -> Lookup:
    def answer(unit: Unit) -> Answer:
        found = bengali.get(unit.msgid, State.UNTRANSLATED)
        return Answer(None, found) if isinstance(found, State) else Answer(found, State.TRANSLATED)

    return answer


def same(unit: Unit) -> Answer:
    """A lookup that translates everything by itself."""
    return Answer(unit.msgid, State.TRANSLATED)


def body(of: Page, **given: Any) -> str:
    """A composed body with its blanks filled: pictures where they were, no link leads anywhere unless given, and the
    blocks' numbers left out unless they are asked for."""
    wording = Wording(shipped(of.language).items(), of.language, of.source_language)
    pictures = {path: Picture(path) for path in of.images}
    original = ("en", "/en/sciatica/")
    filling = Filling(of.path, "/", wording, {"en": "ইংরেজি"}, original, given.get("links", {}), pictures)
    html = filled(FORMAT.compose(of, language(of.language)), filling).strip()
    return html if given.get("numbered") else re.sub(r' id="_\d+"', "", html)


def summary(of: Page, translated: date | None = None) -> Summary:
    return jobs.summary(of, translated)


class Site:
    """Articles in English and Bengali, bound."""

    def __init__(
        self,
        articles: Mapping[str, tuple[str, Bengali]],
        *,
        languages: tuple[str, ...] = ("en", "bn"),
        words: Mapping[str, Mapping[str, str]] | None = None,
        threshold: float = 60,
        contact: Contact = CONTACT,
        settings: Mapping[str, Any] | None = None,
        reviewer: Person | None = None,
    ) -> None:
        shelf = frozenset(articles)
        self.pages = {
            (code, domain): made(text, None if code == "en" else bengali, domain=domain, shelf=shelf)
            if code in ("en", "bn")
            else page(Article(domain, f"source/{domain}.md", text), answering({}), language=code, shelf=shelf)
            for code in languages
            for domain, (text, bengali) in articles.items()
        }
        summaries = {key: summary(value) for key, value in self.pages.items()}
        by_code = {code: {d: s for (c, d), s in summaries.items() if c == code} for code in languages}
        self.editions = [
            Edition(
                format="html",
                language=language(code),
                languages=tuple(language(one) for one in languages),
                source_language="en",
                site_name="পিঠ ও পায়ের ব্যথা" if code == "bn" else "Back and leg pain",
                base_url=BASE,
                contact=contact,
                threshold=threshold,
                pages=tuple(by_code[code].values()),
                shelf=by_code,
                words={"Back and leg pain": "পিঠ ও পায়ের ব্যথা", **shipped(code)}
                if code == "bn"
                else (words or {}).get(code, {}),
                translation_reviewer=reviewer if code == "bn" else None,
                settings=settings or {},
                tagline="সহজ পরামর্শ" if code == "bn" else "Plain advice",
            )
            for code in languages
        ]

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the site, made in the current folder."""
        found = {}
        for edition in self.editions:
            for artifact in FORMAT.bind(edition):
                given = artifact.inputs
                if artifact.body is not None:
                    given = (self._body(artifact.body), *given)
                elif artifact.bodies:
                    given = (tuple(map(self._body, artifact.bodies)), *given)
                found[artifact.path] = artifact.make(*given)
        for artifact in FORMAT.bind_site(self.editions):
            found[artifact.path] = artifact.make(*artifact.inputs)
        return found

    def _body(self, source: tuple[str, str, str]) -> str:
        _, code, domain = source
        return FORMAT.compose(self.pages[code, domain], language(code))

    def tree(self, path: str) -> Any:
        return parsed(self.files[path])

    def write(self, folder: Path) -> None:
        for path, data in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)


def parsed(data: bytes | str) -> Any:
    """The element tree of a page."""
    return lxml_html.document_fromstring(data.decode() if isinstance(data, bytes) else data)


def text(element: Any) -> str:
    """What a reader sees of an element, white space folded."""
    return " ".join(element.text_content().split())
