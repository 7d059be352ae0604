"""Terms, and words left in English, cut off, swapped or said twice."""

from pipeline.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
