"""What authors say to us in HTML comments.

    <!-- i18n:skip -->                       the next block stays English
    <!-- i18n:skip-start --> … <!-- i18n:skip-end -->
    <!-- i18n:comment: a word for translators -->
    <!-- i18n:context: meaning -->           tells two equal texts apart (msgctxt)
    <!-- i18n:code -->                       the next code block is translated
    <!-- i18n:minor --> <!-- i18n:major -->  what the last edit of the next block was

The spellings of mdpo (`mdpo-disable`, `mdpo-enable`, `mdpo-disable-next-block`, `mdpo-translator`, `mdpo-context`,
`mdpo-include-codeblock`) and of translate-toolkit (`translate:off`, `translate:on`) are understood. A comment that
means to be one and is none is told by `unheard`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

COMMENT = re.compile(r"<!--\s*(.*?)\s*-->", re.DOTALL)
NAMES = {
    "i18n:skip": "skip",
    "i18n:skip-start": "off",
    "i18n:skip-end": "on",
    "i18n:comment": "comment",
    "i18n:context": "context",
    "i18n:code": "code",
    "i18n:minor": "minor",
    "i18n:major": "major",
    "mdpo-disable": "off",
    "mdpo-enable": "on",
    "mdpo-disable-next-line": "skip",
    "mdpo-disable-next-block": "skip",
    "mdpo-translator": "comment",
    "mdpo-context": "context",
    "mdpo-include-codeblock": "code",
    "translate:off": "off",
    "translate:on": "on",
}
_DIRECTIVE = re.compile(
    r"^(" + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)) + r")(?:\s*:\s*(.*)|\s*)$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Directive:
    name: str
    """`skip`, `off`, `on`, `comment`, `context`, `code`, `minor` or `major`."""
    text: str = ""


def directives(html: str) -> tuple[Directive, ...] | None:
    """The directives in a block of HTML that holds comments alone; None if it holds anything else."""
    if "<!--" not in html or not html.rstrip().endswith("-->") or COMMENT.sub("", html).strip():
        return None
    found = []
    for comment in COMMENT.findall(html):
        if one := directive(comment):
            found.append(one)
    return tuple(found)


def directive(comment: str) -> Directive | None:
    """What the text of one comment says to us; None for a comment of another kind."""
    match = _DIRECTIVE.match(comment)
    return Directive(NAMES[match[1]], " ".join((match[2] or "").split())) if match else None
