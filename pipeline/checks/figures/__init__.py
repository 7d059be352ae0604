"""Numbers, units, times and frequencies; negation, comparison, sides: what may harm a reader.

Read `lexis` (what is known of a language, from data), `numbers` and `reading` (a text read once for all of them) first.
"""

from pipeline.checks.figures.comparison import comparison
from pipeline.checks.figures.digit_script import digit_script
from pipeline.checks.figures.frequency import frequency
from pipeline.checks.figures.named_days import named_days
from pipeline.checks.figures.negation import negation
from pipeline.checks.figures.number_decimal import number_decimal
from pipeline.checks.figures.number_group import number_group
from pipeline.checks.figures.number_range import number_range
from pipeline.checks.figures.number_value import number_value
from pipeline.checks.figures.phone import phone
from pipeline.checks.figures.side import side
from pipeline.checks.figures.unit import time_unit, unit
from pipeline.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    number_value,
    number_range,
    number_decimal,
    number_group,
    digit_script,
    unit,
    time_unit,
    frequency,
    named_days,
    phone,
    negation,
    comparison,
    side,
)
