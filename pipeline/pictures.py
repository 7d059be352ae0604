"""Pictures by their names: the drawings that an article shows, and a language's own version of one."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

_DRAWING = re.compile(r"\]\(<?\s*([^\s()<>\"'#?:]+\.svg)\b|^\s*\[[^\]]+\]:\s*<?([^\s<>#?:]+\.svg)\b", re.I | re.M)


def drawings_in(text: str, path: str) -> tuple[str, ...]:
    """Paths of the drawings (SVG) that an article at a path shows, each once."""
    if ".svg" not in text.lower():
        return ()
    folder = posixpath.dirname(path)
    named = (unquote(found[1] or found[2]) for found in _DRAWING.finditer(text))
    paths = (posixpath.normpath(posixpath.join(folder, name)) for name in named if not name.startswith("/"))
    return tuple(dict.fromkeys(one for one in paths if not one.startswith("..")))


def local_picture(path: str, code: str) -> str:
    """What a picture's own version for a language is called: `figure.bn.svg` beside `figure.svg`."""
    stem, suffix = posixpath.splitext(path)
    return path if stem.endswith(f".{code}") else f"{stem}.{code}{suffix}"


def general_picture(path: str, code: str) -> str:
    """The name of the picture that `local_picture` was made from."""
    stem, suffix = posixpath.splitext(path)
    return f"{stem.removesuffix(f'.{code}')}{suffix}"
