"""What is known of a language's numbers, units and small words: `pipeline/data/checks/<code>.toml`, ready for use.

`lexis("bn")` is None for a language without data. Words are compared by their `key`: NFC, lower case, without joiners.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple
from unicodedata import normalize

import regex

from pipeline.checks.figures.phrases import Index, Phrases
from pipeline.lazy import Memo

Value = int | Fraction | str
"""A number by its value; a text for what is written with figures and counts nothing, as `1.2.3`."""

_KEY = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u200c": None, "\u200d": None, "\u2011": "-", "\u00a0": " "})
TOKEN = regex.compile(
    r"(?P<number>\p{Nd}+(?:[.,]\p{Nd}+)*)|(?P<word>[\p{L}\p{M}\u200c\u200d]+(?:['\u2019](?=\p{L})[\p{L}\p{M}]+)*)|(?P<sign>\S)"
)


_CURRENCY = "\u09f4\u09f5\u09f6\u09f7\u09f8\u09f9"
"""Fractions of an old currency; the fourth is typed for a danda."""


def counts(word: str) -> bool:
    """Whether a key is that of figures, or a sign such as ½."""
    return word[:1].isdecimal() or (not word.isascii() and word.isnumeric() and word not in _CURRENCY)


class Role:
    """What a word does in a number."""

    CARDINAL, SCALE, MORE, ORDINAL, FRACTION = range(5)


class NumberWord(NamedTuple):
    role: int
    value: Value
    tail: str
    """The ending that was on it."""
    unit: str
    """The unit that was grown together with it: দুদিন."""
    bound: bool
    """Whether it is a number only beside a unit or another number."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A class of units, as `units.toml` has it."""

    code: str
    dimension: str
    worth: Fraction
    loose: bool
    bare: bool
    """Whether it may be left out."""
    any: frozenset[str]

    def goes_with(self, other: Unit) -> bool:
        """Whether a number of the one may be called a number of the other."""
        return self.code == other.code or other.code in self.any or self.code in other.any


class Opposition(NamedTuple):
    """A pair of opposites: the words of each pole, and all of them with the phrases that are neither."""

    poles: Mapping[str, Phrases]
    all: Phrases


def key(word: str) -> str:
    """The word as it is compared."""
    if word.isascii():
        return word.lower()
    return normalize("NFC", word.translate(_KEY)).lower()


def items(text: str) -> list[str]:
    """The phrases of a list."""
    return [" ".join(part.split()) for part in text.split(",") if part.strip()]


