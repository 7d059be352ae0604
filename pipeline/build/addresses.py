"""Addresses of articles that are in each other's way: `check` tells of them before a build, and the build does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from pipeline.errors import SourceError
from pipeline.findings import N_, Finding, Place, Severity, Wording
from pipeline.project import Project


class Address(NamedTuple):
    """What an article says of where it stands."""

    domain: str
    slug: str
    was: tuple[str, ...] = ()


def seconds(addresses: Iterable[Address]) -> dict[str, str]:
    """Articles whose address another one has already → that one; the first in order has it."""
    firsts: dict[str, str] = {}
    return {
        one.domain: firsts[one.slug]
        for one in sorted(addresses)
        if firsts.setdefault(one.slug, one.domain) != one.domain
    }


def slugs_taken(project: Project, found: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each of `seconds`."""
    for domain, first in sorted(found.items()):
        yield _fault(project, "slug-taken", Severity.ERROR, "slug", domain, _TAKEN, other=_path(project, first))


def slug_reserved(project: Project, domain: str, slug: str) -> Finding:
    """The finding about an article that stands where the site has a page of its own."""
    return _fault(project, "slug-reserved", Severity.ERROR, "slug", domain, _RESERVED, slug=slug)


def moved_twice(project: Project, addresses: Sequence[Address]) -> Iterator[Finding]:
    """Articles that say they stood where another one says it stood; the first in order has the address."""
    first: dict[str, str] = {}
    for one in sorted(addresses):
        for name in one.was:
            if (other := first.setdefault(name, one.domain)) != one.domain:
                path = _path(project, other)
                yield _fault(project, "was-taken", Severity.WARNING, "was", one.domain, _TWICE, other=path, name=name)


def line_of(project: Project, domain: str, field: str) -> Place:
    """Where an article has a field of its front matter; the article where it has none."""
    from pipeline.markup import frontmatter

    path = _path(project, domain)
    with suppress(SourceError):
        front = frontmatter.split(project.article(domain))
        if field in front.fields:
            return Place(path, frontmatter.line_of(field, front))
    return Place(path)


_TAKEN = (
    N_("{other} has the same address already; this article is left out"),
    N_("give one of them another `slug:` in its front matter"),
)
_RESERVED = (
    N_("the address {slug} is that of a page of the site itself"),
    N_("give the article another `slug:` in its front matter"),
)
_TWICE = (
    N_("{other} was {name} too, and its old address leads there"),
    N_("take the name out of `was:` in one of them"),
)


def _path(project: Project, domain: str) -> str:
    return project.relative(project.article_path(domain))


def _fault(
    project: Project, code: str, severity: Severity, field: str, domain: str, words: tuple[str, str], **values: str
) -> Finding:
    wording = Wording(*words, tuple(values.items()))
    message, hint = wording.said(wording.message), wording.said(wording.hint)
    place = line_of(project, domain, field)
    return Finding(code, severity, message, place, hint, domain, family="source", wording=wording)
