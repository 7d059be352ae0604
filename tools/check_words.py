"""Writes `pipeline/data/locales/checks.pot` from the messages and hints of all checks, and brings the translations of
it (`<language>/checks.po`) up to date: what findings say in a translator's language.

    python tools/check_words.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.extract import extract_from_dir

from pipeline.catalog.headers import gettext_code
from pipeline.catalog.merge import merge
from pipeline.catalog.po import parse_po, serialize_po
from pipeline.catalog.template import template
from pipeline.languages import language
from pipeline.model import Catalog, Unit

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "pipeline" / "data" / "locales"
PLACES = ("pipeline/checks", "pipeline/markup", "pipeline/catalog", "pipeline/build", "pipeline/cli")
"""Where messages are marked by `N_`."""


def messages() -> tuple[str, ...]:
    """Every marked text, sorted."""
    found: set[str] = set()
    for place in PLACES:
        keywords = {"N_": None}
        for _, _, text, _, _ in extract_from_dir(str(ROOT / place), [("**.py", "python")], keywords=keywords):
            found.add(text if isinstance(text, str) else text[0])
    return tuple(sorted(found))


def pot() -> Catalog:
    return template("checks", [Unit(text, "interface") for text in messages()], path="checks")


def translated(code: str) -> str:
    """A language's catalog with the messages there are now; translations stay."""
    path = LOCALES / code / "checks.po"
    old = parse_po(path.read_bytes(), path=path.name, domain="checks", language=code) if path.is_file() else None
    return serialize_po(merge(pot(), old, language=language(code.replace("_", "-"))).catalog)


def main() -> int:
    """0, or 1 when `--check` finds a file out of date."""
    wanted = {LOCALES / "checks.pot": serialize_po(pot())}
    for folder in sorted(LOCALES.iterdir()):
        if folder.is_dir():
            wanted[folder / "checks.po"] = translated(gettext_code(folder.name))
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        return int(bool(stale))
    for path in stale:
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
