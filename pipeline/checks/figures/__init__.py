"""Numbers, units, times and frequencies; negation, comparison, sides: what may harm a reader."""

from pipeline.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
