"""Markdown, links, HTML and placeholders: what the parser finds in both texts."""

from pipeline.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
