"""Text as Typst source that can only ever be text.

Whatever an article or a translation holds goes into the document as a string literal; nothing in it can become code.
`string` writes one, `prose` writes a text whose Latin words carry the source language, `value` writes data.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

_DROPPED = re.compile("[\ufeff\ufffe\uffff\ufe0e\ufe0f]")
"""Code points that PDF/A forbids or fonts lack, and that have no shape: byte order marks, emoji selectors."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})

_LETTER = "A-Za-z\u00c0-\u024f"
_WORD = rf"[{_LETTER}](?:[!-~\u00a0-\u024f\u2010-\u2019]*[{_LETTER}0-9.'\u2019/+%])?"
_LATIN = re.compile(rf"{_WORD}(?: [(\u201c\u2018]?{_WORD})*")


_ENDLESS = re.compile(r"[!-~]{60,}")


LATIN = "en"
"""What runs of Latin words are taken for in a text of another script."""


class Code(str):
    """A piece of Typst source, to be written as it stands."""

    __slots__ = ()


def string(text: str) -> str:
    r"""A Typst string literal.

    >>> string('a "quoted" \\ #read("x")')
    '"a \\"quoted\\" \\\\ #read(\\"x\\")"'
    """
    return f'"{_CONTROL.sub(" ", _DROPPED.sub("", text)).translate(_ESCAPES)}"'


def breakable(text: str) -> str:
    """The text with places to break in ASCII words that no line could hold; Typst breaks web addresses itself."""

    def parted(word: re.Match[str]) -> str:
        return word[0] if "://" in word[0] else "\u200b".join(re.findall(".{1,20}", word[0]))

    return _ENDLESS.sub(parted, text)


def prose(text: str, latin: str = "") -> str:
    """The text as an expression. Where `latin` names a language, runs of Latin words carry it, so that a screen
    reader says ORS in English in the middle of a Bengali sentence.

    >>> prose("৩ প্যাকেট ORS দিন", "en")
    '"৩ প্যাকেট "; text(lang: "en", region: none, "ORS"); " দিন"'
    """
    if not latin:
        return string(text)
    parts, at = [], 0
    for run in _LATIN.finditer(text):
        if run.start() > at:
            parts.append(string(text[at : run.start()]))
        parts.append(f"text(lang: {string(latin)}, region: none, {string(run[0])})")
        at = run.end()
    if at < len(text) or not parts:
        parts.append(string(text[at:]))
    return "; ".join(parts)


def in_words(source: str, characters: Iterable[str]) -> str:
    """Typst source whose texts name those characters instead of showing them; addresses and paths stay.

    >>> in_words('"No 🍷 with it"; link("https://a.example/🍷", "b")', "🍷")
    '"No [wine glass] with it"; link("https://a.example/🍷", "b")'
    """
    some = "".join(map(re.escape, characters))

    def said(found: re.Match[str]) -> str:
        return found[0] if found[0].startswith('"') else _named(found[0])

    return re.sub(rf'"(?:/|[a-z]+:)(?:[^"\\]|\\.)*"|[{some}]+', said, source)


def _named(run: str) -> str:
    """Characters by their names in Unicode; a word of a script that no font has, by the name of the script."""
    names = [unicodedata.name(one, f"U+{ord(one):04X}") for one in run]
    scripts = {name.partition(" ")[0].partition("-")[0] for name in names}
    if len(run) > _WORD_LENGTH and len(scripts) == 1 and all(unicodedata.category(one)[0] in "LM" for one in run):
        script = scripts.pop()
        return f"[{script if script == 'CJK' else script.capitalize()} letters]"
    return "".join(f"[{name if name.startswith('U+') else name.lower()}]" for name in names)


_WORD_LENGTH = 2
"""Letters up to which each is named."""


def value(data: Any) -> str:
    """Plain data as a Typst literal: numbers, strings, sequences, mappings with string keys, `Code`."""
    match data:
        case Code():
            return str(data)
        case None:
            return "none"
        case bool():
            return "true" if data else "false"
        case int() | float():
            return repr(data)
        case str():
            return string(data)
        case Mapping():
            pairs = [f"{string(key)}: {value(item)}" for key, item in data.items()]
            return f"({', '.join(pairs)})" if pairs else "(:)"
        case list() | tuple():
            return "(" + "".join(f"{value(item)}, " for item in data).rstrip(" ") + ")"
    raise TypeError(f"no Typst literal for {type(data).__name__}")


def call(function: str, *arguments: str, **named: str) -> str:
    """A call: `par("text")`, `list(tight: true, …)`. Arguments are source already; `_` in names becomes `-`."""
    options = [f"{name.replace('_', '-')}: {source}" for name, source in named.items()]
    return f"{function}({', '.join([*options, *arguments])})"


def block(source: str) -> str:
    """A code block that joins what it holds; `[]` when it holds nothing."""
    return f"{{ {source} }}" if source else "[]"
