"""What a text says, apart from how it is set: words, numbers and signs, without typography, marks and addresses.

`Wording.of(text)` takes a msgid apart. Two texts with equal `said` say the same to every reader: soft breaks, quotes,
dashes, emphasis, links and addresses are all in which they may differ. `Fit` then brings a translation over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from unicodedata import normalize


class Sort(Enum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"
    """A sign that is read out or reckoned with: %, <, ≤, +, °, /."""
    STOP = "stop"
    """Punctuation that structures a sentence."""
    DASH = "dash"
    QUOTE = "quote"
    NOTE = "note"
    """A footnote's mark."""
    TAG = "tag"
    """A raw HTML tag, a placeholder: what a program reads."""
    ADDRESS = "address"
    MARK = "mark"
    """Emphasis, a bracket of a link: says nothing by itself."""


class Token(NamedTuple):
    """A piece of a text that says something."""

    sort: Sort
    said: str
    """What it says, in one spelling: every dash and quote of a kind alike, NFC."""
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.said.casefold()


@dataclass(frozen=True, slots=True)
class Link:
    """A `[text][link-1]`: its label and the words it stands on."""

    label: str
    anchor: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text taken apart."""

    tokens: tuple[Token, ...]
    """All but marks."""
    links: tuple[Link, ...] = ()
    addresses: tuple[str, ...] = ()
    """Those written out in the text, in order."""
    code: tuple[str, ...] = ()
    emphasis: tuple[tuple[str, int], ...] = ()
    """Runs of `*`, or of `_`, which are the same, each with the number of tokens before it."""

    @classmethod
    def of(cls, text: str) -> Wording:
        return _wording(text)

    @property
    def said(self) -> tuple[str, ...]:
        """What the text says: the key by which texts that differ in nothing but their setting are equal."""
        return tuple(token.said for token in self.tokens)


LABEL = re.compile(r"\]\[((?:image-)?[a-z]+\d*-\d+)\]")
"""The end of a link or picture whose address was taken out."""
_HARD_BREAK = re.compile(r"(?:\\|  )\n")

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<word>(?!https?://|www\.)[^\W\d_]+(?:[\u0300-\u036f]+|[^\W_]|['\u2019\u02bc](?=[^\W\d_])|_(?=[^\W_])|\.(?=[^\W\d_]\.))*)
    | (?P<break>\\\n)
    | (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
    | (?P<label>\]\[(?:image-)?[a-z]+\d*-\d+\])
    | (?P<note>\[\^[^\]\s]+\])
    | (?P<address><(?:https?|mailto|tel):[^<>\s]+>|https?://[^\s<>]*[^\s<>.,;:!?)"'\]*_]|www\.[^\s<>]*[^\s<>.,;:!?)"'\]*_])
    | (?P<tag></?[a-zA-Z][^<>]*>|\{[^{}\n]*\}|%\(\w+\)[sd]|%[sd](?![^\W_]))
    | (?P<entity>&(?:[a-zA-Z]+|\#\d+|\#x[0-9a-fA-F]+);)
    | (?P<strike>~~)
    | (?P<number>(?<![^\W_])(?:(?<![\w)\]])[-\u2212\u2013](?=\d))?\d+(?:[.,:]\d+)*)
    | (?P<prime>(?<=\d)["'\u2032\u2033](?![^\W\d_]))
    | (?P<dash>[-\u2010-\u2015\u2212]+)
    | (?P<ellipsis>\.\.\.+|\u2026)
    | (?P<quote>["'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u02bc\u2032\u2033])
    | (?P<mark>\*+|_+|`+|!?\[|\])
    | (?P<stop>[.,;:!?()\u0964\u0965])
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens and joiners of lines."""


