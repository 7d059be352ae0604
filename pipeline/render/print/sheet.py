"""What all print editions of a language share: paper, type, words, fonts, and the Typst source that begins a document.

`sheet(edition)` reads the settings; `document(sheet, …)` puts facts, look and text together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from pipeline.errors import ProjectError
from pipeline.findings import Place
from pipeline.languages import Language
from pipeline.model import Edition
from pipeline.render.late import resolve
from pipeline.render.print.literals import LATIN, Code, block, prose, string, value
from pipeline.render.print.words import said, words_of
from pipeline.settings import PAPERS, SIZES

SYMBOLS = ("Noto Sans Math", "Noto Sans Symbols 2")
"""Families asked last: arrows, ≥, ✓ and such, which text faces lack."""
_WORDS: Mapping[str, str] = {
    "emergency": "Emergency",
    "warning": "Warning",
    "note": "Note",
    "tip": "Tip",
    "page": "Page %(page)s of %(pages)s",
    "contents": "Contents",
    "revision": "Revision %(number)s",
    "web": "Read this page on the web, with its latest changes:",
    "addresses": "Web addresses",
    "untranslated": "Not translated yet",
    "updating": "Translation being updated",
    "stale": "English updated on %(date)s",
    "stale-undated": "English updated since",
}
"""What `handout.typ` calls a word → the word in English."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, the margins around the text and the size of its letters."""

    name: str
    sides: str
    top: str
    bottom: str
    size: str
    tallest: str
    """A picture grows no taller."""
    long_paragraph: int
    """Letters from which a paragraph may be parted by a page's end."""
    long_row: int
    """Letters from which a table's row may be parted by a page's end."""

    @property
    def picture(self) -> tuple[float, float]:
        """How broad and how tall a picture may be, in points; as `picture` in look.typ has it."""
        return 0.8 * (_WIDTHS[self.name] - 2 * _millimetres(self.sides)) * _MM, _millimetres(self.tallest) * _MM


_MM = 72 / 25.4
_WIDTHS = {"a4": 210.0, "us-letter": 215.9, "a5": 148.0}
"""In millimetres."""


def _millimetres(length: str) -> float:
    return float(length.removesuffix("mm"))


MEASURES: Mapping[str, Paper] = {
    "a4": Paper("a4", "27mm", "24mm", "26mm", "11pt", "68mm", 560, 400),
    "us-letter": Paper("us-letter", "29mm", "23mm", "25mm", "11pt", "65mm", 560, 400),
    "a5": Paper("a5", "15mm", "18mm", "22mm", "9.8pt", "52mm", 400, 250),
}
"""What each of `PAPERS` has room for."""
LARGE: Mapping[str, Paper] = {
    "a4": Paper("a4", "20mm", "22mm", "27mm", "18pt", "90mm", 280, 150),
    "us-letter": Paper("us-letter", "21mm", "21mm", "26mm", "18pt", "85mm", 280, 150),
    "a5": Paper("a5", "12mm", "17mm", "24mm", "18pt", "60mm", 160, 140),
}
"""The same in large print, for readers who see little: no text of it is smaller than 14 points."""


