"""mdpo on the project in the working folder, as one process: `python -m benchmarks.peer extract|rebuild`.

It does what mdpo's documentation shows, file after file, with its library rather than with its commands:
starting 1,000 interpreters would flatter us.
"""

from __future__ import annotations

import sys
from pathlib import Path


def extract() -> None:
    """English Markdown to one catalog per article; merges into the catalogs that are there already."""
    from mdpo.md2po import markdown_to_pofile

    for article, catalog, _ in _files():
        catalog.parent.mkdir(parents=True, exist_ok=True)
        markdown_to_pofile(str(article), save=True, po_filepath=str(catalog))


def rebuild() -> None:
    """English Markdown and catalogs to Bengali Markdown."""
    from mdpo.po2md import pofile_to_markdown

    for article, catalog, rebuilt in _files():
        rebuilt.parent.mkdir(parents=True, exist_ok=True)
        pofile_to_markdown(str(article), [str(catalog)], save=str(rebuilt))


def _files() -> list[tuple[Path, Path, Path]]:
    """Article, its catalog, and where its translation goes."""
    source = Path("source")
    articles = [path.relative_to(source) for path in sorted(source.rglob("*.md"))]
    return [(source / a, Path("locales", a).with_suffix(".po"), Path("output", a)) for a in articles]


ACTIONS = {"extract": extract, "rebuild": rebuild}

if __name__ == "__main__":
    ACTIONS[sys.argv[1]]()