class Lexis:
    """The tables of one language."""

    def __init__(self, code: str, data: Mapping[str, Any]) -> None:
        self.code = code
        self.data = data
        grammar = data["grammar"]
        self.numbers = _by_word(data["numbers"])
        self.scales = _by_word(data["scales"])
        self.prefixes = _by_word(data["prefixes"]) if "prefixes" in data else {}
        self.ordinals = _by_word({k: v for k, v in data["ordinals"].items() if k != "suffixes"})
        self.ordinal_suffixes = frozenset(map(key, items(data["ordinals"]["suffixes"])))
        self.fractions = _by_word(data["fractions"])
        self.tens: bool = grammar["tens"]
        self.denies_first: bool = grammar["denies_first"]
        self.glued: bool = grammar["glued"]
        self.joiners = frozenset(map(key, items(grammar["joiners"])))
        self.articles = frozenset(map(key, items(grammar["articles"])))
        self.bound = frozenset(map(key, items(grammar["bound"])))
        self.parts = frozenset(map(key, items(grammar["parts"])))
        self.weak = frozenset(map(value_of, items(grammar["weak"])))
        self.weak_ordinals = frozenset(map(value_of, items(grammar["weak_ordinals"])))
        self.grouping: str = grammar["grouping"]
        self.names = frozenset(map(key, items(data["silent"]["names"])))
        self.clock = frozenset(map(key, items(data["clock"]["after"])))
        self.phone_words = frozenset(map(key, items(data["phone"]["before"])))
        self._words: Memo[str, NumberWord | None] = Memo(self._read)
        self._groups: dict[tuple[str, tuple[str, ...]], Phrases] = {}
        self._unit_words: Memo[str, str | None] = Memo(self._unit_of)
        self._singles: dict[tuple[str, str], frozenset[str]] = {}

    @cached_property
    def past(self) -> dict[str, dict[str, Fraction]]:
        """What is added to the hour that follows two words: half past six."""
        found: dict[str, dict[str, Fraction]] = {}
        for added, phrases in self.data["clock"].items():
            if added[-1].isdecimal():
                for first, second in map(str.split, items(phrases)):
                    found.setdefault(first, {})[second] = Fraction(added)
        return found

    @cached_property
    def ending(self) -> regex.Pattern[str]:
        """Any ending, matched whole."""
        told = self.data["endings"]
        classifier, case, particle = (_any(told[name]) for name in ("classifiers", "cases", "particles"))
        return regex.compile(rf"(?:{classifier})?(?:{case})?(?:{particle})?")

    @cached_property
    def _word_ending(self) -> regex.Pattern[str]:
        told = self.data["endings"]
        return regex.compile(
            rf"(?:{_any(told['after_words'])})(?:{_any(told['cases'])})?(?:{_any(told['particles'])})?"
        )

    @cached_property
    def unit_forms(self) -> dict[str, str]:
        """Spelling → class."""
        return {
            key(form): code for code, forms in self.data["units"].items() if code in units() for form in items(forms)
        }

    @cached_property
    def unit_after(self) -> regex.Pattern[str]:
        """A unit after a number: `(?P<unit>)`, with the classifier and the small words that may stand between."""
        told = self.data["endings"]
        classifier, case, particle = (_any(told[name]) for name in ("classifiers", "cases", "particles"))
        tail = rf"(?:[-\u2010\u2011]?\s?(?:{classifier})(?:{case})?(?:{particle})?(?![\p{{L}}\p{{M}}]))?"
        between = _any(self.data["units"]["between"], r"(?![\p{L}\p{M}])")
        gap = r"[\s\u00a0\u202f\-\u2010\u2011]*"
        return regex.compile(
            rf"{tail}{gap}(?:(?:{between}){gap}){{0,3}}(?P<unit>{self._forms(loose=False)}){self._after_unit}",
            regex.IGNORECASE,
        )

    @cached_property
    def loose_unit_after(self) -> regex.Pattern[str]:
        """A unit that may have other words between it and its number."""
        word = r"(?:[\s\-]*(?:\([^()]*\)|[\p{L}\p{M}\u200c\u200d'\u2019]+))"
        return regex.compile(
            rf"{word}{{1,3}}?\s*(?P<unit>{self._forms(loose=True)}){self._after_unit}", regex.IGNORECASE
        )

    @cached_property
    def per(self) -> tuple[str, ...]:
        """What stands before a unit that a quantity is counted by; one of these must be in its text."""
        return ("/", *(f" {phrase} " for phrase in items(self.data["units"].get("per", ""))))

    @cached_property
    def calendar(self) -> Phrases:
        """Last year, this week, tomorrow."""
        return self.group("calendar")

    @cached_property
    def per_unit(self) -> regex.Pattern[str]:
        """What a quantity is counted by: the `/kg` or `per kg` behind its unit."""
        per = _any(self.data["units"].get("per", ""), r"\b")
        return regex.compile(
            rf"\s?(?:/|{per})\s?(?P<unit>{self._forms(loose=False)}){self._after_unit}", regex.IGNORECASE
        )

    @cached_property
    def _after_unit(self) -> str:
        told = self.data["endings"]
        classifier, case, particle = (_any(told[name]) for name in ("classifiers", "cases", "particles"))
        ending = rf"(?:(?:{classifier})?(?:{case})?(?:{particle})?)"
        return rf"(?:{ending}(?![\p{{L}}\p{{M}}])|(?<=[%°.]))"

    def _forms(self, *, loose: bool) -> str:
        forms = [form for form, code in self.unit_forms.items() if units()[code].loose or not loose]
        return "|".join(_spaced(form) for form in sorted(forms, key=len, reverse=True))

    @cached_property
    def prefix_units(self) -> dict[str, str]:
        """Words and signs that say the unit before the number: শতকরা, $."""
        return {key(word): code for code, told in self.data.get("prefixed", {}).items() for word in items(told)}

    @cached_property
    def led(self) -> frozenset[str]:
        """Small words that may stand between such a word and its number: শতকরা প্রায়."""
        return frozenset(map(key, items(self.data["units"].get("led", ""))))

    @cached_property
    def connect(self) -> frozenset[str]:
        return frozenset(map(key, _signs(self.data["units"]["connect"])))

    @cached_property
    def range_marks(self) -> frozenset[str]:
        return frozenset(map(key, _signs(self.data["ranges"]["between"])))

    @cached_property
    def range_inner(self) -> frozenset[str]:
        return frozenset(map(key, items(self.data["ranges"]["inner"])))

    # ------------------------------------------------------------ words

    @cached_property
    def counts(self) -> Memo[str, bool]:
        """Whether a number may begin with a token, by its key: figures, a word that says one, a sign such as ½."""
        return Memo(lambda word: counts(word) or self.number_word(word) is not None)

    @cached_property
    def apart(self) -> Memo[str, bool]:
        """Whether figures are the same number with this word or sign after them as without."""
        more = self.data["grammar"].get("half_more", "").split()[:1]
        joins = {":", "/", "a", "p", *self.clock, *more}
        return Memo(lambda word: word not in joins and not self.counts[word])

    def number_word(self, word: str) -> NumberWord | None:
        """What a word says as a number; None for most."""
        return self._words[word]

    def _read(self, word: str) -> NumberWord | None:
        plain = word.replace("'", "") if self.glued else word
        if found := self._exact(plain, "", ""):
            return found
        if not self.glued:
            return None
        for cut in range(len(plain) - 1, 0, -1):
            stem, rest = plain[:cut], plain[cut:]
            known = self._exact(stem, rest, "")
            if known is None:
                continue
            if self._word_ending.fullmatch(rest):
                return (
                    None
                    if known.bound and rest[:1] in "েরইও" and not self._counts(rest)
                    else known._replace(bound=False)
                )
            if known.role == Role.CARDINAL and (scaled := self._scaled(known.value, rest)):
                return scaled
            if known.role in (Role.CARDINAL, Role.MORE) and (unit := self._unit(rest)):
                return known._replace(role=Role.CARDINAL, unit=unit, tail=rest, bound=False)
        return None

    def _counts(self, rest: str) -> bool:
        return any(rest.startswith(classifier) for classifier in items(self.data["endings"]["classifiers"]))

    def _exact(self, word: str, tail: str, unit: str) -> NumberWord | None:
        for role, table in enumerate((self.numbers, self.scales, self.prefixes, self.ordinals, self.fractions)):
            if word in table:
                return NumberWord(role, table[word], tail, unit, word in self.bound)
        return None

    def _scaled(self, value: Value, rest: str) -> NumberWord | None:
        """`শ` after a number grown together with it: দুইশ, তিনশো, দেড়শর."""
        for cut in range(len(rest), 0, -1):
            scale = self.scales.get(rest[:cut])
            if scale is not None and (cut == len(rest) or self._word_ending.fullmatch(rest[cut:])):
                return NumberWord(Role.CARDINAL, times(value, scale), rest[cut:], "", False)
        return None

    def _unit(self, rest: str) -> str:
        for cut in range(len(rest), 1, -1):
            code = self.unit_forms.get(rest[:cut])
            if code and self.ending.fullmatch(rest[cut:]):
                return code
        return ""

    def unit_of(self, word: str) -> str | None:
        """The class of a word that is a unit, in any of its forms."""
        return self._unit_words[word]

    def _unit_of(self, word: str) -> str | None:
        found = self.unit_forms.get(word)
        for cut in range(len(word) - 1, 1, -1):
            if found is None and word[:cut] in self.unit_forms and self.ending.fullmatch(word[cut:]):
                found = self.unit_forms[word[:cut]]
        return found

    @lru_cache(maxsize=1024)  # noqa: B019 - a handful of languages, for the life of the process
    def class_of(self, form: str) -> str:
        """The class of a unit as a text has it, whatever its blanks and hyphens."""
        bare = _bare(key(form))
        return next(code for spelt, code in self.unit_forms.items() if _bare(spelt) == bare)

    @lru_cache(maxsize=256)  # noqa: B019 - a handful of languages, for the life of the process
    def odd_forms(self, code: str) -> tuple[str, ...]:
        """The spellings of a unit that are no single word: `মি.গ্রা.`, `%`."""
        return tuple(
            form
            for form, of in self.unit_forms.items()
            if of == code and not form.isalpha() and not regex.fullmatch(r"[\p{L}\p{M}]+", form)
        )

    # ------------------------------------------------------------ phrases

    @cached_property
    def explains(self) -> Phrases:
        """Tag: the numbers that are accounted for, with blanks between: a fortnight is two weeks and 14 days."""
        numbers: dict[str, str] = {}
        for number, text in self.data["explains"].items():
            for phrase in items(text):
                numbers[phrase] = f"{numbers[phrase]} {number}" if phrase in numbers else number
        groups: dict[str, list[str]] = {}
        for phrase, tag in numbers.items():
            groups.setdefault(tag, []).append(phrase)
        return Phrases(groups, self.index)

    @cached_property
    def silent(self) -> Phrases:
        return Phrases({"silent": items(self.data["silent"]["phrases"])}, self.index)

    @cached_property
    def dates(self) -> Phrases:
        skip = ("doubtful", "beside")
        return Phrases({k: items(v) for k, v in self.data["dates"].items() if k not in skip}, self.index)

    def group(self, table: str, *names: str) -> Phrases:
        """Some or all lists of a table."""
        found = self._groups.get((table, names))
        if found is None:
            told = self.data[table]
            found = Phrases({name: items(told[name]) for name in names or told if name in told}, self.index)
            self._groups[table, names] = found
        return found

    @cached_property
    def oppositions(self) -> dict[str, Opposition]:
        """The pairs of opposites by their names."""
        told = {name: items(text) for name, text in self.data["oppositions"].items()}
        neutral = told.get("neutral", [])
        found = {}
        for name in sorted({name[:-2] for name in told if name[-2] == "-"}):
            own = {tag: told[tag] for pole in "abcd" if (tag := f"{name}-{pole}") in told}
            poles = {tag[-1]: Phrases({tag: words}, self.index) for tag, words in own.items()}
            found[name] = Opposition(poles, Phrases({**own, "neutral": neutral}, self.index, apart=True))
        return found

    @cached_property
    def poles(self) -> dict[Phrases, tuple[str, str]]:
        """The words of one pole → the pair's name and the pole."""
        found = self.oppositions.items()
        return {phrases: (name, pole) for name, one in found for pole, phrases in one.poles.items()}

    @cached_property
    def no_opposites(self) -> Phrases:
        """Phrases with a word of a pair that are not meant by it."""
        return Phrases({"neutral": items(self.data["oppositions"].get("neutral", ""))}, self.index)

    @cached_property
    def index(self) -> Index:
        """The words of all our phrases, looked up together."""
        return Index(self.ending)

    def words(self, table: str, name: str) -> frozenset[str]:
        """The single words of a list."""
        found = self._singles.get((table, name))
        if found is None:
            listed = items(self.data[table].get(name, ""))
            found = self._singles[table, name] = frozenset(key(item.rstrip("!")) for item in listed)
        return found


