"""Writes `pipeline/data/locales/site.pot`: the words of the theme that ships with us, so that a project without a
theme of its own need not read the templates to know them.

    python tools/theme_words.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.catalog.po import serialize_po
from pipeline.catalog.template import template
from pipeline.render.html.words import words

PATH = Path(__file__).parent.parent / "pipeline" / "data" / "locales" / "site.pot"


def main() -> int:
    """0, or 1 when `--check` finds the file out of date."""
    text = serialize_po(template("site", words(), path="theme"))
    if "--check" in sys.argv:
        return int(PATH.read_text(encoding="utf-8") != text)
    PATH.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
