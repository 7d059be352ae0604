"""Translations gone wrong by accident or by malice, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from hostile.payloads import all_payloads, controls

_MARKS = """\
[ ] ( ) ][ ]( ![ * ** _ ` `` ~~ < > <b> </b> <i> & &amp; &nbsp; \\ | # - + > [^1] [^১] [link-1] [image-1] {x} %(x)s"""
_AROUND = (("[", "][link-1]"), ("**", "**"), ("<b>", "</b>"), ("`", "`"), ("![", "](x)"))
_LETTERS = ((1, 0x2FF), (0x900, 0x9FF), (0x2000, 0x206F))
_DIGITS = "0123456789০১২৩৪৫৬৭৮৯"


class Mutator:
    """Makes bad translations of good ones."""

    def __init__(self, seed: int, good: Sequence[str]) -> None:
        self.random = Random(seed)
        self.good = good
        """Translations to take pieces from."""
        self.marks = [*_MARKS.split(), " ", "\n", "\n\n"]
        self.payloads = all_payloads()
        self.controls = controls()
        self.ways: tuple[Callable[[str], str], ...] = (
            self._payload, self._payload, self._mark, self._mark, self._cut, self._twice, self._swapped, self._other,
            self._control, self._digit, self._ended, self._over_and_over, self._bracketed, self._letter,
        )  # fmt: skip

    def mutated(self, text: str) -> str:
        """The text after one to four misfortunes."""
        for _ in range(self.random.randint(1, 4)):
            text = self.random.choice(self.ways)(text)
        return text[:60_000] or "ক"

    def _at(self, text: str) -> int:
        return self.random.randint(0, len(text))

    def _slice(self, text: str) -> tuple[int, int]:
        start = self._at(text)
        return start, min(len(text), start + self.random.randint(1, 12))

    def _payload(self, text: str) -> str:
        payload = self.random.choice(self.payloads)
        if self.random.random() < 0.2:
            return payload
        at = self._at(text)
        return text[:at] + payload + text[at:]

    def _mark(self, text: str) -> str:
        at = self._at(text)
        return text[:at] + self.random.choice(self.marks) + text[at:]

    def _cut(self, text: str) -> str:
        start, end = self._slice(text)
        return text[:start] + text[end:]

    def _twice(self, text: str) -> str:
        start, end = self._slice(text)
        return text[:end] + text[start:]

    def _swapped(self, text: str) -> str:
        at = self._at(text)
        return text[at:] + text[:at]

    def _other(self, text: str) -> str:
        other, at = self.random.choice(self.good), self._at(text)
        start, end = sorted((self._at(other), self._at(other)))
        return text[:at] + other[start:end] + text[at:]

    def _control(self, text: str) -> str:
        at = self._at(text)
        return text[:at] + self.random.choice(self.controls)[3:-1] + text[at:]

    def _digit(self, text: str) -> str:
        return "".join(self.random.choice(_DIGITS) if c in _DIGITS and self.random.random() < 0.5 else c for c in text)

    def _ended(self, text: str) -> str:
        return text[: self._at(text)]

    def _over_and_over(self, text: str) -> str:
        start, end = self._slice(text)
        return text[:end] + text[start:end] * self.random.choice((2, 20, 400)) + text[end:]

    def _bracketed(self, text: str) -> str:
        start, end = self._slice(text)
        left, right = self.random.choice(_AROUND)
        return text[:start] + left + text[start:end] + right + text[end:]

    def _letter(self, text: str) -> str:
        at = self._at(text)
        return text[:at] + chr(self.random.randint(*self.random.choice(_LETTERS))) + text[at:]