@lru_cache(maxsize=8192)
def _wording(text: str) -> Wording:
    tokens: list[Token] = []
    links: list[Link] = []
    addresses: list[str] = []
    code: list[str] = []
    emphasis: list[tuple[str, int]] = []
    opened: list[int] = []
    for found in _TOKEN.finditer(text.translate(_INVISIBLE) if not text.isascii() else text):
        sort, piece = found.lastgroup, found[0]
        start, end = found.span()
        if sort == "space":
            continue
        if sort == "word":
            tokens.append(Token(Sort.WORD, piece if piece.isascii() else _spelt(piece), start, end))
            continue
        match sort:
            case "break":
                continue
            case "mark":
                if piece.endswith("["):
                    opened.append(len(tokens))
                elif piece == "]" and opened:
                    opened.pop()
                elif piece == "*" and _alone(text, start, end):
                    tokens.append(Token(Sort.SIGN, "*", start, end))
                elif piece[0] in "*_":
                    emphasis.append((piece.replace("_", "*"), len(tokens)))
                continue
            case "label":
                first = opened.pop() if opened else len(tokens)
                links.append(Link(piece[2:-1], tuple(token.said for token in tokens[first:])))
                continue
            case "code":
                ticks = len(found["ticks"])
                code.append(piece[ticks:-ticks])
                inner = _wording(piece[ticks:-ticks].replace("`", " "))
                tokens += (Token(t.sort, t.said, t.start + start + ticks, t.end + start + ticks) for t in inner.tokens)
                continue
            case "address":
                addresses.append(piece.strip("<>"))
                tokens.append(Token(Sort.ADDRESS, "<address>", start, end))
                continue
            case "escape" | "entity":
                tokens += _of_sign(unescape(piece) if sort == "entity" else piece[1], start, end)
                continue
            case _:
                tokens.append(_token(sort or "sign", piece, text, start, end))
    return Wording(tuple(_ranges(tokens)), tuple(links), tuple(addresses), tuple(code), tuple(emphasis))


def _token(sort: str, piece: str, text: str, start: int, end: int) -> Token:
    match sort:
        case "number":
            return Token(Sort.NUMBER, piece.replace("\u2212", "-").replace("\u2013", "-"), start, end)
        case "note":
            return Token(Sort.NOTE, piece, start, end)
        case "tag":
            return Token(Sort.TAG, piece, start, end)
        case "dash":
            return Token(Sort.DASH, _dash(piece, text, start, end), start, end)
        case "quote":
            return Token(Sort.QUOTE, '"', start, end)
        case "ellipsis":
            return Token(Sort.STOP, "…", start, end)
        case "stop":
            return Token(Sort.STOP, piece, start, end)
    return Token(Sort.SIGN, {"\u2032": "'", "\u2033": '"'}.get(piece, piece), start, end)


def _spelt(word: str) -> str:
    return normalize("NFC", word.translate(_APOSTROPHES))


def _dash(piece: str, text: str, start: int, end: int) -> str:
    """`-` between the halves of a word or a range, ` – ` between the halves of a sentence."""
    spaced = text[:start][-1:].isspace() or text[end:][:1].isspace() or not start or end == len(text)
    return " – " if spaced or len(piece) > 1 or piece in "\u2014\u2015" else "-"


def _ranges(tokens: list[Token]) -> Iterator[Token]:
    """A dash between two numbers joins them, however it is set; `&` is a word."""
    for at, token in enumerate(tokens):
        if token.sort is Sort.DASH and 0 < at < len(tokens) - 1:
            before, after = tokens[at - 1], tokens[at + 1]
            even = (before.end == token.start) == (token.end == after.start)
            if before.sort is Sort.NUMBER and after.sort is Sort.NUMBER and even:
                token = Token(Sort.DASH, "-", token.start, token.end)
        elif token.sort is Sort.SIGN and token.said == "&":
            token = Token(Sort.WORD, "and", token.start, token.end)
        yield token


def _of_sign(sign: str, start: int, end: int) -> Iterator[Token]:
    """What stands for one character: an escape, an entity."""
    for token in _wording(sign).tokens if sign.strip() and sign not in "*_`[]~" else ():
        yield Token(token.sort, token.said, start, end)
    if sign in "*_`[]~":
        yield Token(Sort.SIGN, sign, start, end)


def _alone(text: str, start: int, end: int) -> bool:
    return text[:start][-1:].isspace() and text[end:][:1].isspace()


