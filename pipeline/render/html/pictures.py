"""Pictures: where they go, and how large they are.

A picture's name in the output holds a digest of its bytes, so that it may be cached for ever. Sizes are read from
the first bytes of SVG, PNG, JPEG, GIF and WebP files; a page that knows them does not jump while it loads.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from pipeline.errors import RenderError
from pipeline.findings import Place
from pipeline.render.html.blanks import Picture

FOLDER = "assets"
_SOURCE = "source/"


@dataclass(frozen=True, slots=True)
class Original:
    """A picture of the project, read."""

    path: str
    """Relative to the project."""
    digest: str
    width: int
    height: int
    name: str = ""
    """Where it goes, without the digest, when that does not follow from its path."""

    @property
    def output(self) -> str:
        """Below `output/`: `assets/images/nerve.3f2a9c01.svg`."""
        stem, suffix = posixpath.splitext(self.name or f"{FOLDER}/{self.path.removeprefix(_SOURCE)}")
        return f"{stem}.{self.digest[:8]}{suffix}"

    @property
    def picture(self) -> Picture:
        return Picture(quote(self.output), self.width, self.height)


def original(path: str) -> Original | None:
    """The picture at a path relative to the project, which is the current folder; None when there is none."""
    try:
        stat = os.stat(path)
        return _original(path, stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size)
    except OSError:
        return None


def named(path: str, name: str) -> Original:
    """A picture that is there for certain, to be known by another name."""
    return replace(_original(path), name=name)


def digest_of(data: bytes) -> str:
    """What tells two versions of a picture apart."""
    return blake2b(data, digest_size=16).hexdigest()


def as_it_is(path: str, digest: str) -> bytes:
    """A picture as it is, a drawing without what could run in it. Raises `RenderError` when it is no longer the one
    the pages were made for."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise RenderError(f"cannot read the picture {path}: {error.strerror}", place=Place(path)) from error
    if digest_of(data) != digest:
        raise RenderError(f"the picture {path} changed while the site was built", place=Place(path), hint="build again")
    if path.lower().endswith(".svg"):
        from pipeline.markup.drawings import safe

        return safe(data)
    return data


@lru_cache(maxsize=4096)
def _original(path: str, *_stat: int) -> Original:
    data = Path(path).read_bytes()
    return Original(path, digest_of(data), *(size(data) or (0, 0)))


# ---------------------------------------------------------------- sizes


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in CSS pixels, or None where the first bytes do not tell."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if data.startswith((b"GIF87a", b"GIF89a")):
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp(data)
    if b"<svg" in data[:4096]:
        return _svg(data)
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """Walk the segments to the frame header (SOF0 to SOF15, but for the three codes that mean other things)."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            width, height = int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
            return (height, width) if _lies_on_its_side(data[:at]) else (width, height)
        if marker == 0xFF or 0xD0 <= marker <= 0xD9:
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


_ORIENTATION = re.compile(rb"\x12\x01\x03\0\x01\0\0\0([\x05-\x08])\0|\x01\x12\0\x03\0\0\0\x01\0([\x05-\x08])")
"""Tag 274 of Exif, one short number, in either order of bytes: 5 to 8 are a quarter turn."""


def _lies_on_its_side(head: bytes) -> bool:
    """Whether browsers turn a JPEG by a quarter, because the camera was."""
    exif = head.find(b"Exif\0\0")
    return exif >= 0 and _ORIENTATION.search(head, exif) is not None


def _webp(data: bytes) -> tuple[int, int] | None:
    match data[12:16]:
        case b"VP8X":
            return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return None


_SVG = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_LENGTH = r"\s*=\s*[\"']\s*(\d+(?:\.\d+)?)(?:px)?\s*[\"']"
_WIDTH, _HEIGHT = re.compile(rf"\swidth{_LENGTH}"), re.compile(rf"\sheight{_LENGTH}")
_VIEW = re.compile(r"\sviewBox\s*=\s*[\"'][\s,]*(?:-?[\d.]+[\s,]+){2}([\d.]+)[\s,]+([\d.]+)")


def _svg(data: bytes) -> tuple[int, int] | None:
    """Both lengths in pixels, or else the view box."""
    root = _SVG.search(data[:8192].decode("utf-8", "replace"))
    if root is None:
        return None
    width, height = _WIDTH.search(root[0]), _HEIGHT.search(root[0])
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    view = _VIEW.search(root[0])
    return (round(float(view[1])), round(float(view[2]))) if view else None
