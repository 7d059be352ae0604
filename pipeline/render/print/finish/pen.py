"""Writes words into a content stream, so that every reader finds them and nothing moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.render.print.finish.clusters import FILLER, spread
from pipeline.render.print.finish.faces import Face
from pipeline.render.print.finish.words import Glyph, Word

_JOINERS = "\u200c\u200d"
_PLACES = 2
_NOTHING = 0.03
"""Thousandths of an em. Readers draw letters at quarters of a pixel: the smallest step may tip one to the next."""


def written(words: Sequence[Word], fonts: Mapping[str, Face]) -> bytes:
    """The text of one marked-content sequence."""
    pen = _Pen(fonts)
    for word in words:
        pen.write(word)
    return pen.finish()


class _Pen:
    """Writes words on lines; what is raised or lowered gets a rise, since readers take a jump for a space."""

    def __init__(self, fonts: Mapping[str, Face]) -> None:
        self.fonts = fonts
        self.out: list[bytes] = []
        self.array: list[bytes] = []
        self.codes = bytearray()
        self.look: tuple[bytes, str, float] | None = None
        self.x = self.y = self.rise = 0.0

    def write(self, word: Word) -> None:
        run = word.first.run
        face = self.fonts[run.font]
        if (run.colour, run.font, run.size) != self.look:
            self.show()
            self.out.append((b"ET Q " if self.look else b"") + b"q " + run.colour)
            self.out.append(b"BT/%s %s Tf" % (run.font.encode(), _short(run.size)))
            self.look, self.rise, self.y = (run.colour, run.font, run.size), 0.0, float("nan")
        tagged = word.text != word.plain or not _is_plain(word, face)
        if tagged:
            self.show()
            self.out.append(b"/Span<</ActualText%s>>BDC" % _string(word.text))
        texts = [said for text, glyphs in word.clusters for said in spread(text, len(glyphs))]
        for said, glyph in zip(_joiners_kept(texts), _in_drawing_order(word, face), strict=True):
            self.move(glyph)
            self.codes += face.code(glyph.code, said).to_bytes(2, "big")
            self.x += face.advance(glyph.code) * run.size / 1000
        if tagged:
            self.show()
            self.out.append(b"EMC")

    def move(self, glyph: Glyph) -> None:
        size = glyph.run.size
        if not (abs(glyph.y - self.y) < size * 0.9 and abs(glyph.x - self.x) < 3 * size):
            self.show()
            if self.rise:
                self.out.append(b"0 Ts")
            self.out.append(b"1 0 0 1 %s %s Tm" % (_short(glyph.x), _short(glyph.y)))
            self.x, self.y, self.rise = glyph.x, glyph.y, 0.0
            return
        rise = round(glyph.y - self.y, 4)
        if rise != self.rise:
            self.show()
            self.out.append(b"%s Ts" % _short(rise))
            self.rise = rise
        back = round((self.x - glyph.x) / size * 1000, _PLACES)
        if abs(back) > _NOTHING:
            self.flush()
            self.array.append(_short(back, _PLACES))
            self.x -= back * size / 1000

    def flush(self) -> None:
        if self.codes:
            self.array.append(_literal(bytes(self.codes)))
            self.codes.clear()

    def show(self) -> None:
        self.flush()
        if self.array:
            self.out.append(b"[%s]TJ" % b"".join(self.array) if len(self.array) > 1 else self.array[0] + b"Tj")
            self.array = []

    def finish(self) -> bytes:
        self.show()
        if self.look:
            self.out.append(b"ET Q")
        return b"\n".join(self.out)


def _joiners_kept(texts: list[str]) -> list[str]:
    """A joiner is said by the glyph before its own: pdf.js passes over glyphs that say nothing else.

    >>> _joiners_kept(["দ্", "\u200c", "যা"]) == ["দ্\u200c", FILLER, "যা"]
    True
    """
    kept: list[str] = []
    for text in texts:
        if kept and text and not text.strip(_JOINERS):
            kept[-1] += text
            text = FILLER
        kept.append(text)
    return kept


def _is_plain(word: Word, face: Face) -> bool:
    """Whether its glyphs are letters side by side, so that whoever reads them one by one gets the word."""
    level = word.first.y
    return all(
        len(glyphs) == 1 and glyphs[0].y == level and face.advance(glyphs[0].code) for _, glyphs in word.clusters
    )


def _in_drawing_order(word: Word, face: Face) -> list[Glyph]:
    """The glyphs of a word, two signs without a width never one after the other: pdfminer would end the line there."""
    found: list[Glyph] = []
    late: list[Glyph] = []
    for _, glyphs in word.clusters:
        for glyph in glyphs:
            if face.advance(glyph.code):
                found.append(glyph)
                if late:
                    found.append(late.pop(0))
            elif late or (found and not face.advance(found[-1].code)):
                late.append(glyph)
            else:
                found.append(glyph)
    return found + late


def _short(value: float, places: int = 5) -> bytes:
    """A number, as short as it can be written.

    >>> _short(12.50), _short(-3.0)
    (b'12.5', b'-3')
    """
    text = b"%.*f" % (places, value)
    return text.rstrip(b"0").rstrip(b".") if b"." in text else text


def _string(text: str) -> bytes:
    return _literal(b"\xfe\xff" + text.encode("utf-16-be"))


def _literal(data: bytes) -> bytes:
    for plain, escaped in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        data = data.replace(plain, escaped)
    return b"(" + data + b")"
