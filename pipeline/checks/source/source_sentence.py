"""Long sentences."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.catalog.sentences import sentences
from pipeline.checks.rule import N_, Fault, Noted, article_rule
from pipeline.checks.views import Draft

LONGEST = 40
"""Words; advice to patients should need half of that."""


@article_rule("source-sentence")
def source_sentence(draft: Draft) -> Iterator[Noted]:
    """A sentence has more than forty words.

    Nobody in pain reads to its end. And languages that put the verb last make it harder still: the reader of the
    translation learns only there what to do.

    Bad:  `If your pain goes on for …, and you have …, or when it …, you should …`, 41 words
    Good: `Does the pain go on for …? Then …`
    """
    for unit in draft.page.units:
        if unit.msgid.count(" ") < LONGEST or unit.kind == "code":
            continue
        for sentence in sentences(unit.msgid, draft.language):
            count = len(sentence.split())
            if count > LONGEST:
                values = {"count": str(count), "begin": " ".join(sentence.split()[:5])}
                yield unit.line, Fault(N_("a sentence of {count} words: “{begin} …”"), values, N_("make two of it"))
