"""The fonts of a file: what their codes mean, and new codes where one glyph has to mean several things."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_BLOCK = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = r"<([0-9A-Fa-f]*)>\s*"
_CHAR, _RANGE = re.compile(_HEX * 2), re.compile(_HEX * 3)
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


class Face:
    """One embedded font."""

    def __init__(self, font: Object) -> None:
        self.font = font
        self.descendant = font.DescendantFonts[0]
        self.name = str(self.descendant.BaseFont).lstrip("/").partition("+")[2]
        """Its PostScript name, without the tag of the subset."""
        self.says = to_unicode(font.ToUnicode.read_bytes().decode("latin-1")) if "/ToUnicode" in font else {}
        self.width = _widths(self.descendant)
        self.default = float(self.descendant.get("/DW", 1000))
        self.truetype = self.descendant.Subtype == Name.CIDFontType2
        plain = self.descendant.get("/CIDToGIDMap", Name.Identity) == Name.Identity
        self.recodes = plain and font.get("/Encoding") == Name("/Identity-H")
        """Whether codes can be added."""
        self.highest = max((*self.says, *self.width), default=0)
        """The highest code that somebody uses."""
        self.added: dict[tuple[int, str], int] = {}

    def advance(self, code: int) -> float:
        """A glyph's width in thousandths of an em."""
        return self.width.get(code, self.default)

    def code(self, code: int, text: str) -> int:
        """A code for the same glyph that means this text."""
        if self.says.get(code) == text or not self.recodes:
            return code
        return self.added.setdefault((code, text), self.highest + 1 + len(self.added))

    def write(self, document: pikepdf.Pdf) -> None:
        """Put the codes that were added into the file."""
        if not self.added:
            return
        if self.truetype:
            glyphs = [*range(self.highest + 1), *(code for code, _ in self.added)]
            self.descendant.CIDToGIDMap = document.make_stream(b"".join(gid.to_bytes(2, "big") for gid in glyphs))
            widths = Array([_number(self.advance(code)) for code, _ in self.added])
            self.descendant.W = Array([*self.descendant.get("/W", Array()), self.highest + 1, widths])
        else:  # PostScript outlines are found by name, so the codes lead to the names that are there
            self.font.Encoding = self.encoding(document)
        says = {**self.says, **{new: text for (_, text), new in self.added.items()}}
        self.font.ToUnicode = document.make_stream(cmap(says).encode())
        # Optional in PDF/A-2, and no longer complete.
        if "/CIDSet" in self.descendant.FontDescriptor:
            del self.descendant.FontDescriptor["/CIDSet"]

    def encoding(self, document: pikepdf.Pdf) -> Object:
        """A map of codes to the font's own numbers, the added ones included."""
        own = [(first, min(first + 255, self.highest), first) for first in range(0, self.highest + 1, 256)]
        ranges = [*own, *((new, new, code) for (code, _), new in self.added.items())]
        rows = [f"<{first:04X}> <{last:04X}> {cid}" for first, last, cid in ranges]
        blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
        body = "".join(f"{len(b)} begincidrange\n" + "\n".join(b) + "\nendcidrange\n" for b in blocks)
        head = _HEAD.replace("(UCS)", "(Identity)").replace("/Adobe-Identity-UCS", "/Dobhashi-H")
        head = head.replace("/CMapType 2 def", "/CMapType 1 def\n/WMode 0 def")
        stream = document.make_stream(f"{head}{body}{_TAIL}".encode())
        stream.Type, stream.CMapName, stream.WMode = Name.CMap, Name("/Dobhashi-H"), 0
        stream.CIDSystemInfo = Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
        return stream


def faces(document: pikepdf.Pdf) -> dict[tuple[int, int], Face]:
    """Every composite font that a page's text is set in, by its object."""
    found: dict[tuple[int, int], Face] = {}
    for page in document.pages:
        for font in fonts_of(page).values():
            if font.objgen not in found:
                found[font.objgen] = Face(font)
    return found


def fonts_of(page: pikepdf.Page) -> dict[str, Object]:
    """A page's composite fonts by the name its content calls them."""
    resources = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
    return {name[1:]: font for name, font in resources.items() if font.get("/Subtype") == Name.Type0}


def to_unicode(text: str) -> dict[int, str]:
    """What the codes of a `/ToUnicode` map mean.

    >>> to_unicode("1 beginbfchar <0003> <09950982> endbfchar")
    {3: 'কং'}
    """
    says: dict[int, str] = {}
    for kind, body in _BLOCK.findall(text):
        if kind == "char":
            says |= {int(code, 16): _text(value) for code, value in _CHAR.findall(body)}
        else:
            for first, last, value in _RANGE.findall(body):
                start, whole = int(first, 16), _text(value)
                for code in range(start, int(last, 16) + 1):
                    says[code] = whole[:-1] + chr(ord(whole[-1]) + code - start)
    return says


def cmap(says: dict[int, str]) -> str:
    """A `/ToUnicode` map; `to_unicode` reads it back."""
    rows = [f"<{code:04X}><{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(says.items()) if text]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    return _HEAD + "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks) + _TAIL


def _text(value: str) -> str:
    return bytes.fromhex(value).decode("utf-16-be", "replace")


def _widths(descendant: Object) -> dict[int, float]:
    widths: dict[int, float] = {}
    entries = list(descendant.get("/W", Array()))
    at = 0
    while at < len(entries):
        first = int(entries[at])
        if isinstance(entries[at + 1], Array):
            widths |= {first + i: float(width) for i, width in enumerate(entries[at + 1])}
            at += 2
        else:
            widths |= dict.fromkeys(range(first, int(entries[at + 1]) + 1), float(entries[at + 2]))
            at += 3
    return widths


def _number(value: float) -> Object:
    return Object.parse(f"{value:.7g}".encode())
