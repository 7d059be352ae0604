"""The one door to Typst: a document becomes a PDF, or an error that names what is wrong with the article.

Runs in a worker whose working directory is the project's root. Typst sees no fonts but ours and the project's,
no network, and no file outside the project; it is asked for PDF/UA-1 and PDF/A-2a in one, because without a
standard it would leave a missing glyph out in silence.
"""

from __future__ import annotations

import calendar
import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import RenderError
from pipeline.findings import Place
from pipeline.render.print.literals import in_words, string

if TYPE_CHECKING:
    import typst

DIGITAL: tuple[typst.PDFStandard, ...] = ("ua-1", "a-2a")
"""What a file to be read on a screen follows."""
PRESS: tuple[typst.PDFStandard, ...] = ("ua-1",)
"""What a press file follows: archives want one output colour space, which only the printing house knows."""

NO_GLYPH = "glyph-missing"
"""The code of a finding about a character that no font has."""
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed with font')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_LINE = re.compile(r"/\*(\d+)\*/")


@dataclass(frozen=True, slots=True)
class Source:
    """One article's part in a document, for messages."""

    path: str
    body: str
    """As `body.body` wrote it; it stands in the document."""
    pictures: tuple[str, ...]


class MissingCharacters(RenderError):
    """No font has a glyph for these."""

    characters: tuple[str, ...] = ()


def typeset_in_words(
    document: str,
    sources: Sequence[Source],
    *,
    day: date,
    fonts: tuple[tuple[str, str], ...] = (),
    standards: Sequence[typst.PDFStandard] = DIGITAL,
) -> tuple[bytes, tuple[RenderError, ...]]:
    """As `typeset`, but a character that no font has is named in words, in brackets, where it stands: [wine glass].
    With the file comes what to say of it, for each article that has such characters.

    An empty box in its place would be no valid PDF/A and PDF/UA, and could turn what a leaflet says; so could leaving
    it out, and a leaflet that is not there says nothing.
    """
    faults = list[RenderError]()
    while True:
        try:
            return typeset(document, sources, day=day, fonts=fonts, standards=standards), tuple(faults)
        except MissingCharacters as error:
            told = in_words(document, error.characters) if error.characters else document
            if told == document:
                raise
            document = told
            faults += _told_apart(error.characters, sources)


def _told_apart(characters: Sequence[str], sources: Sequence[Source]) -> list[RenderError]:
    """A fault for each article that has some of the characters; one without an article, for what is none's."""
    own = [(one, [c for c in characters if c in one.body]) for one in sources]
    named = {c for _, some in own for c in some}
    found = [_missing(some, [one]) for one, some in own if some]
    if others := [c for c in characters if c not in named]:
        found.append(_missing(others, sources))
    return list({str(fault): fault for fault in found}.values())


def typeset(
    document: str,
    sources: Sequence[Source],
    *,
    day: date,
    fonts: tuple[tuple[str, str], ...] = (),
    standards: Sequence[typst.PDFStandard] = DIGITAL,
) -> bytes:
    """The PDF of a Typst document, as Typst writes it: `finish.finished` makes it ready for readers.

    The same input gives the same bytes. `fonts` are the project's own files with their digests. Raises `RenderError`
    naming the article and the picture or the characters that cannot be printed.
    """
    import typst

    for one in sources:
        _check_pictures(one)
    compiler = typst.Compiler(font_paths=_fonts(fonts), ignore_system_fonts=True, root=os.getcwd())
    stamp = calendar.timegm(day.timetuple())
    try:
        pdf = compiler.compile(document.encode(), format="pdf", pdf_standards=list(standards), timestamp=stamp)
    except typst.TypstError as error:
        raise _explained(error, sources, fonts) from None
    assert isinstance(pdf, bytes)  # one file, as no output path is given
    return pdf


def drawn(document: str, *, fonts: tuple[tuple[str, str], ...] = (), dots_per_inch: float = 288) -> bytes:
    """The one page of a document as a PNG picture. The same input gives the same bytes."""
    import typst

    compiler = typst.Compiler(font_paths=_fonts(fonts), ignore_system_fonts=True, root=os.getcwd())
    try:
        picture = compiler.compile(document.encode(), format="png", ppi=dots_per_inch)
    except typst.TypstError as error:
        raise RenderError(f"cannot be drawn: {error.message}", hint="; ".join(error.hints)) from None
    assert isinstance(picture, bytes)  # one page
    return picture


