"""The theme's own words as units, and the translations that ship with us.

They are gettext messages like an article's, in the domain `site`: read out of the templates by Babel, with the notes
that stand before them in `{# Note: … #}` comments, and those that bodies and the print edition use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from pipeline.catalog.po import parse_po
from pipeline.model import Unit
from pipeline.render.html import blanks, theme
from pipeline.textfile import read_text

KIND = "interface"
_NOTE = "Note:"
_SPEAKING = ("pipeline.render.print", "pipeline.render.parallel.words", "pipeline.render.booklet.words")
"""What else has words of its own."""
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "label": None}


def words(theme_folders: Iterable[Path] = ()) -> tuple[Unit, ...]:
    """Every word of the interface once, in the order of the templates; a project's own folders come last."""
    units: dict[str, Unit] = {}
    for folder in (theme.PACKAGED, *theme_folders):
        for path in theme.files(folder):
            if path.suffix in (".html", ".xhtml", ".opf"):
                for unit in _template_words(path):
                    units[unit.msgid] = _joined(units.get(unit.msgid), unit)
    for message, note in blanks.WORDS:
        units[message] = _joined(units.get(message), Unit(message, KIND, notes=(note,)))
    for module in _SPEAKING:
        for message in import_module(module).WORDS:
            units.setdefault(message, Unit(message, KIND))
    return tuple(units.values())


@lru_cache(maxsize=16)
def shipped(code: str) -> dict[str, str]:
    """English → a language, as far as our own catalog for it goes; empty for a language we ship nothing in."""
    name = f"locales/{code}/site.po"
    resource = files("pipeline") / "data" / name
    if not resource.is_file():
        base = code.partition("-")[0]
        return shipped(base) if base != code else {}
    catalog = parse_po(resource.read_bytes(), path=name, domain="site", language=code)
    return {message.msgid: message.msgstr for message in catalog.messages if message.translated}


def _template_words(path: Path) -> Iterator[Unit]:
    from babel.messages.extract import extract

    template, options = BytesIO(read_text(path, name=f"theme/{path.name}").encode()), {"encoding": "utf-8"}
    found = extract(theme.extractor(), template, _KEYWORDS, [_NOTE], options, strip_comment_tags=True)
    for line, message, comments, _ in found:
        text = message if isinstance(message, str) else message[0]
        yield Unit(text, KIND, notes=tuple(" ".join(comment.split()) for comment in comments), line=line)


def _joined(known: Unit | None, unit: Unit) -> Unit:
    """One message may be used in several places: all its notes go with it."""
    if known is None:
        return unit
    notes = tuple(dict.fromkeys((*known.notes, *unit.notes)))
    return Unit(known.msgid, KIND, notes=notes, line=known.line)
