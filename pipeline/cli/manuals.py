"""Manual pages of checks on a terminal: `check --explain`, `check --list`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from textwrap import fill

from pipeline.checks import known
from pipeline.checks.manual import Manual, manual
from pipeline.checks.notices import ELSEWHERE
from pipeline.errors import UsageError


def explained(name: str) -> str:
    """The page of one finding, whichever command tells it, or the list of a family (a check, if it is both).

    Raises `UsageError` for what is neither.
    """
    pages = {**known(), **{notice.code: notice for notice in ELSEWHERE}}
    if name not in pages and name in {one.family.value for one in known().values()}:
        return _list(manual(one) for one in known().values() if one.family.value == name)
    if name not in pages:
        from difflib import get_close_matches

        near = get_close_matches(name, pages, n=1)
        hint = f"did you mean {near[0]}?" if near else "`dobhashi check --list` names them all"
        raise UsageError(f"there is no check {name!r}", hint=hint)
    page = manual(pages[name])
    parts = [f"{page.code}: {page.severity}, {page.family}", fill(page.title, 100)]
    parts += [fill(" ".join(part.split()), 100) for part in page.why.split("\n\n") if part]
    pairs = [*(f"Bad:  {pair}" for pair in page.bad), *(f"Good: {pair}" for pair in page.good)]
    if pairs:
        parts.append("\n".join(pairs))
    return "\n\n".join(parts) + "\n"


def listed() -> str:
    """Every check with its severity and what it finds, by family."""
    return _list(map(manual, known().values()))


def _list(found: Iterable[Manual]) -> str:
    pages = sorted(found, key=lambda page: (page.family, page.code))
    width = max(len(page.code) for page in pages)
    lines: list[str] = []
    for family, group in groupby(pages, key=lambda page: page.family):
        lines += ["", family] if lines else [family]
        lines += [f"  {page.code:<{width}}  {page.severity:<7}  {page.title}" for page in group]
    return "\n".join(lines) + "\n"
