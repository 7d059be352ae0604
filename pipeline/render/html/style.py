"""The style sheet of a page: the theme's rules under the facts of the page's language.

The theme's `style.css` speaks in custom properties; what a language wants of its type (line height, list marks,
no italics) is set here, so no rule names a language.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.languages import Language
from pipeline.render.html import theme

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_TIGHT = re.compile(r" ?([{};,>]) ?")


@lru_cache(maxsize=16)
def style(language: Language, fingerprint: str) -> str:
    """All a page's CSS, for its `<style>`. `fingerprint` is the theme's."""
    return type_of(language) + minified(theme.styles())


def type_of(language: Language) -> str:
    """What a language asks of its type, as custom properties."""
    families = ",".join([*(f'"{name}"' for name in language.screen_fonts), "system-ui", "sans-serif"])
    facts = {
        "--leading": f"{language.line_height:g}",
        "--families": families,
        "--marks": language.list_style,
        "--underline": language.underline_offset,
    }
    if not language.italics:
        # Emphasis without italics is weight.
        facts |= {"--slant": "normal", "--emphasis": "600"}
    return ":root{" + ";".join(f"{name}:{value}" for name, value in facts.items()) + "}"


def minified(css: str) -> str:
    """Comments and needless space left out. Knows no more of CSS than our own sheets need: texts in quotes must
    hold no runs of spaces, no braces and no semicolons."""
    text = _SPACE.sub(" ", _COMMENT.sub("", css)).strip()
    return _TIGHT.sub(r"\1", text).replace(": ", ":").replace(";}", "}")
