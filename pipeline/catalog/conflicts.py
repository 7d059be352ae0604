"""Two translations of one message: how a catalog keeps both, without a conflict marker.

One stays in the msgstr. The other is a translator's comment, one line for each text:

    # dobhashi: theirs: পিঠ সোজা রাখুন।
    # dobhashi: theirs[1]: "দুই লাইন:\\nএই আর ওই"

A text is written as it is; where that would not survive in a comment it is a string as in PO files, in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

Key = tuple[str | None, str]

_NOTE = re.compile(r"dobhashi: (ours|theirs)(?:\[([0-9]+)\])?: (.*)")
_CONTROL = re.compile(r"[\x00-\x1f]")
_ESCAPES = {
    "\\": r"\\", '"': r"\"", "\a": r"\a", "\b": r"\b", "\t": r"\t", "\n": r"\n", "\v": r"\v", "\f": r"\f", "\r": r"\r",
}  # fmt: skip
_UNESCAPES = {escape: letter for letter, escape in _ESCAPES.items()}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that both sides changed, and differently."""

    key: Key
    """Of the message; the header's is (None, "")."""
    field: str
    """`msgstr`, `msgstr[1]`, or the name of a header field."""
    kept: str
    """What the field says now."""
    noted: str
    """What the comment says now."""
    side: str = "theirs"
    """Whose text that is."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A text out of a comment."""

    side: str
    """`ours` or `theirs`, as it was when they were merged."""
    form: int | None
    """Of a plural: which form it is."""
    text: str


def note(side: str, text: str, form: int | None = None) -> str:
    """The comment line that keeps a text. `noted` gives it back."""
    index = "" if form is None else f"[{form}]"
    return f"dobhashi: {side}{index}: {_in_one_line(text)}"


def noted(comments: Iterable[str]) -> tuple[Noted, ...]:
    """The texts that comments keep, in their order."""
    found = (_NOTE.fullmatch(comment) for comment in comments)
    return tuple(
        Noted(match[1], None if match[2] is None else int(match[2]), _as_it_was(match[3])) for match in found if match
    )


def _in_one_line(text: str) -> str:
    # A backslash at the end of a comment makes gettext swallow the next line; editors strip blanks there.
    survives = _CONTROL.search(text) is None and not text.endswith("\\") and text == text.strip()
    if survives and not text.startswith('"'):
        return text
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'


def _as_it_was(kept: str) -> str:
    if len(kept) < 2 or not kept.startswith('"'):
        return kept
    return re.sub(r"\\.", lambda escape: _UNESCAPES.get(escape[0], escape[0]), kept[1:-1])
