"""Addresses out of a block's text, and back.

A msgid says `[text][link-1]` where the author wrote `[text](https://…)`: still Markdown, so the parser resolves
it once we lend it the reference. A changed address then touches no translation, and no translator can break it.

The parser itself tells us where its links are: `Recorder` wraps markdown-it's link and image rules and notes each
match. Only blocks with a bracket are looked at, so most of an article is never parsed inline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from pipeline.model import Target

_SEEN = "dobhashi_seen"
_LABELS = ("link", "to", "address", "url", "href")
_LABEL_USED = re.compile(r"\[\s*((?:image-)?[a-z]+\d*)-")


_Span = tuple[int, int, int, str, str, str]
"""Where a link is in a text: start, end of the label, end, `link` or `image`, address, title."""


@dataclass(slots=True)
class _Seen:
    src: str
    spans: list[_Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taken:
    """A block's text without addresses."""

    text: str
    targets: tuple[Target, ...] = ()
    lone: str | None = None
    """The alt text, when the block is one image and nothing else."""


def enable(md: MarkdownIt) -> None:
    """Wrap the parser's link and image rules so that a scan can hear what they match."""
    rules = dict(zip(md.inline.ruler.get_active_rules(), md.inline.ruler.getRules(""), strict=True))
    md.inline.ruler.at("link", _recording(rules["link"], "link_open", 0))
    md.inline.ruler.at("image", _recording(rules["image"], "image", 1))


def prefix(text: str) -> str:
    """The word our labels begin with in an article: one that its text does not use as a label itself."""
    used = frozenset(_LABEL_USED.findall(text.casefold()))
    words = chain(_LABELS, (f"link{number}" for number in count(2)))
    return next(word for word in words if word not in used and _image(word) not in used)


def _image(word: str) -> str:
    """What the labels of pictures begin with where those of links begin with a word."""
    return "image" if word == _LABELS[0] else f"image-{word}"


def take_out(content: str, md: MarkdownIt, env: dict[str, Any], word: str = "link") -> Taken:
    """The text with every link's and image's address replaced by a label, and what the labels stand for.

    `env` is the article's environment after its blocks were parsed; it is not changed.
    """
    if "[" not in content or not ("](" in content or env.get("references")):
        return Taken(content)
    spans = _plain_links(content) if not env.get("references") else None
    if spans is None:
        seen = _Seen(content)
        md.inline.parse(content, md, _scratch(env) | {_SEEN: seen}, [])
        spans = seen.spans
    if not spans:
        return Taken(content)
    pieces, at, counts = [], 0, {"link": 0, "image": 0}
    targets, ends = [], []
    for start, label_end, end, kind, url, title in sorted(spans):
        counts[kind] += 1
        label = f"{word if kind == 'link' else _image(word)}-{counts[kind]}"
        targets.append(Target(label, url, title))
        ends.append((label_end, end, label))
        last = (start, label_end, end, kind)
    for label_end, end, label in sorted(ends):
        pieces += [content[at:label_end], "][", label, "]"]
        at = end
    pieces.append(content[at:])
    lone = len(targets) == 1 and last[3] == "image" and last[0] == 0 and last[2] == len(content)
    return Taken("".join(pieces), tuple(targets), content[2 : last[1]] if lone else None)


def references(targets: tuple[Target, ...]) -> dict[str, dict[str, str]]:
    """Targets as markdown-it keeps link reference definitions."""
    from markdown_it.common.utils import normalizeReference

    return {normalizeReference(t.label): {"title": t.title, "href": t.url} for t in targets}


_INVOLVED = re.compile(r"[`<\\!]|\^\[")
_PLAIN = re.compile(r"\[([^\[\]]*)\]\(([^\s()<>\"'\\]+)\)|\[\^[^\s\[\]]+\](?![(\[])")
_SAFE = re.compile(r"(?:https?://[a-z0-9.-]+|[A-Za-z0-9._-]+)?[A-Za-z0-9._~/#?=+-]*")
"""Addresses that markdown-it's normalisation leaves as they are."""


_PICTURE = re.compile(r"!\[([^\[\]`<\\!]*)\]\(([^\s()<>\"'\\]+)(?: +\"([^\"\\&\n]*)\")?\)")


def _plain_links(content: str) -> list[_Span] | None:
    """The links of a text that has only the plainest, found without the parser; None for any other text.

    Without code, tags, escapes and pictures, and with every bracket part of a `[words](address)` or a
    footnote's `[^1]`, nothing can make such a link anything else.
    """
    if picture := _PICTURE.fullmatch(content):
        alt, url, title = picture.groups()
        return [(0, 2 + len(alt), len(content), "image", url, title or "")] if _SAFE.fullmatch(url) else None
    if _INVOLVED.search(content):
        return None
    found = list(_PLAIN.finditer(content))
    if content.count("[") != len(found) or content.count("]") != len(found):
        return None
    spans: list[_Span] = []
    for link in found:
        if link[2] is None:
            continue
        if not _SAFE.fullmatch(link[2]):
            return None
        spans.append((link.start(), link.end(1), link.end(), "link", link[2], ""))
    return spans


def _scratch(env: dict[str, Any]) -> dict[str, Any]:
    """An environment in which a scan may leave its marks: footnotes get numbers as they are met."""
    refs = env.get("footnotes", {}).get("refs", {})
    return {"references": env.get("references", {}), "footnotes": {"refs": dict(refs), "list": {}}}


def _recording(
    rule: Callable[[StateInline, bool], bool], opens: str, offset: int
) -> Callable[[StateInline, bool], bool]:
    def recorded(state: StateInline, silent: bool) -> bool:
        seen: _Seen | None = None if silent else state.env.get(_SEEN)
        if seen is None or state.src is not seen.src:
            return rule(state, silent)
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        token = next(t for t in state.tokens[before:] if t.type == opens)
        label_end = state.md.helpers.parseLinkLabel(state, start + offset, opens == "link_open")
        address = str(token.attrs["src" if offset else "href"])
        kind = "image" if offset else "link"
        seen.spans.append((start, label_end, state.pos, kind, address, str(token.attrs.get("title", ""))))
        return True

    return recorded
