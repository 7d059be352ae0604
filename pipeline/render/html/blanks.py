"""The blanks in a composed body, and what fills them.

A body is made from one article alone and kept from build to build. What hangs on the rest of the site waits in it
as a mark of `late`; a mark whose domain begins with a slash is none of an article's:

    /text, /label     a word of the theme, as text or in an attribute; a number may follow: /label/১
    /note             says of a passage that it is not translated, and why
    /stale            says of a passage that its English is newer, and since when: /stale/৯ মার্চ ২০২৬
    /picture          the address and size of a picture; the line it stands on follows: /picture/12
    /after            follows a link to an article that is not in the reader's language
"""

from __future__ import annotations

from collections.abc import Mapping
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


# ---------------------------------------------------------------- leaving


def word(message: str, number: str = "") -> str:
    """A word of the theme, where elements may stand."""
    return late_link(f"/text/{number}", message)


def label(message: str, number: str = "") -> str:
    """A word of the theme in an attribute's value."""
    return late_link(f"/label/{number}", message)


def note(state: State) -> str:
    """The label of a passage in a state that readers must be told of."""
    return late_link("/note", BEING_UPDATED if state is State.FUZZY else NOT_TRANSLATED)


def stale(day: str) -> str:
    """The label of an old translation; the day in words, "" where nobody knows it."""
    return late_link(f"/stale/{day}")


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
    return f' <span class="away"{filling.wording.own}>({filling.wording.text(IN_LANGUAGE, language=name)})</span>'


def _word(filling: Filling, number: str, message: str) -> str:
    return filling.wording.text(message, number=number) if number else filling.wording.text(message)


def _label(filling: Filling, number: str, message: str) -> str:
    return filling.wording.label(message, number=number) if number else filling.wording.label(message)


def _note(filling: Filling, _: str, message: str) -> str:
    return f'<span class="mark"{filling.wording.own}>{filling.wording.text(message)}</span> '


def _stale(filling: Filling, day: str, _: str) -> str:
    text = filling.wording.text(UPDATED_ON, date=day) if day else filling.wording.text(UPDATED)
    return f'<span class="mark"{filling.wording.own}>{text}</span> '


def _picture(filling: Filling, line: str, asset: str) -> str:
    found = filling.pictures.get(asset)
    if found is None:
        raise RenderError(
            f"there is no picture {asset}",
            place=Place(filling.source, int(line or 0)),
            hint="put the file there, or mend its address in the article",
        )
    size = f' width="{found.width}" height="{found.height}"' if found.width and found.height else ""
    return f' src="{escape(filling.root + found.path)}"{size}'


_FILL = {"text": _word, "label": _label, "note": _note, "stale": _stale, "picture": _picture, "after": _after}
