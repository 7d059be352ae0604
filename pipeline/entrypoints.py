"""Which packages offer something in an entry point group, at a glance.

`importlib.metadata` says the same, but its import alone costs more than a build that has nothing to do.
"""

from __future__ import annotations

import os
import sys
from functools import cache


def offers(group: str) -> tuple[tuple[str, str], ...]:
    """Metadata folder (its name ends in the version) and entry points of every package that offers something."""
    return _offers(group, tuple(sys.path))


@cache
def _offers(group: str, path: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for place in path:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and name not in found:
                try:
                    with open(os.path.join(place, name, "entry_points.txt"), encoding="utf-8") as stream:
                        text = stream.read()
                except (OSError, UnicodeDecodeError):
                    continue
                if f"[{group}]" in text:
                    found[name] = text
    return tuple(sorted(found.items()))
