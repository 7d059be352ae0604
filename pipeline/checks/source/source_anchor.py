"""Links to a place in an article."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import N_, Fault, Noted, article_rule
from pipeline.checks.views import Draft
from pipeline.findings import Finding, Place, Severity, Wording

WITHIN = N_("nothing in this article has the id {anchor}")
ELSEWHERE = N_("nothing in {article} has the id {anchor}")
HINT = N_("give the heading its id: ## When to get help {{#{anchor}}}")


@article_rule("source-anchor")
def source_anchor(draft: Draft) -> Iterator[Noted]:
    """A link leads to a heading that is not there.

    The browser shows the page's beginning instead, and the reader looks for the advice in vain. An id of your own,
    `{#get-help}` behind the heading, does not change with the heading's words.

    Bad:  `See [when to get help](#help).` in an article whose heading has the id `get-help`
    Good: `See [when to get help](#get-help).` there
    """
    for line, domain, anchor in draft.anchors:
        if not domain and anchor not in draft.ids:
            yield line, Fault(WITHIN, {"anchor": anchor}, HINT)


def astray(place: Place, domain: str, other: str, anchor: str) -> Finding:
    """The same about a link into another article, which the rule alone cannot see."""
    wording = Wording(ELSEWHERE, HINT, (("article", other), ("anchor", anchor)))
    message, hint = wording.said(ELSEWHERE), wording.said(HINT)
    return Finding(
        source_anchor.code,
        Severity.INFO,
        message,
        place,
        hint,
        domain,
        family=source_anchor.family.value,
        wording=wording,
    )
