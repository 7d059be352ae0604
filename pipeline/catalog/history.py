"""What a catalog cannot remember by itself: since when a translation lags, and how grave the edit was.

GNU tools drop flags and comments that they do not know, so this stands in `locales/<lang>/history.tsv`: one line per
entry, sorted, keyed by a digest of (domain, msgctxt, msgid). Lines are whole facts: git's union merge of two such
files is one again. Whatever is missing, torn or written twice is read in the safe way: as nothing known, or as the
graver of the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from hashlib import blake2b

from pipeline.catalog.carrying import has_text
from pipeline.catalog.changes import Weight, classify
from pipeline.catalog.past import Carry, Key, Kind
from pipeline.model import Catalog, Message, Previous

HEAD = "# key\tsince\tclass\tmade-for\ttranslation\tdomain"
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what became of one entry's translation when its English was last edited."""

    key: str
    since: str
    """The article's own day of the first edit that the translation has not caught up with, ISO; "" if it told none."""
    weight: Weight
    made_for: str
    """Digest of the English that the translation was made for."""
    translation: str
    """Digest of the translation as it was published; "" where it never was, or nobody knows."""
    domain: str

    @property
    def day(self) -> date | None:
        with suppress(ValueError):
            return date.fromisoformat(self.since)
        return None

    def __str__(self) -> str:
        fields = (self.key, self.since, self.weight.word, self.made_for, self.translation, self.domain)
        return "\t".join(text or _NOTHING for text in fields)


@dataclass(frozen=True)
class History:
    """All rows of one language."""

    rows: Mapping[str, Row] = field(default_factory=dict)

    def of(self, domain: str, key: Key) -> Row | None:
        return self.rows.get(row_key(domain, key))

    def touched(self, catalog: Catalog) -> frozenset[Key]:
        """The doubted entries whose translation somebody has been at since it was put in doubt."""
        return frozenset(
            entry.key
            for entry in catalog.messages
            if entry.fuzzy and (row := self.of(catalog.domain, entry.key)) and row.translation not in ("", _text(entry))
        )

    @cached_property
    def domains(self) -> frozenset[str]:
        return frozenset(row.domain for row in self.rows.values())

    def lagging_since(self, domain: str) -> str:
        """The day of the first edit that a domain's translations have not caught up with; "" where nobody knows."""
        days = (row.since for row in self.rows.values() if row.domain == domain and row.weight > Weight.COSMETIC)
        return min(filter(None, days), default="")

    def by_domain(self) -> dict[str, str]:
        """The rows of each domain, as lines; `parse_history` reads them as the history of that domain alone."""
        found: dict[str, list[str]] = {}
        for row in self.rows.values():
            found.setdefault(row.domain, []).append(str(row))
        return {domain: "\n".join(sorted(lines)) for domain, lines in found.items()}

    def with_domains(self, fresh: Mapping[str, Iterable[Row]], *, keep: Callable[[str], bool]) -> History:
        """The history with new rows for some domains, and of the others those that are kept."""
        old = {key: row for key, row in self.rows.items() if row.domain not in fresh and keep(row.domain)}
        return History(old | {row.key: row for rows in fresh.values() for row in rows})


def parse_history(text: str) -> History:
    """The history in a file's text. A line that is none (a conflict's mark, half a line) is passed over."""
    return _parsed(text)


def serialize_history(history: History) -> str:
    """One line per entry, sorted; "" for no history at all. `parse_history` gives the same history back."""
    lines = sorted(str(row) for row in history.rows.values())
    return "\n".join([HEAD, *lines, ""]) if lines else ""


