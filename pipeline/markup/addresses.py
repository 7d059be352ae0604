"""Addresses: their scheme and host as a browser reads them, and whether one is the other in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize
from urllib.parse import unquote

SCHEMES = frozenset(("http", "https", "mailto", "tel"))
"""Schemes a translator may bring into an article; those of the source's own addresses are always allowed."""
REFUSED = re.compile(r"(?:\]\(\s*<?|<)\s*((?:javascript|vbscript|data|file)):", re.I)
"""A link that the parser leaves as text for its scheme, so that a reader would see its Markdown."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]+")
"""What browsers leave out of an address before they read it, or that has no business there."""
_AUTHORITY = re.compile(r"[/\\]*([^/\\?#]*)")
_PARTS = re.compile(r"[/._?&=#:-]+")
_LANGUAGE_KEYS = frozenset(("lang", "hl", "locale", "language"))
_TOP = "com|org|net|edu|gov|int|info|biz|health|(?!(?:cc|hs|js|md|mk|pl|po|py|rs|sh|so|ts)\\b)[a-z]{2}"
"""Top domains; of those with two letters not the ones that names of files end in."""
_SHOWN = re.compile(
    r"(?:https?://|\bwww\.)[!-~]*[A-Za-z0-9/]"
    r"|(?<![\w@./-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:" + _TOP + r")(?![a-z0-9_@]|-[a-z0-9]|\.[a-z])(?:/[!-~]*)?",
    re.IGNORECASE,
)
"""An address within the words of a link."""


def scheme(address: str) -> str:
    """`https`, `javascript`, … in lower case; "" for a relative address."""
    found = _SCHEME.match(_IGNORED.sub("", address))
    return found[1].lower() if found else ""


def host(address: str) -> str:
    """The host a browser would ask, in lower case; "" where it asks none, as for `tel:` and relative addresses."""
    clean = _IGNORED.sub("", address)
    found = _SCHEME.match(clean)
    if found and found[1].lower() not in ("http", "https", "ftp"):
        return ""
    rest = clean[found.end() :] if found else clean
    if not found and not re.match(r"[/\\]{2}", rest):
        return ""
    authority = _AUTHORITY.match(rest)
    named = authority[1].rpartition("@")[2] if authority else ""
    return normalize("NFKC", unquote(re.sub(r":\d*$", "", named))).lower().rstrip(".")


def hosts(addresses: Iterable[str]) -> frozenset[str]:
    """All hosts of some addresses."""
    return frozenset(filter(None, map(host, addresses)))


def allowed(name: str, known: Iterable[str]) -> bool:
    """Whether a host is among the known ones or below one of them (`m.who.int` is below `who.int`)."""
    return any(name == other or name.endswith(f".{other.removeprefix('www.')}") for other in known)


def in_language(source: str, target: str, source_language: str, language: str) -> bool:
    """Whether `target` is plainly `source` for readers of another language.

    `/en/a` → `/bn/a`, `en.wikipedia.org/wiki/Fever` → `bn.wikipedia.org/wiki/জ্বর`, `?lang=en` → `?lang=bn`,
    `spine.svg` → `spine.bn.svg`.
    """
    there, here = source_language.partition("-")[0].lower(), language.partition("-")[0].lower()
    old, new = _PARTS.split(unquote(source).lower()), _PARTS.split(unquote(target).lower())
    if here not in new or scheme(source) != scheme(target):
        return False
    old_host, new_host = host(source), host(target)
    if new_host != old_host:
        # The path may be the title in that language.
        return (
            bool(old_host)
            and new_host.startswith(f"{here}.")
            and new_host[len(here) + 1 :]
            in (
                old_host.removeprefix(f"{there}."),
                old_host.removeprefix("www."),
            )
        )
    if old_host and there in old:
        return True
    return [part for part in new if part != here and part not in _LANGUAGE_KEYS] == [
        part for part in old if part != there and part not in _LANGUAGE_KEYS
    ]


def same_telephone(address: str, phone: str) -> bool:
    """Whether a `tel:` address dials a number: a country's code before a long one makes no other of it."""
    if scheme(address) != "tel":
        return False
    digits, wanted = (re.sub(r"\D", "", unquote(text)) for text in (address, phone))
    if digits == wanted:
        return True
    short = wanted.lstrip("0")
    return len(short) >= 7 and digits.endswith(short) and len(digits) - len(short) <= 4


def shown(words: str) -> str:
    """The host that the words of a link name, or ""."""
    found = _SHOWN.search(words)
    if not found:
        return ""
    return host(found[0] if "://" in found[0] else f"https://{found[0]}")
