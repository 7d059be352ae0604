"""The only door to Jinja2: templates of the project's `theme/` folder before our own.

A project overrides a whole template by a file of its name, or some blocks of it: `{% extends "dobhashi/page.html" %}`.
Words are gettext messages: `{{ _("…") }}` where elements may stand, `{{ label("…") }}` in attributes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.errors import ProjectError
from pipeline.findings import Place
from pipeline.render.html.wording import Wording
from pipeline.textfile import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

PACKAGED = Path(__file__).resolve().parents[2] / "theme"
"""Our own templates and style sheet."""
FOLDER = Path("theme")
"""A project's, relative to the project, which is the current folder."""
ICON = "icon.svg"
SUFFIXES = (".html", ".css", ".svg", ".js", ".xhtml", ".opf")
"""Web pages, their styles, drawings and scripts, and the files of e-books."""


def fingerprint() -> str:
    """A digest of every file of the theme: part of every page's key."""
    digest = blake2b(digest_size=12)
    for folder in (FOLDER, PACKAGED):
        for path in files(folder):
            digest.update(f"{path.name}\0".encode())
            digest.update(path.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()


def files(folder: Path) -> list[Path]:
    """The templates, style sheets and drawings of a theme folder, which need not exist."""
    found = (path for path in folder.glob("*") if path.suffix in SUFFIXES)
    return sorted(found, key=lambda path: (SUFFIXES.index(path.suffix), path.name))


def styles() -> list[str]:
    """Our design tokens and style sheet, and a project's own after each."""
    sheets = (folder / name for name in ("tokens.css", "style.css") for folder in (PACKAGED, FOLDER))
    return [read_text(path, name=f"theme/{path.name}") for path in sheets if path.is_file()]


def icon() -> Path:
    """The site's icon, a drawing: the project's, else our own."""
    return FOLDER / ICON if (FOLDER / ICON).is_file() else PACKAGED / ICON


class Voice(NamedTuple):
    """How the templates of one language speak."""

    functions: dict[str, Any]
    settled: Callable[[str], str]
    """What has to be done to a whole page: words that fell back are only marked until then."""


def voice(wording: Wording) -> Voice:
    """The functions by which templates say words."""
    from markupsafe import Markup

    said: dict[str, Markup] = {}

    def text(message: str, **given: object) -> str:
        if given:
            return Markup(wording.text(message, **given))
        if message not in said:
            said[message] = Markup(wording.text(message))
        return said[message]

    def label(message: str, **given: object) -> str:
        return Markup(wording.label(message, **given))

    return Voice({"_": text, "gettext": text, "label": label}, wording.settled)


def render(name: str, theme: str, voice: Voice, values: dict[str, Any]) -> str:
    """One template. `theme` is the `fingerprint` it is to be rendered with.

    Raises `ProjectError` with the line of what is wrong in a template of the project's own.
    """
    try:
        template = _environment(theme, str(FOLDER.absolute())).get_template(name)
        return voice.settled(template.render(voice.functions, **values))
    except Exception as error:
        if place := _place(error, name):
            raise ProjectError(f"the theme: {type(error).__name__}: {error}", place=place) from error
        raise


def _place(error: Exception, name: str) -> Place | None:
    """Where in the project's own theme an error came up, if it did."""
    folder, frames = str(FOLDER.absolute()), walk_tb(error.__traceback__)
    # Jinja2 gives the frames of a template the template's own file and lines.
    lines = [(frame.f_code.co_filename, line) for frame, line in frames]
    for file, line in reversed([*lines, (getattr(error, "filename", None) or "", getattr(error, "lineno", 0))]):
        if file.startswith(folder):
            return Place(f"{FOLDER}/{Path(file).name}", line)
    return Place(f"{FOLDER}/{name}") if isinstance(error, UnicodeDecodeError) and (FOLDER / name).is_file() else None


def html(text: str) -> str:
    """Text that is HTML already, so that templates do not escape it."""
    from markupsafe import Markup

    return Markup(text)


def escaped(text: str) -> str:
    """Text as HTML."""
    from markupsafe import escape

    return escape(text)


def extractor() -> Callable[..., Iterable[Any]]:
    """Finds the messages of a template, as Babel's extraction wants it."""
    from jinja2.ext import babel_extract

    return babel_extract


@lru_cache(maxsize=4)
def _environment(_fingerprint: str, folder: str) -> Environment:
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

    packaged = FileSystemLoader(PACKAGED)
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder), packaged, PrefixLoader({"dobhashi": packaged})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    return environment
