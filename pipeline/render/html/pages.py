"""Whole files: what artifacts are made by.

Every function here is from small values to bytes, may run in another process, and finds pictures and the theme
relative to the project, which is the current folder.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from pipeline.languages import Language
from pipeline.model import Page, Person, State
from pipeline.render.html import theme
from pipeline.render.html.blanks import Filling, Link, filled
from pipeline.render.html.body import compose
from pipeline.render.html.chrome import chrome, foreign, names, voice, wording
from pipeline.render.html.head import head, nowhere
from pipeline.render.html.linked import medical_page
from pipeline.render.html.moved import Move
from pipeline.render.html.search import Listed
from pipeline.render.html.style import ARTICLE, FINDING, LIST, kinds, style
from pipeline.render.html.views import Door, Entry, Leaf, Shell
from pipeline.render.html.wording import Wording, escape
from pipeline.render.html.words import shipped

BEHIND = 20.0
"""Percent of words not current from which a box at the top says so."""


def article(body: str, shell: Shell, leaf: Leaf) -> bytes:
    """An article's page. Raises `RenderError` for a picture that is not there."""
    code, root = shell.language.code, "../../"
    path, original = (f"{one}/{leaf.slug}/" for one in (code, shell.source.code))
    filling = Filling(
        source=leaf.source,
        root=root,
        wording=wording(shell),
        names=names(shell),
        original=(shell.source.code, root + original),
        links=dict(leaf.links),
        pictures=dict(leaf.pictures),
    )
    of_page = head(
        shell,
        root,
        path,
        {one: f"{one}/{leaf.slug}/" for one in leaf.indexed},
        default=original,
        sheet=kinds(shell.contact)[0],
        kind="article",
        image=leaf.cover or ("", ""),
        linked=medical_page(shell, leaf),
        original="" if code in leaf.indexed else original,
    )
    places = {one: f"{one}/{leaf.slug}/" for one in leaf.editions}
    values = chrome(shell, root, path, places, of_page) | {
        "article": leaf,
        "description": leaf.description or _outline(leaf),
        "dates": _dates(shell.language, leaf),
        "author": _person(leaf.author, "author", leaf, wording(shell)),
        "reviewer": _person(leaf.reviewer, "reviewer", leaf, wording(shell)),
        "translation": _translation(shell, leaf),
        "related": [_line(link, shell, root) for link in leaf.related],
        "before": leaf.before and _line(leaf.before, shell, root),
        "after": leaf.after and _line(leaf.after, shell, root),
        "original": root + original,
        "pdf_size": shell.language.number(-(-leaf.pdf_size // 1000)) if leaf.pdf_size else "",
        "body": theme.html(filled(body, filling)),
    }
    return theme.render("page.html", shell.theme, voice(shell), values).encode()


def home(shell: Shell, entries: tuple[Entry, ...], books: tuple[tuple[str, str], ...] = ()) -> bytes:
    """The first page of a language: its articles, and the files that hold them all."""
    root, code = "../", shell.language.code
    path = f"{code}/"
    if code in shell.homes:
        of_page = head(shell, root, path, {one: f"{one}/" for one in shell.homes}, default="", sheet=LIST)
    else:
        of_page = nowhere(shell, root, LIST)
    values = chrome(shell, root, path, {sister.code: f"{sister.code}/" for sister in shell.languages}, of_page) | {
        "description": shell.tagline or " · ".join(entry.link.title for entry in entries[:5]),
        "books": [(name, root + path) for name, path in books],
        "entries": [_entry(entry, shell, root) for entry in entries],
    }
    return theme.render("home.html", shell.theme, voice(shell), values).encode()


def search(shell: Shell, listed: Listed) -> bytes:
    """Every article from A to Z, and the field to search in them."""
    root, code = "../../", shell.language.code
    path = f"{code}/search/"
    if code in shell.homes:
        table = {one: f"{one}/search/" for one in shell.homes}
        of_page = head(shell, root, path, table, default=f"{shell.source.code}/search/", sheet=FINDING, scripted=True)
    else:
        of_page = nowhere(shell, root, FINDING, scripted=True)
    places = {sister.code: f"{sister.code}/search/" for sister in shell.languages}
    values = chrome(shell, root, path, places, of_page) | {
        "entries": [_entry(entry, shell, root) for entry in listed.entries],
        "index": listed.index,
        "script": listed.script,
        "slot": theme.html("<b></b>"),
    }
    return theme.render("search.html", shell.theme, voice(shell), values).encode()


def moved(shell: Shell, move: Move) -> bytes:
    """What stands at an article's old address."""
    root = "../../"
    of_page = head(shell, root, move.path, {}, default="", sheet=LIST, original=move.link.path)
    values = chrome(shell, root, move.path, {}, of_page) | {"to": _line(move.link, shell, root)}
    values |= {"title": move.link.title, "choices": []}
    return theme.render("moved.html", shell.theme, voice(shell), values).encode()


def missing(shell: Shell) -> bytes:
    """What a host answers for an address below a language's folder that leads nowhere."""
    root = f"{urlsplit(shell.base_url).path}/"
    places = {sister.code: f"{sister.code}/" for sister in shell.languages}
    values = chrome(shell, root, "", places, nowhere(shell, root, LIST))
    return theme.render("404.html", shell.theme, voice(shell), values).encode()


def front(shell: Shell, doors: tuple[Door, ...], notices: tuple[tuple[str, str], ...] = ()) -> bytes:
    """The site's front door: its languages by their own names. With notices, the answer to a lost reader:
    language → `This page does not exist.` in it."""
    lost = bool(notices)
    root = f"{urlsplit(shell.base_url).path}/" if lost else ""
    places = {door.language.code: f"{door.language.code}/" for door in doors}
    if lost:
        of_page = nowhere(shell, root, LIST)
    else:
        of_page = head(shell, root, "", {one: f"{one}/" for one in shell.homes}, default="", sheet=LIST)
    values = chrome(shell, root, "", places, of_page) | {"doors": doors, "lost": lost, "notices": dict(notices)}
    return theme.render("front.html", shell.theme, voice(shell), values).encode()


def standalone(page: Page, language: Language) -> str:
    """A page by itself, without a project around it: links and pictures stay where the author put them."""
    words = shipped(language.code)
    wording = Wording(words.items(), language.code, page.source_language, direction=language.direction)
    fingerprint = theme.fingerprint()
    filling = Filling(page.path, "", wording, {}, ("", ""), {}, {})
    values = {
        "language": language,
        "icon": "data:image/svg+xml," + quote(theme.icon().read_text(encoding="utf-8").strip()),
        "title": page.meta.title,
        "description": page.meta.description,
        "foreign": {"title": "", "description": ""}
        | {
            unit.kind: theme.html(wording.foreign)
            for unit, state in zip(page.units, page.states, strict=True)
            if unit.kind in ("title", "description") and state is not State.TRANSLATED
        },
        "css": theme.html(style(language, ARTICLE, fingerprint)),
        "body": theme.html(filled(compose(page, language, standalone=True), filling)),
    }
    return theme.render("standalone.html", fingerprint, theme.voice(wording), values)


# ---------------------------------------------------------------- what articles have


def _outline(leaf: Leaf) -> str:
    """What an article without a summary is about, for machines: its title and sections."""
    return " · ".join((leaf.title, *(section.text for section in leaf.sections)))


def _other(shell: Shell, root: str, code: str, path: str) -> dict[str, str]:
    """A link to an article in another language, by the language's own name."""
    sister = next(one for one in shell.languages if one.code == code)
    return {"code": code, "name": sister.name, "direction": sister.direction, "href": root + path}


def _line(link: Link, shell: Shell, root: str) -> dict[str, Any]:
    """A link to an article by its title."""
    return {
        "href": root + link.path,
        "title": link.title,
        "foreign": foreign(shell, link.title_language),
        "language": link.language if link.language != shell.language.code else "",
    }


def _entry(entry: Entry, shell: Shell, root: str) -> dict[str, Any]:
    """An article in a list."""
    return _line(entry.link, shell, root) | {
        "description": entry.description,
        "description_foreign": foreign(shell, entry.description_language),
        "others": [_other(shell, root, code, path) for code, path in entry.others],
    }


def _dates(language: Language, leaf: Leaf) -> dict[str, tuple[str, str]]:
    """The article's days, for a machine and for a reader."""
    days = {
        "published": leaf.published,
        "updated": leaf.updated if leaf.updated != leaf.published else None,
        "reviewed": leaf.reviewed,
        "due": leaf.review_due,
    }
    return {name: (day.isoformat(), _day(language, day)) for name, day in days.items() if day}


@lru_cache(maxsize=1024)
def _day(language: Language, day: date) -> str:
    return language.date(day)


def _person(person: Person | None, role: str, leaf: Leaf, wording: Wording) -> str:
    """Name and qualification, each in the language it is in."""
    if person is None:
        return ""
    parts = []
    for field in ("name", "qualification"):
        text = escape(getattr(person, field))
        if text and wording.foreign and f"{role}.{field}" in leaf.english:
            text = f"<span{wording.foreign}>{text}</span>"
        parts.append(text)
    return theme.html(", ".join(filter(None, parts)))


def _translation(shell: Shell, leaf: Leaf) -> dict[str, Any] | None:
    """How far the translation has come; None on a page in the source language."""
    coverage = leaf.coverage
    if coverage is None:
        return None
    number = shell.language.number
    fuzzy = coverage.fuzzy_units - leaf.old
    return {
        "complete": coverage.translated_units == coverage.units,
        "done": number(coverage.translated_units),
        "all": number(coverage.units),
        "fuzzy": number(fuzzy) if fuzzy else "",
        "stale": ", ".join(_day(shell.language, day) for day in leaf.stale),
        "empty": number(coverage.empty_units) if coverage.empty_units else "",
        "old": number(leaf.old) if leaf.old else "",
        "in_source": fuzzy + coverage.empty_units > 0,
        "behind": 100 - coverage.percent > BEHIND,
        "translator": _signed(leaf.translator),
        "reviewer": _signed(leaf.translation_reviewer),
    }


def _signed(person: Person | None) -> str:
    return ", ".join(filter(None, (person.name, person.qualification))) if person else ""