@lru_cache(maxsize=16)
def lexis(code: str) -> Lexis | None:
    """The tables of a language (`bn`, and `bn-IN` alike); None where there are none."""
    resource = files("pipeline") / "data" / "checks" / f"{code.partition('-')[0].lower()}.toml"
    if not resource.is_file():
        return None
    return Lexis(code, tomllib.loads(normalize("NFC", resource.read_text(encoding="utf-8"))))


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Every class of units."""
    data = tomllib.loads((files("pipeline") / "data" / "checks" / "units.toml").read_text(encoding="utf-8"))
    return {
        code: Unit(
            code,
            told["dimension"],
            Fraction(told.get("worth", 1)),
            told.get("loose", False),
            told.get("loose", False) or told.get("bare", False),
            frozenset(told.get("any", ())),
        )
        for code, told in data.items()
    }


def value_of(text: str) -> Value:
    """A number as data writes it: `12`, `3/2`."""
    return tidy(Fraction(text))


def tidy(value: Value) -> Value:
    """A whole number as an `int`: quicker, and equal all the same."""
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def times(value: Value, scale: Value) -> Value:
    return tidy(value * scale) if not isinstance(value, str) and not isinstance(scale, str) else value


def _bare(form: str) -> str:
    return "".join(form.replace("-", " ").split())


def _by_word(table: Mapping[str, str]) -> dict[str, Value]:
    return {key(word): value_of(number) for number, words in table.items() for word in items(words)}


def _any(text: str, after: str = "") -> str:
    """A pattern for any of a list, the longest first; one that never matches for an empty list."""
    forms = sorted(items(text), key=len, reverse=True)
    return "|".join(_spaced(form) + after for form in forms) if forms else r"(?!)"


def _spaced(form: str) -> str:
    return r"[\s\u00a0\-]*".join(regex.escape(part) for part in regex.split(r"[\s-]+", form) if part)


def _signs(text: str) -> list[str]:
    """A list of words and signs, the comma itself among them where two follow each other."""
    return [*items(text), *([","] if ",," in text.replace(" ", "") else [])]
