"""The words in a drawing (SVG): read out for translators, and put back in another language.

`texts(svg)` and `told(svg, …)` walk the same elements in the same order. What stands in one line is one text, however
many `tspan`s colour it; a `tspan` with a place of its own begins another. A drawing with a document type, which may
name entities, is not read: it stays as it is, without words for translators. What could run or fetch is taken out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as Xml
from xml.parsers.expat import ErrorString

from pipeline.languages import Language
from pipeline.markup.prose import folded, is_prose

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KINDS = {"title": "svg title", "desc": "svg description", "text": "svg text", "tspan": "svg text"}
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.I)
_AWAY = re.compile(r"@import|url\(\s*[\"']?\s*(?![\"'#\s]|data:image/)", re.I)
"""A style that fetches something."""
_UNSAFE = re.compile(
    r"<!(?:DOCTYPE|ENTITY)|<\s*(?:\w+:)?(?:script|foreignObject|iframe|embed|object|handler|listener)\b"
    r"|\son\w+\s*=|javascript:|href\s*=\s*[\"']\s*(?!#|data:image/)|" + _AWAY.pattern,
    re.I,
)
_REMOVED = frozenset(("script", "foreignobject", "iframe", "embed", "object", "handler", "listener"))
_LOOKS = frozenset(
    ("fill", "stroke", "font-weight", "font-style", "text-decoration", "opacity", "id", "class", "style")
)
"""Attributes of a `tspan` that stays in its line, at its height: the 6 of 10⁶ is not to be joined to the 10."""
_PLACED = re.compile(r"baseline|font-size|shift|position|\bd?[xy]\s*:", re.I)
"""A style by which it does not."""
_WORD = re.compile(r"[^\W\d_]{2}")
_LARGEST = 1 << 20
"""Characters of a drawing that is read for its words."""

for _prefix, _name in (("", _SVG), ("xlink", _XLINK)):
    Xml.register_namespace(_prefix, _name[1:-1])


def of_article(article_path: str, url: str) -> str:
    """The path of a drawing as an article names it, relative to the project; "" for anything else."""
    if not url.lower().endswith(".svg") or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?]", url):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(article_path), url))


@lru_cache(maxsize=16)
def texts(svg: str) -> tuple[tuple[str, str], ...]:
    """Kind and words of every text in a drawing, in its own order."""
    root = _tree(svg)
    return () if root is None else tuple((place.kind, place.said) for place in _places(root))


@lru_cache(maxsize=16)
def fault(svg: str) -> tuple[int, str] | None:
    """The line of what keeps a drawing from being read at all, and what it is; None for one that is no XML document
    of ours to read (a document type, a very large one), and for one that is sound."""
    if len(svg) > _LARGEST or _DOCTYPE.search(svg):
        return None
    try:
        Xml.fromstring(svg.encode("utf-8", "replace"))
    except Xml.ParseError as error:
        return error.position[0], ErrorString(error.code)
    except (ValueError, RecursionError):
        return None
    return None


def told(svg: str, translations: tuple[str, ...], language: Language, source_language: str) -> str:
    """The drawing with its texts in another language; "" among the translations leaves a text as it is."""
    root = _tree(svg)
    if root is None:
        return svg
    families = (*language.screen_fonts, *language.print_fonts, "sans-serif")
    for place, said in zip(list(_places(root)), translations, strict=False):
        element = place.element
        if not said or (place.rest and said == place.said):
            element.set(_LANG, source_language)
            continue
        place.say(said)
        element.set(_LANG, language.code)
        if place.kind == "svg text":
            element.set("font-family", ", ".join(f"'{name}'" if " " in name else name for name in families))
            if language.direction == "rtl":
                element.set("direction", "rtl")
    return _written(root)


def safe(svg: bytes) -> bytes:
    """The drawing without scripts, handlers, foreign content, and links out of it; the same bytes where it has none.

    One that cannot be read as XML without a document type, and is not safe, comes out empty.
    """
    text = svg.decode("utf-8", "replace")
    if not _UNSAFE.search(text):
        return svg
    root = _tree(text)
    empty = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    return (empty if root is None else _written(root)).encode()


# ---------------------------------------------------------------- within


def _tree(svg: str) -> Xml.Element | None:
    """The drawing as a tree of safe elements; None for one that is not read."""
    if len(svg) > _LARGEST or _DOCTYPE.search(svg):
        return None
    try:
        root = Xml.fromstring(svg.encode("utf-8", "replace"))
    except (Xml.ParseError, ValueError, RecursionError):
        return None
    _clean(root)
    return root


def _clean(root: Xml.Element) -> None:
    for element in list(root.iter()):
        if _local(element) == "style" and _AWAY.search(element.text or ""):
            element.text = ""
        for child in list(element):
            if _local(child) in _REMOVED:
                element.remove(child)
        for name, value in list(element.attrib.items()):
            plain = name.rpartition("}")[2].lower()
            away = plain == "href" and not re.match(r"\s*(#|data:image/)", value, re.I)
            fetched = away or _AWAY.search(value) or "javascript:" in re.sub(r"\s", "", value).lower()
            if plain.startswith("on") or fetched:
                del element.attrib[name]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands: in an element (`text`) or behind it (`tail`). It may go on in `tspan`s of the same line."""

    kind: str
    said: str
    element: Xml.Element
    part: str
    parent: Xml.Element
    rest: Sequence[Xml.Element] = ()

    def say(self, said: str) -> None:
        """Put another text there; the `tspan`s it went on in are gone then."""
        old = str(getattr(self.element, self.part) or "")
        last = str(self.rest[-1].tail or "") if self.rest else old
        before, after = old[: len(old) - len(old.lstrip())], last[len(last.rstrip()) :]
        for child in self.rest:
            self.parent.remove(child)
        setattr(self.element, self.part, f"{before}{said}{after}")


