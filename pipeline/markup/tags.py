"""Raw HTML tags as values: for comparing what a translation has with what its source has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

TRANSLATABLE = frozenset(("alt", "title", "aria-label", "placeholder"))
"""Attributes whose values are words."""
NEVER = frozenset(
    "applet audio base button embed fieldset form frame frameset iframe input keygen link marquee math meta noembed "  # noqa: SIM905
    "noframes noscript object optgroup option param picture plaintext portal script select slot source style svg "
    "template textarea title track video xmp".split()
)
"""Elements that act, load or change the page: no translation adds one."""

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_ADDRESSES = frozenset(("href", "src", "action", "formaction", "data", "poster", "background", "xlink:href", "cite"))


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, or what else stands between angle brackets."""

    text: str
    at: tuple[int, int]
    name: str
    """In lower case; "" for a comment or an instruction."""
    closing: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    """In the order of their names, entities resolved."""

    @property
    def mark(self) -> str:
        """`<b>`, `</b>`, or as much of a comment as is worth showing."""
        return f"<{'/' * self.closing}{self.name}>" if self.name else self.text[:12]

    @property
    def fixed(self) -> tuple[tuple[str, str], ...]:
        """The attributes whose values are no words; of the others, only that they are there."""
        return tuple((name, "" if name in TRANSLATABLE else value) for name, value in self.attributes)


def tag(text: str, at: tuple[int, int]) -> Tag:
    """A tag from the text between its angle brackets, these included."""
    found = _TAG.match(text)
    if not found:
        return Tag(text, at, "")
    end = text.find(">", found.end()) if found[2].lower() == "script" else len(text)
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text[found.end() : end].rstrip("/> \t\n")):
        attributes.setdefault(name.lower(), unescape(value.strip("\"'")))
    return Tag(text, at, found[2].lower(), bool(found[1]), tuple(sorted(attributes.items())))


def acts(name: str) -> bool:
    """Whether an attribute of this name can run a script or restyle the page."""
    return name.startswith("on") or name in ("style", "srcdoc", "formaction", "http-equiv", "xlink:href", "srcset")


def addresses(one: Tag) -> list[str]:
    """The addresses in a tag's attributes."""
    return [value for name, value in one.attributes if name in _ADDRESSES]
