"""The web font: off unless `[html] font` is set, and then no more of it than a language's pages show.

`face` says what a page's style sheet says of it, `artifacts` makes the files. The words are those of the finished
pages. HarfBuzz sets them and tells every glyph it touched; the font with these alone sets every word again, and where
anything differs from the whole font, the font with all that the characters could ask for is taken instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import quote, urlsplit

import regex

from pipeline.errors import PipelineError, ProjectError, RenderError
from pipeline.findings import Place
from pipeline.languages import LATIN_DIGITS, Language
from pipeline.model import Artifact, Edition
from pipeline.render.html.pictures import digest_of

BUNDLED = "bundled"
SETTINGS = ("font", "font_bold")
_JOINERS = "\u200c\u200d\u25cc"
"""The two joiners, and the circle under a sign that has no letter."""
_LICENCES = ("OFL.txt", "LICENSE.txt", "LICENCE.txt", "LICENSE", "LICENCE")


@dataclass(frozen=True, slots=True)
class Source:
    """A whole font and what of it a language can use."""

    path: str
    digest: str
    weight: int
    characters: str
    """Those of the language's script that the font has, sorted, and the joiners."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family as a style sheet declares it. Nothing here depends on what pages say: the host's security policy names
    the sheets of every language by their digests, also in a build of one of them."""

    family: str
    sources: tuple[Source, ...]
    addresses: tuple[str, ...]
    """From the host's root, the same on every page; one for each source."""

    @property
    def rules(self) -> str:
        """The `@font-face` rules. `optional`: nobody waits for the font, and nothing moves when it comes."""
        return "".join(
            f'@font-face{{font-family:"{self.family}";font-weight:{source.weight};font-display:optional;'
            f"src:url({address})format('woff2');unicode-range:{_ranges(source.characters)}}}"
            for source, address in zip(self.sources, self.addresses, strict=True)
        )


def face(edition: Edition, language: Language) -> Face | None:
    """The web font of a language of the site; None for one that needs none, or whose letters the font lacks.

    Raises `ProjectError` for a font that is not there or is none, and without the libraries that cut fonts.
    """
    font, bold = (str(edition.settings.get(key, "")) for key in SETTINGS)
    if not font or language.script == "Latn":
        return None
    given = _bundled(language) if font == BUNDLED else tuple(filter(None, (font, bold)))
    sources = tuple(
        source for weight, path in zip((400, 700), given, strict=False) if (source := _source(path, weight, language))
    )
    if not sources or sources[0].weight != 400:
        return None
    root = urlsplit(edition.base_url).path
    addresses = tuple(quote(f"{root}/{_output(source, language)}", safe="/") for source in sources)
    return Face(f"Site {language.english_name}".replace('"', ""), sources, addresses)


def artifacts(edition: Edition, face: Face, pages: Iterable[Artifact]) -> Iterator[Artifact]:
    """The font's files: one for each weight, made from all pages of the language, and its licence."""
    language = edition.language
    shown = [page for page in pages if page.path.endswith(".html")]
    listed = tuple((page.make.__name__, page.inputs, page.body is not None) for page in shown)
    bodies = tuple(page.body for page in shown if page.body)
    for source in face.sources:
        # Not `whole`: with an article missing, the font is larger, but never older than the pages beside it.
        inputs = (listed, source, language)
        yield Artifact(_output(source, language), woff2, inputs, bodies=bodies, whole=False, heavy=True)
    if licence := _licence(Path(face.sources[0].path)):
        data = licence.read_bytes()
        yield Artifact(f"{folder(language)}OFL.txt", as_it_was, (str(licence), digest_of(data)))


def folder(language: Language) -> str:
    """Where they are below `output/`. Not in `assets/`, whose files hosts keep for ever: these keep their names."""
    return f"{language.code}/fonts/"


def woff2(
    bodies: tuple[str | None, ...] | str,
    listed: tuple[tuple[str, tuple[Any, ...], bool], ...],
    source: Source,
    of: Language,
) -> bytes:
    """The font for all that these pages say: their makers in `pages`, what they are made from, and whether there is a
    body besides. None stands for a body that could not be composed."""
    found = _texts(iter((bodies,) if isinstance(bodies, str) else bodies), listed)
    return cut(source, of, None if found is None else words(found, source.characters))


def as_it_was(path: str, digest: str) -> bytes:
    """A file as it was when pages were bound. Raises `RenderError` when it is another one now."""
    data = Path(path).read_bytes() if Path(path).is_file() else b""
    if digest_of(data) != digest:
        raise RenderError(f"the file {path} changed while the site was built", place=Place(path), hint="build again")
    return data


def words(texts: Iterable[str], characters: str) -> tuple[str, ...]:
    """Every run of the characters that stands in HTML, whether or not an element begins or ends in it; sorted.

    Comments, styles, attributes and data are read like text: a word too many costs a few bytes, a word too few breaks.
    """
    run = re.compile(f"[{re.escape(characters)}]+")
    found: set[str] = set()
    for text in texts:
        for seen in (unescape(text), unescape(_TAG.sub("", text))):
            found.update(run.findall(seen))
    return tuple(sorted(found))


