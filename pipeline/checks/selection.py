"""Which checks are asked for: by code (`number-value`), by family (`numbers`), or by how codes begin (`md`, `bn-`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.checks import known
from pipeline.errors import UsageError


def selection(select: Iterable[str], ignore: Iterable[str]) -> Callable[[str], bool]:
    """Whether a check is wanted: one that is selected, or all where none is, but for those ignored.

    Raises `UsageError` for a name that means none.
    """
    chosen, left = _codes(select), _codes(ignore)
    if not chosen and not left:
        return lambda code: True
    return lambda code: (not chosen or code in chosen) and code not in left


def _codes(names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in (part.strip() for given in names for part in given.split(",")):
        if name:
            codes = {code for code, one in known().items() if _means(name, code, one.family.value)}
            if not codes:
                raise _unknown(name)
            found |= codes
    return frozenset(found)


def _means(name: str, code: str, family: str) -> bool:
    return name in (code, family) or code.startswith(name if name.endswith("-") else f"{name}-")


def _unknown(name: str) -> UsageError:
    from difflib import get_close_matches

    names = sorted({*known(), *(one.family.value for one in known().values())})
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}?" if near else "`dobhashi check --list` names them all"
    return UsageError(f"no check or family is called {name!r}", hint=hint)
