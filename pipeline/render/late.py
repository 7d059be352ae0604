"""Links that are known only when every page is known.

Whether a cross-link leads to the page in the reader's language or to the English one depends on what is
published, so a composed body keeps such links symbolic and `bind` fills them in. The mark is a noncharacter:
markdown-it percent-encodes it in addresses and Unicode forbids it in text, so content cannot forge one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")


def late_link(domain: str, fragment: str = "") -> str:
    """The mark for a link to an article, and to a heading of it when `fragment` is given."""
    name = strip_marks(f"{domain}#{fragment}" if fragment else domain)
    return f"{_OPEN}{name}{_CLOSE}"


def resolve(body: str, address: Callable[[str, str], str]) -> str:
    """The body with every mark replaced by `address(domain, fragment)`."""

    def fill(mark: re.Match[str]) -> str:
        domain, _, fragment = mark[1].partition("#")
        return address(domain, fragment)

    return _MARK.sub(fill, body)


def strip_marks(text: str) -> str:
    """Text from outside with our noncharacters taken out."""
    return text.replace(_OPEN, "\ufffd").replace(_CLOSE, "\ufffd")
