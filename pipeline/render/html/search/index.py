"""The index: which words stand on which page, and where on it. What `theme/search.js` fetches.

Pages are numbered as the list on the search page has them. A posting is the page's number times six and the best
place that the word has on it, in base 36. Titles, summaries, headings, keywords and synonyms are one file; the words
of the texts another, which may stay behind where it would be large.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from pipeline.render.html.search.fold import stem, stems, stems_of_each
from pipeline.render.html.search.tables import Endings, Pairs, Tables

TITLE, KEYWORD, HEADING, SUMMARY, OFTEN, ONCE = range(6)
PLACES = 6
MOST = 60_000
"""Bytes of both files, compressed, above which the texts are left out."""
MANY = 150
"""Pages whose texts are never under `MOST`: those of a hundred articles take about 98 KB."""
_OFTEN = 3
_PART = 3
"""Letters of the shortest part that a compound is taken apart for."""

Words = dict[str, dict[int, int]]
"""Term → page → its best place there."""


@dataclass(frozen=True, slots=True)
class Doc:
    """One page as the index knows it."""

    title: str
    keywords: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    summary: str = ""


def heads(docs: Sequence[Doc], tables: Tables) -> bytes:
    """The index of everything but the texts, with the tables that queries are folded by."""
    found: Words = {}
    said = [(page, place, text) for page, doc in enumerate(docs) for place, text in _said(doc)]
    for (page, place, _), terms in zip(said, stems_of_each([text for *_, text in said], tables), strict=True):
        for term in terms:
            _add(found, term, page, place)
    _take_apart(found, tables, {})
    return _json(
        {
            "n": len(docs),
            "f": _joined(tables.fold),
            "e": _endings(tables.endings),
            "s": " ".join(tables.stop),
            "l": tables.light,
            "k": " ".join(tables.kin),
            "r": _joined(tables.letters),
            "y": _joined(tables.typed),
            "z": _endings(tables.typed_endings),
            **_listed(found),
        }
    )


def _said(doc: Doc) -> Iterator[tuple[int, str]]:
    yield TITLE, doc.title
    yield from ((KEYWORD, text) for text in doc.keywords)
    yield from ((HEADING, text) for text in doc.headings)
    yield SUMMARY, doc.summary


def texts(bodies: tuple[str, ...], pages: tuple[int, ...], main: bytes, name: str, tables: Tables) -> bytes:
    """The index of what stands in the texts alone, for the main index of a name; without words where both together
    would be large. `pages` are the numbers of the pages with these bodies."""
    known = _known(main)
    found: Words = {}
    for page, body in zip(pages, bodies, strict=True):
        for term, count in Counter(stems(shown(body), tables)).items():
            if page not in known.get(term, ()):
                _add(found, term, page, OFTEN if count >= _OFTEN else ONCE)
    _take_apart(found, tables, known)
    data = _json({"of": name, **_listed(found)})
    whole = len(zlib.compress(main, 9)) + len(zlib.compress(data, 9))
    return data if whole <= MOST else no_texts(name)


def no_texts(name: str) -> bytes:
    """The index of the texts of a language that has no page yet."""
    return _json({"of": name, "t": "", "p": ""})


def shown(body: str) -> str:
    """What a reader sees of a composed body: no tags, no marks, no contents list, no numbers of footnotes."""
    text = _UNSEEN.sub(" ", body)
    return unescape(_BLOCK.sub(" ", _INLINE.sub("", text)))


_UNSEEN = re.compile(
    r"<nav\b.*?</nav>|<sup\b.*?</sup>|<(script|style)\b.*?</\1>|\ufdd0[^\ufdd0\ufdd1]*\ufdd1", re.DOTALL
)
_INLINE = re.compile(r"</?(?:a|strong|em|s|code|span|b|i|mark|small|abbr)\b[^<>]*>")
_BLOCK = re.compile(r"<[^<>]*>")


# ---------------------------------------------------------------- words


def _add(found: Words, term: str, page: int, place: int) -> None:
    pages = found.setdefault(term, {})
    pages[page] = min(place, pages.get(page, place))


def _take_apart(found: Words, tables: Tables, before: Mapping[str, set[int]]) -> None:
    """A compound is met by its parts too, where both are words of the site: কোমরব্যথা by ব্যথা. What stands in the
    index `before` needs no second mention."""
    compounds = [(term, dict.fromkeys(pages, HEADING)) for term, pages in before.items()]
    compounds += [(term, dict(pages)) for term, pages in found.items()]
    for term, pages in compounds:
        for at in range(_PART, len(term) - _PART + 1):
            parts = [stem(part, tables.endings) for part in (term[:at], term[at:])]
            if all(part in found or part in before for part in parts):
                for part in parts:
                    for page, place in pages.items():
                        if page not in before.get(part, ()):
                            _add(found, part, page, max(place, HEADING))
                break


def _known(main: bytes) -> dict[str, set[int]]:
    """The terms of a main index, and their pages."""
    data = json.loads(main)
    postings = (line.split(",") for line in data["p"].split(" "))
    return {
        term: {int(one, 36) // PLACES for one in line if one}
        for term, line in zip(data["t"].split(" "), postings, strict=True)
    }


# ---------------------------------------------------------------- writing


def _listed(found: Words) -> dict[str, str]:
    terms = sorted(found)
    return {
        "t": " ".join(terms),
        "p": " ".join(
            ",".join(_base36(page * PLACES + place) for page, place in sorted(found[term].items())) for term in terms
        ),
    }


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, last = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[last] + digits
        if not number:
            return digits


def _joined(pairs: Pairs) -> str:
    return "|".join(f"{before}>{after}" for before, after in pairs)


def _endings(endings: Endings) -> str:
    """Each with the letters that must remain before it; `v` for three of which the last is a vowel."""
    return " ".join(f"{'v' if ending.after else ending.least}{ending.text}" for ending in endings)


def _json(data: Mapping[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
