"""Dobhashi: English articles to gettext catalogs to pages and print in every language.

Two functions serve other programs, text in and values out (see `api`):

    from pipeline import render, units

    units("# Sciatica\\n\\nKeep *moving*.\\n")        # the units a translator sees
    render("Keep *moving*.\\n", lookup)              # HTML; lookup(unit) gives a translation or None

Floors, from the ground: `model`, `findings`, `errors` · `project`, `languages` · `markup`, `catalog` · `checks`,
`render` · `build` · `api` · `cli`. Imports go down only.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pipeline.api import render, units

__all__ = ["__version__", "render", "units"]


def __getattr__(name: str) -> Any:
    if name in ("render", "units"):
        from pipeline import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
