"""What every page has around its own text: the site's name, the languages, the foot."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any

from pipeline.render.html import theme
from pipeline.render.html.head import Head
from pipeline.render.html.reports import report
from pipeline.render.html.views import Shell, Sister
from pipeline.render.html.wording import Wording, escape

FEW_LANGUAGES = 6
"""So many stand in a line; more fold up."""


def chrome(shell: Shell, root: str, page: str, places: Mapping[str, str], head: Head) -> dict[str, Any]:
    """What the frame of a page needs. `page` is its path, for those who report a mistake in it; `places` says where
    the same page is in each language that has it."""
    language, contact = shell.language, shell.contact
    return {
        "site": shell,
        "head": head,
        "language": language,
        "names": names(shell),
        "root": root,
        "home": f"{root}{language.code}/",
        "choices": [_choice(sister, root, places) for sister in shell.languages],
        "folded": len(shell.languages) > FEW_LANGUAGES,
        "site_name_foreign": foreign(shell, shell.source.code if "site_name" in shell.english else language.code),
        "tagline_foreign": foreign(shell, shell.source.code if "tagline" in shell.english else language.code),
        "phone": language.in_digits(contact.phone),
        "dial": contact.phone_link or contact.phone,
        "page_name": page.strip("/"),
        "reports": bool(contact.report or contact.email),
        "report": partial(report, shell, page),
    }


def foreign(shell: Shell, code: str) -> str:
    """Attributes for a text in another language of the site."""
    if code == shell.language.code:
        return ""
    direction = next((sister.direction for sister in shell.languages if sister.code == code), "ltr")
    return theme.html(f' lang="{escape(code)}" dir="{direction}"')


@lru_cache(maxsize=16)
def wording(shell: Shell) -> Wording:
    """The interface's words in the language of the edition."""
    return Wording(
        shell.words,
        shell.language.code,
        shell.source.code,
        direction=shell.language.direction,
        source_direction=shell.source.direction,
    )


@lru_cache(maxsize=16)
def voice(shell: Shell) -> theme.Voice:
    """The functions by which templates say words."""
    return theme.voice(wording(shell))


@lru_cache(maxsize=16)
def names(shell: Shell) -> dict[str, str]:
    """The site's languages as its sentences name them: `English`, `ইংরেজি`."""
    return {sister.code: theme.html(wording(shell).text(sister.english_name)) for sister in shell.languages}


def _choice(sister: Sister, root: str, places: Mapping[str, str]) -> dict[str, Any]:
    place = places.get(sister.code)
    return {
        "code": sister.code,
        "name": sister.name,
        "direction": sister.direction,
        "href": None if place is None else root + place,
    }
