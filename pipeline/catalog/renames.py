"""Which old catalog belongs to which article, when articles have been renamed or moved.

An article that was renamed appears as two: a new one without a catalog, and a catalog without its article. What the
author says (`was:` in the front matter) comes first; then the share of the text the two have in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.findings import Finding, Place, Severity
from pipeline.model import Catalog

HALF = 0.5
"""The share of words in common messages at which two catalogs are taken for one article."""


@dataclass(frozen=True, slots=True)
class Renames:
    """New domain → the domain whose catalog it takes over; each old one serves one new one."""

    old: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


def renames(
    new: Mapping[str, Catalog],
    orphans: Mapping[str, Catalog],
    *,
    was: Mapping[str, Sequence[str]],
    paths: Mapping[str, str],
) -> Renames:
    """The catalogs that find their articles again.

    `new` are templates of articles without a catalog, `orphans` catalogs (or templates) without an article, both by
    domain. `was` holds the former domains of every article that has some, `paths` every article's path.
    """
    circles, findings = circular(was, paths)
    old: dict[str, str] = {}
    for domain in sorted(new):
        for former in was.get(domain, ()) if domain not in circles else ():
            if former not in orphans:
                continue
            if former in old.values():
                findings.append(_claimed_twice(domain, former, paths))
            else:
                old[domain] = former
                break
    for share, domain, former in sorted(_shares(new, orphans), key=lambda found: (-found[0], *found[1:])):
        if share >= HALF and domain not in old and former not in old.values():
            old[domain] = former
    return Renames(old, tuple(findings))


def circular(was: Mapping[str, Sequence[str]], paths: Mapping[str, str]) -> tuple[set[str], list[Finding]]:
    """The articles that were each other, with a finding for each."""
    circles = {domain for domain in was if domain in _ancestors(domain, was)}
    return circles, [
        Finding(
            "was-circular",
            Severity.ERROR,
            f"`was:` leads from {domain} back to itself",
            Place(paths.get(domain, domain)),
            hint="name only addresses that no article has now",
            domain=domain,
        )
        for domain in sorted(circles)
    ]


def _ancestors(domain: str, was: Mapping[str, Sequence[str]]) -> set[str]:
    """Every domain that `was:` leads to, step by step."""
    found: set[str] = set()
    left = list(was.get(domain, ()))
    while left:
        former = left.pop()
        if former not in found:
            found.add(former)
            left.extend(was.get(former, ()))
    return found


def _claimed_twice(domain: str, former: str, paths: Mapping[str, str]) -> Finding:
    return Finding(
        "was-claimed-twice",
        Severity.WARNING,
        f"another article already takes over from {former}",
        Place(paths.get(domain, domain)),
        hint="leave `was:` with the article that continues the old one",
        domain=domain,
    )


def _shares(new: Mapping[str, Catalog], orphans: Mapping[str, Catalog]) -> list[tuple[float, str, str]]:
    """Share of words in common, new domain, old domain; of those that have any in common."""
    holders: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    size: dict[str, int] = defaultdict(int)
    for former, catalog in orphans.items():
        for message in catalog.current:
            holders[message.key].append(former)
            size[former] += _words(message.msgid)
    shares = []
    for domain, template in new.items():
        common: dict[str, int] = defaultdict(int)
        total = 0
        for message in template.current:
            words = _words(message.msgid)
            total += words
            for former in holders.get(message.key, ()):
                common[former] += words
        shares += [(2 * words / (total + size[former]), domain, former) for former, words in common.items()]
    return shares


def _words(text: str) -> int:
    return len(text.split())
