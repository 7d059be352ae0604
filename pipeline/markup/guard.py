"""What a translation may not do to its block, whatever it says: the last line of defence, behind the checks.

It may not add or lose a raw tag, bring an address of another scheme or on a host nobody knows, show one address and
lead to another, bring a picture, drop or add a footnote, or break the picture that a block consists of. A translation
that does is put aside and the block stays English (law 8); the other blocks are not touched. What it may not even
hold, `hygiene` takes out before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from pipeline.markup.addresses import REFUSED, SCHEMES, allowed, host, hosts, in_language, same_telephone, scheme, shown
from pipeline.markup.hygiene import says_nothing
from pipeline.markup.rawhtml import same_tags


@dataclass(frozen=True, slots=True)
class Trust:
    """Where a translation may lead to besides its source's addresses."""

    hosts: tuple[str, ...] = ()
    """`[checks] hosts` of the project."""
    phones: tuple[str, ...] = ()
    """`[checks] phones`."""
    addresses: tuple[tuple[str, str], ...] = ()
    """`[checks.addresses]`: how addresses of the source begin, and those that may stand for them."""
    source_language: str = "en"
    language: str = ""

    def stands_for(self, source: str, target: str) -> bool:
        """Whether an address is one of the source's for readers of the language."""
        if any(source.startswith(old) and target == new + source[len(old) :] for old, new in self.addresses):
            return True
        return bool(self.language) and in_language(source, target, self.source_language, self.language)

    def leads_to(self, address: str, known: Iterable[str]) -> bool:
        """Whether a translation may link there of its own: to a host of the source's or the project's, to another
        article, to a telephone that the project names."""
        match scheme(address):
            case "tel":
                return any(same_telephone(address, phone) for phone in self.phones)
            case "mailto":
                return "?" not in address and allowed(address.rpartition("@")[2].lower(), self.hosts)
        name = host(address)
        return allowed(name, (*known, *self.hosts)) if name else _ARTICLE.match(address) is not None


_ARTICLE = re.compile(r"[^:?#]*\.md(?:#|$)")
NO_TRUST = Trust()


def fault(
    children: list[Token],
    env: dict[str, Any],
    source: Callable[[], list[Token]],
    own: frozenset[str],
    lone: bool,
    trust: Trust = NO_TRUST,
) -> str:
    """Why these inline tokens of a translation must not be shown, or "".

    `env` is what they were parsed in; `source` gives `everything` of the English text when it is needed; `own` are
    the addresses taken out of it; `lone` says that the block is one picture.
    """
    if not lone and not any(_seen(token) for token in children) and any(_seen(token) for token in source()):
        return "there is nothing to see in it"
    if lone and [t.type for t in children] != ["image"]:
        return "the picture is lost"
    tokens = everything(children, env)
    for address, picture in _addresses(tokens):
        if address in own:
            continue
        known = own | {address for address, _ in _addresses(source())}
        if address in known or any(trust.stands_for(other, address) for other in known):
            continue
        kind = scheme(address)
        if kind and kind not in SCHEMES:
            return f"an address begins with {kind}:"
        if picture:
            return "it brings a picture that the source does not have"
        if not trust.leads_to(address, hosts(known)):
            return f"it links to {host(address) or address[:60]}, which the source does not"
    said = _disguised(tokens)
    known_ones = _disguised(source()) if said else ()
    for says, leads in said:
        if (says, leads) not in known_ones:
            return f"a link says {says} and leads to {leads}"
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


def _seen(token: Token) -> bool:
    """Whether a token shows a reader something."""
    if token.type in ("text", "text_special", "code_inline"):
        return not says_nothing(token.content)
    return token.type in ("image", "html_inline", "footnote_ref")


def _addresses(tokens: Iterable[Token]) -> Iterator[tuple[str, bool]]:
    """Every address, and whether it is a picture's."""
    for token in tokens:
        if token.type == "link_open":
            yield str(token.attrs.get("href", "")), False
        elif token.type == "image":
            yield str(token.attrs.get("src", "")), True


def _disguised(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """The links whose words name a host, each with the other one they lead to."""
    found = []
    leads, words = "", ""
    for token in tokens:
        if token.type == "link_open":
            leads, words = host(str(token.attrs.get("href", ""))), ""
        elif token.type == "link_close":
            says = shown(words) if leads and "." in words else ""
            if says and not allowed(says, (leads,)) and not allowed(leads, (says,)):
                found.append((says, leads))
            leads = ""
        elif leads:
            words += " " if token.type.endswith("break") else token.content
    return found


def _html(tokens: Iterable[Token]) -> str:
    return "".join(t.content for t in tokens if t.type == "html_inline")


def _footnotes(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(str(t.meta.get("label") or "^") for t in tokens if t.type == "footnote_ref")
