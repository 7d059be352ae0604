"""Placeholders and other things in a text that are no words: what a program fills in, and bare addresses."""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(
    r"\{\{[<%][^{}]*[>%]\}\}"  # {{< shortcode >}}
    r"|\{\{[^{}]*\}\}"  # {{ name }}
    r"|\$?\{[A-Za-z_][\w.-]*(?:[:!][^{}\s]*)?\}"  # {name}, ${name}
    r"|\{\d*\}"  # {}, {0}
    r"|%\([A-Za-z_]\w*\)[-+ #0-9.]*[sdiuxXeEfFgGr]"  # %(name)s
    r"|(?<![\d%০-৯])%(?:\d+\$)?(?:\d*\.\d+|\d+)?[sdif](?![A-Za-z0-9])"  # %s, %1$s
    r"|\[(?P<code>[a-z][a-z0-9_-]*)(?: +[a-z-]+=(?:\"[^\"\]]*\"|'[^'\]]*'|[^\s\"'\]]+))+ *\](?![\[(])"  # [video id=3]
)
"""A placeholder as it is written."""

ADDRESS = re.compile(
    r"(?:https?|ftp)://[!-~]*[A-Za-z0-9/#=&_~+-]"
    r"|\bwww\.[A-Za-z0-9][!-~]*[A-Za-z0-9/#=&_~+-]"
    r"|(?<![A-Za-z0-9._%+-])(?:mailto:)?[A-Za-z0-9_][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
    r"|(?:\bdoi: ?)?\b10\.\d{4,9}/[!-~]*[A-Za-z0-9/)]",
    re.IGNORECASE,
)
"""A bare web or mail address, a DOI; what follows them in a sentence, a danda or a case ending, is no part of them."""

NO_WORDS = re.compile(f"{PLACEHOLDER.pattern}|{ADDRESS.pattern}", re.IGNORECASE)
SUSPECT = re.compile(r"[@{%]|://|www\.|10\.\d{4}|=", re.IGNORECASE)
"""Without one of these a text has no placeholder and no address."""


def is_suspect(text: str) -> bool:
    """Whether a text may have a placeholder or an address; most have nothing like it."""
    # Looking for a few characters costs next to nothing; of three `w` in any case two neighbours are one of these.
    return (
        "@" in text or "{" in text or "%" in text or "=" in text or "://" in text or "10." in text
        or "ww" in text or "WW" in text or "wW" in text
    ) and SUSPECT.search(text) is not None  # fmt: skip


def placeholders(text: str) -> list[str]:
    """The placeholders of a text in order, white space folded."""
    if not is_suspect(text):
        return []
    return [" ".join(found[0].split()) for found in PLACEHOLDER.finditer(text)]
