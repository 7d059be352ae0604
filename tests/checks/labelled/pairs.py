"""The clean pairs and the harmless rewrites, read from their files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Catalog, Message

FOLDER = Path(__file__).parent
PLACES = (
    "link-1: tel:16263",
    "link-2: https://www.who.int/",
    "image-1: images/stretch.svg",
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A source and a translation."""

    msgid: str
    msgstr: str
    kind: str = "paragraph"
    domain: str = ""

    def message(self, msgstr: str | None = None) -> Message:
        """As it would stand in a catalog."""
        notes = (f"type: {self.kind}", *(self._place(place) for place in PLACES))
        return Message(self.msgid, self.msgstr if msgstr is None else msgstr, notes=notes, line=1)

    def _place(self, place: str) -> str:
        """Where its first link leads: to the number that is its text, else to a page."""
        if not place.startswith("link-1:"):
            return place
        anchor = self.msgid.partition("][link-1]")[0].rpartition("[")[2]
        digits = "".join(c for c in anchor if c.isdigit())
        return f"link-1: tel:{digits}" if len(digits) > 2 else "link-1: https://site.example/page/"


def catalog(message: Message) -> Catalog:
    return Catalog("labelled", "bn", messages=(message,), path="labelled.po")


def read(path: Path) -> list[Labelled]:
    """The pairs of a file: blocks of two texts of as many lines each, `@ kind` before them."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith("# ")]
        if not lines:
            continue
        kind = lines.pop(0)[2:] if lines[0].startswith("@ ") else "paragraph"
        half = len(lines) // 2
        assert len(lines) == 2 * half, f"{path.name}: {lines}"
        found.append(Labelled("\n".join(lines[:half]), "\n".join(lines[half:]), kind, path.stem))
    return found


def clean() -> list[Labelled]:
    return [pair for path in sorted((FOLDER / "clean").glob("*.txt")) for pair in read(path)]


def rewrites() -> list[Labelled]:
    return read(FOLDER / "rewrites.txt")


TRIED = ("further", "longer")
"""Files that were written later, to try the rules on: nothing of them is held out."""


def held_out(pairs: list[Labelled]) -> list[Labelled]:
    """A third that rules were not developed on."""
    return [pair for pair in pairs if pair.domain not in TRIED][2::3]


def developed_on(pairs: list[Labelled]) -> list[Labelled]:
    held = held_out(pairs)
    return [pair for pair in pairs if pair not in held]