@dataclass(frozen=True, slots=True)
class Type:
    """The facts of a language that its type is set by."""

    code: str
    name: str
    region: str
    direction: str
    latin: str
    """What runs of Latin words are tagged with; "" in a language written in Latin letters."""
    digits: str
    fonts: tuple[str, ...]
    hyphenate: bool
    italics: bool
    line_height: float
    scale: float

    @classmethod
    def of(cls, language: Language) -> Type:
        return cls(
            code=language.code,
            name=language.name,
            region=language.territory,
            direction=language.direction,
            latin="" if language.script == "Latn" else LATIN,
            digits=language.digits,
            fonts=language.print_fonts,
            hyphenate=language.hyphenate,
            italics=language.italics,
            line_height=language.line_height,
            scale=language.print_scale,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all handouts of an edition share."""

    language: Type
    source: Type
    paper: str
    size: str
    """One of `SIZES`."""
    site: str
    contact: str
    phone_link: str
    words: tuple[tuple[str, str], ...]
    """What the sheet and the cards say themselves."""
    fonts: tuple[tuple[str, str], ...]
    """The project's own font files and their SHA-256."""
    press: bool = False
    """For a printing house: with bleed, and black as black ink alone."""


def sheet(edition: Edition) -> Sheet:
    """Raises `ProjectError` for settings that print cannot follow."""
    paper, size = _one_of(edition, "paper", PAPERS), _one_of(edition, "size", SIZES)
    say, phone = words_of(edition), edition.contact.phone
    source = next(one for one in edition.languages if one.code == edition.source_language)
    elsewhere = said(say, "in %(language)s", language=say.get(source.english_name) or source.english_name)
    return Sheet(
        language=Type.of(edition.language),
        source=Type.of(source),
        paper=paper,
        size=size,
        site=edition.site_name,
        contact=said(say, "For advice call %(phone)s", phone=edition.language.in_digits(phone)) if phone else "",
        phone_link=edition.contact.phone_link,
        words=(*((name, said(say, english)) for name, english in _WORDS.items()), ("elsewhere", elsewhere)),
        fonts=_fonts(str(edition.settings.get("fonts", ""))),
    )


def document(sheet: Sheet, facts: Mapping[str, object], text: str, *looks: str) -> str:
    """A whole document: the facts, the look (`look.typ` and what comes on top of it), the text.

    `facts` says what the edition's own look wants to know; the text is Typst code, such as `body.body` writes.
    """
    known = {**sheet_facts(sheet), **facts}
    dress = "\n".join(map(_typ, ("look", *looks)))
    return f"#let facts = {value(known)}\n{dress}\n#{{\n{text}\n}}\n"


def resolved(body: str, links: Iterable[tuple[str, str]]) -> str:
    """A body with its links to other articles filled in: domain → address. They stand in string literals."""
    known = dict(links)

    def address(domain: str, fragment: str) -> str:
        whole = f"{known[domain]}#{quote(fragment)}" if fragment else known[domain]
        return string(whole)[1:-1]

    return resolve(body, address)


def sheet_facts(sheet: Sheet) -> dict[str, object]:
    """What `look.typ` wants to know."""
    paper = paper_of(sheet)
    return {
        "language": _type(sheet.language, sheet.source),
        "source": _type(sheet.source, sheet.language),
        "paper": paper.name,
        "margin": {"x": Code(paper.sides), "top": Code(paper.top), "bottom": Code(paper.bottom)},
        "size": Code(paper.size),
        "large": sheet.size == "large",
        "press": sheet.press,
        "tallest": Code(paper.tallest),
        "long-paragraph": paper.long_paragraph,
        "long-row": paper.long_row,
        "site": running(sheet, sheet.site),
        "contact": running(sheet, sheet.contact),
        "phone": f"tel:{sheet.phone_link}" if sheet.phone_link else None,
        "words": dict(sheet.words),
        "elsewhere": (),
    }


def paper_of(sheet: Sheet) -> Paper:
    """The paper of a sheet at its size of letters."""
    return (LARGE if sheet.size == "large" else MEASURES)[sheet.paper]


def running(sheet: Sheet, text: str) -> Code:
    """A text of our own in the sheet's language."""
    return Code(block(prose(text, sheet.language.latin)) if text else "none")


def _type(own: Type, other: Type) -> dict[str, object]:
    """The facts of one of the page's two languages; its fonts first, then the other's, then the symbols."""
    return {
        "lang": own.code.partition("-")[0],
        "region": own.region or None,
        "name": own.name,
        "rtl": own.direction == "rtl",
        "digits": list(own.digits),
        "fonts": tuple(dict.fromkeys((*own.fonts, *other.fonts, *SYMBOLS))),
        "hyphenate": own.hyphenate,
        "italics": own.italics,
        "line-height": own.line_height,
        "scale": own.scale,
        "underline": Code("0.16em" if own.latin == "" else "0.3em"),
    }


@cache
def _typ(name: str) -> str:
    return files(__package__).joinpath(f"{name}.typ").read_text(encoding="utf-8")


def digest(path: str) -> str:
    """The SHA-256 of a file; "" when it cannot be read."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _one_of(edition: Edition, key: str, known: tuple[str, ...]) -> str:
    word = str(edition.settings.get(key) or known[0])
    if word not in known:
        raise ProjectError(f"print.{key} is {word!r}", place=Place("site.toml"), hint=f"known are {', '.join(known)}")
    return word


def _fonts(folder: str) -> tuple[tuple[str, str], ...]:
    """The font files of the project's own folder, `[print] fonts` in `site.toml`."""
    if not folder:
        return ()
    found = sorted(p.as_posix() for p in Path(folder).rglob("*") if p.suffix.lower() in (".ttf", ".otf", ".ttc"))
    if not found:
        raise ProjectError(
            f"print.fonts: no .ttf, .otf or .ttc file in {folder}",
            place=Place("site.toml"),
            hint="name a folder of the project",
        )
    return tuple((path, digest(path)) for path in found)
