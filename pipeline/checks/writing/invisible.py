"""Characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, name

from pipeline.checks.cues import seen
from pipeline.checks.edits import Edit, repaired
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.findings import Severity

_SUSPECT = re.compile(
    "[^\t\n\x20-\x7e\xa1-\xac\xae-\u0377\u0900-\u0983\u0985-\u098c\u098f\u0990\u0993-\u09a8\u09aa-\u09b0\u09b2\u09b6-\u09b9"
    "\u09bc-\u09c4\u09c7\u09c8\u09cb-\u09ce\u09d7\u09dc\u09dd\u09df-\u09e3\u09e6-\u09fe\u200c\u200d\u2010-\u2027"
    "\u2030-\u205e\u20a0-\u20bf\ufffc]"
)
_DRAWS_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_BLANKS = "\u00a0\u202f\u2007"


@rule("invisible", Family.SCRIPT, target=seen(_SUSPECT))
def invisible(pair: Pair) -> Iterator[Fault]:
    """A character that nobody sees: a zero-width space, a byte order mark, a mark that turns the writing direction.

    It breaks words for search, makes screen readers stumble, or shows the text after it in another order. Joiners have
    a check of their own; a no-break space may stand after a figure.

    Bad:  `Rest now.` → `এখন বি\u200bশ্রাম নিন।`
    Good: `Rest now.` → `এখন বিশ্রাম নিন।`
    """
    text = pair.target_text
    if _SUSPECT.search(text) is None:
        return
    source = pair.source_text
    found: list[tuple[int, Severity, str | None]] = []
    for one in _SUSPECT.finditer(text):
        at, letter = one.start(), one[0]
        kind = category(letter)
        if letter in source or letter in "\u200c\u200d":
            continue
        if kind == "Zs":
            if letter not in _BLANKS or not _beside_a_figure(text, at):
                found.append((at, Severity.WARNING, " "))
        elif kind in ("Zl", "Zp"):
            found.append((at, Severity.ERROR, " "))
        elif (
            kind in ("Cf", "Cc")
            or letter in _DRAWS_NOTHING
            or (_is_selector(letter) and not _after_a_picture(text, at))
        ):
            found.append((at, Severity.ERROR, ""))
        elif kind in ("Co", "Cn", "Cs") or letter == "\ufffd":
            found.append((at, Severity.ERROR, None))
    if not found:
        return
    fix = _fix(pair, [(at, new) for at, _, new in found if new is not None])
    for at, grave, new in found:
        letter = text[at]
        if grave is Severity.WARNING:
            message, hint = (
                N_("an unusual blank: {code}"),
                N_("type a common one; a no-break space belongs after a figure"),
            )
        elif new is None:
            message, hint = N_("{code} is no character that can be shown"), N_("type the word anew")
        else:
            message, hint = (
                N_("an invisible character: {code}"),
                N_("delete it, and type the word anew if it was broken"),
            )
        code = f"U+{ord(letter):04X} {name(letter, '')}".strip()
        yield Fault(
            message, {"code": code}, hint=hint, at=(at, at + 1), fix=None if new is None else fix, severity=grave
        )


def _beside_a_figure(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return before.isdigit() or after.isdigit() or (bool(after) and after in "%\u09f3\u0964\u2013\u2014")


def _is_selector(letter: str) -> bool:
    return "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef" or "\u180b" <= letter <= "\u180f"


def _after_a_picture(text: str, at: int) -> bool:
    return at > 0 and (category(text[at - 1]) in ("So", "Sm", "Po", "Me") or text[at - 1].isdigit())


def _fix(pair: Pair, wanted: list[tuple[int, str]]) -> str | None:
    """Only what stands in the plain text is touched."""
    places: dict[int, int] = {}
    for number, start in enumerate(pair.target_plain.starts[:-1]):
        places.setdefault(start, number)
    edits: list[Edit] = []
    for at, new in wanted:
        if at not in places:
            return None
        number = places[at]
        edits.append((number, number + 1, new))
    return repaired(pair, edits) if edits else None
