"""What the beginning of a line makes of a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.checks.cues import seen
from pipeline.checks.pair import Pair
from pipeline.checks.rule import N_, Family, Fault, rule
from pipeline.markup.kinds import Nature
from pipeline.markup.parser import block_types

_SUSPECT = re.compile(r"^(?: {4}|\t|[ ]{0,3}(?:[#>+*=~`:|<\[-]|_[ _]*_|\d{1,9}[.)]))", re.MULTILINE)
_CUE = seen(r"^(?:[#>+*=~`:|<\[_-]|\d{1,9}[.)])| {4}|[\t\n]")
_ONE_LINE = ("heading", "table", "card title", "term")
_MARK = re.compile(r"^\s*(#{1,6}|[-*+>]|[0-9]{1,9}[.)])[ \t\u00a0]+(?![\d\s])")
"""A mark of a block and words after it; a sign before a figure, as in `> 5` or `- 5`, is meant."""
_KINDS: Mapping[str, str] = {"#": "heading_open", ">": "blockquote_open"}
_MESSAGES = {
    "heading_open": N_("the translation begins like a heading"),
    "bullet_list_open": N_("the translation begins like a list"),
    "ordered_list_open": N_("the translation begins like a numbered list"),
    "blockquote_open": N_("the translation begins like a quotation"),
    "code_block": N_("the translation begins like indented code"),
    "fence": N_("the translation begins like code"),
    "table_open": N_("the translation begins like a table"),
    "hr": N_("the translation is a line across the page"),
    "html_block": N_("the translation begins like a block of HTML"),
    "dl_open": N_("the translation begins like a definition"),
    "footnote_reference_open": N_("the translation begins like a footnote"),
    "": N_("the translation would not be shown: it reads like the address of a label"),
}
_OTHER = N_("the translation begins like another kind of block")


@rule("md-block-start", Family.MARKDOWN, target=_CUE)
def md_block_start(pair: Pair) -> Iterator[Fault]:
    r"""By itself the translation would be another block: a list, a heading, a quotation.

    A paragraph that begins with `9.` or `- ` is a list to every program that reads the text as Markdown, and readers
    see the marks. A figure in Bengali digits, `৯.`, begins no list. Escape the mark: `9\.`, `\#`. In a heading, a cell
    or a title no block can begin, and the mark would be printed before the words.

    Bad:  `Nine of ten recover.` → `9. জন সেরে ওঠেন।`
    Bad:  `Rest.` → `# বিশ্রাম`
    Good: `Nine of ten recover.` → `১০ জনে ৯ জন সেরে ওঠেন।`
    """
    text = pair.target_text
    if pair.target.nature is not Nature.MARKDOWN or pair.kind == "image alt":
        yield from _printed(pair)
        return
    if pair.kind.startswith(_ONE_LINE):
        yield from _printed(pair)
        if "\n" in text and "\n" not in pair.source_text:
            at = text.index("\n")
            yield Fault(
                N_("a {kind} has one line"), {"kind": pair.kind}, hint=N_("write it on one line"), at=(at, at + 1)
            )
        return
    suspect = _SUSPECT.search(text)
    if suspect is None or len(text) > 20_000:
        return
    mine, theirs = block_types(text), block_types(pair.source_text)
    if mine == theirs or (not set(mine) - set(theirs) and mine):
        return
    kind = next((one for one in mine if one not in theirs), "")
    yield Fault(
        _MESSAGES.get(kind, _OTHER),
        hint=N_("put a backslash before the mark, or begin with a word"),
        at=(suspect.start(), suspect.end()),
    )


def _printed(pair: Pair) -> Iterator[Fault]:
    """A mark of a block where no block can begin; a source that has the sign by itself somewhere may have it there."""
    found = _MARK.match(pair.target_text)
    if found is None or pair.kind == "code" or _is_said(found[1], pair.source_text):
        return
    kind = "ordered_list_open" if found[1][0].isdecimal() else _KINDS.get(found[1][0], "bullet_list_open")
    yield Fault(_MESSAGES[kind], hint=N_("leave the mark out: it would be printed"), at=found.span(1))


def _is_said(mark: str, source: str) -> bool:
    if mark[0].isdecimal():
        return mark[:-1] in source
    return any(word.strip("\\").startswith(mark[0]) and not word.strip("#*+>-\\") for word in source.split())
