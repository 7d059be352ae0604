"""What is said of a text that is not in the page's language: which language it is in, why, and where the original is.

Every block of prose has the number of its unit for an id, `_12`, the same on every language's page: so a mark can
lead to the same block of the original, and a report can name it. Headings have names instead.
"""

from __future__ import annotations

from pipeline.languages import Language
from pipeline.languages import language as language_of
from pipeline.model import Page, State
from pipeline.render.html import blanks

_CURRENT = (State.SOURCE, State.TRANSLATED)

Meta = dict[str, object]


class Marks:
    """The marks of one page, asked for in the order of its text."""

    def __init__(self, page: Page, language: Language, *, standalone: bool = False) -> None:
        self.page = page
        self.language = language
        self.standalone = standalone
        self.foreign = ""
        """Attributes for what is not in the page's language; "" on a page in the source language."""
        if page.language != page.source_language:
            self.foreign = f' lang="{page.source_language}" dir="{language_of(page.source_language).direction}"'
        self.silent = not self.foreign
        """No passage needs to say which language it is in: none is foreign, or all are and the container says so."""
        self._last: tuple[int, State] = (-2, State.SOURCE)

    def said(self, meta: Meta, key: str = "unit", anchor: str = "") -> tuple[str, str]:
        """Attributes and label of a text: none when it is in the page's language. `anchor` is where the text stands
        in the original, if not at its number."""
        if self.silent:
            return "", ""
        number = meta.get(key)
        if not isinstance(number, int):
            return (self.foreign, "") if meta.get("skip") else ("", "")
        state = self.page.states[number]
        if state in _CURRENT:
            return "", ""
        day = self.page.since.get(number)
        note = blanks.note(state, self.language.date(day) if day else "", self._place(number, state, anchor))
        return (' class="stale"' if state is State.STALE else f'{self.foreign} class="untranslated"'), note

    def of_heading(self, meta: Meta) -> str:
        """The attributes of a text that others mark: a line of the contents, an alt text."""
        return self.foreign if not self.silent and self._is_foreign(meta) else ""

    def anchor(self, meta: Meta) -> str:
        """The id of a block, as an attribute."""
        number = meta.get("unit")
        return "" if number is None or self.standalone else f' id="_{number}"'

    def plain_note(self, number: int) -> str:
        """The label alone, for texts of raw HTML; "" for one in the page's language."""
        state = self.page.states[number]
        return "" if state in _CURRENT else blanks.note(state, "", "")

    def _place(self, number: int, state: State, anchor: str) -> str:
        """Where the original of a text is, for the first of a run: one label is enough for the eye, and one link."""
        last, self._last = self._last, (number, state)
        return blanks.FOLLOWS if last == (number - 1, state) else anchor or f"_{number}"

    def _is_foreign(self, meta: Meta) -> bool:
        number = meta.get("unit")
        if not isinstance(number, int):
            return bool(meta.get("skip"))
        return self.page.states[number] not in (*_CURRENT, State.STALE)
