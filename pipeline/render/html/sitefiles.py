"""Files for machines that belong to no language: the sitemap, robots.txt, and headers for the host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.languages import Language
from pipeline.model import Edition
from pipeline.render.html.head import alternates, form_target
from pipeline.render.html.pictures import FOLDER
from pipeline.render.html.style import hash_of, kinds, style
from pipeline.render.html.views import Shell, homes
from pipeline.render.html.webfont import Face
from pipeline.render.html.wording import escape


@dataclass(frozen=True, slots=True)
class Spot:
    """One page in every language that has it."""

    table: tuple[tuple[str, str], ...]
    """Language code → path."""
    default: str
    changed: tuple[tuple[str, date], ...]
    """Path → the day of its last change, where it is known."""


def spots(editions: Sequence[Edition]) -> tuple[Spot, ...]:
    """Every page that search engines are to know: the front door and the lists first, then the articles."""
    first = next(edition for edition in editions if edition.language.code == edition.source_language)
    codes = [language.code for language in first.languages]
    found = []
    days: dict[str, date] = {}
    for domain, page in sorted(first.shelf[first.source_language].items()):
        listed = [code for code in codes if first.indexed(domain, code)]
        table = {code: f"{code}/{page.meta.slug}/" for code in listed}
        changed = {table[code]: day for code in listed if (day := first.shelf[code][domain].changed)}
        for code in listed:
            if day := changed.get(table[code]):
                days[f"{code}/"] = max(day, days.get(f"{code}/", day))
        found.append(Spot(tuple(table.items()), table[first.source_language], tuple(changed.items())))
    doors = tuple((code, f"{code}/") for code in homes(first))
    finding = tuple((code, f"{code}/search/") for code in homes(first))
    searched = tuple((f"{path}search/", day) for path, day in days.items())
    if days:
        days[""] = max(days.values())
    return (
        Spot(doors, "", tuple(days.items())),
        Spot(finding, f"{first.source_language}/search/", searched),
        *found,
    )


def sitemap(base_url: str, listed: tuple[Spot, ...]) -> bytes:
    """Every address with its alternates, from the same table as the pages' own."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        *(line for spot in listed for line in _urls(base_url, spot)),
        "</urlset>",
        "",
    ]
    return "\n".join(lines).encode()


def _urls(base_url: str, spot: Spot) -> Iterator[str]:
    changed = dict(spot.changed)
    links = "".join(
        f'\n<xhtml:link rel="alternate" hreflang="{escape(code)}" href="{escape(address)}"/>'
        for code, address in alternates(base_url, dict(spot.table), spot.default)
    )
    for path in dict.fromkeys((*(path for _, path in spot.table), spot.default)):
        day = changed.get(path)
        modified = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        yield f"<url><loc>{escape(f'{base_url}/{path}')}</loc>{modified}{links}\n</url>"


def robots(base_url: str) -> bytes:
    """Everybody may read everything."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base_url}/sitemap.xml\n".encode()


def headers(shell: Shell, languages: tuple[Language, ...], faces: tuple[tuple[str, Face], ...] = ()) -> bytes:
    """A sample for hosts that read `_headers`: nothing runs, nothing comes from elsewhere, pictures keep for ever.

    A web font keeps its name when the words of the pages change, so browsers are to ask whether theirs is the last.
    """
    worn = dict(faces)
    sheets = dict.fromkeys(
        hash_of(style(one, kind, shell.theme, face))
        for one in languages
        for kind in kinds(shell.contact)
        for face in dict.fromkeys((worn.get(one.code), None))
    )
    fonts = "".join(f"\n/{code}/fonts/*\n  Cache-Control: no-cache\n" for code in worn)
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {' '.join(sheets)}",
            "img-src 'self'",
            "font-src 'self'",
            # For the search pages; every other page's own policy allows no script at all.
            "script-src 'self'",
            "connect-src 'self'",
            f"form-action {form_target(shell, own=True)}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
    return f"""\
/*
  Content-Security-Policy: {policy}
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Strict-Transport-Security: max-age=31536000

/{FOLDER}/*
  Cache-Control: public, max-age=31536000, immutable
{fonts}""".encode()
