"""TMX, the exchange format of translation memories, as catalogs: what other tools remember, for ours to answer with.

Read from TMX 1.1 to 1.4b. Text inside `<hi>` counts; the codes of other formats (`<bpt>`, `<ph>`, …) are left out, and
an entry that had some is fuzzy, for its marks have to be set anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from unicodedata import normalize

from pipeline.errors import CatalogError
from pipeline.findings import Place
from pipeline.model import Catalog, Message

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse_tmx(data: bytes, *, path: str, language: str, source_language: str = "en") -> Catalog:
    """The units of a TMX file that have both languages, as entries; the domain is the path.

    Language tags are compared by their first part: `en-GB` is English. A unit may come twice, with two translations.
    Raises `CatalogError` with the line where the file is no XML.
    """
    from xml.etree.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data)
    except ParseError as error:
        raise CatalogError("not a TMX file: broken XML", place=Place(path, error.position[0])) from error
    except (LookupError, ValueError) as error:
        raise CatalogError(f"not a TMX file: {error}", place=Place(path)) from error
    if root.tag != "tmx":
        raise CatalogError(f"not a TMX file: it begins with <{root.tag}>", place=Place(path))
    wanted, home = _primary(language), _primary(source_language)
    messages: list[Message] = []
    for unit in root.iter("tu"):
        texts = dict(_variants(unit))
        if (source := texts.get(home)) and (target := texts.get(wanted)) and source[0] and target[0]:
            flags = ("fuzzy",) if source[1] or target[1] else ()
            messages.append(Message(source[0], normalize("NFC", target[0]), flags=flags))
    return Catalog(path, language, messages=tuple(messages), path=path)


def _variants(unit: Element) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Language → text, and whether codes were left out of it. The last one of a language counts."""
    for variant in unit.iter("tuv"):
        segment = variant.find("seg")
        if segment is not None:
            text = "".join(_text(segment)).strip()
            coded = any(child.tag != "hi" for child in segment.iter() if child is not segment)
            yield _primary(variant.get(_LANG) or variant.get("lang") or ""), (text, coded)


def _text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "hi":
            yield from _text(child)
        yield child.tail or ""


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()
