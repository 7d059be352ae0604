"""What an edit of the English means for a translation made before it: nothing, a second look, or danger.

`classify(old, new)` is conservative. *Cosmetic* is only what provably says the same: typography, marks, addresses,
another spelling of an ordinary word. *Safety* is every edit near what may harm: numbers, units, negation, comparison,
frequency, sides, doses, conditions, parts of the body, and every word of a sentence that a negation or a warning
rules. The rest is *content*. Where a rule does not know, the graver class is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from itertools import pairwise

from pipeline.catalog.lexicon import Lexicon, lexicon
from pipeline.catalog.spelling import is_variant, same_word
from pipeline.catalog.worddiff import Edit, changed, word_diff
from pipeline.catalog.wording import Sort, Token, Wording, gist

_FEW = 4
"""Words that a cosmetic edit can add or take by joining and parting them."""
NEAR = 2
"""Words on either side of a number that say what it counts."""


class Weight(IntEnum):
    """How much an edit matters; the heavier, the greater."""

    COSMETIC = 1
    """It says the same: the translation stays published."""
    CONTENT = 2
    """A translator has to look; a site may go on showing the old text, marked."""
    SAFETY = 3
    """The old text may harm: nobody is shown it, and translators see it first."""

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Change:
    """An edit, judged."""

    weight: Weight
    reasons: tuple[str, ...]
    """The gravest first."""
    old: str = field(repr=False)
    new: str = field(repr=False)

    @property
    def reason(self) -> str:
        return self.reasons[0] if self.reasons else ""

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """What changed, word by word, with places in both texts."""
        return word_diff(self.old, self.new)


def classify(old: str, new: str, *, source_language: str = "en") -> Change:
    """Judge the edit that made `new` of `old`, two msgids.

    >>> classify("Do not return to sport.", "Return to sport.").weight
    <Weight.SAFETY: 3>
    >>> classify('Use a "firm" colour -  or two.', "Use a “firm” *color* – or two.").weight
    <Weight.COSMETIC: 1>
    """
    before, after = Wording.of(old), Wording.of(new)
    if before.said == after.said:
        return Change(Weight.COSMETIC, ("typography, marks or addresses alone",), old, new)
    words = lexicon(source_language)
    verdicts = sorted(set(_verdicts(before.tokens, after.tokens, words)), reverse=True)
    reasons = tuple(reason for weight, reason in verdicts if weight is verdicts[0][0])
    return Change(verdicts[0][0], reasons, old, new)


def is_cosmetic(old: str, new: str, *, source_language: str = "en") -> bool:
    """Whether `classify` would call the edit cosmetic; a good deal sooner where it would not."""
    mine, other = gist(old), gist(new)
    if abs(len(mine) - len(other)) > _FEW or [w for w in mine if w.isdigit()] != [w for w in other if w.isdigit()]:
        return False
    before, after = Wording.of(old), Wording.of(new)
    if before.said == after.said:
        return True
    words = lexicon(source_language)
    return not words.empty and all(spot.is_cosmetic for spot in _spots(before.tokens, after.tokens, words))


Verdict = tuple[Weight, str]


def _verdicts(old: Sequence[Token], new: Sequence[Token], words: Lexicon) -> Iterator[Verdict]:
    for spot in _spots(old, new, words):
        yield from spot.verdicts()


def _spots(old: Sequence[Token], new: Sequence[Token], words: Lexicon) -> Iterator[_Spot]:
    for a, b, c, d in changed([token.said for token in old], [token.said for token in new]):
        yield _Spot(old, new, (a, b), (c, d), words)


class _Spot:
    """One place where the texts differ, and what stands around it."""

    def __init__(
        self, old: Sequence[Token], new: Sequence[Token], ours: tuple[int, int], theirs: tuple[int, int], words: Lexicon
    ) -> None:
        self.old, self.new = old, new
        self.ours, self.theirs = ours, theirs
        self.words = words
        self.gone, self.come = old[slice(*ours)], new[slice(*theirs)]

    @property
    def is_cosmetic(self) -> bool:
        return bool(self._cosmetic())

    def verdicts(self) -> Iterator[Verdict]:
        """The graver rules first; a cosmetic edit must pass them all."""
        if reason := self._cosmetic():
            yield Weight.COSMETIC, reason
            return
        grave = list(self._grave())
        yield from grave
        if not grave:
            yield Weight.CONTENT, f"{_said(self.gone)} became {_said(self.come)}"

    # ------------------------------------------------------------ cosmetic

    def _cosmetic(self) -> str:
        """Why the edit says the same, or ""."""
        if self.words.empty:
            return ""
        if self._is_light_punctuation():
            return "punctuation"
        if self._is_hyphenation():
            return "a hyphen"
        if self._is_repetition():
            return "a word written twice"
        if len(self.gone) == len(self.come):
            found = [self._same(mine, other) for mine, other in zip(self.gone, self.come, strict=True)]
            return found[0] if all(found) else ""
        return ""

    def _same(self, mine: Token, other: Token) -> str:
        if mine.said == other.said:
            return "nothing"
        if mine.sort is not Sort.WORD or other.sort is not Sort.WORD:
            return ""
        if mine.lower == other.lower:
            return "a capital letter" if self._is_free_capital(mine.said, other.said) else ""
        if {mine.lower, other.lower} == {"a", "an"}:
            return "an article that fits its word"
        if is_variant(mine.lower, other.lower, self.words) and not self._is_unit(mine, other):
            return "another spelling"
        if not (self._may_be_a_slip(mine) and self._may_be_a_slip(other)):
            return ""
        return "a spelling put right" if same_word(mine.lower, other.lower, self.words) else ""

    def _may_be_a_slip(self, token: Token) -> bool:
        return _is_plain(token.said) and self.words.kinds_of(token.said) <= self.words.free

    def _is_free_capital(self, mine: str, other: str) -> bool:
        """Whether upper or lower case is a matter of taste: not in `US` and `us`, `May` and `may`, `mg` and `Mg`."""
        lower = mine.casefold()
        if lower in self.words.capital or lower in self.words.signs or any(c.isdigit() for c in mine):
            return False
        if mine[1:] == other[1:]:
            return True
        loud = [word for word in (mine, other) if word.isupper()]
        return bool(loud) and (lower in self.words.shouted or (len(lower) > 4 and self.words.is_common(lower)))

    def _is_unit(self, *tokens: Token) -> bool:
        return any("unit" in self.words.kinds.get(token.lower.removesuffix("s"), ()) for token in tokens)

    def _is_light_punctuation(self) -> bool:
        """Commas and the like, away from numbers and from sentences that are ruled; a question stays a question."""
        if any(token.sort not in (Sort.STOP, Sort.DASH, Sort.QUOTE) for token in (*self.gone, *self.come)):
            return False
        signs = {token.said for token in (*self.gone, *self.come)}
        if signs & {"?", "(", ")", "…", "-"}:
            return False
        at_end = self.ours[1] == len(self.old) and self.theirs[1] == len(self.new)
        if at_end and signs <= {".", "!", ":", ";", ","}:
            return True
        if "." in signs or (":" in signs and self._next_is_number()):
            return False
        return not self._ruled() and not self._beside_number(1)

    def _next_is_number(self) -> bool:
        return any(_is_number(token) for token in self._around(1))

    def _is_hyphenation(self) -> bool:
        """`follow-up`, `follow up`, `followup`: one hyphen more or less between words that do not matter."""
        for fewer, more in ((self.gone, self.come), (self.come, self.gone)):
            if not fewer and len(more) == 1 and more[0].said == "-":
                beside = self._around(1)
                return len(beside) >= 2 and not any(self._matters(token) for token in beside)
            if len(fewer) == 1 and len(more) == 3 and more[1].said == "-":
                joined = more[0].said + more[2].said == fewer[0].said
                return joined and not any(self._matters(token) for token in (*fewer, more[0], more[2]))
        return False

    def _is_repetition(self) -> bool:
        """`the the`: one of the two went."""
        if self.come or len(self.gone) != 1 or not self.ours[0]:
            return False
        before = self.old[self.ours[0] - 1]
        return before.lower == self.gone[0].lower and before.lower in self.words.doubled

    # ------------------------------------------------------------ grave

    def _grave(self) -> Iterator[Verdict]:
        if self.words.empty:
            yield Weight.SAFETY, "no list of words is known for the language"
            return
        gone, come = ({token.lower for token in side} for side in (self.gone, self.come))
        for tokens, fate in ((self.gone, "taken out"), (self.come, "brought in")):
            for token in tokens:
                if kind := self._kind(token):
                    yield Weight.SAFETY, f"{kind} {fate}: {token.said}"
        for pair in self.words.opposites:
            first, second = pair
            if (first in gone and second in come) or (second in gone and first in come):
                yield Weight.SAFETY, f"{first} and {second} exchanged"
        if rulers := self._ruled():
            yield Weight.SAFETY, f"a sentence that {', '.join(sorted(rulers))} rules"
        if self._beside_number(NEAR):
            yield Weight.SAFETY, "the words beside a number"

    def _kind(self, token: Token) -> str:
        if _is_number(token):
            return "number"
        if token.sort is Sort.SIGN:
            return "sign"
        if token.sort is Sort.WORD:
            return min(self.words.kinds_of(token.said), default="") or self._unit_sign(token)
        return ""

    def _unit_sign(self, token: Token) -> str:
        """A letter such as `l` or `g` that stands after a number."""
        if token.lower not in self.words.signs:
            return ""
        for side in (self.old, self.new):
            for before, after in pairwise(side):
                if after is token and _is_number(before):
                    return "unit"
        return ""

    def _listed(self, token: Token) -> bool:
        return bool(self._kind(token))

    def _matters(self, token: Token) -> bool:
        return token.sort is not Sort.WORD or self._listed(token)

    def _ruled(self) -> set[str]:
        """The words that rule the sentences which were changed."""
        return {
            token.lower
            for token in (*_sentence(self.old, *self.ours), *_sentence(self.new, *self.theirs))
            if token.sort is Sort.WORD and self.words.kinds_of(token.said) & self.words.rulers
        }

    def _beside_number(self, reach: int) -> bool:
        return any(
            _is_number(token) or (token.sort is Sort.WORD and "number" in self.words.kinds_of(token.said))
            for token in self._around(reach)
        )

    def _around(self, reach: int) -> list[Token]:
        """What stands beside the changed words, on both sides of both texts."""
        found = []
        for tokens, (start, end) in ((self.old, self.ours), (self.new, self.theirs)):
            found += [*tokens[max(0, start - reach) : start], *tokens[end : end + reach]]
        return found


def _sentence(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """The sentences in which a run of tokens lies."""
    first = start
    while first and tokens[first - 1].said not in _ENDS:
        first -= 1
    last = end
    if not (end > start and tokens[end - 1].said in _ENDS and end == len(tokens)):
        while last < len(tokens) and tokens[last].said not in _ENDS:
            last += 1
    return tokens[first:last]


_ENDS = frozenset(".!?।")


def _is_number(token: Token) -> bool:
    return token.sort is Sort.NUMBER or any(c.isnumeric() for c in token.said)


def _is_plain(word: str) -> bool:
    """A word in lower case but perhaps for its first letter."""
    return word.isalpha() and word[1:].islower()


def _said(tokens: Sequence[Token]) -> str:
    text = " ".join(token.said for token in tokens)
    return f"“{text}”" if text else "nothing"
