"""PDFs that the tests share: the example's articles, and a list of words that are hard to shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from pipeline import markup
from pipeline.catalog.answers import lookup
from pipeline.catalog.po import parse_po
from pipeline.languages import language
from pipeline.model import Article, Page
from pipeline.render.print import FORMAT
from pipeline.render.print.engine import typeset
from pipeline.render.print.finish import finished
from pipeline.render.print.handout import Handout, handouts, source
from pipeline.render.print.literals import string
from pipeline.render.print.sheet import Sheet, sheet

from .paper import edition
from .readers import TOOLS, said

ROOT = Path(__file__).parents[2]
FONTS = Path(str(files("pipeline") / "data" / "fonts"))
SHIPPED = sorted(path.name for path in FONTS.glob("NotoSerifBengali*.ttf"))
EXAMPLES = ("physiotherapy-for-sciatica", "red-flags-back-pain", "sleeping-with-sciatica")


@dataclass(frozen=True, slots=True)
class Pdf:
    """A file as Typst wrote it and as readers get it."""

    raw: bytes
    done: bytes


class Sheets:
    """The example's articles on paper."""

    def of(self, code: str) -> Iterator[tuple[list[str], Pdf]]:
        """What each says, block by block, and its file."""
        for name in EXAMPLES:
            yield said(example(code, name)), handout(code, name)


@cache
def example(code: str, name: str) -> Page:
    article = Article(name, f"source/{name}.md", (ROOT / "source" / f"{name}.md").read_text(encoding="utf-8"))
    answers = None
    if code != "en":
        path = ROOT / "locales" / code / "LC_MESSAGES" / f"{name}.po"
        answers = lookup(parse_po(path.read_bytes(), path=path.name, domain=name, language=code))
    return markup.page(article, answers, language=code, source_language="en", shelf=frozenset(_every()))


@cache
def handout(code: str, name: str) -> Pdf:
    """Made in the example's folder, where its pictures are."""
    body, shared, own = parts(code, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        raw = typeset(source(body, shared, own), [], day=own.day)
    return Pdf(raw, finished(raw))


def parts(code: str, name: str) -> tuple[str, Sheet, Handout]:
    """What a handout of the example is made from."""
    pages = [example(code, one) for one in _every()]
    bound = edition(code, *pages, *([] if code == "en" else [example("en", one) for one in _every()]))
    own = next(one for page, one in handouts(bound) if page.domain == name)
    return FORMAT.compose(example(code, name), language(code)), sheet(bound), own


@cache
def _every() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (ROOT / "source").glob("*.md")))


# ---------------------------------------------------------------- words


@cache
def hard_words() -> tuple[str, ...]:
    lines = (Path(__file__).parent / "words.tsv").read_text(encoding="utf-8").splitlines()
    words = (line.partition("\t")[2] for line in lines if not line.startswith("#"))
    return tuple(re.sub(r"\\u([0-9a-f]{4})", lambda sign: chr(int(sign[1], 16)), word) for word in words)


@cache
def word_list(face: Path) -> bytes:
    """The hard words in one font, one a line, as Typst writes them."""
    family = TTFont(face, lazy=True)["name"].getBestFamilyName()
    weight = TTFont(face, lazy=True)["OS/2"].usWeightClass
    words = "\n".join(f"par({string(word)})" for word in hard_words())
    text = f'#set document(title: "words")\n#set page(width: 160mm, height: 297mm)\n#set text(font: {string(family)}, '
    text += f'weight: {weight}, size: 14pt, lang: "bn", fallback: false)\n#set par(spacing: 22pt)\n#{{\n{words}\n}}\n'
    return typeset(text, [], day=date(2026, 11, 16), fonts=((str(face), ""),))


def elsewhere(name: str) -> Path:
    """A font of ours, or one that the tests' tools brought."""
    if (FONTS / name).is_file():
        return FONTS / name
    found = next((TOOLS / "node_modules" / "@expo-google-fonts").rglob(name), None)
    if found is None:
        pytest.skip(f"{name} is not installed: see tests/tools/package.json")
    return found


def postscript(face: Path, folder: Path) -> Path:
    """A font of ours with its outlines in PostScript's curves, under another name: what an .otf file is."""
    font = TTFont(face)
    glyphs, drawn = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen, plain = T2CharStringPen(font["hmtx"][name][0], glyphs), DecomposingRecordingPen(glyphs)
        glyphs[name].draw(plain)
        plain.replay(Qu2CuPen(pen, 1.0, all_cubic=True))
        drawn[name] = pen.getCharString()
    for table in ("glyf", "loca", "fpgm", "prep", "cvt ", "gasp"):
        if table in font:
            del font[table]
    font["maxp"].tableVersion = 0x00005000
    for record in font["name"].names:
        text = record.toUnicode().replace("Noto Serif", "Own Curves").replace("NotoSerif", "OwnCurves")
        font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
    builder = FontBuilder(font=font)
    builder.isTTF = False
    font.sfntVersion = "OTTO"
    builder.setupCFF("OwnCurvesBengali-Regular", {}, drawn, {})
    font.save(folder / "own.otf")
    return folder / "own.otf"
