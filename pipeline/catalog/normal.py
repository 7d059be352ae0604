"""Any PO file in canonical form: the one layout that `update` writes and `msgcat --no-wrap` leaves alone.

Only the layout changes. The law: the file says the same before and after (`parse_po` gives equal catalogs, but for
the order of header fields, doubts about nothing, and line numbers in references that are ours), and doing it twice is
doing it once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from unicodedata import is_normalized

from pipeline.catalog.headers import charset, in_order
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.model import Catalog, Message

Ours = Callable[[str], bool]
"""Whether we wrote a reference; asked without its line number."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A file in canonical form, and what had to be done for it."""

    data: bytes
    done: tuple[str, ...] = ()
    """A phrase for each kind of change; empty when the file was in canonical form."""


def normalised(data: bytes, *, path: str, ours: Ours = lambda place: False) -> Normal:
    """A file's bytes in canonical form. Raises `CatalogError` for what gettext would refuse."""
    read = parse_po(data, path=path, domain="", language=None)
    catalog = canonical(read, ours)
    fresh = serialize_po(catalog)
    if fresh.encode() == data:
        return Normal(data)
    change = _Change(data, data.decode("utf-8", "replace"), read, fresh, catalog)
    done = tuple(phrase for phrase, happened in _CHANGES if happened(change))
    return Normal(fresh.encode(), done or ("blank lines, comments and flags are as gettext writes them",))


def canonical(catalog: Catalog, ours: Ours) -> Catalog:
    """The catalog with its header in gettext's order and one reference for each place that is ours."""
    messages = tuple(_placed(message, ours) for message in catalog.messages)
    return replace(catalog, headers=in_order(catalog.headers), messages=messages)


def _placed(message: Message, ours: Ours) -> Message:
    places = tuple(dict.fromkeys(_place(reference, ours) for reference in message.references))
    return message if places == message.references else replace(message, references=places)


def _place(reference: str, ours: Ours) -> str:
    path = re.sub(r":\d+$", "", reference)
    return path if path != reference and ours(path) else reference


# ---------------------------------------------------------------- what was done


@dataclass(frozen=True, slots=True)
class _Change:
    data: bytes
    text: str
    read: Catalog
    fresh: str
    catalog: Catalog


_CHANGES: tuple[tuple[str, Callable[[_Change], bool]], ...] = (
    ("the byte order mark is gone", lambda c: c.data.startswith(b"\xef\xbb\xbf")),
    ("lines end with LF", lambda c: b"\r\n" in c.data),
    ("the charset is UTF-8", lambda c: charset(c.read.header("Content-Type")).lower() not in ("", "charset", "utf-8")),
    ("letters are in NFC", lambda c: _recomposed(c.text, c.fresh)),
    ("flags stand after `#,`", lambda c: re.search(r"^#[=!]", c.text, re.MULTILINE) is not None),
    ("no line is wrapped", lambda c: _pieces(c.text) > _pieces(c.fresh)),
    ("texts with line breaks have a line for each", lambda c: _pieces(c.text) < _pieces(c.fresh)),
    ("our references have no line numbers", lambda c: c.catalog.messages != c.read.messages),
    ("header fields stand in gettext's order", lambda c: c.catalog.headers != c.read.headers),
    ("obsolete entries stand at the end", lambda c: _mixed([m.obsolete for m in c.read.messages])),
    ("empty translations are not in doubt", lambda c: any(m.fuzzy and _empty(m) for m in c.read.messages)),
)
"""What to tell a person, and how to see that it happened."""


def _recomposed(text: str, fresh: str) -> bool:
    """Whether letters changed their code points; those of a msgid do not."""
    return any(word not in fresh for word in text.split() if not is_normalized("NFC", word))


def _pieces(text: str) -> int:
    return sum(1 for line in text.splitlines() if re.match(r'(?:#[|~]+ *)?"', line))


def _mixed(obsolete: list[bool]) -> bool:
    return obsolete != sorted(obsolete)


def _empty(message: Message) -> bool:
    return not (message.msgstr_plural[0] if message.msgstr_plural else message.msgstr)
