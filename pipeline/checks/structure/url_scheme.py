"""Addresses nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.checks.structure.compare import addresses
from pipeline.markup.addresses import REFUSED, SCHEMES, allowed, host, hosts, scheme, shown
from pipeline.markup.kinds import Nature
from pipeline.markup.placeholders import ADDRESS
from pipeline.markup.shape import Mark, Shape

_SIGN = re.compile(r"://|@|www\.|10\.")


@rule("url-scheme", Family.LINKS, target=seen(r":|//|www\."))
def url_scheme(pair: Pair) -> Iterator[Fault]:
    """An address is of a kind or on a host that the source does not have, or shows another than it leads to.

    `javascript:` runs in the reader's browser; an unknown host is where advertisers and fraudsters send people. Web,
    mail and telephone addresses are fine; hosts that translators may link to are listed in `site.toml`
    (`[checks] hosts`).

    Bad:  `Read [more](https://www.who.int/).` → `[আরও](javascript:alert(1)) পড়ুন।`
    Bad:  `Read [more](https://www.who.int/).` → `[আরও](https://www.who.int/), [কিনুন](https://pills.example/)।`
    Good: `Read [more](https://www.who.int/).` → `[আরও](https://www.who.int/) পড়ুন।`
    """
    if pair.target.nature is not Nature.MARKDOWN:
        return
    text = pair.target_text
    refused = REFUSED.search(text) if ":" in text else None
    if refused and not REFUSED.search(pair.source_text):
        yield Fault(
            N_("an address begins with {scheme}:"),
            {"scheme": refused[1].lower()},
            hint=N_("only web, mail and telephone addresses may be linked to"),
            at=refused.span(1),
        )
    if "//" not in text and "www." not in text and ":" not in text:
        return
    _, beyond = addresses(pair)
    known = hosts(mark.value for mark in (*pair.source.addresses, *pair.source.images, *bare(pair.source)))
    named = {scheme(mark.value) for mark in (*pair.source.addresses, *pair.source.images)} | SCHEMES | {""}
    known |= frozenset(pair.site.hosts)
    pictures = {mark.value for mark in pair.source.images}
    linked = (*beyond, *(mark for mark in pair.target.images if mark.value not in pictures))
    for mark in (*linked, *bare(pair.target)):
        if mark in linked and scheme(mark.value) not in named:
            yield Fault(
                N_("an address begins with {scheme}:"),
                {"scheme": scheme(mark.value)},
                hint=N_("only web, mail and telephone addresses may be linked to"),
                at=mark.at,
            )
        elif (name := host(mark.value)) and not allowed(name, known):
            yield Fault(
                N_("the source does not link to {host}"),
                {"host": name},
                hint=N_("take the source's address, or list the host in site.toml: [checks] hosts"),
                at=mark.at,
            )
    for mark in pair.target.links:
        says, leads = shown(mark.words), host(mark.value)
        if says and leads and not allowed(says, (leads,)) and not allowed(leads, (says,)):
            same = any(other.value == mark.value and shown(other.words) == says for other in pair.source.links)
            if not same:
                yield Fault(
                    N_("the link says {shown} and leads to {host}"),
                    {"shown": says, "host": leads},
                    hint=N_("let readers see where a link leads"),
                    at=mark.at,
                )


def in_sight(pair: Pair) -> bool:
    """Whether one of the texts may have an address that stands there as it is."""
    return _SIGN.search(pair.source_text) is not None or _SIGN.search(pair.target_text) is not None


def bare(text: Shape) -> list[Mark]:
    """Addresses that stand in the text as they are and are no link's words, completed as a browser would."""
    if not _SIGN.search(text.source):
        return []
    view = text.literal
    links = [mark.at for mark in text.addresses]
    found = []
    for address in ADDRESS.finditer(view.text):
        start, end = view.span(*address.span())
        if not any(begin <= start < finish for begin, finish in links):
            value = f"https://{address[0]}" if address[0].startswith("www.") else address[0]
            found.append(Mark(value, (start, end)))
    return found