@lru_cache(maxsize=4)
def _fonts(own: tuple[tuple[str, str], ...]) -> typst.Fonts:
    """The package's fonts and the project's own (paths and digests), read once a process."""
    import typst

    folders = sorted({Path(path).parent for path, _ in own})
    with as_file(files("pipeline").joinpath("data", "fonts")) as ours:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[ours, *folders])


# ---------------------------------------------------------------- trouble


def _check_pictures(source: Source) -> None:
    """Every picture is a file below the project's root, links followed."""
    root = Path.cwd().resolve()
    for path in source.pictures:
        place = Place(source.path, _line_of(f'"/{path}"', source.body))
        file = Path(path)
        if not file.is_file():
            hint = "put the file there, or mend its address in the article"
            raise RenderError(f"there is no picture {path}", place=place, hint=hint, code="picture-missing")
        if not file.resolve().is_relative_to(root):
            said = f"the picture {path} lies outside the project"
            raise RenderError(said, place=place, hint="copy it into source/", code="picture-outside")


def _explained(error: typst.TypstError, sources: Sequence[Source], fonts: tuple[tuple[str, str], ...]) -> RenderError:
    """Typst's complaint in the article's terms."""
    said = f"{error.message}\n{error.diagnostic}"
    characters = list(dict.fromkeys(c for text in _MISSING.findall(said) for c in _unescaped(text)))
    if characters:
        from pipeline.render.print.typefaces import lacking

        missing = _missing(characters, sources)
        missing.characters = lacking("".join(characters), fonts)
        return missing
    for one in sources:
        for path in one.pictures:
            if fault := _picture_fault(path):
                return RenderError(
                    f"the picture {path} cannot be read: {fault}",
                    place=Place(one.path, _line_of(f'"/{path}"', one.body)),
                    hint="print takes SVG, PNG, JPEG, GIF, WebP and PDF pictures",
                )
    return RenderError(f"cannot be printed: {error.message}", place=_home(sources), hint="; ".join(error.hints))


def _missing(characters: Sequence[str], sources: Sequence[Source]) -> MissingCharacters:
    return MissingCharacters(
        f"no font has {names(characters)}",
        place=_place_of(characters, sources),
        hint=remedy(characters),
        code=NO_GLYPH,
    )


def names(characters: Sequence[str]) -> str:
    """The characters and their names, as a sentence takes them."""
    return ", ".join(_name(c) for c in characters[:5]) + (" and others" if len(characters) > 5 else "")


def remedy(characters: Sequence[str]) -> str:
    """Which font to add: Typst has looked into all of ours and the project's."""
    from pipeline.render.print.typefaces import advised

    fonts: dict[str, list[str]] = {}
    for character in characters[:5]:
        if font := advised(character):
            fonts.setdefault(font, []).append(character)
    told = [f"{font} has {' '.join(some)}" for font, some in fonts.items()]
    add = "put a font that has it into a folder, and name that: fonts = … under [print] in site.toml"
    return "; ".join([*told, f"write it otherwise, or {add}"])


def _place_of(characters: Sequence[str], sources: Sequence[Source]) -> Place:
    """Where an article says one of the characters."""
    for one in sources:
        for character in characters:
            if character in one.body:
                return Place(one.path, _line_of(character, one.body))
    return _home(sources)


def _home(sources: Sequence[Source]) -> Place:
    return Place(sources[0].path if len(sources) == 1 else "site.toml")


def _picture_fault(path: str) -> str:
    """What Typst says of one picture alone; "" when it can be drawn."""
    import typst

    try:
        typst.Compiler(font_paths=_fonts(()), ignore_system_fonts=True, root=os.getcwd()).compile(
            f"#image({string('/' + path)})".encode(), format="pdf"
        )
    except typst.TypstError as error:
        return error.message
    return ""


def _line_of(text: str, body: str) -> int:
    """The line of the article whose block says this; 0 when it is not known."""
    at = body.find(text)
    marks = _LINE.findall(body, 0, at) if at >= 0 else []
    return int(marks[-1]) if marks else 0


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    shown = f"{character} " if character.isprintable() else ""
    return f"the character {shown}(U+{ord(character):04X}{' ' + name if name else ''})"
