"""HTML as written by `html.body`, and by authors, as the XHTML that e-book readers take. The one door to lxml.

The body goes through an HTML parser, so that an author's unclosed tags end up as a tree; what books do not know
(forms, scripts, frames) leaves only its text; footnotes become notes that a reader may show where they are called.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree, html

OPS = "http://www.idpf.org/2007/ops"
_TYPE = f"{{{OPS}}}type"
etree.register_namespace("epub", OPS)

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Code points that XML refuses, and the C1 controls that nobody means."""
_PHRASING = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))  # fmt: skip
_FLOW = frozenset((
    "article", "aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "embed", "title", "meta", "link", "base")
)
_ONLY_PHRASING = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt", "summary", *_PHRASING))
_ATTRIBUTES = frozenset((
    "id", "class", "lang", "dir", "title", "role", "alt", "src", "href", "hreflang", "width", "height", "start",
    "colspan", "rowspan", "headers", "scope", "datetime", "cite", "open", "reversed", "value",
))  # fmt: skip
_ONLY_ON = {
    "alt": "img", "src": "img", "width": "img", "height": "img", "href": "a", "hreflang": "a", "start": "ol",
    "reversed": "ol", "value": "li", "colspan": "td th", "rowspan": "td th", "headers": "td th", "scope": "th",
    "datetime": "time ins del", "cite": "blockquote q ins del", "open": "details",
}  # fmt: skip
_WITHIN = {
    "li": "ul ol", "dt": "dl", "dd": "dl", "tr": "table thead tbody tfoot", "td": "tr", "th": "tr", "thead": "table",
    "tbody": "table", "tfoot": "table", "caption": "table", "colgroup": "table", "col": "colgroup",
    "figcaption": "figure", "summary": "details",
}  # fmt: skip
"""Elements that mean nothing elsewhere: outside they become a `div`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, for the table of contents."""

    level: int
    id: str
    text: str
    lang: str
    """"" when it is in the book's language."""


class Chapter:
    """An article's text as a tree. `lead` its links, then take its `xhtml`."""

    def __init__(self, body: str, numbered: Callable[[str], str], drawable: Callable[[str], bool]) -> None:
        """From a filled body. `numbered` puts a figure into the book's digits; `drawable` says whether an address is
        that of a picture in the book: the others leave their words.
        """
        self.root = html.fragment_fromstring(_UNFIT.sub("\ufffd", body), create_parent="div")
        for nav in self.root.xpath("//nav[contains(@class, 'contents')]"):  # the book has a table of its own
            nav.drop_tree()
        _pictures(self.root, drawable)
        _cleaned(self.root)
        _footnotes(self.root, numbered)

    @property
    def ids(self) -> frozenset[str]:
        """The places that a link can lead to."""
        return frozenset(self.root.xpath(".//@id"))

    @property
    def headings(self) -> tuple[Line, ...]:
        return tuple(_headings(self.root))

    @property
    def pictures(self) -> int:
        return sum(1 for _ in self.root.iter("img"))

    @property
    def undescribed(self) -> bool:
        """Whether a picture has no words."""
        return any(not (image.get("alt") or "").strip() for image in self.root.iter("img"))

    def lead(self, address: Callable[[str], str]) -> None:
        """Have every link lead where `address` says; to nowhere where it says nothing."""
        for link in self.root.iter("a"):
            if "href" not in link.attrib:
                continue
            if found := address(link.get("href") or ""):
                link.set("href", found)
            else:
                link.attrib.pop("hreflang", None)
                del link.attrib["href"]

    @property
    def xhtml(self) -> str:
        """The text, for a file that names the namespaces."""
        return _serialised(self.root)


def fault(text: str) -> str:
    """Why a file of the book is no XML; "" when it is."""
    try:
        etree.fromstring(text.encode())
    except etree.XMLSyntaxError as error:
        return str(error)
    return ""


# ---------------------------------------------------------------- what books do not know


def _cleaned(root: html.HtmlElement) -> None:
    """Only elements and attributes of a book, each where it may stand. Children first: what is taken out leaves its
    children, which are clean by then."""
    for element in list(root.iterdescendants())[::-1]:
        name = element.tag
        if not isinstance(name, str) or name in _SILENT:
            element.drop_tree()
        elif name not in _PHRASING and name not in _FLOW:
            element.drop_tag()
    seen: set[str] = set()
    for element in root.iterdescendants():
        parent = element.getparent()
        if element.tag in _WITHIN and parent is not None and parent.tag not in _WITHIN[element.tag].split():
            element.tag = "div"
        if element.tag not in _PHRASING and _in_phrasing(element):
            element.tag = "span"
        if element.tag == "a" and any(above.tag == "a" for above in element.iterancestors()):
            element.tag = "span"
        _attributes(element, seen)
    _tidied(root)


def _in_phrasing(element: html.HtmlElement) -> bool:
    """Whether only words may stand here; a `del` or `ins` is what is around it."""
    for above in element.iterancestors():
        if above.tag in ("del", "ins", "a"):
            continue
        return above.tag in _ONLY_PHRASING
    return False


def _attributes(element: html.HtmlElement, seen: set[str]) -> None:
    for name, value in list(element.attrib.items()):
        if not _is_fit(element.tag, name, value) or (name == "id" and value in seen):
            del element.attrib[name]
        elif name == "id":
            seen.add(value)
    if element.tag == "img" and "alt" not in element.attrib:
        element.set("alt", "")
    if element.tag == "a" and "href" not in element.attrib and "hreflang" in element.attrib:
        del element.attrib["hreflang"]


def _is_fit(tag: str, name: str, value: str) -> bool:
    """Whether an element of a book may have an attribute with this value."""
    if ":" in name or not (name in _ATTRIBUTES or name.startswith("aria-")):
        return False
    if name in _ONLY_ON and tag not in _ONLY_ON[name].split():
        return False
    match name:
        case "id":
            return re.fullmatch(r"\S+", value) is not None
        case "href":
            return _leads(value)
        case "dir":
            return value in ("ltr", "rtl", "auto")
        case "start" | "value":
            return re.fullmatch(r"-?\d{1,6}", value) is not None
        case "colspan" | "rowspan" | "width" | "height":
            return re.fullmatch(r"[1-9]\d{0,4}", value) is not None
    return True


def _leads(address: str) -> bool:
    """Whether an address is one that a book may have: a file of its own, a place, the web, a letter, a telephone."""
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
    if scheme is None:
        return not re.search(r"[\s<>\"{}|\\^`]", address)
    return scheme[1].lower() in ("http", "https", "mailto", "tel") and not re.search(r"[\s<>\"{}|\\^`\[\]]", address)


def _tidied(root: html.HtmlElement) -> None:
    """What a table, a list, a term or a figure must have to be one. Children first."""
    for table in list(root.iter("table"))[::-1]:
        _fostered(table)
    for element in list(root.iterdescendants())[::-1]:
        if element.tag in ("ul", "ol", "tr", "thead", "tbody", "tfoot", "table", "dl") and not len(element):
            element.tag = "div"
        elif element.tag == "details" and not (len(element) and element[0].tag == "summary"):
            element.tag = "div"
            element.attrib.pop("open", None)
        elif element.tag in ("ul", "ol"):
            for child in element:
                child.tag = "li"
            _gathered(element, "li")
        elif element.tag == "dl":
            for child in element:
                child.tag = child.tag if child.tag == "dt" else "dd"
            _gathered(element, "dd")
            if element[0].tag != "dt" or element[-1].tag != "dd":
                for part in (element, *element):
                    part.tag = "div"


def _gathered(element: html.HtmlElement, tag: str) -> None:
    """Words between the items of a list become items."""
    for at, text in reversed(list(enumerate([element.text, *(child.tail for child in element)]))):
        if text and text.strip():
            item = html.Element(tag)
            item.text = text
            if at:
                element[at - 1].tail = None
            else:
                element.text = None
            element.insert(at, item)


def _fostered(table: html.HtmlElement) -> None:
    """What stands between the cells of a table stands before it, as browsers have it."""
    lost = html.Element("div")
    for part in (table, *table.iter("thead", "tbody", "tfoot", "tr")):
        if part.text and part.text.strip():
            etree.SubElement(lost, "span").text = part.text
            part.text = None
        for child in list(part):
            if child.tail and child.tail.strip():
                etree.SubElement(lost, "span").text = child.tail
            child.tail = None
            if part.tag not in _WITHIN.get(child.tag, "").split():
                lost.append(child)
    if len(lost):
        table.addprevious(lost)


# ---------------------------------------------------------------- pictures


def _pictures(root: html.HtmlElement, drawable: Callable[[str], bool]) -> None:
    """A picture that is not in the book leaves its words."""
    for image in list(root.iter("img")):
        if drawable(image.get("src") or ""):
            continue
        words = html.Element("span", {"class": "picture"})
        words.text = image.get("alt") or ""
        words.tail = image.tail
        parent = image.getparent()
        if parent is not None:
            parent.replace(image, words)


# ---------------------------------------------------------------- footnotes


def _footnotes(root: html.HtmlElement, numbered: Callable[[str], str]) -> None:
    """The list at the end becomes notes of their own, which readers may show beside the place they belong to."""
    for call in root.xpath("//a[@role='doc-noteref']"):
        call.set(_TYPE, "noteref")
    for section in root.xpath("//*[@role='doc-endnotes']"):
        section.tag = "section"
        section.set(_TYPE, "footnotes")
        del section.attrib["role"]
        for notes in section.findall("ol"):
            for number, item in enumerate(notes.findall("li"), 1):
                note = _note(item, numbered(str(number)))
                notes.addprevious(note)
            section.remove(notes)


def _note(item: html.HtmlElement, number: str) -> html.HtmlElement:
    item.tag = "aside"
    item.set("role", "doc-footnote")
    item.set(_TYPE, "footnote")
    first = item[0] if len(item) and item[0].tag == "p" else item
    mark = html.Element("span", {"class": "number"})
    mark.text = f"{number}."
    mark.tail = f" {first.text or ''}"
    first.text = None
    first.insert(0, mark)
    return item


# ---------------------------------------------------------------- reading and writing


def _headings(root: html.HtmlElement) -> Iterator[Line]:
    for heading in root.xpath("./h2[@id] | ./h3[@id]"):
        words = "".join(heading.xpath(".//text()[not(ancestor::*[@role='doc-noteref' or @class='mark'])]"))
        text = " ".join(words.split())
        if text:
            yield Line(int(heading.tag[1]), heading.get("id") or "", text, heading.get("lang") or "")


def _serialised(root: html.HtmlElement) -> str:
    """The children of the root as XHTML; the file around them names the two namespaces."""
    parts = [_escaped(root.text or "")]
    for child in root:
        text = etree.tostring(child, encoding="unicode")
        parts.append(text.replace(f' xmlns:epub="{OPS}"', ""))
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