def rows(
    catalog: Catalog, carries: Iterable[Carry], history: History, *, day: str, former: str = "", source: str = "en"
) -> Iterator[Row]:
    """The rows of a catalog that was just merged.

    `day` is the article's own day of its last change. `former` is the domain the article had before, if another.
    A doubt that went, or an entry that is no more, has no row.
    """
    carried = {carry.key: carry for carry in carries if carry.kind is not Kind.KEPT}
    before = former or catalog.domain
    remembered = before in history.domains
    for entry in catalog.messages:
        stale = entry.fuzzy and entry.previous is not None and has_text(entry)
        if entry.obsolete or not (stale or remembered or carried):
            continue
        carry = carried.get(entry.key)
        known = history.of(before, (carry.from_key if carry else None) or entry.key) if remembered else None
        if stale:
            if row := _stale(entry, carry, known, catalog.domain, day, source):
                yield row
        elif carry and carry.kind in (Kind.COSMETIC, Kind.MINOR):
            yield _row(entry, catalog.domain, day, Weight.COSMETIC, carry.from_key and Previous(carry.from_key[1]))
        elif known and known.weight is Weight.COSMETIC and entry.translated and known.translation == _text(entry):
            # Told until somebody has been at it.
            yield replace(known, key=row_key(catalog.domain, entry.key), domain=catalog.domain)


def shown_stale(entry: Message, row: Row | None, *, source: str = "en") -> bool:
    """Whether a site that shows old translations may show this one: an edit of content, the translation as it was
    published, and no doubt about either. Without a row, never; after a safety edit, never."""
    if row is None or row.weight is Weight.SAFETY or not entry.fuzzy or entry.previous is None or not has_text(entry):
        return False
    if row.made_for != _digest(entry.previous.msgid) or row.translation != _text(entry):
        return False
    return classify(entry.previous.msgid, entry.msgid, source_language=source).weight < Weight.SAFETY


def row_key(domain: str, key: Key) -> str:
    msgctxt, msgid = key
    return _digest(domain, "" if msgctxt is None else f"={msgctxt}", msgid)


# ---------------------------------------------------------------- rows


def _stale(entry: Message, carry: Carry | None, known: Row | None, domain: str, day: str, source: str) -> Row | None:
    assert entry.previous is not None
    if entry.previous.msgid == entry.msgid:
        return None  # a doubt, but no edit: another context, another file, the memory
    fresh = carry is not None and carry.change is not None
    if known and known.weight is not Weight.COSMETIC:
        if not fresh and known.made_for == _digest(entry.previous.msgid):
            return replace(known, key=row_key(domain, entry.key), domain=domain)
        since, text = known.since, known.translation
    else:
        # A doubt that nobody saw arise: it may be a person's, about the translation itself.
        since, text = day, _text(entry) if fresh and carry is not None and carry.was_published else ""
    change = carry.change if carry else None
    weight = change.weight if change else classify(entry.previous.msgid, entry.msgid, source_language=source).weight
    weight = max(
        weight, Weight.CONTENT
    )  # the words are the same, but the translation has not the shape of the new text
    if known:
        weight = max(weight, known.weight)  # what was grave once is so until a translator has looked
    return replace(_row(entry, domain, since, weight, entry.previous), translation=text)


def _row(entry: Message, domain: str, since: str, weight: Weight, previous: Previous | None) -> Row:
    made_for = _digest(previous.msgid) if previous else ""
    return Row(row_key(domain, entry.key), since, weight, made_for, _text(entry), domain)


def _text(entry: Message) -> str:
    return _digest(entry.msgstr, *entry.msgstr_plural)


def _digest(*texts: str) -> str:
    return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@lru_cache(maxsize=8)
def _parsed(text: str) -> History:
    found: dict[str, Row] = {}
    for line in text.split("\n"):
        fields = ["" if part == _NOTHING else part for part in line.rstrip("\r").split("\t")]
        if len(fields) != 6 or line.startswith("#") or fields[2].upper() not in Weight.__members__:
            continue
        key, since, weight, made_for, translation, domain = fields
        row = Row(key, since, Weight[weight.upper()], made_for, translation, domain)
        found[key] = _graver(found[key], row) if key in found else row
    return History(found)


def _graver(one: Row, other: Row) -> Row:
    """Of two rows for one entry the graver, since the earlier day; what they disagree about is unknown."""
    worst = max(one, other, key=lambda row: (row.weight, str(row)))
    text = one.translation if one.translation == other.translation else ""
    return replace(worst, since=min(filter(None, (one.since, other.since)), default=""), translation=text)
