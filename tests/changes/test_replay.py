"""Real edits of real articles: `update` keeps what it can, more than msgmerge does, and nothing that is wrong."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from benchmarks.replay import EDITS, MADE, ROOT, Score, histories, history, replay

pytestmark = pytest.mark.skipif(shutil.which("msgmerge") is None, reason="the gettext tools are not installed")

CORPUS = Path(os.environ.get("DOBHASHI_CORPUS", ROOT / ".cache" / "corpus"))
ARTICLES = sorted((ROOT / "source").glob("*.md"))
WHOLE = ("quotes", "rewrap", "emphasis", "addresses", "merge", "move", "sections", "rename", "split", "split all")
"""Edits that change no sentence."""


def test_no_history_loses_what_msgmerge_keeps_and_none_publishes_what_is_wrong() -> None:
    count = 60 if CORPUS.is_dir() else len(MADE) + len(EDITS)
    ours, theirs = Score(), Score()
    for one in histories(count):
        mine, other = replay(one)
        assert mine.wrong == 0, one
        assert mine.kept >= other.kept, one
        ours, theirs = ours + mine, theirs + other
    assert ours.kept >= 1.3 * theirs.kept


@pytest.mark.parametrize("kind", WHOLE)
def test_what_only_moved_is_carried_exactly(kind: str) -> None:
    """At least 95 % of the words, over all our own articles, are published in their new places."""
    total = Score()
    for path in ARTICLES:
        mine, _ = replay(history(kind, path.stem, path.read_text(encoding="utf-8"), random.Random(1)))
        total += mine
    assert total.published >= 0.95 * total.touched
    assert total.wrong == 0


@pytest.mark.parametrize("kind", ["negation", "numbers"])
def test_what_may_harm_is_never_published(kind: str) -> None:
    for path in ARTICLES:
        mine, _ = replay(history(kind, path.stem, path.read_text(encoding="utf-8"), random.Random(2)))
        assert mine.published == mine.wrong == 0
        assert mine.kept > 0.9 * mine.touched > 0
