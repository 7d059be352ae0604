"""Two translations for one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, Told, project_rule
from pipeline.checks.views import Corpus
from pipeline.checks.words.measure import place
from pipeline.findings import Severity


@project_rule("inconsistent", Family.COMPLETENESS, Severity.INFO)
def inconsistent(corpus: Corpus) -> Iterator[Told]:
    """One English text is translated in two ways.

    It may be meant, for a word has more senses than one (then `<!-- i18n:context: … -->` in the article says which); if
    not, one of the two should win.

    Bad:  `Further reading` → `আরও পড়ুন`
    Good: `Further reading` → `আরও পড়ার জন্য`
    """
    groups: dict[tuple[str | None, str, int | None], list[Pair]] = {}
    for pair in corpus.pairs:
        groups.setdefault((pair.message.msgctxt, pair.source_text, pair.form), []).append(pair)
    for pairs in groups.values():
        if len(pairs) == 1:
            continue
        texts = Counter(" ".join(pair.target_text.split()) for pair in pairs)
        if len(texts) == 1:
            continue
        usual = texts.most_common(1)[0][0]
        for pair in pairs:
            if " ".join(pair.target_text.split()) != usual:
                other = next(one for one in pairs if " ".join(one.target_text.split()) == usual)
                values = {"text": usual if len(usual) <= 50 else f"{usual[:49]}…", "place": place(other)}
                hint = N_("choose one, or tell the two senses apart with a context")
                yield pair, Fault(N_("elsewhere it is “{text}” ({place})"), values, hint=hint)
