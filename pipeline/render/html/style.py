"""The style sheet of a page: the theme's rules under the facts of the page's language.

The theme's `style.css` speaks in custom properties; what a language wants of its type (line height, list marks,
no italics) is set here, so no rule names a language.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from string import ascii_lowercase
from typing import TYPE_CHECKING

from pipeline.languages import Language
from pipeline.model import Contact
from pipeline.render.html import theme

if TYPE_CHECKING:
    from pipeline.render.html.webfont import Face

ARTICLE, LIST, REPLY, PARALLEL = "article", "list", "reply", "parallel"
"""Kinds of pages; a kind's own rules stand in the sheet under `/* == article == */`. A page may be of several."""
FINDING = f"{LIST} {REPLY} search"
"""The search page: a list and a form."""


def kinds(contact: Contact) -> tuple[str, ...]:
    """The kinds that a site's pages are of: articles, lists, the search page, and articles in two languages."""
    return (f"{ARTICLE} {REPLY}" if contact.reply_endpoint else ARTICLE), LIST, FINDING, f"{ARTICLE} {PARALLEL}"


_KIND = re.compile(r"/\* == (\w+) == \*/")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PROPERTY = re.compile(r"--[a-zA-Z][\w-]*")
_SPACE = re.compile(r"\s+")
_ROOT = ":root{"
_NOUGHT = re.compile(r"(?<![\w.#-])0(?=\.\d)")
_TIGHT = re.compile(r" ?([{};,>]) ?")


@lru_cache(maxsize=32)
def style(language: Language, kind: str, fingerprint: str, face: Face | None = None) -> str:
    """All the CSS of a kind of page, for its `<style>`. `fingerprint` is the theme's, `face` the site's web font."""
    sheets = "".join(minified(rules_for(kind, sheet)) for sheet in theme.styles())
    facts = minified(type_of(language, face))
    css = inlined(f"{facts[:-1]};{sheets[len(_ROOT) :]}" if sheets.startswith(_ROOT) else facts + sheets)
    if face:
        # What a reader types is in nobody's subset.
        css += f"{face.rules}input,textarea{{font-family:{_families(language)}}}"
    if language.direction == "rtl":
        # What is still in another language stands under its title, which is a link in a line of this one.
        css += ".articles [dir=ltr]{text-align:end}"
    return shortened(css)


@lru_cache(maxsize=64)
def hash_of(css: str) -> str:
    """What a security policy calls a text that stands in a page: `'sha256-…'`."""
    return f"'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'"


def rules_for(kind: str, css: str) -> str:
    """What of a style sheet a kind of page needs: the part before the first mark, and those under its own."""
    common, *marked = _KIND.split(css)
    wanted = kind.split()
    return common + "".join(rules for name, rules in zip(marked[::2], marked[1::2], strict=True) if name in wanted)


def type_of(language: Language, face: Face | None = None) -> str:
    """What a language asks of its type, as custom properties."""
    facts = {
        "--leading": f"{language.line_height:g}",
        "--families": (f'"{face.family}",' if face else "") + _families(language),
        "--marks": language.list_style,
        "--underline": language.underline_offset,
    }
    if not language.italics:
        # Emphasis without italics is weight.
        facts |= {"--slant": "normal", "--emphasis": "600"}
    return ":root{" + ";".join(f"{name}:{value}" for name, value in facts.items()) + "}"


def _families(language: Language) -> str:
    return ",".join((*map(_family, language.screen_fonts), "system-ui", "sans-serif"))


def _family(name: str) -> str:
    """Quotes only where a name is more than words."""
    return name if re.fullmatch(r"[A-Za-z]\w*( [A-Za-z]\w*)*", name) else '"' + name.replace('"', "") + '"'


def minified(css: str) -> str:
    """Comments and needless space left out. Knows no more of CSS than our own sheets need: texts in quotes must
    hold no runs of spaces, no braces and no semicolons."""
    text = _SPACE.sub(" ", _COMMENT.sub("", css)).strip()
    return _NOUGHT.sub("", _TIGHT.sub(r"\1", text).replace(": ", ":").replace(";}", "}"))


def inlined(css: str) -> str:
    """Custom properties that have one value wherever they are used, written out."""
    for name in dict.fromkeys(_PROPERTY.findall(css)):
        values = re.findall(rf"(?<=[{{;]){name}:([^;}}]*)", css)
        if len(values) == 1 and f"var({name}," not in css:
            css = re.sub(rf"{name}:[^;}}]*;?", "", css).replace(f"var({name})", values[0])
    return css


def shortened(css: str) -> str:
    """Custom properties by one letter or two instead of a name: a tenth of the sheet."""
    names = dict.fromkeys(_PROPERTY.findall(css))
    letters = (f"--{first}{second}" for first in ("", *ascii_lowercase) for second in ascii_lowercase)
    short = dict(zip(names, letters, strict=False))
    return _PROPERTY.sub(lambda found: short[found[0]], css)
