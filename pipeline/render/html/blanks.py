"""The blanks in a composed body, and what fills them.

A body is made from one article alone and kept from build to build. What hangs on the rest of the site waits in it
as a mark of `late`; a mark whose domain begins with a slash is none of an article's:

    /text, /label     a word of the theme, as text or in an attribute; a number may follow: /label/১
    /note             says of a passage that it is not translated or out of date, why, since when, and where the
                      original is: /note/৯ মার্চ ২০২৬#stale/_12
    /picture          the address and size of a picture; the line it stands on follows: /picture/12
    /sources, /end    come before and after a picture that is there in several sizes
    /after            follows a link to an article that is not in the reader's language
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.errors import RenderError
from pipeline.findings import Place
from pipeline.model import State
from pipeline.render.html.wording import Wording, escape
from pipeline.render.late import late_link, resolve

CONTENTS = "Contents"
TABLE = "Table %(number)s"
FOOTNOTES = "Footnotes"
FOOTNOTE = "Note %(number)s"
BACK = "Back to note %(number)s in the text"
DONE = "Done"
NOT_TRANSLATED = "Not translated yet"
BEING_UPDATED = "Translation being updated"
UPDATED_ON = "English updated on %(date)s"
UPDATED = "English updated since"
ORIGINAL = "See the original in %(language)s"
IN_LANGUAGE = "in %(language)s"
KINDS = {"emergency": "Emergency", "warning": "Warning", "note": "Note", "tip": "Tip"}

WORDS: tuple[tuple[str, str], ...] = (
    (CONTENTS, "above the list of a page's sections"),
    (TABLE, "read out by screen readers; %(number)s counts the tables of a page"),
    (FOOTNOTES, "read out by screen readers"),
    (FOOTNOTE, "read out by screen readers where the text refers to a footnote"),
    (BACK, "read out by screen readers: a link from a footnote to its place in the text"),
    (DONE, "read out by screen readers: a ticked box in a checklist"),
    (NOT_TRANSLATED, "small label on a passage that is shown in English"),
    (BEING_UPDATED, "small label on a passage shown in English because the English has changed"),
    (UPDATED_ON, "small label on a translated passage whose English has changed since; the day of the change"),
    (UPDATED, "the same, where the day is not known"),
    (ORIGINAL, "after such a label: a link to the same passage on the page in the original language"),
    (IN_LANGUAGE, "in brackets after a link that leads to a page in another language: “in English”"),
    ("English", "the language the articles are written in, inside a sentence: “in English”, “translated from English”"),
    (KINDS["emergency"], "label of a card with signs that need a hospital at once"),
    (KINDS["warning"], "label of a card"),
    (KINDS["note"], "label of a card"),
    (KINDS["tip"], "label of a card"),
)
"""The words that bodies use, each with a note for translators."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a page of an article is read."""

    path: str
    """Below the site's root: `bn/sleeping-with-sciatica/`."""
    language: str
    title: str = ""
    title_language: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the output."""

    path: str
    """Below the site's root, as it stands in addresses."""
    width: int = 0
    height: int = 0
    """In CSS pixels; nought where the file does not say."""
    sources: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
    """Lighter ones of a photograph, the best first: media type → paths and widths."""


SIZES = "(max-width: 44rem) 92vw, 42rem"
"""How wide a picture is shown: the whole column."""


# ---------------------------------------------------------------- leaving


def word(message: str, number: str = "") -> str:
    """A word of the theme, where elements may stand."""
    return late_link(f"/text/{number}", message)


def label(message: str, number: str = "") -> str:
    """A word of the theme in an attribute's value."""
    return late_link(f"/label/{number}", message)


FOLLOWS = "-"
"""The place of a passage that goes on where one in the same state ended: its label is for the ear only."""


def note(state: State, day: str, place: str) -> str:
    """The label of a passage in a state that readers must be told of. The day of the edit is in words, "" where
    nobody knows it; the place is the passage's id on the original's page, "" for no link."""
    return late_link(f"/note/{day}", f"{state.value}/{place}")


def sources(asset: str) -> str:
    """What comes before an `img`: the picture's other sizes and kinds."""
    return late_link("/sources", asset)


def sources_end(asset: str) -> str:
    """What comes after it."""
    return late_link("/end", asset)


def picture(asset: str, line: int) -> str:
    """The attributes of an `img` that say where the picture is and how large."""
    return late_link(f"/picture/{line}", asset)


def after(domain: str) -> str:
    """What follows the text of a link to an article."""
    return late_link("/after", domain)


