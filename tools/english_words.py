"""Makes `pipeline/data/safety/en.words.gz`: which strings of letters are English words, and which of those are common.

`python tools/english_words.py FOLDER`, where FOLDER holds the lists of SCOWL 2020.12.07 as Debian's package `scowl`
installs them (`/usr/share/dict/scowl`). Names, abbreviations and words with an apostrophe are left out. Common words
come first; an empty line parts them from the rare ones.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

FAMILIES = ("english", "american", "british", "british_z", "american_variant_1", "british_variant_1", "variant_1")
COMMON, RARE = (10, 20, 35, 40, 50), (55, 60, 70)
"""SCOWL's sizes: the share of people who would know a word, turned round."""
TARGET = Path(__file__).resolve().parents[1] / "pipeline" / "data" / "safety" / "en.words.gz"


def words(folder: Path, sizes: tuple[int, ...]) -> set[str]:
    paths = (folder / f"{family}-words.{size}" for family in FAMILIES for size in sizes)
    texts = (path.read_text(encoding="latin-1") for path in paths if path.exists())
    return {word for text in texts for word in text.split() if re.fullmatch(r"[a-z]{2,}", word)}


def main(folder: Path) -> None:
    common = words(folder, COMMON)
    rare = words(folder, RARE) - common
    text = "\n".join([*sorted(common), "", *sorted(rare), ""])
    # No name and no time in the file: the same lists give the same bytes.
    TARGET.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
