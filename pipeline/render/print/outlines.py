"""The words of a drawing as outlines.

A PDF for everybody (PDF/UA) must say what each of its glyphs stands for; the glyphs of a shaped script inside a
drawing say it to nobody. So they are drawn as shapes, and the drawing's alternative text speaks for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as Xml

from pipeline.render.print.typefaces import Font, outline

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"\s*(-?[\d.]+)")
_ANCHORS = {"middle": 0.5, "end": 1.0}
_PLACED = ("x", "y", "dx", "dy", "text-anchor", "font-family", "font-size")


def outlined(svg: str, fonts: Sequence[Font]) -> str:
    """The drawing with the text of every `text` drawn in the first of the fonts that has its letters.

    A text that none of them has stays a text.
    """
    root = Xml.fromstring(svg.encode("utf-8", "replace"))
    _walk(root, {}, fonts)
    return Xml.tostring(root, encoding="unicode")


def _walk(element: Xml.Element, given: Mapping[str, str], fonts: Sequence[Font]) -> None:
    given = {**given, **{name: element.attrib[name] for name in ("font-size", "text-anchor") if name in element.attrib}}
    for at, child in enumerate(list(element)):
        if child.tag == f"{_SVG}text":
            if (group := _group(child, given, fonts)) is not None:
                group.tail = child.tail
                element[at] = group
        else:
            _walk(child, given, fonts)


def _group(text: Xml.Element, given: Mapping[str, str], fonts: Sequence[Font]) -> Xml.Element | None:
    """A text and its parts as outlines, each part where it says or behind the one before."""
    group = Xml.Element(f"{_SVG}g", {name: value for name, value in text.attrib.items() if name not in _PLACED})
    x = y = 0.0
    runs = [(text, text.text)]
    for part in text:
        runs += [(part, part.text), (text, part.tail)]
    for place, (element, words) in enumerate(runs):
        own = {**given, **text.attrib, **element.attrib}
        if element is not text or place == 0:
            x, y = (
                _number(element, "x", x) + _number(element, "dx", 0),
                _number(element, "y", y) + _number(element, "dy", 0),
            )
        said = " ".join((words or "").split())
        if not said:
            continue
        size = _value(own.get("font-size", ""), 16)
        drawn = outline(said, size, fonts)
        if drawn is None:
            return None
        path, width = drawn
        start = x - width * _ANCHORS.get(own.get("text-anchor", ""), 0)
        inherited = {n: v for n, v in element.attrib.items() if n in ("fill", "stroke", "opacity", "style", "class")}
        shape = Xml.SubElement(group, f"{_SVG}path", inherited if element is not text else {})
        shape.set("d", path)
        shape.set("transform", f"translate({start:.2f} {y:.2f})")
        x = start + width
    return group


def _number(element: Xml.Element, name: str, otherwise: float) -> float:
    return _value(element.get(name, ""), otherwise)


def _value(text: str, otherwise: float) -> float:
    found = _NUMBER.match(text)
    return float(found[1]) if found else otherwise
