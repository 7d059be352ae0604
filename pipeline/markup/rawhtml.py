"""Text inside raw HTML blocks, element by element.

`pieces(html)` cuts a block into what stays as it is and what a translator gets: the text of each block-level
element (with the phrasing tags inside it, so that sentences stay whole) and the values of `alt`, `title`,
`aria-label` and `placeholder` on tags outside the text. Joining the pieces gives back the input.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from pipeline.markup.hygiene import says_nothing
from pipeline.markup.prose import folded, is_prose

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<![^>]*>"
    r"|<(?P<whole>script|style|pre|code|textarea|svg|math|kbd|samp|var)\b[^>]*>.*?(?:</(?P=whole)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>"
    r"|<[A-Za-z](?:[^\"'<>]|\"[^\"]*\"|'[^']*')*=\s*(?:\"[^\"]*|'[^']*)\Z"  # a value without end holds the rest
    r"|<[A-Za-z/!?][^>]*(?:>|\Z)",  # broken or unfinished: left alone
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?P<lead>(?<![=\s])\s+(?:alt|title|aria-label|placeholder)\s*=\s*)(?P<value>\"[^\"]*\"|'[^']*')"
    r"|\"[^\"]*\"|'[^']*'",  # any other value, lest we look for attributes inside it
    re.I,
)
_BREAK = re.compile(r"<br ?/>", re.I)
"""As XML writes `<br>`."""
_LANG = re.compile(r"\slang\s*=\s*[\"']?([A-Za-z-]+)", re.I)
_LOOSE = re.compile(r"&(?=#(?![0-9]{1,7};|[xX][0-9A-Fa-f]{1,6};))")
_BARE = re.compile(rf"<(?![A-Za-z/!?])|{_LOOSE.pattern}")
"""Signs that are neither a tag nor a reference: browsers show them as they are, and they are faults all the same."""
PHRASING = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var "  # noqa: SIM905
    "wbr".split()
)
_SECTIONS = frozenset(("article", "aside", "blockquote", "details", "div", "figure", "main", "nav", "section"))
"""Elements that hold Markdown; others, such as `p`, are often left open and end by themselves."""
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_ATTRIBUTE_KINDS = frozenset(("html alt", "html title", "html aria-label", "html placeholder"))
_QUOTES = (('"', "&quot;"), ("'", "&#39;"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of an HTML block."""

    text: str
    kind: str = ""
    """`html p`, `html alt`, …; "" for what stays as it is."""

    @property
    def msgid(self) -> str:
        """White space folded."""
        return folded(self.text)

    def filled(self, translation: str) -> str | None:
        """The translation as it may stand in the page; None if it would change the markup."""
        if self.kind in _ATTRIBUTE_KINDS:
            if "<" in translation and "<" not in self.text:
                return None
            return _quoted(_LOOSE.sub("&amp;", translation) if translation != self.text else translation, self.text)
        # What `parts` takes for text holds no "<" that a browser would take for a tag, and what follows a piece
        # is white space or "<", which makes no tag of a "<" at its end.
        if not same_tags(self.text, translation) or _emptied_out(self.text, translation):
            return None
        return translation if translation in (self.text, self.msgid) else _spelt(translation)


Foreign = tuple[str, int]
"""The element of another language that we are in, and how many of its name are open in it."""
HOME: Foreign = ("", 0)


def marks(html: str) -> Iterator[re.Match[str]]:
    """Everything between angle brackets: `name` of a tag, or `whole`, the name of an element whose text is no HTML."""
    return _TOKEN.finditer(html)


def pieces(html: str, source_language: str = "en", foreign: Foreign = HOME) -> tuple[Piece, ...]:
    """The block cut into pieces; `"".join(p.text for p in pieces(html)) == html`."""
    found: list[Piece] = []
    run: list[Part] = []
    element = "text"

    def flush() -> None:
        found.extend([Piece("".join(p.text for p in run))] if foreign[1] else _run(run, element))
        run.clear()

    for part in parts(html):
        if not part.markup or part.name in PHRASING:
            run.append(part)
            continue
        flush()
        foreign = _beyond(part, foreign, source_language)
        found += [Piece(part.text)] if foreign[1] else _tag(part)
        element = part.name if part.opens else "text"
    flush()
    return tuple(piece for piece in found if piece.text)


def foreign_after(html: str, source_language: str = "en", foreign: Foreign = HOME) -> Foreign:
    """The element of another language that a block leaves open around the Markdown below it."""
    for part in parts(html):
        if part.markup and part.name not in PHRASING:
            foreign = _beyond(part, foreign, source_language)
    return foreign if foreign[1] and foreign[0] in _SECTIONS else HOME


def same_tags(source: str, target: str) -> bool:
    """Whether two phrasing texts hold the same tags, but for order and the values of translatable attributes, and
    the target's are nested as well as the source's."""
    return source == target or (
        Counter(_tags(source)) == Counter(_tags(target)) and (_nested(target) or not _nested(source))
    )


