"""A check's manual page, out of its docstring: what it finds, why that hurts, a bad pair and a good one.

The first paragraph is the title, `Bad:` and `Good:` lines are the pairs, all between them is why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent

from pipeline.checks.notices import Notice
from pipeline.checks.rule import Rule

_PAIR = re.compile(r"^(Bad|Good): +(.+)$", re.MULTILINE)
_CODE = re.compile(r"``(.+?)``|`(.+?)`")


@dataclass(frozen=True, slots=True)
class Manual:
    """One page."""

    code: str
    family: str
    severity: str
    title: str
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @property
    def text(self) -> str:
        """For a terminal."""
        pairs = [*(f"Bad:  {pair}" for pair in self.bad), *(f"Good: {pair}" for pair in self.good)]
        parts = [self.title, self.why, "\n".join(pairs)]
        return "\n\n".join(part for part in parts if part)

    @property
    def markdown(self) -> str:
        """For a page."""
        rows = [*(f"* Bad: {pair}" for pair in self.bad), *(f"* Good: {pair}" for pair in self.good)]
        parts = [self.title, self.why, "\n".join(rows)]
        return "\n\n".join(part for part in parts if part)


def manual(one: Rule | Notice) -> Manual:
    """The page of a check."""
    text = _flush_left(one.manual)
    first = _PAIR.search(text)
    prose = text[: first.start()] if first else text
    rest = _PAIR.sub("", text[first.start() :]).strip() if first else ""
    title, _, why = prose.strip().partition("\n\n")
    why = "\n\n".join(part for part in (why.strip(), rest) if part)
    pairs = [(found[1], found[2].strip()) for found in _PAIR.finditer(text)]
    return Manual(
        one.code,
        one.family.value,
        one.severity.word,
        " ".join(title.split()),
        why,
        tuple(pair for word, pair in pairs if word == "Bad"),
        tuple(pair for word, pair in pairs if word == "Good"),
    )


def _flush_left(docstring: str) -> str:
    """A docstring without its margin. Unlike `inspect.cleandoc` it leaves a tab alone: a pair may be about one."""
    first, newline, rest = docstring.partition("\n")
    return f"{first.strip()}{newline}{dedent(rest)}".strip()


def texts(pair: str) -> tuple[str, ...]:
    """What stands between backticks in a pair: a msgid and a msgstr, as a rule."""
    return tuple(found[1] or found[2] for found in _CODE.finditer(pair))
