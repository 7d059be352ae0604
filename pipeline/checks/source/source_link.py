"""Links between articles."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import N_, Fault, Noted, article_rule
from pipeline.checks.views import Draft


@article_rule("source-link")
def source_link(draft: Draft) -> Iterator[Noted]:
    """A link in the article leads to no article of the site.

    The page would have it in every language, and its readers would meet a dead end. Give the path of the other article
    as seen from this one.

    Bad:  `Read about [sleep](sleping.md).`
    Good: `Read about [sleep](sleeping.md).`
    """
    for finding in draft.page.findings:
        if finding.code == "link-broken":
            address = finding.message.removeprefix("the link ").removesuffix(" leads to no article")
            hint = N_("give the path of an article as seen from this one")
            yield finding.place.line, Fault(N_("the link {address} leads to no article"), {"address": address}, hint)
