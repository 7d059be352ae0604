"""Pages, editions and PDFs for the tests, made from a few lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.languages import language
from pipeline.markup import page
from pipeline.model import Answer, Article, Contact, Edition, Lookup, Page, Person, State, Summary, Unit
from pipeline.render.print import FORMAT

WORDS = {
    "By %(name)s": "লিখেছেন: %(name)s",
    "Updated %(date)s": "হালনাগাদ: %(date)s",
    "%(done)s of %(all)s passages are translated.": "%(all)sটি অংশের মধ্যে %(done)sটি অনুবাদ করা হয়েছে।",
    "For advice call %(phone)s": "পরামর্শ নিতে %(phone)s",
    "Page %(page)s of %(pages)s": "পৃষ্ঠা %(page)s, মোট %(pages)s",
    "Not translated yet": "এখনও অনুবাদ হয়নি",
    "Emergency": "জরুরি",
    "in %(language)s": "%(language)s ভাষায়",
    "English": "ইংরেজি",
}


def paper_page(
    markdown: str,
    bengali: Mapping[str, str | State] | None = None,
    *,
    domain: str = "sciatica",
    shelf: Iterable[str] = (),
) -> Page:
    """The page of an article; in Bengali when translations are given: msgid → text, or why there is none."""
    article = Article(domain, f"source/{domain}.md", markdown)
    everything = frozenset((domain, *shelf))
    if bengali is None:
        return page(article, None, language="en", shelf=everything)
    return page(article, lookup(bengali), language="bn", shelf=everything)


def lookup(bengali: Mapping[str, str | State]) -> Lookup:
    def answer(unit: Unit) -> Answer:
        found = bengali.get(unit.msgid, State.UNTRANSLATED)
        return Answer(None, found) if isinstance(found, State) else Answer(found, State.TRANSLATED)

    return answer


def body(of: Page) -> str:
    """Its Typst source, without the comments that name lines, the lengths of paragraphs and the opening."""
    source = re.sub(r"/\*\d+\*/ ", "", FORMAT.compose(of, language(of.language)))
    source = re.sub(r"para\(\d+, ", "par(", source)
    return source.partition("\n")[2]


def edition(
    code: str,
    *pages: Page,
    settings: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
    reviewer: Person | None = None,
    threshold: float = 0,
) -> Edition:
    shelf: dict[str, dict[str, Summary]] = {one: {} for one in ("en", "bn", code)}
    for one in pages:
        shelf[one.language][one.domain] = Summary(
            one.domain, one.path, one.language, one.meta, one.coverage, one.headings, one.links, one.images
        )
    return Edition(
        format="handout",
        language=language(code),
        languages=tuple(map(language, shelf)),
        source_language="en",
        site_name="Back and leg pain, explained" if code == "en" else "কোমর ও পায়ের ব্যথা",
        base_url="https://dobhashi.example",
        contact=Contact(phone="01975451525", phone_link="+8801975451525"),
        threshold=threshold,
        pages=tuple(shelf[code].values()),
        shelf=shelf,
        words=(WORDS if words is None else words) if code == "bn" else {},
        translation_reviewer=reviewer,
        settings=settings or {},
    )


def pdf(one: Page, *others: Page, **options: Any) -> Any:
    """The PDF of the first page; `others` are on the shelf beside it."""
    bound = edition(one.language, one, *others, **options)
    artifact = next(a for a in FORMAT.bind(bound) if a.body == ("handout", one.language, one.domain))
    return artifact.make(FORMAT.compose(one, bound.language), *artifact.inputs)
