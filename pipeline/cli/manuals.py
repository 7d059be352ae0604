"""Manual pages of checks on a terminal: `check --explain`, `check --list`."""

from __future__ import annotations

from itertools import groupby
from textwrap import fill

from pipeline.checks import known
from pipeline.checks.manual import manual
from pipeline.errors import UsageError


def explained(code: str, language: str = "") -> str:
    """The page of one check. Raises `UsageError` for one that there is not."""
    one = known().get(code)
    if one is None:
        from difflib import get_close_matches

        near = get_close_matches(code, known(), n=1)
        hint = f"did you mean {near[0]}?" if near else "`dobhashi check --list` names them all"
        raise UsageError(f"there is no check {code!r}", hint=hint)
    page = manual(one)
    parts = [f"{page.code}: {page.severity}, {page.family}", fill(page.title, 100)]
    parts += [fill(" ".join(part.split()), 100) for part in page.why.split("\n\n") if part]
    pairs = [*(f"Bad:  {pair}" for pair in page.bad), *(f"Good: {pair}" for pair in page.good)]
    if pairs:
        parts.append("\n".join(pairs))
    return "\n\n".join(parts) + "\n"


def listed() -> str:
    """Every check with its severity and what it finds, by family."""
    pages = sorted((manual(one) for one in known().values()), key=lambda page: (page.family, page.code))
    width = max(len(page.code) for page in pages)
    lines: list[str] = []
    for family, group in groupby(pages, key=lambda page: page.family):
        lines += ["", family] if lines else [family]
        lines += [f"  {page.code:<{width}}  {page.severity:<7}  {page.title}" for page in group]
    return "\n".join(lines) + "\n"
