"""What a translation may not do to its block, whatever it says.

It may not add or lose a raw tag, bring an address of another scheme, drop or add a footnote, or break the picture
that a block consists of. A translation that does is put aside and the block stays English (law 8); the other
blocks are not touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from markdown_it.token import Token

from pipeline.markup.addresses import REFUSED, SCHEMES, scheme
from pipeline.markup.rawhtml import same_tags


def fault(
    children: list[Token], env: dict[str, Any], source: Callable[[], list[Token]], own: frozenset[str], lone: bool
) -> str:
    """Why these inline tokens of a translation must not be shown, or "".

    `env` is what they were parsed in; `source` gives `everything` of the English text when it is needed; `own` are
    the addresses taken out of it; `lone` says that the block is one picture.
    """
    if lone and [t.type for t in children] != ["image"]:
        return "the picture is lost"
    for address in _addresses(everything(children, env)):
        kind = scheme(address)
        if kind and kind not in SCHEMES and address not in own and address not in _addresses(source()):
            return f"an address begins with {kind}:"
    return ""


def no_link(text: str, source: str) -> str:
    """Why the Markdown of a translation must not be shown, or "": it has a link that the parser makes none of."""
    refused = REFUSED.search(text)
    return f"an address begins with {refused[1].lower()}:" if refused and not REFUSED.search(source) else ""


def differs(tokens: list[Token], source: list[Token]) -> str:
    """Why a translation with tags or footnotes, on either side, must not be shown, or "". Wants `everything`."""
    if not same_tags(_html(source), _html(tokens)):
        return "the HTML tags differ from the source's"
    if _footnotes(source) != _footnotes(tokens):
        return "the footnotes differ from the source's"
    return ""


def everything(children: list[Token], env: dict[str, Any]) -> list[Token]:
    """Inline tokens and those inside them: a picture's alt text, and the inline footnotes (`^[…]`) kept in `env`."""
    found = list(children)
    for token in found:  # it grows on the way
        found += token.children or ()
        if token.type == "footnote_ref":
            found += env["footnotes"]["list"][token.meta["id"]].get("tokens", ())
    return found


def _addresses(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "link_open":
            yield str(token.attrs.get("href", ""))
        elif token.type == "image":
            yield str(token.attrs.get("src", ""))


def _html(tokens: Iterable[Token]) -> str:
    return "".join(t.content for t in tokens if t.type == "html_inline")


def _footnotes(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(str(t.meta.get("label") or "^") for t in tokens if t.type == "footnote_ref")
