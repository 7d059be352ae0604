"""Every check has a manual page that is true, a file of its name, and words in the languages we speak."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.catalog.glossary import Glossary, Term
from pipeline.checks import RULES, bench, known
from pipeline.checks.manual import manual, texts
from pipeline.checks.notices import ELSEWHERE, NOTICES
from pipeline.checks.rule import Rule, Scope
from pipeline.checks.wording import languages, words
from pipeline.languages import language
from pipeline.model import Catalog, Message

ROOT = Path(__file__).resolve().parents[2]
BENGALI = language("bn")
PLACES = tuple(f"{label}: https://site.example/{label}" for label in ("link-1", "link-2", "image-1", "image-2"))
PAIRS = [rule for rule in RULES if rule.scope is Scope.PAIR]

GLOSSARY = Glossary(
    (
        Term("sciatica", "noun", ("সায়াটিকা",)),
        Term("water", "noun", ("পানি",), ("জল",)),
        Term("HbA1c", keep=True),
    )
)
"""What the manuals of terms speak of."""


def tool(name: str) -> ModuleType:
    """A script of tools/, which is no package."""
    spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


check_docs, check_words = tool("check_docs"), tool("check_words")


def codes(msgid: str, msgstr: str) -> list[str]:
    message = Message(msgid, msgstr, notes=("type: paragraph", *PLACES), line=12)
    rules = [rule for rule in RULES if rule.scope is Scope.PAIR]
    found = bench(BENGALI, rules, glossary=GLOSSARY).catalog(Catalog("walking", "bn", messages=(message,)))
    return [one.code for one in found]


@pytest.mark.parametrize("one", [*RULES, *NOTICES], ids=lambda one: str(one.code))
def test_a_manual_says_what_is_found_and_why_that_hurts(one: Rule) -> None:
    page = manual(one)
    assert page.title.endswith((".", "।")), "the first paragraph is a sentence"
    assert len(page.title) <= 160 and page.why
    if isinstance(one, Rule):
        assert page.bad and page.good


@pytest.mark.parametrize("rule", PAIRS, ids=lambda rule: str(rule.code))
def test_the_pairs_in_a_manual_are_what_it_says(rule: Rule) -> None:
    page = manual(rule)
    bad = [texts(pair) for pair in page.bad]
    good = [texts(pair) for pair in page.good]
    for pair in (*bad, *good):
        if len(pair) != 2:  # told in words: it needs a glossary, or more than one entry
            continue
        found = codes(*(text.replace("\\n", "\n").replace("\\t", "\t") for text in pair))
        if pair in bad:
            assert rule.code in found, pair
        else:
            assert rule.code not in found, pair


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_a_check_lives_in_a_file_of_its_name(rule: Rule) -> None:
    path = Path(inspect.getfile(rule.run))
    assert path.stem == rule.code.replace("-", "_") == rule.run.__name__
    assert path.parent.parent.name == "checks"


def test_every_code_is_one_checks_alone() -> None:
    count = Counter(one.code for one in (*RULES, *NOTICES))
    assert {code for code, number in count.items() if number > 1} == set()
    assert {code for code in count if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)} == set()


def test_every_code_that_is_printed_has_a_manual_page() -> None:
    explained = {*known(), *(notice.code for notice in ELSEWHERE)}
    printed: dict[str, str] = {}
    for path in (ROOT / "pipeline").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                name = getattr(call.func, "id", "")
                first = call.args[:1] if name in ("Finding", "Unheard") else call.args[:2] if "fault" in name else []
                for value in (*first, *(one.value for one in call.keywords if one.arg == "code")):
                    texts = (one.value for one in ast.walk(value) if isinstance(one, ast.Constant))
                    printed |= {text: path.name for text in texts if isinstance(text, str) and "-" in text}
    assert len(printed) > 20
    assert {code: path for code, path in printed.items() if code not in explained} == {}


def test_the_page_of_checks_is_current() -> None:
    current = check_docs.PATH.read_text(encoding="utf-8") == check_docs.text()
    assert current, "run `python tools/check_docs.py` after changing a check's docstring"


def test_the_messages_of_all_checks_are_in_the_template() -> None:
    text = (check_words.LOCALES / "checks.pot").read_text(encoding="utf-8")
    missing = {message for message in check_words.messages() if message not in _msgids(text)}
    assert missing == set(), "run `python tools/check_words.py`, then translate pipeline/data/locales/*/checks.po"


def test_every_message_has_a_text_in_bengali_with_the_same_values() -> None:
    assert "bn" in languages()
    known = words("bn")
    assert {message for message in check_words.messages() if message not in known} == set()
    for message in check_words.messages():
        wanted, given = (sorted(re.findall(r"\{[a-z_]+\}", text)) for text in (message, known[message]))
        assert wanted == given, message


def _msgids(text: str) -> set[str]:
    from pipeline.catalog.po import parse_po

    return {one.msgid for one in parse_po(text.encode(), path="checks.pot", domain="checks", language=None).messages}