def cut(source: Source, of: Language, shown: tuple[str, ...] | None) -> bytes:
    """The font for these words; for every text of its characters where the words are not known (None)."""
    from pipeline.render.html.subsetting import pressed, subset
    from pipeline.render.print.typefaces import opened, same

    data = as_it_was(source.path, source.digest)
    if shown is None:
        return pressed(subset(source.path, data, map(ord, source.characters), None))
    texts = _set(shown, of)
    characters = _spellings("".join(texts), source.characters)
    whole = opened(data)
    for glyphs in (_reached(whole, texts, of.code), None):
        small = subset(source.path, data, map(ord, characters), glyphs)
        if same(whole, opened(small), texts, of.code):
            return pressed(small)
    return pressed(data)


_TAG = re.compile(r"<[^>]*>")


def _texts(bodies: Iterator[str | None], listed: Iterable[tuple[str, tuple[Any, ...], bool]]) -> list[str] | None:
    """The finished pages; None when one of them cannot be made now: then an older one stands, and nobody knows its
    words here."""
    from pipeline.render.html import pages

    texts = []
    for name, inputs, dressed in listed:
        body = (next(bodies),) if dressed else ()
        if body == (None,):
            return None
        try:
            texts.append(getattr(pages, name)(*body, *inputs).decode("utf-8"))
        except PipelineError:
            return None
    return texts


def _set(shown: Iterable[str], of: Language) -> tuple[str, ...]:
    """What has to come out right: the words, their syllables (a line may break between them, and a letter at the
    beginning of a word has a form of its own), and digits: lists count by themselves, and a search says
    how much it found."""
    texts = set(shown)
    texts.update(part for word in tuple(texts) for part in regex.findall(r"\X", word))
    return tuple(sorted(texts.union(of.digits if of.digits != LATIN_DIGITS else "")))


def _spellings(text: str, characters: str) -> frozenset[str]:
    """The characters of a text, all that they are composed of, and those composed of them: shaping goes both ways.
    With the joiners, the circle, and the space, which stands for what is not seen."""
    used = {*text, *normalize("NFD", text), *_JOINERS, " "}
    return frozenset(used.union(one for one in characters if used.issuperset(normalize("NFD", one))))


def _reached(font: Any, texts: Iterable[str], code: str) -> frozenset[int]:
    from pipeline.render.print.typefaces import reached

    return reached(font, (*texts, *_JOINERS, " "), code)


def _bundled(language: Language) -> tuple[str, ...]:
    """Our own font for a language: the first of its print edition."""
    stem = language.print_fonts[0].replace(" ", "") if language.print_fonts else ""
    place = files("pipeline") / "data" / "fonts"
    found = (place / f"{stem}_{kind}.ttf" for kind in ("400Regular", "700Bold"))
    return tuple(str(one) for one in found if one.is_file())


def _source(path: str, weight: int, language: Language) -> Source | None:
    """A font file, as far as it can write a language; None where it cannot."""
    from pipeline.render.html.subsetting import able

    if not able():
        raise ProjectError(
            "html.font needs fontTools and Brotli, which are not installed",
            place=Place("site.toml"),
            hint="pip install 'dobhashi[webfont]'",
        )
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ProjectError(
            f"html.font: cannot read {path}: {error.strerror}",
            place=Place("site.toml"),
            hint=f'name a .ttf file of the project, or write font = "{BUNDLED}"',
        ) from error
    digest = digest_of(data)
    characters = _characters(path, digest, language.script)
    wanted = _own(language.name + language.alphabet + language.digits, language.script)
    return Source(path, digest, weight, characters) if wanted and wanted <= set(characters) else None


@lru_cache(maxsize=32)
def _characters(path: str, digest: str, script: str) -> str:
    from pipeline.render.print.typefaces import characters, opened

    known = characters(opened(as_it_was(path, digest)))
    if not known:
        raise ProjectError(f"html.font: {path} is no font", place=Place("site.toml"), hint="name a .ttf file")
    text = "".join(map(chr, sorted(known)))
    return "".join(sorted(_own(text, script) | _joiners_in(text)))


def _joiners_in(text: str) -> set[str]:
    """Those of the joiners that stand in a text."""
    return set(_JOINERS).intersection(text)


def _own(text: str, script: str) -> set[str]:
    """The characters of a text that are a script's: its letters, signs and digits, and what it shares with others."""
    try:
        return set(regex.findall(rf"\p{{Script_Extensions={script}}}", text))
    except regex.error:
        return set()


def _output(source: Source, language: Language) -> str:
    stem = re.sub(r"[^A-Za-z0-9-]+", "-", Path(source.path).stem.partition("_")[0]).strip("-") or "font"
    return f"{folder(language)}{stem}-{source.weight}.woff2"


def _licence(font: Path) -> Path | None:
    """The licence that lies beside a font."""
    return next((place for name in _LICENCES if (place := font.parent / name).is_file()), None)


def _ranges(characters: str) -> str:
    """`U+964-965,U+980-983`."""
    spans: list[list[int]] = []
    for point in sorted(map(ord, characters)):
        if spans and point == spans[-1][1] + 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in spans)
