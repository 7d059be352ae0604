"""The words in a drawing (SVG): read out for translators, and put back in another language.

`texts(svg)` and `told(svg, …)` walk the same elements in the same order. A drawing with a document type, which may
name entities, is not read: it stays as it is, without words for translators. What could run or fetch is taken out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
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
_LARGEST = 1 << 20
"""Characters of a drawing that is read for its words."""

for _prefix, _name in (("", _SVG), ("xlink", _XLINK)):
    Xml.register_namespace(_prefix, _name[1:-1])


def of_article(article_path: str, url: str) -> str:
    """The path of a drawing as an article names it, relative to the project; "" for anything else."""
    if not url.lower().endswith(".svg") or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#?]", url):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(article_path), url))


def texts(svg: str) -> tuple[tuple[str, str], ...]:
    """Kind and words of every text in a drawing, in its own order."""
    root = _tree(svg)
    return () if root is None else tuple((kind, said) for _, _, kind, said in _places(root))


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
    for (element, part, kind, _), said in zip(list(_places(root)), translations, strict=False):
        if not said:
            element.set(_LANG, source_language)
            continue
        old = str(getattr(element, part))
        before, after = old[: len(old) - len(old.lstrip())], old[len(old.rstrip()) :]
        setattr(element, part, f"{before}{said}{after}")
        element.set(_LANG, language.code)
        if kind == "svg text":
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


def _places(root: Xml.Element) -> Iterator[tuple[Xml.Element, str, str, str]]:
    """Element, `text`, kind and words of each text; the words behind a `tspan` are its own tail."""
    for element in root.iter():
        kind = _KINDS.get(_local(element), "")
        if not kind or not str(element.tag).startswith(_SVG):
            continue
        if element.text and is_prose(said := folded(element.text)):
            yield element, "text", kind, said
        if (
            kind == "svg text"
            and _local(element) == "tspan"
            and element.tail
            and is_prose(said := folded(element.tail))
        ):
            yield element, "tail", kind, said


def _local(element: Xml.Element) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _written(root: Xml.Element) -> str:
    return Xml.tostring(root, encoding="unicode")
