"""How a text is written: letters, joiners, invisible characters, punctuation, spaces."""

from pipeline.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
