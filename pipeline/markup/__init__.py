"""Markdown: what an article's units are, and what page a lookup makes of it.

Read `parser` (the chain of rules), `walk` (every place that can be translated), `links`, `rawhtml`, `frontmatter` and
`directives` (what the walk meets; `unheard`, what it passes over), `guard` (what a translation may not do), then
`page`; `shape` is for checks.
Nothing here says PO; a translation comes through `model.Lookup` and through nothing else.
"""

from pipeline.markup.page import body, coverage, meta, page, said_in_vain, text_of, undrawn, units
from pipeline.markup.parser import render as html

__all__ = ["body", "coverage", "html", "meta", "page", "said_in_vain", "text_of", "undrawn", "units"]
