"""Pictures on other sites."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.rule import N_, Fault, Noted, article_rule
from pipeline.checks.views import Draft


@article_rule("source-picture")
def source_picture(draft: Draft) -> Iterator[Noted]:
    """A picture lies on another site.

    Nobody will see it: the security policy of the pages lets nothing in from elsewhere, for the other site would learn
    who reads about which illness, and could put another picture in its place. Copy the file beside the article, if you
    may.

    Bad:  `![The sciatic nerve](https://pictures.example/nerve.png)`
    Good: `![The sciatic nerve](images/nerve.png)`
    """
    for line, address in draft.foreign_pictures:
        hint = N_("copy the file into source/ and give its path there")
        yield line, Fault(N_("the picture {picture} is on another site and is not shown"), {"picture": address}, hint)
