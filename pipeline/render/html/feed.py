"""One Atom feed (RFC 4287) a language: the articles published in it, the last changed first.

An entry's id is made of the domain the article had first, so that it changes neither with the title nor with the
address. No day is the day of the build.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from pipeline.model import Edition
from pipeline.render.html.chrome import wording
from pipeline.render.html.head import address, feed_path
from pipeline.render.html.views import Shell, language_of
from pipeline.render.html.wording import escape

UPDATED = "Updated %(date)s"
NO_DAY = date(1970, 1, 1)
"""Atom wants a day of every entry; an article without one is older than any other."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article in a feed."""

    id: str
    path: str
    title: str
    title_language: str
    summary: str
    summary_language: str
    author: str
    published: date | None
    changed: date | None


def items(edition: Edition) -> tuple[Item, ...]:
    """What the feed of an edition lists."""
    code = edition.language.code
    found = []
    for page in edition.pages:
        if not edition.indexed(page.domain, code):
            continue
        meta = page.meta
        first = meta.was[0] if meta.was else page.domain
        found.append(
            Item(
                id=uuid5(NAMESPACE_URL, f"{edition.base_url}/{code}/{first}").urn,
                path=f"{code}/{meta.slug}/",
                title=meta.title,
                title_language=language_of(edition, page, "title"),
                summary=meta.description,
                summary_language=language_of(edition, page, "description"),
                author=meta.author.name if meta.author else "",
                published=meta.published,
                changed=page.changed,
            )
        )
    return tuple(sorted(found, key=lambda item: (item.changed or NO_DAY, item.path), reverse=True))


def feed(shell: Shell, listed: tuple[Item, ...]) -> bytes:
    """The file."""
    code = shell.language.code
    own = address(shell, feed_path(code))
    last = max((item.changed or NO_DAY for item in listed), default=NO_DAY)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(code)}">',
        f"<id>{uuid5(NAMESPACE_URL, own).urn}</id>",
        f"<title{_language(shell, 'site_name')}>{escape(shell.site_name)}</title>",
        *([f"<subtitle{_language(shell, 'tagline')}>{escape(shell.tagline)}</subtitle>"] if shell.tagline else []),
        f'<link rel="self" type="application/atom+xml" href="{escape(own)}"/>',
        _alternate(shell, f"{code}/"),
        f"<icon>{escape(address(shell, shell.icon))}</icon>",
        f"<updated>{_moment(last)}</updated>",
        f"<author><name>{escape(shell.site_name)}</name></author>",
        *(line for item in listed for line in _entry(shell, item)),
        "</feed>",
        "",
    ]
    return "\n".join(lines).encode()


def _entry(shell: Shell, item: Item) -> list[str]:
    code = shell.language.code
    text = f"<p{_html_language(code, item.summary_language)}>{escape(item.summary)}</p>" if item.summary else ""
    if item.changed:
        text += f"<p>{wording(shell).text(UPDATED, date=shell.language.date(item.changed))}</p>"
    lines = [
        "<entry>",
        f"<id>{item.id}</id>",
        f"<title{_xml_language(code, item.title_language)}>{escape(item.title)}</title>",
        _alternate(shell, item.path),
        f"<updated>{_moment(item.changed or NO_DAY)}</updated>",
    ]
    if item.published:
        lines.append(f"<published>{_moment(item.published)}</published>")
    if item.author:
        lines.append(f"<author><name>{escape(item.author)}</name></author>")
    if item.summary:
        lines.append(f"<summary{_xml_language(code, item.summary_language)}>{escape(item.summary)}</summary>")
    if text:
        lines.append(f'<content type="html">{escape(text)}</content>')
    return [*lines, "</entry>"]


def _alternate(shell: Shell, path: str) -> str:
    """The page that readers go to."""
    code, href = escape(shell.language.code), escape(address(shell, path))
    return f'<link rel="alternate" type="text/html" hreflang="{code}" href="{href}"/>'


def _language(shell: Shell, field: str) -> str:
    return _xml_language(shell.language.code, shell.source.code if field in shell.english else shell.language.code)


def _xml_language(code: str, own: str) -> str:
    return f' xml:lang="{escape(own)}"' if own != code else ""


def _html_language(code: str, own: str) -> str:
    return f' lang="{escape(own)}"' if own != code else ""


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
