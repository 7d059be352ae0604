"""Weblate's checks on pairs of texts: JSON lines in, JSON lines out.

    PYTHON -P benchmarks/weblate_checks.py LANGUAGE

PYTHON is that of an environment with Weblate (`weblate.txt` beside this file), so this module imports nothing of ours.
A line is `{"source": …, "target": …, "flags": …}`, flags written as Weblate writes them; the answer is the sorted names
of the checks that fire. `ask` is the other end, for who calls. No database, no server: the checks get a unit that
answers what they ask of it. Three of Weblate's checks look at other units or at a unit's history and are left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

NEED_OTHERS = ("inconsistent", "reused", "translated")
"""Checks that compare a unit with the others of its project, or with what it was."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question: a translation, and the flags that its component has."""

    source: str
    target: str
    flags: str = ""


class Unanswered(Exception):
    """The other program failed, or did not answer every question."""


def ask(python: str, language: str, pairs: Sequence[Pair]) -> list[frozenset[str]]:
    """What Weblate says of each pair, in their order."""
    command = [python, "-P", __file__, language]
    try:
        done = subprocess.run(command, input=questions(pairs), capture_output=True, text=True)
    except OSError as error:
        raise Unanswered(f"{python} cannot be run: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise Unanswered(f"{python} ended with {done.returncode}: {said[-1] if said else 'it did not say why'}")
    found = [answer(line) for line in done.stdout.splitlines()]
    if len(found) != len(pairs):
        raise Unanswered(f"{python} gave {len(found)} answers to {len(pairs)} pairs")
    return found


def questions(pairs: Iterable[Pair]) -> str:
    """A line for each pair, in ASCII, so that no text can be two lines."""
    return "".join(json.dumps(asdict(pair)) + "\n" for pair in pairs)


def answer(line: str) -> frozenset[str]:
    """The checks named in a line of answers: `["end_stop"]` is one check that fired, `[]` none."""
    try:
        names = json.loads(line)
    except ValueError as error:
        raise Unanswered(f"no answer: {line}") from error
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise Unanswered(f"no list of checks: {line}")
    return frozenset(names)


# ---------------------------------------------------------------- inside Weblate's environment


@dataclass
class Unit:
    """As much of a translated unit as checks of one unit ask for."""

    source: str
    target: str
    all_flags: Any
    translation: Any
    state: int
    translated: bool = True
    readonly: bool = False
    is_source: bool = False
    note: str = ""
    context: str = ""
    check_cache: dict[str, Any] = field(default_factory=dict)

    @property
    def source_string(self) -> str:
        return self.source

    def get_source_plurals(self) -> list[str]:
        return [self.source]

    def get_target_plurals(self) -> list[str]:
        return [self.target]


def answer_all(language: str, lines: Iterable[str]) -> Iterable[str]:
    """Answers to lines of questions."""
    _set_up()
    checks = import_module("weblate.checks.models").CHECKS.target
    flags = import_module("weblate.checks.flags").Flags
    translated = import_module("weblate.utils.state").STATE_TRANSLATED
    translation = _translation(language)
    for line in lines:
        asked = json.loads(line)
        unit = Unit(asked["source"], asked["target"], flags(asked["flags"]), translation, translated)
        fired = (
            name
            for name, check in checks.items()
            if name not in NEED_OTHERS and check.check_target([unit.source], [unit.target], unit)
        )
        yield json.dumps(sorted(fired))


def _set_up() -> None:
    """Django with the languages and the checks of Weblate, both as they are by default."""
    import_module("django.conf").settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "weblate.lang", "weblate.checks"],
        AUTOFIX_LIST=(),
        SITE_TITLE="Weblate",
        USE_I18N=False,
    )
    # What is looked into only with the flags `max-size` and `check-glossary`, and would ask for Pango and a database.
    _stand_in("weblate.fonts.utils", get_font_weight=str, check_render_size=None)
    _stand_in("weblate.glossary.models", get_glossary_terms=None)
    import_module("django").setup()


def _stand_in(name: str, **members: object) -> None:
    module = ModuleType(name)
    vars(module).update(members)
    sys.modules[name] = module


def _translation(language: str) -> SimpleNamespace:
    """Into a language from English, of a component of a project that both are named like nothing in a text."""
    target = _language(language)
    component = SimpleNamespace(
        source_language=_language("en"),
        project=SimpleNamespace(name=""),
        name="",
        file_format="po",
        is_multivalue=False,
        is_glossary=False,
    )
    return SimpleNamespace(language=target, plural=target.plural, component=component)


def _language(code: str) -> Any:
    models = import_module("weblate.lang.models")
    found = models.Language(code=code)
    # Else it is looked for in the database. Where a text has one form, only that a plural has several matters.
    found.plural = models.Plural(number=2, formula="n != 1", language=found)
    return found


if __name__ == "__main__":
    for said in answer_all(sys.argv[1], sys.stdin):
        print(said)
