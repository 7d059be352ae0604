"""Raw HTML: what acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.markup.addresses import SCHEMES, scheme
from pipeline.markup.tags import NEVER, Tag, acts, addresses


@rule("html-unsafe", Family.HTML, target=seen("<"))
def html_unsafe(pair: Pair) -> Iterator[Fault]:
    """The translation brings something that acts: a script, a frame, a form, an event, a style, a hidden address.

    Nothing of that kind comes from a translation, whoever sent it. A tag inside a code span is text and harmless.

    Bad:  `Rest helps.` → `বিশ্রামে উপকার হয়।<script>alert(1)</script>`
    Bad:  `Do <b>not</b> run.` → `দৌড়াবেন <b onclick="go()">না</b>।`
    Good: `Do <b>not</b> run.` → `দৌড়াবেন <b>না</b>।`
    """
    for one, what in unsafe(pair):
        if one.closing:
            continue  # what it closes has been told
        yield Fault(
            N_("{what} is not in the source"),
            {"what": what},
            hint=N_("a translation brings no tags or attributes of its own"),
            at=one.at,
        )


def unsafe(pair: Pair) -> list[tuple[Tag, str]]:
    """Tags of the translation that act and are not the source's, each with what is wrong with it."""
    if "<" not in pair.target_text:
        return []
    known = Counter((one.name, one.closing, one.attributes) for one in pair.source.tags)
    elements = {one.name for one in pair.source.tags}
    attributes = {(one.name, name) for one in pair.source.tags for name, _ in one.attributes}
    found = []
    for one in pair.target.tags:
        key = (one.name, one.closing, one.attributes)
        if known[key] > 0:
            known[key] -= 1
            continue
        events = [n for n, _ in one.attributes if acts(n) and (one.name, n) not in attributes]
        schemes = [s for value in addresses(one) if (s := scheme(value)) and s not in SCHEMES]
        if one.name in NEVER and one.name not in elements:
            found.append((one, one.mark))
        elif events:
            found.append((one, events[0]))
        elif schemes:
            found.append((one, f"{schemes[0]}:"))
    return found
