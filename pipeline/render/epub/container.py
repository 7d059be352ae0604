"""The archive of an e-book: the same files give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that ZIP knows; the real ones would change the bytes."""
_PACKED = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp"))
"""Kinds of files that do not get smaller."""


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An OCF container: `mimetype` first and stored, as readers look for it at the very beginning."""
    out = io.BytesIO()
    with ZipFile(out, "w") as book:
        _put(book, "mimetype", b"application/epub+zip", ZIP_STORED)
        for path, data in files:
            suffix = path[path.rfind(".") :].lower()
            _put(book, path, data, ZIP_STORED if suffix in _PACKED else ZIP_DEFLATED)
    return out.getvalue()


def _put(book: ZipFile, path: str, data: bytes, method: int) -> None:
    entry = ZipInfo(path, _DAY)
    entry.compress_type = method
    entry.create_system = 0  # else the machine's own
    entry.external_attr = 0
    book.writestr(entry, data, compresslevel=9)
