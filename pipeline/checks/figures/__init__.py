"""Numbers, units, times and frequencies; negation, comparison, sides: what may harm a reader.

Read `lexis` (what is known of a language, from data), `numbers` and `reading` (a text read once for all of them) first.
"""

from pipeline.checks.figures.bn_number_group import bn_number_group
from pipeline.checks.figures.comparison import comparison
from pipeline.checks.figures.digit_script import digit_script
from pipeline.checks.figures.frequency import frequency
from pipeline.checks.figures.negation import negation
from pipeline.checks.figures.number_decimal import number_decimal
from pipeline.checks.figures.number_range import number_range
from pipeline.checks.figures.number_value import number_value
from pipeline.checks.figures.phone import phone
from pipeline.checks.figures.side import side
from pipeline.checks.figures.time_unit import time_unit
from pipeline.checks.figures.unit import unit
from pipeline.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    number_value,
    number_range,
    number_decimal,
    bn_number_group,
    digit_script,
    unit,
    time_unit,
    frequency,
    phone,
    negation,
    comparison,
    side,
)
