"""Front matter: the YAML at the head of an article, as a `Meta` and as units.

`split(text)` cuts it off; what does not parse as a mapping is no front matter but Markdown (a thematic break),
unless it plainly tries to be one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from pipeline.errors import SourceError
from pipeline.findings import Place
from pipeline.markup.prose import folded
from pipeline.model import Article, Meta, Person, Unit

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)", re.MULTILINE)


_UNFIT = re.compile(r"""[\x00-\x20\x7f/\\?#%"'<>&:*|]+|\.html?$""")
"""What a folder of an address cannot hold without being quoted, or would be taken for a page of ours."""
_LONGEST = 200
"""Bytes of a slug; file systems take 255."""


def slug_of(domain: str) -> str:
    """The address of an article that names none: its file's name made fit for one.

    >>> slug_of("pain/lower back?")
    'lower-back'
    """
    return _UNFIT.sub("-", posixpath.basename(domain)).strip("-.") or "article"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The mapping, the lines it takes up, and the Markdown below it."""

    fields: Mapping[str, Any]
    lines: int
    """Lines of the file before `body`."""
    body: str
    raw: str = ""
    """The YAML as written."""
    written: tuple[tuple[str, int], ...] = ()
    """Name of each field and its line in the file, in order; one that is given twice stands here twice."""


@lru_cache(maxsize=2)
def split(article: Article) -> FrontMatter:
    """Cut the front matter off. Raises `SourceError` with the line of a YAML error."""
    found = _BLOCK.match(article.text)
    if not found or not _PAIR.search(found[1]):
        return FrontMatter({}, 0, article.text)
    loaded = _load(found[1], article.path)
    if loaded is None:
        return FrontMatter({}, 0, article.text)
    said, written = loaded
    lines = article.text.count("\n", 0, found.end())
    return FrontMatter(said, lines, article.text[found.end() :], found[1], written)


FIELDS = tuple(field.name for field in fields(Meta))
"""What the front matter may say to us; other fields are other programs'."""


def meta(article: Article, front: FrontMatter) -> Meta:
    """The fields that pages use, each of the kind it should be. Raises `SourceError` naming a field that is not."""
    reader = _Fields(article, front)
    return Meta(
        title=reader.text("title"),
        description=reader.text("description"),
        slug=reader.slug(),
        author=reader.person("author"),
        reviewer=reader.person("reviewer"),
        translation_reviewers=reader.people("translation_reviewers"),
        translators=reader.people("translators"),
        published=reader.day("published"),
        updated=reader.day("updated"),
        reviewed=reader.day("reviewed"),
        review_due=reader.day("review_due"),
        keywords=reader.texts("keywords"),
        related=tuple(reader.domain(name) for name in reader.texts("related")),
        was=tuple(re.sub(r"\.md$", "", name.strip("/")) for name in reader.texts("was")),
        order=reader.integer("order"),
    )


_PROSE: tuple[tuple[str, str], ...] = (
    ("title", "title"),
    ("description", "description"),
    ("author.name", "author name"),
    ("author.qualification", "author qualification"),
    ("reviewer.name", "reviewer name"),
    ("reviewer.qualification", "reviewer qualification"),
)
"""Fields a reader sees, by key, and the kind of their unit."""


def units(front: FrontMatter) -> Iterator[tuple[str, Unit]]:
    """The prose fields: key and unit, in the order of `_PROSE`."""
    for key, kind in _PROSE:
        value: Any = front.fields
        for step in key.split("."):
            value = value.get(step) if isinstance(value, Mapping) else value if step == "name" else None
        if isinstance(value, str) and value.strip():
            yield key, Unit(folded(value), kind, line=_line_of(key, front.raw))


def translated(source: Meta, texts: Mapping[str, str]) -> Meta:
    """The meta with the translated fields put in; keys as `units` gives them."""
    if not texts:
        return source

    def person(role: str, was: Person | None) -> Person | None:
        return was and replace(
            was,
            name=texts.get(f"{role}.name", was.name),
            qualification=texts.get(f"{role}.qualification", was.qualification),
        )

    return replace(
        source,
        title=texts.get("title", source.title),
        description=texts.get("description", source.description),
        author=person("author", source.author),
        reviewer=person("reviewer", source.reviewer),
    )


# ---------------------------------------------------------------- reading


_DEEP = 10_000
"""Lists and mappings that no front matter has; within three times as many, libyaml runs out of stack."""


def _load(raw: str, path: str) -> tuple[dict[str, Any], tuple[tuple[str, int], ...]] | None:
    """The mapping, and its names with their lines; None for YAML that is none."""
    import yaml

    try:
        if sum(map(raw.count, "[{-?")) > _DEEP:
            raise RecursionError
        # Every scalar stays the text that the author wrote; which of them are dates, `_Fields` knows.
        root = yaml.compose(raw, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        said = _value(root, {}) if root else None
        names = root.value if root and isinstance(said, dict) else ()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not valid YAML"
        raise SourceError(
            f"front matter: {problem}",
            place=Place(path, mark.line + 2 if mark else 1),
            hint='put a text that holds ": " or quotes between double quotes',
        ) from error
    except RecursionError as error:
        raise SourceError("front matter: nested too deeply", place=Place(path, 1)) from error
    if not isinstance(said, dict):
        return None
    return said, tuple((str(key.value), key.start_mark.line + 2) for key, _ in names)


def _value(node: Any, known: dict[int, Any]) -> Any:
    """A YAML node as dicts, lists and strings; an alias gives its anchor's value, within itself nothing."""
    if node.id == "scalar":
        return node.value
    if id(node) not in known:
        known[id(node)] = ""
        if node.id == "sequence":
            known[id(node)] = [_value(item, known) for item in node.value]
        else:
            known[id(node)] = {str(_value(key, known)): _value(item, known) for key, item in node.value}
    return known[id(node)]


def line_of(key: str, front: FrontMatter) -> int:
    """The line of a field in the file; the first where it has none."""
    return _line_of(key, front.raw)


def _line_of(key: str, raw: str) -> int:
    found = _place_of(key.partition(".")[0]).search(raw)
    return raw.count("\n", 0, found.start()) + 2 if found else 1


@cache
def _place_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"^{re.escape(name)}[ \t]*:", re.MULTILINE)


class _Fields:
    """Front matter fields, each read as the kind it should be."""

    def __init__(self, article: Article, front: FrontMatter) -> None:
        self.article = article
        self.front = front

    def text(self, key: str) -> str:
        value = self.front.fields.get(key, "")
        if isinstance(value, str):
            return folded(value)
        raise self._wrong(key, "must be a text", f'{key}: "…"')

    def slug(self) -> str:
        """One folder of an address: what the author says, else the file's name made fit for one."""
        given = self.text("slug")
        if not given:
            return slug_of(self.article.domain)
        if _UNFIT.search(given) or given.startswith(".") or len(given.encode()) > _LONGEST:
            raise self._wrong("slug", f"cannot be {given!r}", "slug: sleeping-well")
        return given

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.front.fields.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
            raise self._wrong(key, "must be a list of texts", f"{key}: [one, two]")
        return tuple(item.strip() for item in values if item.strip())

    def day(self, key: str) -> date | None:
        value = self.text(key)
        try:
            return date.fromisoformat(value[:10]) if value else None
        except ValueError:
            raise self._wrong(key, "must be a date", f"{key}: 2026-03-09") from None

    def integer(self, key: str) -> int:
        value = self.text(key) or "0"
        try:
            return int(value)
        except ValueError:
            raise self._wrong(key, "must be a whole number", f"{key}: 1") from None

    def person(self, key: str) -> Person | None:
        return self._person(key, self.front.fields.get(key))

    def people(self, key: str) -> dict[str, Person]:
        value = self.front.fields.get(key)
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            raise self._wrong(key, "must map languages to people", f"{key}: {{bn: {{name: …}}}}")
        people = {str(code): self._person(key, person) for code, person in value.items()}
        return {code: person for code, person in people.items() if person}

    def domain(self, name: str) -> str:
        """A related article as its domain: a path from `source/`, or from this article's folder."""
        name = re.sub(r"\.md$", "", name)
        folder = posixpath.dirname(self.article.domain)
        return name.strip("/") if name.startswith("/") else posixpath.normpath(posixpath.join(folder, name))

    def _person(self, key: str, value: Any) -> Person | None:
        if not value:
            return None
        if isinstance(value, str):
            return Person(folded(value))
        if isinstance(value, Mapping) and isinstance(value.get("name"), str):
            qualification = value.get("qualification")
            organisation = str(value.get("organisation", "")).casefold() in ("true", "yes")
            return Person(folded(value["name"]), folded(str(qualification or "")), organisation)
        raise self._wrong(key, "must have a name", f"{key}: {{name: …, qualification: …}}")

    def _wrong(self, key: str, message: str, example: str) -> SourceError:
        place = Place(self.article.path, _line_of(key, self.front.raw))
        return SourceError(f"front matter: {key} {message}", place=place, hint=f"write {example}")
