"""The numbers of a text by their value, however they are written: `১,২৫০`, `দেড়`, `two and a half`, `1.28 billion`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from unicodedata import numeric

from pipeline.checks.figures.lexis import Lexis, NumberWord, Role, Value, counts, tidy, times, units
from pipeline.checks.figures.measured import may_be_loose, next_words, share_units, with_unit
from pipeline.checks.figures.numbers import HYPHENS, Number, Token, Tokens, literal
from pipeline.checks.figures.phrases import Stream
from pipeline.lazy import lazy

_LONG_DASHES = frozenset("\u2012\u2013\u2212")
_DASH = re.compile(r"[\u2012\u2013\u2212]")
_DASHES = HYPHENS | _LONG_DASHES
_CLOSERS = frozenset(".,;!?\u0964")
"""What follows a number and belongs to no number or unit."""


def numbers_of(text: str, tokens: Tokens, stream: Stream, lexis: Lexis | None) -> tuple[Number, ...]:
    """Every number, from left to right; `stream` are the keys of the tokens but for hyphens."""
    places = _places(tokens, lexis)
    if not places:
        return ()
    found = list(_Reader(text, tokens, stream, lexis).numbers(places))
    if lexis is not None:
        share_units(text, tokens, found, lexis)
    return tuple(found)


def _places(tokens: Tokens, lexis: Lexis | None) -> list[int]:
    """The tokens that a number may begin with: figures, words that say one, and signs such as ½."""
    begins = lexis.counts.__getitem__ if lexis is not None else counts
    return [at for at, may in enumerate(map(begins, tokens.keys)) if may]


class _Reader:
    """One text being read."""

    def __init__(self, text: str, tokens: Tokens, stream: Stream, lexis: Lexis | None) -> None:
        self.text = text
        self.tokens = tokens
        self.lexis = lexis
        self.silent: set[int] = set()
        if lexis is None:
            return
        if _DASH.search(text):
            stream = Stream(key for key in tokens.keys if key not in _DASHES)
        if marks := lexis.silent.find(stream):
            place = [at for at, key in enumerate(tokens.keys) if key not in _DASHES]
            self.silent = {place[at] for mark in marks for at in range(mark.first, mark.last + 1)}

    def numbers(self, places: Iterable[int]) -> Iterator[Number]:
        """`places` are the tokens that a number may begin with."""
        tokens = self.tokens
        after, end = 0, 0
        number: Number | None
        for at in places:
            token = tokens[at]
            if at < after or token.start < end or at in self.silent:
                continue
            if (number := self.plainly(at, token)) is not None:
                yield number
                after, end = at + 1, number.after
                continue
            if token.sort == "number":
                number = self.figures(at)
            elif token.sort == "word":
                number = self.words(at)
            else:
                value = tidy(Fraction(numeric(token.key)).limit_denominator(100))
                number = Number(value, token.start, token.end, token.end, at, at)
            if number is not None:
                number = with_unit(self.text, self.tokens, number, self.lexis)
                yield number
                after, end = max(number.last, at) + 1, number.after

    # ------------------------------------------------------------ figures

    def plainly(self, at: int, token: Token) -> Number | None:
        """Figures between blanks and the unit that the next word is, as most are; None where more has to be asked."""
        lexis, tokens = self.lexis, self.tokens
        following = at + 1
        if lexis is None or not token.key.isdecimal() or following == len(tokens) or (at and tokens.joined(at - 1)):
            return None
        after = tokens[following]
        if after.key in _CLOSERS:
            sure, unit = True, None
        elif after.start == token.end + 1 and after.sort == "word" and lexis.apart[after.key]:
            sure, unit = next_words(lexis)[self.text[after.start : after.end]]
        else:
            return None
        if not sure or (unit is None and self._far):
            return None
        end = token.end if unit is None else after.end
        return Number(int(token.key), token.start, token.end, end, at, at, unit=unit)

    @lazy
    def _far(self) -> bool:
        """Whether the unit of a number may stand before it, or some words behind it."""
        lexis, keys = self.lexis, self.tokens.keys
        return lexis is not None and (not lexis.prefix_units.keys().isdisjoint(keys) or may_be_loose(keys, lexis))

    def figures(self, at: int) -> Number:
        token = self.tokens[at]
        value = literal(token.key)
        start, end, last = token.start, token.end, at
        number = Number(value, start, end, end, at, at, name=self._in_name(at), grouped="," in token.key)
        if number.name or self._is_alone(at):
            return number
        if self._sign(at + 1) == ":" and self._joined(at) and self._joined(at + 1) and self._is(at + 2, "number"):
            return self._clock(at)
        if self._sign(at + 1) == "/" and self._joined(at) and self._joined(at + 1) and self._is(at + 2, "number"):
            if fraction := self._fraction(at):
                return fraction
        elif self._numeric(at + 1) is not None:
            part = self._numeric(at + 1)
            return self._made(at, at + 1, _sum(value, part))
        elif fraction := self._fraction(at + 1) if self._is(at + 1, "number") and self._is(at + 3, "number") else None:
            return fraction._replace(value=_sum(value, fraction.value), start=start, first=at, parts=())
        if self.lexis is None:
            return number
        glued = self._is(at + 1, "word") and self._joined(at)
        if glued:
            word = self.tokens.keys[at + 1]
            if word in self.lexis.ordinal_suffixes or self._suffixed(word):
                return number._replace(after=self.tokens[at + 1].end, last=at + 1, ordinal=word != "s")
        if self._scale(at + 1):
            return self._composite(at, value) or number
        return self._half_more(self._pm(number._replace(last=last)))

    def _is_alone(self, at: int) -> bool:
        """Whether what follows figures surely makes no other number of them: most words, most signs, nothing."""
        if self.lexis is None or at + 1 == len(self.tokens):
            return self.lexis is not None
        sort = self.tokens.sort(at + 1)
        if sort == "number" or (sort == "word" and self._joined(at)):
            return False
        return self.lexis.apart[self.tokens.keys[at + 1]]

    def _suffixed(self, word: str) -> bool:
        """An ordinal's suffix with an ending on it: ১মটি."""
        assert self.lexis is not None
        return any(
            word.startswith(suffix) and self.lexis.ending.fullmatch(word[len(suffix) :]) and len(suffix) > 1
            for suffix in self.lexis.ordinal_suffixes
        )

    def _in_name(self, at: int) -> bool:
        """Letters directly before it, or before the hyphen before it."""
        tokens = self.tokens
        if not at or not self._joined(at - 1):
            return False
        if tokens.sort(at - 1) == "word":
            return True
        return bool(
            at > 1
            and tokens.keys[at - 1] in "-\u2011"
            and tokens.sort(at - 2) == "word"
            and self._joined(at - 2)
            and not (self.lexis and self.lexis.number_word(tokens.keys[at - 2]))
        )

    def _clock(self, at: int) -> Number:
        """8:30, which is also half past eight and, in the evening, 20:30."""
        hour, minute = literal(self.tokens.keys[at]), literal(self.tokens.keys[at + 2])
        if not (isinstance(hour, int) and isinstance(minute, int) and hour <= 24 and minute < 60):
            return Number(hour, self.tokens[at].start, self.tokens[at].end, self.tokens[at].end, at, at)
        value = tidy(Fraction(hour) + Fraction(minute, 60))
        others = _hours(value)
        parts = (hour, minute) if minute else (hour,)
        end = self.tokens[at + 2].end
        number = Number(value, self.tokens[at].start, end, end, at, at + 2, others=others, parts=parts)
        return self._pm(number)

    def _pm(self, number: Number) -> Number:
        """With the word that makes it a time of day."""
        after = self.tokens[number.last + 1] if number.last + 1 < len(self.tokens) else None
        if after is None or self.lexis is None or isinstance(number.value, str) or number.value > 24:
            return number
        clock = after.key in self.lexis.clock
        if not clock and after.key in ("a", "p") and self.text[after.start : after.end + 3].lower() in ("a.m.", "p.m."):
            clock = True
            after = after._replace(end=after.end + 3)
        if not clock:
            return number
        last = number.last + 1
        while last + 1 < len(self.tokens) and self.tokens[last + 1].start < after.end:
            last += 1
        hour, minute = self._dotted(number)
        value = number.value if minute is None else tidy(Fraction(hour) + Fraction(minute, 60))
        others = tuple(dict.fromkeys((*number.others, *_hours(value), number.value)))
        parts = number.parts if minute is None else (hour, minute)
        return number._replace(value=value, after=after.end, last=last, others=others, parts=parts)

    def _dotted(self, number: Number) -> tuple[int, int | None]:
        """10.30 am is half past ten."""
        hour, dot, minute = self.tokens.keys[number.first].partition(".")
        if dot and number.first == number.last and len(minute) == 2 and hour.isdecimal() and minute < "60":
            return int(hour), int(minute)
        return 0, None

    def _fraction(self, at: int) -> Number | None:
        above, below = literal(self.tokens.keys[at]), literal(self.tokens.keys[at + 2])
        if not (isinstance(above, int) and isinstance(below, int) and 0 < above < below <= 12):
            return None
        if self._sign(at + 1) != "/" or self._sign(at + 3) == "/":
            return None
        return self._made(at, at + 2, tidy(Fraction(above, below)))._replace(parts=(above, below))

    def _half_more(self, number: Number) -> Number:
        """`2 and a half`."""
        assert self.lexis is not None
        told = self.lexis.data["grammar"].get("half_more")
        if not told or isinstance(number.value, str):
            return number
        words = told.split()
        after = self.tokens.keys[number.last + 1 : number.last + 1 + len(words)]
        if after != words:
            return number
        last = number.last + len(words)
        return number._replace(
            value=tidy(number.value + Fraction(1, 2)),
            end=self.tokens[last].end,
            after=self.tokens[last].end,
            last=last,
        )

    # ------------------------------------------------------------ words

    def words(self, at: int) -> Number | None:
        """A number in words, or in figures and words, that begins here."""
        assert self.lexis is not None
        word = self.lexis.number_word(self.tokens.keys[at])
        assert word is not None
        if self.tokens.keys[at] in self.lexis.past and (hour := self._past(at)):
            return hour
        if word.role == Role.ORDINAL:
            return self._made(at, at, word.value)._replace(
                written=True, ordinal=True, others=self._as_part(at, word.value)
            )
        if word.role == Role.FRACTION:
            return (
                self._made(at, at, tidy(1 / Fraction(word.value)))._replace(written=True)
                if not isinstance(word.value, str)
                else None
            )
        if word.role == Role.MORE:
            return self._more(at, word.value)
        if word.role == Role.SCALE and word.bound:
            return None
        number = self._composite(at, None)
        return None if number is None else self._half_more(self._pm(number))

    def _past(self, at: int) -> Number | None:
        """`half past six`, which is 6:30."""
        assert self.lexis is not None
        added = (
            self.lexis.past[self.tokens.keys[at]].get(self.tokens.keys[at + 1]) if at + 2 < len(self.tokens) else None
        )
        if added is None:
            return None
        sort, key, *_ = self.tokens[at + 2]
        word = self._word(at + 2)
        hour = literal(key) if sort == "number" else word.value if word and word.role == Role.CARDINAL else None
        if not isinstance(hour, int) or not 0 < hour <= 24:
            return None
        value = hour + added
        number = self._made(at, at + 2, value)._replace(written=True)
        return self._pm(number._replace(others=_hours(value), parts=(int(value), int(value % 1 * 60))))

    def _as_part(self, at: int, value: Value) -> tuple[Value, ...]:
        """`a third` may be an ordinal or a part."""
        assert self.lexis is not None
        part = self.lexis.fractions.get(self.tokens.keys[at])
        return (tidy(1 / Fraction(part)),) if part is not None and not isinstance(part, str) else ()

    def _more(self, at: int, more: Value) -> Number | None:
        """সাড়ে তিন, পৌনে দুই লাখ, সোয়া ঘণ্টা."""
        assert not isinstance(more, str)
        assert self.lexis is not None
        if self._is(at + 1, "number"):
            base = literal(self.tokens.keys[at + 1])
            last, tail = at + 1, ""
        elif (word := self._word(at + 1)) and word.role == Role.CARDINAL:
            base, last, tail = word.value, at + 1, word.tail
        else:
            return self._made(at, at, tidy(1 + more))._replace(written=True)
        if isinstance(base, str):
            return None
        value: Value = tidy(base + more)
        if base >= 100:  # সাড়ে তিনশ is three and a half hundreds
            scale = next(s for s in (10**7, 10**5, 1000, 100) if base >= s)
            value = tidy(base + more * scale)
        while not tail and (scale_word := self._scale(last + 1)):
            value, last, tail = times(value, scale_word[0]), last + 1, scale_word[1]
        number = self._made(at, last, value)._replace(written=True, end=self.tokens[last].end)
        hours = _hours(value) if not isinstance(value, str) and value <= 24 else ()
        return self._pm(number)._replace(others=hours)

    def _composite(self, at: int, value: Value | None) -> Number | None:
        """`two hundred and fifty`, ১ কোটি ৩০ লাখ, দুইশ পঞ্চাশ: scales go down from left to right."""
        assert self.lexis is not None
        total: Value = 0
        current = value
        last = at if value is not None else at - 1
        end, ceiling, bound = (self.tokens[at].end if value is not None else 0), None, False
        unit, written = "", value is None
        while last + 1 < len(self.tokens):
            step = last + 1
            if current is not None or total:
                if self.tokens.keys[step] in ("-", "\u2011") and step + 1 < len(self.tokens):
                    after = self._word(step + 1)
                    step += self.lexis.tens or (after is not None and after.role == Role.FRACTION)
                if self.tokens.keys[step] in self.lexis.joiners and self._goes_on(step, total, current):
                    step += 1
            if (
                isinstance(current, Fraction)
                and self.tokens.keys[step] in self.lexis.articles
                and self._scale(step + 1)
            ):
                step += 1
            token = self.tokens[step]
            if step in self.silent:
                break
            if token.sort == "number" and total and current is None and self._scale(step + 1):
                current, last, end = literal(token.key), step, token.end
                continue
            word = self._word(step)
            if word is None:
                break
            if word.role == Role.SCALE:
                if (
                    isinstance(word.value, str)
                    or isinstance(current, str)
                    or (ceiling is not None and word.value >= ceiling)
                ):
                    break
                if word.bound and current is None:
                    break
                if word.value == 100 or word.value == 12:
                    current = times(1 if current is None else current, word.value)
                else:
                    total = tidy(Fraction(total) + Fraction(times(1 if current is None else current, word.value)))
                    current, ceiling = None, word.value
            elif word.role == Role.CARDINAL and not isinstance(word.value, str):
                if current is None:
                    if total and word.bound:
                        break
                    current, bound = word.value, word.bound
                elif isinstance(current, str) or not self._adds(current, word.value):
                    break
                else:
                    current = tidy(current + word.value)
            elif word.role in (Role.FRACTION, Role.ORDINAL) and current is not None and not isinstance(current, str):
                part = self.lexis.fractions.get(token.key) or (self._stemmed(token.key))
                if (
                    part is not None
                    and not isinstance(part, str)
                    and (word.role == Role.FRACTION or current < part or self.lexis.tens)
                    and current < 100
                ):
                    if word.role == Role.ORDINAL and self._adds(current, word.value):
                        current = tidy(current + Fraction(word.value))
                        return self._made(at, step, current)._replace(written=True, ordinal=True)
                    fraction = tidy(Fraction(current) / Fraction(part))
                    return self._made(at, step, fraction)._replace(written=True, parts=(current, part))
                if word.role == Role.ORDINAL and not isinstance(word.value, str) and self._adds(current, word.value):
                    return self._made(at, step, tidy(current + word.value))._replace(written=True, ordinal=True)
                break
            else:
                break
            last, end = step, token.end
            if word.unit:
                unit = word.unit
            if word.tail:
                end = token.end - len(word.tail)
                break
        if current is None and not total:
            return None
        made = tidy(Fraction(total) + Fraction(current or 0)) if not isinstance(current, str) else current
        number = Number(made, self.tokens[at].start, end, self.tokens[last].end, at, last, written=written)
        if unit:
            return number._replace(unit=units()[unit])
        if parts := self._parts(number):
            return parts
        if bound and not self._beside(number) and not self._goes_with(number):
            return None
        return number

    def _parts(self, number: Number) -> Number | None:
        """তিন ভাগের এক ভাগ: the whole, then the part."""
        assert self.lexis is not None
        at = number.last + 1
        if at + 1 >= len(self.tokens) or self.tokens.keys[at] not in self.lexis.parts or isinstance(number.value, str):
            return None
        word = self._word(at + 1)
        part = literal(self.tokens.keys[at + 1]) if self._is(at + 1, "number") else word.value if word else None
        if part is None or isinstance(part, str) or not number.value:
            return None
        made = self._made(number.first, at + 1, tidy(Fraction(part) / Fraction(number.value)))
        return made._replace(written=True, parts=(part, number.value))

    def _adds(self, current: int | Fraction, value: Value) -> bool:
        """Whether a smaller number may follow: twenty three, two hundred fifty."""
        if isinstance(value, str) or not value:
            return False
        if current >= 100 and current % 100 == 0:
            return value < 100
        return bool(self.lexis and self.lexis.tens and 20 <= current < 100 and current % 10 == 0 and value < 10)

    def _goes_on(self, step: int, total: Value, current: Value | None) -> bool:
        """Whether the number goes on after `and`."""
        word = self._word(step + 1)
        hundreds = isinstance(current, int) and current >= 100 and current % 100 == 0
        return bool(
            word
            and word.role == Role.CARDINAL
            and isinstance(word.value, int)
            and word.value < 100
            and (hundreds or (total and current is None))
        )

    def _goes_with(self, number: Number) -> bool:
        """Whether another number follows after a hyphen: দু-তিন."""
        at = number.last + 1
        return self._sign(at) in ("-", "\u2010", "\u2011") and self._word(at + 1) is not None

    def _beside(self, number: Number) -> bool:
        """Whether a unit follows, as a word that may mean something else must have."""
        assert self.lexis is not None
        return self.lexis.unit_after.match(self.text, number.end) is not None

    def _stemmed(self, word: str) -> Value | None:
        assert self.lexis is not None
        for cut in range(len(word) - 1, 2, -1):
            if word[:cut] in self.lexis.fractions and self.lexis.ending.fullmatch(word[cut:]):
                return self.lexis.fractions[word[:cut]]
        return None

    # ------------------------------------------------------------ tokens

    def _made(self, first: int, last: int, value: Value) -> Number:
        tokens = self.tokens
        return Number(value, tokens[first].start, tokens[last].end, tokens[last].end, first, last)

    def _is(self, at: int, sort: str) -> bool:
        return at < len(self.tokens) and self.tokens.sort(at) == sort

    def _sign(self, at: int) -> str:
        return self.tokens.keys[at] if self._is(at, "sign") else ""

    def _numeric(self, at: int) -> Fraction | None:
        sign = self._sign(at)
        return (
            Fraction(numeric(sign)).limit_denominator(100) if sign and not sign.isascii() and sign.isnumeric() else None
        )

    def _joined(self, at: int) -> bool:
        """Whether the next token follows without a blank."""
        return at + 1 < len(self.tokens) and self.tokens.joined(at)

    def _word(self, at: int) -> NumberWord | None:
        assert self.lexis is not None
        return self.lexis.number_word(self.tokens.keys[at]) if self._is(at, "word") else None

    def _scale(self, at: int) -> tuple[Value, str] | None:
        word = self._word(at)
        return (word.value, word.tail) if word is not None and word.role == Role.SCALE else None


def _hours(value: Value) -> tuple[Value, ...]:
    """The same hour by the other clock."""
    if isinstance(value, str):
        return ()
    return (tidy(value + 12),) if value < 12 else (tidy(value - 12),) if value > 12 else ()


def _sum(value: Value, more: Value | None) -> Value:
    return value if isinstance(value, str) or more is None or isinstance(more, str) else tidy(value + more)
