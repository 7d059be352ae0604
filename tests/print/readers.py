"""What four readers find in a PDF, and how much of a page's text that is."""

from __future__ import annotations

import io
import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipeline import markup
from pipeline.markup.page import text_of
from pipeline.model import Page

TOOLS = Path(__file__).parents[1] / "tools"


def poppler(pdf: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


def pdfium(pdf: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def pdfminer(pdf: bytes) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(pdf)).replace("\u200b", "")


def pdfjs(pdf: bytes, folder: Path) -> str:
    path = folder / "x.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["node", "pdftext.mjs", str(path)], cwd=TOOLS, capture_output=True, check=True)
    [pages] = json.loads(done.stdout)
    return "\n".join(pages).replace("\u200b", "")


READERS = {"poppler": poppler, "pdfium": pdfium, "pdfminer": pdfminer}


def said(page: Page) -> list[str]:
    """What each block of a page says, in NFC."""
    found = []
    for token in markup.body(page):
        if token.type != "inline":
            continue
        children = token.children or []
        if len(children) == 1 and children[0].type == "image":
            found.append(str(children[0].attrs.get("title") or ""))
        else:
            found.append(text_of(children))
    return [unicodedata.normalize("NFC", text) for text in found if text.strip()]


def words_found(blocks: Iterable[str], text: str) -> tuple[float, Mapping[str, int]]:
    """The share of a page's words that are words of the text, and those that are not."""

    def bare(word: str) -> str:
        return re.sub(r"[0-9\u09e6-\u09ef↩]+$", "", word) or word

    wanted = Counter(word for block in blocks for word in block.split())
    there = Counter(unicodedata.normalize("NFC", text).split())
    stripped = Counter[str]()
    for word, n in there.items():
        stripped[bare(word)] += n
    missing = {w: d for w, n in wanted.items() if (d := n - max(there[w], stripped[bare(w)])) > 0}
    return 1 - sum(missing.values()) / sum(wanted.values()), missing


def characters_found(blocks: Iterable[str], text: str) -> tuple[float, list[str]]:
    """1 - edit distance / length, sentence by sentence, each at its best place; white space is not looked at.

    A sentence may go on on another page, with the foot of the one and the head of the other between.
    """
    squashed = re.sub(r"\s+", "", unicodedata.normalize("NFC", text))
    need = wrong = 0
    bad = []
    for block in blocks:
        for sentence in re.findall(r".+?(?:[।?!.;:](?=\s|$)|$)", block):
            sentence = re.sub(r"\s+", "", sentence)
            need += len(sentence)
            if sentence not in squashed and not _parted(sentence, squashed):
                place = fuzz.partial_ratio_alignment(sentence, squashed)
                near = squashed[place.dest_start : place.dest_end] if place else ""
                wrong += min(len(sentence), Levenshtein.distance(sentence, near))
                bad.append(f"{sentence} -> {near}")
    return 1 - wrong / need, bad


def _parted(sentence: str, text: str) -> bool:
    first = next(n for n in range(len(sentence), -1, -1) if sentence[:n] in text)
    return min(first, len(sentence) - first) >= 4 and sentence[first:] in text