# ---------------------------------------------------------------- filling


@dataclass(frozen=True, slots=True)
class Filling:
    """What one page puts into its blanks."""

    source: str
    """The article's path, for complaints."""
    root: str
    """The way from the page to the site's root: `../../`."""
    wording: Wording
    names: Mapping[str, str]
    """Language code → its name in the words of the theme (`English`)."""
    original: tuple[str, str]
    """The page in the original language: its language and its address; both "" where there is none."""
    links: Mapping[str, Link]
    pictures: Mapping[str, Picture | None]


def filled(body: str, filling: Filling) -> str:
    """The body without blanks. Raises `RenderError` for a picture that is not there."""

    def fill(domain: str, fragment: str) -> str:
        if not domain.startswith("/"):
            return _address(filling, domain, fragment)
        kind, _, detail = domain[1:].partition("/")
        return _FILL[kind](filling, detail, fragment)

    return resolve(body, fill)


def _address(filling: Filling, domain: str, fragment: str) -> str:
    """Attributes of an `a`. Without a page to lead to it has none, and is text."""
    link = filling.links.get(domain)
    if link is None:
        return ""
    anchor = f"#{escape(fragment)}" if fragment else ""
    away = f' hreflang="{link.language}"' if link.language != filling.wording.language else ""
    return f' href="{escape(filling.root + link.path)}{anchor}"{away}'


def _after(filling: Filling, _: str, domain: str) -> str:
    link = filling.links.get(domain)
    if link is None or link.language == filling.wording.language:
        return ""
    name = filling.names.get(link.language, link.language)
    return f" <small{filling.wording.within(IN_LANGUAGE)}>({filling.wording.text(IN_LANGUAGE, language=name)})</small>"


def _word(filling: Filling, number: str, message: str) -> str:
    return filling.wording.text(message, number=number) if number else filling.wording.text(message)


def _label(filling: Filling, number: str, message: str) -> str:
    return filling.wording.label(message, number=number) if number else filling.wording.label(message)


def _note(filling: Filling, day: str, fragment: str) -> str:
    kind, _, place = fragment.partition("/")
    said = dict(_said(State(kind), day))
    parts = [filling.wording.text(message, **values) for message, values in said.items()]
    if place == FOLLOWS and kind != State.STALE:
        return f'<span class="mark unseen"{filling.wording.within(*said)}>{" · ".join(parts)}</span> '
    code, href = filling.original
    if place and place != FOLLOWS and href:
        said[ORIGINAL] = {"language": filling.names.get(code, code)}
        name = filling.wording.text(ORIGINAL, **said[ORIGINAL])
        parts.append(f'<a href="{escape(f"{href}#{place}")}" hreflang="{code}">{name}</a>')
    return f'<span class="mark"{filling.wording.within(*said)}>{" · ".join(parts)}</span> '


def _said(state: State, day: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The messages of a label, and what is filled into each."""
    if state is State.FUZZY:
        yield BEING_UPDATED, {}
    elif state is not State.STALE:
        yield NOT_TRANSLATED, {}
    if day:
        yield UPDATED_ON, {"date": day}
    elif state is State.STALE:
        yield UPDATED, {}


def _sources(filling: Filling, _: str, asset: str) -> str:
    found = filling.pictures.get(asset)
    if found is None or not found.sources:
        return ""
    lines = [
        f'<source type="{kind}" srcset="{_sizes(filling, sizes)}" sizes="{SIZES}">' for kind, sizes in found.sources
    ]
    return f"<picture>{''.join(lines)}"


def _sizes(filling: Filling, sizes: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{escape(filling.root + path)} {width}w" for path, width in sizes)


def _sources_end(filling: Filling, _: str, asset: str) -> str:
    found = filling.pictures.get(asset)
    return "</picture>" if found and found.sources else ""


def _picture(filling: Filling, line: str, asset: str) -> str:
    found = filling.pictures.get(asset)
    if found is None:
        raise RenderError(
            f"there is no picture {asset}",
            place=Place(filling.source, int(line or 0)),
            hint="put the file there, or mend its address in the article",
            code="picture-missing",
        )
    size = f' width="{found.width}" height="{found.height}"' if found.width and found.height else ""
    return f' src="{escape(filling.root + found.path)}"{size}'


_FILL = {
    "text": _word,
    "label": _label,
    "note": _note,
    "picture": _picture,
    "sources": _sources,
    "end": _sources_end,
    "after": _after,
}