def _spelt(text: str) -> str:
    """The text with entities for signs that are neither a tag nor a reference."""
    if not _BARE.search(text):
        return text
    return "".join(
        part.text if part.markup else _BARE.sub(lambda sign: escape(sign[0]), part.text) for part in parts(text)
    )


def _emptied_out(source: str, translation: str) -> bool:
    """Whether tags are all that a translation shows, and its source shows words."""
    if "<" not in translation and "&" not in translation:
        return False

    def words(text: str) -> str:
        return unescape("".join(part.text for part in parts(text) if not part.markup))

    return says_nothing(words(translation)) and not says_nothing(words(source))


# ---------------------------------------------------------------- parts


@dataclass(frozen=True, slots=True)
class Part:
    """A tag, a comment, an element that is kept whole, or the text between two of them."""

    text: str
    markup: bool = False
    name: str = ""
    """Of a tag or a whole element, in lower case."""
    opens: bool = False
    closes: bool = False

    @property
    def void(self) -> bool:
        return self.name in VOID


def parts(html: str) -> Iterator[Part]:
    at = 0
    for token in _TOKEN.finditer(html):
        if token.start() > at:
            yield Part(html[at : token.start()])
        at = token.end()
        name = (token["name"] or token["whole"] or "").lower()
        alone = not token["name"] or name in VOID or token[0].endswith("/>")
        yield Part(token[0], True, name, not alone and not token["close"], not alone and bool(token["close"]))
    if at < len(html):
        yield Part(html[at:])


def _tags(text: str) -> list[str]:
    """Every tag in the text, white space folded, the values of translatable attributes left out."""
    return [_BREAK.sub("<br>", re.sub(r"\s+", " ", _emptied(part))) for part in parts(text) if part.markup]


def _emptied(part: Part) -> str:
    if not (part.opens or part.void):
        return part.text
    # The quotes stay: without them the next attribute's name would pass for this one's value.
    return _ATTRIBUTE.sub(lambda found: f'{found["lead"]}""' if found["lead"] else found[0], part.text)


def _quoted(value: str, source: str) -> str:
    """The value, unable to end before its closing quote. A mark that the source's value holds is not that quote."""
    for mark, entity in _QUOTES:
        if mark not in source:
            value = value.replace(mark, entity)
    return value


def _nested(text: str) -> bool:
    opened: list[str] = []
    for part in parts(text):
        if part.opens:
            opened.append(part.name)
        elif part.closes and (not opened or opened.pop() != part.name):
            return False
    return not opened


def _beyond(part: Part, foreign: Foreign, source_language: str) -> Foreign:
    """Where we are after a tag, as for elements of another language."""
    name, depth = foreign
    if depth:
        return (name, depth + part.opens - part.closes) if part.name == name else foreign
    lang = _LANG.search(part.text) if part.opens else None
    return (part.name, 1) if lang and lang[1].lower().partition("-")[0] != source_language.partition("-")[0] else HOME


# ---------------------------------------------------------------- runs


def _run(run: list[Part], element: str) -> list[Piece]:
    """Phrasing content as one piece, the white space and the tags that merely wrap it outside."""
    start, end = 0, len(run)
    while start < end:
        if _outside(run[start]):
            start += 1
        elif _outside(run[end - 1]):
            end -= 1
        elif _wrapped(run[start:end]):
            start, end = start + 1, end - 1
        else:
            break
    before, core, after = run[:start], run[start:end], run[end:]
    if not any(is_prose(part.text) for part in core if not part.markup):
        return _plain(run)
    return [*_plain(before), *_text("".join(part.text for part in core), element), *_plain(after)]


def _outside(part: Part) -> bool:
    """White space, and tags that stand for themselves and say nothing."""
    return not part.text.strip() or (part.void and len(_tag(part)) == 1)


def _wrapped(run: list[Part]) -> bool:
    """Whether the first part is a tag that the last one closes, around all the rest."""
    first, last = run[0], run[-1]
    if not first.opens or not last.closes or first.name != last.name:
        return False
    depth = 0
    for part in run[:-1]:
        if part.name == first.name:
            depth += part.opens - part.closes
            if depth == 0:
                return False
    return depth == 1


def _plain(parts: list[Part]) -> list[Piece]:
    return [piece for part in parts for piece in _tag(part)]


def _text(text: str, element: str) -> list[Piece]:
    core = text.strip()
    lead = text.index(core)
    return [Piece(text[:lead]), Piece(core, f"html {element}"), Piece(text[lead + len(core) :])]


def _tag(part: Part) -> list[Piece]:
    """A part that stays, the translatable attribute values of a tag apart."""
    if not part.markup or not (part.opens or part.void):
        return [Piece(part.text)]
    found, at = [], 0
    for attribute in _ATTRIBUTE.finditer(part.text):
        if not attribute["lead"]:
            continue
        start, end = attribute.start("value") + 1, attribute.end("value") - 1
        if is_prose(part.text[start:end]):
            name = attribute["lead"].strip().rstrip("=").strip().lower()
            found += [Piece(part.text[at:start]), Piece(part.text[start:end], f"html {name}")]
            at = end
    return [*found, Piece(part.text[at:])]