_ASIDE = re.compile(r"\]\[[a-z0-9-]+\]|<[^<>]*>|https?://\S+|www\.\S+|&#?\w+;")
_GIST = re.compile(r"[^\W\d_]{3,}|\d+")


def gist(text: str) -> tuple[str, ...]:
    """The longer words and the numbers of a text: equal wherever `said` is, and had in a twentieth of the time."""
    plain = text if text.isascii() else normalize("NFC", text.translate(_INVISIBLE))
    return tuple(word for word in _GIST.findall(_ASIDE.sub(" ", plain)) if word != "and")


# ---------------------------------------------------------------- a translation for another setting


def fitted(old: str, new: str, msgstr: str, addresses: dict[str, tuple[str, str]] | None = None) -> str | None:
    """The translation of `old`, whose words `new` repeats, made to fit `new`: its labels and addresses are `new`'s.

    None where it cannot be done for certain: a link was added, or one of several stands on other words now, or emphasis
    came, went, or moved to other words. Such a translation would have another shape than its source.
    Example: `[হাঁটা][link-2]` becomes `[হাঁটা][link-1]` when the link before it went.
    """
    before, after = Wording.of(old), Wording.of(new)
    if Counter(before.code) != Counter(after.code) or _kinds(old) != _kinds(new) or _stressed(before, after):
        return None
    relabelled = _relabelled(before.links, after.links, msgstr)
    if relabelled is None:
        return None
    return _readdressed(before.addresses, after.addresses, relabelled)


def _kinds(text: str) -> tuple[Counter[str], int]:
    """Tags and footnotes, which a translation must have as its source has them, and line breaks that are meant."""
    wording = Wording.of(text)
    return (
        Counter(token.said for token in wording.tokens if token.sort in (Sort.TAG, Sort.NOTE)),
        len(_HARD_BREAK.findall(text)),
    )


def _stressed(before: Wording, after: Wording) -> bool:
    """Whether other words are emphasised; in texts with more or fewer words, whether more or fewer runs of marks."""
    if len(before.tokens) == len(after.tokens):
        return before.emphasis != after.emphasis
    return [mark for mark, _ in before.emphasis] != [mark for mark, _ in after.emphasis]


def _relabelled(before: tuple[Link, ...], after: tuple[Link, ...], msgstr: str) -> str | None:
    if before == after:
        return msgstr
    names = partners(before, after)
    if names is None:
        return None
    told = Counter(LABEL.findall(msgstr))
    own = Counter(link.label for link in before)
    if any(told[name] > own[name] for name in told):
        return None
    for gone in own.keys() - names.keys():
        # The link went, its words stayed: so they do in the translation.
        bare, count = re.subn(rf"(?<!!)\[([^\[\]]*)\]\[{re.escape(gone)}\]", r"\1", msgstr)
        if count != 1:
            return None
        msgstr = bare
    return LABEL.sub(lambda label: f"][{names[label[1]]}]", msgstr)


def partners(before: tuple[Link, ...], after: tuple[Link, ...]) -> dict[str, str] | None:
    """Old label → new label of the link on the same words; None when a link is new, or stands on other words."""
    names: dict[str, str] = {}
    left = list(before)
    for link in after:
        same = [old for old in left if old.anchor == link.anchor and _is_image(old) == _is_image(link)]
        if not same and len(after) == len(before) == 1 and _is_image(before[0]) == _is_image(link):
            same = [before[0]]
        if not same:
            return None
        names[same[0].label] = link.label
        left.remove(same[0])
    return None if any(_is_image(link) for link in left) else names


def _is_image(link: Link) -> bool:
    return link.label.startswith("image")


def _readdressed(before: tuple[str, ...], after: tuple[str, ...], msgstr: str) -> str | None:
    if before == after:
        return msgstr
    changed = dict(zip(before, after, strict=True)) if len(before) == len(after) else {}
    if not changed or len(set(before)) != len(changed):
        return None
    if any(msgstr.count(old) != 1 for old, new in changed.items() if old != new):
        return None
    if any(old != other and old in other for old in before for other in (*before, *after)):
        return None  # one address inside another: no safe order of replacing
    for old, new in changed.items():
        msgstr = msgstr.replace(old, new)
    return msgstr
