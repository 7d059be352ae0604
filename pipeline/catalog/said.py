"""What an entry says in the other language, and what two people's versions of that come to.

Text, doubt (fuzzy) and `#|` belong together: a doubt is about a text, and `#|` tells what that text was made for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.catalog.ordering import decided
from pipeline.model import Message, Previous


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says in the other language."""

    forms: tuple[str, ...]
    """One, or those of the plural."""
    fuzzy: bool
    previous: Previous | None

    @classmethod
    def of(cls, entry: Message) -> Said:
        forms = (entry.msgstr_plural or ("",)) if entry.msgid_plural is not None else (entry.msgstr,)
        # A doubt about an empty translation is none; gettext, too, asks the first form.
        return cls(forms, entry.fuzzy and bool(forms[0]), entry.previous)

    @property
    def has_text(self) -> bool:
        return any(self.forms)


NOTHING = Said((), False, None)


@dataclass(frozen=True, slots=True)
class Clash:
    """A form that two sides changed, and differently: what stays, and what goes into a comment."""

    form: int
    kept: str
    noted: str
    side: str = "theirs"
    """Whose text is in the comment."""

    def index(self, plural: str | None) -> int | None:
        return self.form if plural is not None or self.form else None

    def field(self, plural: str | None) -> str:
        index = self.index(plural)
        return "msgstr" if index is None else f"msgstr[{index}]"


def merged_said(base: Said, ours: Said, theirs: Said) -> tuple[Said, list[Clash]]:
    """Each form by itself. One that a side emptied does not stand against one that the other rewrote."""
    if ours == theirs or theirs == base:
        return ours, []
    if ours == base:
        return theirs, []
    reviewed = _draft_beside_review(base, ours, theirs)
    forms, clashes = [], []
    for form, (before, mine, other) in enumerate(zip_longest(base.forms, ours.forms, theirs.forms)):
        if mine and other and mine != other and (reviewed or before not in (mine, other)):
            clashes.append(Clash(form, mine, other))
            forms.append(mine)
        else:
            forms.append(decided(before, mine, other, lambda one, two: one or two or ""))
    while len(forms) > 1 and forms[-1] is None:
        forms.pop()
    said = tuple(form or "" for form in forms)
    fuzzy = bool(clashes) or _doubted(said, base, ours, theirs)
    fuzzy = fuzzy and bool(said[0])
    previous = (ours.previous if ours.fuzzy else None) if clashes else _made_for(said, fuzzy, base, ours, theirs)
    return Said(said, fuzzy, previous), clashes


def fitted(
    said: Said, clashes: list[Clash], plural: str | None, ours: Message, theirs: Message
) -> tuple[Said, list[Clash]]:
    """The text where one side has another plural, or none: in doubt unless it was written for this one."""
    forms, written = said.forms, (Said.of(ours).forms, Said.of(theirs).forms)
    if plural is None:
        for form, text in enumerate(forms[1:], 1):
            if text:
                side = "theirs" if text in written[1][form : form + 1] else "ours"
                clashes = [*clashes, Clash(form, "", text, side)]
        forms = forms[:1]
    sides = zip((ours, theirs), written, strict=True)
    if any(side.msgid_plural == plural and texts == forms for side, texts in sides) or not forms[0]:
        return replace(said, forms=forms), clashes
    other = theirs if ours.msgid_plural == plural else ours
    previous = said.previous if said.fuzzy else None
    return Said(forms, True, previous or Previous(other.msgid, other.msgctxt, other.msgid_plural)), clashes


def _draft_beside_review(base: Said, ours: Said, theirs: Said) -> bool:
    """Whether one side found the doubted text right, and the other wrote another that it doubts still."""
    if not base.fuzzy or ours.fuzzy is theirs.fuzzy:
        return False
    draft, sure = (ours, theirs) if ours.fuzzy else (theirs, ours)
    return sure.has_text and draft.forms not in (base.forms, sure.forms)


def _doubted(forms: tuple[str, ...], base: Said, ours: Said, theirs: Said) -> bool:
    """Whether the merged text is in doubt. A new doubt wins; so does the review that ended an old one."""
    if ours.fuzzy is theirs.fuzzy:
        return ours.fuzzy
    if not base.fuzzy:
        return True
    sure = theirs if ours.fuzzy else ours
    return forms != sure.forms


def _made_for(forms: tuple[str, ...], fuzzy: bool, base: Said, ours: Said, theirs: Said) -> Previous | None:
    """The `#|` of the merged text: that of the side it comes from."""
    sides = [side for side in (ours, theirs) if side.fuzzy is fuzzy] or [ours, theirs]
    if len(sides) > 1:
        sides = [side for side in sides if side.forms == forms] or sides
    if len(sides) == 1:
        return sides[0].previous
    return decided(base.previous, ours.previous, theirs.previous, lambda one, two: max(one, two, key=_rank))


def _rank(previous: Previous | None) -> tuple[str, ...]:
    """Any order will do, as long as it does not ask who is who."""
    return (previous.msgid, previous.msgctxt or "", previous.msgid_plural or "") if previous else ()