def _places(root: Xml.Element) -> Iterator[_Place]:
    """Every text; what stands behind a `tspan` comes after what stands in it."""
    behind: dict[Xml.Element, tuple[Xml.Element, list[Xml.Element]]] = {}
    joined = set[Xml.Element]()
    for element in root.iter():
        kind = _KINDS.get(_local(element), "")
        if not kind or not str(element.tag).startswith(_SVG) or element in joined:
            continue
        rest: list[Xml.Element] = []
        following = rest
        for child in element if kind == "svg text" else ():
            if _flows(child):
                following.append(child)
            else:
                following = []
                behind[child] = element, following
        lines = [("text", element, rest)]
        if element in behind and _local(element) == "tspan":
            lines.append(("tail", *behind[element]))
        for part, parent, going_on in lines:
            if place := _place(kind, element, part, parent, going_on):
                joined.update(place.rest)
                yield place


def _place(kind: str, element: Xml.Element, part: str, parent: Xml.Element, rest: list[Xml.Element]) -> _Place | None:
    """The words of a line, if it has any; where they all stand in one `tspan`, that has them."""
    own = getattr(element, part) or ""
    within = [child.text or "" for child in rest]
    between = [own, *(child.tail or "" for child in rest)]
    if not any(map(str.strip, between)) and sum(map(bool, map(str.strip, within))) == 1:
        return None
    said = folded(own + "".join(f"{child.text or ''}{child.tail or ''}" for child in rest))
    return _Place(kind, said, element, part, parent, tuple(rest)) if is_prose(said) else None


def _flows(element: Xml.Element) -> bool:
    """Whether it is a `tspan` that only looks otherwise than the words around it."""
    if _local(element) != "tspan" or len(element) or not _LOOKS.issuperset(element.attrib):
        return False
    # What a class does to a figure is not known here: it may raise it.
    known = "class" not in element.attrib or _WORD.search(element.text or "")
    return bool(known) and not _PLACED.search(element.get("style", ""))


def _local(element: Xml.Element) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _written(root: Xml.Element) -> str:
    return Xml.tostring(root, encoding="unicode")
