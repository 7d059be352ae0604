"""The comparison with other tools' checks; a small program stands in for Weblate."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from checks.labelled.defects import DEFECTS
from checks.labelled.mutator import Mutant
from checks.labelled.pairs import Labelled

from benchmarks import recall, weblate_checks
from benchmarks.weblate_checks import Pair, Unanswered

ANSWERS = """
import json, sys
assert sys.argv[1] == "-P" and sys.argv[2].endswith("weblate_checks.py") and sys.argv[3] == "bn", sys.argv
for line in sys.stdin:
    asked = json.loads(line)
    fired = [] if asked["target"].endswith("।") else ["end_stop"]
    print(json.dumps([*fired, *asked["flags"].split()]))
"""


def program(folder: Path, text: str) -> str:
    """Something to run that is no Python with Weblate, but is called as one."""
    (folder / "stand_in.py").write_text(text, encoding="utf-8")
    path = folder / "python"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{folder / "stand_in.py"}" "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_the_option_nothing_of_weblate_is_asked() -> None:
    assert list(recall.tools(recall.options([]))) == ["pofilter"]


def test_the_option_adds_a_column_beside_pofilter(tmp_path: Path) -> None:
    chosen = recall.options(["--markdown", "--weblate", program(tmp_path, ANSWERS), "--flags", "md-text"])
    found = recall.tools(chosen)
    assert list(found) == ["pofilter", "Weblate"]
    assert found["Weblate"]([("Sit up.", "সোজা হয়ে বসুন।")]) == [frozenset({"md-text"})]


def test_weblate_is_told_of_markdown_unless_the_flags_say_otherwise() -> None:
    assert recall.options(["--weblate", "python"]).flags == "safe-html, strict-same, md-text"


def test_every_pair_has_its_answer(tmp_path: Path) -> None:
    pairs = [Pair("Sit.", "বসুন।"), Pair("Sit.\nRest.\x85\u2028Get up.", "বসুন\n"), Pair("Rest.", "বিশ্রাম নিন।", "url")]
    told = weblate_checks.ask(program(tmp_path, ANSWERS), "bn", pairs)
    assert told == [frozenset(), frozenset({"end_stop"}), frozenset({"url"})]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raise SystemExit('No module named weblate')", "ended with 1: No module named weblate"),
        ("raise SystemExit(3)", "ended with 3: it did not say why"),
        ("print('[]')", "gave 1 answers to 2 pairs"),
        ("print('Traceback')", "no answer: Traceback"),
        ("print('{}')", "no list of checks: {}"),
        ("print('[1]')", r"no list of checks: \[1\]"),
    ],
)
def test_a_program_that_does_not_answer_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(Unanswered, match=message):
        weblate_checks.ask(program(tmp_path, text), "bn", [Pair("Sit.", "বসুন।")] * 2)


def test_a_program_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert recall.main(["--weblate", str(tmp_path / "python")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'python'} cannot be run: No such file or directory\n"


def test_what_is_said_of_the_good_translation_too_is_no_find() -> None:
    good, noisy = Labelled("Sit.", "বসুন।"), Labelled("Rest.", "বিশ্রাম নিন")
    bad = [Mutant(DEFECTS[0], good, "বসুন"), Mutant(DEFECTS[0], noisy, "বিশ্রাম"), Mutant(DEFECTS[0], noisy, "")]

    def tool(texts: Sequence[recall.Text]) -> list[frozenset[str]]:
        return [frozenset(faults(msgstr)) for _, msgstr in texts]

    def faults(msgstr: str) -> Iterator[str]:
        if not msgstr.endswith("।"):
            yield "end_stop"
        if not msgstr:
            yield "empty"

    assert recall.peer(tool, [good, noisy], bad, [good, noisy]) == recall.Peer((True, False, True), 1, 1)


def test_a_question_is_one_line_of_ascii() -> None:
    asked = weblate_checks.questions([Pair("Sit.\x85\u2028", "বসুন।\n", "url")])
    assert asked.isascii() and asked.splitlines() == [asked.rstrip("\n")]
    assert json.loads(asked) == {"source": "Sit.\x85\u2028", "target": "বসুন।\n", "flags": "url"}
