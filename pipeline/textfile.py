"""Text files as people save them: UTF-8, with or without a byte order mark, with whatever line ends."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import SourceError
from pipeline.findings import Place


def read_text(path: Path, *, name: str = "") -> str:
    """A UTF-8 text with LF line ends and no byte order mark, read in one go.

    Raises `SourceError` for a missing file or a byte that is not UTF-8, with the line it is on.
    """
    shown = name or path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot read: {unreadable(path) or error.strerror}", place=Place(shown)) from error
    return decode(data, shown)


def unreadable(path: Path) -> str:
    """Why a file cannot be read; "" for one that can be, or that is not there."""
    try:
        with path.open("rb") as file:
            file.read(1)
    except FileNotFoundError:
        return "the link leads nowhere" if path.is_symlink() else ""
    except OSError as error:
        return error.strerror or str(error)
    return ""


def decode(data: bytes, shown: str) -> str:
    """Bytes of a text file as text; see `read_text`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"not UTF-8: byte 0x{data[error.start]:02x}",
            place=Place(shown, line),
            hint="save the file as UTF-8",
        ) from error
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
